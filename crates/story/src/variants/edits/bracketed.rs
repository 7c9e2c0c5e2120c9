//! Words in brackets: the editor's, not the speaker's.

use super::gaps::Gap;
use super::side::Side;
use super::{EditKind, Verdict};
use crate::variants::Brackets;
use std::ops::Range;

/// Most words that an editor replaces by words in brackets.
const LONGEST: usize = 12;

/// Words put in or replaced in square brackets; in round ones only if they are put in.
pub(super) fn read(one: &Side<'_>, other: &Side<'_>, gap: &Gap) -> Option<Verdict> {
    let square =
        |side: &Side<'_>, range: &Range<usize>| range.clone().any(|at| side.is_bracketed(at));
    let round = |side: &Side<'_>, range: &Range<usize>| {
        !range.is_empty() && range.clone().all(|at| side.words[at].brackets == Brackets::Round)
    };
    let (here, there) = (square(one, &gap.a), square(other, &gap.b));
    let replaced = if here { gap.b.len() } else { gap.a.len() };
    if (here || there) && replaced <= LONGEST {
        return Some(Verdict::listed(EditKind::Bracketed, "bracketed"));
    }
    let put_in = gap.b.is_empty() && round(one, &gap.a) || gap.a.is_empty() && round(other, &gap.b);
    put_in.then_some(Verdict::listed(EditKind::Bracketed, "round-brackets"))
}

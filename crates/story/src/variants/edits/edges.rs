//! Beginnings and ends: one telling begins later or ends earlier.

use super::gaps::{Edge, Gap};
use super::senses::{Sense, Unit};
use super::side::Side;
use super::{EditKind, Verdict, rest};
use crate::variants::Before;
use onrecord_language::names::spelling;
use std::ops::Range;

/// Most words of an end that are read as other words rather than as two ends, and by how many the sides may differ.
const SHORT: usize = 4;
const UNEVEN: usize = 2;

/// A clip, or nothing where the words at an end are other words and have to be read.
pub(super) fn read(one: &Side<'_>, other: &Side<'_>, gap: &Gap) -> Option<Verdict> {
    let clip = Some(Verdict::listed(EditKind::Clip, "clip"));
    match (gap.edge, gap.a.is_empty(), gap.b.is_empty()) {
        (Edge::Inside, ..) => None,
        (Edge::Start, false, true) => hedge(one, &gap.a, other, gap.b.end).or(clip),
        (Edge::Start, true, false) => hedge(other, &gap.b, one, gap.a.end).or(clip),
        (_, false, false) if is_short(gap) && !is_apart(one, other, gap) => {
            run_over(one, other, gap)
        }
        (_, false, false) => Some(Verdict::listed(EditKind::Clip, "other-end")),
        _ if is_bracketed(one, &gap.a) || is_bracketed(other, &gap.b) => None,
        _ => clip,
    }
}

/// A clip where the words of one side stand in those of the other as well.
fn run_over(one: &Side<'_>, other: &Side<'_>, gap: &Gap) -> Option<Verdict> {
    let (a, b) = rest::rest(one, &gap.a, other, &gap.b);
    (a.is_empty() || b.is_empty()).then_some(Verdict::listed(EditKind::Clip, "clip"))
}

fn is_bracketed(side: &Side<'_>, range: &Range<usize>) -> bool {
    !range.is_empty() && range.clone().all(|at| side.is_bracketed(at))
}

fn is_short(gap: &Gap) -> bool {
    let (short, long) = (gap.a.len().min(gap.b.len()), gap.a.len().max(gap.b.len()));
    long <= SHORT && long - short <= UNEVEN && gap.left + gap.right >= 3
}

/// Whether a border of the text lies between the gap and the shared words: then these are other sentences.
pub(super) fn is_apart(one: &Side<'_>, other: &Side<'_>, gap: &Gap) -> bool {
    let border = |side: &Side<'_>, range: &Range<usize>| {
        let at = if gap.edge == Edge::Start { range.end } else { range.start };
        side.before(at) >= Before::Sentence
    };
    border(one, &gap.a) || border(other, &gap.b)
}

/// A hedge lost at the very beginning, the capital made good: it bears on what follows and no sign warns. "I think" without
/// a mark behind it is often cut by the page rather than by the writer; it stays a clip.
fn hedge(long: &Side<'_>, lead: &Range<usize>, short: &Side<'_>, first: usize) -> Option<Verdict> {
    let made_good = first == 0
        && short.is_capital(first)
        && (!long.is_capital(lead.end) || short.folded(first) == "i");
    if lead.clone().all(|at| spelling::is_title(long.surface(at))) && long.is_name(lead.end) {
        return Some(Verdict::listed(EditKind::Word, "title"));
    }
    let repeated = long.folded(lead.start) == short.folded(first);
    let unit = long.unit(lead.start).filter(|_| made_good && !repeated)?;
    let rest = unit.range.end..lead.end;
    let bears = rest.clone().all(|at| long.is_function(at) || long.unit(at).is_some_and(is_hedge));
    let to_a_mark = long.before(lead.end) >= Before::Mark;
    match unit.sense {
        Sense::Qualifier { group, is_raised: true }
            if bears && (group != "opinion" || to_a_mark) =>
        {
            Some(Verdict::raised(EditKind::Qualifier, "qualifier-first"))
        }
        Sense::Negator if lead.len() == 1 => {
            Some(Verdict::raised(EditKind::Negation, "negation-first"))
        }
        _ => None,
    }
}

fn is_hedge(unit: &Unit) -> bool {
    matches!(unit.sense, Sense::Qualifier { is_raised: true, .. })
}

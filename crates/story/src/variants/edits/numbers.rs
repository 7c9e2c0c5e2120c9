//! Another number, quantity or date.

use super::other_words::Part;
use super::side::{Side, is_number};
use super::{EditKind, Verdict};
use crate::variants::lists;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Words of quantity and date, by the line of the list: only words of one line are numbers in place of each other.
static QUANTITIES: LazyLock<BTreeMap<&str, usize>> = LazyLock::new(|| {
    let lines = lists::lines(include_str!("../../../data/variants/quantities.txt")).enumerate();
    lines.flat_map(|(kind, line)| line.split_whitespace().map(move |word| (word, kind))).collect()
});

/// Figures are a kind of their own.
const FIGURE: usize = usize::MAX;

/// Another number of the same kind on both sides.
pub(super) fn read(a: Part<'_, '_>, b: Part<'_, '_>) -> Option<Verdict> {
    let (ours, theirs) = (numbers(a), numbers(b));
    let other = |(kind, one): &(usize, String)| {
        theirs.iter().any(|(other_kind, other)| {
            is_comparable(*kind, *other_kind) && value(one) != value(other)
        })
    };
    ours.iter().any(other).then_some(Verdict::raised(EditKind::Number, "number"))
}

/// Whether a word stands for a quantity or a date.
pub(super) fn is_quantity(folded: &str) -> bool {
    is_number(folded) || QUANTITIES.contains_key(folded)
}

fn is_comparable(one: usize, other: usize) -> bool {
    let fraction = |kind: usize| kind == 0 || kind == 1 || kind == FIGURE;
    one == other || fraction(one) && fraction(other)
}

/// A number without its currency.
fn value(number: &str) -> &str {
    number.trim_start_matches(['$', '£', '€', '¥'])
}

fn numbers(part: Part<'_, '_>) -> Vec<(usize, String)> {
    part.1.iter().filter_map(|&at| number(part.0, at)).collect()
}

fn number(side: &Side<'_>, at: usize) -> Option<(usize, String)> {
    let folded = side.folded(at);
    let kind = if is_number(folded) { FIGURE } else { *QUANTITIES.get(folded)? };
    Some((kind, folded.to_owned()))
}

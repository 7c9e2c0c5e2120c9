//! Words of a gap without those that stand on both sides.

use super::side::Side;
use std::collections::BTreeMap;
use std::ops::Range;

/// The places of the words that the other side lacks.
pub(super) fn rest(
    one: &Side<'_>,
    a: &Range<usize>,
    other: &Side<'_>,
    b: &Range<usize>,
) -> (Vec<usize>, Vec<usize>) {
    (lacking(one, a, other, b), lacking(other, b, one, a))
}

fn lacking(
    side: &Side<'_>,
    range: &Range<usize>,
    other: &Side<'_>,
    others: &Range<usize>,
) -> Vec<usize> {
    let mut there: BTreeMap<&str, usize> = BTreeMap::new();
    for at in others.clone() {
        *there.entry(other.folded(at)).or_default() += 1;
    }
    let mut is_there = |at: &usize| match there.get_mut(side.folded(*at)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    };
    range.clone().filter(|at| !is_there(at)).collect()
}

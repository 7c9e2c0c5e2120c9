//! Where words that one side leaves out may stand at several places ("I think so. I think not"), the one that begins
//! at a border of the text is meant.

use super::Sides;
use crate::variants::{Before, Words};

/// Words over which a gap is moved.
const FARTHEST: usize = 12;

/// Moves the gaps of one side.
pub(super) fn slide(sides: &Sides, one: &Words, other: &Words, pairs: &mut [(usize, usize)]) {
    for at in 1..pairs.len() {
        let ((i, j), (k, l)) = (pairs[at - 1], pairs[at]);
        if l == j + 1 && k > i + 1 {
            let back = back(&sides.a, (one, other), (i, j), k, run(pairs, at));
            for step in 0..back {
                pairs[at - 1 - step].0 = k - 1 - step;
            }
        } else if k == i + 1 && l > j + 1 {
            let back = back(&sides.b, (other, one), (j, i), l, run(pairs, at));
            for step in 0..back {
                pairs[at - 1 - step].1 = l - 1 - step;
            }
        }
    }
}

/// How many pairs before a place follow each other without a gap.
fn run(pairs: &[(usize, usize)], at: usize) -> usize {
    let close = |at: usize| {
        at > 0 && pairs[at - 1].0 + 1 == pairs[at].0 && pairs[at - 1].1 + 1 == pairs[at].1
    };
    1 + (0..FARTHEST).take_while(|step| at > *step && close(at - 1 - step)).count()
}

/// By how many words the gap behind the pair `last` and before the word `next` of the longer side goes back, so that it
/// begins at the strongest border: where the shorter side shows an elision, else at the end of a sentence.
fn back(
    side: &[u32],
    (long, short): (&Words, &Words),
    last: (usize, usize),
    next: usize,
    most: usize,
) -> usize {
    let same = |step: &usize| side[last.0 - step] == side[next - 1 - step];
    let free = (0..most.min(last.0 + 1)).take_while(same).count();
    let before = |words: &Words, at: usize| match (at, words.all.get(at)) {
        (0, _) => Before::Sentence,
        (_, Some(word)) => word.before,
        _ => Before::Space,
    };
    let weight = |step: usize| {
        let shown = last.1 + 1 > step && before(short, last.1 + 1 - step).shows_elision();
        let border = |at: usize| before(long, at.saturating_sub(step)).max(Before::Space);
        (shown, border(last.0 + 1), border(next))
    };
    (0..=free).rev().max_by_key(|&step| weight(step)).unwrap_or(0)
}

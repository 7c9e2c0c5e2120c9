//! Equal words that mean nothing: a lone "of the" or "people" among words that have nothing to do with each other.

use super::Sides;
use std::ops::Range;

/// What one content word of a run outweighs, counted in words of the gaps around it.
const CONTENT: usize = 3;

/// Drops runs that are lighter than the gaps around them.
pub(super) fn prune(sides: &Sides, pairs: &mut Vec<(usize, usize)>) {
    while let Some(run) = lightest(sides, pairs) {
        pairs.drain(run);
    }
}

/// The first run that is too light.
fn lightest(sides: &Sides, pairs: &[(usize, usize)]) -> Option<Range<usize>> {
    let runs = runs(pairs);
    (runs.len() > 1).then(|| runs.into_iter().find(|run| is_light(sides, pairs, run))).flatten()
}

/// Stretches of pairs without a gap.
fn runs(pairs: &[(usize, usize)]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for at in 0..pairs.len() {
        match out.last_mut() {
            Some(run) if gap(pairs, at) == (0, 0) => run.end = at + 1,
            _ => out.push(at..at + 1),
        }
    }
    out
}

/// Words of each side between a pair and the one before it.
fn gap(pairs: &[(usize, usize)], at: usize) -> (usize, usize) {
    if at == 0 || at >= pairs.len() {
        return (0, 0);
    }
    (pairs[at].0 - pairs[at - 1].0 - 1, pairs[at].1 - pairs[at - 1].1 - 1)
}

fn is_light(sides: &Sides, pairs: &[(usize, usize)], run: &Range<usize>) -> bool {
    let (before, after) = (gap(pairs, run.start), gap(pairs, run.end));
    let other_words = before.0.min(before.1) + after.0.min(after.1);
    let content = run.clone().filter(|&at| sides.is_content(pairs[at].0)).count();
    let weight = run.len() + (CONTENT - 1) * content;
    if content > 0 {
        return run.len() <= 3 && other_words > CONTENT * weight;
    }
    let is_last = run.start == 0 || run.end == pairs.len();
    let missing = before.0.max(before.1) + after.0.max(after.1);

    run.len() <= 3 && missing > 4 * weight && (is_last || other_words > 0)
}

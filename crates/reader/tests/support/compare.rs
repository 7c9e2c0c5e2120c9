//! What is read against what is right.

use super::notation::{Finding, Said};
use std::collections::BTreeMap;

/// Least share of words that two contents have in common to be the same statement.
const SAME: f64 = 0.5;

/// How many of the right statements are read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Share {
    pub(crate) right: usize,
    /// Read with the right speaker and at least half of the words.
    pub(crate) found: usize,
    /// Read exactly so.
    pub(crate) exact: usize,
    /// Read, and not right.
    pub(crate) extra: usize,
}

/// Says of each right statement how it is read, in its order, then what else is read.
pub(crate) fn judge(right: &[Said], read: &[Said]) -> Vec<Finding> {
    let pairs = pairs(right, read);
    let finding = |(at, said): (usize, &Said)| match pairs.get(&at) {
        Some(&other) if read[other] == *said => Finding::Found(said.clone()),
        Some(&other) => Finding::Near(said.clone(), read[other].clone()),
        None => Finding::Miss(said.clone()),
    };
    let extra =
        read.iter().enumerate().filter(|(at, _)| !pairs.values().any(|paired| paired == at));
    let extra = extra.map(|(_, said)| Finding::Extra(said.clone()));
    right.iter().enumerate().map(finding).chain(extra).collect()
}

/// Which right statement is read by which, the likest first, each only once.
fn pairs(right: &[Said], read: &[Said]) -> BTreeMap<usize, usize> {
    let all = (0..right.len()).flat_map(|r| (0..read.len()).map(move |p| (r, p)));
    let mut likely: Vec<_> = all
        .map(|(r, p)| (likeness(&right[r], &read[p]), r, p))
        .filter(|((_, shared, _), ..)| *shared >= SAME)
        .collect();
    likely.sort_by(|(a, ..), (b, ..)| b.partial_cmp(a).unwrap());
    let mut pairs: BTreeMap<usize, usize> = BTreeMap::new();
    for (_, r, p) in likely {
        if !pairs.contains_key(&r) && !pairs.values().any(|paired| *paired == p) {
            pairs.insert(r, p);
        }
    }
    pairs
}

/// Whether they are equal, how much of the content they share (nothing where the speakers differ), and
/// whether the cue is the same.
fn likeness(right: &Said, read: &Said) -> (bool, f64, bool) {
    let shared = if right.shares_speaker(read) { overlap(right, read) } else { 0.0 };
    (right == read, shared, right.cue == read.cue)
}

/// Words in common by all words, each counted as often as it stands there.
fn overlap(a: &Said, b: &Said) -> f64 {
    let (a, b) = (words(a), words(b));
    let all: std::collections::BTreeSet<_> = a.keys().chain(b.keys()).collect();
    let count = |bag: &BTreeMap<String, u32>, word: &str| bag.get(word).copied().unwrap_or(0);
    let both: u32 = all.iter().map(|word| count(&a, word).min(count(&b, word))).sum();
    let either: u32 = all.iter().map(|word| count(&a, word).max(count(&b, word))).sum();
    f64::from(both) / f64::from(either.max(1))
}

fn words(said: &Said) -> BTreeMap<String, u32> {
    let mut bag = BTreeMap::new();
    let pieces =
        said.content.iter().flat_map(|piece| piece.words.split(|c: char| !c.is_alphanumeric()));
    for word in pieces.filter(|word| !word.is_empty()) {
        *bag.entry(word.to_lowercase()).or_default() += 1;
    }
    bag
}

/// Adds up findings.
pub(crate) fn share<'f>(findings: impl Iterator<Item = &'f Finding>) -> Share {
    let mut share = Share::default();
    for finding in findings {
        share.right += usize::from(finding.ideal().is_some());
        share.found += usize::from(matches!(finding, Finding::Found(_) | Finding::Near(..)));
        share.exact += usize::from(matches!(finding, Finding::Found(_)));
        share.extra += usize::from(matches!(finding, Finding::Extra(_)));
    }
    share
}

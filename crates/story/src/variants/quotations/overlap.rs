//! What two wordings share, word by word, and what stands in the way.

use super::shingles::{ALONE, COMMON_SHARE, Shingles, WIDTH};
use super::wordings::{PIECE, SENTENCE, Wordings};

/// Stretches of equal words that are looked at.
const MAX_RUNS: usize = 48;
/// Places of one shingle in one wording that are looked at.
const MAX_PLACES: usize = 4;
/// Other words on both sides between two stretches of one utterance.
const MAX_BETWEEN: u32 = 12;
/// Cells of the table that finds single shared words between two stretches.
const MAX_CELLS: usize = 600;
/// Words at the edge of an overlap that are looked at where both wordings go on differently.
const EDGE: usize = 3;

/// A stretch of equal words: where it begins in the one and the other, and its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Run {
    i: u32,
    j: u32,
    len: u32,
}

impl Run {
    fn ends(self) -> (u32, u32) {
        (self.i + self.len, self.j + self.len)
    }
}

/// What two wordings share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Overlap {
    /// Words of both.
    pub matched: u32,
    /// What they weigh, in tenths; common expressions weigh less.
    pub weight: u32,
    /// Words replaced by others, inside of the overlap.
    pub replaced: u32,
    /// Words that only one of them has, inside of the overlap, where nothing marks that something is left out.
    pub skipped: u32,
    /// What weighs, in tenths, where both go on differently before and behind the overlap.
    pub dangling: u32,
    /// Whether each has words beyond the overlap.
    pub is_staggered: bool,
}

/// One wording that others are compared with.
#[derive(Debug)]
pub(super) struct Compared<'w> {
    wordings: &'w Wordings,
    shingles: &'w Shingles,
    wording: u32,
    /// Shingles with their places, sorted.
    places: Vec<(u32, u32)>,
}

impl<'w> Compared<'w> {
    pub(super) fn new(wordings: &'w Wordings, shingles: &'w Shingles, wording: u32) -> Self {
        let shared = (0..).zip(&shingles.at[wordings.range(wording)]);
        let mut places: Vec<(u32, u32)> = shared
            .filter(|(_, shingle)| **shingle != ALONE)
            .map(|(at, &shingle)| (shingle, at))
            .collect();
        places.sort_unstable();
        Self { wordings, shingles, wording, places }
    }

    /// What it shares with itself: everything.
    pub(super) fn whole(&self) -> Overlap {
        let len = self.wordings.count(self.wording);
        let runs = [Run { i: 0, j: 0, len }];
        let weight = self.weight(&runs);
        Overlap { matched: len, weight, ..Overlap::default() }
    }

    /// What it shares with another; nothing where no shingle is shared.
    pub(super) fn overlap(&self, other: u32) -> Option<Overlap> {
        let (a, b) = (self.wordings.words(self.wording), self.wordings.words(other));
        let chain = chain(&self.runs(other))?;
        let blocks = filled(a, b, &chain);
        let (first, last) = (*blocks.first()?, blocks.last()?.ends());
        let mut out = Overlap { weight: self.weight(&blocks), ..Overlap::default() };
        out.matched = blocks.iter().map(|run| run.len).sum();
        for two in blocks.windows(2) {
            self.count_gap(other, two[0].ends(), (two[1].i, two[1].j), &mut out);
        }
        out.dangling = self.dangling_before(other, first) + self.dangling_behind(other, last);
        let is_within = |from: u32, to: u32, words: &[u32]| from == 0 && to as usize == words.len();
        out.is_staggered = !is_within(first.i, last.0, a) && !is_within(first.j, last.1, b);
        Some(out)
    }

    /// Stretches of at least [`WIDTH`] equal words.
    fn runs(&self, other: u32) -> Vec<Run> {
        let mut anchors: Vec<(i64, u32)> = Vec::new();
        for (j, &shingle) in (0_u32..).zip(&self.shingles.at[self.wordings.range(other)]) {
            let from = self.places.partition_point(|&(at, _)| at < shingle);
            let same = self.places[from..].iter().take_while(|(at, _)| *at == shingle);
            anchors.extend(same.take(MAX_PLACES).map(|&(_, i)| (i64::from(j) - i64::from(i), i)));
        }
        anchors.sort_unstable();
        let follows = |a: &(i64, u32), b: &(i64, u32)| a.0 == b.0 && a.1 + 1 == b.1;
        let mut runs: Vec<Run> = anchors
            .chunk_by(follows)
            .map(|run| {
                let (diagonal, i) = run[0];
                Run { i, j: (i64::from(i) + diagonal) as u32, len: (run.len() + WIDTH - 1) as u32 }
            })
            .collect();
        runs.sort_unstable_by_key(|run| (std::cmp::Reverse(run.len), run.i, run.j));
        runs.truncate(MAX_RUNS);
        runs.sort_unstable();
        runs
    }

    /// Weight of the words in these stretches. A word counts less where all shingles that hold it are common expressions.
    fn weight(&self, runs: &[Run]) -> u32 {
        let start = self.wordings.range(self.wording).start;
        let words = self.wordings.words(self.wording);
        let mut sum = 0;
        for run in runs {
            let (from, to) = (run.i as usize, (run.i + run.len) as usize);
            for (at, &word) in words.iter().enumerate().take(to).skip(from) {
                let weight = self.wordings.weight(word);
                let is_common = self.is_common(start, from, to, at);
                sum += if is_common { weight.div_ceil(COMMON_SHARE) } else { weight };
            }
        }
        sum
    }

    fn is_common(&self, start: usize, from: usize, to: usize, at: usize) -> bool {
        let first = (at + 1).saturating_sub(WIDTH).max(from);
        let last = at.min(to.saturating_sub(WIDTH));
        let is_common = |place: usize| {
            let shingle = self.shingles.at[start + place];
            shingle != ALONE && self.shingles.is_common[shingle as usize]
        };
        to - from >= WIDTH && (first..=last).all(is_common)
    }

    fn count_gap(&self, other: u32, from: (u32, u32), to: (u32, u32), out: &mut Overlap) {
        let (left, right) = (to.0 - from.0, to.1 - from.1);
        out.replaced += left.min(right);
        let marked = self.begins(self.wording, to.0) & PIECE != 0 && left <= right
            || self.begins(other, to.1) & PIECE != 0 && right <= left;
        if !marked {
            out.skipped += left.abs_diff(right);
        }
    }

    fn begins(&self, wording: u32, at: u32) -> u8 {
        let range = self.wordings.range(wording);
        self.wordings.breaks[range].get(at as usize).copied().unwrap_or(PIECE | SENTENCE)
    }

    fn dangling_before(&self, other: u32, first: Run) -> u32 {
        let (a, b) = (self.wordings.words(self.wording), self.wordings.words(other));
        let (a, b) = (&a[..first.i as usize], &b[..first.j as usize]);
        let breaks = (self.begins(self.wording, first.i), self.begins(other, first.j));
        dangling(self.heavy(a.iter().rev()), self.heavy(b.iter().rev()), breaks)
    }

    fn dangling_behind(&self, other: u32, last: (u32, u32)) -> u32 {
        let (a, b) = (self.wordings.words(self.wording), self.wordings.words(other));
        let (a, b) = (&a[last.0 as usize..], &b[last.1 as usize..]);
        let breaks = (self.begins(self.wording, last.0), self.begins(other, last.1));
        dangling(self.heavy(a.iter()), self.heavy(b.iter()), breaks)
    }

    fn heavy<'a>(&self, words: impl Iterator<Item = &'a u32>) -> u32 {
        words.take(EDGE).map(|&word| self.wordings.weight(word)).sum()
    }
}

/// What weighs where both go on: less where a stretch between marks begins or ends there, or a sentence in both.
fn dangling(a: u32, b: u32, breaks: (u8, u8)) -> u32 {
    let least = a.min(b);
    match (breaks.0 | breaks.1, breaks.0 & breaks.1) {
        (any, _) if any & PIECE != 0 => least / 3,
        (_, both) if both & SENTENCE != 0 => least * 2 / 3,
        _ => least,
    }
}

/// The chain of stretches, growing in both, that shares most.
fn chain(runs: &[Run]) -> Option<Vec<Run>> {
    let mut best: Vec<(i64, Option<usize>)> = Vec::with_capacity(runs.len());
    for (at, run) in runs.iter().enumerate() {
        let mut most = (i64::from(run.len), None);
        for (before, earlier) in runs[..at].iter().enumerate() {
            if let Some(cost) = cost(*earlier, *run) {
                let sum = best[before].0 + i64::from(run.len) - cost;
                if sum > most.0 {
                    most = (sum, Some(before));
                }
            }
        }
        best.push(most);
    }
    let mut at = (0..runs.len()).max_by_key(|&at| (best[at].0, std::cmp::Reverse(at)));
    at?;
    let mut chain = Vec::new();
    while let Some(run) = at {
        chain.push(runs[run]);
        at = best[run].1;
    }
    chain.reverse();
    Some(trimmed(chain))
}

/// What it costs to go on with `next` after `run`; none where that is not possible.
fn cost(run: Run, next: Run) -> Option<i64> {
    let ends = run.ends();
    if next.i <= run.i || next.j <= run.j || next.ends().0 <= ends.0 || next.ends().1 <= ends.1 {
        return None;
    }
    let overlap = i64::from(ends.0) - i64::from(next.i);
    let overlap = overlap.max(i64::from(ends.1) - i64::from(next.j)).max(0);
    let between = next.i.saturating_sub(ends.0).min(next.j.saturating_sub(ends.1));
    (between <= MAX_BETWEEN && overlap < i64::from(next.len))
        .then(|| overlap + i64::from(between) + 1)
}

/// Stretches that overlap give their beginnings away.
fn trimmed(mut chain: Vec<Run>) -> Vec<Run> {
    for at in 1..chain.len() {
        let ends = chain[at - 1].ends();
        let run = &mut chain[at];
        let cut = ends.0.saturating_sub(run.i).max(ends.1.saturating_sub(run.j)).min(run.len);
        *run = Run { i: run.i + cut, j: run.j + cut, len: run.len - cut };
    }
    chain.retain(|run| run.len > 0);
    chain
}

/// The chain with the shorter stretches of equal words between its own, before and behind.
fn filled(a: &[u32], b: &[u32], chain: &[Run]) -> Vec<Run> {
    let mut out = Vec::new();
    let Some(&first) = chain.first() else { return out };
    extend_before(a, b, first, &mut out);
    out.reverse();
    out.push(first);
    for two in chain.windows(2) {
        between(a, b, two[0].ends(), (two[1].i, two[1].j), &mut out);
        out.push(two[1]);
    }
    if let Some(last) = chain.last() {
        extend_behind(a, b, last.ends(), &mut out);
    }
    out
}

/// Steps over altered words that are tried at the ends of an overlap: in the one, in the other.
const STEPS: [(usize, usize); 8] = [(1, 1), (0, 1), (1, 0), (2, 1), (1, 2), (2, 2), (0, 2), (2, 0)];

fn extend_behind(a: &[u32], b: &[u32], mut ends: (u32, u32), out: &mut Vec<Run>) {
    let equal = |i: usize, j: usize| {
        a.get(i..)
            .into_iter()
            .flatten()
            .zip(b.get(j..).into_iter().flatten())
            .take_while(|(a, b)| a == b)
            .count()
    };
    let is_end = |i: usize, j: usize| i == a.len() || j == b.len();
    while let Some((i, j, len)) =
        step(ends, |i, j| (equal(i, j), is_end(i + equal(i, j), j + equal(i, j))))
    {
        out.push(Run { i: i as u32, j: j as u32, len: len as u32 });
        ends = ((i + len) as u32, (j + len) as u32);
    }
}

/// Where the texts agree again behind a few altered words.
fn step(
    ends: (u32, u32),
    look: impl Fn(usize, usize) -> (usize, bool),
) -> Option<(usize, usize, usize)> {
    STEPS.iter().find_map(|&(left, right)| {
        let (i, j) = (ends.0 as usize + left, ends.1 as usize + right);
        let (len, is_end) = look(i, j);
        (len >= 2 || len == 1 && is_end).then_some((i, j, len))
    })
}

/// The same before an overlap: the texts are read from their ends.
fn extend_before(a: &[u32], b: &[u32], first: Run, out: &mut Vec<Run>) {
    let (a, b) = (&a[..first.i as usize], &b[..first.j as usize]);
    let reversed = |words: &[u32]| words.iter().rev().copied().take(64).collect::<Vec<_>>();
    let mut runs = Vec::new();
    extend_behind(&reversed(a), &reversed(b), (0, 0), &mut runs);
    let turn = |run: Run| Run {
        i: a.len() as u32 - run.i - run.len,
        j: b.len() as u32 - run.j - run.len,
        ..run
    };
    out.extend(runs.into_iter().map(turn));
}

/// Single shared words between two stretches: a longest common subsequence.
fn between(a: &[u32], b: &[u32], from: (u32, u32), to: (u32, u32), out: &mut Vec<Run>) {
    let (left, right) = (&a[from.0 as usize..to.0 as usize], &b[from.1 as usize..to.1 as usize]);
    if left.is_empty() || right.is_empty() || left.len() * right.len() > MAX_CELLS {
        return;
    }
    let width = right.len() + 1;
    let mut best = vec![0_u16; (left.len() + 1) * width];
    for i in (0..left.len()).rev() {
        for j in (0..right.len()).rev() {
            best[i * width + j] = if left[i] == right[j] {
                best[(i + 1) * width + j + 1] + 1
            } else {
                best[(i + 1) * width + j].max(best[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < left.len() && j < right.len() {
        if left[i] == right[j] {
            out.push(Run { i: from.0 + i as u32, j: from.1 + j as u32, len: 1 });
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
}

//! The inverted index: which wordings share four words in a row.

use super::SHORTEST;
use super::atoms::Atoms;
use super::weights::LIGHT;
use super::wordings::Wordings;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// Words of a shingle. Four in a row are rare enough to be looked up and short enough to survive an altered word in most
/// quotations of a sentence.
pub(super) const WIDTH: usize = 4;
/// No other wording has the shingle that begins here.
pub(super) const ALONE: u32 = u32::MAX;

/// Of the wordings with a shingle, this many that were published last before one are compared with it.
const NEAREST: usize = 24;
/// So many more of them are looked through for those of the same speaker.
const REACH: usize = 96;
const OF_SPEAKER: usize = 12;
/// Each wording is compared with this many others, and with one more for every so many words.
const COMPARED: usize = 12;
const WORDS_FOR_ONE_MORE: usize = 8;
/// Known speakers, of whom none has half of the wordings, who make a shingle a common expression.
const SPEAKERS_OF_COMMON: usize = 4;

/// What shared shingles weigh at least, in tenths: two words that tell something.
const LIGHTEST: u32 = 22;
/// The part of its weight that a common expression has.
pub(super) const COMMON_SHARE: u32 = 4;

/// What two wordings share, as far as the index shows.
#[derive(Debug, Clone, Copy, Default)]
struct Shared {
    weight: u32,
    /// Where the words that were counted end.
    end: usize,
}

impl Shared {
    fn add(&mut self, wordings: &Wordings, words: &[u32], at: usize) {
        let new = &words[at.max(self.end)..at + WIDTH];
        self.weight += new.iter().map(|&word| wordings.weight(word)).sum::<u32>();
        self.end = at + WIDTH;
    }
}

/// Which wordings share which shingles.
#[derive(Debug, Default)]
pub(super) struct Shingles {
    /// For each word of [`Wordings::words`]: the shingle that begins with it, or [`ALONE`].
    pub at: Vec<u32>,
    /// Wordings by shingle.
    postings: Vec<u32>,
    starts: Vec<u32>,
    /// Whether a shingle is said by many.
    pub is_common: Vec<bool>,
    leaders: Vec<Option<u32>>,
}

impl Shingles {
    pub(super) fn of(wordings: &Wordings, atoms: &Atoms) -> Self {
        let leaders = (0..wordings.len()).map(|wording| atoms.leader(wording)).collect();
        let at = vec![ALONE; wordings.words.len()];
        let mut out = Self { at, starts: vec![0], leaders, ..Self::default() };
        let entries = entries(wordings);
        for shingle in entries.chunk_by(|a, b| a.0 == b.0) {
            out.add(shingle);
        }
        out
    }

    fn add(&mut self, shingle: &[(u64, u32, u32)]) {
        if shingle[0].1 == shingle[shingle.len() - 1].1 {
            return;
        }
        let number = self.is_common.len() as u32;
        let begin = self.postings.len();
        for &(_, wording, at) in shingle {
            self.at[at as usize] = number;
            if self.postings[begin..].last() != Some(&wording) {
                self.postings.push(wording);
            }
        }
        self.starts.push(self.postings.len() as u32);
        self.is_common.push(self.is_said_by_many(&self.postings[begin..]));
    }

    fn is_said_by_many(&self, postings: &[u32]) -> bool {
        if postings.len() < SPEAKERS_OF_COMMON {
            return false;
        }
        let mut known: Vec<u32> =
            postings.iter().filter_map(|&wording| self.leaders[wording as usize]).collect();
        known.sort_unstable();
        let speakers = known.chunk_by(|a, b| a == b).map(<[u32]>::len);
        speakers.clone().count() >= SPEAKERS_OF_COMMON
            && speakers.max().is_some_and(|most| most * 2 < known.len())
    }

    /// Earlier wordings whose shared shingles weigh most, at most a few.
    pub(super) fn candidates(&self, wordings: &Wordings, wording: u32) -> Vec<u32> {
        let range = wordings.range(wording);
        let words = wordings.words(wording);
        let mut shared: FxHashMap<u32, Shared> = FxHashMap::default();
        for (at, &shingle) in self.at[range].iter().enumerate() {
            if shingle != ALONE && !self.is_common[shingle as usize] {
                self.earlier(shingle, wording, |other| {
                    shared.entry(other).or_default().add(wordings, words, at);
                });
            }
        }
        let heavy = shared.into_iter().filter(|(_, shared)| shared.weight >= LIGHTEST);
        let mut best: Vec<_> = heavy.map(|(other, shared)| (shared.weight, other)).collect();
        best.sort_unstable_by(|a, b| b.cmp(a));
        best.truncate(COMPARED + words.len() / WORDS_FOR_ONE_MORE);
        best.into_iter().map(|(_, other)| other).collect()
    }

    fn earlier(&self, shingle: u32, wording: u32, mut found: impl FnMut(u32)) {
        let postings =
            self.starts[shingle as usize] as usize..self.starts[shingle as usize + 1] as usize;
        let postings = &self.postings[postings];
        let earlier = &postings[..postings.partition_point(|&other| other < wording)];
        let (rest, nearest) = earlier.split_at(earlier.len().saturating_sub(NEAREST));
        let leader = self.leaders[wording as usize];
        let is_same = |other: &&u32| leader.is_some() && self.leaders[**other as usize] == leader;
        let of_speaker = rest.iter().rev().take(REACH).filter(is_same).take(OF_SPEAKER);
        for &other in nearest.iter().chain(of_speaker) {
            found(other);
        }
    }
}

/// Every shingle with its wording and place, by shingle. Those of common words alone ("we are going to") lead to nobody.
fn entries(wordings: &Wordings) -> Vec<(u64, u32, u32)> {
    let mut entries = Vec::with_capacity(wordings.words.len());
    for wording in (0..wordings.len()).filter(|&wording| wordings.count(wording) >= SHORTEST) {
        let start = wordings.range(wording).start;
        for (at, words) in (start as u32..).zip(wordings.words(wording).windows(WIDTH)) {
            if words.iter().any(|&word| wordings.weight(word) > LIGHT) {
                entries.push((hash(words), wording, at));
            }
        }
    }
    entries.sort_unstable();
    entries
}

fn hash(words: &[u32]) -> u64 {
    let mut hasher = FxHasher::default();
    words.hash(&mut hasher);
    hasher.finish()
}

//! Distinct wordings: tellings of equal words collapse into one before anything is compared.

use super::{Ordered, weights};
use crate::variants::words::is_number;
use crate::variants::{Before, Words};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};
use std::ops::Range;

/// A sentence begins with this word.
pub(super) const SENTENCE: u8 = 1;
/// A stretch between marks begins with this word, or the reader is told that something is left out before it.
pub(super) const PIECE: u8 = 2;

/// All distinct sequences of words, one after the other.
#[derive(Debug, Default)]
pub(super) struct Wordings {
    /// The words of all wordings.
    pub words: Vec<u32>,
    /// What begins with each word: [`SENTENCE`], [`PIECE`].
    pub breaks: Vec<u8>,
    /// Where each wording begins in `words`; one more for the end.
    starts: Vec<u32>,
    /// Who carries each wording, by rank.
    pub tellings: Vec<Vec<u32>>,
    /// Weight of each word of the vocabulary.
    weights: Vec<u8>,
    /// Which words of the vocabulary are numbers.
    numbers: Vec<bool>,
}

impl Wordings {
    /// Of tellings in the given order; numbers are given in this order, so that they depend on nothing else.
    pub(super) fn of(ordered: Ordered<'_>) -> Self {
        let mut out = Self { starts: vec![0], ..Self::default() };
        let mut vocabulary = FxHashMap::default();
        let mut known = FxHashMap::default();
        for (rank, telling) in (0_u32..).zip(ordered.all()) {
            let begin = out.words.len();
            out.add_words(&telling.pieces, &mut vocabulary);
            if out.words.len() > begin {
                out.collapse(begin, rank, &mut known);
            }
        }
        out
    }

    fn add_words(&mut self, pieces: &[String], vocabulary: &mut FxHashMap<String, u32>) {
        for word in Words::of(pieces).all {
            self.breaks.push(breaks(word.before));
            let next = vocabulary.len() as u32;
            let id = *vocabulary.entry(word.folded).or_insert_with_key(|word| {
                self.weights.push(weights::weight(word));
                self.numbers.push(is_number(word));
                next
            });
            self.words.push(id);
        }
    }

    /// The words from `begin` on are a new wording, or one that is there already.
    fn collapse(&mut self, begin: usize, rank: u32, known: &mut FxHashMap<u64, u32>) {
        let mut key = hash(&self.words[begin..]);
        while let Some(&wording) = known.get(&key) {
            if self.words[self.range(wording)] == self.words[begin..] {
                self.tellings[wording as usize].push(rank);
                self.words.truncate(begin);
                self.breaks.truncate(begin);
                return;
            }
            key = key.wrapping_add(1);
        }
        known.insert(key, self.len());
        self.tellings.push(vec![rank]);
        self.starts.push(self.words.len() as u32);
    }

    /// How many there are.
    pub(super) fn len(&self) -> u32 {
        self.tellings.len() as u32
    }

    /// Where a wording stands in `words`.
    pub(super) fn range(&self, wording: u32) -> Range<usize> {
        self.starts[wording as usize] as usize..self.starts[wording as usize + 1] as usize
    }

    /// The words of a wording.
    pub(super) fn words(&self, wording: u32) -> &[u32] {
        &self.words[self.range(wording)]
    }

    /// How many words it has.
    pub(super) fn count(&self, wording: u32) -> u32 {
        self.range(wording).len() as u32
    }

    /// Whether a word is a number.
    pub(super) fn is_number(&self, word: u32) -> bool {
        self.numbers[word as usize]
    }

    /// How much a word tells, in tenths.
    pub(super) fn weight(&self, word: u32) -> u32 {
        u32::from(self.weights[word as usize])
    }
}

fn breaks(before: Before) -> u8 {
    match before {
        Before::Joined | Before::Space | Before::Mark => 0,
        Before::Sentence => SENTENCE,
        Before::Piece | Before::Ellipsis => SENTENCE | PIECE,
    }
}

fn hash(words: &[u32]) -> u64 {
    let mut hasher = FxHasher::default();
    words.hash(&mut hasher);
    hasher.finish()
}

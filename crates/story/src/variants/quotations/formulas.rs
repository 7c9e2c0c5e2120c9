//! Formulas: one sentence said of many things in turn.
//!
//! *Bridge number 12 is closed*, *The temperature in Tarn will be 20*: where one place of a wording has another value in each of
//! many, these are many utterances of one form, and none is a version of another.
//!
//! # How
//! Of each wording all numbers are left open, and each other word in turn; wordings that are equal then are counted. More than
//! [`NUMBERS`] that differ in numbers alone, or [`VALUES`] that differ in one more word, are a formula. Linear in the words.

use super::SHORTEST;
use super::wordings::Wordings;
use rustc_hash::FxHashMap;

/// Wordings that may differ in numbers alone and still be versions of one utterance.
const NUMBERS: usize = 8;
/// Wordings that may differ in one word besides.
const VALUES: usize = 24;
/// Words of the longest formula.
const LONGEST: u32 = 60;
/// Factor of the sum by which wordings are compared: odd, so that no word is lost (Knuth, 3.3.4).
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
/// What stands for a word that is left open, and for a number.
const OPEN: u64 = 0x5851_F42D_4C95_7F2D;
const NUMBER: u64 = 0x1405_7B7E_F767_814F;

/// Which wordings are utterances of which formulas.
#[derive(Debug, Default)]
pub(super) struct Formulas(FxHashMap<u32, Vec<u32>>);

impl Formulas {
    pub(super) fn of(wordings: &Wordings) -> Self {
        let mut entries: Vec<(u64, u32)> = Vec::new();
        for wording in 0..wordings.len() {
            if (SHORTEST..=LONGEST).contains(&wordings.count(wording)) {
                forms(wordings, wording, |form| entries.push((form, wording)));
            }
        }
        entries.sort_unstable();
        entries.dedup();
        let mut out = Self::default();
        let many = entries.chunk_by(|a, b| a.0 == b.0).filter(|those| is_formula(wordings, those));
        for (number, those) in (0..).zip(many) {
            for &(_, wording) in those {
                out.0.entry(wording).or_default().push(number);
            }
        }
        out
    }

    /// Whether one of some wordings is an utterance of a formula: of it, none is a version that has another word in its place.
    pub(super) fn has(&self, those: &[u32]) -> bool {
        those.iter().any(|wording| self.0.contains_key(wording))
    }

    /// Whether two wordings are utterances of one formula.
    pub(super) fn hold(&self, one: u32, other: u32) -> bool {
        let (Some(here), Some(there)) = (self.0.get(&one), self.0.get(&other)) else {
            return false;
        };
        here.iter().any(|formula| there.binary_search(formula).is_ok())
    }
}

/// Whether wordings of one form are so many that it is a formula.
fn is_formula(wordings: &Wordings, those: &[(u64, u32)]) -> bool {
    let first = wordings.words(those[0].1);
    let numbers_alone = || {
        those.iter().all(|&(_, wording)| {
            let pairs = first.iter().zip(wordings.words(wording));
            pairs.into_iter().all(|(&a, &b)| a == b || wordings.is_number(a))
        })
    };
    those.len() > VALUES || those.len() > NUMBERS && numbers_alone()
}

/// The forms of a wording: its numbers left open, and each other word in turn.
fn forms(wordings: &Wordings, wording: u32, mut found: impl FnMut(u64)) {
    let words = wordings.words(wording);
    let value = |word: u32| {
        if wordings.is_number(word) { NUMBER } else { (u64::from(word) + 1).wrapping_mul(OPEN) }
    };
    let mut factor = words.len() as u64 | 1;
    let mut places = Vec::with_capacity(words.len());
    let mut sum = factor;
    for &word in words {
        factor = factor.wrapping_mul(FACTOR).rotate_left(17) | 1;
        sum = sum.wrapping_add(value(word).wrapping_mul(factor));
        places.push(factor);
    }
    if words.iter().any(|&word| wordings.is_number(word)) {
        found(sum);
    }
    for (&word, factor) in words.iter().zip(places).filter(|(word, _)| !wordings.is_number(**word))
    {
        let change = OPEN.wrapping_sub(value(word));
        found(sum.wrapping_add(change.wrapping_mul(factor)));
    }
}

//! Tellings of the same utterance, put together.
//!
//! # How
//! 1. `wordings`: tellings of equal words collapse; each distinct wording is kept once, as numbers.
//! 2. `atoms`: of one wording, the tellings of one known speaker and one day are one.
//! 3. `shingles`: an index of four words in a row. What shares too little, or only what everybody says, is not compared;
//!    each wording meets a bounded number of others, so that cost grows with the words, not with the pairs.
//!    `formulas`: what is one sentence said of many things in turn is not compared among itself.
//! 4. `overlap`: two wordings word by word: what is shared, replaced, left out, and whether both go on differently.
//! 5. `verdict`: whether that is enough, given who is quoted and when each was published.
//! 6. `passages`: what belongs together two by two becomes groups, the surest first.
//! 7. `short`: what is shorter than five words is joined only in equal words of one known speaker and one occasion.
//! 8. `nearby`: what articles tell in their own words is set beside the quotation that it is nearest to, and changes nothing
//!    of the above.
//!
//! # What a group means
//! A group is a passage: stretches of one speaker's words that overlap one another, no longer than a few sentences together.
//! Two wordings of a group need not share a word: they may be the beginning and the end of the passage. Only those in
//! [`Quotation::pairs`] overlap themselves. A transcript goes with the passage that it shares most with, and does not tie
//! together what else is clipped from it. A telling stands in one group at most.
//!
//! # What is kept apart
//! The weight that shared words must have grows with the days between two publications and with doubt about the speaker;
//! words said by many speakers count a quarter. Two known speakers are one only by long, nearly equal words of the same
//! days: an article names the wrong one, or was misread.

mod atoms;
mod formulas;
mod kinship;
mod nearby;
mod overlap;
mod passages;
mod shingles;
mod short;
mod verdict;
mod weights;
mod wordings;
mod written;

use super::Telling;
use atoms::Atoms;
use kinship::kinships;
pub use nearby::{Nearby, Reported};
use passages::Passages;
use shingles::Shingles;
use wordings::Wordings;

/// Words of the shortest quotation that is compared by its words alone; shorter ones must be equal and of one speaker.
const SHORTEST: u32 = 5;

/// One utterance and all who carry it: two tellings at least.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// The tellings, by their places in what was given, grouped by equal folded words: one list for each wording. The
    /// wording that holds most of the utterance comes first.
    pub wordings: Vec<Vec<usize>>,
    /// Wordings that overlap, by their places in `wordings`, smaller first: only these are compared in edits.
    pub pairs: Vec<(usize, usize)>,
    /// Tellings in articles' own words, each near to one of the wordings, by day, outlet, speaker and words. They are no
    /// versions and stand in no wording.
    pub reported: Vec<Reported>,
}

/// Puts tellings of one story together. A pure function of the set: the order of the tellings changes nothing but the places
/// by which they are named. Sorted by day, outlet, speaker and words of the first telling.
pub fn quotations(tellings: &[Telling]) -> Vec<Quotation> {
    let order = canonical(tellings, false);
    let ordered = Ordered { tellings, order: &order };
    let wordings = Wordings::of(ordered);
    let atoms = Atoms::of(ordered, &wordings);
    let shingles = Shingles::of(&wordings, &atoms);
    let mut kinships = kinships(&wordings, &atoms, &shingles);
    drop(shingles);
    let mut passages = Passages::of(&wordings, &atoms, &mut kinships);
    short::join(ordered, &wordings, &atoms, &mut passages);
    let mut found = written::quotations(ordered, &wordings, &atoms, &kinships, &mut passages);
    nearby::attach(tellings, &canonical(tellings, true), &mut found);
    found
}

/// Tellings in an order that depends on themselves alone.
#[derive(Debug, Clone, Copy)]
struct Ordered<'t> {
    tellings: &'t [Telling],
    order: &'t [u32],
}

impl<'t> Ordered<'t> {
    fn at(self, rank: u32) -> &'t Telling {
        &self.tellings[self.order[rank as usize] as usize]
    }

    fn all(self) -> impl Iterator<Item = &'t Telling> {
        self.order.iter().map(move |&at| &self.tellings[at as usize])
    }
}

/// Those between marks, or those in articles' own words. By day, those without one last; what follows tells equal days apart.
fn canonical(tellings: &[Telling], are_reported: bool) -> Vec<u32> {
    let key = |&at: &u32| {
        let t = &tellings[at as usize];
        let source = (t.published.is_none(), t.published, &t.outlet, &t.speaker, &t.pieces);
        (source, &t.statement, t.at, t.article)
    };
    let places = (0_u32..).zip(tellings);
    let mut order: Vec<u32> = places
        .filter(|(_, telling)| telling.is_reported == are_reported)
        .map(|(place, _)| place)
        .collect();
    order.sort_by(|a, b| key(a).cmp(&key(b)));
    order
}

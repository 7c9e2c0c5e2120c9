//! Quotations that articles tell in their own words.
//!
//! An article writes that *the inspectors had found cracks below the waterline*, without marks; others have *“the inspectors
//! found cracks below the waterline”* as what the speaker said. The first founds no quotation and ties none together: it is
//! looked up in an index of what stands between marks and set beside the one quotation that it is nearest to.
//!
//! # What is near
//! A run of [`RUN`] equal words, [`SHARE`] tenths of the shorter one of the two, and shared words that weigh enough for what
//! is known of speaker and day. Another known speaker, more than [`APART`] days, or an article that carries the quotation
//! between marks itself: not near. Where a day is missing, the speaker must be one and the same.
//!
//! What somebody inside the quotation says ("*everybody in town thought* the inspectors had found …") stands beside nothing: the
//! article prints the quotation without marks.
//!
//! # Cost
//! Each telling looks up its words once; a shingle leads to a few wordings or, where many quotations have it, to none, and a
//! few wordings are aligned. Tellings do not meet one another.

use super::atoms::day;
use super::verdict::{Voice, beside_others, needed_of_reported};
use super::{Quotation, weights};
use crate::variants::{Alignment, Speaker, Telling, Word, Words, align};
use rustc_hash::{FxHashMap, FxHasher};
use std::cmp::Reverse;
use std::hash::{Hash, Hasher};
use std::ops::Range;

/// Words in a row that both have.
const RUN: usize = 6;
/// What such a run weighs at least, in tenths: "it is going to be a" leads nowhere.
const LIGHTEST: u32 = 25;
/// Tenths of the words of the shorter one that both have.
const SHARE: usize = 7;
/// Most days between two publications.
const APART: i32 = 14;
/// Most words between somebody inside a quotation and what that one says in it.
const BEFORE: usize = 4;
/// Words of the longest wording that is looked up: a transcript stands beside one passage of many.
const LONGEST: usize = 200;
/// Wordings of one quotation that a shingle leads to, the longest.
const OF_QUOTATION: usize = 3;
/// Where more quotations have a shingle it leads to none.
const MOST_QUOTATIONS: usize = 16;
/// Wordings that a telling is aligned with, those that share most shingles.
const COMPARED: usize = 6;

/// A telling in an article's own words, beside a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reported {
    /// The telling, by its place in what was given.
    pub telling: usize,
    /// The wording that it is nearest to, by its place in [`Quotation::wordings`].
    pub wording: usize,
}

/// A wording of a quotation, by their places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Place {
    quotation: u32,
    wording: u32,
}

/// How near a wording is; what is nearer is greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Nearness {
    /// What shared words weigh.
    weight: u32,
    /// How many they are.
    count: usize,
    /// By how many words one is longer.
    longer: Reverse<usize>,
    place: Reverse<Place>,
}

/// Who says a quotation, when, and which articles carry it; each sorted.
#[derive(Debug)]
struct Occasion<'t> {
    speakers: Vec<&'t str>,
    days: Vec<i32>,
    articles: Vec<usize>,
}

/// The quotations of a story, to be looked up by words in the articles' own: those of any number of articles, one after the
/// other, so that not all need be at hand at once.
#[derive(Debug)]
pub struct Nearby<'t> {
    tellings: &'t [Telling],
    quotations: &'t [Quotation],
    occasions: Vec<Occasion<'t>>,
    /// Where the places of a shingle stand in `places`.
    shingles: FxHashMap<u64, Range<u32>>,
    places: Vec<Place>,
}

/// Sets the tellings of `order` beside the quotations that they are nearest to.
pub(super) fn attach(tellings: &[Telling], order: &[u32], quotations: &mut [Quotation]) {
    if order.is_empty() {
        return;
    }
    let nearby = Nearby::of(tellings, quotations);
    let found = order.iter().filter_map(|&telling| {
        let (quotation, wording) = nearby.find(&tellings[telling as usize])?;
        Some((quotation, Reported { telling: telling as usize, wording }))
    });
    for (quotation, reported) in found.collect::<Vec<_>>() {
        quotations[quotation].reported.push(reported);
    }
}

impl<'t> Nearby<'t> {
    /// Of quotations that [`super::quotations`] found among these tellings.
    pub fn of(tellings: &'t [Telling], quotations: &'t [Quotation]) -> Self {
        let occasions = quotations.iter().map(|one| Occasion::of(tellings, one)).collect();
        let (shingles, places) = (FxHashMap::default(), Vec::new());
        let mut out = Self { tellings, quotations, occasions, shingles, places };
        for shingle in out.entries().chunk_by(|a, b| a.0 == b.0) {
            out.add(shingle);
        }
        out
    }

    /// The quotation and the wording of it, by their places, that a telling in an article's own words is nearest to.
    pub fn find(&self, reported: &Telling) -> Option<(usize, usize)> {
        let words = Words::of(&reported.pieces);
        let candidates = self.candidates(reported, &words).into_iter();
        let inner = inner(&reported.speaker);
        let near =
            candidates.filter_map(|(place, needed)| self.near(place, &words, &inner, needed));
        let Reverse(place) = near.max()?.place;
        Some((place.quotation as usize, place.wording as usize))
    }

    /// Each shingle with its place.
    fn entries(&self) -> Vec<(u64, Place)> {
        let mut entries = Vec::new();
        for (quotation, one) in (0..).zip(self.quotations) {
            for wording in 0..one.wordings.len() as u32 {
                let place = Place { quotation, wording };
                let words = self.words(place);
                if words.len() <= LONGEST {
                    entries.extend(shingles(&words).into_iter().map(|shingle| (shingle, place)));
                }
            }
        }
        entries.sort_unstable();
        entries.dedup();
        entries
    }

    fn add(&mut self, shingle: &[(u64, Place)]) {
        let of_quotations = || shingle.chunk_by(|a, b| a.1.quotation == b.1.quotation);
        if of_quotations().count() > MOST_QUOTATIONS {
            return;
        }
        let begin = self.places.len() as u32;
        let few = of_quotations().flat_map(|same| same.iter().take(OF_QUOTATION));
        self.places.extend(few.map(|(_, place)| *place));
        self.shingles.insert(shingle[0].0, begin..self.places.len() as u32);
    }

    /// The words of a wording, by its first telling.
    fn words(&self, place: Place) -> Words {
        let wordings = &self.quotations[place.quotation as usize].wordings;
        let first = wordings[place.wording as usize].first();
        first.map(|&telling| Words::of(&self.tellings[telling].pieces)).unwrap_or_default()
    }

    /// Wordings that share most shingles, each with the weight that shared words must have.
    fn candidates(&self, reported: &Telling, words: &Words) -> Vec<(Place, u32)> {
        let mut shared: FxHashMap<Place, u32> = FxHashMap::default();
        for shingle in shingles(words) {
            let range = self.shingles.get(&shingle).cloned().unwrap_or_default();
            for place in &self.places[range.start as usize..range.end as usize] {
                *shared.entry(*place).or_default() += 1;
            }
        }
        let mut found: Vec<_> = shared
            .into_iter()
            .filter_map(|(place, times)| {
                let occasion = &self.occasions[place.quotation as usize];
                let needed = occasion.needed(reported)?;
                Some((Reverse(times), place, needed))
            })
            .collect();
        found.sort_unstable();
        found.truncate(COMPARED);
        found.into_iter().map(|(_, place, needed)| (place, needed)).collect()
    }

    /// How near a wording is; none where it is not near.
    fn near(&self, place: Place, reported: &Words, inner: &Words, needed: u32) -> Option<Nearness> {
        let words = self.words(place);
        let shared = align(reported, &words);
        let count = shared.pairs.len();
        let weight = shared.pairs.iter().map(|&(at, _)| weight(reported, at)).sum();
        let is_near = weight >= needed + beside_others(count, reported.len())
            && count * 10 >= reported.len().min(words.len()) * SHARE
            && longest_run(&shared) >= RUN
            && !is_told_inside(&words, &shared, inner);
        let longer = Reverse(reported.len().abs_diff(words.len()));
        is_near.then_some(Nearness { weight, count, longer, place: Reverse(place) })
    }
}

impl<'t> Occasion<'t> {
    fn of(tellings: &'t [Telling], quotation: &Quotation) -> Self {
        let members = || quotation.wordings.iter().flatten().map(|&at| &tellings[at]);
        Self {
            speakers: sorted(members().filter_map(|telling| known(&telling.speaker))),
            days: sorted(members().filter_map(|telling| telling.published.map(day))),
            articles: sorted(members().map(|telling| telling.article)),
        }
    }

    /// The weight that words shared with it must have; none where it is another occasion.
    fn needed(&self, reported: &Telling) -> Option<u32> {
        if self.articles.binary_search(&reported.article).is_ok() {
            return None;
        }
        let voice = match known(&reported.speaker) {
            Some(speaker) if self.speakers.binary_search(&speaker).is_ok() => Voice::Same,
            Some(_) if !self.speakers.is_empty() => Voice::Other,
            _ => Voice::Open,
        };
        let days = reported.published.and_then(|published| self.distance(day(published)));
        let is_close = days.map_or(voice == Voice::Same, |days| days <= APART);
        if voice == Voice::Other || !is_close {
            return None;
        }
        needed_of_reported(voice, days)
    }

    /// Days to the nearest publication.
    fn distance(&self, day: i32) -> Option<i32> {
        let at = self.days.partition_point(|&other| other < day);
        let around = &self.days[at.saturating_sub(1)..self.days.len().min(at + 1)];
        around.iter().map(|other| (other - day).abs()).min()
    }
}

/// The words for a speaker of whom no name is known.
fn inner(speaker: &Speaker) -> Words {
    match speaker {
        Speaker::Words(words) => Words::of(std::slice::from_ref(words)),
        Speaker::Known(_) | Speaker::Nobody => Words::default(),
    }
}

/// Whether the words for a speaker stand in a quotation just before what is shared.
fn is_told_inside(quotation: &Words, shared: &Alignment, inner: &Words) -> bool {
    let Some(&(_, first)) = shared.pairs.first() else { return false };
    let before = &quotation.all[first.saturating_sub(inner.len() + BEFORE)..first];
    let is_it =
        |run: &[Word]| run.iter().zip(&inner.all).all(|(one, other)| one.folded == other.folded);
    !inner.is_empty() && before.windows(inner.len()).any(is_it)
}

fn known(speaker: &Speaker) -> Option<&str> {
    match speaker {
        Speaker::Known(key) => Some(key),
        Speaker::Words(_) | Speaker::Nobody => None,
    }
}

fn sorted<T: Ord>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = all.collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn weight(words: &Words, at: usize) -> u32 {
    u32::from(weights::weight(&words.all[at].folded))
}

/// Runs of [`RUN`] words that weigh something.
fn shingles(words: &Words) -> Vec<u64> {
    let hashed: Vec<(u64, u32)> =
        (0..words.len()).map(|at| (hash(&words.all[at].folded), weight(words, at))).collect();
    let telling = hashed
        .windows(RUN)
        .filter(|run| run.iter().map(|(_, weight)| weight).sum::<u32>() >= LIGHTEST);
    telling.map(|run| hash(&std::array::from_fn::<u64, RUN, _>(|at| run[at].0))).collect()
}

fn hash(value: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}

/// Words of the longest stretch that goes on in both without a word between.
fn longest_run(shared: &Alignment) -> usize {
    let runs = shared.pairs.chunk_by(|a, b| (a.0 + 1, a.1 + 1) == *b);
    runs.map(<[_]>::len).max().unwrap_or_default()
}

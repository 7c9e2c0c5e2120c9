//! Which words each wording has at each place, and which of the readings are innovations.
//!
//! Only differences that two writers do not make by themselves tell of descent (the *indicative errors* of Maas): other spelling, contractions,
//! inflections, small words and words left out with a mark are none of them. The reading of most copies is taken as the first one, but words that
//! most lack are none of few writers' making: it is the many who left them out. Words in square brackets are an innovation wherever they stand,
//! since no speaker says brackets.

use super::copies::Copy;
use crate::variants::{Word, align};
use onrecord_language::likeness::{folded, is_empty};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Most wordings that are aligned: the longest one, then those of the most copies. More differ by little only.
const MAX_WORDINGS: usize = 48;
/// Most words of a wording that are aligned, so that the cost of one alignment is bounded.
const MAX_WORDS: usize = 240;
/// Most places at which readings are compared.
const MAX_SITES: usize = 96;
/// Fewest words left out that show descent; one or two are left out by two writers alike.
const ELISION: usize = 3;
/// Fewest copies that have words for a place before anything is said of which of them are the first ones.
const FEWEST_COPIES: usize = 3;
/// Most words of a reading that stands for other words; what is longer was said on its own.
const LONGEST_READING: usize = 4;
/// First letters by which two words are taken as forms of one.
const STEM: usize = 4;

static HEARD: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("../../../data/heard_otherwise.txt").lines();
    lines.filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// The wordings of a quotation over against the one that holds most of it, the base.
pub(super) struct Readings {
    /// The wording of each copy; none where it is not compared.
    of_copy: Vec<Option<usize>>,
    wordings: Vec<Wording>,
}

/// A wording over against the base.
struct Wording {
    copies: Vec<usize>,
    words: Vec<Word>,
    /// For each word of the base its place here.
    places: Vec<Option<usize>>,
    /// Words that stand before or after all that it shares with the base.
    extra: BTreeSet<String>,
    /// Whether it shares enough with the base to be compared.
    is_comparable: bool,
    /// For each word: whether the reader is told that something may be left out before it.
    is_open: Vec<bool>,
    /// For each word: whether it stands in square brackets.
    is_bracketed: Vec<bool>,
}

/// An innovation and who has it.
pub(super) struct Alteration {
    /// The words as these copies have them; empty where they lack some.
    pub(super) words: String,
    /// What the other ones have.
    pub(super) instead: String,
    /// Copies, in order.
    pub(super) holders: Vec<usize>,
}

impl Readings {
    pub(super) fn of(copies: &[Copy<'_>]) -> Self {
        let grouped = wordings(copies);
        let base = grouped.first().map(|group| words(&copies[group[0]])).unwrap_or_default();
        let mut of_copy = vec![None; copies.len()];
        let mut all = Vec::new();
        for group in grouped {
            for &copy in &group {
                of_copy[copy] = Some(all.len());
            }
            let first = &copies[group[0]];
            all.push(Wording::of(&base, first, group));
        }
        Self { of_copy, wordings: all }
    }

    /// How many words a copy has that another one lacks; none where they cannot be compared.
    pub(super) fn more(&self, one: usize, other: usize) -> Option<usize> {
        let (first, second) = (self.of_copy[one]?, self.of_copy[other]?);
        if first == second {
            return Some(0);
        }
        let (first, second) = (&self.wordings[first], &self.wordings[second]);
        let is_comparable = first.is_comparable && second.is_comparable;
        is_comparable.then(|| first.more(second))
    }

    /// The innovations that at least two copies share.
    pub(super) fn alterations(&self) -> Vec<Alteration> {
        let compared: Vec<_> = self.wordings.iter().filter(|one| one.is_comparable).collect();
        let sites: BTreeSet<_> = compared.iter().flat_map(|one| one.sites()).collect();
        let mut found: Vec<(Site, Alteration)> = Vec::new();
        for site in sites.into_iter().take(MAX_SITES) {
            for one in alterations(site, &compared) {
                let is_known = |(place, known): &(Site, Alteration)| {
                    place.1 >= site.0 && place.0 <= site.1 && known.holders == one.holders
                };
                if !found.iter().any(is_known) {
                    found.push((site, one));
                }
            }
        }
        found.into_iter().map(|(_, one)| one).collect()
    }
}

/// The copies of each wording: first of the one with most words, then by how many they are.
fn wordings(copies: &[Copy<'_>]) -> Vec<Vec<usize>> {
    let mut grouped: BTreeMap<Vec<&str>, Vec<usize>> = BTreeMap::new();
    for (place, copy) in copies.iter().enumerate() {
        let words = copy.words.all.iter().take(MAX_WORDS).map(|word| word.folded.as_str());
        grouped.entry(words.collect()).or_default().push(place);
    }
    let mut grouped: Vec<_> =
        grouped.into_iter().map(|(words, copies)| (words.len(), copies)).collect();
    grouped.sort_by_key(|(words, copies)| std::cmp::Reverse((*words, copies.len())));
    let rest = grouped.get_mut(1..).unwrap_or_default();
    rest.sort_by_key(|(_, copies)| std::cmp::Reverse(copies.len()));
    grouped.into_iter().take(MAX_WORDINGS).map(|(_, copies)| copies).collect()
}

fn words(copy: &Copy<'_>) -> Vec<Word> {
    copy.words.all.iter().take(MAX_WORDS).cloned().collect()
}

/// A stretch of the base, the words next to it left out.
type Site = (usize, usize);

impl Wording {
    fn of(base: &[Word], copy: &Copy<'_>, copies: Vec<usize>) -> Self {
        let words = words(copy);
        let of = |all: &[Word]| crate::variants::Words { all: all.to_vec() };
        let pairs = align(&of(base), &of(&words)).pairs;
        let mut places = vec![None; base.len()];
        for &(at, own) in &pairs {
            places[at] = Some(own);
        }
        let inside = pairs.first().map_or(0, |pair| pair.1)..pairs.last().map_or(0, |p| p.1 + 1);
        let outside = (0..words.len()).filter(|at| !inside.contains(at));
        Self {
            extra: outside.map(|at| words[at].folded.clone()).collect(),
            is_comparable: pairs.len() * 2 >= words.len(),
            is_open: (0..words.len()).map(|at| is_open(&words, at, copy.pieces)).collect(),
            is_bracketed: words.iter().map(|word| is_bracketed(word, copy.pieces)).collect(),
            copies,
            words,
            places,
        }
    }

    fn more(&self, other: &Self) -> usize {
        let both = self.places.iter().zip(&other.places);
        let inside = both.filter(|(own, others)| own.is_some() && others.is_none()).count();
        let has = |word: &&String| other.words.iter().any(|one| one.folded == **word);
        inside + self.extra.iter().filter(|word| !has(word)).count()
    }

    /// Where its words are not those of the base.
    fn sites(&self) -> Vec<Site> {
        let paired: Vec<_> =
            self.places.iter().enumerate().filter_map(|(at, own)| Some((at, (*own)?))).collect();
        let gaps =
            paired.windows(2).filter(|two| two[1].0 - two[0].0 > 1 || two[1].1 - two[0].1 > 1);
        gaps.map(|two| (two[0].0 + 1, two[1].0)).collect()
    }

    /// Its words at a site, by their places; none where it does not have what stands around it.
    fn at(&self, (from, to): Site) -> Option<std::ops::Range<usize>> {
        let before = *self.places.get(from.checked_sub(1)?)?;
        let after = *self.places.get(to)?;
        Some(before? + 1..after?)
    }

    fn reading(&self, site: Site) -> Option<Vec<&str>> {
        let own = self.words.get(self.at(site)?)?;
        Some(own.iter().map(|word| word.folded.as_str()).collect())
    }

    fn is_bracketed_at(&self, site: Site) -> bool {
        self.at(site).is_some_and(|mut own| own.any(|at| self.is_bracketed[at]))
    }

    /// Whether the reader is told there that words may be missing.
    fn is_open_at(&self, site: Site) -> bool {
        self.at(site).is_some_and(|own| (own.start..=own.end).any(|at| self.is_open[at]))
    }
}

/// Whether another piece begins with this word, or an ellipsis stands before it.
fn is_open(words: &[Word], at: usize, pieces: &[String]) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &words[before]) else { return false };
    let word = &words[at];
    let between =
        pieces.get(word.piece).and_then(|text| text.get(before.span.end..word.span.start));
    before.piece != word.piece
        || between.is_none_or(|text| text.contains(['…', '—']) || text.contains(".."))
}

fn is_bracketed(word: &Word, pieces: &[String]) -> bool {
    let before = pieces.get(word.piece).and_then(|text| text.get(..word.span.start));
    let mark = before.and_then(|text| text.rfind(['[', ']']).map(|at| text[at..].starts_with('[')));
    word.folded.chars().count() > 1 && mark.unwrap_or(false)
}

/// The innovations at one site.
fn alterations(site: Site, wordings: &[&Wording]) -> Vec<Alteration> {
    let mut readings: BTreeMap<Vec<&str>, Vec<&Wording>> = BTreeMap::new();
    for &wording in wordings {
        if let Some(reading) = wording.reading(site) {
            readings.entry(reading).or_default().push(wording);
        }
    }
    let count = |those: &[&Wording]| those.iter().map(|one| one.copies.len()).sum::<usize>();
    let all: usize = readings.values().map(|those| count(those)).sum();
    let spoken = |those: &&Vec<&Wording>| !those.iter().any(|one| one.is_bracketed_at(site));
    let first = readings.iter().filter(|(_, those)| spoken(those)).max_by_key(|one| count(one.1));
    let Some((original, most)) = first else { return Vec::new() };
    let is_settled = all >= FEWEST_COPIES && count(most) * 2 > all;
    let is_innovation = |words: &Vec<&str>, those: &Vec<&Wording>| {
        let is_told = words.is_empty() && those.iter().any(|one| one.is_open_at(site));
        let is_made = is_settled && is_indicative(words, original) && !is_told;
        words != original && (is_made || (!spoken(&those) && has_other(&content(words), original)))
    };
    let found = readings.iter().filter(|(words, those)| is_innovation(words, those));
    let altered = found.map(|(words, those)| {
        let mut holders: Vec<_> = those.iter().flat_map(|one| one.copies.iter().copied()).collect();
        holders.sort_unstable();
        Alteration { words: words.join(" "), instead: original.join(" "), holders }
    });
    altered.filter(|one| one.holders.len() > 1).collect()
}

/// Whether two writers would not both come to these words by themselves.
fn is_indicative(reading: &[&str], original: &[&str]) -> bool {
    let [own, others] = [reading, original].map(content);
    if reading.is_empty() {
        return original.len() >= ELISION && !others.is_empty();
    }
    if reading.len().max(original.len()) > LONGEST_READING || reading.len() > original.len() + 1 {
        return false;
    }
    let has_figure =
        |words: &[&str]| words.iter().any(|word| word.contains(|c: char| c.is_ascii_digit()));
    let is_written_otherwise = reading.concat() == original.concat()
        || has_figure(reading) != has_figure(original)
        || is_perfect(reading) != is_perfect(original);
    !is_written_otherwise && has_other(&own, &others) && has_other(&others, &own)
}

/// "Have known": a perfect is written for a past, and the other way round, by whoever takes down what is heard.
fn is_perfect(words: &[&str]) -> bool {
    matches!(words, ["have" | "has" | "had", _])
}

/// Words that tell something and are written as they are heard.
fn content<'w>(words: &[&'w str]) -> Vec<&'w str> {
    let bare = |word: &&&str| {
        let plain = folded(word).concat();
        (!is_empty(&plain) && !HEARD.contains(plain.as_str()) && plain.chars().count() >= STEM)
            || plain.contains(|c: char| c.is_ascii_digit())
    };
    words.iter().filter(bare).copied().collect()
}

/// Whether one of the words is no form of any of the others.
fn has_other(words: &[&str], others: &[&str]) -> bool {
    let stem = |word: &str| word.chars().take(STEM).collect::<String>();
    words.iter().any(|word| !others.iter().any(|other| stem(word) == stem(other)))
}

//! How alike two tellings must be to be merged.
//!
//! Compared are *content words*: words folded and stripped of inflection, without stop words, reporting words,
//! the words of the time expression and the names of those who took part (names are compared by
//! themselves). Measured is the share of the *smaller* telling's content words that stand in the other one too,
//! because one outlet tells in a clause what another tells in a sentence. Number words count as figures, and
//! tellings of which each gives a figure that the other lacks are never one. The thresholds were set on pairs of
//! clauses written for the tests, same and different, so that none of the different ones is merged.

mod claims;
mod figures;
mod folded;

pub use folded::folded;

use figures::{in_figures, is_figure};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Least share of the smaller telling's content words that the larger one must hold. With four fifths,
/// "voted to close the harbour bridge" and "voted to close the harbour school" (three of four) stay two.
pub const ENOUGH_SHARED: (usize, usize) = (4, 5);

/// Fewest shared content words that count as many. With fewer, all of the smaller telling must be
/// shared and make up half of the words of both: "resigned" is "resigned on Tuesday", and "voted" is not "voted to
/// close the bridge".
pub const MANY_WORDS: usize = 3;

/// Fewest shared content words where little else speaks for one event: nobody is known to have taken part in
/// the one or the other, or the time is wider than a month ("in 2016 he lost", "in 2016 he ran and lost").
pub const MANY_WORDS_ALONE: usize = 4;

/// Most content words of one telling that are looked at, in alphabetical order; a clause has far fewer.
pub const MAX_WORDS: usize = 48;

const STOP: &str = include_str!("../../data/likeness/stop.txt");
const REPORTING: &str = include_str!("../../data/likeness/reporting.txt");
const NEGATIONS: &str = include_str!("../../data/likeness/negations.txt");
const OPPOSITES: &str = include_str!("../../data/likeness/opposites.tsv");

static EMPTY: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| lines(STOP).chain(lines(REPORTING)).flat_map(str::split_whitespace).collect());

static TURNING: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| lines(NEGATIONS).flat_map(str::split_whitespace).collect());

/// The opposites of each stem, both ways.
static EXCLUDED: LazyLock<BTreeMap<String, BTreeSet<String>>> = LazyLock::new(|| {
    let mut opposites: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (one, other) in lines(OPPOSITES).filter_map(|line| line.split_once('\t')) {
        let (one, other) = (stem(one), stem(other));
        opposites.entry(one.clone()).or_default().insert(other.clone());
        opposites.entry(other).or_default().insert(one);
    }
    opposites
});

/// The lines of a lexicon without its header.
fn lines(lexicon: &'static str) -> impl Iterator<Item = &'static str> {
    lexicon.lines().filter(|line| !line.starts_with('#'))
}

/// What two tellings are compared by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Content {
    /// Stems of the content words.
    pub words: BTreeSet<String>,
    /// The same in the order of the text, with what stands twice.
    pub order: Vec<String>,
    /// Whether a word turns the sentence round ("not", "denied").
    pub negated: bool,
    /// How many words do so.
    pub negations: usize,
    /// Whether who speaks, or is spoken to, stands in it as a pronoun ("I", "your"): whom it is about depends on that.
    pub is_personal: bool,
}

impl Content {
    /// The content words of `words`, without those of `besides` (names, the time expression) and without handles
    /// ("@harbour", which stand under every post of one writer).
    pub fn of<'w>(words: &str, besides: impl IntoIterator<Item = &'w str>) -> Self {
        let besides: Vec<_> =
            besides.into_iter().flat_map(|words| in_figures(folded(words))).collect();
        let found = in_figures(folded(&without_separators(&without_handles(words))));
        let negations = found.iter().filter(|word| is_negation(word)).count();
        let is_personal = is_personal(words);
        let content = without(found, besides).into_iter().filter(|word| !is_empty(word));
        let mut order: Vec<_> = content.map(|word| stem(&word)).collect();
        let stems: BTreeSet<_> = order.iter().cloned().collect();
        let words: BTreeSet<_> = stems.into_iter().take(MAX_WORDS).collect();
        order.retain(|stem| words.contains(stem));
        order.truncate(2 * MAX_WORDS);
        Self { words, order, negated: negations > 0, negations, is_personal }
    }

    /// Whether the two may be one: at least `least` words shared, enough of the smaller one's, and nothing that
    /// excludes it.
    pub fn is_like(&self, other: &Self, least: usize) -> bool {
        let shared = self.words.intersection(&other.words).count();
        shared >= least.max(1) && self.shares_enough(other, shared) && !self.excludes(other)
    }

    fn shares_enough(&self, other: &Self, shared: usize) -> bool {
        let smaller = self.words.len().min(other.words.len());
        let all = self.words.len() + other.words.len() - shared;
        let (part, whole) = ENOUGH_SHARED;
        if shared < MANY_WORDS {
            return shared == smaller && shared * 2 >= all;
        }
        shared * whole >= smaller * part
    }

    /// Whether the one says what the other cannot mean: negated and not, opposite words, other figures.
    fn excludes(&self, other: &Self) -> bool {
        self.negated != other.negated
            || self.opposes(other)
            || other.opposes(self)
            || self.other_figures(other)
    }

    /// Whether a word that only this one has is the opposite of one that only the other has.
    fn opposes(&self, other: &Self) -> bool {
        let own = self.words.difference(&other.words);
        own.filter_map(|word| EXCLUDED.get(word))
            .flatten()
            .any(|opposite| other.words.contains(opposite) && !self.words.contains(opposite))
    }

    /// Whether both give figures and each gives one that the other lacks.
    fn other_figures(&self, other: &Self) -> bool {
        let lacks = |one: &Self, two: &Self| one.words.difference(&two.words).any(|w| is_figure(w));
        lacks(self, other) && lacks(other, self)
    }
}

/// Whether a word tells nothing by itself.
pub fn is_empty(word: &str) -> bool {
    EMPTY.contains(word) || is_negation(word)
}

/// Whether a pronoun of the first or second person is among the words ("US" is a country).
fn is_personal(words: &str) -> bool {
    words.split(|c: char| !c.is_alphanumeric()).filter(|word| *word != "US").any(|word| {
        matches!(
            word.to_lowercase().as_str(),
            "i" | "me"
                | "my"
                | "mine"
                | "myself"
                | "we"
                | "us"
                | "our"
                | "ours"
                | "ourselves"
                | "you"
                | "your"
                | "yours"
                | "yourself"
                | "yourselves"
        )
    })
}

/// Without the words of `besides`; of a figure as many as stand there, so that "two weeks ago" does not hide that
/// two people were hurt.
fn without(words: Vec<String>, besides: Vec<String>) -> Vec<String> {
    let (mut figures, others): (Vec<_>, Vec<_>) =
        besides.into_iter().partition(|word| is_figure(word));
    let others: BTreeSet<_> = others.into_iter().collect();
    let mut is_kept = |word: &String| match figures.iter().position(|figure| figure == word) {
        Some(place) => {
            figures.swap_remove(place);
            false
        }
        None => !others.contains(word),
    };
    words.into_iter().filter(|word| is_kept(word)).collect()
}

/// Without the commas that part the digits of one number ("40,000").
fn without_separators(words: &str) -> String {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let kept = words.char_indices().filter(|&(at, c)| {
        let (before, after) = (words[..at].chars().next_back(), words[at + c.len_utf8()..].chars());
        c != ',' || !is_digit(before) || after.take_while(char::is_ascii_digit).count() != 3
    });
    kept.map(|(_, c)| c).collect()
}

fn without_handles(words: &str) -> String {
    let is_handle = |word: &&str| word.trim_start_matches(['(', '[', '“', '"']).starts_with('@');
    words.split_whitespace().filter(|word| !is_handle(word)).collect::<Vec<_>>().join(" ")
}

/// A negator, also one grown together with its verb ("didnt": folding drops the apostrophe).
fn is_negation(word: &str) -> bool {
    TURNING.contains(word)
        || word.strip_suffix("nt").is_some_and(|verb| {
            ["is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "wo", "would"]
                .contains(&verb)
                || ["ca", "could", "should", "must", "ai", "need"].contains(&verb)
        })
}

/// A word without its inflection, roughly: enough that "votes", "voted" and "voting" are one. Words of up to
/// three letters, and figures, stay as they are.
fn stem(word: &str) -> String {
    if word.len() <= 3 || is_figure(word) {
        return word.to_owned();
    }
    let cut = |ending: &str, instead: &str| {
        let rest = word.strip_suffix(ending).filter(|rest| rest.chars().count() >= 3)?;
        Some(format!("{rest}{instead}"))
    };
    let bare = cut("ies", "y")
        .or_else(|| cut("ied", "y"))
        .or_else(|| cut("ing", ""))
        .or_else(|| cut("ed", ""))
        .or_else(|| cut("sses", "ss"))
        .or_else(|| if word.ends_with("ss") { None } else { cut("s", "") })
        .unwrap_or_else(|| word.to_owned());
    single(bare.strip_suffix('e').unwrap_or(&bare))
}

/// Without the consonant that an ending doubled ("stopped").
fn single(bare: &str) -> String {
    let mut letters = bare.chars().rev();
    let (last, before) = (letters.next(), letters.next());
    let doubled = last == before && last.is_some_and(|c| !"aeiouls".contains(c));
    let end = if doubled { last.map_or(0, char::len_utf8) } else { 0 };
    bare[..bare.len() - end].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn like(a: &str, b: &str) -> bool {
        Content::of(a, []).is_like(&Content::of(b, []), 1)
    }

    #[test]
    fn inflection_does_not_tell_words_apart() {
        let same = [
            ["vote", "votes", "voted", "voting"],
            ["carry", "carries", "carried", "carry"],
            ["stop", "stops", "stopped", "stopping"],
            ["pass", "passes", "passed", "passing"],
            ["close", "closes", "closed", "closing"],
        ];
        for forms in same {
            assert!(forms.iter().all(|form| stem(form) == stem(forms[0])), "{forms:?}");
        }
        assert_eq!(stem("2019"), "2019");
    }

    #[test]
    fn tellings_of_one_event_are_alike() {
        for (a, b) in [
            ("resigned on Tuesday", "Resigned"),
            (
                "the council voted to close the old harbour bridge",
                "voted to close the harbour bridge",
            ),
            (
                "Divers found a crack in the west wall of the basin, officials said",
                "a crack was found by divers in the basin's west wall",
            ),
            ("killed three people on the harbour wall", "3 people were killed on the harbour wall"),
            ("fined forty thousand crowns", "was fined 40,000 crowns"),
            ("twenty-two tugs sank", "22 tugs sank"),
        ] {
            assert!(like(a, b), "{a} / {b}");
        }
    }

    #[test]
    fn different_events_are_not() {
        for (a, b) in [
            ("voted to close the harbour bridge", "voted to close the harbour school"),
            ("voted to close the bridge to lorries", "voted not to close the bridge to lorries"),
            ("approved the plan to dredge the basin", "rejected the plan to dredge the basin"),
            (
                "the basin of the harbour was opened to ferries",
                "the basin of the harbour was closed to ferries",
            ),
            (
                "was fined 40,000 crowns for dumping silt",
                "was fined 60,000 crowns for dumping silt",
            ),
            ("killed three people on the harbour wall", "killed nine people on the harbour wall"),
            ("the second crane fell into the basin", "the third crane fell into the basin"),
            ("one diver drowned in the basin", "two divers drowned in the basin"),
            ("half of the wall fell into the basin", "a third of the wall fell into the basin"),
            ("dozens marched to the harbour", "hundreds marched to the harbour"),
            ("fined two hundred crowns", "fined two thousand crowns"),
            ("voted", "voted to close the bridge"),
            ("was arrested", "was released"),
            ("did not pay the pilots their wages", "paid the pilots their wages"),
            ("didn’t pay the pilots their wages", "paid the pilots their wages"),
            ("said on Tuesday", "said on Tuesday"),
            ("— (@anakovac)", "— (@anakovac)"),
        ] {
            assert!(!like(a, b), "{a} / {b}");
        }
    }

    #[test]
    fn a_figure_of_the_time_hides_no_other_one() {
        let of = |words: &str| Content::of(words, ["two weeks ago"]);
        let two = of("two weeks ago two people were hurt on the wall");
        assert!(two.words.contains("2"), "{two:?}");
        assert!(!two.is_like(&of("two weeks ago nine people were hurt on the wall"), 1));
    }

    #[test]
    fn words_alone_need_more_of_them() {
        let (a, b) =
            (Content::of("silt closed the basin", []), Content::of("Silt closed basin", []));
        assert!(a.is_like(&b, MANY_WORDS) && !a.is_like(&b, MANY_WORDS_ALONE));
    }

    #[test]
    fn every_lexicon_holds_folded_words() {
        for word in EMPTY.iter().chain(TURNING.iter()) {
            assert_eq!(folded(word), [*word]);
        }
        assert!(EXCLUDED.len() > 50);
    }
}

//! What the words of a telling are there for: to negate, to say how sure, to limit, to fill.

use crate::variants::words::is_number;
use crate::variants::{Before, Word, lists};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// What a word or phrase is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// It negates.
    Negator,
    /// It says how sure, allowed or due something is. Two of one group say the same.
    Modal(&'static str),
    /// It weakens, limits or counts without a figure. Two of one group say the same.
    Qualifier { group: &'static str, is_raised: bool },
    /// It carries nothing of what is said.
    Filler,
}

/// Words with one sense.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    pub(super) range: Range<usize>,
    pub(super) sense: Sense,
}

/// A phrase, in which "#" is a number, and its sense.
type Phrase = (Vec<&'static str>, Sense);

static PHRASES: LazyLock<BTreeMap<&'static str, Vec<Phrase>>> = LazyLock::new(|| {
    let mut out: BTreeMap<&str, Vec<Phrase>> = BTreeMap::new();
    for (words, sense) in modals().chain(qualifiers()).chain(fillers()) {
        if let Some(&first) = words.first() {
            out.entry(first).or_default().push((words, sense));
        }
    }
    for phrases in out.values_mut() {
        phrases.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    out
});

fn modals() -> impl Iterator<Item = Phrase> {
    lists::pairs(include_str!("../../../data/variants/modals.tsv"))
        .flat_map(|(group, phrases)| split(phrases, Sense::Modal(group)))
}

fn qualifiers() -> impl Iterator<Item = Phrase> {
    lists::rows(include_str!("../../../data/variants/qualifiers.tsv")).flat_map(|row| {
        let [group, level, phrases] = row[..] else { return Vec::new() };
        let sense = Sense::Qualifier { group, is_raised: level == "raised" };
        split(phrases, sense).collect()
    })
}

fn fillers() -> impl Iterator<Item = Phrase> {
    lists::lines(include_str!("../../../data/variants/fillers.txt"))
        .flat_map(|phrases| split(phrases, Sense::Filler))
}

fn split(phrases: &'static str, sense: Sense) -> impl Iterator<Item = Phrase> {
    phrases.split(',').map(move |phrase| (phrase.split_whitespace().collect(), sense))
}

/// Whether words are a phrase of a sense.
pub(super) fn is_phrase(words: &[&str], sense: Sense) -> bool {
    let phrases = words.first().and_then(|first| PHRASES.get(first));
    phrases.into_iter().flatten().any(|(phrase, other)| phrase == words && *other == sense)
}

/// Words that negate. "cannot" and "n't" are "not" by now.
pub(super) fn is_negator(word: &str) -> bool {
    matches!(
        word,
        "not"
            | "no"
            | "never"
            | "none"
            | "nobody"
            | "nothing"
            | "nowhere"
            | "neither"
            | "nor"
            | "without"
            | "non"
            | "nope"
    )
}

/// The units of a telling, in order; none overlap, the longest phrase goes first.
pub(super) fn units(words: &[Word]) -> Vec<Unit> {
    let (mut out, mut at) = (Vec::new(), 0);
    while at < words.len() {
        match unit(words, at) {
            Some(unit) => {
                at = unit.range.end;
                out.push(unit);
            }
            None => at += 1,
        }
    }
    out
}

fn unit(words: &[Word], at: usize) -> Option<Unit> {
    let first = words[at].folded.as_str();
    let phrases = PHRASES.get(first).into_iter().flatten();
    let counted = is_number(first).then(|| PHRASES.get("#")).flatten().into_iter().flatten();
    let found = phrases.chain(counted).find_map(|(phrase, sense)| {
        let range = matches(words, at, phrase)?;
        fits(words, &range, *sense).then_some(Unit { range, sense: *sense })
    });
    found.or_else(|| negator(words, at))
}

/// The words of a phrase that begins here, without the number that it stands beside.
fn matches(words: &[Word], at: usize, phrase: &[&str]) -> Option<Range<usize>> {
    let stretch = words.get(at..at + phrase.len())?;
    let fits = stretch.iter().zip(phrase).enumerate().all(|(place, (word, &other))| {
        let close = place == 0 || word.before < Before::Mark;
        let same = if other == "#" { is_count(words, at + place) } else { word.folded == other };
        close && same
    });
    let start = at + usize::from(phrase.first() == Some(&"#"));
    let end = at + phrase.len() - usize::from(phrase.last() == Some(&"#"));
    fits.then_some(start..end)
}

/// Whether a number stands here, or what is counted like one: "half", "an hour".
fn is_count(words: &[Word], at: usize) -> bool {
    let share = |word: &str| {
        matches!(
            word,
            "half"
                | "quarter"
                | "3rd"
                | "5th"
                | "10th"
                | "noon"
                | "midnight"
                | "dozens"
                | "hundreds"
                | "thousands"
                | "millions"
        )
    };
    let one = |word: &str| {
        matches!(
            word,
            "hour" | "minute" | "day" | "week" | "month" | "year" | "decade" | "century" | "mile"
        )
    };
    let folded = words[at].folded.as_str();
    let next = words.get(at + 1).map_or("", |word| word.folded.as_str());
    is_number(folded) || share(folded) || matches!(folded, "a" | "an") && (share(next) || one(next))
}

/// Whether the words around allow a sense that a word has only sometimes.
fn fits(words: &[Word], range: &Range<usize>, sense: Sense) -> bool {
    let before = range.start.checked_sub(1).map_or("", |at| words[at].folded.as_str());
    let after = words.get(range.end).map_or("", |word| word.folded.as_str());
    match (words[range.start].folded.as_str(), sense) {
        ("most", Sense::Qualifier { .. }) if range.len() == 1 => before != "the" && is_many(after),
        ("part", Sense::Qualifier { .. }) => {
            !matches!(before, "a" | "as") && !matches!(after, "it" | "this" | "that")
        }
        ("just", Sense::Qualifier { group: "almost", .. }) => !is_question(after),
        ("all", Sense::Qualifier { .. }) => is_of_all(range.len(), after),
        ("certain", Sense::Qualifier { .. }) => after.ends_with('s') || after == "people",
        ("some", Sense::Qualifier { group: "some", .. }) if range.len() == 1 => is_many(after),
        ("prepared" | "willing" | "ready", Sense::Modal(_)) => is_being(before),
        ("would", Sense::Modal(_)) => !is_adjective(words, range.end),
        ("i" | "we", Sense::Qualifier { group: "opinion", .. }) => {
            !matches!(after, "mr" | "mrs" | "ms" | "to")
        }
        ("just", Sense::Qualifier { group: "only", .. }) => {
            let later = words.get(range.end + 2).map_or("", |word| word.folded.as_str());
            !matches!(later, "ago" | "later" | "before" | "after")
        }
        ("likely", Sense::Qualifier { .. }) => before != "not",
        ("well" | "like" | "right", Sense::Filler) if range.len() == 1 => {
            words[range.start].before >= Before::Mark
        }
        _ => true,
    }
}

/// Whether "be" hangs on the word before: "would-be buyers".
fn is_adjective(words: &[Word], at: usize) -> bool {
    words.get(at).is_some_and(|word| word.folded == "be" && word.before == Before::Joined)
}

/// Whether a word may stand for several.
fn is_many(word: &str) -> bool {
    word.ends_with('s') || matches!(word, "people" | "men" | "women" | "children")
}

/// Whether "all" counts: not in "all across", "all of this".
fn is_of_all(len: usize, after: &str) -> bool {
    let floats =
        ["across", "around", "over", "along", "through", "i", "we", "you"].contains(&after);
    !(floats || len > 1 && matches!(after, "this" | "that" | "it"))
}

fn is_question(word: &str) -> bool {
    matches!(word, "how" | "what" | "who" | "where" | "why" | "when")
}

/// Whether a word is a form of "be", or an adverb that stands behind one.
fn is_being(word: &str) -> bool {
    matches!(
        word,
        "am" | "is"
            | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "not"
            | "never"
            | "always"
            | "also"
            | "still"
            | "fully"
            | "now"
            | "and"
            | "'s"
            | "'m"
            | "'re"
    )
}

/// A word that negates what follows. "not only" adds, and "or not" leaves open.
fn negator(words: &[Word], at: usize) -> Option<Unit> {
    let word = words[at].folded.as_str();
    if !is_negator(word) {
        return None;
    }
    let after = words.get(at + 1).map_or("", |word| word.folded.as_str());
    let before = at.checked_sub(1).map_or("", |at| words[at].folded.as_str());
    let adds = word == "not" && matches!(after, "only" | "just" | "merely" | "simply" | "least");
    let open = word == "not" && before == "or";
    let answer = word == "no" && words.get(at + 1).is_some_and(|next| next.before >= Before::Mark);
    (!adds && !open && !answer).then_some(Unit { range: at..at + 1, sense: Sense::Negator })
}

//! The senses of reporting words, from `data/stance/cues.tsv`.

use super::inflection::{noun_forms, verb_forms};
use crate::lists;
use onrecord_record::{Commitment, CueTone, StanceValue};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What kind of word a sense belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Verb,
    Noun,
    Fixed,
}

/// What the content of a statement has to be for a sense to be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    Any,
    To,
    Clause,
    Base,
    Question,
    Phrase,
    Quote,
    Ask,
}

/// One sense of reporting words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sense {
    pub(super) kind: Kind,
    pub(super) frame: Frame,
    /// What the statement does.
    pub(super) stance: StanceValue,
    /// Whether the words of the content may show another force.
    pub(super) is_open: bool,
    pub(super) firmness: Commitment,
    pub(super) tone: CueTone,
    /// What the statement does where the word is negated.
    pub(super) negated: StanceValue,
}

/// The words behind the first of a phrase, with its sense.
#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) rest: Vec<&'static str>,
    pub(super) sense: Sense,
}

const KINDS: [(&str, Kind); 3] =
    [("verb", Kind::Verb), ("noun", Kind::Noun), ("fixed", Kind::Fixed)];

const FRAMES: [(&str, Frame); 8] = [
    ("any", Frame::Any),
    ("to", Frame::To),
    ("clause", Frame::Clause),
    ("base", Frame::Base),
    ("wh", Frame::Question),
    ("np", Frame::Phrase),
    ("quote", Frame::Quote),
    ("ask", Frame::Ask),
];

const STANCES: [(&str, StanceValue); 11] = [
    ("asserts", StanceValue::Asserts),
    ("alleges", StanceValue::Alleges),
    ("denies", StanceValue::Denies),
    ("questions", StanceValue::Questions),
    ("confirms", StanceValue::Confirms),
    ("orders", StanceValue::Orders),
    ("promises", StanceValue::Promises),
    ("urges", StanceValue::Urges),
    ("predicts", StanceValue::Predicts),
    ("appraises", StanceValue::Appraises),
    ("declines", StanceValue::Declines),
];

const FIRMNESS: [(&str, Commitment); 4] = [
    ("certain", Commitment::Certain),
    ("probable", Commitment::Probable),
    ("possible", Commitment::Possible),
    ("unstated", Commitment::Unstated),
];

const TONES: [(&str, CueTone); 4] = [
    ("neutral", CueTone::Neutral),
    ("doubting", CueTone::Doubting),
    ("conceding", CueTone::Conceding),
    ("factive", CueTone::Factive),
];

fn named<T: Copy>(table: &[(&str, T)], name: &str) -> Option<T> {
    table.iter().find(|known| known.0 == name).map(|known| known.1)
}

/// A line of the table: its sense and its words.
fn row(line: &'static str) -> Option<(Sense, &'static str)> {
    let mut columns = line.split('\t');
    let mut next = || columns.next();
    let kind = named(&KINDS, next()?)?;
    let frame = named(&FRAMES, next()?)?;
    let stance = named(&STANCES, next()?)?;
    let is_open = next()? == "content";
    let firmness = named(&FIRMNESS, next()?)?;
    let tone = named(&TONES, next()?)?;
    let negated = named(&STANCES, next()?)?;
    let words = columns.nth(1)?;
    Some((Sense { kind, frame, stance, is_open, firmness, tone, negated }, words))
}

type Senses = FxHashMap<String, Vec<Phrase>>;

static SENSES: LazyLock<Senses> = LazyLock::new(|| {
    let mut out = Senses::default();
    for (sense, words) in lists::lines(include_str!("../../data/stance/cues.tsv")).filter_map(row) {
        words.split(',').for_each(|phrase| add(&mut out, sense, phrase));
    }
    // A stable sort: of equally long phrases the one that stands first in the table stays first.
    for phrases in out.values_mut() {
        phrases.sort_by_key(|phrase| usize::MAX - phrase.rest.len());
    }
    out
});

fn add(out: &mut Senses, sense: Sense, phrase: &'static str) {
    let mut words = phrase.split(' ');
    let first = words.next().unwrap_or_default();
    let rest: Vec<&'static str> = words.collect();
    let forms = match sense.kind {
        Kind::Verb => verb_forms(first),
        Kind::Noun => noun_forms(first),
        Kind::Fixed => vec![first.to_owned()],
    };
    for form in forms {
        out.entry(form).or_default().push(Phrase { rest: rest.clone(), sense });
    }
}

/// The phrases that begin with a lower-case word, the longest first.
pub(super) fn phrases(word: &str) -> &'static [Phrase] {
    SENSES.get(word).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::{phrases, row};
    use crate::lists;
    use onrecord_record::StanceValue;

    #[test]
    fn every_line_of_the_table_is_a_sense() {
        for line in lists::lines(include_str!("../../data/stance/cues.tsv")) {
            assert!(row(line).is_some_and(|(_, words)| !words.is_empty()), "{line}");
        }
    }

    #[test]
    fn words_are_found_in_their_forms() {
        let stance = |word| phrases(word).last().map(|phrase| phrase.sense.stance);
        assert_eq!(stance("denied"), Some(StanceValue::Denies));
        assert_eq!(stance("vowing"), Some(StanceValue::Promises));
        assert!(phrases("bridge").is_empty());
    }
}

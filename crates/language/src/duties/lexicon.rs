//! The words that say that somebody owes something, from `data/duties`.

use crate::lists;
use onrecord_record::ObligationKind;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// One row of `data/duties/triggers.tsv`.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// Its name, which the record shows.
    pub name: &'static str,
    /// What stands around the word.
    pub(super) shape: Shape,
    /// What kind of duty it states.
    pub(super) kind: ObligationKind,
    /// The word's forms, in lower case.
    forms: Vec<&'static str>,
    /// A text in which the row finds a duty, read as published on Tuesday, 2024-03-12.
    pub example: &'static str,
    /// A text in which it finds none.
    pub counter_example: &'static str,
}

impl Row {
    /// The word's forms, in lower case.
    pub(super) fn forms(&self) -> &[&'static str] {
        &self.forms
    }
}

/// What stands around a trigger word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Order,
    Grant,
    Have,
    Deadline,
    Commit,
    CommitNoun,
    Willing,
    Arrange,
    Will,
    Would,
    Going,
    Must,
    HaveTo,
    Occur,
    Effective,
    Move,
    BeTo,
    Demand,
}

const SHAPES: [(&str, Shape); 18] = [
    ("order", Shape::Order),
    ("grant", Shape::Grant),
    ("have", Shape::Have),
    ("deadline", Shape::Deadline),
    ("commit", Shape::Commit),
    ("commit-noun", Shape::CommitNoun),
    ("willing", Shape::Willing),
    ("arrange", Shape::Arrange),
    ("will", Shape::Will),
    ("would", Shape::Would),
    ("going", Shape::Going),
    ("must", Shape::Must),
    ("have-to", Shape::HaveTo),
    ("occur", Shape::Occur),
    ("effective", Shape::Effective),
    ("move", Shape::Move),
    ("be-to", Shape::BeTo),
    ("demand", Shape::Demand),
];

const KINDS: [(&str, ObligationKind); 4] = [
    ("ordered", ObligationKind::Ordered),
    ("promised", ObligationKind::Promised),
    ("required", ObligationKind::Required),
    ("scheduled", ObligationKind::Scheduled),
];

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    lists::lines(include_str!("../../data/duties/triggers.tsv")).filter_map(row).collect()
});
static BY_FORM: LazyLock<FxHashMap<&'static str, Vec<&'static Row>>> = LazyLock::new(|| {
    let mut out: FxHashMap<&'static str, Vec<&'static Row>> = FxHashMap::default();
    for row in ROWS.iter() {
        for form in &row.forms {
            out.entry(*form).or_default().push(row);
        }
    }
    out
});
static ACTION_NOUNS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lists::words(include_str!("../../data/duties/action_nouns.txt")));
static NO_ACT: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lists::words(include_str!("../../data/duties/no_act_verbs.txt")));

fn row(line: &'static str) -> Option<Row> {
    let mut columns = line.split('\t');
    let name = columns.next()?;
    let shape = columns.next()?;
    let kind = columns.next()?;
    Some(Row {
        name,
        shape: SHAPES.iter().find(|known| known.0 == shape)?.1,
        kind: KINDS.iter().find(|known| known.0 == kind)?.1,
        forms: columns.next()?.split(' ').collect(),
        example: columns.next()?,
        counter_example: columns.next()?,
    })
}

/// All rows, in the order of the table.
pub fn rows() -> &'static [Row] {
    &ROWS
}

/// The rows of a lower-case word.
pub(super) fn at(word: &str) -> &'static [&'static Row] {
    BY_FORM.get(word).map_or(&[], Vec::as_slice)
}

/// Whether a lower-case word can change a schedule ("postponed").
pub(super) fn is_change(word: &str) -> bool {
    at(word).iter().any(|row| row.shape == Shape::Move)
}

/// Whether a noun names an act that can be ordered ("review").
pub(super) fn is_action(noun: &str) -> bool {
    ACTION_NOUNS.contains(noun)
}

static VAGUE: LazyLock<FxHashMap<&'static str, Vec<Vec<&'static str>>>> = LazyLock::new(|| {
    let mut out: FxHashMap<&'static str, Vec<Vec<&'static str>>> = FxHashMap::default();
    for line in lists::lines(include_str!("../../data/duties/vague_phrases.txt")) {
        let words: Vec<&str> = line.split(' ').collect();
        out.entry(words[0]).or_default().push(words);
    }
    out
});

/// A set of words of `data/duties/word_sets.tsv`, which says what is in each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Set {
    Act,
    Done,
    Over,
    Law,
    Commissive,
    Forecast,
    Broken,
    Condition,
    Asking,
}

/// Their names, in the order of the sets.
const SETS: [&str; 9] =
    ["act", "done", "over", "law", "commissive", "forecast", "broken", "condition", "asking"];

static WORD_SETS: LazyLock<[FxHashSet<&'static str>; SETS.len()]> = LazyLock::new(|| {
    let file = lists::pairs(include_str!("../../data/duties/word_sets.tsv"));
    SETS.map(|name| {
        file.get(name).map_or_else(FxHashSet::default, |words| words.split(' ').collect())
    })
});

/// Whether a lower-case word stands in a set.
pub(super) fn is_in(set: Set, word: &str) -> bool {
    WORD_SETS[set as usize].contains(word)
}

/// The phrases that leave a time open and begin with this lower-case word.
pub(super) fn vague_phrases(word: &str) -> &'static [Vec<&'static str>] {
    VAGUE.get(word).map_or(&[], Vec::as_slice)
}

/// Whether a verb names something that one does.
pub(super) fn is_act(verb: &str) -> bool {
    !NO_ACT.contains(verb)
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn every_set_has_words() {
        let filled = super::WORD_SETS.iter().filter(|words| !words.is_empty()).count();
        let lines = crate::lists::lines(include_str!("../../data/duties/word_sets.tsv")).count();
        assert_eq!((filled, lines), (super::SETS.len(), super::SETS.len()));
    }

    #[test]
    fn every_line_of_the_table_is_a_row() {
        let lines = crate::lists::lines(include_str!("../../data/duties/triggers.tsv")).count();
        assert_eq!(rows().len(), lines);
    }
}

//! Runs of words that are compared as one.

use super::{Before, Word, unite};
use crate::variants::lists;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Phrases by their first word: the other words, and what they become.
type Phrases = BTreeMap<&'static str, Vec<(Vec<&'static str>, &'static str)>>;

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut out = Phrases::new();
    for (phrase, whole) in lists::pairs(include_str!("../../../data/variants/phrases.tsv")) {
        let mut words = phrase.split(' ');
        if let Some(first) = words.next() {
            out.entry(first).or_default().push((words.collect(), whole));
        }
    }
    out
});

/// Verbs that lost the apostrophe of "n't" to a space.
const TORN: [&str; 15] = [
    "don", "didn", "doesn", "isn", "wasn", "aren", "weren", "couldn", "wouldn", "shouldn", "haven",
    "hasn", "hadn", "can", "won",
];

/// Makes one word of each run that is one.
pub(super) fn merge(mut all: Vec<Word>) -> Vec<Word> {
    for at in 0..all.len() {
        rejoin(&mut all[at..]);
    }
    unite(&all, |words| phrase(words).map(|(len, whole)| (len, whole.to_owned())))
}

fn phrase(words: &[Word]) -> Option<(usize, &'static str)> {
    let found = PHRASES.get(words.first()?.folded.as_str())?;
    found
        .iter()
        .find(|(rest, _)| follow(&words[1..], rest))
        .map(|(rest, whole)| (rest.len() + 1, *whole))
}

fn follow(words: &[Word], rest: &[&str]) -> bool {
    words.len() >= rest.len()
        && words
            .iter()
            .zip(rest)
            .all(|(word, &other)| word.folded == other && word.before <= Before::Space)
}

/// "don t" is "do not".
fn rejoin(words: &mut [Word]) {
    let [verb, t, ..] = words else { return };
    if t.folded != "t" || t.before > Before::Space || !TORN.contains(&verb.folded.as_str()) {
        return;
    }
    "not".clone_into(&mut t.folded);
    verb.folded = match verb.folded.as_str() {
        "can" => "can".to_owned(),
        "won" => "will".to_owned(),
        torn => torn.trim_end_matches('n').to_owned(),
    };
}

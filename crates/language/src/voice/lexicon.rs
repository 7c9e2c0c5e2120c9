//! The words and patterns that show judgements and claims, from `data/voice`, looked up by the hash of a token's form.

use super::pattern::{self, Pattern, Test};
use crate::lexemes::hash;
use crate::lists;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A set of sets of `words.tsv`, a bit for each.
pub(super) type Sets = u64;

/// What is known of one word.
#[derive(Debug, Default)]
pub(super) struct Entry {
    /// The sets that it is in.
    pub(super) sets: Sets,
    /// The patterns that are tried where it stands, by their index.
    pub(super) patterns: Vec<u16>,
}

/// All words and patterns.
#[derive(Debug)]
pub(super) struct Lexicon {
    names: FxHashMap<&'static str, Sets>,
    entries: FxHashMap<u32, Entry>,
    /// The patterns, in the order of their file.
    pub(super) patterns: Vec<Pattern>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::parse(
        include_str!("../../data/voice/words.tsv"),
        include_str!("../../data/voice/phrases.tsv"),
    )
});

/// The lexicon that the program carries.
pub(super) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    fn parse(words: &'static str, phrases: &'static str) -> Self {
        let mut out = Self {
            names: FxHashMap::default(),
            entries: FxHashMap::default(),
            patterns: Vec::new(),
        };
        for (name, words) in lists::lines(words).filter_map(|line| line.split_once('\t')) {
            let set = out.declare(name);
            for form in words.split_whitespace().flat_map(forms) {
                out.entries.entry(hash(form.as_bytes())).or_default().sets |= set;
            }
        }
        for (rule, phrase) in lists::lines(phrases).filter_map(|line| line.split_once('\t')) {
            let pattern = pattern::parse(rule, phrase, |name| out.set(name));
            out.add(pattern);
        }
        out
    }

    /// The bit of a set, which is given to it where it has none.
    fn declare(&mut self, name: &'static str) -> Sets {
        let next = 1 << self.names.len();
        *self.names.entry(name).or_insert(next)
    }

    /// The bit of a set; no bit where there is no such set.
    pub(super) fn set(&self, name: &str) -> Sets {
        self.names.get(name).copied().unwrap_or_default()
    }

    /// What is known of a word, by the hash of its folded form.
    pub(super) fn entry(&self, lower: u32) -> Option<&Entry> {
        self.entries.get(&lower)
    }

    /// The sets of a word.
    pub(super) fn sets(&self, lower: u32) -> Sets {
        self.entry(lower).map_or(0, |entry| entry.sets)
    }

    /// Adds a pattern to each word at which it is tried.
    fn add(&mut self, pattern: Pattern) {
        let index = self.patterns.len() as u16;
        for test in pattern.anchor() {
            match *test {
                Test::Word(word) => self.entries.entry(word).or_default().patterns.push(index),
                Test::Set(set) => {
                    for entry in self.entries.values_mut().filter(|entry| entry.sets & set != 0) {
                        entry.patterns.push(index);
                    }
                }
                Test::Tag(_) | Test::Any => {}
            }
        }
        self.patterns.push(pattern);
    }
}

/// The forms that a word of a list stands for: with "+" those of a regular verb, with "*" the plural as well.
pub(super) fn forms(word: &str) -> Vec<String> {
    if let Some(verb) = word.strip_suffix('+') {
        let stem = verb.strip_suffix('e').unwrap_or(verb);
        vec![verb.to_owned(), with_s(verb), format!("{stem}ed"), format!("{stem}ing")]
    } else if let Some(noun) = word.strip_suffix('*') {
        vec![noun.to_owned(), with_s(noun)]
    } else {
        vec![word.to_owned()]
    }
}

/// A word with the ending -s, -es or -ies.
fn with_s(word: &str) -> String {
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end));
    match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if hisses => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::{forms, lexicon};
    use crate::voice::rules;

    #[test]
    fn regular_forms() {
        assert_eq!(forms("raise+"), ["raise", "raises", "raised", "raising"]);
        assert_eq!(forms("folly*"), ["folly", "follies"]);
        assert_eq!(forms("clash*"), ["clash", "clashes"]);
    }

    #[test]
    fn every_pattern_has_an_anchor_and_a_rule() {
        for pattern in &lexicon().patterns {
            assert!(!pattern.anchor().is_empty(), "{pattern:?} has no anchor");
            let known = rules().iter().any(|rule| rule.name == pattern.rule);
            assert!(
                known || pattern.is_term() || pattern.is_viewpoint(),
                "{} is no rule",
                pattern.rule
            );
        }
    }

    #[test]
    fn every_set_that_a_pattern_asks_for_has_words() {
        let sets = |line: &'static str| line.split(|c: char| !c.is_alphabetic() && c != '@');
        let phrases = include_str!("../../data/voice/phrases.tsv");
        let asked = crate::lists::lines(phrases).flat_map(sets);
        for name in asked.filter_map(|word| word.strip_prefix('@')) {
            assert_ne!(lexicon().set(name), 0, "no words of {name}");
        }
    }
}

//! Sets of words by which contents show what they do, from `data/stance/words.tsv`.

use super::inflection::{noun_forms, verb_forms};
use crate::attribution::Context;
use crate::lexemes::hash;
use crate::lists;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A set of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Set {
    Wrong,
    Violent,
    Wrongs,
    Wrongdoer,
    Wrongful,
    Suspect,
    False,
    Innocent,
    Charge,
    Deniable,
    Thing,
    Refusable,
    Purpose,
    Authority,
    Court,
    Fiction,
    Force,
    Kin,
    Mocking,
    Factive,
    Baseless,
    Blame,
    Notion,
    Finding,
    Disposing,
    Binding,
    Legal,
    Filing,
    Judging,
    Body,
    Officer,
    Befalling,
    Scheduled,
    Span,
    Command,
    Silence,
    Cause,
    Disowned,
    Disputed,
    Chief,
    Probable,
    Possible,
}

/// Their names, in the order of the sets.
const NAMES: [&str; 42] = [
    "wrong",
    "violent",
    "wrongs",
    "wrongdoer",
    "wrongful",
    "suspect",
    "false",
    "innocent",
    "charge",
    "deniable",
    "thing",
    "refusable",
    "purpose",
    "authority",
    "court",
    "fiction",
    "force",
    "kin",
    "mocking",
    "factive",
    "baseless",
    "blame",
    "notion",
    "finding",
    "disposing",
    "binding",
    "legal",
    "filing",
    "judging",
    "body",
    "officer",
    "befalling",
    "scheduled",
    "span",
    "command",
    "silence",
    "cause",
    "disowned",
    "disputed",
    "chief",
    "probable",
    "possible",
];

/// A word or phrase with the sets that it is in.
#[derive(Debug)]
struct Entry {
    words: Vec<String>,
    sets: u64,
}

static ENTRIES: LazyLock<FxHashMap<u32, Vec<Entry>>> = LazyLock::new(|| {
    let mut out = FxHashMap::default();
    for line in lists::lines(include_str!("../../data/stance/words.tsv")) {
        add_line(&mut out, line);
    }
    out
});

fn add_line(out: &mut FxHashMap<u32, Vec<Entry>>, line: &str) {
    let columns: Vec<&str> = line.split('\t').collect();
    let [name, kind, _, words] = columns[..] else { return };
    let Some(set) = NAMES.iter().position(|known| *known == name) else { return };
    for phrase in words.split(',') {
        for form in forms(kind, phrase) {
            add(out, &form, 1_u64 << set);
        }
    }
}

/// The forms of a phrase: of a verb its first word is inflected, of a noun its last.
fn forms(kind: &str, phrase: &str) -> Vec<String> {
    match kind {
        "verb" => {
            let (first, rest) = phrase.split_once(' ').map_or((phrase, ""), |(a, b)| (a, b));
            let join = |form: String| format!("{form} {rest}").trim_end().to_owned();
            verb_forms(first).into_iter().map(join).collect()
        }
        "noun" => noun_forms(phrase),
        _ => vec![phrase.to_owned()],
    }
}

fn add(out: &mut FxHashMap<u32, Vec<Entry>>, phrase: &str, sets: u64) {
    let words: Vec<String> = phrase.split(' ').map(str::to_owned).collect();
    let key = hash(words[0].as_bytes());
    let entries = out.entry(key).or_default();
    match entries.iter_mut().find(|entry| entry.words == words) {
        Some(entry) => entry.sets |= sets,
        None => entries.push(Entry { words, sets }),
    }
}

/// Whether a word, or a phrase that begins with it, stands in a set.
pub(super) fn is_in(context: &Context<'_, '_>, at: u32, set: Set) -> bool {
    let Some(lexeme) = context.lexemes.get(at as usize) else { return false };
    let Some(entries) = ENTRIES.get(&lexeme.lower) else { return false };
    entries
        .iter()
        .any(|entry| entry.sets & (1_u64 << set as u32) != 0 && stands(context, at, entry))
}

/// Whether the last part of a word with a hyphen stands in a set: "counter-request".
pub(super) fn ends_in(context: &Context<'_, '_>, at: u32, set: Set) -> bool {
    let word = context.lower(at);
    let Some((_, last)) = word.rsplit_once('-') else { return false };
    let entries = ENTRIES.get(&hash(last.as_bytes())).into_iter().flatten();
    let mut single = entries.filter(|entry| entry.sets & (1_u64 << set as u32) != 0);
    single.any(|entry| entry.words.len() == 1 && entry.words[0] == last)
}

/// Whether a phrase of two words that ends at a token stands in a set: "plea deal".
pub(super) fn closes(context: &Context<'_, '_>, at: u32, set: Set) -> bool {
    let Some(first) = at.checked_sub(1) else { return false };
    let Some(lexeme) = context.lexemes.get(first as usize) else { return false };
    let entries = ENTRIES.get(&lexeme.lower).into_iter().flatten();
    let mut pairs = entries.filter(|entry| entry.sets & (1_u64 << set as u32) != 0);
    pairs.any(|entry| entry.words.len() == 2 && stands(context, first, entry))
}

/// Whether the words of an entry stand at a token. The first one is compared too: equal hashes are no proof.
fn stands(context: &Context<'_, '_>, at: u32, entry: &Entry) -> bool {
    (at..).zip(&entry.words).all(|(at, word)| context.is(at, &[word.as_str()]))
}

#[cfg(test)]
mod tests {
    use super::{NAMES, Set, is_in};
    use crate::attribution::testing::with;
    use crate::lists;

    #[test]
    fn every_line_fills_a_set_and_every_set_is_filled() {
        let mut filled = vec![false; NAMES.len()];
        for line in lists::lines(include_str!("../../data/stance/words.tsv")) {
            let columns: Vec<&str> = line.split('\t').collect();
            assert_eq!(columns.len(), 4, "{line}");
            assert!(["verb", "noun", "word"].contains(&columns[1]), "{line}");
            let set = NAMES.iter().position(|name| *name == columns[0]);
            filled[set.unwrap_or_else(|| unreachable!("no set {line}"))] = true;
        }
        assert!(filled.iter().all(|&filled| filled));
        assert_eq!(Set::Possible as usize + 1, NAMES.len());
    }

    #[test]
    fn forms_and_phrases_are_found() {
        with("They stole it; war crimes were committed.", |context| {
            assert!(is_in(context, 1, Set::Wrong));
            assert!(is_in(context, 4, Set::Wrongs));
            assert!(!is_in(context, 0, Set::Wrong));
        });
    }
}

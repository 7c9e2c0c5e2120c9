//! The reviewed phrases of `data/conflicts/phrases.tsv`.

use super::view::View;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Words that "*" stands for at most.
const GAP: u32 = 3;

/// Class and first word, with what follows it.
type Phrases = FxHashMap<(&'static str, &'static str), Vec<Vec<&'static str>>>;

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut out: Phrases = FxHashMap::default();
    let lines = include_str!("../../data/conflicts/phrases.tsv").lines();
    for line in lines.filter(|line| !line.starts_with('#')) {
        let Some((class, phrase)) = line.split_once('\t') else { continue };
        let mut words = phrase.split_whitespace();
        if let Some(first) = words.next() {
            out.entry((class, first)).or_default().push(words.collect());
        }
    }
    out
});

/// Whether a phrase of a class begins at a token.
pub(super) fn at(view: View<'_>, class: &'static str, at: u32) -> bool {
    let phrases: &FxHashMap<(&str, &str), Vec<Vec<&'static str>>> = &PHRASES;
    let word = view.key(at);
    let known = phrases.get(&(class, &*word));
    known.is_some_and(|all| all.iter().any(|rest| follows(view, at + 1, rest)))
}

fn follows(view: View<'_>, at: u32, words: &[&str]) -> bool {
    match words {
        [] => true,
        ["*", rest @ ..] => (at..=at + GAP).any(|at| follows(view, at, rest)),
        [word, rest @ ..] => view.is(at, &[word]) && follows(view, at + 1, rest),
    }
}

//! The reviewed phrases of `data/conflicts/phrases.tsv`.

use super::view::View;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Words that "*" stands for at most.
const GAP: u32 = 3;

/// A phrase without its first word.
type Rest = Vec<&'static str>;

/// The phrases that begin with one word, each with its class.
pub(super) type Opened = &'static [(&'static str, Rest)];

/// The phrases by their first word.
static PHRASES: LazyLock<FxHashMap<&'static str, Vec<(&'static str, Rest)>>> =
    LazyLock::new(|| {
        let mut out: FxHashMap<_, Vec<_>> = FxHashMap::default();
        let lines = include_str!("../../data/conflicts/phrases.tsv").lines();
        for line in lines.filter(|line| !line.starts_with('#')) {
            let Some((class, phrase)) = line.split_once('\t') else { continue };
            let mut words = phrase.split_whitespace();
            if let Some(first) = words.next() {
                out.entry(first).or_default().push((class, words.collect()));
            }
        }
        out
    });

/// The phrases that begin with a word, given in lower case.
pub(super) fn opened(word: &str) -> Opened {
    let phrases: &FxHashMap<&str, Vec<(&'static str, Rest)>> = &PHRASES;
    phrases.get(word).map(Vec::as_slice).unwrap_or_default()
}

/// Whether a phrase of a class begins at a token.
pub(super) fn at(view: View<'_>, class: &'static str, at: u32) -> bool {
    let mut of_class = view.opened(at).iter().filter(|(name, _)| *name == class);
    of_class.any(|(_, rest)| follows(view, at + 1, rest))
}

fn follows(view: View<'_>, at: u32, words: &[&str]) -> bool {
    match words {
        [] => true,
        ["*", rest @ ..] => (at..=at + GAP).any(|at| follows(view, at, rest)),
        [word, rest @ ..] => view.is(at, &[word]) && follows(view, at + 1, rest),
    }
}

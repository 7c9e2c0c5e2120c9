//! The reviewed words of `data/conflicts/words.tsv`.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A class of words, each with a value; "-" where the class says it all.
type Words = FxHashMap<(&'static str, &'static str), &'static str>;

static WORDS: LazyLock<Words> =
    LazyLock::new(|| words(include_str!("../../data/conflicts/words.tsv")));

fn words(file: &'static str) -> Words {
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(columns).flatten().collect()
}

/// The words of one line, each with its class and value.
fn columns(
    line: &'static str,
) -> Option<impl Iterator<Item = ((&'static str, &'static str), &'static str)>> {
    let (class, rest) = line.split_once('\t')?;
    let (value, words) = rest.split_once('\t')?;
    Some(words.split_whitespace().map(move |word| ((class, word), value)))
}

/// The value of a word, given in lower case, in a class that it belongs to.
pub(super) fn value(class: &'static str, word: &str) -> Option<&'static str> {
    // The key borrows the word no longer than the look-up lasts.
    let words: &FxHashMap<(&str, &str), &'static str> = &WORDS;
    words.get(&(class, word)).copied()
}

/// The value of a word as a number.
pub(super) fn number<T: std::str::FromStr>(class: &'static str, word: &str) -> Option<T> {
    value(class, word)?.parse().ok()
}

/// Whether a word, given in lower case, belongs to a class.
pub(super) fn is_in(class: &'static str, word: &str) -> bool {
    value(class, word).is_some()
}

//! The reviewed words of `data/conflicts/words.tsv`.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The classes of one word, each with its value; "-" where the class says it all.
pub(super) type Classes = &'static [(&'static str, &'static str)];

static WORDS: LazyLock<FxHashMap<&'static str, Vec<(&'static str, &'static str)>>> =
    LazyLock::new(|| {
        let mut out: FxHashMap<_, Vec<_>> = FxHashMap::default();
        let lines = include_str!("../../data/conflicts/words.tsv").lines();
        let lines = lines.filter(|line| !line.starts_with('#'));
        for (word, class) in lines.filter_map(columns).flatten() {
            out.entry(word).or_default().push(class);
        }
        // Where a word stands in a class twice, the later line counts.
        for classes in out.values_mut() {
            classes.reverse();
        }
        out
    });

/// The words of one line, each with its class and value.
fn columns(
    line: &'static str,
) -> Option<impl Iterator<Item = (&'static str, (&'static str, &'static str))>> {
    let (class, rest) = line.split_once('\t')?;
    let (value, words) = rest.split_once('\t')?;
    Some(words.split_whitespace().map(move |word| (word, (class, value))))
}

/// The classes of a word, given in lower case.
pub(super) fn classes(word: &str) -> Classes {
    // The key borrows the word no longer than the look-up lasts.
    let words: &FxHashMap<&str, Vec<(&'static str, &'static str)>> = &WORDS;
    words.get(word).map(Vec::as_slice).unwrap_or_default()
}

/// The value of a class, if it is among these.
pub(super) fn value_of(classes: Classes, class: &str) -> Option<&'static str> {
    classes.iter().find(|(name, _)| *name == class).map(|&(_, value)| value)
}

/// The value of a word, given in lower case, in a class that it belongs to.
pub(super) fn value(class: &'static str, word: &str) -> Option<&'static str> {
    value_of(classes(word), class)
}

/// The value of a word as a number.
pub(super) fn number<T: std::str::FromStr>(class: &'static str, word: &str) -> Option<T> {
    value(class, word)?.parse().ok()
}

/// Whether a word, given in lower case, belongs to a class.
pub(super) fn is_in(class: &'static str, word: &str) -> bool {
    value(class, word).is_some()
}

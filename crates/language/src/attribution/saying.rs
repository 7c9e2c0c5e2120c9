//! Words of saying, from the reviewed lists: one place to ask whether a word can report.

use crate::lists;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Verbs whose clause with "that" is something said.
pub(super) static VERBS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lists::words(include_str!("../../data/that_verbs.txt")));
/// Nouns whose clause with "that" is something said.
pub(super) static NOUNS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lists::words(include_str!("../../data/that_nouns.txt")));
/// Verbs that say as what somebody takes something.
pub(super) static NAMING: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lists::words(include_str!("../../data/naming_verbs.txt")));
/// Verbs by which somebody stands against something said.
pub(super) static DENYING: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lists::words(include_str!("../../data/deny_verbs.txt")));
/// Verbs of making and naming works.
pub(super) static MAKING: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lists::words(include_str!("../../data/making_verbs.txt")));
/// Verbs by which something said comes up.
pub(super) static ARISING: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lists::words(include_str!("../../data/arising_verbs.txt")));
/// Further verbs and phrases that report.
static OTHERS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lists::words(include_str!("../../data/cue_words.txt")));

/// Whether a word, in any case, is in this list.
pub(super) fn is_in(list: &FxHashSet<&'static str>, word: &str) -> bool {
    list.contains(word.to_lowercase().as_str())
}

/// Whether a word reports in one of its uses.
pub(super) fn reports(word: &str) -> bool {
    let word = word.to_lowercase();
    [&VERBS, &NOUNS, &NAMING, &DENYING, &OTHERS].iter().any(|list| list.contains(word.as_str()))
}

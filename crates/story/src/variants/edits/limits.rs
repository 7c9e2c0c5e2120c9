//! Words that limit what is said: conditions, exceptions, contrasts, and the words that hold of all or of none.

use super::side::{Side, is_number};
use super::{names, senses};
use crate::variants::Before;
use std::ops::Range;

/// Words of a sentence on each side that are looked at.
const SENTENCE: usize = 40;

/// They set a condition, an exception, a contrast, a time or a place (Quirk et al. 8.84 to 8.91, 15.30 to 15.46).
const LIMITS: [&str; 34] = [
    "if", "unless", "except", "but", "only", "until", "before", "after", "when", "while",
    "without", "with", "under", "by", "through", "at", "in", "on", "provided", "although",
    "though", "because", "since", "or", "than", "despite", "during", "within", "against",
    "whether", "where", "which", "that", "who",
];

/// They make a limit of the one word behind them: "except tea".
const BINDERS: [&str; 10] =
    ["if", "unless", "except", "but", "only", "until", "without", "under", "before", "after"];

/// They hold of all, of any or of none, or order: what stands beside them says where and when (Quirk et al. 5.14, 10.60).
const SCOPES: [&str; 22] = [
    "any",
    "every",
    "all",
    "each",
    "anyone",
    "anybody",
    "anything",
    "anywhere",
    "everyone",
    "everybody",
    "everything",
    "whatever",
    "whoever",
    "if",
    "unless",
    "only",
    "always",
    "ever",
    "must",
    "shall",
    "should",
    "cannot",
];

/// Whether a word sets a condition, an exception, a limit or a contrast.
pub(super) fn is_limit(side: &Side<'_>, at: usize) -> bool {
    let word = side.folded(at);
    is_number(word) && !names::is_numbered(side, at)
        || senses::is_negator(word)
        || LIMITS.contains(&word)
}

/// Whether a word makes a limit of the one word behind it.
pub(super) fn is_bound(word: &str) -> bool {
    BINDERS.contains(&word)
}

/// Whether a word opens a clause that says which one is meant.
pub(super) fn is_relative(word: &str) -> bool {
    matches!(word, "that" | "which" | "who" | "whom" | "whose")
}

/// Whether the sentence around words says something of all, of any or of none.
pub(super) fn is_scoped(side: &Side<'_>, range: &Range<usize>) -> bool {
    let scopes =
        |at: usize| senses::is_negator(side.folded(at)) || SCOPES.contains(&side.folded(at));
    let back = range.start.saturating_sub(SENTENCE)..range.start;
    let ahead = range.end..(range.end + SENTENCE).min(side.words.len());
    let opens = side.before(range.start) >= Before::Sentence;
    let before = back.rev().take_while(|&at| !opens && side.before(at + 1) < Before::Sentence);
    let mut behind = ahead.take_while(|&at| side.before(at) < Before::Sentence);
    before.into_iter().any(scopes) || behind.any(scopes)
}

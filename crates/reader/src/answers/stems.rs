//! Content words without their endings, for telling whether two stretches speak of the same matter.

use crate::Layers;
use crate::words::{lower, tag};
use onrecord_text::{Span, Tokens};
use std::collections::BTreeSet;

/// Endings that derivation and inflection add, longest first.
const ENDINGS: [&str; 24] = [
    "ations", "ation", "ating", "eries", "ated", "ates", "ments", "ment", "ings", "ions", "ery",
    "ers", "ing", "ion", "ied", "ies", "ate", "ely", "ed", "es", "ly", "er", "'s", "s",
];
/// A stem has at least this many letters.
const LEAST: usize = 4;
/// Words of a content that are compared.
const MOST: usize = 80;

/// Verbs that say nothing of the matter.
pub(super) const LIGHT: [&str; 24] = [
    "be", "is", "are", "was", "were", "been", "being", "am", "have", "has", "had", "having", "do",
    "does", "did", "done", "doing", "get", "got", "made", "make", "said", "says", "say",
];

/// A word without its ending.
pub(super) fn stem(word: &str) -> String {
    let word = word.strip_suffix("'s").unwrap_or(word);
    let cut = ENDINGS
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.chars().count() >= LEAST));
    let stem = cut.unwrap_or(word);
    stem.strip_suffix(['e', 'y']).filter(|stem| stem.len() >= LEAST).unwrap_or(stem).to_owned()
}

/// The stems of the nouns, verbs, adjectives and numbers of these stretches.
pub(super) fn stems(layers: &Layers<'_>, pieces: &[Span<Tokens>]) -> BTreeSet<String> {
    let tokens = pieces.iter().flat_map(|piece| piece.iter()).take(MOST);
    let of_matter = |at: &u32| {
        let tag = tag(layers, *at);
        ["NN", "VB", "JJ", "CD"].iter().any(|kind| tag.starts_with(kind))
    };
    let words = tokens.filter(of_matter).map(|at| lower(layers, at));
    words.filter(|word| !LIGHT.contains(&word.as_ref())).map(|word| stem(&word)).collect()
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn derived_words_share_their_stem() {
        for (one, other) in [
            ("designate", "designations"),
            ("members", "member"),
            ("harassed", "harassment"),
            ("sexual", "sexually"),
            ("reused", "reusing"),
            ("forgery", "forging"),
            ("bullying", "bullied"),
        ] {
            assert_eq!(stem(one), stem(other));
        }
        assert_ne!(stem("slick"), stem("spill"));
    }
}

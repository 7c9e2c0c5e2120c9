//! What a noun names behind "deny", as the news uses it: something that can be refused, or a claim or deed that can be denied.
//!
//! The scores of `data/stance/refusals.tsv` are learned from the frames that nouns stand in ("sought N", "access to N", "accused of N";
//! selectional preferences, Resnik 1996); `tools/train/src/refusals` says how.

use crate::attribution::Context;
use crate::lists;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Hundredths of a natural logarithm of odds from which a score says something: nine in ten listed nouns beyond it are on the right side.
const LEANING: i16 = 25;
/// The same for nineteen in twenty.
const SURE: i16 = 75;

static SCORES: LazyLock<FxHashMap<&'static str, i16>> = LazyLock::new(|| {
    let line = |line: &'static str| {
        let mut columns = line.split('\t');
        Some((columns.next()?, columns.next()?.parse().ok()?))
    };
    lists::lines(include_str!("../../data/stance/refusals.tsv")).filter_map(line).collect()
});

/// Whether a noun most likely names what can be refused.
pub(super) fn is_refusable(context: &Context<'_, '_>, at: u32) -> bool {
    score(context, at).is_some_and(|score| score >= LEANING)
}

/// Whether a noun almost surely names what can be refused.
pub(super) fn is_surely_refusable(context: &Context<'_, '_>, at: u32) -> bool {
    score(context, at).is_some_and(|score| score >= SURE)
}

/// Whether a noun and the word before it together almost surely name what can be refused: "restraining order".
pub(super) fn is_refusable_pair(context: &Context<'_, '_>, at: u32) -> bool {
    pair_score(context, at).is_some_and(|score| score >= SURE)
}

/// Whether a noun most likely names a claim or a deed.
pub(super) fn is_deniable(context: &Context<'_, '_>, at: u32) -> bool {
    score(context, at).is_some_and(|score| score <= -LEANING)
}

/// The log-odds, in hundredths, that a noun names what can be refused: with the word before it, alone, in other spelling, or of its last part.
fn score(context: &Context<'_, '_>, at: u32) -> Option<i16> {
    if !matches!(context.tag_name(at), "NN" | "NNS") {
        return None;
    }
    let word = context.lower(at);
    let nouns = singulars(&word);
    let last = word.rsplit_once('-').map(|(_, last)| singulars(last)).unwrap_or_default();
    let alone = || nouns.iter().find_map(|noun| known(noun));
    let british = || nouns.iter().find_map(|noun| known(&respelled(noun)));
    pair_score(context, at)
        .or_else(alone)
        .or_else(british)
        .or_else(|| last.iter().find_map(|noun| known(noun)))
}

/// The score of a noun with the word before it.
fn pair_score(context: &Context<'_, '_>, at: u32) -> Option<i16> {
    let before =
        at.checked_sub(1).filter(|&before| matches!(context.tag_name(before), "NN" | "JJ"))?;
    let before = context.lower(before);
    singulars(&context.lower(at)).iter().find_map(|noun| known(&format!("{before} {noun}")))
}

fn known(word: &str) -> Option<i16> {
    SCORES.get(word).copied()
}

/// What a noun may be the plural of, and itself.
fn singulars(word: &str) -> Vec<String> {
    let mut out = vec![word.to_owned()];
    out.extend(word.strip_suffix("ies").map(|stem| format!("{stem}y")));
    out.extend(
        ["s", "es"].iter().filter_map(|ending| word.strip_suffix(ending)).map(str::to_owned),
    );
    out
}

/// British spelling in American letters: the news learned from is American for the most part.
fn respelled(word: &str) -> String {
    const LETTERS: [(&str, &str); 5] = [
        ("aes", "es"),
        ("our", "or"),
        ("isation", "ization"),
        ("ence", "ense"),
        ("programme", "program"),
    ];
    LETTERS
        .iter()
        .fold(word.to_owned(), |word, (british, american)| word.replace(british, american))
}

#[cfg(test)]
mod tests {
    use super::{LEANING, SCORES, is_deniable, is_refusable, is_surely_refusable};
    use crate::attribution::testing::with;

    #[test]
    fn every_line_says_something() {
        assert!(SCORES.len() > 1000);
        assert!(SCORES.values().all(|score| score.abs() >= LEANING));
    }

    #[test]
    fn nouns_that_no_list_knows() {
        with(
            "They sought stipends, an anaesthetic and a wheelchair; the remarks and the bullying ended.",
            |context| {
                assert!(is_refusable(context, 2) && is_surely_refusable(context, 2));
                assert!(!is_deniable(context, 2) && !is_refusable(context, 1));
                assert!(is_deniable(context, 11) && is_deniable(context, 14));
            },
        );
    }
}

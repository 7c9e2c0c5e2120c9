//! Stances told in passing, in a clause on a noun of saying: "charges of fraud, allegations they firmly
//! deny".
//!
//! The noun is the content, the subject of the clause the source. "The refund that they deny customers"
//! is none: a refund is nothing said.

use super::features::Context;
use super::phrases;
use super::relation::Attribution;
use super::saying::{DENYING, is_in};
use super::window::prose;
use crate::lists;
use onrecord_text::{Span, Tokens};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

static NOUNS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lists::words(include_str!("../../data/charge_nouns.txt")));

/// Longest distance in tokens from noun to verb.
const REACH: u32 = 8;

/// The stances told in relative clauses of the document.
pub(super) fn find(context: &Context<'_, '_>) -> Vec<Attribution> {
    let clauses = prose(context.document);
    clauses
        .flat_map(|clause| clause.iter().filter_map(move |at| stance(context, at, clause)))
        .collect()
}

/// The stance whose noun stands here.
fn stance(context: &Context<'_, '_>, noun: u32, clause: Span<Tokens>) -> Option<Attribution> {
    let document = context.document;
    if !is_in(&NOUNS, document.word(noun)) {
        return None;
    }
    let start = subject_start(context, noun + 1);
    let end = (start + REACH).min(clause.end);
    let verb = (start..end)
        .take_while(|&at| document.word(at) != ",")
        .find(|&at| is_in(&DENYING, document.word(at)))?;
    let cue_start = (start..verb)
        .rev()
        .take_while(|&at| {
            matches!(context.tag_name(at), "RB" | "MD" | "VBZ" | "VBP" | "VBD" | "VBN" | "VB")
        })
        .last()
        .unwrap_or(verb);
    let source = phrases::before(context, cue_start, Span::new(start, clause.end))
        .filter(|source| source.start == start)?;
    let content = determiner(context, noun, clause.start);
    Some(Attribution {
        source: Some(source),
        cue: Some(Span::new(cue_start, verb + 1)),
        content: vec![Span::new(content, noun + 1)],
        ..Attribution::default()
    })
}

/// Behind "that", "which" or a comma with "which".
fn subject_start(context: &Context<'_, '_>, at: u32) -> u32 {
    let word = |at: u32| context.document.word(at);
    match (word(at), word(at + 1)) {
        ("that" | "which", _) => at + 1,
        (",", "which") => at + 2,
        _ => at,
    }
}

/// The start of the noun's determiner and adjectives.
fn determiner(context: &Context<'_, '_>, noun: u32, floor: u32) -> u32 {
    (floor..noun)
        .rev()
        .take_while(|&at| matches!(context.tag_name(at), "DT" | "JJ" | "PRP$" | "POS" | "CD"))
        .last()
        .unwrap_or(noun)
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::attribution::testing::found;

    #[test]
    fn a_clause_on_a_charge_tells_a_stance() {
        assert_eq!(
            found("Both men were accused of bribery, allegations they firmly deny.", find),
            ["they | firmly deny | allegations"]
        );
        assert_eq!(
            found("She repeated the claim that the minister had rejected.", find),
            ["the minister | had rejected | the claim"]
        );
    }

    #[test]
    fn denying_a_thing_is_no_stance() {
        assert!(found("The refund that they deny customers is due.", find).is_empty());
        assert!(found("The statement surprised people who reject change.", find).is_empty());
    }
}

//! Charges that the labels missed, most of them inside a content: "a complaint says that the families accused the firm of
//! hiding it". The accused belongs to the content, as in the annotation.
//!
//! "The man accused of it" and "charged visitors with a fee" are none: the one has no accuser, the other no wrong.

use super::features::Context;
use super::phrases;
use super::relation::Attribution;
use super::window::prose;
use crate::lists;
use onrecord_text::{Span, Tokens};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The preposition of each form.
static VERBS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = lists::lines(include_str!("../../data/accusing_verbs.tsv"));
    let rows = rows.filter_map(|row| row.split_once('\t'));
    rows.flat_map(|(preposition, forms)| forms.split(' ').map(move |form| (form, preposition)))
        .collect()
});

/// Tokens between the verb and its preposition at most: whom it charges.
const ACCUSED: u32 = 24;

/// The charges of the document.
pub(super) fn find(context: &Context<'_, '_>) -> Vec<Attribution> {
    let sentences = prose(context.document);
    sentences
        .flat_map(|sentence| sentence.iter().filter_map(move |at| charge(context, at, sentence)))
        .collect()
}

fn charge(context: &Context<'_, '_>, verb: u32, sentence: Span<Tokens>) -> Option<Attribution> {
    let preposition = VERBS.get(context.lower(verb).as_str())?;
    if !context.tag_name(verb).starts_with("VB") {
        return None;
    }
    let accused = accused(context, verb, preposition, sentence)?;
    let start = group(context, verb, sentence);
    let passive = (start..verb).any(|at| context.is(at, &BE));
    if passive {
        return None;
    }
    let source = phrases::before(context, start, sentence)?;
    let end = end(context, accused.end, sentence);
    Some(Attribution {
        source: Some(source),
        cue: Some(Span::new(start, verb + 1)),
        content: vec![Span::new(accused.start, end)],
        ..Attribution::default()
    })
}

const BE: [&str; 8] = ["was", "were", "is", "are", "been", "be", "being", "am"];

/// Whom the verb charges, up to and with the preposition.
fn accused(
    context: &Context<'_, '_>,
    verb: u32,
    preposition: &str,
    sentence: Span<Tokens>,
) -> Option<Span<Tokens>> {
    let until = sentence.end.min(verb + ACCUSED);
    let governs = |at: &u32| context.is(*at, &[preposition]);
    let at = (verb + 1..until)
        .take_while(|&at| !context.is(at, &[";", ":"]) && !context.is_finite(at))
        .find(governs)?;
    let is_wrong = preposition != "with" || !matches!(context.tag_name(at + 1), "DT" | "CD" | "$");
    (at > verb + 1 && is_wrong).then(|| Span::new(verb + 1, at + 1))
}

/// Where the verb's auxiliaries and adverbs begin.
fn group(context: &Context<'_, '_>, verb: u32, sentence: Span<Tokens>) -> u32 {
    let helps =
        |at: &u32| matches!(context.tag_name(*at), "MD" | "RB" | "VBZ" | "VBP" | "VBD" | "VBN");
    (sentence.start..verb).rev().take_while(helps).last().unwrap_or(verb)
}

/// Where the charge ends: before the next mark that parts clauses.
fn end(context: &Context<'_, '_>, from: u32, sentence: Span<Tokens>) -> u32 {
    let parts =
        |at: &u32| context.is(*at, &[",", ";", ":", "—", "–", "--", ".", "!", "?", "”", "\"", ")"]);
    (from..sentence.end).find(parts).unwrap_or(sentence.end)
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::attribution::testing::found;

    #[test]
    fn verbs_of_charging_have_the_accused_in_their_content() {
        assert_eq!(
            found(
                "The report says that the families have accused the firm of hiding a test.",
                find
            ),
            ["the families | have accused | the firm of hiding a test"]
        );
        assert_eq!(
            found("Roe blamed the weather service for the delay, and left.", find),
            ["Roe | blamed | the weather service for the delay"]
        );
    }

    #[test]
    fn without_an_accuser_or_a_wrong_there_is_none() {
        for text in [
            "The man accused of the theft left.",
            "The man was accused of theft by Roe.",
            "The museum charged visitors with a small fee.",
            "The battery charges the phone.",
        ] {
            assert!(found(text, find).is_empty(), "{text}");
        }
    }
}

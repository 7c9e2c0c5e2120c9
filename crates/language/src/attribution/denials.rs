//! Denials by a noun or in the passive that the labels missed: "issued a flat denial of the report", "the airline's denials
//! that …", "claims that … have been denied by its engineers".
//!
//! A denial of nothing told ("issued a flat denial") has no content, and is left out: a statement has one. Refusals ("denial of
//! a visa", "bail was denied by the judge") deny nothing that was said.

use super::features::Context;
use super::phrases;
use super::relation::Attribution;
use super::saying::is_in;
use super::window::prose;
use crate::lists;
use onrecord_text::{Span, Tokens};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

static CHARGES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lists::words(include_str!("../../data/charge_nouns.txt")));

/// Tokens between the verb and "denial" at most ("issued a | short but flat | denial").
const BETWEEN: u32 = 5;
/// Tokens of a subject in which its noun is looked for.
const SUBJECT: u32 = 40;
/// Tokens of a noun phrase behind "denial of" or "by".
const PHRASE: u32 = 8;

/// The denials by a noun of the document.
pub(super) fn find(context: &Context<'_, '_>) -> Vec<Attribution> {
    each(context, noun)
}

fn each(
    context: &Context<'_, '_>,
    rule: impl Fn(&Context<'_, '_>, u32, Span<Tokens>) -> Option<Attribution> + Copy,
) -> Vec<Attribution> {
    let sentences = prose(context.document);
    let found =
        |sentence: Span<Tokens>| sentence.iter().filter_map(move |at| rule(context, at, sentence));
    sentences.flat_map(found).collect()
}

/// Puts denials in the passive among the relations, and gives back those that now stand inside them: the claim that is denied,
/// which is not the denier's.
pub(super) fn hold(
    context: &Context<'_, '_>,
    relations: &mut Vec<Attribution>,
) -> Vec<Attribution> {
    let at = places(context, relations);
    let mut inside = vec![false; relations.len()];
    let mut denials = Vec::new();
    for denial in each(context, passive) {
        let content = denial.content[0];
        let met: FxHashSet<usize> =
            denial.extent().iter().filter_map(|token| *at.get(token as usize)?).collect();
        let holds = |told: &Attribution| {
            told.content.iter().chain(&told.cue).all(|piece| content.covers(*piece))
        };
        if met.iter().all(|&one| holds(&relations[one])) {
            for &one in &met {
                inside[one] = true;
            }
            denials.push(denial);
        }
    }
    let mut place = 0..;
    let inner = relations.extract_if(.., |_| place.next().is_some_and(|one: usize| inside[one]));
    let inner: Vec<Attribution> = inner.map(|told| unowned(&denials, told)).collect();
    relations.extend(denials);
    inner
}

/// The relation that each token is a part of.
fn places(context: &Context<'_, '_>, relations: &[Attribution]) -> Vec<Option<usize>> {
    let mut out = vec![None; context.document.tokens.len()];
    for (at, told) in relations.iter().enumerate() {
        for piece in told.content.iter().chain(&told.cue).chain(&told.source) {
            out[piece.range()].fill(Some(at));
        }
    }
    out
}

/// A claim without the source that the denial has.
fn unowned(denials: &[Attribution], told: Attribution) -> Attribution {
    let at = denials.partition_point(|denial| denial.extent().start <= told.anchor().start);
    let holder = at.checked_sub(1).and_then(|at| denials.get(at));
    let own = |source: &Span<Tokens>| {
        holder.is_some_and(|denial| denial.content.iter().any(|piece| piece.covers(*source)))
    };
    Attribution { source: told.source.filter(own), ..told }
}

/// "Roe issued a denial that …", "Roe's denial of the report".
fn noun(context: &Context<'_, '_>, at: u32, sentence: Span<Tokens>) -> Option<Attribution> {
    if !context.is(at, &["denial", "denials"]) {
        return None;
    }
    let content = complement(context, at + 1, sentence)?;
    let source = issuer(context, at, sentence).or_else(|| owner(context, at, sentence))?;
    Some(Attribution {
        source: Some(source),
        cue: Some(Span::new(at, at + 1)),
        content: vec![content],
        ..Attribution::default()
    })
}

/// "That …" up to the end of the clause, or "of" a charge.
fn complement(
    context: &Context<'_, '_>,
    from: u32,
    sentence: Span<Tokens>,
) -> Option<Span<Tokens>> {
    if context.is(from, &["that"]) && context.tag_name(from) == "IN" {
        return Some(Span::new(from, clause_end(context, from, sentence)));
    }
    if !context.is(from, &["of"]) {
        return None;
    }
    let near = from + 1..sentence.end.min(from + 1 + PHRASE);
    let charge = near
        .take_while(|&at| !context.is(at, &[",", ";", ".", "(", ":"]))
        .find(|&at| is_in(&CHARGES, &context.lower(at)))?;
    let goes_on = context.is(charge + 1, &["that", "of", "by", "against"]);
    let end = if goes_on { clause_end(context, charge, sentence) } else { charge + 1 };
    Some(Span::new(from + 1, end))
}

/// The next mark that parts clauses.
fn clause_end(context: &Context<'_, '_>, from: u32, sentence: Span<Tokens>) -> u32 {
    let parts =
        |at: &u32| context.is(*at, &[",", ";", ":", "—", "–", "--", ".", "!", "?", "”", "\"", ")"]);
    (from..sentence.end).find(parts).unwrap_or(sentence.end)
}

/// Who issued, gave or repeated it.
fn issuer(context: &Context<'_, '_>, noun: u32, sentence: Span<Tokens>) -> Option<Span<Tokens>> {
    let first = sentence.start.max(noun.saturating_sub(BETWEEN));
    let verb = (first..noun).rev().find(|&at| context.tag_name(at).starts_with("VB"))?;
    let gives = [
        "issued",
        "issues",
        "issue",
        "gave",
        "gives",
        "repeated",
        "repeats",
        "made",
        "offered",
        "posted",
        "published",
        "reiterated",
        "issuing",
        "repeating",
    ];
    if !context.is(verb, &gives) {
        return None;
    }
    phrases::before(context, verb, sentence)
}

/// Whose it is: "the airline's", "his".
fn owner(context: &Context<'_, '_>, noun: u32, sentence: Span<Tokens>) -> Option<Span<Tokens>> {
    let adjective = |at: &u32| matches!(context.tag_name(*at), "JJ" | "RB" | "VBN");
    let start = (sentence.start..noun).rev().take_while(adjective).last().unwrap_or(noun);
    let mark = start.checked_sub(1).filter(|&at| sentence.holds(at))?;
    match context.tag_name(mark) {
        "PRP$" => Some(Span::new(mark, mark + 1)),
        "POS" => {
            let owner = phrases::before(context, mark, sentence)?;
            Some(Span::new(owner.start, mark + 1))
        }
        _ => None,
    }
}

/// "Claims that … have been denied by its engineers": what is denied is the subject, and is headed by a noun for a charge.
fn passive(context: &Context<'_, '_>, at: u32, sentence: Span<Tokens>) -> Option<Attribution> {
    if !context.is(at, &["denied", "rejected", "disputed"]) || !context.is(at + 1, &["by"]) {
        return None;
    }
    let helps = |at: &u32| {
        matches!(context.tag_name(*at), "RB" | "MD")
            || context.is(*at, &["have", "has", "had", "been", "was", "were", "are", "is", "be"])
    };
    let cue = (sentence.start..at).rev().take_while(helps).last()?;
    let floor = sentence.start.max(cue.saturating_sub(SUBJECT));
    let charge = (floor..cue).find(|&at| is_in(&CHARGES, &context.lower(at)))?;
    let whole =
        charge + 1 == cue || context.is(charge + 1, &["that", "of", "by", "against", "from"]);
    let broken = (charge..cue).any(|at| context.is(at, &[",", ";", "”", "\""]));
    let source = by(context, at + 2, sentence)?;
    (whole && !broken).then(|| Attribution {
        source: Some(source),
        cue: Some(Span::new(cue, at + 1)),
        content: vec![Span::new(start(context, charge, floor), cue)],
        ..Attribution::default()
    })
}

/// Where the noun phrase of a noun begins.
fn start(context: &Context<'_, '_>, noun: u32, floor: u32) -> u32 {
    let before = |at: &u32| {
        matches!(context.tag_name(*at), "DT" | "JJ" | "PRP$" | "POS" | "NN" | "NNS" | "NNP" | "CD")
    };
    (floor..noun).rev().take_while(before).last().unwrap_or(noun)
}

/// The noun phrase behind "by".
fn by(context: &Context<'_, '_>, from: u32, sentence: Span<Tokens>) -> Option<Span<Tokens>> {
    let inside = |at: &u32| {
        matches!(
            context.tag_name(*at),
            "DT" | "JJ" | "PRP$" | "POS" | "NN" | "NNS" | "NNP" | "NNPS" | "CD"
        )
    };
    let last = (from..sentence.end.min(from + PHRASE)).take_while(inside).last()?;
    context.tag_name(last).starts_with("NN").then(|| Span::new(from, last + 1))
}

#[cfg(test)]
mod tests {
    use super::{each, find, passive};
    use crate::attribution::testing::found;

    fn found_passive(text: &str) -> Vec<String> {
        found(text, |context| each(context, passive))
    }

    #[test]
    fn nouns_of_denial_tell_what_is_denied() {
        assert_eq!(
            found("The ferry line issued a flat denial that it had sold the map.", find),
            ["The ferry line | denial | that it had sold the map"]
        );
        assert_eq!(
            found("Few believed the mayor’s denial of the claim that he owned the barge.", find),
            ["the mayor’s | denial | the claim that he owned the barge"]
        );
    }

    #[test]
    fn a_charge_is_the_subject_of_a_passive() {
        assert_eq!(
            found_passive(
                "Claims that the tower leans have been denied by its builders since 1990."
            ),
            ["its builders | have been denied | Claims that the tower leans"]
        );
    }

    #[test]
    fn refusals_and_denials_of_nothing_told_are_left() {
        for text in [
            "The harbor office issued a flat denial.",
            "The denial of a visa to the singer was front-page news.",
            "The request was denied by the court.",
            "Bail was denied by the judge on Monday.",
            "Roe appealed the board's denial of benefits.",
        ] {
            assert!(found(text, find).is_empty(), "{text}");
            assert!(found_passive(text).is_empty(), "{text}");
        }
    }
}

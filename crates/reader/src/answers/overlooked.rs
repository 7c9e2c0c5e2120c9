//! A charge that stands nearer than the one found, and of which attribution knows nothing: then nothing is linked.

use super::charges::field;
use super::{Asked, View};
use crate::words::{lower, noun_phrase, tag};
use onrecord_text::{Span, Tokens};

/// Tokens before an answer that are read.
const REACH: u32 = 400;

/// Whether a word for charging stands between a charge and what answers it, outside all that is known to be said.
pub(super) fn stands_between(view: &View<'_, '_>, asked: &Asked, to: usize) -> bool {
    let answer = &view.layers.attributions[asked.at];
    let charge = &view.layers.attributions[to];
    let parts = answer.content.iter().chain(&answer.cue).chain(&answer.source);
    let end = parts.map(|part| part.start).min().unwrap_or_default();
    let start = charge.content.iter().chain(&charge.cue).map(|part| part.end).max();
    let start = start.unwrap_or_default().max(end.saturating_sub(REACH)).min(end);
    let between: Span<Tokens> = Span::new(start, end);
    let mut words = between.iter().filter(|&at| charges(view, at));
    words.any(|at| !is_known(view, at))
}

/// "Was accused", "charged with", "accusations of": "the allegations" alone take up another charge.
fn charges(view: &View<'_, '_>, at: u32) -> bool {
    let next = |words: &[&str]| words.contains(&lower(view.layers, at + 1).as_ref());
    match lower(view.layers, at).as_ref() {
        "accuse" | "accused" | "accuses" | "accusing" | "alleged" | "alleges" | "alleging"
        | "indicted" | "sued" => true,
        "charged" | "charging" => next(&["with"]),
        "accusation" | "accusations" | "allegation" | "allegations" | "charge" | "charges"
        | "claim" | "claims" | "complaint" | "complaints" => next(&["of", "that", "about"]),
        _ => false,
    }
}

/// Whether a word belongs to a statement.
fn is_known(view: &View<'_, '_>, at: u32) -> bool {
    let word: Span<Tokens> = Span::new(at, at + 1);
    view.layers.attributions.iter().any(|told| {
        let mut parts = told.content.iter().chain(&told.cue).chain(&told.source);
        parts.any(|part| part.covers(word))
    })
}

/// "The organist, who shares an office with him, left. He denied it": the sentence before begins with somebody else, who may be "he".
pub(super) fn is_another(view: &View<'_, '_>, asked: &Asked) -> bool {
    let document = view.layers.document;
    let answer = view.layers.attributions[asked.at].anchor();
    let Some(own) = document.sentence_at(answer.start).filter(|_| asked.party.is_pronoun) else {
        return false;
    };
    let Some(before) = own.tokens.start.checked_sub(1).and_then(|at| document.sentence_at(at))
    else {
        return false;
    };
    let phrase = noun_phrase(view.layers, before.tokens.start, before.tokens.end);
    let Some(head) = phrase.end.checked_sub(1).filter(|_| !phrase.is_empty()) else {
        return false;
    };
    let noun = lower(view.layers, head);
    let bare = !phrase.iter().any(|at| tag(view.layers, at).starts_with("NNP"));
    bare && is_person(view, phrase, &noun) && !asked.party.is_called(&noun)
}

/// Whether a noun is for a person: by what it ends in, by its office, or by "who" behind it.
fn is_person(view: &View<'_, '_>, phrase: Span<Tokens>, noun: &str) -> bool {
    let who = matches!(&*lower(view.layers, phrase.end + 1), "who" | "whose" | "whom");
    let office = field(noun).is_some_and(|field| field.starts_with("office:"));
    let ending = ["ist", "man", "woman", "ian", "keeper"].iter().any(|end| noun.ends_with(end));
    who || office || ending
}

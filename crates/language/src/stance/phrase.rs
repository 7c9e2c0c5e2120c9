//! The noun phrase that is the object of "deny", or stands before its passive.

use super::object::{is_compound, is_listed, is_thing, is_time};
use super::told::Told;

/// Tokens of a noun phrase that are looked at.
pub(super) const REACH: u32 = 10;

/// A noun phrase, as far as tags tell.
pub(super) struct Phrase {
    pub(super) head: u32,
    pub(super) end: u32,
    /// Whether a second phrase follows without a preposition: "the mayor | a third term".
    pub(super) is_double: bool,
}

/// The noun phrase that begins at a token.
pub(super) fn phrase(told: &Told<'_, '_, '_>, from: u32) -> Option<Phrase> {
    let end = told.sentence(from).end.min(from + REACH);
    let mut head = None;
    let mut is_double = false;
    for at in from..end {
        let ends = head.is_some() && (is_time(told, at) || is_subject(told, at))
            || head.is_some_and(|head| is_thing(told, head) && is_somebody(told, at));
        let modifies = is_modifier(told, from, at) || is_compound(told, from, at + 1);
        if !(is_nominal(told, at) || modifies) || ends {
            return head.map(|head| Phrase { head, end: at, is_double });
        }
        is_double |= head.is_some_and(|head: u32| head + 1 == at && opens(told, head, at));
        if is_head(told, at) {
            head = Some(at);
        }
    }
    head.map(|head| Phrase { head, end, is_double })
}

/// "A victory | he had promised": a clause of its own begins.
fn is_subject(told: &Told<'_, '_, '_>, at: u32) -> bool {
    told.is(at, &["i", "he", "she", "we", "they", "it", "you"])
}

/// "After the denial of her appeal | Mrs Quispe gave": somebody's name behind the thing.
fn is_somebody(told: &Told<'_, '_, '_>, at: u32) -> bool {
    told.tag(at) == "NNP"
        && told.tag(at.saturating_sub(1)).starts_with("NN")
        && told.tag(at.saturating_sub(1)) != "NNP"
}

/// "A drinking problem": a participle behind the article and before a noun.
fn is_modifier(told: &Told<'_, '_, '_>, from: u32, at: u32) -> bool {
    at == from + 1
        && matches!(told.tag(from), "DT" | "PRP$")
        && matches!(told.tag(at), "VBG" | "VBN")
        && told.tag(at + 1).starts_with("NN")
}

fn is_nominal(told: &Told<'_, '_, '_>, at: u32) -> bool {
    let alone = told.is(at + 1, &[",", ".", ";", "too"]);
    let that = told.is(at, &["that"])
        && (alone || is_listed(told, at + 1) && !told.context.is_finite(at + 2));
    that || matches!(
        told.tag(at),
        "DT" | "PDT" | "PRP" | "PRP$" | "JJ" | "JJR" | "JJS" | "CD" | "POS" | "HYPH" | "``" | "''"
    ) || told.tag(at).starts_with("NN")
}

/// Whether a noun phrase can have a word for its head.
pub(super) fn is_head(told: &Told<'_, '_, '_>, at: u32) -> bool {
    if told.is(at, &["that"]) {
        return told.is(at + 1, &[",", ".", ";", "too"]);
    }
    matches!(told.tag(at), "PRP" | "DT" | "PDT") || told.tag(at).starts_with("NN")
}

/// Whether a word behind the head of a phrase opens another phrase: "him | entry", "the man | his pension".
fn opens(told: &Told<'_, '_, '_>, head: u32, at: u32) -> bool {
    let pronoun = told.tag(head) == "PRP";
    let noun = told.tag(head).starts_with("NN");
    match told.tag(at) {
        // "denied it all" has one object.
        "DT" => (pronoun || noun) && !told.is(at, &["all", "both", "either", "each"]),
        "PRP$" | "JJ" => pronoun || noun,
        "NN" | "NNS" => pronoun,
        _ => false,
    }
}

//! What a statement is compared by with others, to tell whether both are about one claim.

use super::value;
use crate::Layers;
use crate::entities::Places;
use onrecord_language::attribution::Attribution;
use onrecord_language::likeness::{Content, MANY_WORDS};
use onrecord_language::tags::Tag;
use onrecord_record::{StanceValue, Statement};

/// What one statement says.
pub(super) struct Said {
    /// Its words; none of a statement that is joined with none for its words.
    pub(super) content: Option<Content>,
    /// Whom it names first.
    first: Option<String>,
}

/// What each statement says, in the same order.
pub(super) fn said(
    layers: &Layers<'_>,
    places: &Places<'_>,
    statements: &[Statement],
) -> Vec<Said> {
    let pairs = statements.iter().zip(layers.attributions);
    let said = |(told, attribution): (&Statement, &Attribution)| {
        let is_compared = makes(told)
            && value(told) != Some(StanceValue::Appraises)
            && is_clause(layers, attribution);
        Said {
            content: is_compared.then(|| content(told)),
            first: places.first_inside(&told.content),
        }
    };
    pairs.map(said).collect()
}

/// Whether a statement makes a claim of its own: orders, demands and refusals to speak say of nothing that it is so. A
/// question claims nothing, and a denial that answers something here is about the other's claim.
pub(super) fn makes(told: &Statement) -> bool {
    match value(told) {
        Some(StanceValue::Promises) | None => false,
        Some(StanceValue::Denies) => told.answers.as_ref().is_none_or(|to| to.statement.is_none()),
        Some(stance) => stance.affirms(),
    }
}

/// Whether what is said has a finite verb: a noun phrase ("the new harbour tunnel tax") says of nothing that it is so.
fn is_clause(layers: &Layers<'_>, attribution: &Attribution) -> bool {
    let tokens = attribution.content.iter().flat_map(|span| span.start..span.end);
    let mut tags = tokens.filter_map(|at| layers.tags.get(at as usize));
    tags.any(|tag: &Tag| tag.is_finite())
}

/// The words of a statement's content, without its denial: what is denied is compared as if it were said, so that "denied
/// that he paid" and "said that he did not pay" are about one claim.
fn content(told: &Statement) -> Content {
    let words: Vec<&str> = told.content.iter().map(|span| span.text.as_str()).collect();
    let content = Content::of(&words.join(" "), []);
    if value(told) != Some(StanceValue::Denies) {
        return content;
    }
    Content { negated: false, negations: 0, ..content }
}

/// How two statements are about one claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Alike {
    /// Both are about the same.
    Same,
    /// One says what the other says is not so.
    Reverse,
}

/// How two statements are about one claim, as far as their words tell.
pub(super) fn alike(one: (&Statement, &Said), other: (&Statement, &Said)) -> Option<Alike> {
    let (first, second) = (one.1.content.as_ref()?, other.1.content.as_ref()?);
    if !same_people(one, other) || !same_persons((one.0, first), (other.0, second)) {
        return None;
    }
    if first.claims_like(second, MANY_WORDS) {
        return Some(Alike::Same);
    }
    let holders = (&one.0.source.entity, &other.0.source.entity);
    let hold = [one.0, other.0].iter().all(|told| value(told).is_some_and(StanceValue::affirms));
    let is_reverse = holders.0 != holders.1 && hold && first.claims_reverse_of(second);
    is_reverse.then_some(Alike::Reverse)
}

/// Whether two statements speak of somebody in common and first of the same one, or one of them names nobody.
fn same_people(one: (&Statement, &Said), other: (&Statement, &Said)) -> bool {
    let (about, others) = (&one.0.about, &other.0.about);
    let shared =
        about.is_empty() || others.is_empty() || about.iter().any(|id| others.contains(id));
    let first = match (&one.1.first, &other.1.first) {
        (Some(first), Some(second)) => first == second,
        _ => true,
    };
    shared && first
}

/// Whether "I" and "you" mean the same in both: they do where neither has them, or both do and one speaker says both.
fn same_persons(one: (&Statement, &Content), other: (&Statement, &Content)) -> bool {
    let speaker = one.0.source.entity.as_ref();
    let same_speaker = speaker.is_some() && speaker == other.0.source.entity.as_ref();
    match (one.1.is_personal, other.1.is_personal) {
        (false, false) => true,
        (true, true) => same_speaker,
        _ => false,
    }
}

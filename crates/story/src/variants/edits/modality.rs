//! Modals that change little of what is said.

use super::format;
use super::other_words::Part;
use super::senses::{Sense, Unit};
use super::side::Side;
use crate::variants::Before;

/// Words back to which a modal is taken up again.
const TAKEN_UP: usize = 8;
/// Words back to which a clause depends on "ensure" or "when".
const ENSURED: usize = 4;

/// "can" adds next to nothing to verbs of the senses ("I can see" is "I see", Quirk et al. 4.52), and "would" to wishes
/// ("I'd love to", 4.63).
pub(super) fn is_mere_ability(side: &Side<'_>, unit: &Unit) -> bool {
    match unit.sense {
        Sense::Modal("can") => unit.range.len() > 1 || is_sense(side.folded(unit.range.end)),
        Sense::Modal("would" | "will") => is_wish(after(side, unit)),
        _ => false,
    }
}

/// The verb behind a modal, over a pronoun in between: "would we want".
fn after<'t>(side: &Side<'t>, unit: &Unit) -> &'t str {
    let next = side.folded(unit.range.end);
    match next {
        "i" | "you" | "he" | "she" | "it" | "we" | "they" => side.folded(unit.range.end + 1),
        _ => next,
    }
}

fn is_sense(verb: &str) -> bool {
    matches!(verb, "see" | "hear" | "feel" | "tell" | "say" | "remember" | "imagine" | "assure")
}

fn is_wish(verb: &str) -> bool {
    matches!(
        verb,
        "like"
            | "love"
            | "prefer"
            | "rather"
            | "say"
            | "think"
            | "hope"
            | "want"
            | "suggest"
            | "appreciate"
    )
}

/// Whether the sentence has the modal a few words before already: "what I'll do is (I will) find out".
pub(super) fn is_taken_up(side: &Side<'_>, unit: &Unit) -> bool {
    let from = unit.range.start.saturating_sub(TAKEN_UP);
    (from..unit.range.start)
        .rev()
        .take_while(|&at| side.before(at + 1) < Before::Sentence)
        .any(|at| side.unit(at).is_some_and(|before| before.sense == unit.sense))
}

/// Whether modals that differ say nearly the same where they stand: "can" for "could" without a negator (the past or the
/// polite form, Quirk et al. 4.52), "I would say" for "I will say", "why do we want" for "why would we want".
pub(super) fn is_light(a: (Part<'_, '_>, &[&str]), b: (Part<'_, '_>, &[&str])) -> bool {
    let (ours, theirs) = (a.1, b.1);
    let ability = |groups: &[&str]| matches!(groups, ["can" | "could"]);
    let tense = ability(ours) && ability(theirs) && !is_negated(a.0) && !is_negated(b.0);
    let conditional = |groups: &[&str]| groups.is_empty() || matches!(groups, ["would" | "will"]);
    let wish = |(side, words): Part<'_, '_>| {
        let last = words.last().copied().unwrap_or_default();
        let unit = Unit { range: last..last + 1, sense: Sense::Filler };
        is_wish(after(side, &unit))
    };
    let lets = |(side, words): Part<'_, '_>| words.iter().any(|&at| side.folded(at) == "let");
    let asks = ability(ours) && lets(b.0) || ability(theirs) && lets(a.0);
    let wants = |(one, groups): (Part<'_, '_>, &[&str]),
                 (other, others): (Part<'_, '_>, &[&str])| {
        matches!(groups, ["intend"])
            && matches!(others, ["would"])
            && one.1.iter().any(|&at| one.0.folded(at) == "want")
            && other.1.iter().any(|&at| other.0.folded(at) == "like")
    };
    tense
        || asks
        || wants(a, b)
        || wants(b, a)
        || conditional(ours) && conditional(theirs) && wish(a.0) && wish(b.0)
}

/// Whether modals that differ stand where the clause allows no choice of them: in a clause of purpose ("so that we can win",
/// "so we win"), told in the past ("decided they'd go", "decide they go"), or after "ensure", "hope" and "when", where the present has the
/// sense of the future (Quirk et al. 14.22, 14.31, 16.32).
pub(super) fn is_bound(a: (Part<'_, '_>, &[&str]), b: (Part<'_, '_>, &[&str])) -> bool {
    let only = |allowed: &[&str]| a.1.iter().chain(b.1).all(|group| allowed.contains(group));
    let so = |(side, words): Part<'_, '_>| words.iter().any(|&at| side.folded(at) == "so");
    let first = |part: Part<'_, '_>| part.1.first().copied().unwrap_or_default();
    only(&["can"]) && so(a.0) && so(b.0)
        || only(&["would", "will"]) && is_tense(a.0, b.0)
        || only(&["will"]) && is_ensured(a.0.0, first(a.0))
}

/// Whether a verb stands among the words of both in two tenses.
fn is_tense(a: Part<'_, '_>, b: Part<'_, '_>) -> bool {
    let past = |one: &str, other: &str| one.ends_with("ed") && is_form_of(other, one);
    a.1.iter().any(|&i| {
        let one = a.0.folded(i);
        b.1.iter().any(|&j| past(one, b.0.folded(j)) || past(b.0.folded(j), one))
    })
}

/// Whether "can" stands in a clause of purpose within a sentence: "not just so that we (can) win".
pub(super) fn is_of_purpose(side: &Side<'_>, unit: &Unit) -> bool {
    let near = unit.range.start.saturating_sub(ENSURED)..unit.range.start;
    let mut near = near.rev().take_while(|&at| side.before(at + 1) < Before::Mark);
    unit.sense == Sense::Modal("can")
        && near.any(|at| side.folded(at) == "so" && side.before(at) < Before::Mark)
}

/// Whether words depend on "ensure" or on a word of time close before.
pub(super) fn is_ensured(side: &Side<'_>, at: usize) -> bool {
    let near = at.saturating_sub(ENSURED)..at;
    near.rev().take_while(|&at| side.before(at + 1) < Before::Mark).any(|at| {
        matches!(
            side.folded(at),
            "ensure"
                | "ensures"
                | "ensured"
                | "ensuring"
                | "sure"
                | "until"
                | "once"
                | "when"
                | "pray"
                | "hope"
        )
    })
}

/// Whether a negator stands among words or just behind them.
fn is_negated((side, words): Part<'_, '_>) -> bool {
    let next = words.last().map(|&at| at + 1);
    let negates = |at: usize| side.unit(at).is_some_and(|unit| unit.sense == Sense::Negator);
    words.iter().copied().chain(next).any(negates)
}

/// Whether a modal and its verb stand for another form of the verb that can say the same: "could kill" and "kills",
/// "would study" and "studied" (habit, Quirk et al. 4.57), "will rise" and "rising", and "will" for "willing".
pub(super) fn is_form(a: Part<'_, '_>, b: Part<'_, '_>) -> bool {
    stands_for(a, b) || stands_for(b, a)
}

fn stands_for((side, modal): Part<'_, '_>, (other, form): Part<'_, '_>) -> bool {
    let ([first, rest @ ..], [form]) = (modal, form) else { return false };
    let (first, form) = (side.folded(*first), other.folded(*form));
    match (first, rest) {
        ("will", []) => form == "willing",
        (_, [verb]) if is_form_of(side.folded(*verb), form) => {
            first == "could"
                || first == "would" && form.ends_with("ed")
                || first == "will" && form.ends_with("ing")
        }
        _ => false,
    }
}

fn is_form_of(verb: &str, form: &str) -> bool {
    format::is_inflected(verb, form)
        || verb.strip_suffix('y').is_some_and(|stem| form.strip_suffix("ied") == Some(stem))
}

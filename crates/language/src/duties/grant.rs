//! "gave officials two weeks to answer", "has until Friday to pay", "faces a Friday deadline to leave".

use super::deadline::{Sense, is_ahead, of, sense};
use super::lexicon::{self, Row, Set};
use super::view::View;
use super::{Deadline, Duty};
use crate::times::{Precision, Time};
use onrecord_record::WhenType;
use onrecord_text::{Span, Tokens};

/// Tokens between the verb and the period at most.
const NEAR: u32 = 16;

/// "gave NOUN PERIOD to VERB", "NOUN was given PERIOD to VERB".
pub(super) fn given(view: &View<'_, '_>, row: &'static Row, at: u32) -> Option<Duty> {
    if !view.tag(at).starts_with("VB") || view.is_unreal(at) || view.is_negated(at) {
        return None;
    }
    let clause = view.clause(at);
    let limit = limit(view, Span::new(at + 1, clause.end.min(at + NEAR)), at)?;
    let passive = view.is_passive(at);
    let subject = view.subject(at);
    let who = if passive { subject } else { receiver(view, at + 1, limit.tokens.start) };
    who?;
    let what = view.complement(behind_trigger(view, limit)?);
    let start = if passive || view.tag(at) != "VBG" {
        subject.map_or(at, |subject| subject.start)
    } else {
        at
    };
    Some(duty(row, at, Span::new(start, what.end), who, what, limit))
}

/// "has PERIOD to VERB", "has until Friday".
pub(super) fn had(view: &View<'_, '_>, row: &'static Row, at: u32) -> Option<Duty> {
    /// Tokens between "has" and the period at most: "now has just over".
    const CLOSE: u32 = 7;
    if view.is_negated(at) || view.is_unreal(at) {
        return None;
    }
    let clause = view.clause(at);
    let limit = limit(view, Span::new(at + 1, clause.end.min(at + CLOSE)), at)?;
    let only_adverbs = (at + 1..limit.tokens.start).all(|at| !view.tag(at).starts_with(['N', 'V']));
    let subject = view.subject(at).filter(|_| only_adverbs)?;
    let to = behind_trigger(view, limit);
    if to.is_none() && limit.sense == Sense::Within {
        return None;
    }
    let past = row.name == "had";
    if past && (limit.sense == Sense::Within || view.layers.published.is_none()) {
        return None;
    }
    let what = to.map_or(limit.tokens, |to| view.complement(to));
    Some(duty(row, at, Span::new(subject.start, what.end), Some(subject), what, limit))
}

/// The infinitive behind a period, and behind what the period runs from: "20 days from the signing to repay".
fn behind_trigger(view: &View<'_, '_>, limit: Deadline) -> Option<u32> {
    /// Tokens of what a period runs from at most.
    const LONGEST: u32 = 10;
    let end = limit.tokens.end;
    let counts = view.is(end, &["from", "of", "after"]);
    let behind =
        || (end..view.clause(end).end.min(end + LONGEST)).find(|&at| view.is_infinitive(at));
    view.infinitive(end).or_else(|| counts.then(behind).flatten())
}

/// "for the rebels to give up their arms".
fn for_whom(view: &View<'_, '_>, at: u32) -> Option<u32> {
    view.is(at, &["for"]).then(|| super::order::object(view, at + 1)).flatten().map(|(_, to)| to)
}

/// "a Friday deadline to leave", "a deadline of May 3", "the deadline is Friday".
pub(super) fn deadline(view: &View<'_, '_>, row: &'static Row, at: u32) -> Option<Duty> {
    let sentence = view.sentence(at);
    let near = Span::new(at.saturating_sub(5).max(sentence.start), sentence.end.min(at + 14));
    let (index, time) = view.times(near).find(|(_, time)| {
        is_ahead(view, time) && is_fixed(time) || time.length.is_some() && time.tokens.end == at
    })?;
    let moves = |at: u32| lexicon::is_change(&view.lower(at)) && view.tag(at).starts_with("VB");
    if view.clause(at).iter().any(|at| view.is_in(at, Set::Over) || moves(at)) {
        return None;
    }
    let period = time.kind == WhenType::Duration;
    let limit = of(view, index, if period { Sense::Within } else { Sense::By }, at)?;
    let clause = view.clause(at);
    let to = view
        .infinitive(at + 1)
        .or_else(|| view.infinitive(time.tokens.end))
        .or_else(|| for_whom(view, at + 1));
    let faces = (clause.start..at)
        .rev()
        .find(|&at| view.is(at, &["faces", "face", "facing", "has", "have"]));
    let who = faces.and_then(|verb| view.subject(verb));
    let start = who.map_or_else(|| phrase_start(view, at, clause), |who| who.start);
    let end = to.map_or(time.tokens.end.max(at + 1), |to| view.complement(to).end);
    let extent = view.trimmed(Span::new(start, end.max(view.complement(at).end)));
    let what = to.map_or(extent, |to| view.complement(to));
    Some(duty(row, at, extent, who, what, limit))
}

fn is_fixed(time: &Time) -> bool {
    matches!(time.kind, WhenType::Date | WhenType::Time) && time.precision != Precision::Vague
}

/// Where the noun phrase around a token begins.
fn phrase_start(view: &View<'_, '_>, at: u32, clause: Span<Tokens>) -> u32 {
    let nominal = |at: &u32| {
        view.tag(*at).starts_with(['N', 'J', 'D', 'C'])
            || view.time_at(*at).is_some()
            || view.tag(*at) == "POS"
    };
    (clause.start..at).rev().take_while(nominal).last().unwrap_or(at)
}

/// The period or end that is granted in a stretch.
fn limit(view: &View<'_, '_>, stretch: Span<Tokens>, cue: u32) -> Option<Deadline> {
    view.times(stretch).find_map(|(at, time)| {
        let until = matches!(view.governor(time).1.as_str(), "until" | "till" | "by");
        let period = (time.kind == WhenType::Duration || time.length.is_some())
            && !time.tokens.iter().any(|at| view.is(at, &["last", "past", "previous"]));
        if period && !until {
            return of(view, at, Sense::Within, cue);
        }
        (until && is_ahead(view, time))
            .then(|| of(view, at, sense(view, time).unwrap_or(Sense::By), cue))
            .flatten()
    })
}

/// Who gets the period: the words between the verb and it, if they name somebody.
fn receiver(view: &View<'_, '_>, from: u32, to: u32) -> Option<Span<Tokens>> {
    let mut end = to;
    while end > from
        && (view.is(
            end - 1,
            &["until", "till", "up", "to", "just", "only", "another", "about", "the", "a"],
        ) || view.tag(end - 1) == "RB")
    {
        end -= 1;
    }
    let named = (from..end).any(|at| view.tag(at).starts_with(['N', 'P']));
    named.then(|| Span::new(from, end))
}

fn duty(
    row: &'static Row,
    cue: u32,
    extent: Span<Tokens>,
    who: Option<Span<Tokens>>,
    what: Span<Tokens>,
    deadline: Deadline,
) -> Duty {
    Duty { who, deadline: Some(deadline), ..Duty::new(row, cue, extent, what) }
}

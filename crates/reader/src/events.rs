//! What happened when, as the record writes it.

use crate::entities::Places;
use crate::statements::Statements;
use crate::{Layers, ids, spans, times};
use onrecord_language::attribution::Attribution;
use onrecord_language::clauses::clause_of;
use onrecord_language::happenings::Happening;
use onrecord_language::times::{Precision, Time, times_within};
use onrecord_record::{Event, When, WhenType};
use onrecord_text::{Span, Tokens};

/// The events in text order: what the text dates, and each saying that has a time of its own.
pub(crate) fn events(
    layers: &Layers<'_>,
    places: &Places<'_>,
    statements: &Statements,
) -> Vec<Event> {
    let told = layers.happenings.iter();
    let mut out: Vec<Event> =
        told.filter_map(|told| event(layers, places, statements, told)).collect();
    out.dedup_by(|later, before| later.id == before.id);
    out
}

/// The event of a happening, if it stands in this text: what "would" be has to be reported.
fn event(
    layers: &Layers<'_>,
    places: &Places<'_>,
    statements: &Statements,
    told: &Happening,
) -> Option<Event> {
    let time = layers.times.get(told.time as usize)?.tokens;
    let telling = layers.reported.telling(time.start);
    if told.would && telling.is_none() {
        return None;
    }
    let span = spans::of_tokens(layers, content_part(layers, told, time, telling)?);
    let when =
        layers.times.get(time_of(layers, told) as usize).map(|time| times::when(layers, time));
    let statement = telling.or_else(|| layers.reported.cue_in(told.tokens));
    Some(Event {
        id: ids::id("v", &layers.source.id, [("span", &span)].into_iter()),
        participants: places.taking_part(&span),
        statement: statement.and_then(|at| statements.id_of(at)),
        span,
        when,
    })
}

/// The time of a happening; where the clause moves it to another time, the new one.
fn time_of(layers: &Layers<'_>, told: &Happening) -> u32 {
    let from = layers.duties.partition_point(|duty| duty.extent.end <= told.tokens.start);
    let mut near =
        layers.duties[from..].iter().take_while(|duty| duty.extent.start < told.tokens.end);
    let moved = near.find(|duty| duty.replaces == Some(told.time) && told.tokens.holds(duty.cue));
    moved.and_then(|duty| duty.deadline?.time).unwrap_or(told.time)
}

/// What is told inside a statement is told without the words that report it. A part that has lost the verb tells
/// nothing: it was asked or wished for ("asked Roe | to reply on Friday").
fn content_part(
    layers: &Layers<'_>,
    told: &Happening,
    time: Span<Tokens>,
    telling: Option<u32>,
) -> Option<Span<Tokens>> {
    let holds = |piece: &&Span<Tokens>| piece.covers(time);
    let attribution = telling.and_then(|at| layers.attributions.get(at as usize));
    let piece = attribution.and_then(|told| told.content.iter().find(holds));
    let part = piece.map_or(told.tokens, |piece| common(told.tokens, *piece));
    let tells = |tokens: Span<Tokens>| {
        let tags = layers.tags.get(tokens.range()).unwrap_or_default();
        tags.iter().any(|tag| tag.is_finite())
    };
    let begins = |part: Span<Tokens>| tells(Span::new(part.start, part.start + 1));
    match () {
        // "The debt “will reach 152 percent in 2048”": the subject stands before the quotation.
        () if begins(part) => Some(told.tokens),
        () => (tells(part) || part == told.tokens).then_some(part),
    }
}

/// What two stretches have in common, or else the first.
fn common(one: Span<Tokens>, other: Span<Tokens>) -> Span<Tokens> {
    let both = Span::new(one.start.max(other.start), one.end.min(other.end));
    if both.is_empty() { one } else { both }
}

/// Times of a reporting clause that are looked at.
const NEAR: usize = 12;

/// When an attribution's content was said: the time in the clause that reports it.
pub(crate) fn said(layers: &Layers<'_>, attribution: &Attribution) -> Option<When> {
    let clause = clause_of(layers.clauses, attribution.cue?.start);
    let inside = times_within(layers.times, clause).map(|(_, time)| time);
    let apart = |time: &&Time| {
        let told = attribution.content.iter().chain(&attribution.source);
        is_moment(time) && !told.into_iter().any(|told| told.overlaps(time.tokens))
    };
    inside.take(NEAR).find(apart).map(|time| times::when(layers, time))
}

/// Whether something can have been said then: a date or time of day, no finer or wider than a report gives.
fn is_moment(time: &Time) -> bool {
    let dated = matches!(time.kind, WhenType::Date | WhenType::Time);
    dated
        && time.interval.is_some()
        && time.precision <= Precision::Year
        && !time.value.ends_with("_REF")
}

//! Changes to a schedule: "postponed the hearing from May 3 to May 17", "put off Monday’s vote by a week".
//!
//! The new time is when it is due; the old one is kept beside it. A new time that is told as a distance counts from the old one.

use super::Duty;
use super::deadline::{Deadline, Sense, is_ahead, of};
use super::lexicon::Row;
use super::trigger::Trigger;
use super::view::View;
use crate::times::{Precision, Time};
use onrecord_record::WhenType;
use onrecord_text::{Span, Tokens};

/// Tokens between the verb and its new time at most.
const NEAR: u32 = 24;
/// Tokens between a verb and its particle at most ("put the vote off").
const PARTICLE: u32 = 7;

pub(super) fn read(view: &View<'_, '_>, row: &'static Row, at: u32) -> Option<Duty> {
    let happened = view.tag(at).starts_with("VB") && !view.is_unreal(at) && !view.is_negated(at);
    let change = Change::of(view, row, at).filter(|_| happened)?;
    let subject = view.subject(at);
    let passive = view.is_passive(at);
    let start = subject.map_or(at, |subject| subject.start);
    let object = || {
        view.trimmed(Span::new(at + 1, change.end)).iter().find(|&at| view.tag(at).starts_with('N'))
    };
    let before = || view.trimmed(Span::new(view.clause(at).start, view.group(at)));
    let what = if passive {
        subject.unwrap_or_else(before)
    } else {
        Span::new(at + 1, phrase_end(view, object()?, change.end))
    };
    Some(Duty {
        who: subject.filter(|_| !passive),
        deadline: Some(change.deadline),
        replaces: change.old,
        ..Duty::new(row, at, view.trimmed(Span::new(start, change.end)), what)
    })
}

/// The nouns that go on from a noun.
fn phrase_end(view: &View<'_, '_>, noun: u32, limit: u32) -> u32 {
    (noun..limit).find(|&at| !view.tag(at).starts_with('N')).unwrap_or(limit)
}

/// From when to when something is moved.
struct Change {
    old: Option<u32>,
    deadline: Deadline,
    end: u32,
}

impl Change {
    fn of(view: &View<'_, '_>, row: &'static Row, at: u32) -> Option<Self> {
        let clause = view.clause(at);
        let reach = Span::new(at + 1, clause.end.min(at + NEAR));
        let particle = particle(view, row.name, reach)?;
        let old = old(view, at, reach);
        let earlier = matches!(particle, Particle::Earlier);
        let deadline = named(view, reach, at)
            .or_else(|| distance(view, reach, old, earlier))
            .or_else(|| open(view, row.name, reach))?;
        Some(Self { old, end: deadline.tokens.end, deadline })
    }
}

/// Whether a change goes to an earlier time or a later one.
enum Particle {
    Earlier,
    Later,
}

/// What the verb's particle says; nothing where a verb that needs one has none.
fn particle(view: &View<'_, '_>, row: &str, reach: Span<Tokens>) -> Option<Particle> {
    let near = Span::<Tokens>::new(reach.start, reach.end.min(reach.start + PARTICLE));
    let found = |words: &[&str]| near.iter().any(|at| view.is(at, words) && view.tag(at) != "NN");
    match row {
        "put-off" => found(&["off", "back"]).then_some(Particle::Later),
        "bring-forward" => found(&["forward"]).then_some(Particle::Earlier),
        "move" if found(&["up", "forward"]) => Some(Particle::Earlier),
        _ => Some(Particle::Later),
    }
}

/// The new date: "to June 4", "until Jan. 12", "for 3 October".
fn named(view: &View<'_, '_>, reach: Span<Tokens>, cue: u32) -> Option<Deadline> {
    let is_new = |time: &Time| {
        let to = view.is(time.tokens.start.wrapping_sub(1), &["to", "until", "till", "for"]);
        let dated = matches!(time.kind, WhenType::Date | WhenType::Time);
        to && dated && is_ahead(view, time)
    };
    let (at, _) = view.times(reach).find(|(_, time)| is_new(time))?;
    of(view, at, Sense::On, cue)
}

/// "by two weeks", "back nine days", "a week": counted from the old time.
fn distance(
    view: &View<'_, '_>,
    reach: Span<Tokens>,
    old: Option<u32>,
    earlier: bool,
) -> Option<Deadline> {
    let is_distance = |time: &Time| {
        time.length.is_some()
            && view.is(time.tokens.start.wrapping_sub(1), &["by", "back", "another", "off"])
    };
    let (at, time) = view.times(reach).find(|(_, time)| is_distance(time))?;
    Some(Deadline {
        tokens: time.tokens,
        time: Some(at),
        sense: if earlier { Sense::Back } else { Sense::Within },
        trigger: old.map_or(Trigger::Unstated, Trigger::Time),
    })
}

/// "indefinitely", "until further notice": put off without a new time.
fn open(view: &View<'_, '_>, row: &str, reach: Span<Tokens>) -> Option<Deadline> {
    let at = reach.iter().find(|&at| view.is(at, &["indefinitely", "further"]))?;
    let end = at + if view.is(at, &["further"]) { 2 } else { 1 };
    (row != "extend").then_some(Deadline {
        tokens: Span::new(at, end),
        time: None,
        sense: Sense::Open,
        trigger: Trigger::Unstated,
    })
}

/// The time for which it stood before: "from May 3", "Monday’s vote", "planned for May 14, has been".
fn old(view: &View<'_, '_>, at: u32, reach: Span<Tokens>) -> Option<u32> {
    let fixed = |time: &Time| time.interval.is_some() && time.precision <= Precision::Month;
    let from = view.times(reach).find(|(_, time)| {
        let owned = view.tag(time.tokens.end) == "POS";
        fixed(time) && (owned || view.is(time.tokens.start.wrapping_sub(1), &["from"]))
    });
    let before = Span::new(view.sentence(at).start, view.group(at));
    let apart = |time: &Time| {
        fixed(time) && (time.tokens.end < before.end || view.tag(time.tokens.end) == "POS")
    };
    let stood = || view.times(before).filter(|(_, time)| apart(time)).last();
    from.or_else(stood).map(|(index, _)| index)
}

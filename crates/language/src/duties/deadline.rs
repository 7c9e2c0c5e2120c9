//! By which time something is due: which words of a clause say so, and how.

use super::lexicon::vague_phrases;
use super::trigger::{Trigger, trigger};
use super::view::View;
use crate::times::{Anchor, Precision, Time};
use onrecord_record::WhenType;
use onrecord_text::{Span, Tokens};

/// By when something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// The words that say so, without their preposition.
    pub tokens: Span<Tokens>,
    /// The time expression, by its index; none where a phrase leaves the time open ("in due course").
    pub time: Option<u32>,
    /// What its preposition says.
    pub sense: Sense,
    /// What it is counted from, for a period.
    pub trigger: Trigger,
}

impl Deadline {
    /// A last day, rather than a day: "by Friday", not "on Friday".
    pub(super) fn is_last(&self) -> bool {
        matches!(self.sense, Sense::By | Sense::Before | Sense::Within | Sense::Back | Sense::End)
    }
}

/// How words limit when something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// "by Friday", "until Friday", "no later than Friday": up to and with it.
    By,
    /// "on Friday", "Friday": then.
    On,
    /// "before Friday".
    Before,
    /// "at the end of May", "by year’s end": its last day.
    End,
    /// "no earlier than Friday", "as soon as Friday": it sets no last day.
    NotBefore,
    /// "within two weeks", "two weeks to": a period that runs from its trigger.
    Within,
    /// "seven days before the June 26 hearing": a period that runs back from its trigger.
    Back,
    /// "soon", "in due course": no time that could be told.
    Open,
}

impl Sense {
    /// How surely words in this sense are a deadline rather than a time that belongs to something else.
    fn rank(self) -> u8 {
        match self {
            Self::By | Self::Before | Self::Within | Self::Back | Self::End => 0,
            Self::On => 1,
            Self::NotBefore => 2,
            Self::Open => 3,
        }
    }

    fn is_period(self) -> bool {
        matches!(self, Self::Within | Self::Back)
    }
}

/// The deadline that a stretch names, for a duty whose trigger word stands at `cue`.
pub(super) fn deadline(view: &View<'_, '_>, stretch: Span<Tokens>, cue: u32) -> Option<Deadline> {
    let all = view.times(stretch).filter_map(|(at, time)| {
        let sense = sense(view, time)?;
        let apart = sense == Sense::On && view.is_of_participle(stretch.start, time.tokens.start);
        (sense.is_period() || is_ahead(view, time) && !apart).then_some((at, sense))
    });
    let best = all.min_by_key(|(at, sense)| (sense.rank(), *at));
    best.and_then(|(at, sense)| of(view, at, sense, cue)).or_else(|| open(view, stretch))
}

/// The deadline of a time whose sense is known.
pub(super) fn of(view: &View<'_, '_>, at: u32, sense: Sense, cue: u32) -> Option<Deadline> {
    let time = view.layers.times.get(at as usize)?;
    let endless = sense.is_period() && time.length.is_none()
        || time.precision == Precision::Vague
            && time.length.is_none()
            && time.anchor != Anchor::Missing;
    let sense = if endless { Sense::Open } else { sense };
    let trigger = if sense.is_period() { trigger(view, at, cue) } else { Trigger::Unstated };
    Some(Deadline { tokens: time.tokens, time: Some(at), sense, trigger })
}

/// A deadline before the words of a duty: "By Friday, the firm must pay", "Within 14 days, …", "Soon, …".
pub(super) fn fronted(view: &View<'_, '_>, cue: u32) -> Option<Deadline> {
    /// Tokens of a preposition and an article before a time that opens a clause.
    const OPENING: u32 = 3;
    let start = before_reports(view, view.clause(cue).start);
    let before = Span::new(start, cue);
    let first = view.times(before).next().filter(|(_, time)| time.tokens.start <= start + OPENING);
    let timed = first.and_then(|(at, time)| {
        let sense = sense(view, time)?;
        (sense.is_period() || is_ahead(view, time)).then(|| of(view, at, sense, cue)).flatten()
    });
    timed.or_else(|| open(view, before).filter(|found| found.tokens.start <= start + OPENING))
}

/// Before the clause of a report that stands behind a fronted time: "In the coming days, the minister said, …".
fn before_reports(view: &View<'_, '_>, start: u32) -> u32 {
    let Some(before) = start.checked_sub(1).map(|at| view.clause(at)) else { return start };
    let same = view.sentence(start).holds(before.start);
    let reports = before.iter().any(|at| view.cue_at(at).is_some());
    if same && reports { before.start } else { start }
}

/// Whether a deadline is no more than the month or year in which the text came out ("this year").
pub(super) fn is_now(view: &View<'_, '_>, deadline: &Deadline) -> bool {
    let time = deadline.time.and_then(|at| view.layers.times.get(at as usize));
    let holds = |time: &Time| {
        let (Some(published), Some(interval)) = (view.layers.published, time.interval) else {
            return false;
        };
        interval.first.date() <= published && published <= interval.last.date()
    };
    let wide = |time: &&Time| time.precision >= Precision::Month && !deadline.is_last();
    time.filter(wide).is_some_and(holds)
}

/// A past time that would have been the deadline: what was due then is no longer owed.
pub(super) fn has_passed(view: &View<'_, '_>, stretch: Span<Tokens>) -> bool {
    view.times(stretch).any(|(_, time)| {
        let limits = matches!(sense(view, time), Some(Sense::By | Sense::Before | Sense::End));
        limits && time.interval.is_some() && !is_ahead(view, time)
    })
}

/// A phrase of a stretch that leaves the time open.
fn open(view: &View<'_, '_>, stretch: Span<Tokens>) -> Option<Deadline> {
    let phrase = |at: u32| {
        let long = vague_phrases(&view.lower(at))
            .iter()
            .find_map(|phrase| phrase_end(view, at, phrase))?;
        (long <= stretch.end).then(|| Span::new(at, long))
    };
    let tokens = stretch.iter().find_map(phrase)?;
    Some(Deadline { tokens, time: None, sense: Sense::Open, trigger: Trigger::Unstated })
}

/// Where a phrase ends that begins at a token, if it stands there.
fn phrase_end(view: &View<'_, '_>, at: u32, phrase: &[&str]) -> Option<u32> {
    let stands = (at..).zip(phrase).all(|(at, word)| *word == "…" || view.lower(at) == *word);
    stands.then(|| at + phrase.len() as u32)
}

/// Whether a time does not lie before the day of publication, as far as can be told. Without that day, dates without
/// a year or day of their own may lie ahead.
pub(super) fn is_ahead(view: &View<'_, '_>, time: &Time) -> bool {
    let never = matches!(time.kind, WhenType::Set | WhenType::Duration)
        || matches!(time.value.as_str(), "PAST_REF" | "PRESENT_REF")
        || view.is(time.tokens.start, &["earlier"]);
    match (view.layers.published, time.interval) {
        _ if never => false,
        (Some(published), Some(interval)) => interval.last.date() >= published,
        (Some(_), None) => time.value == "FUTURE_REF" || time.anchor == Anchor::Missing,
        (None, _) => true,
    }
}

/// What stands before a time says how it limits; nothing for a length that is no limit ("for two weeks").
pub(super) fn sense(view: &View<'_, '_>, time: &Time) -> Option<Sense> {
    let (second, last) = view.governor(time);
    if time.kind == WhenType::Duration || is_counted(view, time) {
        return period(view, time, (&second, &last));
    }
    let inside = [0, 1, 2].map(|at| view.lower(time.tokens.start + at));
    let inside = [&*inside[0], &*inside[1], &*inside[2]];
    Some(match (second.as_str(), last.as_str()) {
        ("earlier" | "sooner", "than")
        | ("not", "before")
        | ("soon" | "early", "as")
        | ("least", "until")
        | (_, "after" | "since") => Sense::NotBefore,
        _ if matches!(inside, ["no", "earlier" | "sooner", "than"]) => Sense::NotBefore,
        _ if is_end(view, time) => Sense::End,
        (_, "before") => Sense::Before,
        _ if matches!(inside, ["no", "later", "than"]) => Sense::By,
        (_, "by" | "until" | "till" | "through" | "than") => Sense::By,
        _ => Sense::On,
    })
}

/// A date that counts on from something without a date ("30 days after the sale").
fn is_counted(view: &View<'_, '_>, time: &Time) -> bool {
    let within = view.governor(time).1 == "within";
    time.length.is_some() && (time.interval.is_none() || within)
}

fn period(view: &View<'_, '_>, time: &Time, before: (&str, &str)) -> Option<Sense> {
    let behind = view.lower(time.tokens.end);
    if matches!(behind.as_str(), "before" | "ahead" | "prior") && time.length.is_some() {
        return Some(Sense::Back);
    }
    let ahead = time.tokens.iter().any(|at| view.is(at, &["next", "coming", "within"]));
    // "The first in 12 years" looks back.
    let compares = matches!(
        before.0,
        "first" | "time" | "second" | "worst" | "best" | "biggest" | "largest" | "only"
    );
    let counts = match before.1 {
        "in" | "inside" | "under" => !compares,
        "within" => true,
        _ => ahead || matches!(behind.as_str(), "after" | "of" | "from"),
    };
    let runs = time.length.is_some() || time.precision != Precision::Vague;
    (counts && runs || ahead).then_some(Sense::Within)
}

/// Whether the end of a time is meant: "the end of May", "year’s end", "month-end".
fn is_end(view: &View<'_, '_>, time: &Time) -> bool {
    let first = time.tokens.start;
    let inside =
        time.tokens.iter().any(|at| view.is(at, &["end", "close", "year-end", "month-end"]));
    let before = (first.saturating_sub(3)..first).any(|at| view.is(at, &["end", "close"]))
        && view.is(first.wrapping_sub(1), &["of", "the"]);
    let behind = view.is(time.tokens.end, &["end"]);
    inside || before || behind
}

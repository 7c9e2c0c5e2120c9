//! The day on which something is due, or what would settle it.

use super::court::Courts;
use super::spoken;
use crate::{Layers, spans, times};
use jiff::civil::Date;
use onrecord_calendar::{Counted, DayOrMoment, Direction, Length, Reading, Unit};
use onrecord_language::duties::{Deadline, Duty, Sense, Trigger};
use onrecord_language::times::{Anchor, Interval, Precision, Time};
use onrecord_record::{Due, Span};

/// By when a duty is due, if the text says anything of it.
pub(super) fn due(layers: &Layers<'_>, courts: &Courts, duty: &Duty) -> Option<Due> {
    let mut due = of_deadline(layers, courts, duty, duty.deadline?);
    if let Some(old) = duty.replaces.and_then(|at| layers.times.get(at as usize)) {
        due.rule.push_str(&moved_from(layers, old));
    }
    Some(due)
}

/// What a changed schedule said before.
fn moved_from(layers: &Layers<'_>, old: &Time) -> String {
    let words = layers.document.text.slice(old.bytes);
    format!("; it takes the place of “{words}” ({})", old.value)
}

fn of_deadline(layers: &Layers<'_>, courts: &Courts, duty: &Duty, deadline: Deadline) -> Due {
    let Some(time) = deadline.time.and_then(|at| layers.times.get(at as usize)) else {
        return open(layers, deadline);
    };
    match deadline.sense {
        Sense::Open => open(layers, deadline),
        Sense::Within => {
            counted(layers, courts.set(layers, duty), deadline, time, Direction::Forward)
        }
        Sense::Back => {
            counted(layers, courts.set(layers, duty), deadline, time, Direction::Backward)
        }
        sense => named(layers, duty, sense, time),
    }
}

/// Words that leave the time open.
fn open(layers: &Layers<'_>, deadline: Deadline) -> Due {
    Due {
        span: spans::of_tokens(layers, deadline.tokens),
        value: None,
        from: None,
        to: None,
        rule: "due-open: the words name no time".to_owned(),
        counted_from: None,
    }
}

/// A date that the text names.
fn named(layers: &Layers<'_>, duty: &Duty, sense: Sense, time: &Time) -> Due {
    let words = layers.document.text.slice(time.bytes).to_lowercase();
    let fixed = sense != Sense::NotBefore && !times::is_quoted_again(layers, time);
    let value = time.interval.filter(|_| fixed).and_then(|interval| {
        later(layers, time).or_else(|| value_of(sense, time, interval, &words))
    });
    let when = times::when(layers, time);
    let mut due = Due {
        rule: rule(sense, value.is_some(), &when.rule, time),
        from: when.from,
        to: when.to,
        value,
        counted_from: counted_from(layers, time),
        span: when.span,
    };
    if let Some(said) = spoken::spoken(layers, duty, time) {
        said.correct(&mut due);
    }
    due
}

/// "three weeks later", counted from a day: the day itself, although the words are exact to the week only.
fn later(layers: &Layers<'_>, time: &Time) -> Option<String> {
    let from = match time.anchor {
        Anchor::Published => layers.published,
        Anchor::Time(at) => {
            let from =
                layers.times.get(at as usize).filter(|time| time.precision <= Precision::Day)?;
            Some(from.interval?.last.date())
        }
        Anchor::Itself | Anchor::Missing => None,
    }?;
    let period =
        Period { trigger: from.into(), length: time.length?, direction: Direction::Forward };
    period.end(Reading::default()).ok().map(|counted| written(counted.end))
}

/// The value of a named date: a day, a month or a year; none for what names no such unit, or only a part of one, or a year that
/// begins on another day with everybody.
fn value_of(sense: Sense, time: &Time, interval: Interval, words: &str) -> Option<String> {
    let partly = ["later", "earlier", "sometime"].iter().any(|word| words.contains(word));
    let part_of_year = ["early", "late", "mid"].iter().any(|word| words.contains(word));
    let last = interval.last.date();
    if words.contains("fiscal") {
        return None;
    }
    match time.precision {
        // "Midnight on April 15" is the end of that day, and its first moment the next day's.
        Precision::Minute | Precision::Hour => Some(named_day(time).unwrap_or(last).to_string()),
        Precision::PartOfDay | Precision::Day => Some(last.to_string()),
        Precision::Month | Precision::Quarter | Precision::Year if sense == Sense::End => {
            Some(last.to_string())
        }
        Precision::Month if !partly => Some(last.strftime("%Y-%m").to_string()),
        Precision::Year if !partly && !part_of_year => Some(last.strftime("%Y").to_string()),
        _ => None,
    }
}

/// The day that a TIMEX3 value names before its hour.
fn named_day(time: &Time) -> Option<Date> {
    time.value.split('T').next()?.parse().ok()
}

fn rule(sense: Sense, fixed: bool, read: &str, time: &Time) -> String {
    let name = match sense {
        Sense::By => "due-by",
        Sense::On => "due-on",
        Sense::Before => "due-before",
        Sense::End => "due-at-end",
        Sense::NotBefore => "not-before",
        Sense::Within | Sense::Back => "due-within",
        Sense::Open => "due-open",
    };
    let open = match (fixed, time.anchor, time.interval) {
        (true, ..) => return format!("{name}: {read}"),
        _ if sense == Sense::NotBefore => "an earliest day is no last one",
        (_, Anchor::Missing, _) => "the day of publication would settle it",
        (_, _, None) => "the text names no day",
        (_, _, Some(_)) => "the text names a stretch of time and no day of it",
    };
    format!("{name}: {read}; {open}")
}

/// The words that a relative date was counted from.
fn counted_from(layers: &Layers<'_>, time: &Time) -> Option<Span> {
    let Anchor::Time(at) = time.anchor else { return None };
    let from = layers.times.get(at as usize)?;
    Some(spans::of_bytes(layers.document.text, from.bytes))
}

/// A period, counted from its trigger.
fn counted(
    layers: &Layers<'_>,
    federal: bool,
    deadline: Deadline,
    time: &Time,
    direction: Direction,
) -> Due {
    let trigger = trigger(layers, deadline.trigger);
    let end = trigger.clone().and_then(|trigger| {
        let length = time.length.ok_or("how long the period is cannot be told")?;
        count(layers, federal, Period { trigger, length, direction })
    });
    let published = layers.published.map(|day| day.to_string());
    let (value, rule) = match end {
        Ok((value, rule)) if published.is_some_and(|published| value < published) => (
            None,
            format!(
                "{rule} That lies before publication, so the period runs from another day, which would settle it"
            ),
        ),
        Ok((value, rule)) => (Some(value), rule),
        Err(reason) => (None, format!("due-within: {reason}")),
    };
    let day = trigger.ok().map(written);
    let (from, to) = match direction {
        Direction::Forward => (day, value.clone()),
        Direction::Backward => (None, value.clone()),
    };
    let span = spans::of_bytes(layers.document.text, time.bytes);
    Due { span, from, to, value, rule, counted_from: trigger_words(layers, deadline.trigger) }
}

/// The day or moment from which a period runs, or what would settle it.
fn trigger(layers: &Layers<'_>, trigger: Trigger) -> Result<DayOrMoment, String> {
    match trigger {
        Trigger::Publication => layers
            .published
            .map(Into::into)
            .ok_or_else(|| "it runs from the day of publication, which is not known".to_owned()),
        Trigger::Time(at) => {
            let time = layers.times.get(at as usize);
            let point = time.and_then(|time| Some(point(time.precision, time.interval?)));
            point.ok_or_else(|| {
                "it runs from a day that is relative to one that is not known".to_owned()
            })
        }
        Trigger::Unstated => {
            Err("the day from which the period runs would settle it, and the text does not give it"
                .to_owned())
        }
    }
}

fn point(precision: Precision, interval: Interval) -> DayOrMoment {
    match precision {
        Precision::Minute | Precision::Hour => interval.first.into(),
        _ => interval.last.date().into(),
    }
}

fn trigger_words(layers: &Layers<'_>, trigger: Trigger) -> Option<Span> {
    let Trigger::Time(at) = trigger else { return None };
    let time = layers.times.get(at as usize)?;
    Some(spans::of_bytes(layers.document.text, time.bytes))
}

/// A period with where it starts.
#[derive(Clone, Copy)]
struct Period {
    trigger: DayOrMoment,
    length: Length,
    direction: Direction,
}

impl Period {
    fn end(self, reading: Reading) -> Result<Counted, String> {
        onrecord_calendar::due(self.trigger, self.length, self.direction, reading)
            .map_err(|error| error.to_string())
    }
}

/// The end of a period in the reading asked for, and how it was found; where a federal court set it, that of its Rule 6(a)
/// beside the plain one.
fn count(layers: &Layers<'_>, federal: bool, period: Period) -> Result<(String, String), String> {
    let federal = federal && period.length.unit != Unit::BusinessDay;
    let asked = match layers.reading {
        Reading::FederalCourt if !federal => Reading::default(),
        asked => asked,
    };
    let counted = period.end(asked)?;
    let mut rule = format!("due-within: {asked}: {counted}");
    if federal && asked != Reading::FederalCourt {
        let court = period.end(Reading::FederalCourt);
        let court = court.map_or_else(|reason| reason, |court| format!("{}. {court}", court.end));
        rule.push_str(" If Rule 6(a) FRCP governs (reading court): ");
        rule.push_str(&court);
    }
    Ok((written(counted.end), rule))
}

/// A day, or a moment with its seconds, as the record writes them.
fn written(point: DayOrMoment) -> String {
    match point {
        DayOrMoment::Day(day) => day.to_string(),
        DayOrMoment::Moment(moment) => moment.to_string(),
    }
}

//! Times of day: clock times and parts of days.

use super::Resolved;
use super::context::Context;
use super::dates;
use crate::times::Anchor;
use crate::times::rules::Action;
use crate::times::slots::{Clock, Part, Slots, Unit};
use crate::times::values::Value;
use jiff::civil::Date;
use onrecord_record::WhenType;

/// A clock time.
pub(crate) fn clock(context: &Context<'_>, slots: &Slots) -> Resolved {
    let Some(clock) = slots.clock else {
        return Resolved::loose(WhenType::Time, "TXX:XX", Anchor::Missing);
    };
    let clock = afternoon(clock, slots.part);
    if let Some(on) = day(context, slots) {
        return on.at(Value::Moment(on.day, clock));
    }
    let minute = clock.minute.unwrap_or(0);
    let value = format!("XXXX-XX-XXT{:02}:{minute:02}", clock.hour);
    Resolved::loose(WhenType::Time, value, Anchor::Missing)
}

/// "4 in the afternoon".
fn afternoon(clock: Clock, part: Option<Part>) -> Clock {
    match part.map(Part::code) {
        Some("AF" | "EV") if clock.hour < 12 => Clock { hour: clock.hour + 12, ..clock },
        Some("NI") if (6..12).contains(&clock.hour) => Clock { hour: clock.hour + 12, ..clock },
        _ => clock,
    }
}

/// A part of a day.
pub(crate) fn part(context: &Context<'_>, slots: &Slots) -> Resolved {
    let part = slots.part.unwrap_or(Part(5));
    match day(context, slots) {
        Some(on) => on.at(Value::Part(on.day, part)),
        None => Resolved::loose(WhenType::Time, unknown_day(slots, part), Anchor::Missing),
    }
}

/// The value of a part of a day that is not known but perhaps its weekday.
fn unknown_day(slots: &Slots, part: Part) -> String {
    match slots.weekday {
        Some(weekday) => format!("XXXX-WXX-{weekday}T{}", part.code()),
        None => format!("XXXX-XX-XXT{}", part.code()),
    }
}

/// "this morning", "last night".
pub(crate) fn part_days(context: &Context<'_>, slots: &Slots) -> Resolved {
    let part = slots.part.unwrap_or(Part(5));
    let shift = i64::from(slots.shift.unwrap_or(0));
    // What is quoted in a telling was said on some other day.
    match On::from_published(context, shift).filter(|_| !context.telling) {
        Some(on) => on.at(Value::Part(on.day, part)),
        None => {
            Resolved::loose(WhenType::Time, format!("XXXX-XX-XXT{}", part.code()), Anchor::Missing)
        }
    }
}

/// The day of a time, what it was counted from, and how it was read.
struct On {
    day: Date,
    anchor: Anchor,
    reading: &'static str,
}

impl On {
    /// The day of a date that was resolved.
    fn of(date: &Resolved) -> Option<Self> {
        Some(Self { day: date.dated?.day()?, anchor: date.anchor, reading: date.reading })
    }

    /// A day counted from publication.
    fn from_published(context: &Context<'_>, shift: i64) -> Option<Self> {
        let day = Value::moved(context.published?, Unit::Day, shift)?;
        Some(Self { day, anchor: Anchor::Published, reading: "" })
    }

    /// A value on the day.
    fn at(&self, value: Value) -> Resolved {
        Resolved::dated(value, self.anchor).reading(self.reading)
    }
}

/// The day of a time: the one that it names, else that of the telling, else that of publication.
fn day(context: &Context<'_>, slots: &Slots) -> Option<On> {
    if slots.month.is_some() || (slots.weekday.is_some() && slots.shift.unwrap_or(0) == 0) {
        return On::of(&dates::date(context, &Slots { shift: None, ..*slots }));
    }
    if slots.weekday.is_some() {
        return On::of(&super::named::weekday(context, slots));
    }
    if let Some(shift) = slots.shift {
        return On::from_published(context, shift.into());
    }
    day_behind(context).or_else(|| day_before(context)).or_else(|| On::from_published(context, 0))
}

/// The day told of last, where it stands close.
fn day_before(context: &Context<'_>) -> Option<On> {
    let last = context.last.filter(|_| context.is_close())?;
    Some(On { day: last.value.day()?, anchor: last.anchor(), reading: "" })
}

/// The day that follows within a few words: "at 10:35 a.m. (0735 GMT) Friday".
fn day_behind(context: &Context<'_>) -> Option<On> {
    let mention = context.mention?;
    let next = context.scan.found.get(context.index as usize + 1)?;
    let close = next.start <= mention.end + 5
        && (mention.end..next.start).all(|at| !context.scan.is(at, &[".", "and", ";"]));
    let says_day = next.rule.action == Action::Date
        && (next.slots.weekday.is_some() || next.slots.day.is_some());
    let day = (close && says_day).then(|| dates::date(context, &next.slots))?;
    On::of(&Resolved { anchor: Anchor::Time(context.index + 1), ..day })
}

#[cfg(test)]
mod tests {
    use crate::times::testing::{interval, value};

    #[test]
    fn clock_times_find_their_day() {
        assert_eq!(
            value("The offer ends at 5 p.m. EST on June 6 in Bonn.", "5 p.m. EST on June 6"),
            "2018-06-06T17:00"
        );
        assert_eq!(
            value("He left on May 3, 2011. At 10:35 a.m. he was seen.", "10:35 a.m."),
            "2011-05-03T10:35"
        );
        assert_eq!(
            value("They woke us at 4 in the morning.", "4 in the morning"),
            "2018-05-29T04:00"
        );
    }

    #[test]
    fn parts_of_days_have_intervals() {
        assert_eq!(
            interval("Fire broke out last night in the harbour.", "last night"),
            Some(("2018-05-28T18:00:00".to_owned(), "2018-05-29T04:59:59".to_owned()))
        );
    }
}

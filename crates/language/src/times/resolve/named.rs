//! Names of days, months, seasons and feasts, counted from publication.

use super::Resolved;
use super::context::Context;
use super::dates;
use super::direction::Direction;
use crate::times::Anchor;
use crate::times::rules::GRAMMAR;
use crate::times::slots::{Slots, Unit};
use crate::times::values::Value;
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use onrecord_record::WhenType;

/// A weekday alone: the nearest one in the direction of the tense, the day of publication included.
pub(crate) fn bare_weekday(context: &Context<'_>, weekday: i8) -> Resolved {
    if context.telling
        && let Some((told, anchor)) =
            context.last_day.and_then(|last| Some((last.value.day()?, last.anchor())))
    {
        let nearest = nearer(
            told,
            near(told, weekday, Direction::Past),
            near(told, weekday, Direction::Future),
        );
        return nearest.map_or_else(
            || unknown_weekday(weekday),
            |day| Resolved::dated(Value::Day(day), anchor),
        );
    }
    let Some((now, anchor)) = context.published.map(|day| (day, Anchor::Published)) else {
        return unknown_weekday(weekday);
    };
    let direction = context.direction().unwrap_or(Direction::Past);
    let reading = match direction {
        _ if now.weekday().to_monday_one_offset() == weekday => "the day of publication",
        Direction::Past => "the last one before",
        Direction::Future => "the next one after",
    };
    near(now, weekday, direction).map_or_else(
        || unknown_weekday(weekday),
        |day| Resolved::dated(Value::Day(day), anchor).reading(reading),
    )
}

fn unknown_weekday(weekday: i8) -> Resolved {
    Resolved::loose(WhenType::Date, format!("XXXX-WXX-{weekday}"), Anchor::Missing)
}

/// The nearest such weekday, `now` included.
pub(crate) fn near(now: Date, weekday: i8, direction: Direction) -> Option<Date> {
    let from = now.weekday().to_monday_one_offset();
    let days = match direction {
        Direction::Past => -(from - weekday).rem_euclid(7),
        Direction::Future => (weekday - from).rem_euclid(7),
    };
    now.checked_add(i32::from(days).days()).ok()
}

/// "last Friday", "next Monday", "Tuesday of last week".
pub(crate) fn weekday(context: &Context<'_>, slots: &Slots) -> Resolved {
    let weekday = slots.weekday.unwrap_or(1);
    let Some(now) = context.published else { return unknown_weekday(weekday) };
    let Ok(name) = Weekday::from_monday_one_offset(weekday) else {
        return unknown_weekday(weekday);
    };
    let of_week = context.mention.is_some_and(|mention| {
        (mention.start..mention.end).any(|at| context.scan.is(at, &["week"]))
    });
    let day = match slots.shift.unwrap_or(0) {
        shift if of_week => {
            let base = now.checked_add((i32::from(shift) * 7).days()).ok();
            base.and_then(|base| base.iso_week_date().year().checked_add(0).map(|_| base)).and_then(
                |base| {
                    let monday = base
                        .checked_sub(i32::from(base.weekday().to_monday_zero_offset()).days())
                        .ok()?;
                    monday.checked_add(i32::from(weekday - 1).days()).ok()
                },
            )
        }
        -1 => now.nth_weekday(-1, name).ok(),
        1 => now.nth_weekday(1, name).ok(),
        _ => near(now, weekday, context.direction().unwrap_or(Direction::Past)),
    };
    day.map_or_else(
        || unknown_weekday(weekday),
        |day| Resolved::dated(Value::Day(day), Anchor::Published),
    )
}

/// "the day after Friday".
pub(crate) fn near_weekday(context: &Context<'_>, slots: &Slots) -> Resolved {
    let weekday = slots.weekday.unwrap_or(1);
    let day = context.published.and_then(|now| {
        let name = Weekday::from_monday_one_offset(weekday).ok()?;
        let day = if slots.day.is_some() {
            now.nth_weekday(-1, name).ok()?
        } else {
            near(now, weekday, context.direction().unwrap_or(Direction::Past))?
        };
        day.checked_add(i32::from(slots.shift.unwrap_or(0)).days()).ok()
    });
    day.map_or_else(
        || Resolved::loose(WhenType::Date, "XXXX-XX-XX", Anchor::Missing),
        |day| Resolved::dated(Value::Day(day), Anchor::Published),
    )
}

/// "last April", "this summer", "next fall".
pub(crate) fn shift(context: &Context<'_>, slots: &Slots) -> Resolved {
    let Some((now, anchor)) = context.now() else { return dates::unknown_year(slots) };
    let year = now.year();
    let first = dates::value_in(slots, year).and_then(Value::interval);
    let (begun, ended) = match first {
        // "last February" in early March is that of the year before.
        Some(interval) => (
            interval.first.date() <= now,
            interval.last.date() < Value::moved(now, Unit::Day, -15).unwrap_or(now),
        ),
        None => (true, true),
    };
    let year = match slots.shift.unwrap_or(0) {
        -1 if ended => year,
        -1 => year - 1,
        1 if begun => year + 1,
        _ => year,
    };
    match dates::value_in(slots, year) {
        Some(value) => Resolved::dated(value, anchor),
        None => dates::unknown_year(slots),
    }
}

/// A feast, with or without its year.
pub(crate) fn holiday(context: &Context<'_>, slots: &Slots) -> Resolved {
    let holiday = slots.holiday.unwrap_or_default();
    let day = |year| GRAMMAR.holidays.day(holiday, year);
    if let Some(year) = slots.calendar_year() {
        return day(year)
            .map_or_else(unknown_feast, |day| Resolved::dated(Value::Day(day), Anchor::Itself));
    }
    if let Some(last) = context.last.filter(|_| context.telling)
        && let Some(day) = last.value.year().and_then(day)
    {
        return Resolved::dated(Value::Day(day), last.anchor())
            .reading("in the year of the telling");
    }
    let Some(now) = context.published else { return unknown_feast() };
    let direction = match slots.shift {
        Some(-1) => Some(Direction::Past),
        Some(_) => Some(Direction::Future),
        None => context.direction(),
    };
    let this = day(now.year());
    let past = this.filter(|day| *day <= now).or_else(|| day(now.year() - 1));
    let future = this.filter(|day| *day >= now).or_else(|| day(now.year() + 1));
    let (found, reading) = match direction {
        Some(Direction::Past) => (past, "the last one before"),
        Some(Direction::Future) => (future, "the next one after"),
        None => (nearer(now, past, future), "the nearest one"),
    };
    found.map_or_else(unknown_feast, |day| {
        Resolved::dated(Value::Day(day), Anchor::Published).reading(reading)
    })
}

/// The nearer of two days.
fn nearer(now: Date, past: Option<Date>, future: Option<Date>) -> Option<Date> {
    let days = |day: Option<Date>| {
        day.and_then(|day| now.until(day).ok()).map_or(i32::MAX, |span| span.get_days().abs())
    };
    if days(future) < days(past) { future } else { past }
}

fn unknown_feast() -> Resolved {
    Resolved::loose(WhenType::Date, "XXXX-XX-XX", Anchor::Missing)
}

#[cfg(test)]
mod tests {
    use crate::times::Anchor;
    use crate::times::testing::{found, value};

    #[test]
    fn names_with_last_and_next() {
        assert_eq!(value("They met last Friday in town.", "last Friday"), "2018-05-25");
        assert_eq!(value("They meet next Tuesday in town.", "next Tuesday"), "2018-06-05");
        assert_eq!(value("They married last June in town.", "last June"), "2017-06");
        assert_eq!(value("They left on Monday of last week.", "Monday of last week"), "2018-05-21");
        assert_eq!(value("They married last summer in town.", "last summer"), "2017-SU");
    }

    #[test]
    fn feasts_fall_where_they_fall() {
        assert_eq!(
            value("It was signed on Good Friday 1998 in Belfast.", "Good Friday 1998"),
            "1998-04-10"
        );
        assert_eq!(value("They gathered on Thanksgiving last.", "Thanksgiving"), "2017-11-23");
        assert_eq!(value("They will gather on Labor Day.", "Labor Day"), "2018-09-03");
        assert_eq!(value("They fasted in Ramadan.", "Ramadan"), "XXXX-XX-XX");
    }

    #[test]
    fn without_publication_a_weekday_stays_one() {
        let time = found("The panel met Thursday to vote.", "Thursday", None);
        assert_eq!(
            (time.value.as_str(), time.interval, time.anchor),
            ("XXXX-WXX-4", None, Anchor::Missing)
        );
    }
}

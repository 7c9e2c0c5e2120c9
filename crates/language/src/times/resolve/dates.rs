//! Dates: those that say all themselves, and those whose year is left out.

use super::Resolved;
use super::context::Context;
use super::direction::Direction;
use crate::times::Anchor;
use crate::times::slots::{Slots, Unit, YearCount};
use crate::times::values::Value;
use jiff::civil::Date;
use onrecord_record::WhenType;

/// A date from its parts.
pub(crate) fn date(context: &Context<'_>, slots: &Slots) -> Resolved {
    if let Some(decade) = slots.decade {
        return Resolved::dated(Value::Decade(decade), Anchor::Itself);
    }
    if let Some(century) = slots.century {
        let century = if slots.is_before_christ() { -1 - century } else { century };
        return Resolved::dated(Value::Century(century), Anchor::Itself);
    }
    if let (Some(year), YearCount::Short) = (slots.year, slots.count_of_year) {
        return in_year(slots, of_century(context, year), Anchor::Itself);
    }
    if let Some(year) = slots.calendar_year() {
        return in_year(slots, year, Anchor::Itself);
    }
    if let (Some(shift), None) = (slots.shift, slots.weekday) {
        return match context.now() {
            Some((now, anchor)) => in_year(slots, now.year().saturating_add(shift.into()), anchor),
            None => unknown_year(slots),
        };
    }
    if slots.month.is_some() || slots.season.is_some() || slots.quarter.is_some() {
        return without_year(context, slots);
    }
    match slots.weekday {
        Some(weekday) => super::named::bare_weekday(context, weekday),
        None => Resolved::loose(WhenType::Date, "XXXX-XX-XX", Anchor::Missing),
    }
}

/// A date whose year is known.
fn in_year(slots: &Slots, year: i16, anchor: Anchor) -> Resolved {
    match value_in(slots, year) {
        Some(value) => Resolved::dated(value, anchor),
        // "February 30, 1990" is written so, but is no day.
        None => Resolved::loose(WhenType::Date, written(slots, &format!("{year:04}")), anchor),
    }
}

/// The value of the parts in a year, if there is such a day.
pub(crate) fn value_in(slots: &Slots, year: i16) -> Option<Value> {
    if let (Some(month), true) = (slots.month, slots.last_day) {
        return Some(Value::Day(Date::new(year, month, 1).ok()?.last_of_month()));
    }
    Some(match (slots.month, slots.day) {
        (Some(month), Some(day)) => Value::Day(Date::new(year, month, day).ok()?),
        (Some(month), None) => Value::Month(year, month),
        _ => match (slots.season, slots.quarter) {
            (Some(season), _) => Value::Season(year, season),
            (_, Some(quarter)) => Value::Quarter(year, quarter),
            _ => Value::Year(year),
        },
    })
}

/// The parts as they are written, in TIMEX3's order.
fn written(slots: &Slots, year: &str) -> String {
    match (slots.month, slots.day, slots.season, slots.quarter) {
        (Some(month), Some(day), ..) => format!("{year}-{month:02}-{day:02}"),
        (Some(month), None, ..) => format!("{year}-{month:02}"),
        (_, _, Some(season), _) => format!("{year}-{}", season.code()),
        (_, _, _, Some(quarter)) => format!("{year}-Q{quarter}"),
        _ => year.to_owned(),
    }
}

pub(crate) fn unknown_year(slots: &Slots) -> Resolved {
    Resolved::loose(WhenType::Date, written(slots, "XXXX"), Anchor::Missing)
}

/// A date without a year: that of the telling, or the nearest to publication in the direction of the tense.
fn without_year(context: &Context<'_>, slots: &Slots) -> Resolved {
    if context.telling
        && let Some((year, anchor)) = told_year(context, slots)
    {
        return in_year(slots, year, anchor).reading("in the course of the telling");
    }
    let Some(now) = context.published else { return unknown_year(slots) };
    let (year, reading) = near_year(slots, now, context.direction());
    let of_weekday = weekday_year(slots, now, context.direction());
    if let Some(of_weekday) = of_weekday.filter(|_| !is_recent(slots, year, now)) {
        return in_year(slots, of_weekday, Anchor::Published)
            .reading("the nearest one on that weekday");
    }
    in_year(slots, year, Anchor::Published).reading(reading)
}

/// Days around publication within which a day is that of this year, whatever weekday is written beside it: a slip of the weekday is
/// likelier there than a day of years ago without its year.
const RECENT_DAYS: i32 = 31;

/// Whether a day of a year lies close to publication.
fn is_recent(slots: &Slots, year: i16, now: Date) -> bool {
    let day = value_in(slots, year).and_then(Value::day);
    let apart = day.and_then(|day| now.since(day).ok());
    apart.is_some_and(|apart| apart.get_days().abs() <= RECENT_DAYS)
}

/// The year of a date without one in a telling: that of a date close behind ("the summer offensive of June
/// 1942"), else where the telling stands.
fn told_year(context: &Context<'_>, slots: &Slots) -> Option<(i16, Anchor)> {
    if slots.day.is_none()
        && let Some((year, anchor)) = context.year_behind()
    {
        return Some((year, anchor));
    }
    let (first, last) = months(slots);
    let year = context
        .line
        .year_of(context.index, first, last)
        .or(context.last.and_then(|last| last.value.year()))?;
    let anchor = context.last.map_or(Anchor::Missing, super::context::Reference::anchor);
    Some((year, anchor))
}

/// First and last month of a date without a year.
fn months(slots: &Slots) -> (i8, i8) {
    match (slots.month, slots.season, slots.quarter) {
        (Some(month), ..) => (month, month),
        (_, Some(season), _) if season.code() == "WI" => (1, 2),
        (_, Some(season), _) => (season.0 as i8 * 3 + 3, season.0 as i8 * 3 + 5),
        (_, _, Some(quarter)) => (quarter * 3 - 2, quarter * 3),
        _ => (1, 12),
    }
}

/// The week that holds a day.
pub(crate) fn week_of(context: &Context<'_>, slots: &Slots) -> Resolved {
    let day = date(context, slots);
    match day.dated.and_then(Value::day) {
        Some(at) => Resolved::dated(Value::week_of(at), day.anchor).reading(day.reading),
        None => day,
    }
}

/// Years from publication in which a day of the month is looked for on its weekday, by direction. Within six
/// years each weekday comes up at least once, but in the years around a leap day of a century.
const PAST_YEARS: [i16; 8] = [0, -1, -2, -3, -4, -5, -6, 1];
const FUTURE_YEARS: [i16; 8] = [0, 1, 2, -1, -2, -3, -4, -5];
const NEAR_YEARS: [i16; 8] = [0, -1, 1, -2, -3, -4, -5, -6];

/// The year in which a day falls on the weekday that is said with it: "Wednesday, August 14".
fn weekday_year(slots: &Slots, now: Date, direction: Option<Direction>) -> Option<i16> {
    let (weekday, month, day) = (slots.weekday?, slots.month?, slots.day?);
    let fits = |year: &i16| {
        Date::new(*year, month, day)
            .is_ok_and(|date| date.weekday().to_monday_one_offset() == weekday)
    };
    let years = match direction {
        Some(Direction::Past) => PAST_YEARS,
        Some(Direction::Future) => FUTURE_YEARS,
        None => NEAR_YEARS,
    };
    years.iter().map(|more| now.year() + more).find(fits)
}

/// The year of a date without one: the last or next such date as the words around point, else the nearer.
fn near_year(slots: &Slots, now: Date, direction: Option<Direction>) -> (i16, &'static str) {
    let interval = |year| value_in(slots, year).and_then(Value::interval);
    let year = now.year();
    let begun = interval(year).is_none_or(|interval| interval.first.date() <= now);
    let ended = interval(year).is_some_and(|interval| interval.last.date() < now);
    let past = if begun { year } else { year - 1 };
    let future = if ended { year + 1 } else { year };
    let days = |year| {
        interval(year).map_or(i32::MAX, |interval| {
            let near = if interval.first.date() > now {
                interval.first.date()
            } else {
                interval.last.date()
            };
            now.until(near).map_or(i32::MAX, |span| span.get_days().abs())
        })
    };
    let weight = if slots.day.is_some() { 1 } else { 3 };
    let nearer = if days(future).saturating_mul(weight) < days(past) {
        Direction::Future
    } else {
        Direction::Past
    };
    match direction {
        // Nobody leaves out the year of a day eleven months ago.
        Some(Direction::Past) if days(past) > 300 && days(future) < 20 => {
            (future, "the nearest one")
        }
        Some(Direction::Past) if slots.day.is_some() && days(past) > 240 && days(future) < 75 => {
            (future, "the nearest one")
        }
        Some(Direction::Past) => (past, "the last one before"),
        Some(Direction::Future)
            if days(future) > 330 || (days(future) > 240 && days(past) < 45) =>
        {
            (past, "the nearest one")
        }
        Some(Direction::Future) => (future, "the next one after"),
        None if nearer == Direction::Future => (future, "the nearest one"),
        None => (past, "the nearest one"),
    }
}

/// "August of that year".
pub(crate) fn of_the_year(context: &Context<'_>, slots: &Slots) -> Resolved {
    match context.last.and_then(|last| Some((last.value.year()?, last.anchor()))) {
        Some((year, anchor)) => in_year(slots, year, anchor),
        None => match context.published {
            Some(day) => in_year(slots, day.year(), Anchor::Published),
            None => unknown_year(slots),
        },
    }
}

/// "the 20th", behind a date of the month.
pub(crate) fn of_the_month(context: &Context<'_>, slots: &Slots) -> Resolved {
    let found = context.last.and_then(|last| {
        let day = last.value.first_day()?.with().day(slots.day?).build().ok()?;
        Some(Resolved::dated(Value::Day(day), last.anchor()))
    });
    found.unwrap_or_else(|| Resolved::loose(WhenType::Date, "XXXX-XX-XX", Anchor::Missing))
}

/// "the 14th of next month".
pub(crate) fn of_a_month(context: &Context<'_>, slots: &Slots) -> Resolved {
    let found = context.now().and_then(|(now, anchor)| {
        let month =
            Value::moved(now.first_of_month(), Unit::Month, slots.shift.unwrap_or(0).into())?;
        Some(Resolved::dated(Value::Day(month.with().day(slots.day?).build().ok()?), anchor))
    });
    found.unwrap_or_else(|| Resolved::loose(WhenType::Date, "XXXX-XX-XX", Anchor::Missing))
}

/// A value that a rule states.
pub(crate) fn fixed(value: &'static str) -> Resolved {
    match value.parse::<Date>() {
        Ok(day) => Resolved::dated(Value::Day(day), Anchor::Itself),
        Err(_) => Resolved::loose(WhenType::Date, value, Anchor::Itself),
    }
}

/// The second day of "May 3 and 4".
pub(crate) fn next_day(context: &Context<'_>, slots: &Slots) -> Resolved {
    let next = context.last.and_then(|last| {
        let year = slots.year.unwrap_or(last.value.day()?.year());
        let day = last.value.day()?.with().year(year).day(slots.day?).build().ok()?;
        Some(Resolved::dated(Value::Day(day), last.anchor()))
    });
    next.unwrap_or_else(|| Resolved::loose(WhenType::Date, "XXXX-XX-XX", Anchor::Missing))
}

/// The second year of "1975-76".
pub(crate) fn next_year(context: &Context<'_>, slots: &Slots) -> Resolved {
    let next = context.last.and_then(|last| {
        let century = last.value.year()?.div_euclid(100);
        Some(Resolved::dated(Value::Year(century * 100 + slots.year?), last.anchor()))
    });
    next.unwrap_or_else(|| Resolved::loose(WhenType::Date, "XXXX", Anchor::Missing))
}

/// "’99".
pub(crate) fn short_year(context: &Context<'_>, slots: &Slots) -> Resolved {
    let year = of_century(context, slots.year.unwrap_or_default());
    Resolved::dated(Value::Year(year), Anchor::Itself)
}

/// The century of a year of two digits: that of the telling, else the one that brings it nearest to
/// publication, else 1930 to 2029.
fn of_century(context: &Context<'_>, year: i16) -> i16 {
    let told = context.last.filter(|_| context.telling).and_then(|last| last.value.year());
    if let Some(told) = told {
        return told.div_euclid(100) * 100 + year;
    }
    match context.published {
        Some(now) => {
            let near = now.year().div_euclid(100) * 100 + year;
            if near > now.year().saturating_add(20) { near - 100 } else { near }
        }
        None if year >= 30 => 1900 + year,
        None => 2000 + year,
    }
}

#[cfg(test)]
mod tests {
    use crate::times::Anchor;
    use crate::times::testing::{found, interval, value};

    #[test]
    fn dates_that_say_all() {
        assert_eq!(
            value("It opened on Friday, Sept. 21, 2012, in Oslo.", "Friday, Sept. 21, 2012"),
            "2012-09-21"
        );
        assert_eq!(value("It closed on 3 March 1918 for good.", "3 March 1918"), "1918-03-03");
        assert_eq!(value("Dated 2016-09-21 in the file.", "2016-09-21"), "2016-09-21");
        assert_eq!(
            interval("It ran through May 2019 only.", "May 2019"),
            Some(("2019-05-01T00:00:00".to_owned(), "2019-05-31T23:59:59".to_owned()))
        );
    }

    #[test]
    fn the_year_that_is_left_out_is_near_publication() {
        assert_eq!(value("She was elected in November by a wide margin.", "November"), "2017-11");
        assert_eq!(value("The court will meet in November again.", "November"), "2018-11");
        assert_eq!(value("The deadline, extended to June 4, stands.", "June 4"), "2018-06-04");
        assert_eq!(value("They met on June 4 and parted.", "June 4"), "2018-06-04");
    }

    #[test]
    fn a_day_that_is_none_keeps_its_value_and_has_no_interval() {
        let time = found("It was dated February 30, 1990, by mistake.", "February 30, 1990", None);
        assert_eq!((time.value.as_str(), time.interval), ("1990-02-30", None));
    }

    #[test]
    fn without_publication_a_month_has_no_year() {
        let time = found("The vote was held on May 3 in secret.", "May 3", None);
        assert_eq!(
            (time.value.as_str(), time.interval, time.anchor),
            ("XXXX-05-03", None, Anchor::Missing)
        );
    }

    #[test]
    fn ranges_are_two_dates() {
        let text = "The fair of March 3-5, 2011, was dry.";
        assert_eq!(value(text, "March 3"), "2011-03-03");
        assert_eq!(value(text, "5, 2011"), "2011-03-05");
        assert_eq!(value("In the years 1914–1918 it was shut.", "1918"), "1918");
    }

    #[test]
    fn a_weekday_tells_the_year_of_a_day() {
        assert_eq!(
            value("He was convicted on Wednesday, August 14, at last.", "Wednesday, August 14"),
            "2013-08-14"
        );
        let slip = "He was convicted on Wednesday, May 22, at last.";
        assert_eq!(value(slip, "Wednesday, May 22"), "2018-05-22");
    }
}

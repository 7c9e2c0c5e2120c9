//! The one door: when a period ends under a reading.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::point::{either, spoken, spoken_moment};
use crate::rule_6a::{self, Court};
use crate::{
    CalendarError, Counted, Country, DayOrMoment, Direction, Holidays, Length, Reading, Unit,
    business_day_from, business_days, calendar_days, calendar_time,
};

/// Holidays that an explanation names one by one.
const HOLIDAYS_NAMED: usize = 6;

/// When a period of `length` from `trigger` ends under `reading`.
///
/// There is no door for a date that is already fixed ("by August 19"): such a date is the date, under
/// every reading, and Rule 6(a) says nothing of it (committee note of 2009).
///
/// Under [`Reading::FederalCourt`] the court is one without state holidays or closures, in a place that keeps
/// daylight saving time; [`rule_6a::period`] takes another.
///
/// ```
/// use jiff::civil::date;
/// use onrecord_calendar::{Direction, Length, Reading, Unit, due};
///
/// let order = date(2019, 8, 3).into();
/// let fortnight = Length::new(14, Unit::Day);
/// let plain = due(order, fortnight, Direction::Forward, Reading::default())?;
/// assert_eq!(plain.end, date(2019, 8, 17).into());
/// let court = due(order, fortnight, Direction::Forward, Reading::FederalCourt)?;
/// assert_eq!(court.end, date(2019, 8, 19).into());
/// assert!(court.to_string().contains("Saturday 2019-08-17"));
/// # Ok::<(), onrecord_calendar::CalendarError>(())
/// ```
///
/// # Errors
///
/// A period in hours from a day without an hour, a year whose holidays are not known, a period to which
/// Rule 6(a) does not apply or that began under the earlier rule, or one that leaves the calendar.
pub fn due(
    trigger: DayOrMoment,
    length: Length,
    direction: Direction,
    reading: Reading,
) -> Result<Counted, CalendarError> {
    match reading {
        Reading::Calendar(country) if length.unit == Unit::BusinessDay => {
            let (end, steps) = in_business_days(trigger.day(), length, direction, country)?;
            Ok(Counted { end, reading, steps })
        }
        Reading::Calendar(_) => {
            let (end, step) = on_the_calendar(trigger, length, direction)?;
            Ok(Counted { end, reading, steps: vec![step] })
        }
        Reading::Business(country) => {
            let (end, steps) = for_business(trigger, length, direction, country)?;
            Ok(Counted { end, reading, steps })
        }
        Reading::FederalCourt => rule_6a::period(trigger, length, direction, &Court::default()),
    }
}

fn on_the_calendar(
    trigger: DayOrMoment,
    length: Length,
    direction: Direction,
) -> Result<(DayOrMoment, String), CalendarError> {
    let end = match trigger {
        DayOrMoment::Moment(moment) if length.unit.is_clock_time() => {
            calendar_time(moment, length, direction)?.into()
        }
        _ => calendar_days(trigger.day(), length, direction)?.into(),
    };
    let step = format!("{length} {direction} {} is {}.", said(trigger, length), said(end, length));
    Ok((end, step))
}

fn in_business_days(
    trigger: Date,
    length: Length,
    direction: Direction,
    country: Country,
) -> Result<(DayOrMoment, Vec<String>), CalendarError> {
    let holidays = Holidays::of(country);
    let end = business_days(trigger, length.count, direction, &holidays)?;
    let days = Length::new(length.count, Unit::BusinessDay);
    let step = format!(
        "{days} {direction} {}, without weekends and public holidays ({}), is {}.",
        spoken(trigger),
        country.name(),
        spoken(end)
    );
    let mut steps = vec![step];
    steps.extend(holidays_between(trigger, end, &holidays)?);
    Ok((end.into(), steps))
}

/// A sentence on the holidays that a count left out, none if there were only weekends. A long count says how many.
fn holidays_between(
    a: Date,
    b: Date,
    holidays: &Holidays,
) -> Result<Option<String>, CalendarError> {
    let mut named = Vec::new();
    for day in between(a.min(b), a.max(b)).filter(|day| !holidays.rests_on(*day)) {
        named.extend(holidays.day_off(day)?);
    }
    Ok(match named.len() {
        0 => None,
        1..=HOLIDAYS_NAMED => Some(format!("No business was counted on {}.", either(&named))),
        many => Some(format!("No business was counted on {many} public holidays.")),
    })
}

/// The days between two, both left out.
fn between(first: Date, last: Date) -> impl Iterator<Item = Date> {
    first.series(1.day()).skip(1).take_while(move |day| *day < last)
}

fn for_business(
    trigger: DayOrMoment,
    length: Length,
    direction: Direction,
    country: Country,
) -> Result<(DayOrMoment, Vec<String>), CalendarError> {
    if matches!(length.unit, Unit::Day | Unit::BusinessDay) {
        return in_business_days(trigger.day(), length, direction, country);
    }
    let (end, step) = on_the_calendar(trigger, length, direction)?;
    let holidays = Holidays::of(country);
    let Some(named) = holidays.day_off(end.day())? else {
        return Ok((end, vec![step]));
    };
    let day = business_day_from(end.day(), direction, &holidays)?;
    let moved = format!("{named} is no business day, so {}.", spoken(day));
    Ok((end.on(day), vec![step, moved]))
}

/// A point as far as the unit of the period makes it matter.
fn said(point: DayOrMoment, length: Length) -> String {
    match point {
        DayOrMoment::Moment(moment) if length.unit.is_clock_time() => spoken_moment(moment),
        _ => spoken(point.day()),
    }
}

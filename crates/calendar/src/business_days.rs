//! Periods of business days.

use jiff::civil::Date;

use crate::calendar_days::neighbour;
use crate::{CalendarError, Direction, Holidays};

/// The day on which a period of `count` business days ends, counted from `trigger`.
///
/// The day of the trigger does not count, be it a business day or not, so that 1 is the next business day
/// (or, backward, the last one before). 0 is the trigger itself, if it is a business day, or else the next.
///
/// ```
/// use jiff::civil::date;
/// use onrecord_calendar::{Country, Direction, Holidays, business_days};
///
/// let holidays = Holidays::of(Country::US);
/// // Wednesday; Thursday is Thanksgiving Day; Friday counts 1, Monday 2.
/// let end = business_days(date(2018, 11, 21), 2, Direction::Forward, &holidays);
/// assert_eq!(end, Ok(date(2018, 11, 26)));
/// ```
///
/// # Errors
///
/// The holidays of a year that the period touches are not known.
pub fn business_days(
    trigger: Date,
    count: u32,
    direction: Direction,
    holidays: &Holidays,
) -> Result<Date, CalendarError> {
    if count == 0 {
        return business_day_from(trigger, direction, holidays);
    }
    let mut day = trigger;
    for _ in 0..count {
        day = business_day_from(neighbour(day, direction)?, direction, holidays)?;
    }
    Ok(day)
}

/// The first business day on or after `day`; on or before, if the direction is backward.
///
/// ```
/// use jiff::civil::date;
/// use onrecord_calendar::{Country, Direction, Holidays, business_day_from};
///
/// let holidays = Holidays::of(Country::US);
/// assert_eq!(business_day_from(date(2018, 9, 1), Direction::Forward, &holidays), Ok(date(2018, 9, 4)));
/// assert_eq!(business_day_from(date(2018, 9, 1), Direction::Backward, &holidays), Ok(date(2018, 8, 31)));
/// ```
///
/// # Errors
///
/// The holidays of a year that it touches are not known.
pub fn business_day_from(
    day: Date,
    direction: Direction,
    holidays: &Holidays,
) -> Result<Date, CalendarError> {
    let mut day = day;
    while !holidays.is_business_day(day)? {
        day = neighbour(day, direction)?;
    }
    Ok(day)
}

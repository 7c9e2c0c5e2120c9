//! Periods of the plain calendar.

use jiff::Span;
use jiff::civil::{Date, DateTime};

use crate::{CalendarError, Direction, Length, Unit};

/// The day on which a period of days, weeks, months or years ends, counted from `trigger`.
///
/// The day of the trigger does not count. A week is seven days. Months and years go to the same day of
/// the month, or to the last day of a shorter one. Business days are counted as plain days here: see
/// [`business_days`](crate::business_days).
///
/// ```
/// use jiff::civil::date;
/// use onrecord_calendar::{Direction, Length, Unit, calendar_days};
///
/// let trigger = date(2020, 1, 31);
/// let month = Length::new(1, Unit::Month);
/// assert_eq!(calendar_days(trigger, month, Direction::Forward), Ok(date(2020, 2, 29)));
/// let days = Length::new(14, Unit::Day);
/// assert_eq!(calendar_days(date(2020, 3, 2), days, Direction::Forward), Ok(date(2020, 3, 16)));
/// ```
///
/// # Errors
///
/// The period leaves the calendar, or it is in hours or minutes, which run from a moment.
pub fn calendar_days(
    trigger: Date,
    length: Length,
    direction: Direction,
) -> Result<Date, CalendarError> {
    if length.unit.is_clock_time() {
        return Err(CalendarError::MomentNeeded { length, day: trigger });
    }
    span(length, direction)
        .and_then(|span| trigger.checked_add(span))
        .map_err(|_| CalendarError::OutsideCalendar { length, from: trigger })
}

/// The moment at which a period of any unit ends, counted from `trigger` by the clock on the wall: no
/// place is known here, so none whose clocks are put forward or back.
///
/// ```
/// use jiff::civil::date;
/// use onrecord_calendar::{Direction, Length, Unit, calendar_time};
///
/// let end = calendar_time(date(2020, 3, 2).at(9, 30, 0, 0), Length::new(48, Unit::Hour), Direction::Forward);
/// assert_eq!(end, Ok(date(2020, 3, 4).at(9, 30, 0, 0)));
/// ```
///
/// # Errors
///
/// The period leaves the calendar.
pub fn calendar_time(
    trigger: DateTime,
    length: Length,
    direction: Direction,
) -> Result<DateTime, CalendarError> {
    span(length, direction)
        .and_then(|span| trigger.checked_add(span))
        .map_err(|_| CalendarError::OutsideCalendar { length, from: trigger.date() })
}

fn span(length: Length, direction: Direction) -> Result<Span, jiff::Error> {
    let count = direction.sign() * i64::from(length.count);
    let zero = Span::new();
    match length.unit {
        Unit::Minute => zero.try_minutes(count),
        Unit::Hour => zero.try_hours(count),
        Unit::Day | Unit::BusinessDay => zero.try_days(count),
        Unit::Week => zero.try_weeks(count),
        Unit::Month => zero.try_months(count),
        Unit::Year => zero.try_years(count),
    }
}

/// The day after `day`, or before it.
///
/// # Errors
///
/// There is none in the calendar.
pub(crate) fn neighbour(day: Date, direction: Direction) -> Result<Date, CalendarError> {
    match direction {
        Direction::Forward => day.tomorrow(),
        Direction::Backward => day.yesterday(),
    }
    .map_err(|_| CalendarError::CalendarEdge(day))
}

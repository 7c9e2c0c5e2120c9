//! Daylight saving time of the United States.
//!
//! 15 U.S.C. 260a(a), as amended by Pub. L. 109-58 and in force from 2007: from 2 a.m. on the second Sunday of March to
//! 2 a.m. on the first Sunday of November the clock is one hour ahead.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Weekday};

use crate::CalendarError;

/// The standard time at which the clock of the place showed `local`.
///
/// An hour that came twice is taken as the first of the two, which gives the earlier end.
pub(super) fn to_standard(local: DateTime) -> Result<DateTime, CalendarError> {
    let Some((start, end)) = season(local.year()) else { return Ok(local) };
    if local < start || local >= end {
        return Ok(local);
    }
    let standard = shifted(local, -1)?;
    if standard < start { Err(CalendarError::SkippedHour(local)) } else { Ok(standard) }
}

/// What the clock of the place shows at a standard time.
pub(super) fn from_standard(standard: DateTime) -> Result<DateTime, CalendarError> {
    let Some((start, end)) = season(standard.year()) else { return Ok(standard) };
    let ahead = shifted(standard, 1)?;
    Ok(if standard >= start && ahead < end { ahead } else { standard })
}

fn shifted(time: DateTime, hours: i64) -> Result<DateTime, CalendarError> {
    time.checked_add(hours.hours()).map_err(|_| CalendarError::CalendarEdge(time.date()))
}

/// When clocks are put forward, by standard time, and back, by daylight saving time.
fn season(year: i16) -> Option<(DateTime, DateTime)> {
    let start = Date::new(year, 3, 1).ok()?.nth_weekday_of_month(2, Weekday::Sunday).ok()?;
    let end = Date::new(year, 11, 1).ok()?.nth_weekday_of_month(1, Weekday::Sunday).ok()?;
    Some((start.at(2, 0, 0, 0), end.at(2, 0, 0, 0)))
}

#[cfg(test)]
mod tests {
    use jiff::civil::{DateTime, date};

    use super::{from_standard, to_standard};
    use crate::CalendarError;

    fn at(month: i8, day: i8, hour: i8, minute: i8) -> DateTime {
        date(2018, month, day).at(hour, minute, 0, 0)
    }

    #[test]
    fn the_clock_is_ahead_in_summer_alone() {
        for (local, standard) in [
            (at(3, 11, 1, 59), at(3, 11, 1, 59)),
            (at(3, 11, 3, 0), at(3, 11, 2, 0)),
            (at(7, 4, 12, 0), at(7, 4, 11, 0)),
            (at(11, 4, 1, 30), at(11, 4, 0, 30)),
            (at(11, 4, 2, 0), at(11, 4, 2, 0)),
        ] {
            assert_eq!(to_standard(local), Ok(standard));
            assert_eq!(from_standard(standard), Ok(local));
        }
    }

    #[test]
    fn the_second_of_two_equal_hours_is_standard_time() {
        for minute in [0, 30] {
            assert_eq!(from_standard(at(11, 4, 1, minute)), Ok(at(11, 4, 1, minute)));
        }
    }

    #[test]
    fn an_hour_that_was_skipped_is_an_error() {
        assert_eq!(
            to_standard(at(3, 11, 2, 30)),
            Err(CalendarError::SkippedHour(at(3, 11, 2, 30)))
        );
    }
}

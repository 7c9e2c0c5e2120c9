//! Periods stated in hours, Rule 6(a)(2).

use jiff::civil::DateTime;

use super::court::{Clocks, Court};
use super::daylight_saving::{from_standard, to_standard};
use super::legal_holidays::LegalHolidays;
use super::roll::{self, Rolled};
use crate::point::spoken_moment;
use crate::{CalendarError, Counted, DayOrMoment, Direction, Length, Reading, calendar_time};

/// From the moment of the event, every hour, to the same time of the next day that is no weekend or holiday.
pub(super) fn period(
    trigger: DayOrMoment,
    length: Length,
    direction: Direction,
    court: &Court,
) -> Result<Counted, CalendarError> {
    let DayOrMoment::Moment(event) = trigger else {
        return Err(CalendarError::MomentNeeded { length, day: trigger.day() });
    };
    let last = elapsed(event, length, direction, court.clocks)?;
    let mut steps = vec![format!(
        "The period of {length} {direction} {}, every hour counted, ends at {} (Rule 6(a)(2)).",
        spoken_moment(event),
        spoken_moment(last)
    )];
    steps.extend(clock_change(last, calendar_time(event, length, direction)?));
    let Rolled { day, reasons } =
        roll::from(last.date(), &LegalHolidays::new(court, direction), "Rule 6(a)(2)(C)")?;
    steps.extend(reasons);
    let end = day.to_datetime(last.time());
    if end != last {
        steps.push(format!("The time stays the same: {}.", spoken_moment(end)));
    }
    Ok(Counted { end: end.into(), reading: Reading::FederalCourt, steps })
}

fn elapsed(
    event: DateTime,
    length: Length,
    direction: Direction,
    clocks: Clocks,
) -> Result<DateTime, CalendarError> {
    match clocks {
        Clocks::Standard => calendar_time(event, length, direction),
        Clocks::DaylightSaving => {
            from_standard(calendar_time(to_standard(event)?, length, direction)?)
        }
    }
}

fn clock_change(last: DateTime, by_the_clock: DateTime) -> Option<String> {
    (last != by_the_clock).then(|| {
        "Clocks changed on the way, and the hours are those that passed (committee note of 2009 on Rule 6(a)(2)).".to_owned()
    })
}

//! Days on which no period ends: Saturdays, Sundays, and legal holidays after Rule 6(a)(6).

use jiff::civil::Date;

use super::court::Court;
use crate::point::spoken;
use crate::{CalendarError, Country, Direction, Holidays};

/// The legal holidays before one court, for periods of one direction.
pub(super) struct LegalHolidays<'c> {
    pub(super) court: &'c Court,
    pub(super) direction: Direction,
    federal: Holidays,
}

impl<'c> LegalHolidays<'c> {
    pub(super) fn new(court: &'c Court, direction: Direction) -> Self {
        Self { court, direction, federal: Holidays::of(Country::US) }
    }

    /// How an explanation names `day`, if no period ends on it: "Saturday 2018-09-01", "Monday 2018-09-03 (Labor Day)".
    pub(super) fn day_off(&self, day: Date) -> Result<Option<String>, CalendarError> {
        let federal = self.federal.day_off(day)?;
        Ok(federal.or_else(|| self.declared(day)).or_else(|| self.of_the_state(day)))
    }

    fn declared(&self, day: Date) -> Option<String> {
        let name = self.court.declared.get(&day)?;
        Some(format!("{} ({name}, declared a holiday, Rule 6(a)(6)(B))", spoken(day)))
    }

    /// State holidays count only in periods measured after an event.
    fn of_the_state(&self, day: Date) -> Option<String> {
        let name =
            self.court.state_holidays.get(&day).filter(|_| self.direction == Direction::Forward)?;
        Some(format!("{} ({name}, a holiday of the state, Rule 6(a)(6)(C))", spoken(day)))
    }
}

//! From the day on which a period would end to the day on which it does.

use jiff::civil::Date;

use super::legal_holidays::LegalHolidays;
use super::{closings, in_force};
use crate::calendar_days::neighbour;
use crate::point::{either, spoken};
use crate::{CalendarError, Direction};

/// The day on which a period ends, and why not earlier.
pub(super) struct Rolled {
    pub(super) day: Date,
    pub(super) reasons: Vec<String>,
}

/// Rolls on from `last` in the direction of the period, by `rule`, and forward from a closed office.
pub(super) fn from(
    last: Date,
    holidays: &LegalHolidays<'_>,
    rule: &str,
) -> Result<Rolled, CalendarError> {
    let mut rolled = Rolled { day: last, reasons: Vec::new() };
    rolled.past_days_off(holidays, rule)?;
    in_force(rolled.day)?;
    rolled.past_closed_office(holidays)?;
    rolled.reasons.extend(closings::caution(rolled.day));
    Ok(rolled)
}

impl Rolled {
    fn past_days_off(
        &mut self,
        holidays: &LegalHolidays<'_>,
        rule: &str,
    ) -> Result<(), CalendarError> {
        let mut passed = Vec::new();
        while let Some(named) = holidays.day_off(self.day)? {
            passed.push(named);
            self.day = neighbour(self.day, holidays.direction)?;
        }
        if !passed.is_empty() {
            self.reasons.push(format!(
                "No period ends on {}, so it {}.",
                either(&passed),
                self.moves(holidays, rule)
            ));
        }
        Ok(())
    }

    fn moves(&self, holidays: &LegalHolidays<'_>, rule: &str) -> String {
        match holidays.direction {
            Direction::Forward => format!("runs to {} ({rule})", spoken(self.day)),
            Direction::Backward => format!("runs back to {} ({rule} and (a)(5))", spoken(self.day)),
        }
    }

    /// Forward even in a period that is counted backward: the committee note of 2009 says so of an office that is
    /// closed on the day to which such a period has been rolled.
    fn past_closed_office(&mut self, holidays: &LegalHolidays<'_>) -> Result<(), CalendarError> {
        let closed = self.day;
        while self.inaccessible(holidays)? {
            self.day = neighbour(self.day, Direction::Forward)?;
        }
        if self.day != closed {
            self.reasons.push(format!(
                "The clerk's office was inaccessible on {}, so the time for filing is extended to {}, unless the court orders \
                 otherwise (Rule 6(a)(3)).",
                spoken(closed),
                spoken(self.day)
            ));
        }
        Ok(())
    }

    fn inaccessible(&self, holidays: &LegalHolidays<'_>) -> Result<bool, CalendarError> {
        Ok(holidays.court.closed_office.contains(&self.day)
            || holidays.day_off(self.day)?.is_some())
    }
}

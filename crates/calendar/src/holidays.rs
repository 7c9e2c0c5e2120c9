//! Public holidays of a country.

use std::fmt;

use jiff::civil::{Date, Weekday};

use crate::calendar_days::neighbour;
use crate::country::lines;
use crate::point::spoken;
use crate::recurrence::Recurrence;
use crate::{CalendarError, Country, Direction};

const OF_COUNTRIES: &str = include_str!("../data/holidays.tsv");
const OF_THE_UNITED_STATES: &str = include_str!("../data/us_federal.tsv");

/// The public holidays of a whole country, and its weekend.
///
/// Holidays of a single state, canton or province are not among them. Those of the United States follow
/// from its statute ([`Holidays::of`] has the rule for days on a weekend), those of other countries from a reviewed list.
///
/// ```
/// use jiff::civil::date;
/// use onrecord_calendar::{Country, Holidays};
///
/// let holidays = Holidays::of(Country::US);
/// let day = holidays.on(date(2020, 7, 3))?.expect("a holiday");
/// assert_eq!(day.to_string(), "Independence Day (observed)");
/// assert_eq!(holidays.on(date(2020, 7, 6))?, None);
/// # Ok::<(), onrecord_calendar::CalendarError>(())
/// ```
pub struct Holidays {
    country: Country,
    days: Vec<(&'static str, Recurrence)>,
}

/// A holiday on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holiday {
    /// Its name in English. One "(estimated)" follows the sighting of the moon: its day is an astronomer's, and the
    /// one that is announced may be the day before or after.
    pub name: &'static str,
    /// Whether this is the day on which it is observed in place of its own.
    pub observed: bool,
}

/// "Independence Day", "Independence Day (observed)".
impl fmt::Display for Holiday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let observed = if self.observed { " (observed)" } else { "" };
        write!(f, "{}{observed}", self.name)
    }
}

impl Holidays {
    /// The holidays of `country`.
    ///
    /// A federal holiday of the United States with a date of its own is observed on the Friday before where
    /// it falls on a Saturday (5 U.S.C. 6103(b)(1)), and on the Monday after where it falls on a Sunday
    /// (Executive Order 11582 of 1971, section 3).
    pub fn of(country: Country) -> Self {
        let days = if country == Country::US { federal_days() } else { days_of(country) };
        Self { country, days }
    }

    /// The holiday on `date`, if it is one.
    ///
    /// # Errors
    ///
    /// The holidays of that year are not known.
    pub fn on(&self, date: Date) -> Result<Option<Holiday>, CalendarError> {
        self.check_year(date)?;
        Ok(self.proper(date).or_else(|| self.observed(date)))
    }

    /// Whether business is done on `date`: neither a weekend nor a holiday.
    ///
    /// # Errors
    ///
    /// The holidays of that year are not known.
    pub fn is_business_day(&self, date: Date) -> Result<bool, CalendarError> {
        Ok(self.day_off(date)?.is_none())
    }

    /// How an explanation names `date`, if no business is done on it: "Saturday 2018-09-01", "Monday 2018-09-03 (Labor Day)".
    pub(crate) fn day_off(&self, date: Date) -> Result<Option<String>, CalendarError> {
        Ok(match self.on(date)? {
            Some(holiday) => Some(format!("{} ({holiday})", spoken(date))),
            None => self.rests_on(date).then(|| spoken(date)),
        })
    }

    /// Whether `date` belongs to the weekend.
    pub(crate) fn rests_on(&self, date: Date) -> bool {
        self.country.rests_on(date.weekday())
    }

    fn check_year(&self, date: Date) -> Result<(), CalendarError> {
        if self.country.years().contains(&date.year()) {
            return Ok(());
        }
        Err(CalendarError::YearNotCovered { country: self.country, year: date.year() })
    }

    fn proper(&self, date: Date) -> Option<Holiday> {
        let (name, _) = self.days.iter().find(|(_, day)| day.falls_on(date))?;
        Some(match name.strip_suffix(" (observed)") {
            Some(name) => Holiday { name, observed: true },
            None => Holiday { name, observed: false },
        })
    }

    fn observed(&self, date: Date) -> Option<Holiday> {
        if self.country != Country::US {
            return None;
        }
        let weekend = match date.weekday() {
            Weekday::Friday => neighbour(date, Direction::Forward).ok()?,
            Weekday::Monday => neighbour(date, Direction::Backward).ok()?,
            _ => return None,
        };
        let (name, _) = self.days.iter().find(|(_, day)| day.falls_on(weekend))?;
        Some(Holiday { name, observed: true })
    }
}

/// Lines of the federal file: name, day, source.
fn federal_days() -> Vec<(&'static str, Recurrence)> {
    lines(OF_THE_UNITED_STATES)
        .filter_map(|line| parse(line.split('\t').take(2)))
        .flatten()
        .collect()
}

/// Lines of the countries' file: code, name, days.
fn days_of(country: Country) -> Vec<(&'static str, Recurrence)> {
    lines(OF_COUNTRIES)
        .filter_map(|line| line.split_once('\t'))
        .filter(|(code, _)| *code == country.code())
        .filter_map(|(_, line)| parse(line.split('\t')))
        .flatten()
        .collect()
}

fn parse(
    mut fields: impl Iterator<Item = &'static str>,
) -> Option<impl Iterator<Item = (&'static str, Recurrence)>> {
    let name = fields.next()?;
    let days = fields.next()?.split(' ');
    Some(days.filter_map(Recurrence::parse).map(move |day| (name, day)))
}

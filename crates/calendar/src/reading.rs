//! The ways in which one period can be read.

use std::fmt;
use std::str::FromStr;

use crate::{CalendarError, Country};

/// A way of reading a period.
///
/// On a command line: `calendar`, `calendar:GB`, `business:US`, `court`.
///
/// ```
/// use onrecord_calendar::{Country, Reading};
///
/// assert_eq!("business:IE".parse(), Ok(Reading::Business("IE".parse()?)));
/// assert_eq!("calendar".parse(), Ok(Reading::Calendar(Country::US)));
/// assert_eq!(Reading::FederalCourt.to_string(), "court");
/// # Ok::<(), onrecord_calendar::CalendarError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// As written: days are days of the calendar, and business days are those of this country.
    Calendar(Country),
    /// Days are business days of this country, and a longer period or one in hours that would end on
    /// none ends on the next one.
    Business(Country),
    /// Rule 6(a) of the Federal Rules of Civil Procedure of the United States.
    FederalCourt,
}

/// The calendar, with business days of the United States.
impl Default for Reading {
    fn default() -> Self {
        Self::Calendar(Country::US)
    }
}

impl FromStr for Reading {
    type Err = CalendarError;

    fn from_str(given: &str) -> Result<Self, CalendarError> {
        match given.split_once(':') {
            None if given == "calendar" => Ok(Self::default()),
            None if given == "court" => Ok(Self::FederalCourt),
            Some(("calendar", country)) => country.parse().map(Self::Calendar),
            Some(("business", country)) => country.parse().map(Self::Business),
            _ => Err(CalendarError::UnknownReading { given: given.to_owned() }),
        }
    }
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Calendar(Country::US) => f.write_str("calendar"),
            Self::Calendar(country) => write!(f, "calendar:{country}"),
            Self::Business(country) => write!(f, "business:{country}"),
            Self::FederalCourt => f.write_str("court"),
        }
    }
}

//! The countries whose holidays are known.

use std::fmt;
use std::iter;
use std::ops::RangeInclusive;
use std::str::FromStr;

use jiff::civil::Weekday;

use crate::CalendarError;

const COUNTRIES: &str = include_str!("../data/countries.tsv");

/// A country whose public holidays are known, by its code in ISO 3166-1, or a nation of one in ISO 3166-2.
///
/// ```
/// use onrecord_calendar::Country;
///
/// let ireland: Country = "ie".parse()?;
/// assert_eq!((ireland.code(), ireland.name()), ("IE", "Ireland"));
/// # Ok::<(), onrecord_calendar::CalendarError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Country {
    code: &'static str,
    name: &'static str,
    /// Days of the week on which no business is done, numbered from Monday, 1.
    weekend: &'static str,
    first: i16,
    last: i16,
}

impl Country {
    /// The United States of America. Its holidays are computed from the law as it stands, so that an end of
    /// the years covered had to be chosen: a law of the next century is nobody's to know.
    pub const US: Self =
        Self { code: "US", name: "United States", weekend: "6,7", first: 1971, last: 2099 };

    /// All that are known: the United States first, then by code.
    pub fn known() -> impl Iterator<Item = Self> {
        iter::once(Self::US).chain(lines(COUNTRIES).filter_map(Self::parse))
    }

    /// Its code: `GB`, `GB-SCT`.
    pub fn code(self) -> &'static str {
        self.code
    }

    /// Its name in English.
    pub fn name(self) -> &'static str {
        self.name
    }

    /// The years whose holidays are known, both included.
    pub fn years(self) -> RangeInclusive<i16> {
        self.first..=self.last
    }

    /// Whether `day` belongs to the weekend.
    pub(crate) fn rests_on(self, day: Weekday) -> bool {
        let number = day.to_monday_one_offset();
        self.weekend.split(',').any(|rest| rest.parse() == Ok(number))
    }

    fn parse(line: &'static str) -> Option<Self> {
        let mut fields = line.split('\t');
        Some(Self {
            code: fields.next()?,
            name: fields.next()?,
            weekend: fields.next()?,
            first: fields.next()?.parse().ok()?,
            last: fields.next()?.parse().ok()?,
        })
    }
}

/// Upper or lower case.
impl FromStr for Country {
    type Err = CalendarError;

    fn from_str(given: &str) -> Result<Self, CalendarError> {
        Self::known()
            .find(|country| country.code.eq_ignore_ascii_case(given))
            .ok_or_else(|| CalendarError::UnknownCountry { given: given.to_owned() })
    }
}

/// The code.
impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)
    }
}

/// "US (United States), AE (Austria)" and so on.
pub(crate) fn listed() -> String {
    let all: Vec<_> =
        Country::known().map(|country| format!("{country} ({})", country.name())).collect();
    all.join(", ")
}

/// The lines of a data file without its comments.
pub(crate) fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::{COUNTRIES, Country, lines};

    #[test]
    fn every_line_is_read() {
        assert_eq!(Country::known().count(), 1 + lines(COUNTRIES).count());
    }

    #[test]
    fn an_unknown_country_is_told_what_is_known() {
        let told = "XX".parse::<Country>().expect_err("no such country").to_string();
        assert!(told.contains("\"XX\"") && told.contains("US (United States)"), "{told}");
    }
}

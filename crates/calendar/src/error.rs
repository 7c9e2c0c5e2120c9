//! Why no day could be computed.

use jiff::civil::{Date, DateTime};

use crate::{Country, Length, country};

/// Why no day could be computed. Each is a sentence for the reader of the result.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CalendarError {
    /// The period leaves the calendar.
    #[error(
        "a period of {length} from {from} leaves the calendar, which ends with the years -9999 and 9999; check the period"
    )]
    OutsideCalendar {
        /// The period.
        length: Length,
        /// The day from which it was counted.
        from: Date,
    },
    /// The day before or after a day leaves the calendar.
    #[error("no day lies beyond {0}: the calendar ends with the years -9999 and 9999")]
    CalendarEdge(Date),
    /// The holidays of the year are not known.
    #[error("the public holidays ({}) are known for {} to {} only, so {year} cannot be counted in business days; count calendar days, or look the holidays up", .country.name(), .country.years().start(), .country.years().end())]
    YearNotCovered {
        /// Whose holidays.
        country: Country,
        /// The year that was needed.
        year: i16,
    },
    /// No such country here.
    #[error("no holidays are known for the country \"{given}\"; known are {}", country::listed())]
    UnknownCountry {
        /// What was given.
        given: String,
    },
    /// No such reading.
    #[error(
        "\"{given}\" is no reading of a period; write calendar, business:US (with the code of a country), or court"
    )]
    UnknownReading {
        /// What was given.
        given: String,
    },
    /// Hours are counted from an hour, and only a day is known.
    #[error(
        "a period of {length} runs from an hour, and only the day {day} is known; say when on that day it began"
    )]
    MomentNeeded {
        /// The period.
        length: Length,
        /// The day.
        day: Date,
    },
    /// The period states its own method, or a unit of which the rule does not speak.
    #[error(
        "Rule 6(a) does not apply to a period of {length}: it computes hours, days and longer units where no other method is specified; read the period as business days or calendar time"
    )]
    NotUnderRule6a {
        /// The period.
        length: Length,
    },
    /// The period lies, wholly or in part, before the rule in force since December 1, 2009.
    #[error(
        "on {day} the earlier Rule 6(a) was in force, which left weekends and holidays out of periods under 11 days; only the rule in force since 2009-12-01 is computed, so count this period by hand"
    )]
    EarlierRule {
        /// The first day of the period that lies before.
        day: Date,
    },
    /// A time of the clock that never was, because clocks went forward.
    #[error("there was no {} where clocks went forward that night; check the hour, or say that the court's place keeps standard time", crate::point::spoken_moment(*.0))]
    SkippedHour(DateTime),
}

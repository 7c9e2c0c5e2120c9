//! A day, or a moment of a day: what a period is counted from, and where it ends.

use std::fmt;

use jiff::civil::{Date, DateTime};

/// A day, or a moment of a day by the clock of the place.
///
/// Periods in days and longer units run from days, periods in hours and minutes from moments. A moment
/// is enough for both, a day is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOrMoment {
    /// A day whose hour is not known or does not matter.
    Day(Date),
    /// A day with its hour, in local time.
    Moment(DateTime),
}

impl DayOrMoment {
    /// The day, with or without its hour.
    pub fn day(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Moment(moment) => moment.date(),
        }
    }

    /// The same hour, if any, on another day.
    pub(crate) fn on(self, day: Date) -> Self {
        match self {
            Self::Day(_) => Self::Day(day),
            Self::Moment(moment) => Self::Moment(day.to_datetime(moment.time())),
        }
    }
}

impl From<Date> for DayOrMoment {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

impl From<DateTime> for DayOrMoment {
    fn from(moment: DateTime) -> Self {
        Self::Moment(moment)
    }
}

/// `2019-08-16`, or `2019-08-16T10:30` with the hour.
impl fmt::Display for DayOrMoment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Moment(moment) => write!(f, "{}", moment.strftime("%Y-%m-%dT%H:%M")),
        }
    }
}

/// A day as an explanation names it: "Friday 2019-08-16".
pub(crate) fn spoken(day: Date) -> String {
    day.strftime("%A %Y-%m-%d").to_string()
}

/// Days in a sentence: "Saturday 2018-09-01, Sunday 2018-09-02 or Monday 2018-09-03 (Labor Day)".
pub(crate) fn either(days: &[String]) -> String {
    match days {
        [] => String::new(),
        [day] => day.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// A moment as an explanation names it: "10:30 on Friday 2019-08-16".
pub(crate) fn spoken_moment(moment: DateTime) -> String {
    moment.strftime("%H:%M on %A %Y-%m-%d").to_string()
}

//! A length of time in one unit.

use std::fmt;

/// A length of time in one unit: "two weeks", "10 business days", "48 hours".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: Unit,
}

/// Units of a length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days of the calendar.
    Day,
    /// Business days, working days, court days.
    BusinessDay,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
}

impl Length {
    /// A length of `count` units.
    pub fn new(count: u32, unit: Unit) -> Self {
        Self { count, unit }
    }
}

impl Unit {
    /// Whether a period in this unit runs from an hour of the day, not from a day.
    pub fn is_clock_time(self) -> bool {
        matches!(self, Self::Minute | Self::Hour)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::BusinessDay => "business day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

/// "14 days", "1 business day".
impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.count == 1 { "" } else { "s" };
        write!(f, "{} {}{plural}", self.count, self.unit.name())
    }
}

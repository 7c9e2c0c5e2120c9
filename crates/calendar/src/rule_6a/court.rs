//! What must be known of a court to compute its periods.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

/// What is particular to a court. The default knows of no holidays but the federal ones, of no closure, and keeps
/// daylight saving time.
///
/// ```
/// use jiff::civil::date;
/// use onrecord_calendar::rule_6a::{Clocks, Court};
///
/// let arizona = Court { clocks: Clocks::Standard, ..Court::default() };
/// let flooded = Court::default().with_closed_office(date(2017, 8, 28));
/// assert_ne!(arizona, flooded);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Court {
    /// Holidays of the state where the court sits, (a)(6)(C), with their names.
    pub state_holidays: BTreeMap<Date, String>,
    /// Days declared a holiday by the President or Congress, (a)(6)(B), beside those that the statute lists.
    pub declared: BTreeMap<Date, String>,
    /// Days on which the clerk's office was inaccessible, (a)(3); for a period in hours, during its last hour.
    pub closed_office: BTreeSet<Date>,
    /// Whether the clocks of the place change.
    pub clocks: Clocks,
}

/// Whether clocks are put forward in spring.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Clocks {
    /// Daylight saving time after 15 U.S.C. 260a.
    #[default]
    DaylightSaving,
    /// Standard time all year: most of Arizona, Hawaii, Puerto Rico, the Virgin Islands, Guam, the Northern Mariana Islands.
    Standard,
}

impl Court {
    /// The court with one more holiday of its state.
    #[must_use]
    pub fn with_state_holiday(mut self, day: Date, name: &str) -> Self {
        self.state_holidays.insert(day, name.to_owned());
        self
    }

    /// The court with one more day that the President or Congress declared a holiday.
    #[must_use]
    pub fn with_declared(mut self, day: Date, name: &str) -> Self {
        self.declared.insert(day, name.to_owned());
        self
    }

    /// The court with one more day on which the clerk's office was inaccessible.
    #[must_use]
    pub fn with_closed_office(mut self, day: Date) -> Self {
        self.closed_office.insert(day);
        self
    }
}

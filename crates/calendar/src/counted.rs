//! The end of a period, with the way to it.

use std::fmt;

use crate::{DayOrMoment, Reading};

/// Where a period ends, and how that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The last day; the moment, where the period is one of hours.
    pub end: DayOrMoment,
    /// The reading that gave it.
    pub reading: Reading,
    /// How it was found: sentences in order, for showing to a reader.
    pub steps: Vec<String>,
}

/// The steps as one paragraph.
impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.steps.join(" "))
    }
}

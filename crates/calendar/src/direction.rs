//! Which way a period runs.

use std::fmt;

/// Which way a period runs from its trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// "within 14 days after the order".
    Forward,
    /// "at least 21 days before the hearing".
    Backward,
}

impl Direction {
    /// +1 or -1.
    pub(crate) fn sign(self) -> i64 {
        match self {
            Self::Forward => 1,
            Self::Backward => -1,
        }
    }
}

/// "after" or "before".
impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Forward => "after",
            Self::Backward => "before",
        })
    }
}

//! The articles of an answer.

use crate::Card;
use serde::Serialize;

/// An article that an answer names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The story that it was added to.
    pub story: String,
    /// Which reading of its page it is, from 1.
    pub version: u32,
    /// The article itself.
    #[serde(flatten)]
    pub card: Card,
}

impl Source {
    /// The day of publication (YYYY-MM-DD), where it is known.
    pub fn day(&self) -> Option<&str> {
        self.card.day()
    }
}

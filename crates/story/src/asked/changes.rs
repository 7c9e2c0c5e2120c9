//! What changed on the pages of a story.

use crate::changes::Changes;
use serde::Serialize;

/// Version of the shape that [`ChangedPages`] has as JSON.
const FORMAT: &str = "onrecord-changed-pages/1";

/// What changed on the pages of a story between one reading and the next.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangedPages {
    /// The version of this shape: "onrecord-changed-pages/1".
    pub format: String,
    /// The story.
    pub story: String,
    /// Page by page and reading by reading.
    pub turns: Vec<Turn>,
}

impl ChangedPages {
    /// The changes of a story.
    pub fn of(story: &str, turns: Vec<Turn>) -> Self {
        Self { format: FORMAT.to_owned(), story: story.to_owned(), turns }
    }
}

/// Two readings of a page, one after the other.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Turn {
    /// Where the page stands.
    pub page: String,
    /// Numbers of the earlier and the later reading, from 1.
    pub versions: [u32; 2],
    /// What changed.
    pub changes: Changes,
}

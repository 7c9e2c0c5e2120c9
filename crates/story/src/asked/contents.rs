//! What is in a story.

use super::{Source, Volume};
use serde::Serialize;

/// Version of the shape that [`Contents`] has as JSON.
const FORMAT: &str = "onrecord-story/1";

/// A story with its pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Contents {
    /// The version of this shape: "onrecord-story/1".
    pub format: String,
    /// The story in numbers.
    pub story: Volume,
    /// Its pages, those published last first.
    pub pages: Vec<Leaf>,
}

impl Contents {
    /// A story with these pages.
    pub fn of(story: Volume, pages: Vec<Leaf>) -> Self {
        Self { format: FORMAT.to_owned(), story, pages }
    }
}

/// A page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Leaf {
    /// Where it stands: an address, a path, a line of a file.
    pub page: String,
    /// The readings of it, the first one first.
    pub readings: Vec<Source>,
}

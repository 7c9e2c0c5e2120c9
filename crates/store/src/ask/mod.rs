//! What is asked of a store. Nothing here writes.
//!
//! No question reads all records. Each finds by an index which statements it shows, at most as many as were asked for, and unpacks the
//! records of those alone. Answers come by day of publication, the last one first, so that they need no ranking of all that is found and
//! a question for a common word can stop early.

mod carried;
mod changed;
mod excerpt;
mod found;
mod listed;
mod matches;
mod names;
mod nearest;
mod own_words;
mod people;
mod phrases;
mod placed;
mod sources;
mod unpacked;
mod varied;
mod who;

pub use found::Wanted;

use crate::{Store, StoreError};
use rusqlite::Row;
use serde::de::DeserializeOwned;

impl Store {
    /// The row of the story asked for; none where all are.
    fn story_asked(&self, story: Option<&str>) -> Result<Option<i64>, StoreError> {
        story.map(|name| self.story_id(name)).transpose()
    }
}

/// A value of the record of its own term ("court-filing").
fn term<T: DeserializeOwned>(term: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(term.to_owned())).ok()
}

/// JSON that this program wrote into a column.
fn column<T: DeserializeOwned>(json: &str, what: &str) -> Result<T, StoreError> {
    serde_json::from_str(json)
        .map_err(|error| StoreError::Damaged { what: what.to_owned(), reason: error.to_string() })
}

/// A number of things in a column.
fn number(row: &Row<'_>, column: usize) -> rusqlite::Result<usize> {
    row.get::<_, u32>(column).map(|number| number as usize)
}

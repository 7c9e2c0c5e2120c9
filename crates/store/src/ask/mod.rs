//! What is asked of a store. Nothing here writes.
//!
//! No question reads all records. Each finds by an index which statements it shows, at most as many as were asked for, and unpacks the
//! records of those alone. Answers come by day of publication, the last one first, so that they need no ranking of all that is found and
//! a question for a common word can stop early. What is equal by day comes by the page's key, the place in the text and the statement's id,
//! so that no answer depends on the order of adding.
//!
//! Each question sees the store at one moment ([`Store::at_one_moment`]), whatever another program writes meanwhile.

mod among;
mod carried;
mod changed;
mod excerpt;
mod found;
mod listed;
mod matches;
mod names;
mod nearest;
mod people;
mod phrases;
mod placed;
mod sources;
mod unpacked;
mod varied;
mod who;

pub use carried::Limits;
pub use found::Wanted;

use crate::{Store, StoreError};
use onrecord_language::likeness::folded;
use rusqlite::Row;
use serde::de::DeserializeOwned;

impl Store {
    /// Several questions of which all see the store as it is at one moment: what another program writes until the last is answered none of them
    /// sees.
    ///
    /// # Errors
    /// Those of the questions, and [`StoreError`] where the store cannot be read.
    pub fn at_one_moment<T>(
        &self,
        ask: impl FnOnce() -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if !self.connection.is_autocommit() {
            return ask();
        }
        // It only reads, so that it is ended by being dropped.
        let _moment = self.connection.unchecked_transaction()?;
        ask()
    }

    /// The row of the story asked for; none where all are.
    fn story_asked(&self, story: Option<&str>) -> Result<Option<i64>, StoreError> {
        story.map(|name| self.story_id(name)).transpose()
    }
}

/// The words of a name that is looked for, folded.
fn words_of(name: &str) -> Result<Vec<String>, StoreError> {
    let words = folded(name);
    if words.is_empty() {
        return Err(StoreError::NoWords { typed: phrases::shortened(name) });
    }
    Ok(words)
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

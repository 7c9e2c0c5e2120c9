//! Putting together what the articles of a story have in common: people, then quotations.
//!
//! All of it is a function of the latest versions and of what was decided. It is worked out anew for the whole story, and only
//! rows that differ are written, in one transaction.

mod load;
mod pairs;
mod people;
mod quotations;
mod reported;
mod tellings;

use crate::{Store, StoreError};
use rusqlite::{Connection, Transaction, TransactionBehavior};

impl Store {
    /// Puts a story's people and quotations together, where that is not done yet. Adding ends with it; it is left undone
    /// only where the program was ended before.
    ///
    /// # Errors
    /// [`StoreError`] where there is no such story, or the store cannot be written.
    pub fn settle(&mut self, story: &str) -> Result<(), StoreError> {
        let id = self.story_id(story)?;
        self.settle_story(id)
    }

    pub(crate) fn settle_story(&self, story: i64) -> Result<(), StoreError> {
        if is_settled(&self.connection, story)? {
            return Ok(());
        }
        let transaction =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
        let people = people::settle(&transaction, story)?;
        quotations::settle(&transaction, story, &people)?;
        transaction.execute("UPDATE story SET settled = 1 WHERE id = ?1", [story])?;
        Ok(transaction.commit()?)
    }
}

fn is_settled(connection: &Connection, story: i64) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("SELECT settled FROM story WHERE id = ?1")?
        .query_row([story], |row| row.get(0))
}

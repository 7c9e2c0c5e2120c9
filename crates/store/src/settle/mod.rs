//! Putting together what the articles of a story have in common: people, then quotations; then counting all of it.
//!
//! All of it is a function of the latest versions and of what was decided. It is worked out anew for the whole story, and only
//! rows that differ are written, in one transaction.

mod counts;
mod load;
mod pairs;
mod people;
mod quotations;
mod reported;
mod tellings;

pub(crate) use counts::{COUNTED, KEPT};

use crate::{Store, StoreError};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::path::Path;
use std::time::Duration;

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

    /// Opens the store in this file for questions, as [`Store::open_for_asking`] does, and puts together first what a run that was
    /// broken off has left. Nobody is waited for: the stories that cannot be put together now are named.
    ///
    /// # Errors
    /// [`StoreError`] where there is no such store, or it cannot be opened.
    pub fn open_settled(path: &Path) -> Result<(Self, Vec<String>), StoreError> {
        let store = Self::open_for_asking(path)?;
        let unsettled = store.unsettled()?;
        if unsettled.is_empty() {
            return Ok((store, unsettled));
        }
        let Ok(mut writing) = Self::open_existing(path) else { return Ok((store, unsettled)) };
        writing.connection.busy_timeout(Duration::ZERO)?;
        let left = unsettled.into_iter().filter(|story| writing.settle(story).is_err()).collect();
        Ok((store, left))
    }

    /// The stories whose people and quotations are not put together, in the order of the alphabet.
    fn unsettled(&self) -> Result<Vec<String>, StoreError> {
        let mut select = self
            .connection
            .prepare_cached("SELECT name FROM story WHERE settled = 0 ORDER BY name")?;
        let names = select.query_map([], |row| row.get(0))?;
        Ok(names.collect::<Result<_, _>>()?)
    }

    pub(crate) fn settle_story(&self, story: i64) -> Result<(), StoreError> {
        if is_settled(&self.connection, story)? {
            return Ok(());
        }
        let transaction =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
        settle(&transaction, story)?;
        Ok(transaction.commit()?)
    }
}

/// Puts a story together in the transaction that is open.
pub(crate) fn settle(connection: &Connection, story: i64) -> Result<(), StoreError> {
    let people = people::settle(connection, story)?;
    quotations::settle(connection, story, &people)?;
    counts::settle(connection, story)?;
    connection.execute("UPDATE story SET settled = 1 WHERE id = ?1", [story])?;
    Ok(())
}

pub(crate) fn is_settled(connection: &Connection, story: i64) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("SELECT settled FROM story WHERE id = ?1")?
        .query_row([story], |row| row.get(0))
}

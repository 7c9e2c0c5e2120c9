//! Transactions of a bounded number of articles.

use crate::StoreError;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::time::{Duration, Instant};

/// Most articles in one transaction.
const ARTICLES: usize = 256;

/// Most bytes in one transaction, about.
const BYTES: usize = 16 << 20;

/// Longest that something written waits to be on disk, where articles come slowly.
const WAIT: Duration = Duration::from_secs(2);

/// What is written since the last commit. Dropped without [`Batch::commit`] it is undone.
pub(crate) struct Batch<'c> {
    connection: &'c Connection,
    story: i64,
    open: Option<Open<'c>>,
}

struct Open<'c> {
    transaction: Transaction<'c>,
    since: Instant,
    articles: usize,
    bytes: usize,
}

impl<'c> Batch<'c> {
    pub(crate) fn new(connection: &'c Connection, story: i64) -> Self {
        Self { connection, story, open: None }
    }

    pub(crate) fn connection(&self) -> &'c Connection {
        self.connection
    }

    /// Sees to it that a transaction is open, in which the story counts as unsettled.
    pub(crate) fn begin(&mut self) -> Result<(), StoreError> {
        if self.open.is_some() {
            return Ok(());
        }
        let transaction =
            Transaction::new_unchecked(self.connection, TransactionBehavior::Immediate)?;
        transaction
            .prepare_cached("UPDATE story SET settled = 0 WHERE id = ?1 AND settled = 1")?
            .execute([self.story])?;
        self.open = Some(Open { transaction, since: Instant::now(), articles: 0, bytes: 0 });
        Ok(())
    }

    /// Counts an article that was written.
    pub(crate) fn wrote(&mut self, bytes: usize) {
        if let Some(open) = &mut self.open {
            open.articles += 1;
            open.bytes += bytes;
        }
    }

    /// Whether it is time to commit.
    pub(crate) fn is_full(&self) -> bool {
        self.open.as_ref().is_some_and(|open| {
            open.articles >= ARTICLES || open.bytes >= BYTES || open.since.elapsed() >= WAIT
        })
    }

    /// Whether nothing waits to be committed.
    pub(crate) fn is_empty(&self) -> bool {
        self.open.is_none()
    }

    /// Brings to disk what was written.
    pub(crate) fn commit(&mut self) -> Result<(), StoreError> {
        self.open.take().map_or(Ok(()), |open| Ok(open.transaction.commit()?))
    }
}

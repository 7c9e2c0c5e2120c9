//! The versions of the store's layout, and how one becomes the next.

use crate::StoreError;
use rusqlite::{Connection, Transaction, TransactionBehavior};

/// What makes each version of the one before it, the first of an empty file. Never changed once released.
const STEPS: [&str; 1] = [include_str!("migrations/1.sql")];

/// The latest version.
pub(crate) const LATEST: i64 = STEPS.len() as i64;

/// Version of a store; 0 where nothing is in it yet.
pub(crate) fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// An empty store of a version, in memory.
pub(crate) fn made(version: i64) -> rusqlite::Result<Connection> {
    let connection = Connection::open_in_memory()?;
    let steps = usize::try_from(version).unwrap_or_default();
    for step in STEPS.iter().take(steps) {
        connection.execute_batch(step)?;
    }
    Ok(connection)
}

/// Brings a store up to the latest version, one transaction for each step.
pub(crate) fn migrate(connection: &Connection) -> Result<(), StoreError> {
    while usize::try_from(version(connection)?).is_ok_and(|version| version < STEPS.len()) {
        let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
        // Another program may have taken the step while this one waited for the lock.
        let version = version(&transaction)?;
        let step = usize::try_from(version).ok().and_then(|version| STEPS.get(version));
        if let Some(step) = step {
            transaction.execute_batch(step)?;
            transaction.pragma_update(None, "user_version", version + 1)?;
        }
        transaction.commit()?;
    }
    Ok(())
}

//! The record of an article as it lies in the store.

use crate::StoreError;
use crate::packed::Packed;
use rusqlite::{Connection, OptionalExtension as _};

/// The record of an article. Each has one: where it is gone the store is damaged, and nothing passes over that.
pub(crate) fn record_of(connection: &Connection, article: i64) -> Result<Packed, StoreError> {
    let found = connection
        .prepare_cached("SELECT size, packed FROM record WHERE article = ?1")?
        .query_row([article], |row| Ok(Packed { size: row.get(0)?, bytes: row.get(1)? }))
        .optional()?;
    found.map_or_else(|| Err(gone(connection, article)?), Ok)
}

fn gone(connection: &Connection, article: i64) -> Result<StoreError, StoreError> {
    let page: String = connection
        .prepare_cached(
            "SELECT key FROM article JOIN page ON page.id = page WHERE article.id = ?1",
        )?
        .query_row([article], |row| row.get(0))?;
    let what = format!("the record of {page:?}");
    Ok(StoreError::Damaged { what, reason: "it is not there".to_owned() })
}

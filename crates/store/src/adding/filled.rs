//! Whether the rows of an article are those of its record.

use crate::rows::{EntityRow, Rows, StatementRow};
use rusqlite::Connection;

/// Whether what can be asked of an article is what `rows` would write. The index of all words cannot be compared.
pub(crate) fn is_filled(
    connection: &Connection,
    article: i64,
    rows: &Rows,
) -> rusqlite::Result<bool> {
    Ok(entities(connection, article)? == rows.entities
        && statements(connection, article)? == rows.statements)
}

fn entities(connection: &Connection, article: i64) -> rusqlite::Result<Vec<EntityRow>> {
    connection
        .prepare_cached(
            "SELECT key, kind, name, aliases, roles, is_named FROM entity
             WHERE article = ?1 ORDER BY number",
        )?
        .query_map([article], |row| {
            Ok(EntityRow {
                key: row.get(0)?,
                kind: row.get(1)?,
                name: row.get(2)?,
                aliases: row.get(3)?,
                roles: row.get(4)?,
                is_named: row.get(5)?,
            })
        })?
        .collect()
}

fn statements(connection: &Connection, article: i64) -> rusqlite::Result<Vec<StatementRow>> {
    connection
        .prepare_cached(
            "SELECT key, at, entity, source, cue, stance, quotation, content, pieces FROM statement
             WHERE article = ?1 ORDER BY id",
        )?
        .query_map([article], |row| {
            Ok(StatementRow {
                key: row.get(0)?,
                at: row.get(1)?,
                entity: row.get::<_, Option<u32>>(2)?.map(|number| number as usize),
                source: row.get(3)?,
                cue: row.get(4)?,
                stance: row.get(5)?,
                quotation: row.get(6)?,
                content: row.get(7)?,
                pieces: row.get(8)?,
            })
        })?
        .collect()
}

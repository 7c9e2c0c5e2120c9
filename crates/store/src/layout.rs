//! Whether the tables of a file are those that this program makes.
//!
//! Anybody can put a view in the place of a table, or a trigger beside it, and a mark on the file. What is not laid out as the
//! migrations lay it out is not read.

use crate::migrations::made;
use rusqlite::Connection;
use std::collections::BTreeSet;

/// A table, an index or whatever else: its kind, its name, the table that it is of, and how it was made.
type Thing = (String, String, String, Option<String>);

/// The first thing in a store of this version that is otherwise than it should be; none where all is well.
pub(crate) fn strange(connection: &Connection, version: i64) -> rusqlite::Result<Option<String>> {
    let expected = things(&made(version)?)?;
    let found = things(connection)?;
    Ok(expected.symmetric_difference(&found).next().map(|(_, name, ..)| name.clone()))
}

/// Everything that is in a database.
fn things(connection: &Connection) -> rusqlite::Result<BTreeSet<Thing>> {
    let mut select = connection.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema")?;
    let things = select.query_map([], |row| {
        let sql: Option<String> = row.get(3)?;
        let thing = (row.get(0)?, row.get(1)?, row.get(2)?, sql.as_deref().map(bare));
        Ok(without_words_of_library(thing))
    })?;
    things.collect()
}

/// A definition without comments, which say nothing to `SQLite`, and without its layout.
fn bare(sql: &str) -> String {
    let lines = sql.lines().map(|line| line.split("--").next().unwrap_or_default());
    lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

/// The full text has tables of its own, which another release of `SQLite` may make in other words.
fn without_words_of_library((kind, name, table, sql): Thing) -> Thing {
    let is_of_text = ["article_words_", "statement_words_"].iter().any(|own| name.starts_with(own));
    let sql = sql.filter(|_| !(is_of_text && kind == "table"));
    (kind, name, table, sql)
}

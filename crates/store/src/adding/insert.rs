//! Rows of one article, written.

use super::prepared::Prepared;
use crate::numbering::row_of;
use crate::packed::Packed;
use crate::rows::Rows;
use rusqlite::{Connection, OptionalExtension as _};

/// Writes an article as the latest version of its page; which one that is.
pub(crate) fn insert(
    connection: &Connection,
    story: i64,
    prepared: &Prepared,
) -> rusqlite::Result<u32> {
    let page = page(connection, story, &prepared.reading.key)?;
    let latest = latest(connection, page)?;
    if let Some((earlier, _)) = latest {
        clear(connection, earlier)?;
        connection
            .prepare_cached("UPDATE article SET is_latest = 0 WHERE id = ?1")?
            .execute([earlier])?;
    }
    let blob = blob(connection, prepared)?;
    let version = latest.map_or(1, |(_, version)| version + 1);
    let article = article(connection, (page, version, blob), &prepared.origin, &prepared.rows)?;
    insert_record(connection, article, &prepared.rows.record)?;
    fill(connection, article, &prepared.rows)?;
    Ok(version)
}

fn page(connection: &Connection, story: i64, key: &str) -> rusqlite::Result<i64> {
    let mut find =
        connection.prepare_cached("SELECT id FROM page WHERE story = ?1 AND key = ?2")?;
    if let Some(id) = find.query_row((story, key), |row| row.get(0)).optional()? {
        return Ok(id);
    }
    connection.prepare_cached("INSERT INTO page (story, key) VALUES (?1, ?2)")?.insert((story, key))
}

/// Id and version of a page's latest article.
fn latest(connection: &Connection, page: i64) -> rusqlite::Result<Option<(i64, u32)>> {
    connection
        .prepare_cached(
            "SELECT id, version FROM article WHERE page = ?1 ORDER BY version DESC LIMIT 1",
        )?
        .query_row([page], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()
}

/// The bytes, which another page or story may have brought already.
fn blob(connection: &Connection, prepared: &Prepared) -> rusqlite::Result<i64> {
    let mut find = connection.prepare_cached("SELECT id FROM blob WHERE digest = ?1")?;
    if let Some(id) = find.query_row([prepared.reading.digest], |row| row.get(0)).optional()? {
        return Ok(id);
    }
    connection
        .prepare_cached("INSERT INTO blob (digest, size, packed) VALUES (?1, ?2, ?3)")?
        .insert((prepared.reading.digest, prepared.blob.size, &prepared.blob.bytes))
}

fn article(
    connection: &Connection,
    (page, version, blob): (i64, u32, i64),
    origin: &str,
    rows: &Rows,
) -> rusqlite::Result<i64> {
    connection
        .prepare_cached(
            "INSERT INTO article
                 (page, version, is_latest, blob, origin, uri, outlet, title, published, retrieved)
             VALUES (?1, ?2, 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .insert((
            page,
            version,
            blob,
            origin,
            &rows.uri,
            &rows.outlet,
            &rows.title,
            &rows.published,
            &rows.retrieved,
        ))
}

fn insert_record(connection: &Connection, article: i64, record: &Packed) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO record (article, size, packed) VALUES (?1, ?2, ?3)")?
        .execute((article, record.size, &record.bytes))
        .map(drop)
}

/// Puts another reading of an article into the place of the one there is. What it says of the article itself goes with it.
pub(crate) fn replace_record(
    connection: &Connection,
    article: i64,
    rows: &Rows,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE record SET size = ?2, packed = ?3 WHERE article = ?1")?
        .execute((article, rows.record.size, &rows.record.bytes))?;
    connection
        .prepare_cached(
            "UPDATE article SET uri = ?2, outlet = ?3, title = ?4, published = ?5, retrieved = ?6
             WHERE id = ?1",
        )?
        .execute((article, &rows.uri, &rows.outlet, &rows.title, &rows.published, &rows.retrieved))
        .map(drop)
}

/// Writes what can be asked of an article: its entities, statements and words.
pub(crate) fn fill(connection: &Connection, article: i64, rows: &Rows) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO article_words (rowid, title, text) VALUES (?1, ?2, ?3)")?
        .execute((article, &rows.title, &rows.text))?;
    entities(connection, article, rows)?;
    statements(connection, article, rows)
}

fn entities(connection: &Connection, article: i64, rows: &Rows) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO entity (article, number, key, kind, name, aliases, roles, is_named)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for (number, row) in rows.entities.iter().enumerate() {
        insert.execute((
            article,
            number as i64,
            &row.key,
            &row.kind,
            &row.name,
            &row.aliases,
            &row.roles,
            row.is_named,
        ))?;
    }
    Ok(())
}

fn statements(connection: &Connection, article: i64, rows: &Rows) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO statement
             (id, article, key, at, entity, source, cue, stance, quotation, content, pieces)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?;
    let mut words = connection
        .prepare_cached("INSERT INTO statement_words (rowid, content) VALUES (?1, ?2)")?;
    for (number, row) in rows.statements.iter().enumerate() {
        let id = insert.insert((
            row_of(article, number),
            article,
            &row.key,
            row.at,
            row.entity.map(|number| number as i64),
            &row.source,
            &row.cue,
            &row.stance,
            &row.quotation,
            &row.content,
            &row.pieces,
        ))?;
        words.execute((id, &row.content))?;
    }
    Ok(())
}

/// Takes away what can be asked of an article; its record and bytes stay.
pub(crate) fn clear(connection: &Connection, article: i64) -> rusqlite::Result<()> {
    for sql in [
        "DELETE FROM statement_words WHERE rowid IN (SELECT id FROM statement WHERE article = ?1)",
        "DELETE FROM statement WHERE article = ?1",
        "DELETE FROM entity WHERE article = ?1",
        "DELETE FROM article_words WHERE rowid = ?1",
    ] {
        connection.prepare_cached(sql)?.execute([article])?;
    }
    Ok(())
}

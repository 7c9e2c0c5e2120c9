//! How much is in a story and how much each of its people says: counted once, when the story is settled, so that no question counts it again.

use rusqlite::Connection;
use std::collections::HashMap;

/// What a story holds, counted anew, in the order of the columns of `story`.
pub(crate) const COUNTED: &str = "SELECT count(DISTINCT page.id), count(*), count(DISTINCT outlet),
        min(substr(published, 1, 10)), max(substr(published, 1, 10)),
        (SELECT count(*) FROM page JOIN article ON article.page = page.id
             JOIN statement ON statement.article = article.id WHERE page.story = ?1),
        (SELECT count(*) FROM person WHERE story = ?1),
        (SELECT count(*) FROM quotation WHERE story = ?1),
        (SELECT count(*) FROM quotation JOIN variant ON variant.quotation = quotation.id
         WHERE story = ?1 AND is_material = 1)
    FROM page JOIN article ON article.page = page.id WHERE page.story = ?1";

/// The same as it was when the story was settled last.
pub(crate) const KEPT: &str =
    "SELECT pages, versions, outlets, first_day, last_day, statements, people, quotations, material
    FROM story WHERE id = ?1";

/// How often somebody is named and speaks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Heard {
    named_in: i64,
    speaks_in: i64,
    statements: i64,
}

/// Counts a story and its people.
pub(super) fn settle(connection: &Connection, story: i64) -> rusqlite::Result<()> {
    write_people(connection, story)?;
    let sql = format!(
        "UPDATE story SET (pages, versions, outlets, first_day, last_day, statements, people, quotations, material) = ({COUNTED})
         WHERE id = ?1"
    );
    connection.execute(&sql, [story]).map(drop)
}

fn write_people(connection: &Connection, story: i64) -> rusqlite::Result<()> {
    let heard = heard(connection, story)?;
    let mut update = connection.prepare_cached(
        "UPDATE person SET named_in = ?2, speaks_in = ?3, statements = ?4 WHERE id = ?1",
    )?;
    for (person, before) in known(connection, story)? {
        let now = heard.get(&person).copied().unwrap_or_default();
        if now != before {
            update.execute((person, now.named_in, now.speaks_in, now.statements))?;
        }
    }
    Ok(())
}

/// How often each person of a story is named and speaks, by row. An article may have several entities that are one person.
fn heard(connection: &Connection, story: i64) -> rusqlite::Result<HashMap<i64, Heard>> {
    let mut select = connection.prepare_cached(
        "SELECT article.id, person, (SELECT count(*) FROM statement
             WHERE statement.article = article.id AND statement.entity = entity.number)
         FROM page CROSS JOIN article ON article.page = page.id AND is_latest = 1
             CROSS JOIN entity ON entity.article = article.id AND person IS NOT NULL
         WHERE page.story = ?1 ORDER BY page.key",
    )?;
    let mut rows = select.query([story])?;
    let mut heard: HashMap<i64, Heard> = HashMap::new();
    let (mut article, mut here): (i64, HashMap<i64, i64>) = (0, HashMap::new());
    while let Some(row) = rows.next()? {
        if row.get::<_, i64>(0)? != article {
            article = row.get(0)?;
            add(&mut heard, &mut here);
        }
        *here.entry(row.get(1)?).or_default() += row.get::<_, i64>(2)?;
    }
    add(&mut heard, &mut here);
    Ok(heard)
}

/// Adds what one article has of each person.
fn add(heard: &mut HashMap<i64, Heard>, here: &mut HashMap<i64, i64>) {
    for (person, statements) in here.drain() {
        let one = heard.entry(person).or_default();
        one.named_in += 1;
        one.speaks_in += i64::from(statements > 0);
        one.statements += statements;
    }
}

fn known(connection: &Connection, story: i64) -> rusqlite::Result<Vec<(i64, Heard)>> {
    let mut select = connection.prepare_cached(
        "SELECT id, named_in, speaks_in, statements FROM person WHERE story = ?1",
    )?;
    let known = select.query_map([story], |row| {
        let heard =
            Heard { named_in: row.get(1)?, speaks_in: row.get(2)?, statements: row.get(3)? };
        Ok((row.get(0)?, heard))
    })?;
    known.collect()
}

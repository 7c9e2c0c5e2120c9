//! What the articles of a story carry between quotation marks.

use super::people::People;
use crate::StoreError;
use onrecord_language::likeness::folded;
use onrecord_story::variants::{Speaker, Telling};
use rusqlite::{Connection, Row};
use std::collections::HashMap;

/// The row that a telling comes from, and the quotation it was in.
pub(super) struct Carried {
    pub(super) id: i64,
    pub(super) key: String,
    pub(super) quote: Option<i64>,
    pub(super) wording: Option<i64>,
}

/// What articles carry between marks, in the order of pages and texts.
#[derive(Default)]
pub(super) struct Tellings {
    pub(super) all: Vec<Telling>,
    /// Their rows.
    pub(super) carried: Vec<Carried>,
    /// The number that each article has in the tellings, by its row.
    pub(super) articles: HashMap<i64, usize>,
}

/// The query for statements of the latest versions of a story, as [`telling`] reads them: the column that holds the words, and which are
/// wanted.
pub(super) fn rows_of(words: &str, wanted: &str) -> String {
    format!(
        "SELECT statement.id, statement.key, quote, wording, article.id, at, {words}, person, source,
                outlet, published
         FROM page JOIN article ON article.page = page.id AND is_latest = 1
             JOIN statement ON statement.article = article.id
             LEFT JOIN entity ON entity.article = article.id AND entity.number = statement.entity
         WHERE page.story = ?1 AND {wanted}"
    )
}

/// The tellings of the latest versions.
pub(super) fn tellings(
    connection: &Connection,
    story: i64,
    people: &People,
) -> Result<Tellings, StoreError> {
    let rows = rows_of("pieces", "pieces <> '[]' ORDER BY page.key, at, statement.key");
    let mut select = connection.prepare_cached(&rows)?;
    let mut tellings = Tellings::default();
    let mut rows = select.query([story])?;
    while let Some(row) = rows.next()? {
        let next = tellings.articles.len();
        let article = *tellings.articles.entry(row.get(4)?).or_insert(next);
        let pieces = pieces(row)?;
        tellings.all.push(telling(row, (article, pieces, false), people)?);
        tellings.carried.push(Carried {
            id: row.get(0)?,
            key: row.get(1)?,
            quote: row.get(2)?,
            wording: row.get(3)?,
        });
    }
    Ok(tellings)
}

fn pieces(row: &Row<'_>) -> Result<Vec<String>, StoreError> {
    let (statement, pieces): (String, String) = (row.get(1)?, row.get(6)?);
    serde_json::from_str(&pieces).map_err(|error| StoreError::Damaged {
        what: format!("the statement {statement}"),
        reason: error.to_string(),
    })
}

/// The telling of a row; the number of its article, the words, and whether they are the article's own.
pub(super) fn telling(
    row: &Row<'_>,
    (article, pieces, is_reported): (usize, Vec<String>, bool),
    people: &People,
) -> Result<Telling, StoreError> {
    let published: Option<String> = row.get(10)?;
    Ok(Telling {
        article,
        statement: row.get(1)?,
        at: row.get(5)?,
        pieces,
        is_reported,
        speaker: speaker(row, people)?,
        outlet: row.get(9)?,
        published: published.as_deref().and_then(|day| day.get(..10)?.parse().ok()),
    })
}

/// Somebody known by name, or the article's words.
fn speaker(row: &Row<'_>, people: &People) -> rusqlite::Result<Speaker> {
    let person: Option<i64> = row.get(7)?;
    if let Some(key) = person.and_then(|person| people.get(&person)) {
        return Ok(Speaker::Known(key.clone()));
    }
    let words: Option<String> = row.get(8)?;
    Ok(words.map_or(Speaker::Nobody, |words| Speaker::Words(folded(&words).join(" "))))
}

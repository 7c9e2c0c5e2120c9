//! The articles of an answer.

use crate::StoreError;
use onrecord_story::Card;
use onrecord_story::asked::Source;
use rusqlite::{Connection, Row};
use std::collections::BTreeMap;

/// Articles, each once, in the order in which they are first named.
pub(super) struct Sources<'c> {
    connection: &'c Connection,
    places: BTreeMap<i64, usize>,
    all: Vec<Source>,
}

impl<'c> Sources<'c> {
    pub(super) fn new(connection: &'c Connection) -> Self {
        Self { connection, places: BTreeMap::new(), all: Vec::new() }
    }

    /// The place of an article among them.
    pub(super) fn place(&mut self, article: i64) -> Result<usize, StoreError> {
        if let Some(&place) = self.places.get(&article) {
            return Ok(place);
        }
        let mut select = self.connection.prepare_cached(
            "SELECT story.name, version, lower(hex(digest)), uri, outlet, title, published
             FROM article JOIN page ON page.id = article.page JOIN story ON story.id = page.story
                 JOIN blob ON blob.id = article.blob
             WHERE article.id = ?1",
        )?;
        self.all.push(select.query_row([article], source)?);
        self.places.insert(article, self.all.len() - 1);
        Ok(self.all.len() - 1)
    }

    pub(super) fn finish(self) -> Vec<Source> {
        self.all
    }
}

fn source(row: &Row<'_>) -> rusqlite::Result<Source> {
    Ok(Source {
        story: row.get(0)?,
        version: row.get(1)?,
        card: Card {
            id: format!("sha256:{}", row.get::<_, String>(2)?),
            uri: row.get(3)?,
            outlet: row.get(4)?,
            title: row.get(5)?,
            published: row.get(6)?,
        },
    })
}

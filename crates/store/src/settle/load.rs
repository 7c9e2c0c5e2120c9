//! The named entities of a story.

use crate::StoreError;
use onrecord_record::EntityKind;
use rusqlite::{Connection, Row};
use std::collections::HashMap;

/// What an entity is called in an article. Thousands of articles share one.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Called {
    pub(super) kind: EntityKind,
    pub(super) name: String,
    pub(super) aliases: Vec<String>,
    pub(super) roles: Vec<String>,
}

/// One entity of one article.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) article: i64,
    pub(super) number: i64,
    /// Place among [`Entities::called`].
    pub(super) called: usize,
    pub(super) person: Option<i64>,
}

/// The named entities of the latest versions.
#[derive(Debug, Default)]
pub(super) struct Entities {
    pub(super) called: Vec<Called>,
    /// How many entities are so called.
    pub(super) times: Vec<usize>,
    pub(super) places: Vec<Place>,
    /// The key of each article's page.
    pub(super) pages: HashMap<i64, String>,
}

impl Entities {
    pub(super) fn of(connection: &Connection, story: i64) -> Result<Self, StoreError> {
        let mut select = connection.prepare_cached(
            "SELECT entity.article, number, kind, name, aliases, roles, person
             FROM page JOIN article ON article.page = page.id AND is_latest = 1
                 JOIN entity ON entity.article = article.id
             WHERE page.story = ?1 AND is_named = 1",
        )?;
        let mut entities = Self { pages: pages(connection, story)?, ..Self::default() };
        let mut known = HashMap::new();
        let mut rows = select.query([story])?;
        while let Some(row) = rows.next()? {
            entities.take(row, &mut known)?;
        }
        Ok(entities)
    }

    fn take(
        &mut self,
        row: &Row<'_>,
        known: &mut HashMap<[String; 4], usize>,
    ) -> Result<(), StoreError> {
        let columns = [row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?];
        let called = if let Some(called) = known.get(&columns) {
            *called
        } else {
            self.called.push(called(&columns)?);
            self.times.push(0);
            known.insert(columns, self.called.len() - 1);
            self.called.len() - 1
        };
        self.times[called] += 1;
        let (article, number, person) = (row.get(0)?, row.get(1)?, row.get(6)?);
        self.places.push(Place { article, number, called, person });
        Ok(())
    }
}

fn called([kind, name, aliases, roles]: &[String; 4]) -> Result<Called, StoreError> {
    let damaged = |error: serde_json::Error| StoreError::Damaged {
        what: format!("the entity {name:?}"),
        reason: error.to_string(),
    };
    Ok(Called {
        kind: serde_json::from_value(kind.as_str().into()).map_err(damaged)?,
        name: name.clone(),
        aliases: serde_json::from_str(aliases).map_err(damaged)?,
        roles: serde_json::from_str(roles).map_err(damaged)?,
    })
}

fn pages(connection: &Connection, story: i64) -> rusqlite::Result<HashMap<i64, String>> {
    connection
        .prepare_cached(
            "SELECT article.id, page.key FROM page JOIN article ON article.page = page.id
             WHERE page.story = ?1 AND is_latest = 1",
        )?
        .query_map([story], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

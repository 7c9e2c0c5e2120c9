//! Rows of a full-text index that match.

use super::phrases::Query;
use crate::{Store, StoreError};

/// Most matches that are gathered. A word with more of them is looked for article by article: one of a few holds it.
const MOST: usize = 150_000;

/// The matches of a query.
pub(super) enum Matches {
    /// All of them, in the order of their rows.
    All(Vec<i64>),
    /// More than [`MOST`].
    TooMany(Query),
}

impl Store {
    /// Statements that match.
    pub(super) fn matches(&self, query: Query) -> Result<Matches, StoreError> {
        let rows = self.first_matches(&query, MOST + 1)?;
        Ok(if rows.len() > MOST { Matches::TooMany(query) } else { Matches::All(rows) })
    }

    /// The first statements that match, in the order of their rows.
    pub(super) fn first_matches(&self, query: &Query, most: usize) -> Result<Vec<i64>, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT rowid FROM statement_words WHERE statement_words MATCH ?1 LIMIT ?2",
        )?;
        let rows = select.query_map((query.as_str(), most as i64), |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Articles whose title or text matches, in the order of their rows.
    pub(super) fn article_matches(&self, query: &Query) -> Result<Vec<i64>, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT rowid FROM article_words WHERE article_words MATCH ?1 ORDER BY rowid",
        )?;
        let rows = select.query_map([query.as_str()], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Those between two rows, both included.
    pub(super) fn between(
        &self,
        matches: &Matches,
        first: i64,
        last: i64,
    ) -> Result<Vec<i64>, StoreError> {
        match matches {
            Matches::All(rows) => {
                let from = rows.partition_point(|row| *row < first);
                let to = rows.partition_point(|row| *row <= last);
                Ok(rows.get(from..to).unwrap_or_default().to_vec())
            }
            Matches::TooMany(query) => {
                let mut select = self.connection.prepare_cached(
                    "SELECT rowid FROM statement_words
                     WHERE statement_words MATCH ?1 AND rowid BETWEEN ?2 AND ?3",
                )?;
                let rows = select.query_map((query.as_str(), first, last), |row| row.get(0))?;
                Ok(rows.collect::<Result<_, _>>()?)
            }
        }
    }
}

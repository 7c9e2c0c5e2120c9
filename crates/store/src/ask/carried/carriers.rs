//! What carries some words: quotations, and statements that no other shares.

use super::super::among::Filter;
use super::super::matches::{articles_of, within};
use crate::{Store, StoreError};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What carries the words: a quotation, or a statement that no other shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::ask) enum Carrier {
    Quotation(i64),
    Statement(i64),
}

impl Store {
    /// What has this id, or the id of a statement that carries it. The id of a quotation is made of that of one of its statements, which stays
    /// in it whatever is added later.
    pub(super) fn carriers_of_key(
        &self,
        key: &str,
        filter: &Filter,
    ) -> Result<Vec<Carrier>, StoreError> {
        let Some(id) = key.strip_prefix("q-").or_else(|| key.strip_prefix("s-")) else {
            return Ok(Vec::new());
        };
        let now = self.carriers_of("SELECT statement.id FROM quotation JOIN statement ON quote = quotation.id WHERE quotation.key = ?1", key, filter)?;
        if !now.is_empty() {
            return Ok(now);
        }
        let id = id.split('-').next().unwrap_or(id);
        self.carriers_of("SELECT id FROM statement WHERE key = ?1", &format!("s-{id}"), filter)
    }

    /// What carries the statements that a query selects by a key.
    fn carriers_of(
        &self,
        sql: &str,
        key: &str,
        filter: &Filter,
    ) -> Result<Vec<Carrier>, StoreError> {
        let mut select = self.connection.prepare_cached(sql)?;
        let rows = select.query_map([key], |row| row.get(0))?;
        let mut rows = rows.collect::<Result<Vec<_>, _>>()?;
        rows.sort_unstable();
        self.carriers_of_rows(&self.first_by_day(&rows, filter, usize::MAX)?, true)
    }

    /// The first of some rows of statements, in order, that a filter lets pass: of articles published last first.
    pub(in crate::ask) fn first_by_day(
        &self,
        rows: &[i64],
        filter: &Filter,
        most: usize,
    ) -> Result<Vec<i64>, StoreError> {
        let articles = filter.of(articles_of(rows));
        let mut first = Vec::new();
        self.by_day(&articles, filter, |article| {
            first.extend_from_slice(within(rows, article));
            Ok(first.len() < most)
        })?;
        first.truncate(most);
        Ok(first)
    }

    /// What carries the words of these statements, what most articles carry first, else in the order of the rows. Words in the articles' own
    /// words carry nothing.
    pub(in crate::ask) fn carriers(&self, rows: &[i64]) -> Result<Vec<Carrier>, StoreError> {
        self.carriers_of_rows(rows, false)
    }

    fn carriers_of_rows(&self, rows: &[i64], with_own: bool) -> Result<Vec<Carrier>, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT quote FROM statement
             WHERE id = ?1 AND (pieces <> '[]' OR (?2 AND quote IS NOT NULL))",
        )?;
        let (mut seen, mut carriers) = (BTreeSet::new(), Vec::new());
        for row in rows {
            for quote in select.query_map((row, with_own), |row| row.get::<_, Option<i64>>(0))? {
                let carrier = quote?.map_or(Carrier::Statement(*row), Carrier::Quotation);
                carriers.extend(seen.insert(carrier).then_some(carrier));
            }
        }
        let articles = self.articles_that_carry(&carriers)?;
        carriers.sort_by_key(|carrier| Reverse(articles.get(carrier).copied().unwrap_or(1)));
        Ok(carriers)
    }

    fn articles_that_carry(
        &self,
        carriers: &[Carrier],
    ) -> Result<BTreeMap<Carrier, i64>, StoreError> {
        let mut count = self
            .connection
            .prepare_cached("SELECT count(DISTINCT article) FROM statement WHERE quote = ?1 AND wording IS NOT NULL")?;
        let mut articles = BTreeMap::new();
        for carrier in carriers {
            if let Carrier::Quotation(id) = carrier {
                articles.insert(*carrier, count.query_row([*id], |row| row.get(0))?);
            }
        }
        Ok(articles)
    }
}

//! Rows of a full-text index that match.

use super::phrases::Query;
use crate::numbering::article_of;
use crate::{Store, StoreError};

impl Store {
    /// Statements that match, in the order of their rows. All are gathered in one pass: a beginning such as `the*` is put together anew by
    /// every query, so that asking for it article by article costs thousands of times as much.
    pub(super) fn matches(&self, query: &Query) -> Result<Vec<i64>, StoreError> {
        self.rows_of("statement_words", query)
    }

    /// The first statements that match, in the order of their rows.
    pub(super) fn first_matches(&self, query: &Query, most: usize) -> Result<Vec<i64>, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT rowid FROM statement_words WHERE statement_words MATCH ?1 ORDER BY rowid LIMIT ?2",
        )?;
        let rows = select.query_map((query.as_str(), most as i64), |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Articles whose title or text matches, in the order of their rows.
    pub(super) fn article_matches(&self, query: &Query) -> Result<Vec<i64>, StoreError> {
        self.rows_of("article_words", query)
    }

    fn rows_of(&self, index: &str, query: &Query) -> Result<Vec<i64>, StoreError> {
        let sql = format!("SELECT rowid FROM {index} WHERE {index} MATCH ?1 ORDER BY rowid");
        let mut select = self.connection.prepare_cached(&sql)?;
        let rows = select.query_map([query.as_str()], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// Those of some rows that are among others; both in order.
pub(super) fn both(mut rows: Vec<i64>, others: &[i64]) -> Vec<i64> {
    let mut left = others.iter().peekable();
    rows.retain(|row| {
        while left.next_if(|other| *other < row).is_some() {}
        left.peek() == Some(&row)
    });
    rows
}

/// The articles of rows of statements, each once; both in order.
pub(super) fn articles_of(rows: &[i64]) -> Vec<i64> {
    let mut articles: Vec<_> = rows.iter().map(|row| article_of(*row)).collect();
    articles.dedup();
    articles
}

/// Those of some rows of statements that are an article's; in order.
pub(super) fn within(rows: &[i64], article: i64) -> &[i64] {
    let from = rows.partition_point(|row| article_of(*row) < article);
    let to = rows.partition_point(|row| article_of(*row) <= article);
    rows.get(from..to).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbering::row_of;

    #[test]
    fn rows_are_shared_and_belong_to_articles() {
        assert_eq!(both(vec![1, 3, 4, 9], &[0, 3, 9, 12]), [3, 9]);
        assert_eq!(both(vec![1, 3], &[]), [] as [i64; 0]);
        let rows = [row_of(2, 0), row_of(2, 7), row_of(5, 1)];
        assert_eq!(articles_of(&rows), [2, 5]);
        assert_eq!(within(&rows, 2), &rows[..2]);
        assert!(within(&rows, 3).is_empty() && within(&rows, 9).is_empty());
    }
}

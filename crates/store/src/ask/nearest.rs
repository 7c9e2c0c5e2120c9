//! What comes nearest to words that nobody carried as they were asked for.

use super::among::Filter;
use super::carried::Carrier;
use super::phrases::Query;
use crate::{Store, StoreError};
use onrecord_language::likeness::folded;
use std::collections::{BTreeMap, BTreeSet};

/// Most of the words asked for that are looked for: the rarest say most.
const MAX_WORDS: usize = 8;

/// Most words asked for whose frequency is looked up.
const MAX_LOOKED_UP: usize = 32;

/// Most statements that are gathered for a word. One that more of them have tells little.
const MAX_ROWS: usize = 3_000;

/// The same of all stories, where one is asked: so many are gone through to find those of the story.
const MAX_PASSED: usize = 20_000;

/// Most statements of which all words are compared.
const MAX_COMPARED: usize = 200;

/// Share of the words asked for that must be there, in hundredths.
const ENOUGH: usize = 60;

impl Store {
    /// What carries most of the words, if it carries enough of them.
    pub(super) fn nearest(&self, asked: &str, filter: &Filter) -> Result<Vec<Carrier>, StoreError> {
        let asked: BTreeSet<_> = folded(asked).into_iter().take(MAX_LOOKED_UP).collect();
        let mut hits: BTreeMap<i64, usize> = BTreeMap::new();
        for rows in self.rarest(&asked, filter)? {
            for row in rows {
                *hits.entry(row).or_default() += 1;
            }
        }
        let mut near = Vec::new();
        for row in self.with_most(&hits, filter)? {
            near.extend(self.shares(row, &asked)?.map(|shared| (shared, row)));
        }
        let most = near.iter().map(|(shared, _)| *shared).max().unwrap_or(0);
        let rows: Vec<_> = near.iter().filter(|one| one.0 == most).map(|one| one.1).collect();
        self.carriers(&rows)
    }

    /// The statements that hold most of the words, at most [`MAX_COMPARED`]; among those that hold equally many those published last.
    fn with_most(
        &self,
        hits: &BTreeMap<i64, usize>,
        filter: &Filter,
    ) -> Result<Vec<i64>, StoreError> {
        let mut by_hits: BTreeMap<usize, Vec<i64>> = BTreeMap::new();
        for (row, hits) in hits {
            by_hits.entry(*hits).or_default().push(*row);
        }
        let mut most = Vec::new();
        for rows in by_hits.values().rev() {
            let left = MAX_COMPARED - most.len();
            most.extend(self.first_by_day(rows, filter, left)?);
            if most.len() == MAX_COMPARED {
                break;
            }
        }
        Ok(most)
    }

    /// The statements that hold the rarest of the words, word by word.
    fn rarest(
        &self,
        asked: &BTreeSet<String>,
        filter: &Filter,
    ) -> Result<Vec<Vec<i64>>, StoreError> {
        let mut found = Vec::with_capacity(asked.len());
        for word in asked {
            let most = if filter.is_open() { MAX_ROWS } else { MAX_PASSED };
            let rows = self.first_matches(&Query::word(word), most)?;
            if rows.len() < most {
                found.push(filter.of_statements(rows));
            }
        }
        found.retain(|rows| !rows.is_empty() && rows.len() < MAX_ROWS);
        found.sort_by_key(Vec::len);
        found.truncate(MAX_WORDS);
        Ok(found)
    }

    /// How many of the words a statement holds, where that is enough of them.
    fn shares(&self, row: i64, asked: &BTreeSet<String>) -> Result<Option<usize>, StoreError> {
        let mut select =
            self.connection.prepare_cached("SELECT content FROM statement WHERE id = ?1")?;
        let content: String = select.query_row([row], |row| row.get(0))?;
        let held: BTreeSet<_> = folded(&content).into_iter().collect();
        let shared = asked.intersection(&held).count();
        Ok((shared * 100 >= asked.len() * ENOUGH).then_some(shared))
    }
}

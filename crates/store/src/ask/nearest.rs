//! What comes nearest to words that nobody carried as they were asked for.

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

/// Most statements of which all words are compared.
const MAX_COMPARED: usize = 200;

/// Share of the words asked for that must be there, in hundredths.
const ENOUGH: usize = 60;

impl Store {
    /// What carries most of the words, if it carries enough of them.
    pub(super) fn nearest(
        &self,
        asked: &str,
        story: Option<i64>,
    ) -> Result<Vec<Carrier>, StoreError> {
        let asked: BTreeSet<_> = folded(asked).into_iter().take(MAX_LOOKED_UP).collect();
        let mut hits: BTreeMap<i64, usize> = BTreeMap::new();
        for rows in self.rarest(&asked)? {
            for row in rows {
                *hits.entry(row).or_default() += 1;
            }
        }
        let mut hits: Vec<_> = hits.into_iter().collect();
        hits.sort_by_key(|&(row, hits)| (std::cmp::Reverse(hits), row));
        hits.truncate(MAX_COMPARED);
        let mut near = Vec::new();
        for (row, _) in hits {
            near.extend(self.shares(row, &asked)?.map(|shared| (shared, row)));
        }
        let most = near.iter().map(|(shared, _)| *shared).max().unwrap_or(0);
        let rows: Vec<_> = near.iter().filter(|one| one.0 == most).map(|one| one.1).collect();
        self.carriers(&rows, story)
    }

    /// The statements that hold the rarest of the words, word by word.
    fn rarest(&self, asked: &BTreeSet<String>) -> Result<Vec<Vec<i64>>, StoreError> {
        let found = asked.iter().map(|word| self.first_matches(&Query::word(word), MAX_ROWS));
        let mut found = found.collect::<Result<Vec<_>, _>>()?;
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

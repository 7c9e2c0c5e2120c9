//! What somebody said.

use super::names::{Found, Meant};
use super::sources::Sources;
use crate::{Store, StoreError};
use onrecord_story::asked::{Bearer, Sayings};

/// From how many articles on somebody's words are looked for by the day of publication until there are enough, instead of being gathered and
/// sorted: whoever is named in this many articles speaks in one of a few.
const MANY: i64 = 2_000;

impl Store {
    /// What somebody said, in one story or in all: at most `limit` statements in each story, those published last.
    ///
    /// Where the name does not say who is meant the answer tells who may be, and nothing else.
    ///
    /// # Errors
    /// [`StoreError`] where there is no such story or no word in the name.
    pub fn who(
        &self,
        asked: &str,
        story: Option<&str>,
        limit: usize,
    ) -> Result<Sayings, StoreError> {
        let mut answer = Sayings::asked(asked);
        let story = self.story_asked(story)?;
        let (people, candidates) = match self.meant(asked, story)? {
            Meant::These(people, others) => (people, others),
            Meant::OneOf(candidates) => (Vec::new(), candidates),
        };
        answer.candidates = bearers(candidates.first);
        answer.candidates_total = candidates.total;
        let mut sources = Sources::new(&self.connection);
        for found in &people {
            let rows = self.said_by(found, limit)?;
            answer.sayings.extend(self.sayings(&rows, &mut sources)?);
            answer.total += self.how_much_said_by(found.id)?;
        }
        answer.people = bearers(people);
        answer.sources = sources.finish();
        Ok(answer)
    }

    /// Rows of what somebody said, those published last first.
    fn said_by(&self, found: &Found, limit: usize) -> Result<Vec<i64>, StoreError> {
        let sql = if found.bearer.articles as i64 > MANY {
            "SELECT statement.id, article.id, at FROM article
                 CROSS JOIN entity ON entity.article = article.id AND entity.person = ?1
                 CROSS JOIN statement ON statement.article = article.id AND statement.entity = entity.number
             WHERE is_latest = 1 ORDER BY published DESC, page LIMIT ?2"
        } else {
            "SELECT statement.id, article.id, at FROM entity
                 CROSS JOIN article ON article.id = entity.article
                 CROSS JOIN statement ON statement.article = article.id AND statement.entity = entity.number
             WHERE entity.person = ?1 ORDER BY published DESC, page, at LIMIT ?2"
        };
        let mut select = self.connection.prepare_cached(sql)?;
        let rows = select.query_map((found.id, limit as i64), |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
        let mut rows = rows.collect::<Result<Vec<(i64, i64, i64)>, _>>()?;
        // Each article in the order of its text.
        for article in rows.chunk_by_mut(|a, b| a.1 == b.1) {
            article.sort_unstable_by_key(|row| row.2);
        }
        Ok(rows.into_iter().map(|row| row.0).collect())
    }

    fn how_much_said_by(&self, person: i64) -> Result<usize, StoreError> {
        let mut count = self.connection.prepare_cached(
            "SELECT count(*) FROM entity CROSS JOIN statement
                 ON statement.article = entity.article AND statement.entity = entity.number
             WHERE entity.person = ?1",
        )?;
        Ok(count.query_row([person], |row| super::number(row, 0))?)
    }
}

fn bearers(found: Vec<Found>) -> Vec<Bearer> {
    found.into_iter().map(|found| found.bearer).collect()
}

//! What somebody said.

use super::names::{Found, Meant};
use super::sources::Sources;
use crate::{Store, StoreError};
use onrecord_story::asked::{Bearer, Sayings};
use std::cmp::Reverse;

/// When an article was published (unknown last), and which it is.
type Published = (Reverse<Option<String>>, i64);

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
        self.at_one_moment(|| self.said(asked, self.story_asked(story)?, limit))
    }

    fn said(&self, asked: &str, story: Option<i64>, limit: usize) -> Result<Sayings, StoreError> {
        let mut answer = Sayings::asked(asked);
        let (people, candidates) = match self.meant(asked, story)? {
            Meant::These(people, others) => (people, others),
            Meant::OneOf(candidates) => (Vec::new(), candidates),
        };
        answer.candidates = bearers(candidates.first);
        answer.candidates_total = candidates.total;
        let mut sources = Sources::new(&self.connection);
        for found in &people {
            let rows = self.said_by(found.id, limit)?;
            answer.sayings.extend(self.sayings(&rows, &mut sources)?);
            answer.total += found.bearer.statements;
        }
        answer.people = bearers(people);
        answer.sources = sources.finish();
        Ok(answer)
    }

    /// Rows of what somebody said, at most `limit`: of articles published last first, equal days by the keys of their pages, each article in the
    /// order of its text.
    fn said_by(&self, person: i64, limit: usize) -> Result<Vec<i64>, StoreError> {
        let named_in = self.named_in(person)?;
        let mut select = self.connection.prepare_cached(
            "SELECT statement.id FROM entity CROSS JOIN statement
                 ON statement.article = entity.article AND statement.entity = entity.number
             WHERE entity.article = ?1 AND entity.person = ?2 ORDER BY at, statement.key",
        )?;
        let mut said = Vec::new();
        for of_day in named_in.chunk_by(|a, b| a.0 == b.0) {
            let mut articles: Vec<_> = of_day.iter().map(|one| one.1).collect();
            self.by_page(&mut articles)?;
            for article in articles {
                for row in select.query_map((article, person), |row| row.get(0))? {
                    said.push(row?);
                }
                if said.len() >= limit {
                    said.truncate(limit);
                    return Ok(said);
                }
            }
        }
        Ok(said)
    }

    /// The articles that name somebody, those published last first.
    fn named_in(&self, person: i64) -> Result<Vec<Published>, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT DISTINCT published, article.id FROM entity JOIN article ON article.id = entity.article
             WHERE entity.person = ?1",
        )?;
        let rows = select.query_map([person], |row| Ok((Reverse(row.get(0)?), row.get(1)?)))?;
        let mut articles = rows.collect::<Result<Vec<Published>, _>>()?;
        articles.sort_unstable();
        Ok(articles)
    }
}

fn bearers(found: Vec<Found>) -> Vec<Bearer> {
    found.into_iter().map(|found| found.bearer).collect()
}

//! The articles of a story, one after the other.

use crate::packed::Packed;
use crate::records::record_of;
use crate::{Store, StoreError};
use onrecord_record::Record;
use onrecord_story::{Article, Settled};
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use rusqlite::Connection;
use std::collections::{BTreeMap, VecDeque};

/// Records that are unpacked at a time.
const AT_A_TIME: usize = 64;

/// What is made of the latest versions of a story's pages, in the order of their keys. They are unpacked in parallel, a
/// bounded number at a time.
pub struct Articles<'s, T = Record> {
    connection: &'s Connection,
    ids: VecDeque<i64>,
    make: fn(&Kept) -> Result<T, StoreError>,
    ready: VecDeque<Result<T, StoreError>>,
}

/// What a store has of an article.
struct Kept {
    packed: Packed,
    settled: Settled,
}

impl Store {
    /// The records of the latest versions of a story's pages.
    ///
    /// # Errors
    /// [`StoreError::NoStory`] where there is none of this name.
    pub fn articles(&self, story: &str) -> Result<Articles<'_>, StoreError> {
        self.each(story, |kept| kept.packed.record())
    }

    /// The same of those only that have a statement whose id begins so.
    ///
    /// # Errors
    /// [`StoreError::NoStory`] where there is none of this name.
    pub fn articles_with(&self, story: &str, id: &str) -> Result<Articles<'_>, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT DISTINCT article.id FROM statement JOIN article ON article.id = statement.article
                 JOIN page ON page.id = article.page
             WHERE statement.key >= ?2 AND statement.key < ?2 || char(0x10FFFF)
                 AND page.story = ?1 AND is_latest = 1 ORDER BY page.key",
        )?;
        let ids = select.query_map((self.story_id(story)?, id), |row| row.get(0))?;
        let ids = ids.collect::<Result<_, _>>()?;
        Ok(self.those(ids, |kept| kept.packed.record()))
    }

    /// What timelines, diaries and ledgers need of them, with who is who as it is settled in the story.
    ///
    /// # Errors
    /// [`StoreError::NoStory`] where there is none of this name.
    pub fn settled_articles(&self, story: &str) -> Result<Articles<'_, Article>, StoreError> {
        self.each(story, |kept| Ok(Article::settled(&kept.packed.record()?, &kept.settled)))
    }

    fn each<T>(
        &self,
        story: &str,
        make: fn(&Kept) -> Result<T, StoreError>,
    ) -> Result<Articles<'_, T>, StoreError> {
        let id = self.story_id(story)?;
        let mut select = self.connection.prepare_cached(
            "SELECT article.id FROM page JOIN article ON article.page = page.id
             WHERE page.story = ?1 AND is_latest = 1 ORDER BY page.key",
        )?;
        let ids = select.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(self.those(ids, make))
    }

    fn those<T>(
        &self,
        ids: VecDeque<i64>,
        make: fn(&Kept) -> Result<T, StoreError>,
    ) -> Articles<'_, T> {
        Articles { connection: &self.connection, ids, make, ready: VecDeque::new() }
    }
}

impl<T: Send> Articles<'_, T> {
    fn fill(&mut self) -> Result<(), StoreError> {
        let count = self.ids.len().min(AT_A_TIME);
        let kept = self.ids.drain(..count).map(|id| kept(self.connection, id));
        let kept = kept.collect::<Result<Vec<_>, _>>()?;
        let make = self.make;
        let made: Vec<_> = kept.into_par_iter().map(|kept| make(&kept)).collect();
        self.ready.extend(made);
        Ok(())
    }
}

impl<T: Send> Iterator for Articles<'_, T> {
    type Item = Result<T, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ready.is_empty() && !self.ids.is_empty() {
            self.fill().err().into_iter().for_each(|error| self.ready.push_back(Err(error)));
        }
        self.ready.pop_front()
    }
}

fn kept(connection: &Connection, article: i64) -> Result<Kept, StoreError> {
    let packed = record_of(connection, article)?;
    let people =
        "SELECT entity.key, person.key FROM entity JOIN person ON person.id = entity.person
         WHERE entity.article = ?1";
    let quotations = "SELECT statement.key, quotation.key FROM statement
             JOIN quotation ON quotation.id = statement.quote
         WHERE statement.article = ?1";
    let settled = Settled {
        people: by_id(connection, people, article)?,
        quotations: by_id(connection, quotations, article)?,
    };
    Ok(Kept { packed, settled })
}

/// Keys by the ids that the record has.
fn by_id(
    connection: &Connection,
    sql: &str,
    article: i64,
) -> rusqlite::Result<BTreeMap<String, String>> {
    let mut select = connection.prepare_cached(sql)?;
    let found = select.query_map([article], |row| Ok((row.get(0)?, row.get(1)?)))?;
    found.collect()
}

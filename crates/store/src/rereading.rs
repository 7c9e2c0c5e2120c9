//! Making all records of a story anew from what is preserved.

use crate::adding::{Batch, clear, fault, fill, is_filled, read_again, replace_record};
use crate::packed::Packed;
use crate::rows::Rows;
use crate::threads::pool;
use crate::{AddOptions, Progress, Report, Store, StoreError};
use onrecord_ingest::{Origin, Refusal};
use onrecord_parallel::{Drawn, Flow};
use onrecord_reader::Reader;
use rusqlite::Connection;
use std::collections::VecDeque;
use std::ops::ControlFlow;

impl Store {
    /// Reads everything in a story again, from the bytes that were kept and what came with them, as after a new release or
    /// with another model. What was decided stays. What cannot be read any more keeps its record and is named in the report.
    /// Of the numbers told, `changed` counts articles whose record is another one, `known` the rest.
    ///
    /// # Errors
    /// [`StoreError`] where there is no such story, or the store cannot be written; what was told of until then stays.
    pub fn reread(
        &mut self,
        story: &str,
        reader: &Reader,
        options: &AddOptions,
        progress: impl FnMut(&Progress),
    ) -> Result<Report, StoreError> {
        let id = self.story_id(story)?;
        let pool = pool(options.threads)?;
        let mut again = Again {
            batch: Batch::new(&self.connection, id),
            articles: articles(&self.connection, id)?.into(),
            under_way: VecDeque::new(),
            report: Report::default(),
            progress,
            outcome: Ok(()),
        };
        let read =
            |preserved: Result<Preserved, _>| preserved.map(|preserved| preserved.read(reader));
        onrecord_parallel::run(&pool, &mut again, read);
        let report = again.end()?;
        self.settle_story(id)?;
        Ok(report)
    }
}

/// An article to be read again.
struct Preserved {
    article: i64,
    key: String,
    origin: String,
    bytes: Packed,
    record: Packed,
}

/// What came of it.
struct Reading {
    article: i64,
    outcome: Outcome,
}

enum Outcome {
    Read {
        rows: Box<Rows>,
        /// Whether the record is the one that there is.
        is_same: bool,
    },
    Refused(String),
}

impl Preserved {
    fn read(self, reader: &Reader) -> Reading {
        let outcome = self.outcome(reader).unwrap_or_else(Outcome::Refused);
        Reading { article: self.article, outcome }
    }

    fn outcome(&self, reader: &Reader) -> Result<Outcome, String> {
        let origin: Origin =
            serde_json::from_str(&self.origin).map_err(|error| error.to_string())?;
        let bytes = self.bytes.open("what was read").map_err(|error| error.to_string())?;
        let rows = read_again(&origin, bytes, reader)?;
        // The same JSON may be compressed otherwise. What is damaged is made anew.
        let is_same = match (rows.record.open("a record"), self.record.open("a record")) {
            (Ok(new), Ok(old)) => new == old,
            _ => false,
        };
        Ok(Outcome::Read { rows: Box::new(rows), is_same })
    }
}

/// One run of reading again.
struct Again<'c, P> {
    batch: Batch<'c>,
    articles: VecDeque<i64>,
    /// Keys of the articles whose readings are not yet taken.
    under_way: VecDeque<String>,
    report: Report,
    progress: P,
    outcome: Result<(), StoreError>,
}

impl<P: FnMut(&Progress)> Again<'_, P> {
    fn finish(
        &mut self,
        key: String,
        reading: Option<Result<Reading, StoreError>>,
    ) -> Result<(), StoreError> {
        self.report.progress.taken += 1;
        match reading.transpose()? {
            None => self.report.refuse(fault(key)),
            Some(Reading { outcome: Outcome::Refused(reason), .. }) => {
                self.report.refuse(Refusal { name: key, reason });
            }
            Some(Reading { article, outcome: Outcome::Read { rows, is_same } }) => {
                self.compare(article, &rows, is_same)?;
                if is_same {
                    self.report.progress.known += 1;
                } else {
                    self.report.progress.changed += 1;
                    self.report.changed.push(key);
                }
            }
        }
        let is_told = self.batch.is_empty() && self.report.progress.taken.is_multiple_of(TELL);
        if self.batch.is_full() || is_told { self.acknowledge() } else { Ok(()) }
    }

    /// Writes what is otherwise than before.
    fn compare(&mut self, article: i64, rows: &Rows, is_same: bool) -> Result<(), StoreError> {
        let connection = self.batch.connection();
        let is_whole =
            is_same && (!is_latest(connection, article)? || is_filled(connection, article, rows)?);
        if is_whole { Ok(()) } else { self.write(article, rows) }
    }

    fn write(&mut self, article: i64, rows: &Rows) -> Result<(), StoreError> {
        self.batch.begin()?;
        let connection = self.batch.connection();
        replace_record(connection, article, rows)?;
        // Another program may have added a newer version since this one was drawn.
        if is_latest(connection, article)? {
            clear(connection, article)?;
            fill(connection, article, rows)?;
        }
        self.batch.wrote(rows.weight());
        Ok(())
    }

    fn acknowledge(&mut self) -> Result<(), StoreError> {
        self.batch.commit()?;
        (self.progress)(&self.report.progress);
        Ok(())
    }

    fn end(mut self) -> Result<Report, StoreError> {
        std::mem::replace(&mut self.outcome, Ok(()))?;
        self.acknowledge()?;
        Ok(self.report)
    }
}

impl<P: FnMut(&Progress)> Flow for Again<'_, P> {
    type Item = Result<Preserved, StoreError>;
    type Done = Result<Reading, StoreError>;

    fn draw(&mut self, _may_wait: bool) -> Drawn<Self::Item> {
        let Some(article) = self.articles.pop_front() else { return Drawn::End };
        let preserved = preserved(self.batch.connection(), article);
        self.under_way
            .push_back(preserved.as_ref().map(|kept| kept.key.clone()).unwrap_or_default());
        Drawn::Item(preserved)
    }

    fn weight(&self, item: &Self::Item) -> usize {
        item.as_ref().map_or(0, |preserved| usize::try_from(preserved.bytes.size).unwrap_or(0))
    }

    fn take(&mut self, _place: usize, done: Option<Self::Done>) -> ControlFlow<()> {
        let key = self.under_way.pop_front().unwrap_or_default();
        self.outcome = self.finish(key, done);
        if self.outcome.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }
}

/// Articles without anything to be written after which progress is told of.
const TELL: usize = 256;

fn articles(connection: &Connection, story: i64) -> rusqlite::Result<Vec<i64>> {
    connection
        .prepare_cached(
            "SELECT article.id FROM page JOIN article ON article.page = page.id
             WHERE page.story = ?1 ORDER BY article.id",
        )?
        .query_map([story], |row| row.get(0))?
        .collect()
}

fn is_latest(connection: &Connection, article: i64) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("SELECT is_latest FROM article WHERE id = ?1")?
        .query_row([article], |row| row.get(0))
}

fn preserved(connection: &Connection, article: i64) -> Result<Preserved, StoreError> {
    let mut select = connection.prepare_cached(
        "SELECT page.key, origin, blob.size, blob.packed, record.size, record.packed
         FROM article JOIN page ON page.id = article.page JOIN blob ON blob.id = article.blob
             JOIN record ON record.article = article.id
         WHERE article.id = ?1",
    )?;
    Ok(select.query_row([article], |row| {
        Ok(Preserved {
            article,
            key: row.get(0)?,
            origin: row.get(1)?,
            bytes: Packed { size: row.get(2)?, bytes: row.get(3)? },
            record: Packed { size: row.get(4)?, bytes: row.get(5)? },
        })
    })?)
}

//! Making all records of a story anew from what is preserved.

use crate::adding::{Batch, clear, fill, read_again, replace_record};
use crate::packed::Packed;
use crate::rows::Rows;
use crate::{AddOptions, Progress, Report, Store, StoreError};
use onrecord_ingest::{Origin, Refusal};
use onrecord_reader::Reader;
use rusqlite::Connection;
use std::ops::ControlFlow;

/// An article to be read again.
struct Preserved {
    article: i64,
    is_latest: bool,
    key: String,
    origin: String,
    bytes: Packed,
    record: Packed,
}

/// What came of it: its rows, or why there are none.
type Reading = Result<Box<Rows>, String>;

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
        mut progress: impl FnMut(&Progress),
    ) -> Result<Report, StoreError> {
        let id = self.story_id(story)?;
        let pool = onrecord_parallel::pool(options.threads)
            .map_err(|error| StoreError::Threads(error.to_string()))?;
        let mut again =
            Again { batch: Batch::new(&self.connection, id), report: Report::default() };
        let articles = articles(&self.connection, id)?;
        let connection = &self.connection;
        let preserved = articles.into_iter().map(|article| preserved(connection, article));
        let mut outcome = Ok(());
        onrecord_parallel::in_order(
            &pool,
            preserved,
            |preserved| preserved.map(|preserved| (read(&preserved, reader), preserved)),
            |_, read| {
                outcome = read.map_or(Ok(()), |read| again.take(read, &mut progress));
                if outcome.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            },
        );
        outcome?;
        again.batch.commit()?;
        progress(&again.report.progress);
        let report = again.report;
        self.settle_story(id)?;
        Ok(report)
    }
}

struct Again<'c> {
    batch: Batch<'c>,
    report: Report,
}

impl Again<'_> {
    fn take(
        &mut self,
        read: Result<(Reading, Preserved), StoreError>,
        progress: &mut impl FnMut(&Progress),
    ) -> Result<(), StoreError> {
        let (reading, preserved) = read?;
        self.report.progress.taken += 1;
        match reading {
            Err(reason) => self.report.refuse(Refusal { name: preserved.key, reason }),
            Ok(rows) => {
                self.write(&preserved, &rows)?;
                if rows.record == preserved.record {
                    self.report.progress.known += 1;
                } else {
                    self.report.progress.changed += 1;
                    self.report.changed.push(preserved.key);
                }
            }
        }
        if self.batch.is_full() {
            self.batch.commit()?;
            progress(&self.report.progress);
        }
        Ok(())
    }

    fn write(&mut self, preserved: &Preserved, rows: &Rows) -> Result<(), StoreError> {
        self.batch.begin()?;
        let connection = self.batch.connection();
        replace_record(connection, preserved.article, rows)?;
        if preserved.is_latest {
            clear(connection, preserved.article)?;
            fill(connection, preserved.article, rows)?;
        }
        self.batch.wrote(rows.weight());
        Ok(())
    }
}

fn articles(connection: &Connection, story: i64) -> rusqlite::Result<Vec<i64>> {
    connection
        .prepare_cached(
            "SELECT article.id FROM page JOIN article ON article.page = page.id
             WHERE page.story = ?1 ORDER BY article.id",
        )?
        .query_map([story], |row| row.get(0))?
        .collect()
}

fn preserved(connection: &Connection, article: i64) -> Result<Preserved, StoreError> {
    let mut select = connection.prepare_cached(
        "SELECT is_latest, page.key, origin, blob.size, blob.packed, record.size, record.packed
         FROM article JOIN page ON page.id = article.page JOIN blob ON blob.id = article.blob
             JOIN record ON record.article = article.id
         WHERE article.id = ?1",
    )?;
    Ok(select.query_row([article], |row| {
        Ok(Preserved {
            article,
            is_latest: row.get(0)?,
            key: row.get(1)?,
            origin: row.get(2)?,
            bytes: Packed { size: row.get(3)?, bytes: row.get(4)? },
            record: Packed { size: row.get(5)?, bytes: row.get(6)? },
        })
    })?)
}

fn read(preserved: &Preserved, reader: &Reader) -> Reading {
    let origin: Origin =
        serde_json::from_str(&preserved.origin).map_err(|error| error.to_string())?;
    let bytes = preserved.bytes.open("what was read").map_err(|error| error.to_string())?;
    read_again(&origin, bytes, reader).map(Box::new)
}

//! Reading a story from a file that anybody may have written.

use super::tape::Tape;
use super::{Entry, FORMAT, Head, Line, MAX_LINE, MAX_RECORD};
use crate::adding::{Prepared, insert, is_known};
use crate::packed::{Packed, digest, hex};
use crate::rows::{Rows, json, word};
use crate::stories::check_name;
use crate::{Decision, Store, StoreError};
use onrecord_ingest::MAX_BYTES;
use onrecord_record::Record;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::fs::File;
use std::io::BufReader;
use std::ops::ControlFlow;
use std::path::Path;

type In = Tape<BufReader<zstd::Decoder<'static, BufReader<File>>>>;

/// Why a file is refused: a sentence.
type Refused = String;

impl Store {
    /// Makes a story of a file that [`Store::export`] wrote, under the name that it has there or another one. Every rule of
    /// the records in it is verified; a file that breaks any is refused, and the store stays as it was.
    ///
    /// # Errors
    /// [`StoreError::File`] says what is wrong with the file; [`StoreError::StoryExists`] where there is a story of this name.
    pub fn import(&mut self, path: &Path, name: Option<&str>) -> Result<String, StoreError> {
        let refused = |reason| StoreError::File { path: path.to_owned(), reason };
        let mut tape = open(path).map_err(refused)?;
        let head = head(&mut tape).map_err(refused)?;
        let name = name.unwrap_or(&head.name);
        check_name(name)?;
        let transaction =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
        let story = begin(&transaction, name)?;
        decided(&transaction, story, &head.decisions)?;
        articles(&transaction, story, tape)?.map_err(refused)?;
        transaction.commit()?;
        self.settle_story(story)?;
        Ok(name.to_owned())
    }
}

fn open(path: &Path) -> Result<In, Refused> {
    let unreadable = |error: std::io::Error| format!("this file cannot be read ({error})");
    let file = File::open(path).map_err(unreadable)?;
    let decoder = zstd::Decoder::new(file).map_err(unreadable)?;
    Ok(Tape::new(BufReader::new(decoder.single_frame())))
}

fn head(tape: &mut In) -> Result<Head, Refused> {
    let no_story =
        |_| "this is no story of onrecord; `onrecord story export` writes one".to_owned();
    let line = tape.line(MAX_LINE).map_err(|error| no_story(error.to_string()))?;
    tape.hash(&line);
    let head: serde_json::Value =
        serde_json::from_slice(&line).map_err(|error| no_story(error.to_string()))?;
    match head.get("format").and_then(|format| format.as_str()) {
        Some(FORMAT) => serde_json::from_value(head).map_err(|error| damaged(&error)),
        Some(format) if format.starts_with("onrecord-story/") => Err(format!(
            "this story is of the format {format:?}, and this program reads {FORMAT:?}; install a later onrecord"
        )),
        _ => Err(no_story(String::new())),
    }
}

fn damaged(reason: &dyn std::fmt::Display) -> Refused {
    format!("this file is damaged ({reason}); copy it again, or export the story again")
}

fn begin(connection: &Connection, name: &str) -> Result<i64, StoreError> {
    let made = connection
        .prepare_cached("INSERT INTO story (name, settled) VALUES (?1, 0) ON CONFLICT DO NOTHING")?
        .execute([name])?;
    if made == 0 {
        return Err(StoreError::StoryExists { name: name.to_owned() });
    }
    Ok(connection.last_insert_rowid())
}

fn decided(connection: &Connection, story: i64, decisions: &[Decision]) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT OR REPLACE INTO decision (story, kind, a, b, verdict) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for Decision { kind, a, b, verdict } in decisions {
        let (a, b) = if a <= b { (a, b) } else { (b, a) };
        insert.execute((story, word(kind), a, b, verdict.word()))?;
    }
    Ok(())
}

/// Writes all articles of the file. The inner error is the file's fault.
fn articles(
    connection: &Connection,
    story: i64,
    tape: In,
) -> Result<Result<(), Refused>, StoreError> {
    let pool =
        onrecord_parallel::pool(0).map_err(|error| StoreError::Threads(error.to_string()))?;
    let mut outcome = Ok(Ok(()));
    onrecord_parallel::in_order(
        &pool,
        Parts { tape: Some(tape), last: None, count: 0 },
        |part| part.and_then(Part::prepared),
        |_, prepared| {
            let prepared = prepared.unwrap_or_else(|| Err(damaged(&"a record cannot be read")));
            outcome = match prepared {
                Ok(prepared) => write(connection, story, &prepared),
                Err(reason) => Ok(Err(reason)),
            };
            if matches!(outcome, Ok(Ok(()))) {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        },
    );
    outcome
}

fn write(
    connection: &Connection,
    story: i64,
    prepared: &Prepared,
) -> Result<Result<(), Refused>, StoreError> {
    if is_known(connection, story, &prepared.key, &prepared.digest)? {
        return Ok(Err(damaged(&format!("{} has two equal versions", prepared.key))));
    }
    insert(connection, story, prepared)?;
    Ok(Ok(()))
}

/// What stands in the file for one version of a page.
struct Part {
    entry: Entry,
    bytes: Vec<u8>,
    record: Vec<u8>,
}

impl Part {
    /// Verifies a part and makes its rows.
    fn prepared(self) -> Result<Prepared, Refused> {
        let Self { entry, bytes, record } = self;
        let named = |reason: &dyn std::fmt::Display| damaged(&format!("{}: {reason}", entry.page));
        let digest = digest(&bytes);
        let record = Record::from_json(&record).map_err(|error| named(&error))?;
        if record.source.id != format!("sha256:{}", hex(&digest)) {
            return Err(named(&"the record is of other bytes"));
        }
        let rows = Rows::of(record).map_err(|error| named(&error))?;
        let blob = Packed::of(&bytes).map_err(|error| named(&error))?;
        Ok(Prepared { origin: json(&entry.origin), key: entry.page, digest, blob, rows })
    }
}

/// The parts of a file in their order; the last is an error where the file does not end as it should.
struct Parts {
    /// None behind the end.
    tape: Option<In>,
    last: Option<(String, i64)>,
    count: u64,
}

impl Iterator for Parts {
    type Item = Result<Part, Refused>;

    fn next(&mut self) -> Option<Self::Item> {
        let part = self.part().transpose()?;
        if part.is_err() {
            self.tape = None;
        }
        Some(part)
    }
}

impl Parts {
    /// The next part; none behind a good end.
    fn part(&mut self) -> Result<Option<Part>, Refused> {
        let Some(tape) = &mut self.tape else { return Ok(None) };
        let line = tape.line(MAX_LINE).map_err(|error| damaged(&error))?;
        if line.is_empty() {
            return Err(damaged(&"its end is missing"));
        }
        let entry = match serde_json::from_slice(&line).map_err(|error| damaged(&error))? {
            Line::Entry(entry) => entry,
            Line::End(end) => {
                let is_whole = end.sha256 == tape.sha256() && end.versions == self.count;
                let is_last = tape.line(1).is_ok_and(|rest| rest.is_empty());
                self.tape = None;
                return if is_whole && is_last {
                    Ok(None)
                } else {
                    Err(damaged(&"its sum is wrong"))
                };
            }
        };
        tape.hash(&line);
        follows(self.last.as_ref(), &entry)?;
        self.last = Some((entry.page.clone(), entry.version));
        self.count += 1;
        body(tape, entry).map(Some)
    }
}

/// Verifies that pages come by their keys, and versions by their numbers.
fn follows(last: Option<&(String, i64)>, entry: &Entry) -> Result<(), Refused> {
    let is_next = match last {
        Some((page, version)) if *page == entry.page => entry.version == version + 1,
        Some((page, _)) => *page < entry.page && entry.version == 1,
        None => entry.version == 1,
    };
    if is_next { Ok(()) } else { Err(damaged(&format!("{} is out of order", entry.page))) }
}

fn body(tape: &mut In, entry: Entry) -> Result<Part, Refused> {
    if entry.bytes > MAX_BYTES as u64 || entry.record > MAX_RECORD {
        return Err(damaged(&format!("{} is larger than anything that is read", entry.page)));
    }
    let mut take = |count| tape.take(count).map_err(|error| damaged(&error));
    let (bytes, record) = (take(entry.bytes)?, take(entry.record)?);
    if take(1)? != b"\n" {
        return Err(damaged(&format!("{} has another length than it says", entry.page)));
    }
    Ok(Part { entry, bytes, record })
}

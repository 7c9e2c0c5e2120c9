//! Reading a story from a file that anybody may have written.

use super::parts::{Part, Parts};
use super::tape::Tape;
use super::{FORMAT, Head, MAX_LINE, Refused, damaged};
use crate::adding::insert;
use crate::rows::word;
use crate::settle::settle;
use crate::stories::{check_name, story_name};
use crate::threads::pool;
use crate::{Decision, Store, StoreError};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::ops::ControlFlow;
use std::path::Path;

pub(super) type In = Tape<BufReader<zstd::Decoder<'static, BufReader<File>>>>;

impl Store {
    /// Makes a story of a file that [`Store::export`] wrote, under the name that it has there or another one. Every article
    /// is held against its bytes, and every rule of its record is verified; a file that breaks any is refused, and the store stays as
    /// it was. People and quotations are put together in the same transaction.
    ///
    /// # Errors
    /// [`StoreError::File`] says what is wrong with the file; [`StoreError::StoryExists`] where there is a story of this name.
    pub fn import(&mut self, path: &Path, name: Option<&str>) -> Result<String, StoreError> {
        let refused = |reason| StoreError::File { path: path.to_owned(), reason };
        let mut tape = open(path).map_err(refused)?;
        let head = head(&mut tape).map_err(refused)?;
        let name = &story_name(name.unwrap_or(&head.name));
        check_name(name)?;
        let transaction =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
        let story = begin(&transaction, name)?;
        decided(&transaction, story, &head.decisions)?;
        articles(&transaction, story, tape)?.map_err(refused)?;
        settle(&transaction, story)?;
        transaction.commit()?;
        Ok(name.clone())
    }
}

fn open(path: &Path) -> Result<In, Refused> {
    let unreadable = |error: std::io::Error| format!("this file cannot be read ({error})");
    if path.is_dir() {
        return Err(format!("this is a folder; {NAME_A_FILE}"));
    }
    let mut file = BufReader::new(File::open(path).map_err(unreadable)?);
    let begins = file.fill_buf().map_err(unreadable)?;
    if begins.is_empty() {
        return Err(damaged(&"it is empty"));
    }
    if !ZSTD.starts_with(&begins[..begins.len().min(ZSTD.len())]) {
        return Err(no_story());
    }
    let decoder = zstd::Decoder::with_buffer(file).map_err(unreadable)?;
    Ok(Tape::new(BufReader::new(decoder.single_frame())))
}

/// The first bytes of a Zstandard frame (RFC 8878, 3.1.1).
const ZSTD: [u8; 4] = [0x28, 0xB5, 0x2F, 0xFD];

const NAME_A_FILE: &str = "name a file that `onrecord story export` wrote";

fn no_story() -> Refused {
    format!("this is no story of onrecord; {NAME_A_FILE}")
}

fn head(tape: &mut In) -> Result<Head, Refused> {
    let line = tape.line(MAX_LINE).map_err(|error| damaged(&error))?;
    if !line.starts_with(BEGINNING) {
        // What is cut so early may have been anything.
        return Err(if line.is_empty() { damaged(&"nothing is in it") } else { no_story() });
    }
    tape.hash(&line);
    let head: serde_json::Value = serde_json::from_slice(&line).map_err(|error| damaged(&error))?;
    match head.get("format").and_then(|format| format.as_str()) {
        Some(FORMAT) => {
            let head: Head = serde_json::from_value(head).map_err(|error| damaged(&error))?;
            if !Decision::are_sound(&head.decisions) {
                return Err(damaged(&"what was decided about names in it cannot hold together"));
            }
            Ok(head)
        }
        Some(format) => Err(format!(
            "this story is of the format {format:?}, and this program reads {FORMAT:?}; install a later onrecord"
        )),
        None => Err(no_story()),
    }
}

/// How the first line of a story begins, whatever its version.
const BEGINNING: &[u8] = b"{\"format\":\"onrecord-story/";

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
    let pool = pool(0)?;
    let mut outcome = Ok(Ok(()));
    onrecord_parallel::in_order(
        &pool,
        Parts::new(tape),
        |part| part.and_then(Part::prepared),
        |_, prepared| {
            let prepared = prepared.unwrap_or_else(|| Err(damaged(&"a record cannot be read")));
            outcome = match prepared {
                Ok(prepared) => match insert(connection, story, &prepared) {
                    Ok(_) => Ok(Ok(())),
                    Err(error) => Err(error.into()),
                },
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

//! Writing a story to a file.

use super::tape::Tape;
use super::{End, Entry, FORMAT, Head};
use crate::packed::Packed;
use crate::rows::json;
use crate::{Store, StoreError};
use rusqlite::{Connection, Row, Transaction, TransactionBehavior};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// Level of Zstandard.
const LEVEL: i32 = 3;

type Out = Tape<zstd::Encoder<'static, BufWriter<File>>>;

impl Store {
    /// Writes a whole story to a new file, which [`Store::import`] reads. The same story gives the same bytes.
    ///
    /// # Errors
    /// [`StoreError`] where there is no such story, the file exists, or it cannot be written; no file is left then.
    pub fn export(&self, story: &str, path: &Path) -> Result<(), StoreError> {
        let id = self.story_id(story)?;
        let head = Head {
            format: FORMAT.to_owned(),
            name: story.to_owned(),
            decisions: self.decisions(story)?,
        };
        let file = File::create_new(path).map_err(|error| failed(path, &error))?;
        // One moment of the store, whoever writes meanwhile.
        let moment = Transaction::new_unchecked(&self.connection, TransactionBehavior::Deferred)?;
        let written = write(&moment, id, &head, file, path);
        if written.is_err() {
            // What is half written helps nobody; the error says what went wrong.
            let _ = std::fs::remove_file(path);
        }
        written
    }
}

fn failed(path: &Path, error: &std::io::Error) -> StoreError {
    let reason = match error.kind() {
        _ if path.is_dir() => "this is a folder; name a file in it".to_owned(),
        std::io::ErrorKind::AlreadyExists => {
            "this file is there already; name another one".to_owned()
        }
        _ => format!("the story cannot be written there ({error})"),
    };
    StoreError::File { path: path.to_owned(), reason }
}

fn write(
    connection: &Connection,
    story: i64,
    head: &Head,
    file: File,
    path: &Path,
) -> Result<(), StoreError> {
    let failed = |error: std::io::Error| failed(path, &error);
    let mut out = begin(file).map_err(failed)?;
    line(&mut out, &json(head)).map_err(failed)?;
    let mut versions = 0;
    let mut select = connection.prepare_cached(
        "SELECT key, version, origin, blob.size, blob.packed, record.size, record.packed
         FROM page JOIN article ON article.page = page.id JOIN blob ON blob.id = article.blob
             JOIN record ON record.article = article.id
         WHERE story = ?1 ORDER BY key, version",
    )?;
    let mut rows = select.query([story])?;
    while let Some(row) = rows.next()? {
        let (entry, bytes, record) = entry(row)?;
        line(&mut out, &json(&entry)).map_err(failed)?;
        out.put(&bytes).and_then(|()| out.put(&record)).map_err(failed)?;
        out.put(b"\n").map_err(failed)?;
        versions += 1;
    }
    let end = End { versions, sha256: out.sha256() };
    line(&mut out, &json(&end)).and_then(|()| finish(out)).map_err(failed)
}

fn begin(file: File) -> std::io::Result<Out> {
    let mut encoder = zstd::Encoder::new(BufWriter::new(file), LEVEL)?;
    encoder.include_checksum(true)?;
    Ok(Tape::new(encoder))
}

fn line(out: &mut Out, json: &str) -> std::io::Result<()> {
    out.put(json.as_bytes())?;
    out.put(b"\n")
}

fn finish(out: Out) -> std::io::Result<()> {
    let mut file = out.into_inner().finish()?;
    file.flush()?;
    file.get_ref().sync_all()
}

fn entry(row: &Row<'_>) -> Result<(Entry, Vec<u8>, Vec<u8>), StoreError> {
    let origin: String = row.get(2)?;
    let origin = serde_json::from_str(&origin).map_err(|error| StoreError::Damaged {
        what: "what came with an article".to_owned(),
        reason: error.to_string(),
    })?;
    let packed =
        |at| Ok::<_, rusqlite::Error>(Packed { size: row.get(at)?, bytes: row.get(at + 1)? });
    let bytes = packed(3)?.open("what was read")?;
    let record = packed(5)?.open("a record")?;
    let entry = Entry {
        page: row.get(0)?,
        version: row.get(1)?,
        bytes: bytes.len() as u64,
        record: record.len() as u64,
        origin,
    };
    Ok((entry, bytes, record))
}

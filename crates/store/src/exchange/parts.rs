//! The parts of a file, one after the other.

use super::import::In;
use super::{Entry, Line, MAX_LINE, MAX_RECORD, Refused, damaged};
use crate::packed::digest;
use onrecord_ingest::MAX_BYTES;

/// What stands in the file for one version of a page.
pub(super) struct Part {
    pub(super) entry: Entry,
    pub(super) bytes: Vec<u8>,
    /// SHA-256 of the bytes.
    pub(super) digest: [u8; 32],
    pub(super) record: Vec<u8>,
}

/// The parts of a file in their order; the last is an error where the file does not end as it should.
pub(super) struct Parts {
    /// None behind the end.
    tape: Option<In>,
    last: Option<Place>,
    count: u64,
}

/// Where a part stands.
struct Place {
    page: String,
    version: i64,
    digest: [u8; 32],
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
    /// The parts behind the head.
    pub(super) fn new(tape: In) -> Self {
        Self { tape: Some(tape), last: None, count: 0 }
    }

    /// The next part; none behind a good end.
    fn part(&mut self) -> Result<Option<Part>, Refused> {
        let Some(tape) = &mut self.tape else { return Ok(None) };
        let line = tape.line(MAX_LINE).map_err(|error| damaged(&error))?;
        if line.is_empty() {
            return Err(damaged(&"its end is missing"));
        }
        match serde_json::from_slice(&line).map_err(|error| damaged(&error))? {
            Line::Entry(entry) => {
                tape.hash(&line);
                let part = body(tape, entry)?;
                self.follow(&part)?;
                Ok(Some(part))
            }
            Line::End(end) => {
                let is_whole = end.sha256 == tape.sha256() && end.versions == self.count;
                let is_last = tape.line(1).is_ok_and(|rest| rest.is_empty());
                self.tape = None;
                if is_whole && is_last { Ok(None) } else { Err(damaged(&"its sum is wrong")) }
            }
        }
    }

    /// Verifies that pages come by their keys, and versions by their numbers, each other than the one before.
    fn follow(&mut self, Part { entry, digest, .. }: &Part) -> Result<(), Refused> {
        let named = |reason| damaged(&format!("{} {reason}", entry.page));
        match self.last.as_ref().filter(|last| last.page == entry.page) {
            Some(last) if entry.version != last.version + 1 => {
                return Err(named("is out of order"));
            }
            Some(last) if last.digest == *digest => {
                return Err(named("has two equal versions, one behind the other"));
            }
            Some(_) => {}
            None => {
                let is_next = self.last.as_ref().is_none_or(|last| last.page < entry.page);
                if !is_next || entry.version != 1 {
                    return Err(named("is out of order"));
                }
            }
        }
        self.last =
            Some(Place { page: entry.page.clone(), version: entry.version, digest: *digest });
        self.count += 1;
        Ok(())
    }
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
    Ok(Part { entry, digest: digest(&bytes), bytes, record })
}

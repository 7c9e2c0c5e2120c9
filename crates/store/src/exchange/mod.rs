//! A whole story as one file, to be taken to another store.
//!
//! The file is one Zstandard frame with a checksum. Inside of it stand, each ended by a line break:
//!
//! 1. a line of JSON ([`Head`]): the format, the name of the story and what was decided in it;
//! 2. for each version of each page, by key and number: a line of JSON ([`Entry`]), the bytes as they were read, the record as
//!    JSON;
//! 3. a line of JSON ([`End`]): how many versions there are and the SHA-256 of all before that line.
//!
//! People, quotations and what can be asked for are made anew where it is imported. The same story gives the same file.

mod export;
mod import;
mod parts;
mod tape;
mod verified;

use crate::Decision;
use onrecord_ingest::Origin;
use serde::{Deserialize, Serialize};

/// What the first line names.
const FORMAT: &str = "onrecord-story/1";

/// Most bytes of a line. A line holds an address or a path, or all decisions.
const MAX_LINE: u64 = 16 << 20;

/// Most bytes of a record. A text of the longest input that is read has some 100 MB of them.
const MAX_RECORD: u64 = 256 << 20;

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    format: String,
    name: String,
    decisions: Vec<Decision>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    page: String,
    version: i64,
    /// Number of the bytes as read.
    bytes: u64,
    /// Number of bytes of the record.
    record: u64,
    origin: Origin,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct End {
    versions: u64,
    sha256: String,
}

/// Why a file is refused: a sentence.
type Refused = String;

fn damaged(reason: &dyn std::fmt::Display) -> Refused {
    format!("this file is damaged ({reason}); copy it again, or export the story again")
}

/// What stands behind an entry.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum Line {
    Entry(Entry),
    End(End),
}

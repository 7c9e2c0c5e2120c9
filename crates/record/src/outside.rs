//! A record from outside bytes.

use crate::{FORMAT, Record, check};
use serde::Deserialize;
use serde_json::error::Category;

/// Most bytes that [`Record::from_json`] reads. The longest source that the program takes is 100 MB;
/// its record repeats parts of the text a few times.
pub const MAX_JSON_BYTES: usize = 1 << 30;

/// How many broken rules an error names before it only counts them.
const NAMED_FAULTS: usize = 5;

/// These bytes are not a record.
#[derive(Debug, thiserror::Error)]
pub enum NotARecord {
    /// More than [`MAX_JSON_BYTES`].
    #[error("the record has {bytes} bytes; at most {MAX_JSON_BYTES} are read")]
    TooLong {
        /// How many bytes there are.
        bytes: usize,
    },
    /// Another version of the format, or none.
    #[error(
        "this is no record of the format {FORMAT} ({}); \
         read the article again with this version of onrecord",
        named(found)
    )]
    OtherFormat {
        /// The format that it names, empty where it names none.
        found: String,
    },
    /// Not JSON, or JSON of another shape.
    #[error("this is no record: {}", shape(.0))]
    Shape(#[from] serde_json::Error),
    /// The shape is right and the record's own rules are broken.
    #[error("the record breaks {} of its own rules: {}", .0.len(), first(.0))]
    Rules(Vec<String>),
}

/// The format that it names, in words.
fn named(found: &str) -> String {
    if found.is_empty() {
        "it names no format".to_owned()
    } else {
        format!("its format is {found:?}")
    }
}

/// What is wrong with the JSON, and where. The line is left out where there is one only.
fn shape(error: &serde_json::Error) -> String {
    let (line, column) = (error.line(), error.column());
    let place = if line > 1 { format!(", on line {line}") } else { String::new() };
    let cause = error.to_string();
    let cause = cause.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&cause);
    match error.classify() {
        Category::Eof if (line, column) == (1, 0) => "there is nothing in it".to_owned(),
        Category::Eof => {
            format!(
                "it ends in the middle of one{place}; read the article again, or copy the whole file"
            )
        }
        Category::Data => format!("it has another shape{place} ({cause})"),
        Category::Syntax | Category::Io => format!("it is not JSON{place} ({cause})"),
    }
}

/// The first few faults as one line.
fn first(faults: &[String]) -> String {
    let named = faults.iter().take(NAMED_FAULTS).map(String::as_str).collect::<Vec<_>>().join(" ");
    match faults.len().saturating_sub(NAMED_FAULTS) {
        0 => named,
        more => format!("{named} And {more} more."),
    }
}

/// What is looked at before the rest is trusted to have the shape of this version.
#[derive(Deserialize)]
struct Header {
    #[serde(default)]
    format: String,
}

impl Record {
    /// Reads a record that somebody wrote as JSON and verifies every rule of [`check`].
    ///
    /// # Errors
    /// [`NotARecord`] says what is wrong: too long, another format, another shape, or rules broken.
    pub fn from_json(bytes: &[u8]) -> Result<Self, NotARecord> {
        if bytes.len() > MAX_JSON_BYTES {
            return Err(NotARecord::TooLong { bytes: bytes.len() });
        }
        let header: Header = serde_json::from_slice(bytes)?;
        if header.format != FORMAT {
            return Err(NotARecord::OtherFormat { found: header.format });
        }
        let record: Self = serde_json::from_slice(bytes)?;
        match check(&record) {
            faults if faults.is_empty() => Ok(record),
            faults => Err(NotARecord::Rules(faults)),
        }
    }
}

//! A part of a file that anybody may have written, held against the bytes that it is said to be made of.

use super::parts::Part;
use super::{Refused, damaged};
use crate::adding::{Prepared, Reading};
use crate::packed::Packed;
use crate::rows::{Rows, try_json};
use onrecord_ingest::Source;
use onrecord_record::Record;

impl Part {
    /// Verifies a part and makes its rows. The kept bytes are read again, and the record must have their text and what they say
    /// of the article. That every span of it equals its slice of the text is one of the record's own rules.
    pub(super) fn prepared(self) -> Result<Prepared, Refused> {
        let page = self.entry.page.clone();
        let named = |reason: &dyn std::fmt::Display| damaged(&format!("{page}: {reason}"));
        let Self { entry, bytes, digest, record } = self;
        let record = Record::from_json(&record).map_err(|error| named(&error))?;
        let blob = Packed::of(&bytes).map_err(|error| named(&error))?;
        let source = onrecord_ingest::parse(&entry.origin.raw(bytes), &entry.origin.hints())
            .map_err(|error| named(&error))?;
        if let Some(field) = difference(&record, &source) {
            return Err(named(&untrue(&record, field)));
        }
        let rows = Rows::of(record).map_err(|error| named(&error))?;
        let origin = try_json(&entry.origin).map_err(|error| named(&error))?;
        Ok(Prepared { origin, reading: Reading::bare(entry.page, digest), blob, rows })
    }
}

/// The first thing that a record says otherwise than the bytes.
fn difference(record: &Record, read: &Source) -> Option<&'static str> {
    let said = &record.source;
    let fields = [
        ("id", said.id == read.id),
        ("text", said.text == read.text.as_str()),
        ("title", said.title == read.title),
        ("outlet", said.outlet == read.outlet),
        ("byline", said.byline == read.byline),
        ("date", said.published == read.published),
        ("address", said.uri == read.uri),
        ("time of fetching", said.retrieved == read.retrieved),
        ("language", said.language == read.language),
    ];
    fields.into_iter().find(|(_, is_same)| !is_same).map(|(field, _)| field)
}

/// Says what is untrue. Another release may read the same bytes otherwise.
fn untrue(record: &Record, field: &str) -> String {
    let this = env!("CARGO_PKG_VERSION");
    let by = &record.generator.version;
    let words = format!("the {field} of its record is not that of its bytes");
    if by == this {
        words
    } else {
        format!("{words} as onrecord {this} reads them, and it was written by {by}")
    }
}

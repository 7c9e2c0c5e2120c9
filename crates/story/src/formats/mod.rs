//! The formats in which timelines, diaries and ledgers of claims leave.
//!
//! | format | for | function |
//! |---|---|---|
//! | iCalendar (RFC 5545) | calendars: events of a timeline, to-dos of a diary | [`timeline_ics`], [`diary_ics`] |
//! | `TimelineJS` 3 JSON | a timeline on a web page | [`timelinejs`] |
//! | CSV (RFC 4180) | spreadsheets, one line a telling or statement | [`timeline_csv`], [`diary_csv`], [`claims_csv`] |
//! | JSON | programs: the types of this crate as they stand | [`json`] |
//! | CSV, Markdown, terminal | answers to questions about stories | [`who_page`], [`quote_page`], [`search_page`], … |
//! | Markdown, terminal | people | [`timeline_page`], [`diary_page`], [`claims_page`] |
//!
//! All are pure functions: no clock, no identifier made up; the same articles give the same bytes.

mod asked;
mod csv;
mod ics;
mod ledger;
mod links;
mod tables;
mod timelinejs;

pub use asked::{
    changes_csv, changes_page, people_csv, people_page, quote_csv, quote_page, search_csv,
    search_page, stories_csv, stories_page, story_csv, story_page, variants_csv, variants_page,
    who_csv, who_page,
};
pub use csv::{diary_csv, timeline_csv};
pub use ics::{can_hold, diary_ics, timeline_ics};
pub use ledger::{claims_csv, claims_page};
pub use links::link;
pub use tables::{Page, diary_page, timeline_page};
pub use timelinejs::timelinejs;

use onrecord_record::Firmness;
use serde::Serialize;

/// A timeline, diary or ledger could not be written.
#[derive(Debug, thiserror::Error)]
#[error(
    "the {format} could not be written: {cause}; please report this with the articles' addresses"
)]
pub struct FormatError {
    format: &'static str,
    cause: Box<dyn std::error::Error + Send + Sync>,
}

impl FormatError {
    fn new(
        format: &'static str,
        cause: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        Self { format, cause: cause.into() }
    }
}

/// A [`Timeline`](crate::Timeline), [`Diary`](crate::Diary) or [`Ledger`](crate::Ledger) as indented JSON with a line end after it. The
/// fields are those of the types; absent values are `null`; what nobody sees is escaped ([`onrecord_record::json`]).
///
/// # Errors
/// [`FormatError`], which none is known to cause.
pub fn json(value: &impl Serialize) -> Result<String, FormatError> {
    let mut written = Vec::new();
    onrecord_record::json::write_indented(&mut written, value)
        .map_err(|cause| FormatError::new("JSON", cause))?;
    written.push(b'\n');
    String::from_utf8(written).map_err(|cause| FormatError::new("JSON", cause))
}

/// A value of the record in the record's own term ("court-filing").
fn term(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(term)) => term,
        _ => String::new(),
    }
}

/// How firm a duty is, in the record's own term.
fn firmness(firmness: Firmness) -> &'static str {
    match firmness {
        Firmness::Firm => "firm",
        Firmness::Conditional => "conditional",
        Firmness::Vague => "vague",
    }
}

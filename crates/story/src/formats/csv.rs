//! CSV (RFC 4180): a header, one line a telling, CRLF, UTF-8 without byte order mark.
//!
//! Columns of a timeline: `entry` (id of the entry; tellings of one event have one), `telling` (id of the event
//! or statement in its article), `kind` (event or statement), `date` (in words), `from`, `to` and `precision` of the
//! entry, `words`, `participants` (of the telling, with `; ` between), `teller`, `time_words`, `rule` (how the time was
//! read), and those of the article: `outlet`, `published`, `title`, `uri`, `source` (its id), `place`, `start` and `end`
//! (code points), `link`.
//!
//! Columns of a diary: `entry`, `telling`, `kind`, `firmness`, `due` (of the entry, empty where it is not known),
//! `date` (in words), `from`, `to`, `who`, `whom`, `what`, `words`, `teller`, `due_here` (what this telling says),
//! `time_words`, `rule`, `counted_from`, `other_dates` (ids of entries with another date, with spaces between), and those of
//! the article.
//!
//! # Formulas
//! Spreadsheets take a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for a formula, which can
//! send data away. An apostrophe goes before such a cell, as OWASP advises ("CSV Injection"); JSON has the words without.

use super::{FormatError, firmness, link};
use crate::{Card, Diary, Duty, Entry, Owed, Side, Timeline, Told};
use ::csv::{Terminator, WriterBuilder};
use onrecord_record::{Span, words};

/// Columns of the article and the place in it, in both tables.
const PLACE: [&str; 9] =
    ["outlet", "published", "title", "uri", "source", "place", "start", "end", "link"];

const TIMELINE: [&str; 12] = [
    "entry",
    "telling",
    "kind",
    "date",
    "from",
    "to",
    "precision",
    "words",
    "participants",
    "teller",
    "time_words",
    "rule",
];

const DIARY: [&str; 18] = [
    "entry",
    "telling",
    "kind",
    "firmness",
    "due",
    "date",
    "from",
    "to",
    "who",
    "whom",
    "what",
    "words",
    "teller",
    "due_here",
    "time_words",
    "rule",
    "counted_from",
    "other_dates",
];

/// A timeline as CSV.
///
/// # Errors
/// [`FormatError`], which no timeline is known to cause.
pub fn timeline_csv(timeline: &Timeline) -> Result<String, FormatError> {
    let entries = timeline.entries();
    let rows = entries.flat_map(|entry| entry.tellings.iter().map(move |told| (entry, told)));
    table(&TIMELINE, rows.map(|(entry, told)| told_row(entry, told, &timeline.sources)))
}

/// A diary as CSV.
///
/// # Errors
/// [`FormatError`], which no diary is known to cause.
pub fn diary_csv(diary: &Diary) -> Result<String, FormatError> {
    let duties = diary.duties();
    let rows = duties.flat_map(|duty| duty.tellings.iter().map(move |owed| (duty, owed)));
    table(&DIARY, rows.map(|(duty, owed)| owed_row(duty, owed, &diary.sources)))
}

/// A table of places in articles: the columns and those of the article.
pub(super) fn table(
    columns: &[&str],
    rows: impl Iterator<Item = Vec<String>>,
) -> Result<String, FormatError> {
    let columns: Vec<_> = columns.iter().chain(&PLACE).copied().collect();
    plain_table(&columns, rows)
}

/// A table with these columns and no others.
pub(super) fn plain_table(
    columns: &[&str],
    rows: impl Iterator<Item = Vec<String>>,
) -> Result<String, FormatError> {
    let failed = |cause: ::csv::Error| FormatError::new("CSV", cause);
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(columns).map_err(failed)?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| guarded(cell))).map_err(failed)?;
    }
    let bytes = writer.into_inner().map_err(|cause| FormatError::new("CSV", cause.into_error()))?;
    String::from_utf8(bytes).map_err(|cause| FormatError::new("CSV", cause))
}

/// A cell that no spreadsheet takes for a formula.
fn guarded(cell: &str) -> String {
    let cell = words::visible(cell);
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.into_owned()
    }
}

fn told_row(entry: &Entry, told: &Told, sources: &[Card]) -> Vec<String> {
    let when = told.when.as_ref();
    let own = [
        entry.id.clone(),
        told.id.clone(),
        if entry.is_statement { "statement" } else { "event" }.to_owned(),
        or_empty(entry.date.as_ref()),
        or_empty(entry.from.as_ref()),
        or_empty(entry.to.as_ref()),
        or_empty(entry.precision.as_ref()),
        told.words.clone(),
        told.participants.join("; "),
        or_empty(told.teller.as_ref()),
        or_empty(when.map(|when| &when.span.text)),
        or_empty(when.map(|when| &when.rule)),
    ];
    let mut row = Vec::from(own);
    row.extend(place(sources.get(told.article), &told.span, &told.place));
    row
}

fn owed_row(duty: &Duty, owed: &Owed, sources: &[Card]) -> Vec<String> {
    let due = owed.due.as_ref();
    let side = |side: &Option<Side>| side.as_ref().map(|side| side.shown().to_owned());
    let own = [
        duty.id.clone(),
        owed.id.clone(),
        words::obligation(owed.kind).to_owned(),
        firmness(owed.firmness).to_owned(),
        or_empty(duty.due.as_ref()),
        or_empty(duty.date.as_ref()),
        or_empty(duty.from.as_ref()),
        or_empty(duty.to.as_ref()),
        side(&owed.who).unwrap_or_default(),
        side(&owed.whom).unwrap_or_default(),
        owed.what.text.clone(),
        words::on_one_line(&owed.span.text),
        or_empty(owed.teller.as_ref()),
        or_empty(due.and_then(|due| due.value.as_ref())),
        or_empty(due.map(|due| &due.span.text)),
        or_empty(due.map(|due| &due.rule)),
        or_empty(due.and_then(|due| due.counted_from.as_ref()).map(|span| &span.text)),
        duty.other_dates.join(" "),
    ];
    let mut row = Vec::from(own);
    row.extend(place(sources.get(owed.article), &owed.span, &owed.place));
    row
}

pub(super) fn place(card: Option<&Card>, span: &Span, place: &str) -> [String; 9] {
    let of = |part: fn(&Card) -> Option<&String>| or_empty(card.and_then(part));
    [
        of(|card| card.outlet.as_ref()),
        of(|card| card.published.as_ref()),
        of(|card| card.title.as_ref()),
        of(|card| card.uri.as_ref()),
        of(|card| Some(&card.id)),
        place.to_owned(),
        span.start.to_string(),
        span.end.to_string(),
        card.and_then(|card| link(card, span)).unwrap_or_default(),
    ]
}

pub(super) fn or_empty(value: Option<&String>) -> String {
    value.cloned().unwrap_or_default()
}

//! The fuzz targets: any bytes in, the first broken promise out.

use onrecord_ingest::{
    Hints, IngestError, Member, MemberOptions, Raw, Refusal, members_of_bytes, parse,
};
use onrecord_reader::Reader;
use onrecord_record::render::{Look, markdown, terminal};
use onrecord_record::{NotARecord, Record, check};
use onrecord_story::{self as story, formats};

/// A promise that an input broke.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// Errors are sentences: this one says nothing.
    #[error("an error has no message")]
    Silent,
    /// The record breaks its own rules.
    #[error("the record breaks its own rules: {0:?}")]
    Rules(Vec<String>),
    /// Reading the same bytes again gave another record.
    #[error("two readings of the same bytes differ")]
    Unstable,
    /// The record cannot be read back, or comes back as another one.
    #[error("the record does not survive being written and read: {0}")]
    RoundTrip(String),
    /// The weights inside the program are damaged.
    #[error(transparent)]
    Model(#[from] onrecord_models::ModelError),
    /// The record cannot be laid out as a page.
    #[error(transparent)]
    Page(#[from] onrecord_web::PageError),
    /// The record cannot be written as a timeline or a diary.
    #[error(transparent)]
    Format(#[from] formats::FormatError),
}

/// Columns of the terminals that records are laid out for: narrower than any word, and a usual one.
const WIDTHS: [usize; 2] = [1, 88];

/// Plain text in any bytes becomes a record that keeps its rules, or an error that says why not.
///
/// # Errors
/// [`Fault`] names the broken promise.
pub fn text(bytes: &[u8]) -> Result<(), Fault> {
    article(bytes, "text/plain")
}

/// HTML in any bytes becomes a record that keeps its rules, or an error that says why not.
///
/// # Errors
/// [`Fault`] names the broken promise.
pub fn html(bytes: &[u8]) -> Result<(), Fault> {
    article(bytes, "text/html")
}

/// JSON Lines in any bytes, compressed or not, become articles that keep the promises of articles, and refusals
/// with a reason.
///
/// # Errors
/// [`Fault`] names the broken promise.
pub fn lines(bytes: &[u8]) -> Result<(), Fault> {
    members("fuzz.jsonl", bytes)
}

/// A web archive in any bytes, as [`lines`].
///
/// # Errors
/// [`Fault`] names the broken promise.
pub fn archive(bytes: &[u8]) -> Result<(), Fault> {
    members("fuzz.warc", bytes)
}

/// A feed in any bytes, as [`lines`].
///
/// # Errors
/// [`Fault`] names the broken promise.
pub fn feed(bytes: &[u8]) -> Result<(), Fault> {
    members("fuzz.rss", bytes)
}

/// Members that are read to the end; what holds for these holds for those behind.
const MOST_READ: usize = 4;

fn members(name: &str, bytes: &[u8]) -> Result<(), Fault> {
    let all = || -> Vec<Result<Member, Refusal>> {
        members_of_bytes(name, bytes.to_vec(), &MemberOptions::default()).collect()
    };
    let members = all();
    if members != all() {
        return Err(Fault::Unstable);
    }
    for refusal in members.iter().filter_map(|member| member.as_ref().err()) {
        said(&refusal.reason)?;
    }
    members.iter().flatten().take(MOST_READ).try_for_each(member)
}

/// A member can be read again from its bytes and what is kept beside them.
fn member(member: &Member) -> Result<(), Fault> {
    let (first, origin) = (parse(&member.raw, &member.hints), member.origin());
    let again = parse(&origin.raw(member.raw.bytes.clone()), &origin.hints());
    match (first, again) {
        (Ok(source), Ok(again)) if source.text.as_str() == again.text.as_str() => {
            sound(&Reader::new()?.read(&source))
        }
        (Err(first), Err(again)) if first.to_string() == again.to_string() => {
            said(&first.to_string())
        }
        _ => Err(Fault::Unstable),
    }
}

/// Any bytes are refused as no record with a reason, or are a record that survives being written.
///
/// # Errors
/// [`Fault`] names the broken promise.
pub fn record(bytes: &[u8]) -> Result<(), Fault> {
    match Record::from_json(bytes) {
        Ok(record) => sound(&record),
        Err(error) => said(&error.to_string()),
    }
}

fn article(bytes: &[u8], media_type: &str) -> Result<(), Fault> {
    let first = read(bytes, media_type)?;
    if first != read(bytes, media_type)? {
        return Err(Fault::Unstable);
    }
    match first {
        Ok(record) => sound(&record),
        Err(message) => said(&message),
    }
}

/// The record, or the message of the error.
fn read(bytes: &[u8], media_type: &str) -> Result<Result<Record, String>, Fault> {
    let reader = Reader::new()?;
    let raw =
        Raw { bytes: bytes.to_vec(), media_type: Some(media_type.to_owned()), ..Raw::default() };
    let source = parse(&raw, &Hints::default());
    Ok(source.map(|source| reader.read(&source)).map_err(|error: IngestError| error.to_string()))
}

fn said(message: &str) -> Result<(), Fault> {
    if message.trim().is_empty() { Err(Fault::Silent) } else { Ok(()) }
}

/// The record keeps its rules, survives being written, and can be laid out in every way.
fn sound(record: &Record) -> Result<(), Fault> {
    let faults = check(record);
    if !faults.is_empty() {
        return Err(Fault::Rules(faults));
    }
    let json = serde_json::to_vec(record).map_err(|error| Fault::RoundTrip(error.to_string()))?;
    let again = Record::from_json(&json)
        .map_err(|error: NotARecord| Fault::RoundTrip(error.to_string()))?;
    if again != *record {
        return Err(Fault::RoundTrip("it comes back as another one".to_owned()));
    }
    for width in WIDTHS {
        terminal(record, Look { width, colour: true });
    }
    markdown(record);
    onrecord_web::record_page(record)?;
    together(record)
}

/// A timeline and a diary of the record can be made and written in every format, and do not change when the record is
/// given twice.
fn together(record: &Record) -> Result<(), Fault> {
    let twice = [record.clone(), record.clone()];
    let (timeline, diary) = (story::timeline(&twice), story::diary(&twice));
    if timeline != story::timeline(&twice[..1]) || diary != story::diary(&twice[..1]) {
        return Err(Fault::Unstable);
    }
    let look = Look { width: WIDTHS[0], colour: true };
    for page in [formats::timeline_page(&timeline), formats::diary_page(&diary)] {
        page.terminal(look);
        page.markdown();
    }
    formats::json(&timeline)?;
    formats::json(&diary)?;
    formats::timeline_csv(&timeline)?;
    formats::diary_csv(&diary)?;
    formats::timeline_ics(&timeline)?;
    formats::diary_ics(&diary)?;
    formats::timelinejs(&timeline)?;
    Ok(())
}

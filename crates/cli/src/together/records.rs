//! What an input holds: an article to be read, or records that were read before.

use crate::reading::Job;
use onrecord_ingest::Input;
use onrecord_record::words::count;
use onrecord_record::{FORMAT, MAX_JSON_BYTES, Record};
use serde::de::IgnoredAny;
use std::path::Path;

/// How far into standard input the name of the format is looked for.
const HEAD: usize = 256;

/// Most records left out of one input that are named with the reason; further ones are counted.
const NAMED: usize = 5;

/// What an input holds.
pub(crate) struct Held<T> {
    /// What was made of its records.
    pub(crate) made: Vec<T>,
    /// Whether it is an article, and no record of one.
    pub(crate) is_article: bool,
    /// A sentence, where some of its records could not be taken.
    pub(crate) left_out: Option<String>,
}

impl<T> Held<T> {
    fn records(made: Vec<T>) -> Self {
        Self { made, is_article: false, left_out: None }
    }
}

/// What `make` makes of one input: of each record in it, where it is a file of records (`.json`, `.jsonl`, or
/// standard input that begins like one or is nothing but JSON), else of the one article that it is.
pub(crate) fn held<T>(
    job: &Job,
    input: &Input,
    make: impl Fn(Record) -> T,
) -> Result<Held<T>, String> {
    let is_named = !may_be_article(input);
    let raw = if is_named { job.load_up_to(input, MAX_JSON_BYTES)? } else { job.load(input)? };
    if is_named || (*input == Input::Stdin && are_records(&raw.bytes)) {
        let name = |reason| format!("{input}: {reason}");
        let held = records(&raw.bytes, make).map_err(name)?;
        return Ok(Held { left_out: held.left_out.map(name), ..held });
    }
    let record = job.read(raw)?;
    Ok(Held { made: vec![make(record)], is_article: true, left_out: None })
}

/// Whether an input is anything but a file of records by its name.
pub(crate) fn may_be_article(input: &Input) -> bool {
    !matches!(input, Input::Path(path) if names_records(path))
}

fn names_records(path: &Path) -> bool {
    path.extension().is_some_and(|ending| {
        ["json", "jsonl"].iter().any(|wanted| ending.eq_ignore_ascii_case(wanted))
    })
}

/// Whether these are JSON lists and objects and nothing else: whoever pipes such means records, not an article.
fn is_json(bytes: &[u8]) -> bool {
    let mut values = serde_json::Deserializer::from_slice(bytes).into_iter::<IgnoredAny>();
    matches!(bytes.trim_ascii_start().first(), Some(b'[' | b'{'))
        && values.all(|value| value.is_ok())
}

fn are_records(bytes: &[u8]) -> bool {
    begins_like_records(bytes) || is_json(bytes)
}

fn begins_like_records(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let family = FORMAT.split('/').next().unwrap_or(FORMAT);
    head.trim_start().starts_with('{') && head.contains(&format!("\"{family}/"))
}

/// One indented record, or one record a line. An indented one has nothing but the brace on its first line. Of
/// lines that hold no record the others are taken; where there is no other it is an error.
fn records<T>(bytes: &[u8], make: impl Fn(Record) -> T) -> Result<Held<T>, String> {
    let lines = bytes.split(|&b| b == b'\n').map(<[u8]>::trim_ascii).zip(1..);
    let lines: Vec<_> = lines.filter(|(line, _)| !line.is_empty()).collect();
    match lines.as_slice() {
        [] | [_] | [(b"{" | b"[", _), ..] => {
            record(bytes).map(|one| Held::records(vec![make(one)]))
        }
        lines => on_lines(lines, make),
    }
}

fn on_lines<T>(lines: &[(&[u8], usize)], make: impl Fn(Record) -> T) -> Result<Held<T>, String> {
    let (mut made, mut faults) = (Vec::new(), Vec::new());
    for (line, number) in lines {
        match record(line) {
            Ok(record) => made.push(make(record)),
            Err(reason) => faults.push(format!("line {number}: {reason}")),
        }
    }
    let left_out = (!faults.is_empty()).then(|| said(&faults));
    match left_out {
        Some(reason) if made.is_empty() => Err(reason),
        left_out => Ok(Held { left_out, ..Held::records(made) }),
    }
}

/// What was left out and why.
fn said(faults: &[String]) -> String {
    let more = match faults.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!("; and {more} more"),
    };
    let named = faults.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join("; ");
    format!("{} left out: {named}{more}", count(faults.len(), "record"))
}

fn record(bytes: &[u8]) -> Result<Record, String> {
    if bytes.trim_ascii_start().starts_with(b"[") {
        return Err(
            "this is no record but a list; onrecord read --format jsonl writes several records, \
                    one a line"
                .to_owned(),
        );
    }
    Record::from_json(bytes).map_err(|error| error.to_string())
}

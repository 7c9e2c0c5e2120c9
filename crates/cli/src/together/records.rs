//! What an input holds: an article to be read, or records that were read before.

use crate::reading::Job;
use onrecord_ingest::Input;
use onrecord_record::words::count;
use onrecord_record::{FORMAT, MAX_JSON_BYTES, Record};
use onrecord_story::Article;
use serde::de::IgnoredAny;
use std::path::Path;

/// How far into standard input the name of the format is looked for.
const HEAD: usize = 256;

/// Most records left out of one input that are named with the reason; further ones are counted.
const NAMED: usize = 5;

/// What an input holds.
pub(super) struct Held {
    pub(super) articles: Vec<Article>,
    /// Whether it is an article, and no record of one.
    pub(super) is_article: bool,
    /// A sentence, where some of its records could not be taken.
    pub(super) left_out: Option<String>,
}

impl Held {
    fn records(articles: Vec<Article>) -> Self {
        Self { articles, is_article: false, left_out: None }
    }
}

/// The articles of one input: of the records in it, where it is a file of records (`.json`, `.jsonl`, or
/// standard input that begins like one or is nothing but JSON), else of the one article that it is.
pub(super) fn articles(job: &Job, input: &Input) -> Result<Held, String> {
    let is_named = !may_be_article(input);
    let raw = if is_named { job.load_up_to(input, MAX_JSON_BYTES)? } else { job.load(input)? };
    if is_named || (*input == Input::Stdin && are_records(&raw.bytes)) {
        let name = |reason| format!("{input}: {reason}");
        let held = records(&raw.bytes).map_err(name)?;
        return Ok(Held { left_out: held.left_out.map(name), ..held });
    }
    let record = job.read(raw)?;
    Ok(Held { articles: vec![Article::of(&record)], is_article: true, left_out: None })
}

/// Whether an input is anything but a file of records by its name.
pub(super) fn may_be_article(input: &Input) -> bool {
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
fn records(bytes: &[u8]) -> Result<Held, String> {
    let lines = bytes.split(|&b| b == b'\n').map(<[u8]>::trim_ascii).zip(1..);
    let lines: Vec<_> = lines.filter(|(line, _)| !line.is_empty()).collect();
    match lines.as_slice() {
        [] | [_] | [(b"{" | b"[", _), ..] => article(bytes).map(|one| Held::records(vec![one])),
        lines => on_lines(lines),
    }
}

fn on_lines(lines: &[(&[u8], usize)]) -> Result<Held, String> {
    let (mut articles, mut faults) = (Vec::new(), Vec::new());
    for (line, number) in lines {
        match article(line) {
            Ok(article) => articles.push(article),
            Err(reason) => faults.push(format!("line {number}: {reason}")),
        }
    }
    let left_out = (!faults.is_empty()).then(|| said(&faults));
    match left_out {
        Some(reason) if articles.is_empty() => Err(reason),
        left_out => Ok(Held { left_out, ..Held::records(articles) }),
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

fn article(bytes: &[u8]) -> Result<Article, String> {
    if bytes.trim_ascii_start().starts_with(b"[") {
        return Err(
            "this is no record but a list; onrecord read --format jsonl writes several records, \
                    one a line"
                .to_owned(),
        );
    }
    let record = Record::from_json(bytes).map_err(|error| error.to_string())?;
    Ok(Article::of(&record))
}

//! Reading of short texts, for tests.

use super::{Time, times};
use crate::document::Document;
use jiff::civil::{Date, date};
use onrecord_text::SourceText;

/// A Tuesday on which the texts of tests are published.
pub(crate) const PUBLISHED: Date = date(2018, 5, 29);

/// The time expressions of a text.
pub(crate) fn read(text: &str, published: Option<Date>) -> Vec<Time> {
    let source = SourceText::new(text.to_owned()).unwrap();
    times(&Document::segment(&source, &[]), published)
}

/// The value of the expression that consists of these words.
pub(crate) fn value(text: &str, words: &str) -> String {
    found(text, words, Some(PUBLISHED)).value
}

/// The expression that consists of these words; they must stand once in the text.
pub(crate) fn found(text: &str, words: &str, published: Option<Date>) -> Time {
    let start = text.find(words).unwrap() as u32;
    let end = start + words.len() as u32;
    let times = read(text, published);
    let spans: Vec<_> = times.iter().map(|time| &text[time.bytes.range()]).collect();
    let hit = times.iter().find(|time| (time.bytes.start, time.bytes.end) == (start, end));
    hit.unwrap_or_else(|| panic!("{words} is not among {spans:?}")).clone()
}

/// First and last moment of the expression that consists of these words.
pub(crate) fn interval(text: &str, words: &str) -> Option<(String, String)> {
    let interval = found(text, words, Some(PUBLISHED)).interval?;
    Some((interval.first.to_string(), interval.last.to_string()))
}

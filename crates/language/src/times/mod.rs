//! Time expressions: what TIMEX3 (`TimeML` 1.2.1) calls DATE, TIME, DURATION and SET, with the interval
//! that each denotes.
//!
//! 1. Cut: tokens into pieces ("1914–1918" into three), each looked up once in the vocabulary.
//! 2. Find: at each piece that can begin one, the longest match of the rules in `data/times/rules.txt`, if its
//!    guards hold. A match fills slots: year, month, weekday, count, unit.
//! 3. Resolve, in text order: slots to a value of the calendar, counted from publication, from another time of
//!    the text, or along a telling; tense and prepositions give the direction. One phenomenon per file.
//! 4. Write: the value as TIMEX3 has it, the interval, the precision, and what it was counted from.

mod documented;
#[cfg(test)]
mod examples;
mod guards;
mod holidays;
mod lexicon;
mod numbers;
mod pattern;
mod pieces;
#[cfg(test)]
mod properties;
mod readers;
mod resolve;
mod rules;
mod scan;
mod slots;
#[cfg(test)]
mod testing;
mod values;

pub use documented::documented;

use crate::document::Document;
use jiff::civil::{Date, DateTime};
use onrecord_calendar::Length;
use onrecord_record::WhenType;
use onrecord_text::{Bytes, Span, Tokens};

/// A time expression of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    /// The words. May begin or end inside a token ("1914–1918").
    pub bytes: Span<Bytes>,
    /// The tokens that hold them.
    pub tokens: Span<Tokens>,
    /// TIMEX3 type.
    pub kind: WhenType,
    /// TIMEX3 value.
    pub value: String,
    /// First and last moment, both inside; absent where the text does not fix them.
    pub interval: Option<Interval>,
    /// The unit to which it is exact.
    pub precision: Precision,
    /// Name of the rule that read it.
    pub rule: &'static str,
    /// How it was read where the words leave a choice ("the last one before"); else empty.
    pub reading: &'static str,
    /// What it was counted from.
    pub anchor: Anchor,
    /// The length that its words name, if they name a whole number of one unit ("two weeks", "within 10
    /// business days", also inside a date: "two weeks later").
    pub length: Option<Length>,
}

/// A stretch of civil time, both ends inside. A day runs from 00:00 to 23:59:59.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// First moment.
    pub first: DateTime,
    /// Last moment.
    pub last: DateTime,
}

impl Interval {
    /// Whether it runs from the first second of a day to the last second of one.
    pub fn is_whole_days(&self) -> bool {
        (self.first.hour(), self.first.minute(), self.first.second()) == (0, 0, 0)
            && (self.last.hour(), self.last.minute(), self.last.second()) == (23, 59, 59)
    }
}

/// The unit to which a time is exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// To the second or the minute.
    Minute,
    /// To the hour.
    Hour,
    /// A part of a day ("Tuesday morning").
    PartOfDay,
    /// A day.
    Day,
    /// A weekend.
    Weekend,
    /// A week.
    Week,
    /// A part of a month ("early October") or a month.
    Month,
    /// A season, quarter or half of a year.
    Quarter,
    /// A year.
    Year,
    /// A decade.
    Decade,
    /// A century or more.
    Century,
    /// None: "soon", "recently", a length that hangs nowhere.
    Vague,
}

/// What a time is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Nothing: it says all itself ("May 3, 2019").
    Itself,
    /// The date of publication.
    Published,
    /// Another time of the text, by its index in the list of times.
    Time(u32),
    /// It would need a date that neither the text nor its metadata gives.
    Missing,
}

/// The times, in text order, that lie within a stretch, with their indices.
pub fn times_within(times: &[Time], stretch: Span<Tokens>) -> impl Iterator<Item = (u32, &Time)> {
    let from = times.partition_point(|time| time.tokens.start < stretch.start);
    let behind = (from as u32..).zip(&times[from..]);
    behind.take_while(move |(_, time)| time.tokens.end <= stretch.end)
}

/// The time that holds a token, with its index.
pub fn time_at(times: &[Time], token: u32) -> Option<(u32, &Time)> {
    let index = times.partition_point(|time| time.tokens.end <= token);
    let time = times.get(index).filter(|time| time.tokens.holds(token))?;
    Some((index as u32, time))
}

/// The time expressions of a text, in text order, none overlapping another. Reads tokens and sentences.
/// `published` is the day on which the text came out, if that is known: without it what is counted from it
/// stays relative.
pub fn times(document: &Document<'_>, published: Option<Date>) -> Vec<Time> {
    resolve::resolve(&mut scan::Scan::of(document), published)
}

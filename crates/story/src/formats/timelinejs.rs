//! JSON of `TimelineJS` 3 (Northwestern University Knight Lab; "JSON data format" in its documentation).
//!
//! Months and days are left out where the text does not give them, `end_date` is inclusive, and
//! `display_date` says the date in words. Years count as computers do: 0 is 1 BC. Words of the articles
//! stand in HTML there, so they are escaped.

use super::links::{link, web_address};
use super::{FormatError, json};
use crate::{Card, Entry, Timeline, Told};
use jiff::civil::{Date, DateTime};
use onrecord_record::{Interval, Moment, words};
use serde::Serialize;
use std::fmt::Write as _;

/// Longest headline in code points; the whole stands in the text.
const MAX_HEADLINE: usize = 160;

#[derive(Serialize)]
struct Page {
    title: Slide,
    events: Vec<Slide>,
}

#[derive(Serialize, Default)]
struct Slide {
    #[serde(skip_serializing_if = "Option::is_none")]
    start_date: Option<DateParts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<DateParts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    display_date: Option<String>,
    text: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'static str>,
    unique_id: String,
}

#[derive(Serialize, Default)]
struct Text {
    headline: String,
    text: String,
}

#[derive(Serialize)]
struct DateParts {
    year: i16,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<i8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<i8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hour: Option<i8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minute: Option<i8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    display_date: Option<String>,
}

/// How much of a date is given.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Year,
    Month,
    Day,
    Minute,
}

/// The dated entries of a timeline for `TimelineJS`; what is not dated cannot stand on its line.
///
/// # Errors
/// [`FormatError`], which no timeline is known to cause.
pub fn timelinejs(timeline: &Timeline) -> Result<String, FormatError> {
    let slides = timeline.dated.iter().filter_map(|entry| slide(entry, &timeline.sources));
    json(&Page { title: title(timeline), events: slides.collect() })
}

fn title(timeline: &Timeline) -> Slide {
    let articles = words::count(timeline.sources.len(), "article");
    let named = timeline.sources.iter().map(cited).collect::<Vec<_>>().join("</li><li>");
    Slide {
        text: Text {
            headline: format!("Timeline of {articles}"),
            text: format!("<ul><li>{named}</li></ul>"),
        },
        unique_id: "title".to_owned(),
        ..Slide::default()
    }
}

/// An article with its date and outlet, linked where it has an address.
fn cited(card: &Card) -> String {
    let title = card.title.as_deref().unwrap_or_else(|| card.name());
    let linked = match web_address(card) {
        Some(address) => format!("<a href=\"{}\">{}</a>", escaped(address), shown(title)),
        None => shown(title),
    };
    let about = [&card.outlet, &card.published].into_iter().flatten();
    about.fold(linked, |cited, part| format!("{cited}, {}", shown(part)))
}

fn slide(entry: &Entry, sources: &[Card]) -> Option<Slide> {
    let interval = entry.interval()?;
    let (first, last) = match interval {
        Interval::Closed(first, last) => (first, Some(last)),
        Interval::From(only) | Interval::Until(only) => (only, None),
    };
    let part = Part::of(entry, interval);
    let start = part.cut(first, entry.date.clone());
    let end = last.filter(|&last| part.at(last) != part.at(first)).map(|last| part.cut(last, None));
    let headline = entry.tellings.first().map_or("", |told| &told.words);
    let mut text = String::new();
    for told in &entry.tellings {
        telling(told, sources.get(told.article), &mut text);
    }
    Some(Slide {
        start_date: Some(start),
        end_date: end,
        display_date: entry.date.clone(),
        text: Text { headline: shown(&short(headline)), text },
        group: Some(if entry.is_statement { "Statements" } else { "Events" }),
        unique_id: entry.id.clone(),
    })
}

impl Part {
    fn of(entry: &Entry, interval: Interval) -> Self {
        let is_timed = matches!(interval, Interval::Closed(Moment::Time(_), _));
        match entry.precision.as_deref() {
            Some("minute" | "hour") if is_timed => Self::Minute,
            Some("month" | "quarter") => Self::Month,
            Some("year" | "decade" | "century") => Self::Year,
            _ => Self::Day,
        }
    }

    /// A moment at the beginning of the part in which it lies, to be compared with others.
    fn at(self, moment: Moment) -> DateTime {
        let day = |day: Date| day.at(0, 0, 0, 0);
        match self {
            Self::Year => day(moment.day().first_of_year()),
            Self::Month => day(moment.day().first_of_month()),
            Self::Day => day(moment.day()),
            Self::Minute => moment.first(),
        }
    }

    fn cut(self, moment: Moment, display_date: Option<String>) -> DateParts {
        let (date, time) = (moment.day(), moment.first());
        let is_timed = self == Self::Minute;
        DateParts {
            year: date.year(),
            month: (self != Self::Year).then_some(date.month()),
            day: matches!(self, Self::Day | Self::Minute).then_some(date.day()),
            hour: is_timed.then_some(time.hour()),
            minute: is_timed.then_some(time.minute()),
            display_date,
        }
    }
}

/// The words as a quotation, and where they stand.
fn telling(told: &Told, card: Option<&Card>, text: &mut String) {
    // Writing to a String cannot fail.
    let _ = write!(text, "<blockquote>{}</blockquote>", shown(&told.words));
    if let Some(teller) = words::told_by(told.is_statement, told.teller.as_deref()) {
        let _ = write!(text, "<p>{}</p>", escaped(&teller));
    }
    let source = shown(&super::tables::source(card, &told.place));
    let _ = match card.and_then(|card| link(card, &told.span)) {
        Some(link) => write!(text, "<p><a href=\"{}\">{source}</a></p>", escaped(&link)),
        None => write!(text, "<p>{source}</p>"),
    };
}

fn short(words: &str) -> String {
    match words.char_indices().nth(MAX_HEADLINE) {
        Some((end, _)) => format!("{} […]", words[..end].trim_end()),
        None => words.to_owned(),
    }
}

/// Words on one line, escaped.
fn shown(text: &str) -> String {
    escaped(&words::on_one_line(text))
}

/// Escaped for HTML, in text and in quoted attributes.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

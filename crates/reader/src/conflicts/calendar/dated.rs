//! Weekdays with the dates that they are said of.

use super::super::view::View;
use jiff::civil::Weekday;
use onrecord_text::{Span, Tokens};

/// A weekday with the date that it is said of.
#[derive(Clone, Copy)]
pub(super) struct Dated {
    pub(super) weekday: Weekday,
    /// Absent where only the day of the month is told: "Friday the 8th".
    pub(super) month: Option<i8>,
    pub(super) day: i8,
    pub(super) year: Option<i16>,
    pub(super) tokens: Span<Tokens>,
}

/// A date as it is written.
#[derive(Clone, Copy)]
struct Written {
    month: Option<i8>,
    day: i8,
    year: Option<i16>,
    tokens: Span<Tokens>,
}

/// The weekday at a token with its date, which stands behind it ("Tuesday, March 5, 2019", "Tuesday 5 March", "Friday the 8th")
/// or before it ("March 5, a Tuesday", "5 March (Tuesday)").
pub(super) fn dated(view: View<'_>, at: u32) -> Option<Dated> {
    let weekday =
        weekday(view, at).filter(|_| view.is_capital(at) && !follows_another(view, at))?;
    let start = behind(view, at);
    let written = date(view, start)
        .filter(|date| !ranges(view, date.tokens.end))
        .or_else(|| before(view, at))
        .or_else(|| day_alone(view, at, start))?;
    let Written { month, day, year, tokens } = written;
    Some(Dated { weekday, month, day, year, tokens: tokens.join(Span::new(at, at + 1)) })
}

/// Whether a weekday is the second of two: "Saturday and Sunday, March 9 and 10".
fn follows_another(view: View<'_>, at: u32) -> bool {
    let joint = ["and", "or", "to", "through", "until", "-", "–", "—", "/", "&"];
    view.is(at.wrapping_sub(1), &joint) && weekday(view, at.wrapping_sub(2)).is_some()
}

fn weekday(view: View<'_>, at: u32) -> Option<Weekday> {
    Weekday::from_monday_one_offset(view.number("weekday", at)?).ok()
}

/// Where the date behind a weekday begins: the stop of a short form, "last" or "next week", a part of the day and a comma or
/// bracket are passed over.
fn behind(view: View<'_>, at: u32) -> u32 {
    let is_short = !view.lower(at).ends_with("day");
    let mut next = at + 1 + u32::from(is_short && view.is(at + 1, &["."]));
    while view.is(next, &["last", "this", "next", "coming", "past", "week"]) {
        next += 1;
    }
    next += u32::from(view.is_in(next, "part"));
    next += u32::from(view.is(next, &[",", "("]));
    next + u32::from(view.is(next, &["the", "on"]))
}

/// The date that a weekday is said of behind it: "March 5, a Tuesday", "5 March, which was a Tuesday", "March 5 (Tuesday)".
fn before(view: View<'_>, at: u32) -> Option<Written> {
    /// Tokens between a date and what is said of it: ", which will be a".
    const BETWEEN: u32 = 7;
    /// Tokens of the longest date: "March 5 , 2019".
    const DATE: u32 = 5;
    let said = |&at: &u32| {
        view.is(at, &["a", "(", ",", "–", "—", "which", "that", "was", "is", "will", "be", "on"])
            || view.is(at, &["falls", "fell", "fall", "of", "this", "last", "next", "year", "also"])
    };
    let first = (1..=BETWEEN).map(|step| at.wrapping_sub(step)).take_while(said).last()?;
    let named = view.any(Span::new(first, at), &["a", "(", "falls", "fell", "fall"]);
    // "On March 5, a Monday meeting" is of another day.
    if !named || view.tag(at + 1).starts_with("NN") {
        return None;
    }
    let mut dates = (first.saturating_sub(DATE)..first).filter_map(|at| date(view, at));
    dates.find(|date| {
        date.tokens.end == first && !view.is(date.tokens.start.wrapping_sub(1), &["-", "–"])
    })
}

/// "Friday the 8th", "Friday, the 8th", "Friday 8th", but not the proverbial "Friday the 13th".
fn day_alone(view: View<'_>, weekday: u32, at: u32) -> Option<Written> {
    let ordinal = view.word(at).ends_with(|c: char| c.is_ascii_lowercase());
    let day = day(view, at).filter(|_| ordinal)?;
    let next = at + 1;
    let counted = view.tag(next).starts_with(['N', 'J']) || view.is(next, &["of", "-", "–"]);
    let joint = ["and", "or", "to"];
    let ranges = view.is(next, &joint) || view.is(weekday.wrapping_sub(1), &joint);
    let tokens = Span::new(at, next);
    (day != 13 && !counted && !ranges).then_some(Written { month: None, day, year: None, tokens })
}

/// The date that begins at a token, with its year if that is told.
fn date(view: View<'_>, start: u32) -> Option<Written> {
    let (month, day, end) = month_first(view, start).or_else(|| day_first(view, start))?;
    let at = end + u32::from(view.is(end, &[","]));
    let year = year(view, at);
    let end = if year.is_some() { at + 1 } else { end };
    Some(Written { month: Some(month), day, year, tokens: Span::new(start, end) })
}

/// "March 5", "Sept. 5th".
fn month_first(view: View<'_>, at: u32) -> Option<(i8, i8, u32)> {
    let month = month(view, at)?;
    let at = at + 1 + u32::from(view.is(at + 1, &["."]));
    Some((month, day(view, at)?, at + 1))
}

/// "5 March", "the 5th of March", "the first of March".
fn day_first(view: View<'_>, at: u32) -> Option<(i8, i8, u32)> {
    let of = view.is(at + 1, &["of"]);
    let rank = || view.number("rank", at).filter(|_| of);
    let day = day(view, at).or_else(rank)?;
    let next = at + 1 + u32::from(of);
    Some((month(view, next)?, day, next + 1))
}

fn month(view: View<'_>, at: u32) -> Option<i8> {
    view.number("month", at).filter(|_| view.is_capital(at))
}

fn day(view: View<'_>, at: u32) -> Option<i8> {
    let word = view.word(at);
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let known = matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th");
    digits.parse().ok().filter(|day| known && (1..=31).contains(day))
}

fn year(view: View<'_>, at: u32) -> Option<i16> {
    let word = view.word(at);
    word.parse().ok().filter(|year| word.len() == 4 && (1500..2200).contains(year))
}

/// Whether days go on behind a date: "March 5-7", "March 5 and 6".
fn ranges(view: View<'_>, end: u32) -> bool {
    view.is(end, &["-", "–", "—", "and", "or", "to", "through", "/", "&"])
        && day(view, end + 1).is_some()
}

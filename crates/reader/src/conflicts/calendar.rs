//! `calendar`: a weekday beside a date on which it did not fall.

use super::Found;
use super::lexicon;
use super::view::View;
use jiff::civil::{Date, Weekday};
use onrecord_language::times::times_within;
use onrecord_record::{ConflictKind, DateFrom};
use onrecord_text::{Span, Tokens};

/// Before this year the Gregorian calendar is not everywhere the one meant.
const FIRST_YEAR: i16 = 1900;
/// Days around publication in which a date without a year is that of the nearest year.
const NEAR: i32 = 60;
/// Tokens around a date in which another year is looked for, and a twentieth of those where the date is far.
const AROUND: u32 = 300;

/// A weekday with the date that it is said of.
#[derive(Clone, Copy)]
struct Dated {
    weekday: Weekday,
    month: i8,
    day: i8,
    year: Option<i16>,
    tokens: Span<Tokens>,
}

/// Finds weekdays that are not those of their dates.
pub(super) fn find(view: View<'_>, out: &mut Vec<Found>) {
    for at in 0..view.len() {
        let Some(dated) = dated(view, at).filter(|_| !view.is_quoted(at)) else { continue };
        out.extend(match dated.year {
            Some(year) => with_year(dated, year),
            None => without_year(view, dated),
        });
    }
}

fn with_year(dated: Dated, year: i16) -> Option<Found> {
    let day = Date::new(year, dated.month, dated.day).ok()?;
    if year < FIRST_YEAR || day.weekday() == dated.weekday {
        return None;
    }
    let explanation = format!(
        "{} was a {}, not a {}. The year stands beside it, it is no range of days, and nobody is quoted here.",
        named(day),
        name(day.weekday()),
        name(dated.weekday)
    );
    Some(found(dated, "weekday-of-date", explanation))
}

/// A date without a year: that nearest to publication, unless another year is spoken of.
fn without_year(view: View<'_>, dated: Dated) -> Option<Found> {
    let published = published(view)?;
    let mut days: Vec<Date> = (-1..=1)
        .filter_map(|step| Date::new(published.year() + step, dated.month, dated.day).ok())
        .collect();
    days.sort_by_key(|&day| (away(published, day), day));
    let nearest = *days.first()?;
    let near = away(published, nearest) <= NEAR && !is_caption(view, dated);
    let meant = if near { &days[..1] } else { &days[..] };
    let fits = |day: &Date| day.weekday() == dated.weekday;
    if meant.iter().any(fits) || fits_a_told_year(view, dated, near) {
        return None;
    }
    let explanation = format!(
        "The article is of {}, and {} was a {}, not a {}. No other year is spoken of there in which it would fit, it is no range \
         of days, and nobody is quoted here.",
        named(published),
        named(nearest),
        name(nearest.weekday()),
        name(dated.weekday)
    );
    Some(found(dated, "weekday-near-publication", explanation))
}

/// Whether a date stands in what may be the caption of a picture, which may be of another year: it tells of the day in the
/// present tense.
fn is_caption(view: View<'_>, dated: Dated) -> bool {
    let at = dated.tokens.start;
    let sentence = view.sentence(at);
    let verb = sentence.iter().find(|&at| view.is_finite(at));
    verb.is_some_and(|verb| {
        let plain = matches!(view.tag(verb), "VBZ" | "VBP");
        verb < at && plain && !view.is(verb, &["is", "are", "has", "have", "says", "say"])
    })
}

fn found(dated: Dated, rule: &'static str, explanation: String) -> Found {
    Found { kind: ConflictKind::Calendar, rule, spans: vec![dated.tokens], explanation }
}

/// The day of publication, where it was not merely guessed.
fn published(view: View<'_>) -> Option<Date> {
    let known = view.layers.source.published.as_ref()?;
    view.layers.published.filter(|_| known.from != DateFrom::Guess)
}

fn away(published: Date, day: Date) -> i32 {
    published.until(day).map_or(i32::MAX, |span| span.get_days().abs())
}

/// Whether the weekday fits the date in a year that the text names: near publication in the same paragraph or the one
/// before, else anywhere.
fn fits_a_told_year(view: View<'_>, dated: Dated, near: bool) -> bool {
    let paragraph = view.paragraph(dated.tokens.start);
    let before = view.paragraph(paragraph.start.saturating_sub(1));
    let reach = if near { AROUND } else { 20 * AROUND };
    let around = if near { paragraph.join(before) } else { Span::new(0, view.len()) };
    let around = around.near(dated.tokens.start, reach);
    let told = times_within(view.layers.times, around).map(|(_, time)| time);
    // "Last year" tells one too; the date itself was read with the weekday, and proves nothing.
    let years = told.filter(|time| !time.tokens.overlaps(dated.tokens));
    years.filter_map(|time| time.interval).any(|interval| {
        let year = interval.first.year();
        let day = Date::new(year, dated.month, dated.day);
        Some(year) != view.layers.published.map(Date::year)
            && day.is_ok_and(|day| day.weekday() == dated.weekday)
    })
}

/// The weekday at a token and its date: "Tuesday, March 5, 2019", "Tuesday 5 March", "Tuesday (March 5)", or, behind it,
/// "March 5 (Tuesday)".
fn dated(view: View<'_>, at: u32) -> Option<Dated> {
    if !view.is_capital(at) {
        return None;
    }
    let weekday = weekday(view, at)?;
    if view
        .is(at.wrapping_sub(1), &["and", "or", "to", "through", "until", "-", "–", "—", "/", "&"])
        && self::weekday(view, at.wrapping_sub(2)).is_some()
    {
        return None;
    }
    let (month, day, year, end) =
        date(view, behind(view, at)).filter(|found| !ranges(view, found.3))?;
    Some(Dated { weekday, month, day, year, tokens: Span::new(at, end) })
}

fn weekday(view: View<'_>, at: u32) -> Option<Weekday> {
    Weekday::from_monday_one_offset(lexicon::number("weekday", &view.lower(at))?).ok()
}

/// Where the date behind a weekday begins: a stop, a part of the day and a comma or bracket are passed over.
fn behind(view: View<'_>, at: u32) -> u32 {
    let mut next = at + 1;
    next += u32::from(view.is(next, &["."]));
    next += u32::from(view.is_in(next, "part"));
    next += u32::from(view.is(next, &[",", "("]));
    next + u32::from(view.is(next, &["the", "on"]))
}

/// Month, day, year if it is there, and the token behind them.
fn date(view: View<'_>, at: u32) -> Option<(i8, i8, Option<i16>, u32)> {
    let month =
        |at: u32| lexicon::number::<i8>("month", &view.lower(at)).filter(|_| view.is_capital(at));
    let (month, day, end) = if let Some(month) = month(at) {
        let at = at + u32::from(view.is(at + 1, &["."]));
        (month, day(view, at + 1)?, at + 2)
    } else {
        let day = day(view, at)?;
        let next = at + 1 + u32::from(view.is(at + 1, &["of"]));
        (month(next)?, day, next + 1)
    };
    let at = end + u32::from(view.is(end, &[","]));
    match year(view, at) {
        Some(year) => Some((month, day, Some(year), at + 1)),
        None => Some((month, day, None, end)),
    }
}

fn day(view: View<'_>, at: u32) -> Option<i8> {
    let word = view.word(at);
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let ending = &word[digits.len()..];
    let known = matches!(ending, "" | "st" | "nd" | "rd" | "th");
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

fn named(day: Date) -> String {
    day.strftime("%B %-d, %Y").to_string()
}

fn name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

//! A number of years beside the years that it lies between: "nine years later, in 1959", "from 2004 to 2014 … for ten years",
//! "founded in 1913 … its 100th anniversary".

use super::super::Found;
use super::super::lexicon;
use super::super::view::View;
use super::found;
use super::near::{is_slip, told_before};
use onrecord_text::{Span, Tokens};

/// Tokens between a length and the words that tie it to years at most.
const NEAR: u32 = 10;
/// Years that lie between two dates of unknown month may be told as one more or fewer.
const SLACK: i32 = 1;

/// A length in years, with the two years that it is told to lie between, and the place of one of them.
struct Length {
    tokens: Span<Tokens>,
    years: i32,
    ends: (i32, i32),
    place: u32,
}

pub(super) fn find(view: View<'_>, sentence: Span<Tokens>) -> Option<Found> {
    let lengths = sentence.iter().filter_map(|at| length(view, sentence, at));
    let rounds = sentence.iter().filter_map(|at| anniversary(view, at));
    lengths.chain(rounds).take(4).find_map(|told| wrong(view, sentence, &told))
}

/// A length that words tie to two years.
fn length(view: View<'_>, sentence: Span<Tokens>, at: u32) -> Option<Length> {
    let word = view.lower(at);
    let years: i32 = word.parse().ok().or_else(|| lexicon::number("number", &word))?;
    let rough = (at.saturating_sub(2)..at).any(|at| view.is_in(at, "hedge"));
    if !view.is(at + 1, &["years"]) || rough || view.is_quoted(at) {
        return None;
    }
    let (place, ends) = later(view, sentence, at)
        .or_else(|| since(view, sentence, at))
        .or_else(|| term(view, sentence, at))
        .or_else(|| until(view, sentence, at))
        .or_else(|| comes_after(view, sentence, at))?;
    Some(Length { tokens: Span::new(at, at + 2), years, ends, place })
}

/// A place of a year, and the two years.
type Ends = (u32, (i32, i32));

/// "in 1950 … Nine years later, in 1959".
fn later(view: View<'_>, sentence: Span<Tokens>, at: u32) -> Option<Ends> {
    let told = view.is(at + 2, &["later"]);
    let behind = (at + 3..at + 6).find_map(|at| Some((at, year(view, at)?)));
    let before = (at.saturating_sub(2)..at).find_map(|at| Some((at, year(view, at)?)));
    let (place, end) = behind.or(before).filter(|_| told)?;
    other_year(view, sentence, end).map(|start| (place, (start, end)))
}

/// The only other year of the sentence and the one before it.
fn other_year(view: View<'_>, sentence: Span<Tokens>, known: i32) -> Option<i32> {
    let near = told_before(view, sentence.end.saturating_sub(1));
    // A line with a date and no verb tells nothing.
    let line = !view.sentence_before(sentence.start).iter().any(|at| view.is_finite(at));
    let mut years: Vec<i32> = years_of(view, if line { sentence } else { near });
    years.retain(|&year| year != known);
    years.sort_unstable();
    years.dedup();
    let [year] = years[..] else { return None };
    Some(year)
}

/// "since 1993, 19 years without an accident".
fn since(view: View<'_>, sentence: Span<Tokens>, at: u32) -> Option<Ends> {
    let now = i32::from(view.layers.published?.year());
    let since = (at.saturating_sub(NEAR).max(sentence.start)..at)
        .find(|&at| view.is(at, &["since"]) && year(view, at + 1).is_some())?;
    let tied = view.is(at.wrapping_sub(1), &["for"])
        || view.is(at.wrapping_sub(1), &[","]) && since + 3 == at;
    let alone = years_of(view, sentence).len() == 1;
    (tied && alone).then_some((since + 1, (year(view, since + 1)?, now)))
}

/// "from 2004 to 2014 … that he had served for ten years".
fn term(view: View<'_>, sentence: Span<Tokens>, at: u32) -> Option<Ends> {
    let place = sentence.iter().find(|&at| {
        view.is(at, &["from", "between"])
            && view.is(at + 2, &["to", "until", "and", "through"])
            && year(view, at + 1).is_some()
            && year(view, at + 3).is_some()
    })?;
    let told = view.is(at.wrapping_sub(1), &["for"]);
    let ends = (year(view, place + 1)?, year(view, place + 3)?);
    (told && years_of(view, sentence).len() == 2).then_some((place + 1, ends))
}

/// "She married in 1955. They had been married for 61 years when he died in 2016".
fn until(view: View<'_>, sentence: Span<Tokens>, at: u32) -> Option<Ends> {
    let told = view.is(at.wrapping_sub(1), &["for"]);
    let when = (at + 2..at + 4).find(|&at| view.is(at, &["when", "until"]))?;
    let end = (when..(when + NEAR).min(sentence.end)).find_map(|at| Some((at, year(view, at)?)))?;
    let start = other_year(view, sentence, end.1)?;
    (told && start < end.1).then_some((end.0, (start, end.1)))
}

/// "founded in 1711 … The change comes 300 years after the founding".
fn comes_after(view: View<'_>, sentence: Span<Tokens>, at: u32) -> Option<Ends> {
    let now = i32::from(view.layers.published?.year());
    let comes = view.is(at.wrapping_sub(1), &["comes", "come"]) && view.is(at + 2, &["after"]);
    let place = told_before(view, sentence.start).start;
    let start = other_year(view, sentence, now)?;
    let founded = Span::new(place, sentence.start);
    (comes && view.any_in(founded, "founded")).then_some((place, (start, now)))
}

/// "was founded in 1913 and will mark its 100th anniversary".
fn anniversary(view: View<'_>, at: u32) -> Option<Length> {
    let now = i32::from(view.layers.published?.year());
    let word = view.lower(at);
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let years: i32 = digits.parse().ok().filter(|_| digits.len() < word.len())?;
    let sentence = view.sentence(at);
    let founded = |at: u32| (at.saturating_sub(3)..at).any(|at| view.is_in(at, "founded"));
    let place = told_before(view, sentence.end.saturating_sub(1))
        .iter()
        .find(|&at| year(view, at).is_some() && founded(at))?;
    let marks = (at.saturating_sub(4)..at).any(|at| view.is_in(at, "marks"));
    let named = view.is(at + 1, &["anniversary"]) && marks && !view.is_quoted(at);
    let ends = (year(view, place)?, now);
    named.then_some(Length { tokens: Span::new(at, at + 2), years, ends, place })
}

fn wrong(view: View<'_>, sentence: Span<Tokens>, told: &Length) -> Option<Found> {
    let mut all = years_of(view, view.paragraph(sentence.start).near(sentence.start, 200));
    all.extend(years_of(view, told_before(view, sentence.end.saturating_sub(1))));
    all.extend(view.layers.published.map(|date| i32::from(date.year())));
    let fits = |a: i32, b: i32| ((a - b).abs() - told.years).abs() <= SLACK;
    let known = all.iter().any(|&a| all.iter().any(|&b| fits(a, b)));
    let apart = (told.ends.0 - told.ends.1).abs();
    let round = told.years % 10 == 0 && apart % 10 == 0 && apart < told.years * 3;
    let meant = round || is_slip(f64::from(told.years), f64::from(apart));
    if known || !meant || fits(told.ends.0, told.ends.1) {
        return None;
    }
    let explanation = format!(
        "From {} to {} is {apart} years, not {}. No other two years around, nor the year of the article, are that far apart, a year more or less for the \
         months is allowed, and the length is not said to be rough.",
        told.ends.0.min(told.ends.1),
        told.ends.0.max(told.ends.1),
        told.years
    );
    let mut spans = vec![told.tokens, Span::new(told.place, told.place + 1)];
    spans.sort_unstable();
    Some(found("years-between", spans, explanation))
}

fn years_of(view: View<'_>, stretch: Span<Tokens>) -> Vec<i32> {
    stretch.iter().filter_map(|at| year(view, at)).collect()
}

/// A year, by its four figures.
pub(super) fn year(view: View<'_>, at: u32) -> Option<i32> {
    let word = view.word(at);
    let bare = !lexicon::is_in("currency", view.word(at.wrapping_sub(1)));
    word.parse().ok().filter(|year| bare && word.len() == 4 && (1700..2100).contains(year))
}

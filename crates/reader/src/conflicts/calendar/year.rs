//! The year of a date that is told without one.

use super::super::view::View;
use super::dated::Dated;
use jiff::Span as Length;
use jiff::civil::Date;
use onrecord_language::times::times_within;
use onrecord_record::DateFrom;
use onrecord_text::{Span, Tokens};

/// Days around publication in which a date is that of the nearest year (AP Stylebook, "dates": the year is left out near
/// publication).
const NEAR: i32 = 60;
/// Days around publication in which a day without a month is the nearest such day.
const NEAR_DAY: i32 = 9;
/// Tokens around a date in which another year is looked for.
const AROUND: u32 = 300;

/// The day of publication, where it was not merely guessed.
pub(super) fn published(view: View<'_>) -> Option<Date> {
    let known = view.layers.source.published.as_ref()?;
    view.layers.published.filter(|_| known.from != DateFrom::Guess)
}

/// The year that is told beside a date in words: "May 8 of last year".
pub(super) fn beside(view: View<'_>, dated: Dated) -> Option<i16> {
    let stretch = Span::<Tokens>::new(dated.tokens.start, dated.tokens.end + 3);
    let at = stretch.iter().find(|&at| view.is(at + 1, &["year"]))?;
    let step = match &*view.lower(at) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    published(view).map(|published| published.year() + step)
}

/// When something happens by the verb that a date stands with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tense {
    Past,
    Future,
    Open,
}

/// The days that a date without a year may be, the likeliest first.
pub(super) fn meant(view: View<'_>, dated: Dated, published: Date) -> Vec<Date> {
    let Some(month) = dated.month else { return day_of_month(view, dated, published) };
    let years = (-1..=1).map(|step| published.year() + step);
    let mut days: Vec<Date> =
        years.filter_map(|year| Date::new(year, month, dated.day).ok()).collect();
    days.sort_by_key(|&day| (away(published, day), day));
    let near = days.first().is_some_and(|&day| away(published, day) <= NEAR);
    let known = |day: Date| match tense(view, dated) {
        Tense::Past => day <= published,
        Tense::Future => day >= published,
        Tense::Open => false,
    };
    let this_year = |day: &Date| day.year() == published.year() && known(*day);
    if is_caption(view, dated) {
        return days;
    }
    match days.iter().copied().find(this_year).filter(|_| !near) {
        Some(day) => vec![day],
        None if near => days[..1].to_vec(),
        None => days,
    }
}

/// "Friday the 8th": of the month of publication or one beside it, or of a month that is told around it.
fn day_of_month(view: View<'_>, dated: Dated, published: Date) -> Vec<Date> {
    let told = times_within(view.layers.times, around(view, dated));
    let told = told.filter_map(|(_, time)| time.interval).map(|interval| interval.first.date());
    let beside = |day: Date| {
        let first = day.first_of_month();
        (-1..=1).filter_map(move |step: i8| first.checked_add(Length::new().months(step)).ok())
    };
    let day = |month: Date| Date::new(month.year(), month.month(), dated.day).ok();
    let mut days: Vec<Date> = beside(published).filter_map(day).collect();
    days.sort_by_key(|&day| (away(published, day), day));
    // Further away it may be the day of the month before or behind.
    let near = days.first().is_some_and(|&day| away(published, day) <= NEAR_DAY);
    days.truncate(if near { 1 } else { 2 });
    days.extend(told.flat_map(beside).filter_map(day).filter(|day| away(published, *day) > NEAR));
    days
}

/// Whether a date stands in what may be the caption of a picture, which may be of another year: it tells of the day in the
/// present tense.
fn is_caption(view: View<'_>, dated: Dated) -> bool {
    let at = dated.tokens.start;
    let verb = view.sentence(at).iter().find(|&at| view.is_finite(at));
    verb.is_some_and(|verb| {
        let plain = matches!(view.tag(verb), "VBZ" | "VBP");
        verb < at && plain && !view.is(verb, &["is", "are", "has", "have", "says", "say"])
    })
}

/// The tense of the verb that a date stands with: the nearest before it in its clause, else the first behind.
fn tense(view: View<'_>, dated: Dated) -> Tense {
    let clause = view.clause(dated.tokens.start);
    let is_verb = |&at: &u32| view.tag(at).starts_with("VB") || view.tag(at) == "MD";
    let before = (clause.start..dated.tokens.start).rev().find(is_verb);
    let Some(verb) = before.or_else(|| (dated.tokens.end..clause.end).find(is_verb)) else {
        return Tense::Open;
    };
    let modal = (verb.saturating_sub(3).max(clause.start)..=verb).any(|at| view.tag(at) == "MD");
    match view.tag(verb) {
        _ if modal && view.any(clause, &["will", "'ll", "’ll", "shall"]) => Tense::Future,
        _ if modal => Tense::Open,
        "VBD" | "VBN" => Tense::Past,
        _ => Tense::Open,
    }
}

fn away(published: Date, day: Date) -> i32 {
    published.until(day).map_or(i32::MAX, |span| span.get_days().abs())
}

/// The paragraph of a date and the one before.
fn around(view: View<'_>, dated: Dated) -> Span<Tokens> {
    let paragraph = view.paragraph(dated.tokens.start);
    let before = view.paragraph(paragraph.start.saturating_sub(1));
    paragraph.join(before).near(dated.tokens.start, AROUND)
}

/// Whether the weekday fits the date in another year that the text names: nearby where one year is meant, else anywhere. What is
/// still to come is of no year that is over.
pub(super) fn fits_another(view: View<'_>, dated: Dated, published: Date, sure: bool) -> bool {
    let Some(month) = dated.month else { return false };
    let whole = Span::new(0, view.len()).near(dated.tokens.start, 20 * AROUND);
    let stretch = if sure { around(view, dated) } else { whole };
    let told = times_within(view.layers.times, stretch).map(|(_, time)| time);
    // The date itself was read with the weekday, and proves nothing.
    let others = told.filter(|time| !time.tokens.overlaps(dated.tokens));
    let years = others.filter_map(|time| time.interval).map(|interval| interval.first.year());
    let future = tense(view, dated) == Tense::Future;
    let mut years =
        years.filter(|&year| year != published.year() && !(future && year < published.year()));
    years.any(|year| {
        Date::new(year, month, dated.day).is_ok_and(|day| day.weekday() == dated.weekday)
    })
}

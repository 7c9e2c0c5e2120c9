//! Days, years and decades: numbers that are dates and numbers that count things.

use super::names;
use crate::times::lexicon::Set;
use crate::times::pattern::Match;
use crate::times::pieces::Shape;
use crate::times::rules::Action;
use crate::times::scan::{Mention, Scan};

/// Nothing is written together with the match, and it is not "9/11 of".
pub(super) fn free_standing(scan: &Scan<'_>, found: &Match) -> bool {
    !scan.is_attached(found.start) && !scan.is(found.end, &["of", "%"])
}

/// A number before a plural counts things.
fn counts_things(scan: &Scan<'_>, next: usize) -> bool {
    let word = scan.word(next);
    let plural = word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && word.starts_with(|first: char| first.is_ascii_lowercase())
        && !scan.has(next, Set::NoPlural);
    !scan.pieces.get(next).is_some_and(|piece| piece.breaks)
        && (plural || scan.has(next, Set::People))
}

/// "May 5", but neither "May 5/8" nor "in April 40 people".
pub(super) fn day_of_month(scan: &Scan<'_>, found: &Match) -> bool {
    let in_digits = matches!(scan.shape(found.end - 1), Shape::Digits(_, 1 | 2));
    let goes_on = scan.has(found.end, Set::Stroke)
        && scan.is_attached(found.end)
        && matches!(scan.shape(found.end + 1), Shape::Digits(..) | Shape::Hour(..));
    let counts =
        in_digits && (goes_on || scan.has(found.end, Set::People) || scan.is(found.end, &["%"]));
    let cut =
        scan.is_attached(found.start) && scan.is(found.start.wrapping_sub(1), &["/", ":", "$"]);
    !counts && !cut && names::capital_month(scan, found)
}

/// The expression that ended one joint before a piece.
fn joined<'s>(scan: &'s Scan<'_>, at: usize) -> Option<&'s Mention> {
    let last = scan.found.last()?;
    (last.end + 1 == at && scan.has(last.end, Set::Joint)).then_some(last)
}

/// "May 3 and 4", "March 3-5".
pub(super) fn continues_days(scan: &Scan<'_>, found: &Match) -> bool {
    let Some(last) = joined(scan, found.start) else { return false };
    let digits = Match { end: found.start + 1, ..*found };
    let after_comma = scan.is(last.end, &[","]);
    let attached_number =
        scan.is_attached(found.end) && matches!(scan.shape(found.end), Shape::Digits(..));
    last.slots.day.is_some()
        && last.slots.month.is_some()
        && last.rule.action == Action::Date
        && found.slots.day > last.slots.day
        && !counts_things(scan, digits.end)
        && !attached_number
        && !scan.is(found.end, &["$", "/"])
        && !scan.has(found.end, Set::Dash)
        && (!after_comma || scan.is(found.end, &[",", "and", "or"]))
}

/// "1975-76".
pub(super) fn continues_years(scan: &Scan<'_>, found: &Match) -> bool {
    let Some(last) = joined(scan, found.start) else { return false };
    let two = last.slots.year.map(|year| year.rem_euclid(100));
    last.rule.action == Action::Date
        && scan.has(last.end, Set::MarkJoint)
        && scan.is_attached(found.start)
        && last.slots.day.is_none()
        && two.is_some_and(|two| found.slots.year.is_some_and(|year| year > two))
}

/// Four digits are a year unless they count, number or price something.
pub(super) fn year_like(scan: &Scan<'_>, found: &Match) -> bool {
    let at = (found.start..found.end).find(|&at| matches!(scan.shape(at), Shape::Digits(_, 4)));
    let Some(at) = at else { return true };
    if at > found.start {
        return true;
    }
    let value = found.slots.year.unwrap_or_default();
    if is_numbered(scan, found) || goes_on(scan, found.end) {
        return false;
    }
    if counts_things(scan, found.end) {
        return scan.follows(found.start, Set::InSinceThe)
            && (1900..2050).contains(&value)
            && !scan.has(found.end, Set::People);
    }
    (1700..=2060).contains(&value) || scan.follows(found.start, Set::BeforeYear)
}

/// The two digits behind a year and a dash.
fn short_tail(scan: &Scan<'_>, found: &Match) -> Option<i16> {
    match scan.shape(found.seen - 1) {
        Shape::Digits(tail, 2) => i16::try_from(tail).ok(),
        _ => None,
    }
}

/// "2016-09" is a month where its digits cannot be a later year of the century.
pub(super) fn iso_month(scan: &Scan<'_>, found: &Match) -> bool {
    let year = found.slots.year.unwrap_or_default().rem_euclid(100);
    let goes_on = scan.is_attached(found.seen) && !scan.has(found.seen, Set::ClauseEnd);
    short_tail(scan, found).is_some_and(|month| month < year)
        && !goes_on
        && !scan.is_attached(found.start)
}

/// "1914-18", but neither "2016-09" nor "1914-18-3".
pub(super) fn year_range(scan: &Scan<'_>, found: &Match) -> bool {
    let year = found.slots.year.unwrap_or_default().rem_euclid(100);
    let later = short_tail(scan, found).is_none_or(|tail| tail > year);
    later
        && !(scan.is_attached(found.seen)
            && scan.has(found.seen, Set::Dash)
            && matches!(scan.shape(found.seen + 1), Shape::Digits(..)))
}

/// "$1996", "No. 1996", "flight 1996", "2.1996", "555-1996".
fn is_numbered(scan: &Scan<'_>, found: &Match) -> bool {
    let attached = scan.is_attached(found.start);
    let phone = attached
        && scan.has(found.start.wrapping_sub(1), Set::Dash)
        && matches!(scan.shape(found.start.wrapping_sub(2)), Shape::Digits(_, 3 | 5..));
    phone
        || scan.follows(found.start, Set::NumberSign)
        || (attached && scan.is(found.start.wrapping_sub(1), &[":", ".", "#"]))
}

/// "1996/3", "1996:3", "1996%", "1996 hours", but "1996/97" is a season.
fn goes_on(scan: &Scan<'_>, end: usize) -> bool {
    let next = scan.shape(end + 1);
    let digits = matches!(next, Shape::Digits(..));
    let season = scan.is(end, &["/"]) && matches!(next, Shape::Digits(_, 2 | 4));
    (scan.is_attached(end)
        && (scan.is(end, &["%"]) || (digits && !season && scan.is(end, &["/", ":"]))))
        || scan.has(end, Set::ClockZone)
}

/// "on the 5th", but not "on the 5th floor".
pub(super) fn day_alone(scan: &Scan<'_>, found: &Match) -> bool {
    matches!(scan.shape(found.end - 1), Shape::Ordinal(_))
        && (scan.has(found.end, Set::ClauseEnd)
            || scan.has(found.end, Set::AdverbEnd)
            || scan.has(found.end, Set::Had))
        && scan
            .found
            .last()
            .is_some_and(|last| last.slots.month.is_some() || last.slots.day.is_some())
}

/// "’99", but not a closing quotation mark before a number.
pub(super) fn short_year(scan: &Scan<'_>, found: &Match) -> bool {
    !scan.is_attached(found.start) && !scan.is(found.end, &["'", "’", "”"])
}

/// "AD" and "CE" only in capitals.
pub(super) fn era(scan: &Scan<'_>, found: &Match) -> bool {
    (found.start..found.seen).all(|at| {
        !scan.is_class(at, crate::times::lexicon::Class::Era)
            || scan.word(at).bytes().all(|byte| !byte.is_ascii_lowercase())
    })
}

/// "in his forties" is an age.
pub(super) fn decade_like(scan: &Scan<'_>, found: &Match) -> bool {
    if matches!(scan.shape(found.end - 1), Shape::Decade(_, 4)) {
        return !scan.is_attached(found.start)
            || !scan.is(found.start.wrapping_sub(1), &["$", "£", "€"]);
    }
    let the = (found.start..found.end).any(|at| scan.is(at, &["the"]))
        || scan.word(found.end - 1).starts_with(['’', '\'', '‘']);
    let his = scan.follows(found.start, Set::His)
        && !(found.start..found.end).any(|at| scan.is(at, &["the"]));
    the && !his && !scan.has(found.end, Set::People) && !scan.is(found.end, &["and"])
}

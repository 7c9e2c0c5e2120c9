//! Times of day and vague expressions.

use crate::times::lexicon::{Class, Set};
use crate::times::pattern::Match;
use crate::times::pieces::Shape;
use crate::times::scan::Scan;

/// A clock time is marked by its words, or stands behind "at" and its like.
pub(super) fn clock_like(scan: &Scan<'_>, found: &Match) -> bool {
    let marked = (found.start..found.end).any(|at| {
        scan.is_class(at, Class::Meridiem)
            || scan.has(at, Set::ClockZone)
            || scan.is(at, &["o'clock", "o’clock"])
            || matches!(scan.shape(at), Shape::Hour(..))
    });
    // "10:35 a.m. (0735 GMT)" says one time twice.
    let said_twice = scan.is(found.start.wrapping_sub(1), &["("])
        && scan.found.last().is_some_and(|last| last.end + 1 == found.start);
    !said_twice && (marked || scan.follows(found.start, Set::AtClock))
}

/// "in the morning", "by mid-afternoon".
pub(super) fn part_like(scan: &Scan<'_>, found: &Match) -> bool {
    found.end - found.start > 1 && scan.follows(found.start, Set::BeforePart)
}

/// "will soon", "soon to come"; neither "as soon as" nor "soon became".
pub(super) fn soon_like(scan: &Scan<'_>, found: &Match) -> bool {
    if scan.is(found.end - 1, &["future"]) {
        return past_like(scan, found);
    }
    if !scan.is(found.end - 1, &["soon", "shortly"]) {
        return true;
    }
    let verb = (found.start.saturating_sub(2)..found.end + 2).any(|at| scan.has(at, Set::SoonVerb));
    verb && !scan.follows(found.start, Set::So) && !scan.has(found.end, Set::AfterSoon)
}

/// "in the past", but not "the past three months".
pub(super) fn past_like(scan: &Scan<'_>, found: &Match) -> bool {
    scan.pieces.get(found.end).is_none_or(|piece| piece.breaks)
        || scan.has(found.end, Set::PastNext)
        || !scan.word(found.end).starts_with(char::is_alphanumeric)
}

/// "current" before a noun.
pub(super) fn current_like(scan: &Scan<'_>, found: &Match) -> bool {
    scan.word(found.end).starts_with(|first: char| first.is_ascii_lowercase())
}

/// "now", but not the name of an organisation.
pub(super) fn now_like(scan: &Scan<'_>, found: &Match) -> bool {
    scan.word(found.end - 1).bytes().any(|byte| byte.is_ascii_lowercase())
}

/// "the former capital", but not "the former".
pub(super) fn former_like(scan: &Scan<'_>, found: &Match) -> bool {
    scan.word(found.end).starts_with(char::is_alphabetic)
        && !scan.is(found.end, &["and", "is", "was", "has", "of"])
}

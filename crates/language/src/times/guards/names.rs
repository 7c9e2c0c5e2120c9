//! Names of months, days, seasons and feasts, and the other words that look like them.

use crate::times::lexicon::{Class, Set};
use crate::times::pattern::Match;
use crate::times::scan::Scan;

/// "may" and "march" are months only with a capital.
pub(super) fn capital_month(scan: &Scan<'_>, found: &Match) -> bool {
    (found.start..found.seen).all(|at| !scan.has(at, Set::MayMarch) || scan.is_capital(at))
}

/// A month alone: a capital, and for "May" or "March" a word before it that a date follows.
pub(super) fn month_like(scan: &Scan<'_>, found: &Match) -> bool {
    let last = found.end - 1;
    if !scan.is_capital(last) {
        return false;
    }
    let prepared = found.end - found.start > 1 || scan.follows(found.start, Set::BeforeDate);
    if scan.has(last, Set::AbbreviatedMonth) {
        let compound = scan.has(found.end, Set::Dash) && scan.is_attached(found.end);
        return prepared
            && !scan.is_name(found.end)
            && (!compound || scan.word(last).ends_with('.'));
    }
    let the = scan.before(found.start).is_some_and(|at| scan.is(at, &["the", "its", "a"]));
    prepared || the || !scan.is_name(found.end) || scan.word(last).ends_with('.')
}

/// "in the fall", "the spring offensive", but neither "the fall of the city" nor "prices fall".
pub(super) fn season_like(scan: &Scan<'_>, found: &Match) -> bool {
    let last = found.end - 1;
    let prepared = found.end - found.start > 1 || scan.follows(found.start, Set::BeforeSeason);
    let noun = scan.has(found.end, Set::SeasonNoun);
    if !scan.has(last, Set::FallSpring) {
        return prepared || noun || scan.is_capital(last);
    }
    if noun {
        return true;
    }
    let verb = found.end - found.start == 1
        && scan.follows(found.start, Set::FallVerb)
        && !scan.follows(found.start, Set::BeforeSeason);
    let happens = verb || scan.is(found.end, &["of"]) || scan.has(found.end, Set::AfterFall);
    prepared && !happens
}

/// "third-quarter profit", but neither "a third quarter-final" nor "a first quarter of the shops".
pub(super) fn quarter_like(scan: &Scan<'_>, found: &Match) -> bool {
    let of_things = scan.is(found.end, &["of"])
        && scan.has(found.end + 1, Set::AThe)
        && !scan.is(found.end + 2, &["year", "fiscal", "season"]);
    !of_things && !scan.has(found.end, Set::FractionNoun)
}

/// A feast, but not the first name "Easter" or "Christmas".
pub(super) fn holiday_like(scan: &Scan<'_>, found: &Match) -> bool {
    !scan.is_name(found.end) || found.end - found.start > 1
}

/// Names of weekdays have a capital; abbreviations also a stop and a preposition or comma around.
pub(super) fn weekday_like(scan: &Scan<'_>, found: &Match) -> bool {
    let Some(at) = (found.start..found.end).find(|&at| scan.is_class(at, Class::Weekday)) else {
        return false;
    };
    let title =
        scan.is_class(at + 1, Class::Part) && scan.is_capital(at + 1) && scan.is_name(at + 2);
    if !scan.is_capital(at) || title {
        return false;
    }
    scan.word(at).ends_with("day")
        || scan.word(at).ends_with("DAY")
        || (scan.word(at).ends_with('.') && scan.follows(found.start, Set::BeforeDate))
}

/// "this May", but not "this may be".
pub(super) fn near_name(scan: &Scan<'_>, found: &Match) -> bool {
    capital_month(scan, found) && !scan.is_name(found.end)
}

/// "Saturday night", but not "Saturday Night Live".
pub(super) fn no_title(scan: &Scan<'_>, found: &Match) -> bool {
    !(scan.is_capital(found.end - 1) && scan.is_name(found.end))
}

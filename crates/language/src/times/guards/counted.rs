//! Units counted from publication or from the text.

use super::names;
use crate::times::lexicon::Set;
use crate::times::pattern::Match;
use crate::times::scan::Scan;
use crate::times::slots::Unit;

/// "this second" and "this season" are seldom dates; "last day" is a length.
pub(super) fn unit_like(scan: &Scan<'_>, found: &Match) -> bool {
    let long = found.end - found.start > 1;
    let old = scan.has(found.end, Set::Dash) && scan.has(found.end + 1, Set::Old);
    long && !old
        && match found.slots.unit {
            Some(
                Unit::Second
                | Unit::Minute
                | Unit::Hour
                | Unit::Business
                | Unit::Fortnight
                | Unit::Season,
            ) => false,
            Some(Unit::Day) => {
                found.slots.shift == Some(0)
                    && scan.is(found.start, &["this"])
                    && !scan.is(found.end, &["and"])
            }
            Some(Unit::Week | Unit::Month | Unit::Quarter | Unit::Year) => {
                !(scan.is(found.start, &["the"]) && scan.is(found.end, &["of"]))
            }
            _ => true,
        }
}

/// "two days later", but not "later than".
pub(super) fn later_like(scan: &Scan<'_>, found: &Match) -> bool {
    !scan.is(found.end, &["than"])
}

/// "two days earlier", "two days before" with nothing behind it.
pub(super) fn earlier_like(scan: &Scan<'_>, found: &Match) -> bool {
    let open = scan.has(found.end - 1, Set::NotEarlier);
    let ends = scan.pieces.get(found.end).is_none_or(|next| next.breaks)
        || scan.has(found.end, Set::ClauseEnd);
    !scan.is(found.end, &["than"]) && (!open || ends)
}

/// "two days after the siege": something happens behind it.
pub(super) fn event_like(scan: &Scan<'_>, found: &Match) -> bool {
    !scan.has(found.seen, Set::ClauseEnd)
        && scan.pieces.get(found.seen).is_some_and(|next| !next.breaks)
}

/// "the following year", "that next day", but not "following weeks of talks".
pub(super) fn next_like(scan: &Scan<'_>, found: &Match) -> bool {
    let said = (found.start..found.end).any(|at| scan.has(at, Set::TheThat));
    let short = matches!(
        found.slots.unit,
        Some(Unit::Second | Unit::Minute | Unit::Hour | Unit::Business | Unit::Season)
    );
    said && !short && names::capital_month(scan, found)
}

/// "that day", "the same month".
pub(super) fn same_like(scan: &Scan<'_>, found: &Match) -> bool {
    let short =
        matches!(found.slots.unit, Some(Unit::Second | Unit::Minute | Unit::Hour | Unit::Business));
    let fall = found.slots.season.is_some()
        && scan.is(found.end - 1, &["fall"])
        && scan.is(found.end, &["of", "under", "in"]);
    !short && !fall && names::capital_month(scan, found)
}

/// "the end of the year".
pub(super) fn edge_unit(_scan: &Scan<'_>, found: &Match) -> bool {
    found.slots.season.is_some()
        || matches!(
            found.slots.unit,
            Some(
                Unit::Week
                    | Unit::Weekend
                    | Unit::Month
                    | Unit::Quarter
                    | Unit::Year
                    | Unit::Decade
                    | Unit::Century
                    | Unit::Day
            )
        )
}

/// "for the year", "the quarter", "the weekend".
pub(super) fn the_unit_like(scan: &Scan<'_>, found: &Match) -> bool {
    let prepared = scan.follows(found.start, Set::AfterThePeriod);
    let numeral = scan.is_capital(found.end)
        && scan.word(found.end).bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    // "Person of the Year"
    if scan.is_capital(found.end - 1) && !scan.is_capital(found.start) {
        return false;
    }
    match found.slots.unit {
        Some(Unit::Weekend | Unit::Quarter) => {
            !scan.is(found.end, &["of", "mile"]) && !scan.has(found.end, Set::Dash)
        }
        Some(Unit::Week | Unit::Year) => {
            !numeral
                && !scan.is(found.end, &["of"])
                && !scan.has(found.end, Set::Dash)
                && (prepared || scan.has(found.end, Set::Ended) || found.end - found.start > 2)
        }
        _ => false,
    }
}

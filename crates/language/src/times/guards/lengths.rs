//! Lengths and repetitions.

use crate::times::lexicon::{Class, Set};
use crate::times::pattern::Match;
use crate::times::pieces::Shape;
use crate::times::scan::Scan;
use crate::times::slots::{Count, Unit};

fn is_one(found: &Match) -> bool {
    found.slots.count.and_then(Count::whole) == Some(1)
}

/// "three hours", but neither "a second term", "three quarters of them" nor "one day he left".
pub(super) fn length_like(scan: &Scan<'_>, found: &Match) -> bool {
    let unit = found.slots.unit;
    let two = found.end - found.start == 2;
    let hyphened = scan.has(found.end, Set::Dash) && scan.is_attached(found.end);
    if hyphened
        || scan.is(found.end, &["old"])
        || (scan.is(found.end, &["of"]) && scan.is(found.end + 1, &["age"]))
    {
        return false;
    }
    let some_day = scan.is(found.start, &["some"]) && scan.is_class(found.end - 1, Class::Unit);
    let year_tail = scan.is_attached(found.start)
        && scan.has(found.start.wrapping_sub(1), Set::Dash)
        && matches!(scan.shape(found.start.wrapping_sub(2)), Shape::Digits(_, 4));
    if some_day || year_tail {
        return false;
    }
    match unit {
        Some(Unit::Second | Unit::Season) if two && is_one(found) => false,
        Some(Unit::Season) => false,
        Some(Unit::Quarter) => {
            !is_one(found)
                && found.slots.count != Some(Count::Some)
                && !scan.is(found.end, &["of", "-"])
        }
        Some(Unit::Day) if two && scan.is(found.start, &["one"]) => {
            scan.follows(found.start, Set::BeforeLength)
        }
        _ => true,
    }
}

/// A plural alone: "for weeks", "lasted months".
pub(super) fn plural_length(scan: &Scan<'_>, found: &Match) -> bool {
    let unit = !matches!(
        found.slots.unit,
        Some(Unit::Season | Unit::Quarter | Unit::Second | Unit::Business | Unit::Weekend)
    );
    let over = scan.before(found.start).is_some_and(|at| scan.is(at, &["over"]));
    unit && scan.follows(found.start, Set::Take)
        && (!over || scan.has(found.end, Set::ClauseEnd) || scan.is(found.end, &["of"]))
}

/// "a three-month trial", but not "a three-year-old".
pub(super) fn not_age(scan: &Scan<'_>, found: &Match) -> bool {
    let old = scan.has(found.end, Set::Dash) && scan.has(found.end + 1, Set::Old);
    let unit = !matches!(found.slots.unit, Some(Unit::Second | Unit::Quarter | Unit::Season));
    let hyphened = (found.start..found.end).any(|at| scan.has(at, Set::Dash));
    let before_noun = scan.pieces.get(found.end).is_some_and(|next| !next.breaks)
        && scan.word(found.end).starts_with(|first: char| first.is_ascii_lowercase());
    !old && unit && (hyphened || (before_noun && !is_one(found)))
}

/// Ages of things ("the 8-month-old truce") and what is said to be an age ("was 26 years old"), but not the
/// years of people.
pub(super) fn age_like(scan: &Scan<'_>, found: &Match) -> bool {
    if scan.has(found.end - 2, Set::Dash) {
        return found.slots.unit != Some(Unit::Year) && !scan.has(found.end, Set::NounThe);
    }
    scan.follows(found.start, Set::Be) || scan.is(found.end - 1, &["age"])
}

/// "the nine months".
pub(super) fn the_length(scan: &Scan<'_>, found: &Match) -> bool {
    found.slots.count.and_then(Count::whole).is_some_and(|count| count > 1)
        && !scan.has(found.end, Set::Dash)
}

/// "300 cars a week", "per day".
pub(super) fn per_unit(scan: &Scan<'_>, found: &Match) -> bool {
    if matches!(
        found.slots.unit,
        Some(Unit::Second | Unit::Season | Unit::Quarter | Unit::Business)
    ) {
        return false;
    }
    if scan.is(found.start, &["per"]) {
        return true;
    }
    let Some(before) = scan.before(found.start) else { return false };
    let word = scan.word(before);
    let things = word.ends_with('s') && word.len() > 3 && !scan.has(before, Set::NotCount);
    let number = matches!(
        scan.shape(before),
        Shape::Digits(..) | Shape::Grouped(_) | Shape::Tenths(_) | Shape::Stopped(..)
    );
    things || number || scan.has(before, Set::EachOf)
}

/// Not before a noun: "paid quarterly", not "a quarterly dividend".
pub(super) fn adverbial(scan: &Scan<'_>, found: &Match) -> bool {
    scan.has(found.end, Set::AdverbEnd) || scan.pieces.get(found.end).is_none_or(|next| next.breaks)
}

/// "the last two weeks", but not "it would last two weeks".
pub(super) fn no_verb(scan: &Scan<'_>, found: &Match) -> bool {
    !(scan.is(found.start, &["last"]) && scan.follows(found.start, Set::BeforeVerb))
}

//! Words of sense that one telling lacks: a negator, a modal, a qualifier, a number.

use super::senses::{Sense, Unit};
use super::side::{Side, is_date, is_number};
use super::{EditKind, Verdict, left_out, limits, modality, negation, senses};
use crate::variants::Before;

/// Most words that are read together with a negator.
const SHORT: usize = 4;
/// Words within which a qualifier stands for its like.
const NEAR: usize = 4;

/// What it means that words of sense are missing.
pub(super) fn read(side: &Side<'_>, words: &[usize]) -> Option<Verdict> {
    let units: Vec<&Unit> =
        side.units(words).into_iter().filter(|unit| !stays(side, unit, words)).collect();
    negator(side, words, &units)
        .or_else(|| modal(side, words, &units))
        .or_else(|| qualifier(side, words, &units))
        .or_else(|| number(side, words))
}

/// Whether what is left of a unit has its sense: "have got to" and "have to", "every single" and "every".
fn stays(side: &Side<'_>, unit: &Unit, words: &[usize]) -> bool {
    let left = unit.range.clone().filter(|at| !words.contains(at)).map(|at| side.folded(at));
    let left: Vec<&str> = left.collect();
    let doubts = matches!(unit.sense, Sense::Qualifier { group: "maybe", .. })
        && matches!(left[..], ["may" | "might" | "could"]);
    doubts || senses::is_phrase(&left, unit.sense)
}

fn negator(side: &Side<'_>, words: &[usize], units: &[&Unit]) -> Option<Verdict> {
    let negators = units.iter().filter(|unit| unit.sense == Sense::Negator).count();
    let alone = words.len() == 1 && side.folded(words[0]) == "not";
    if !alone && (negators % 2 == 0 || words.len() > SHORT) {
        return None;
    }
    Some(if negation::is_doubled(side, words) {
        Verdict::listed(EditKind::Negation, "negation-doubled")
    } else {
        Verdict::raised(EditKind::Negation, "negation")
    })
}

fn modal(side: &Side<'_>, words: &[usize], units: &[&Unit]) -> Option<Verdict> {
    let unit = units.iter().find(|unit| matches!(unit.sense, Sense::Modal(_)))?;
    let future = unit.sense == Sense::Modal("will") && unit.range.len() == 1;
    let ensured = future && modality::is_ensured(side, unit.range.start);
    Some(if ensured || modality::is_of_purpose(side, unit) {
        Verdict::listed(EditKind::Modality, "same-modality")
    } else if is_reduced(side, words) || is_relative_would(side, unit) {
        Verdict::listed(EditKind::Modality, "reduced-relative")
    } else if modality::is_taken_up(side, unit) {
        Verdict::listed(EditKind::Modality, "modality-taken-up")
    } else if modality::is_mere_ability(side, unit) {
        Verdict::listed(EditKind::Modality, "mere-ability")
    } else if is_beside_another(side, unit) {
        Verdict::listed(EditKind::Modality, "beside-another")
    } else {
        Verdict::raised(EditKind::Modality, "modality")
    })
}

/// "should have to" is "should" and a little more.
fn is_beside_another(side: &Side<'_>, unit: &Unit) -> bool {
    let before = unit.range.start.checked_sub(1);
    before.is_some_and(|at| side.is_modal(at)) || side.is_modal(unit.range.end)
}

fn qualifier(side: &Side<'_>, words: &[usize], units: &[&Unit]) -> Option<Verdict> {
    let level = |unit: &&Unit| match unit.sense {
        Sense::Qualifier { is_raised, .. } => {
            let is_light = is_parenthetical(side, unit)
                || is_floating(side, unit)
                || is_of_what_goes(side, unit, words);
            Some(is_raised && !is_light)
        }
        _ => None,
    };
    if units.iter().any(|unit| is_beside_same(side, unit, words)) {
        return Some(Verdict::listed(EditKind::Qualifier, "qualifier-taken-up"));
    }
    let levels: Vec<bool> = units.iter().filter_map(level).collect();
    if levels.iter().any(|&is_raised| is_raised) {
        return Some(Verdict::raised(EditKind::Qualifier, "qualifier"));
    }
    (!levels.is_empty()).then_some(Verdict::listed(EditKind::Qualifier, "degree"))
}

/// "the options (that would be) open to me", "as much as peace (is going to have) over the year".
fn is_reduced(side: &Side<'_>, words: &[usize]) -> bool {
    let (Some(&first), Some(&last)) = (words.first(), words.last()) else { return false };
    let stands_in = matches!(side.folded(last), "have" | "do");
    let goes_on = last + 1 == side.words.len() || side.is_function(last + 1);
    matches!(side.folded(first), "that" | "which" | "who") && side.folded(last) == "be"
        || stands_in && goes_on && words.len() > 2
}

/// "any law that (would) limit this": what stays says it of the same laws.
fn is_relative_would(side: &Side<'_>, unit: &Unit) -> bool {
    let before = unit.range.start.checked_sub(1).map_or("", |at| side.folded(at));
    unit.sense == Sense::Modal("would")
        && unit.range.len() == 1
        && limits::is_relative(before)
        && !matches!(side.folded(unit.range.end), "be" | "have" | "not" | "never")
}

/// Whether a qualifier that is left has the sense of one that is not: "each and every", "every race and (every) creed".
fn is_beside_same(side: &Side<'_>, unit: &Unit, words: &[usize]) -> bool {
    let Sense::Qualifier { group, .. } = unit.sense else { return false };
    let same = |at: usize| {
        side.unit(at).is_some_and(
            |other| matches!(other.sense, Sense::Qualifier { group: there, .. } if there == group),
        )
    };
    let from = unit.range.start.saturating_sub(NEAR);
    let to = (unit.range.end + NEAR).min(side.words.len());
    (from..to).any(|at| !words.contains(&at) && !unit.range.contains(&at) && same(at))
}

/// Whether an adverb only qualifies the word behind it, which is left out as well: "two (fundamentally different) paths".
fn is_of_what_goes(side: &Side<'_>, unit: &Unit, words: &[usize]) -> bool {
    let next = unit.range.end;
    unit.range.len() == 1
        && side.folded(unit.range.start).ends_with("ly")
        && side.before(next) <= Before::Space
        && words.contains(&next)
        && left_out::is_said(side, next)
        && words.last() == Some(&next)
}

/// "all" only stresses behind these: "we all know", "they are all here".
const FLOATS: [&str; 26] = [
    "i", "we", "you", "he", "she", "it", "they", "us", "them", "that", "this", "is", "are", "was",
    "were", "be", "been", "have", "has", "had", "will", "would", "can", "at", "first", "after",
];
/// A clause begins with these.
const OPENERS: [&str; 24] = [
    "i", "we", "you", "he", "she", "it", "they", "that", "this", "these", "those", "there", "the",
    "a", "an", "my", "our", "your", "his", "her", "its", "their", "if", "what",
];

/// "all" behind the word that it goes with only stresses it.
fn is_floating(side: &Side<'_>, unit: &Unit) -> bool {
    let before = unit.range.start.checked_sub(1).map_or("", |at| side.folded(at));
    let all = unit.range.len() == 1 && matches!(side.folded(unit.range.start), "all" | "each");
    all && FLOATS.contains(&before)
}

/// "I think" in the middle of a clause is a manner of speaking; before a clause it is part of what is claimed.
fn is_parenthetical(side: &Side<'_>, unit: &Unit) -> bool {
    let next = unit.range.end;
    let opens = OPENERS.contains(&side.folded(next));
    let is_opinion = matches!(unit.sense, Sense::Qualifier { group: "opinion", .. });
    is_opinion && !opens && !(next < side.words.len() && side.is_name(next))
}

/// A number or date left out. "first" and "one" are words.
fn number(side: &Side<'_>, words: &[usize]) -> Option<Verdict> {
    let counts = |at: usize| {
        let folded = side.folded(at);
        is_date(folded) || is_number(folded) && folded != "1st" && folded != "1"
    };
    let verdict = Verdict::listed(EditKind::Number, "number-left-out");
    words.iter().any(|&at| counts(at)).then_some(verdict)
}

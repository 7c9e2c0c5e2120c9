//! A negation, a modal or a qualifier that goes from one place and comes at another near by: the sense stays.

use super::senses::Sense;
use super::side::Side;
use super::{EditKind, Found, Verdict, format, negation};
use crate::variants::Before;
use std::ops::Range;

/// Words within which something may have moved: "I don't think it is", "I think it is not".
const MOVE: usize = 10;
/// Most shared words on each side of a gap by which its place is known again.
const FRAME: usize = 4;
/// Words within which they are looked for again.
const AWAY: usize = 100;

/// Lists what moved rather than raising it.
pub(super) fn list(one: &Side<'_>, other: &Side<'_>, found: &mut [Found]) {
    for found in found.iter_mut().filter(|found| found.verdict.is_material) {
        if let Some(rule) = rule(one, other, found) {
            found.verdict = Verdict::listed(found.verdict.kind, rule);
        }
    }
}

/// The rule by which something moved only, if it did.
fn rule(one: &Side<'_>, other: &Side<'_>, found: &Found) -> Option<&'static str> {
    let kind = found.verdict.kind;
    let places = ((one, &found.a), (other, &found.b));
    if kind == EditKind::Negation && is_rhetorical(one, &found.a, other, &found.b) {
        return Some("rhetorical-question");
    }
    if kind == EditKind::Negation && is_shared(one, &found.a, other, &found.b) {
        return Some("negation-doubled");
    }
    if kind == EditKind::Modality
        && (is_one_modal(places.0, places.1) || is_one_modal(places.1, places.0))
    {
        return Some("modality-taken-up");
    }
    let twice = stands_elsewhere(places.0, places.1) || stands_elsewhere(places.1, places.0);
    (twice || is_near(one, other, found)).then(|| moved(kind)).flatten()
}

/// Whether the sentences around have the same senses, though the places have not.
fn is_near(one: &Side<'_>, other: &Side<'_>, found: &Found) -> bool {
    let near = (around(one, &found.a), around(other, &found.b));
    let here = (found.a.clone().collect(), found.b.clone().collect());
    let differs = |(a, b): &(Vec<usize>, Vec<usize>)| match found.verdict.kind {
        EditKind::Negation => negation::negators((one, a)) != negation::negators((other, b)),
        EditKind::Modality => groups(one, a, is_modal) != groups(other, b, is_modal),
        EditKind::Qualifier => groups(one, a, is_qualifier) != groups(other, b, is_qualifier),
        _ => true,
    };
    differs(&here) && !differs(&near)
}

/// What a place is: a side, and its words there.
type Place<'s, 't> = (&'s Side<'t>, &'s Range<usize>);

/// Whether the words of the one, with what is shared around them, stand at another place of the other as well: "It is not
/// afraid of you. No, it is afraid of us" beside "It is afraid of".
fn stands_elsewhere((side, here): Place<'_, '_>, (other, there): Place<'_, '_>) -> bool {
    let before = (1..=FRAME).take_while(|step| {
        let (i, j) = (here.start.checked_sub(*step), there.start.checked_sub(*step));
        i.is_some() && i.map(|at| side.folded(at)) == j.map(|at| other.folded(at))
    });
    let behind = (0..FRAME).take_while(|step| {
        let at = here.end + step;
        at < side.words.len() && side.folded(at) == other.folded(there.end + step)
    });
    let (left, right) = (before.count(), behind.count());
    let frame = here.start - left..here.end + right;
    let len = frame.len();
    let own = there.start.saturating_sub(left)..there.end + right;
    let is_copy = |from: usize| {
        (0..len).all(|step| side.folded(frame.start + step) == other.folded(from + step))
    };
    let says = frame.clone().any(|at| !side.is_function(at) && side.unit(at).is_none());
    let last = (there.end + AWAY).min((other.words.len() + 1).saturating_sub(len));
    let mut places = there.start.saturating_sub(AWAY)..last;
    left > 1 && right > 1 && says && places.any(|from| !own.contains(&from) && is_copy(from))
}

/// Whether the verb of a modal that one side lacks stands near the place in the other in another form ("premiums will rise",
/// "rising premiums"), or the modal only takes up one of the same force before it: "may hurt and (may) frighten".
fn is_one_modal((side, here): Place<'_, '_>, (other, there): Place<'_, '_>) -> bool {
    let Some(at) = here.clone().find(|&at| side.is_modal(at)) else { return false };
    if !there.is_empty() {
        return false;
    }
    let near = around(other, there);
    let verb = here.end - 1;
    let rises = here.len() > 1
        && !side.is_function(verb)
        && near.iter().any(|&at| {
            other.folded(at) != side.folded(verb)
                && format::is_inflected(other.folded(at), side.folded(verb))
        });
    let goes_on = at.checked_sub(1).is_some_and(|and| matches!(side.folded(and), "and" | "or"));
    let before = near.iter().filter(|&&at| at < there.start);
    let mut groups = before.filter_map(|&at| other.unit(at).and_then(|unit| is_modal(unit.sense)));
    let is_possible = |group: &str| matches!(group, "can" | "could" | "may");
    let possible = side.unit(at).and_then(|unit| is_modal(unit.sense)).is_some_and(is_possible);
    rises || goes_on && possible && groups.any(is_possible)
}

fn moved(kind: EditKind) -> Option<&'static str> {
    match kind {
        EditKind::Negation => Some("negation-moved"),
        EditKind::Modality => Some("modality-moved"),
        EditKind::Qualifier => Some("qualifier-moved"),
        _ => None,
    }
}

/// Whether one asks what the other states: such a question expects the contrary of its form (Quirk et al., 11.23).
fn is_rhetorical(one: &Side<'_>, a: &Range<usize>, other: &Side<'_>, b: &Range<usize>) -> bool {
    one.is_asked(a.start) != other.is_asked(b.start)
}

/// Whether another negator stands close by on both sides: "there are no", "there is no one, no".
fn is_shared(one: &Side<'_>, a: &Range<usize>, other: &Side<'_>, b: &Range<usize>) -> bool {
    let closes = |side: &Side<'_>, at: usize| {
        side.before(at) <= Before::Mark && negation::negators((side, &[at])) > 0
    };
    a.end < one.words.len()
        && b.end < other.words.len()
        && closes(one, a.end)
        && closes(other, b.end)
}

/// The senses of some kind among words, in one order.
fn groups(
    side: &Side<'_>,
    places: &[usize],
    group: fn(Sense) -> Option<&'static str>,
) -> Vec<&'static str> {
    let mut out: Vec<&str> =
        side.units(places).into_iter().filter_map(|unit| group(unit.sense)).collect();
    out.sort_unstable();
    out
}

fn is_modal(sense: Sense) -> Option<&'static str> {
    match sense {
        Sense::Modal(group) => Some(group),
        _ => None,
    }
}

fn is_qualifier(sense: Sense) -> Option<&'static str> {
    match sense {
        Sense::Qualifier { group, .. } => Some(group),
        _ => None,
    }
}

/// The words near a place, in its sentence.
fn around(side: &Side<'_>, range: &Range<usize>) -> Vec<usize> {
    let opens = |at: &usize| side.before(*at) >= Before::Sentence;
    let from = range.start.saturating_sub(MOVE);
    let start = (from..=range.start).rev().find(opens).unwrap_or(from);
    let to = (range.end + MOVE).min(side.words.len());
    let end = (range.end.max(start + 1)..to).find(opens).unwrap_or(to);
    (start.min(end)..end).collect()
}

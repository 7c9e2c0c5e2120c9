//! A negation, a modal or a qualifier that goes from one place and comes at another near by: the sense stays.

use super::senses::Sense;
use super::side::Side;
use super::{EditKind, Found, Verdict, negation};
use crate::variants::Before;
use std::ops::Range;

/// Words within which something may have moved: "I don't think it is", "I think it is not".
const MOVE: usize = 10;

/// Lists what moved rather than raising it.
pub(super) fn list(one: &Side<'_>, other: &Side<'_>, found: &mut [Found]) {
    for found in found.iter_mut().filter(|found| found.verdict.is_material) {
        if found.verdict.kind == EditKind::Negation && is_rhetorical(one, &found.a, other, &found.b)
        {
            found.verdict = Verdict::listed(EditKind::Negation, "rhetorical-question");
            continue;
        }
        if found.verdict.kind == EditKind::Negation && is_shared(one, &found.a, other, &found.b) {
            found.verdict = Verdict::listed(EditKind::Negation, "negation-doubled");
            continue;
        }
        let near = (around(one, &found.a), around(other, &found.b));
        let here = (found.a.clone().collect(), found.b.clone().collect());
        let differs = |(a, b): &(Vec<usize>, Vec<usize>)| match found.verdict.kind {
            EditKind::Negation => negation::negators((one, a)) != negation::negators((other, b)),
            EditKind::Modality => groups(one, a, is_modal) != groups(other, b, is_modal),
            EditKind::Qualifier => groups(one, a, is_qualifier) != groups(other, b, is_qualifier),
            _ => true,
        };
        if differs(&here) && !differs(&near) {
            found.verdict = Verdict::listed(found.verdict.kind, rule(found.verdict.kind));
        }
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

fn rule(kind: EditKind) -> &'static str {
    match kind {
        EditKind::Negation => "negation-moved",
        EditKind::Modality => "modality-moved",
        _ => "qualifier-moved",
    }
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

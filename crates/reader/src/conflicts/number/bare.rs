//! A number alone that takes up what was counted: "the youngest of the 18", where 16 were told of.

use super::super::Found;
use super::super::view::View;
use super::found;
use super::quantity::{Quantities, Quantity, shown};
use onrecord_text::{Span, Tokens};

/// Below this, a number alone may be any few people or things just named.
const FEWEST: f64 = 4.0;
/// Numbers before it that are looked at.
const BEFORE: usize = 40;
/// Tokens of a text in which a number alone is compared: in a longer one, what it takes up may be told in other words.
const LONG: u32 = 800;
/// How many times as large as the other the larger of two numbers may be.
const FAR: f64 = 1.6;

pub(super) fn find(view: View<'_>, numbers: &Quantities) -> Option<Found> {
    if view.len() > LONG {
        return None;
    }
    let mut all = numbers
        .0
        .iter()
        .enumerate()
        .filter(|(_, one)| is_alone(view, one) && is_nowhere_else(view, numbers, one));
    let (index, one) = all.next().filter(|_| all.next().is_none())?;
    let counted = |other: &&Quantity| {
        other.is_plain() && !other.noun.is_empty() && !other.hedged && other.scale < 1.5
    };
    let near = |other: &&Quantity| {
        let (less, more) = (other.value.min(one.value), other.value.max(one.value));
        (more <= less * FAR || other.is_swapped(one))
            && !super::super::lexicon::is_in("of_time", &other.noun)
    };
    let before: Vec<&Quantity> =
        numbers.0[..index].iter().rev().take(BEFORE).filter(counted).filter(near).collect();
    let again = |other: &&&Quantity| {
        numbers
            .0
            .iter()
            .filter(|one| one.is_plain() && (one.value - other.value).abs() < 0.5)
            .count()
            > 1
    };
    let told: Vec<&Quantity> = before.iter().filter(again).copied().collect();
    let slips: Vec<&Quantity> = before
        .iter()
        .filter(|other| other.is_swapped(one) || other.is_misread(one))
        .copied()
        .collect();
    let both: Vec<&Quantity> = slips.iter().filter(again).copied().collect();
    let before =
        [both, slips, told].into_iter().find(|those| !those.is_empty()).unwrap_or_default();
    let first = before.first()?;
    let one_value = before.iter().all(|other| (other.value - first.value).abs() < 0.5);
    let apart = view.sentence(first.tokens.start) != view.sentence(one.tokens.start);
    if !one_value || !apart || is_of_years(view, one) {
        return None;
    }
    let explanation = format!(
        "“The {}” takes up something counted before, but the text has {} {}s and nowhere else {}. No other count of that size stands before it, neither is said \
         to be rough, and nothing behind it says which are meant.",
        shown(one.value),
        shown(first.value),
        first.noun,
        shown(one.value)
    );
    Some(found("bare-count-recalled", vec![first.tokens, one.tokens], explanation))
}

/// "the 18," "the seven were", with no noun.
fn is_alone(view: View<'_>, one: &Quantity) -> bool {
    let Span { start, end, .. } = one.tokens;
    let before = start.wrapping_sub(1);
    let the = view.is(before, &["the", "those", "all"])
        && !view.is(before.wrapping_sub(1), &["by", "in", "since"]);
    let closed = view.is(end, &[",", ".", ";", "who", "whom"]) || view.is_finite(end);
    one.is_plain()
        && one.noun.is_empty()
        && the
        && closed
        && !one.hedged
        && one.scale < 1.5
        && one.value >= FEWEST
        && one.value.fract() == 0.0
}

/// Whether a number is that of the years between two that its paragraph names: "from 1981 to 1994 … in twelve of the 13".
fn is_of_years(view: View<'_>, one: &Quantity) -> bool {
    let paragraph = view.paragraph(one.tokens.start).near(one.tokens.start, 150);
    let year =
        |at: u32| view.word(at).parse::<i32>().ok().filter(|year| (1500..2200).contains(year));
    let years: Vec<i32> = paragraph.iter().filter_map(year).collect();
    let apart = |pair: &[i32]| f64::from((pair[1] - pair[0]).abs());
    years.windows(2).any(|pair| (apart(pair) - one.value).abs() <= 1.0)
}

/// Whether a number stands in one sentence alone, in whatever form.
fn is_nowhere_else(view: View<'_>, numbers: &Quantities, one: &Quantity) -> bool {
    let sentence: Span<Tokens> = view.sentence(one.tokens.start);
    let figures = shown(one.value);
    let same =
        |other: &&Quantity| (other.value - one.value).abs() < 0.5 && other.tokens != one.tokens;
    !numbers.0.iter().any(|other| same(&other))
        && (0..view.len())
            .filter(|at| !sentence.holds(*at))
            .all(|at| view.word(at) != figures || view.is_in(at.wrapping_sub(1), "month"))
}

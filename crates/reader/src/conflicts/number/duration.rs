//! "The 41-day strike", which "had lasted for 47 days".

use super::super::Found;
use super::super::lexicon;
use super::super::view::View;
use super::found;
use super::quantity::{Quantities, Quantity, shown};
use onrecord_text::Span;

/// Tokens between what lasted and the verb at most.
const REACH: u32 = 8;

pub(super) fn find(view: View<'_>, numbers: &Quantities) -> Option<Found> {
    let named: Vec<(&Quantity, String)> =
        numbers.0.iter().filter_map(|one| named(view, one)).take(20).collect();
    if named.is_empty() {
        return None;
    }
    if let Some(found) = named_twice(view, &named) {
        return Some(found);
    }
    numbers.0.iter().filter(|one| lasted(view, one)).take(20).find_map(|length| {
        let floor = length.tokens.start.saturating_sub(REACH).max(view.sentence(length.tokens.start).start);
        let what = |noun: &str| (floor..length.tokens.start).any(|at| view.is(at, &[noun]));
        let same: Vec<_> = named.iter().filter(|(one, noun)| one.noun == length.noun && what(noun)).collect();
        let fits = same.iter().any(|(one, _)| (one.value - length.value).abs() < 0.5);
        let (one, noun) = same.first().filter(|_| !fits)?;
        let explanation = format!(
            "The {noun} is called one of {} {}s and is said to have lasted for {}. It is the only {noun} with a length in the text, and neither number is said to \
             be rough or to be that of another day.",
            shown(one.value), one.noun, shown(length.value)
        );
        Some(found("length-in-two-values", vec![one.tokens, length.tokens], explanation))
    })
}

/// "The 41-day strike" and "the 47-day strike".
fn named_twice(view: View<'_>, named: &[(&Quantity, String)]) -> Option<Found> {
    let definite = |one: &Quantity| {
        view.is(one.tokens.start.wrapping_sub(1), &["the", "this", "their"])
            && !view.tag(one.tokens.end + 1).starts_with("NN")
            && !view.is(one.tokens.end + 1, &["of", "that", "in", "for", "to"])
    };
    let [(first, noun), rest @ ..] = named else { return None };
    if !lexicon::is_in("of_one_length", noun) {
        return None;
    }
    let (other, _) = rest.iter().find(|(one, known)| {
        known == noun && one.noun == first.noun && (one.value - first.value).abs() > 0.5
    })?;
    let alone = rest.iter().filter(|(_, known)| known == noun).count() == 1;
    if !alone || !definite(other) {
        return None;
    }
    let explanation = format!(
        "The {noun} is called one of {} {}s and one of {}. It is the only {noun} with a length in the text, and neither number is said to be rough.",
        shown(first.value),
        first.noun,
        shown(other.value)
    );
    Some(found("length-in-two-values", vec![first.tokens, other.tokens], explanation))
}

/// "41-day strike": the number with the noun behind it.
fn named<'q>(view: View<'_>, one: &'q Quantity) -> Option<(&'q Quantity, String)> {
    let joined = view.word(one.tokens.start).contains('-') && is_time(one) && !one.hedged;
    let noun = view.lower(one.tokens.end);
    (joined && view.tag(one.tokens.end).starts_with("NN") && !view.is_quoted(one.tokens.start))
        .then_some((one, noun))
}

fn is_time(one: &Quantity) -> bool {
    matches!(&*one.noun, "day" | "week" | "month" | "hour" | "minute" | "year")
}

/// "lasted for 47 days".
fn lasted(view: View<'_>, one: &Quantity) -> bool {
    let before = one.tokens.start.wrapping_sub(1);
    let verb = before.wrapping_sub(u32::from(view.is(before, &["for"])));
    let stretch = Span::new(verb, one.tokens.start);
    view.any(stretch, &["lasted"])
        && is_time(one)
        && !one.hedged
        && !view.is_quoted(one.tokens.start)
}

//! "Three of the five": a part that is larger than its whole, or that leaves another rest than is told.

use super::super::Found;
use super::super::view::View;
use super::found;
use super::near::{is_part, like};
use super::quantity::{Quantities, Quantity, shown};
use onrecord_text::{Span, Tokens};

/// A sum this many times its whole, or more, is that of something else.
const FAR: f64 = 1.5;
/// Largest whole that is taken: "five of 10,000" is no list of things that are counted out.
const WHOLE: f64 = 100_000.0;

pub(super) fn find(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    let all = numbers.within(sentence);
    if let Some(found) = of_them(view, numbers, sentence) {
        return Some(found);
    }
    let (part, whole) = all.windows(2).find_map(|pair| match pair {
        [part, whole] if is_part(view, part, whole) && whole.value <= WHOLE => Some((part, whole)),
        _ => None,
    })?;
    too_large(part, whole).or_else(|| going_on(view, all, part, whole))
}

fn too_large(part: &Quantity, whole: &Quantity) -> Option<Found> {
    let determined = whole.tokens.start == part.tokens.end + 2;
    if part.value <= whole.value || !determined {
        return None;
    }
    let explanation = format!(
        "{} of {} cannot be: the part is larger than the whole. Neither number is said to be rough.",
        shown(part.value),
        shown(whole.value)
    );
    Some(found("part-over-whole", vec![view_words(part, whole)], explanation))
}

fn view_words(part: &Quantity, whole: &Quantity) -> Span<Tokens> {
    part.tokens.join(whole.tokens)
}

/// "Four of the nine were taken to the hospital, and six went home": more than there are.
fn going_on(view: View<'_>, all: &[Quantity], part: &Quantity, whole: &Quantity) -> Option<Found> {
    let bare = |one: &&Quantity| {
        one.tokens.start > whole.tokens.end
            && one.is_plain()
            && (view.is(one.tokens.start.wrapping_sub(1), &["and", ",", "while", "but", ";"])
                && (view.is_finite(one.tokens.end) || view.is(one.tokens.end, &["others"]))
                || is_against(view, one, whole))
    };
    let rest: Vec<&Quantity> = all.iter().filter(bare).collect();
    let sum = part.value + rest.iter().map(|one| one.value).sum::<f64>();
    let last = rest.last()?;
    if sum <= whole.value || sum > whole.value * FAR || rest.iter().any(|one| one.hedged) {
        return None;
    }
    let explanation = format!(
        "{} and {} are {}, more than the {} of whom it is told. The numbers stand in one list, none of them is part of another, and none is \
         said to be rough.",
        shown(part.value),
        shown(sum - part.value),
        shown(sum),
        shown(whole.value)
    );
    Some(found("parts-over-whole", vec![view_words(part, whole), last.tokens], explanation))
}

/// "288 of the 538 electoral votes, to 250 for the other".
fn is_against(view: View<'_>, one: &Quantity, whole: &Quantity) -> bool {
    let to = one.tokens.start.wrapping_sub(1);
    let behind = view.is(to, &["to", "against"]) && view.is(to.wrapping_sub(1), &[","]);
    behind && whole.noun == "vote" && view.is(one.tokens.end, &["for", "votes"])
}

/// "The army had eight. … has lent him six of them and kept three".
fn of_them(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    let all = numbers.within(sentence);
    let (part, other) = all.windows(2).find_map(|pair| {
        let [part, other] = pair else { return None };
        let of = part.tokens.end;
        let them = view.is(of, &["of"]) && view.is(of + 1, &["them"]);
        let and =
            view.is(of + 2, &["and"]) && view.is_finite(of + 3) && other.tokens.start == of + 4;
        (them && and).then_some((part, other))
    })?;
    let before = like(view, numbers, view.sentence_before(sentence.start), part);
    let [whole] = before[..] else { return None };
    let sum = part.value + other.value;
    let bare = other.noun.is_empty()
        && [part, other, whole].iter().all(|one| one.is_plain() && !one.hedged);
    let again = view.is(other.tokens.end, &["more", "others"]);
    if !bare || again || sum <= whole.value || sum > whole.value * FAR || part.value > whole.value {
        return None;
    }
    let explanation = format!(
        "{} and {} are {}, more than the {} there were. The numbers stand side by side, nothing else is counted between, none of them is part of \
         another, and none is said to be rough.",
        shown(part.value),
        shown(other.value),
        shown(sum),
        shown(whole.value)
    );
    Some(found("parts-over-whole", vec![whole.tokens, part.tokens.join(other.tokens)], explanation))
}

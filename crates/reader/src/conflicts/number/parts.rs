//! "Three of the five": a part that is larger than its whole, or that leaves another rest than is told.

use super::super::Found;
use super::super::view::View;
use super::found;
use super::quantity::{Quantities, Quantity, shown};
use onrecord_text::{Span, Tokens};

/// Largest whole that is taken: "five of 10,000" is no list of things that are counted out.
const WHOLE: f64 = 100_000.0;

pub(super) fn find(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    let all = numbers.within(sentence);
    let (part, whole) = all.windows(2).find_map(|pair| match pair {
        [part, whole] if is_part(view, part, whole) => Some((part, whole)),
        _ => None,
    })?;
    too_large(part, whole)
        .or_else(|| going_on(view, all, part, whole))
        .or_else(|| the_other(view, numbers, sentence, (part, whole)))
}

/// "three of the five gates", both exact.
fn is_part(view: View<'_>, part: &Quantity, whole: &Quantity) -> bool {
    let of = part.tokens.end;
    let between = whole.tokens.start.wrapping_sub(of);
    let joined = view.is(of, &["of"])
        && (between == 1 || between == 2 && matches!(view.tag(of + 1), "DT" | "PRP$"));
    let exact = [part, whole]
        .iter()
        .all(|one| one.is_plain() && !one.hedged && one.value.fract() == 0.0 && one.scale < 1.5);
    joined && exact && whole.value <= WHOLE && whole.value >= 2.0
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
    if sum <= whole.value || rest.iter().any(|one| one.hedged) {
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

/// "The other two": whole less part.
fn the_other(
    view: View<'_>,
    numbers: &Quantities,
    sentence: Span<Tokens>,
    (part, whole): (&Quantity, &Quantity),
) -> Option<Found> {
    let behind = view.sentence_behind(sentence.end.saturating_sub(1));
    let reach = Span::new(whole.tokens.end, behind.end.max(sentence.end));
    let rest = numbers.within(reach).iter().find(|one| {
        let before = one.tokens.start.wrapping_sub(1);
        view.is(before, &["other", "remaining"]) && view.is(before.wrapping_sub(1), &["the"])
    })?;
    let same = rest.noun.is_empty() || rest.noun == whole.noun;
    let innocent = !same
        || rest.hedged
        || !rest.is_plain()
        || view.is(rest.tokens.end, &["of"])
        || (part.value + rest.value - whole.value).abs() < 0.5;
    let between = numbers.within(Span::new(whole.tokens.end, rest.tokens.start));
    if innocent || between.iter().any(Quantity::is_plain) {
        return None;
    }
    let explanation = format!(
        "{} of {} leave {}, not {}. Both are told of one group, nothing is counted between them, and no number is said to be rough.",
        shown(part.value),
        shown(whole.value),
        shown(whole.value - part.value),
        shown(rest.value)
    );
    Some(found("rest-of-whole", vec![view_words(part, whole), rest.tokens], explanation))
}

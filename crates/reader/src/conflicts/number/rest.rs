//! What is left of a whole: "the other three", "the remaining 88", "leaving nine", "45 were still closed".

use super::super::Found;
use super::super::view::View;
use super::found;
use super::near::{is_of_time, is_part, is_slip, like, rounding, some_make, told_before, window};
use super::quantity::{Quantities, Quantity, Unit, shown};
use onrecord_text::{Span, Tokens};

/// Numbers of the text before a rest that are tried as its whole at most.
const WHOLES: usize = 60;
/// Sentences before a rest in which "two of the women" is looked for.
const BACK: usize = 4;
/// Below this a number far away is too often another's.
const COUNTED_ONE_BY_ONE: f64 = 20.0;
/// Above this a whole is not counted out by its parts.
const COUNTED: f64 = 1000.0;

pub(super) fn find(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    numbers.within(sentence).iter().find_map(|rest| {
        let cue = cue(view, rest)?;
        let (part, whole) = terms(view, numbers, rest, cue)?;
        let tied = cue == Cue::Other && is_part(view, part, whole);
        (!is_explained(view, numbers, rest, tied.then_some(whole)))
            .then(|| conflict(rest, part, whole))
    })
}

/// By which words a number is what is left.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cue {
    /// "the other three", "the remaining three".
    Other,
    /// "leaving three", "three are still missing", "only three are older".
    Left,
}

fn cue(view: View<'_>, rest: &Quantity) -> Option<Cue> {
    let before = rest.tokens.start.wrapping_sub(1);
    if rest.hedged
        || rest.unit == Unit::Percent
        || view.is_quoted(rest.tokens.start)
        || view.is(rest.tokens.end, &["of"])
    {
        return None;
    }
    let determined = matches!(view.tag(before.wrapping_sub(1)), "DT" | "PRP$");
    if view.is(before, &["other", "remaining"]) && determined {
        return Some(Cue::Other);
    }
    let leaves =
        view.is_in(before, "leaves") && !view.is(before.wrapping_sub(1), &["who", "since"]);
    let still = view.is(rest.tokens.end, &["are", "were", "remain"])
        && view.is(rest.tokens.end + 1, &["still", "left", "not"]);
    let owes = view.is(before.wrapping_sub(1), &["still"]) && view.is_finite(before);
    let opens = view.sentence(before).start == before || view.is(before.wrapping_sub(1), &[";"]);
    let only = opens && view.is(before, &["only"]) && view.is_finite(rest.tokens.end);
    (leaves || still || owes || only).then_some(Cue::Left)
}

/// The part and the whole that a rest is told of, where they are plain.
fn terms<'q>(
    view: View<'_>,
    numbers: &'q Quantities,
    rest: &Quantity,
    cue: Cue,
) -> Option<(&'q Quantity, &'q Quantity)> {
    let before = like(view, numbers, told_before(view, rest.tokens.start), rest);
    let meant = |part: &Quantity, whole: &Quantity| is_slip(rest.value, whole.value - part.value);
    let small = |whole: &Quantity| whole.value <= COUNTED;
    let joined = before.windows(2).rev().find(|pair| is_part(view, pair[0], pair[1]));
    if let Some(&[part, whole]) = joined {
        let last = before.last().is_some_and(|last| last.tokens == whole.tokens);
        let near = meant(part, whole) || cue == Cue::Other && small(whole);
        return (last && near && fits(rest, part, whole)).then_some((part, whole));
    }
    if let [.., part] = before[..]
        && let Some(whole) = of_one_noun(&before, part, rest)
    {
        return Some((part, whole));
    }
    if let [whole, part] = before[..] {
        let counted = part.noun.is_empty() || part.noun == whole.noun || !part.is_plain();
        let counted = counted && view.tag(part.tokens.end) != "DT";
        let exact = !whole.hedged && !part.hedged && rest.value < whole.value;
        let ok = whole.value > part.value && meant(part, whole) && exact && counted;
        if ok && fits(rest, part, whole) {
            return Some((part, whole));
        }
    }
    let part = match before[..] {
        [part] => Some(part),
        [] if cue == Cue::Other => of_those(view, numbers, rest),
        _ => None,
    }?;
    far_whole(view, numbers, rest, part).map(|whole| (part, whole))
}

/// "31 children … Nine of the children were hurt and 32 were not": the only number of what the part is one of.
fn of_one_noun<'q>(
    before: &[&'q Quantity],
    part: &Quantity,
    rest: &Quantity,
) -> Option<&'q Quantity> {
    let named = |whole: &&&Quantity| {
        whole.tokens != part.tokens && !part.noun.is_empty() && whole.noun == part.noun
    };
    let mut those = before.iter().filter(named);
    let whole = those.next().filter(|_| those.next().is_none())?;
    (whole.value > part.value && is_slip(rest.value, whole.value - part.value)).then_some(*whole)
}

/// Whether the nouns of three numbers allow that they count the same things.
fn fits(rest: &Quantity, part: &Quantity, whole: &Quantity) -> bool {
    let same =
        |a: &Quantity, b: &Quantity| a.noun.is_empty() || b.noun.is_empty() || a.noun == b.noun;
    same(rest, whole) || same(rest, part) && same(part, whole)
}

/// "Two of the women", a few sentences before "the other four".
fn of_those<'q>(view: View<'_>, numbers: &'q Quantities, rest: &Quantity) -> Option<&'q Quantity> {
    let mut sentence = view.sentence(rest.tokens.start);
    for _ in 0..BACK {
        sentence = view.sentence_before(sentence.start);
        let subset = |one: &&Quantity| {
            view.is(one.tokens.end, &["of"])
                && view.is(one.tokens.end + 1, &["the", "them", "these", "those"])
                && one.is_plain()
        };
        if let Some(part) = numbers.within(sentence).iter().find(subset) {
            return Some(part);
        }
    }
    None
}

/// The whole that a headline or the beginning of the text tells, where the rest is a slip from what it leaves.
fn far_whole<'q>(
    view: View<'_>,
    numbers: &'q Quantities,
    rest: &Quantity,
    part: &Quantity,
) -> Option<&'q Quantity> {
    /// Tokens in which a text tells what it is about.
    const BEGINNING: u32 = 120;
    let early = numbers.within(Span::new(0, BEGINNING.min(part.tokens.start))).iter();
    early.filter(|whole| whole.is_like(rest) && !whole.hedged && whole.value > part.value).find(
        |whole| {
            let named = !whole.noun.is_empty()
                && (whole.noun == part.noun || is_of_people(view, whole) && part.noun != "year");
            let large = rest.value >= COUNTED_ONE_BY_ONE || view.is(part.tokens.end, &["of"]);
            named
                && large
                && rest.value < whole.value
                && is_slip(rest.value, whole.value - part.value)
        },
    )
}

/// Whether a number counts people, whom many nouns name.
fn is_of_people(view: View<'_>, one: &Quantity) -> bool {
    (one.tokens.end..one.tokens.end + 3).any(|at| view.is_in(at, "people"))
}

/// Whether any numbers around make the rest what it is, or name it before.
fn is_explained(
    view: View<'_>,
    numbers: &Quantities,
    rest: &Quantity,
    tied: Option<&Quantity>,
) -> bool {
    let around = like(view, numbers, window(view, rest.tokens.start), rest);
    let one =
        told_before(view, rest.tokens.start).iter().any(|at| view.is(at, &["one", "another"]));
    let told = around
        .iter()
        .any(|one| one.tokens.start < rest.tokens.start && (one.value - rest.value).abs() < 1e-6);
    let before = numbers.0.iter().filter(|one| one.tokens.start < rest.tokens.start);
    let wholes =
        before.rev().filter(|one| one.is_like(rest) && !is_of_time(view, one)).take(WHOLES);
    let mut all = wholes.chain(numbers.within(view.headline().unwrap_or_default()));
    let makes = |whole: &Quantity| {
        let left = whole.value - rest.value;
        let single = one && ((left - 1.0).abs() < 0.5 || some_make(&around, left - 1.0, 0.0));
        single
            || left > 0.0
                && some_make(
                    &around,
                    left,
                    rounding(whole, whole.value) + rounding(rest, whole.value),
                )
    };
    told || tied.map_or_else(|| all.any(makes), makes)
}

fn conflict(rest: &Quantity, part: &Quantity, whole: &Quantity) -> Found {
    let explanation = format!(
        "{} less {} leaves {}, not {}. No sum of the numbers around and no other whole told before leaves that many, no number is said to be rough, and \
         the rest is not counted before.",
        shown(whole.value),
        shown(part.value),
        shown(whole.value - part.value),
        shown(rest.value)
    );
    found("rest-of-whole", vec![whole.tokens, part.tokens, rest.tokens], explanation)
}

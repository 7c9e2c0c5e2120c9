//! What two have between them, where the text tells what each has: "Labour and the Greens have 36 seats between them".

use super::super::Found;
use super::super::view::View;
use super::found;
use super::quantity::{Quantities, Quantity, shown};
use onrecord_text::{Span, Tokens};

/// Tokens before the sum in which each number is looked for.
const REACH: u32 = 150;
/// Tokens between a name and its number at most.
const NEAR: u32 = 4;

pub(super) fn find(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    let total = numbers.within(sentence).iter().find(|one| is_shared(view, sentence, one))?;
    let (a, b) = owners(view, sentence, total)?;
    let before = Span::new(sentence.start.saturating_sub(REACH), sentence.start);
    let one = only_number(view, before, a)?;
    let other = only_number(view, before, b)?;
    let sum = one.1 + other.1;
    let sane = sum < total.value * 2.0 && sum > total.value / 2.0;
    if (sum - total.value).abs() < 0.5 || total.hedged || !sane || view.is_quoted(a) {
        return None;
    }
    let explanation = format!(
        "{} has {} and {} {}, {} together and not {}. Each is told to have one number alone, no number is said to be rough, and nobody else is counted in.",
        view.word(a),
        shown(one.1),
        view.word(b),
        shown(other.1),
        shown(sum),
        shown(total.value)
    );
    let spans = vec![Span::new(one.0, one.0 + 1), Span::new(other.0, other.0 + 1), total.tokens];
    Some(found("sum-of-two", spans, explanation))
}

/// "36 seats between them", "36 seats together".
fn is_shared(view: View<'_>, sentence: Span<Tokens>, one: &Quantity) -> bool {
    let behind = one.tokens.end..(one.tokens.end + 3).min(sentence.end);
    let mut behind = behind.into_iter();
    one.is_plain()
        && behind.any(|at| {
            view.is(at, &["between"]) && view.is(at + 1, &["them"])
                || view.is(at, &["together", "combined"])
        })
}

/// "Labour and the Greens have": the two names right before the verb.
fn owners(view: View<'_>, sentence: Span<Tokens>, total: &Quantity) -> Option<(u32, u32)> {
    let verb = (sentence.start..total.tokens.start).rev().find(|&at| view.is_finite(at))?;
    let b = verb.checked_sub(1).filter(|&at| view.is_capital(at))?;
    let and = (b.saturating_sub(3)..b).rev().find(|&at| view.is(at, &["and"]))?;
    let a = and.checked_sub(1).filter(|&at| view.is_capital(at) && at >= sentence.start)?;
    let two = !view.is(a.wrapping_sub(1), &[","]);
    (two && total.tokens.start <= verb + 2).then_some((a, b))
}

/// The only number that stands right behind a name in a stretch.
fn only_number(view: View<'_>, stretch: Span<Tokens>, name: u32) -> Option<(u32, f64)> {
    let same = |at: &u32| view.word(*at) == view.word(name);
    let mut those = stretch.iter().filter(same).filter_map(|at| {
        let behind = (at + 1..at + NEAR).take_while(|&at| !view.is(at, &[",", "and", ";", "."]));
        let found = behind.into_iter().find_map(|at| Some((at, whole_number(view, at)?)))?;
        (!view.is(found.0 + 1, &["short", "more", "fewer", "points", "percent"])).then_some(found)
    });
    those.next().filter(|_| those.next().is_none())
}

fn whole_number(view: View<'_>, at: u32) -> Option<f64> {
    let word = view.lower(at).replace(',', "");
    let digits = word.parse::<u32>().ok().filter(|value| !(1700..2100).contains(value));
    digits.map(f64::from).or_else(|| super::super::lexicon::number("number", &word))
}

//! One thing that is told twice with two numbers: an age, the length of a strike, the money for a purpose.

use super::super::Found;
use super::super::view::View;
use super::found;
use super::quantity::{Quantities, Quantity, Unit, shown};
use onrecord_text::{Span, Tokens};
use std::collections::BTreeMap;

/// Years, with the name and the number that tell them.
type Age = (u32, Span<Tokens>, Span<Tokens>);

/// Ages, lengths or amounts that are looked at.
const MOST: usize = 60;

pub(super) fn find(view: View<'_>, numbers: &Quantities, out: &mut Vec<Found>) {
    ages(view, out);
    out.extend(purposes(view, numbers));
}

/// Ages of one name that are two years apart or more: "Rasmus Quill, 44," and "Quill, who is 47".
fn ages(view: View<'_>, out: &mut Vec<Found>) {
    let mut told: BTreeMap<&str, Vec<Age>> = BTreeMap::new();
    let all = (1..view.len()).filter_map(|at| Some((at, age(view, at)?)));
    for (at, (name, years)) in all.take(MOST) {
        told.entry(view.word(name.end - 1)).or_default().push((years, name, Span::new(at, at + 1)));
    }
    for (surname, ages) in told {
        let [first, rest @ ..] = &ages[..] else { continue };
        let same =
            |other: &Span<Tokens>| view.words(*other) == view.words(first.1) || other.len() == 1;
        let one_bearer = is_one_bearer(view, surname, first.1);
        let Some(other) = rest.iter().find(|one| one.0.abs_diff(first.0) > 1) else { continue };
        if !one_bearer
            || first.1.len() < 2
            || !same(&other.1)
            || is_of_then(view, first.2)
            || is_of_then(view, other.2)
        {
            continue;
        }
        let explanation = format!(
            "{} is {} years old in one place and {} in another. Nobody else of the name is told of, both ages are of now, and a birthday cannot explain \
             more than a year.",
            view.words(first.1),
            first.0,
            other.0
        );
        out.push(found(
            "age-in-two-values",
            vec![first.1.join(first.2), other.1.join(other.2)],
            explanation,
        ));
    }
}

/// Whether an age stands beside a year, and is one of then.
fn is_of_then(view: View<'_>, age: Span<Tokens>) -> bool {
    let year = |at: u32| {
        let word = view.word(at);
        word.len() == 4 && word.parse().is_ok_and(|year: u32| (1800..2100).contains(&year))
    };
    view.sentence(age.start).near(age.start, 12).iter().any(year)
}

/// Whether a surname stands behind one first name alone in a text.
fn is_one_bearer(view: View<'_>, surname: &str, name: Span<Tokens>) -> bool {
    let first = view.word(name.end.saturating_sub(2));
    let mut bearers =
        (1..view.len()).filter(|&at| view.word(at) == surname && view.is_capital(at - 1));
    bearers.all(|at| view.word(at - 1) == first || view.sentence(at).start == at)
}

/// The name and the years of an age of now: "Quill, 44,", "Quill is 44", "44-year-old Ada Quill".
fn age(view: View<'_>, at: u32) -> Option<(Span<Tokens>, u32)> {
    if view.is_quoted(at) {
        return None;
    }
    let word = view.word(at);
    if let Some(years) = word.strip_suffix("-year-old").and_then(|years| years.parse().ok()) {
        return Some((name_from(view, at + 1)?, years)).filter(|(_, years)| is_age(*years));
    }
    let years: u32 = word.parse().ok().filter(|years| is_age(*years))?;
    let before = at - 1;
    let closed = matches!(view.word(at + 1), "," | "." | ";" | "and");
    let end = if view.is(before, &[","]) {
        before
    } else if view.is(before, &["is"]) {
        let who =
            view.is(before.wrapping_sub(1), &["who"]) && view.is(before.wrapping_sub(2), &[","]);
        before - if who { 2 } else { 0 }
    } else {
        return None;
    };
    let date = view.is_in(end.wrapping_sub(1), "month");
    Some((name_to(view, end)?, years)).filter(|_| closed && !date)
}

fn is_age(years: u32) -> bool {
    (10..110).contains(&years)
}

fn name_from(view: View<'_>, at: u32) -> Option<Span<Tokens>> {
    let end = (at..at + 4).take_while(|&at| view.is_capital(at)).last()? + 1;
    (end - at > 1).then(|| Span::new(at, end))
}

fn name_to(view: View<'_>, end: u32) -> Option<Span<Tokens>> {
    let floor = end.saturating_sub(2);
    let start = (floor..end).rev().take_while(|&at| view.is_capital(at)).last()?;
    Some(Span::new(start, end))
}

/// "Transport is given seven billion", and "the nine billion crowns for transport".
fn purposes(view: View<'_>, numbers: &Quantities) -> Option<Found> {
    let large = |one: &&Quantity| one.scale > 1.5 && !one.hedged && one.unit != Unit::Percent;
    let amounts: Vec<&Quantity> = numbers.0.iter().filter(large).take(MOST).collect();
    let purposes: Vec<Option<String>> = amounts.iter().map(|one| purpose(view, one)).collect();
    amounts.iter().zip(&purposes).enumerate().find_map(|(index, (one, purpose))| {
        let purpose = purpose.as_deref()?;
        let definite = view.is(one.tokens.start.wrapping_sub(1), &["the", "those", "these"]);
        let before = amounts[..index].iter().zip(&purposes);
        let linked = |(other, known): &(&&Quantity, &Option<String>)| {
            known.as_deref() == Some(purpose) || is_subject(view, other, purpose)
        };
        let told: Vec<&Quantity> = before.filter(linked).map(|(other, _)| *other).collect();
        let differs = |other: &&Quantity| (other.value - one.value).abs() > one.value * 0.04;
        let [first, ..] = told[..] else { return None };
        if !definite || !told.iter().all(differs) || view.is_quoted(one.tokens.start) || (first.scale - one.scale).abs() > 0.5 {
            return None;
        }
        let explanation = format!(
            "“The {}” for {purpose} takes up an amount as known, but {purpose} had {} before. No other amount for it is told, and neither is said to be rough.",
            view.words(one.tokens),
            shown(first.value)
        );
        Some(found("amount-for-a-purpose", vec![first.tokens, one.tokens], explanation))
    })
}

/// The noun behind "for" that an amount is for.
fn purpose(view: View<'_>, one: &Quantity) -> Option<String> {
    let end = one.tokens.end;
    let at = (end..end + 2).find(|&at| view.is(at, &["for"]))? + 1;
    (view.tag(at).starts_with("NN") && !view.tag(at + 1).starts_with("NN")).then(|| view.lower(at))
}

/// Whether a noun stands as what gets an amount: "transport seven billion", "Transport is given seven billion".
fn is_subject(view: View<'_>, one: &Quantity, noun: &str) -> bool {
    let start = one.tokens.start;
    let verb = |at: u32| view.tag(at).starts_with("VB") || view.is(at, &["gets", "receives"]);
    let mut at = start.wrapping_sub(1);
    while start.wrapping_sub(at) < 4 && verb(at) {
        at = at.wrapping_sub(1);
    }
    view.lower(at) == noun
}

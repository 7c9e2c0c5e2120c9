//! "The eight countries", where six were told of; "the loss of 28 lives", where 23 died.

use super::super::Found;
use super::super::view::View;
use super::found;
use super::quantity::{Quantities, Quantity, Unit, shown};
use onrecord_language::times::times_within;
use onrecord_text::{Span, Tokens};

/// Amounts without a noun that are looked at.
const MOST: usize = 40;

pub(super) fn find(view: View<'_>, numbers: &Quantities, out: &mut Vec<Found>) {
    tolls(view, numbers, out);
    wholes(view, numbers, out);
    alone(view, numbers, out);
    amounts(view, numbers, out);
}

/// "The 500 million on lighthouses", where 300 million were told of: an amount without a noun takes up an earlier one.
fn amounts(view: View<'_>, numbers: &Quantities, out: &mut Vec<Found>) {
    let mut looked = 0;
    for (index, one) in numbers.0.iter().enumerate() {
        let scaled = is_amount(one) && !one.hedged;
        let behind = view.is(one.tokens.end, &["on", "into", "from", "back", ".", ","]);
        let the = view.is(one.tokens.start.wrapping_sub(1), &["the", "all", "that"]);
        if !scaled || !the || !behind || view.is_quoted(one.tokens.start) {
            continue;
        }
        looked += 1;
        if looked > MOST {
            return;
        }
        let paragraph = view.paragraph(one.tokens.start);
        let rest = view.is(one.tokens.start.wrapping_sub(2), &["of"])
            && view.is(one.tokens.start.wrapping_sub(3), &["rest", "part", "half", "most", "some"]);
        if rest {
            continue;
        }
        let known = |other: &Quantity| (other.value - one.value).abs() < one.value * 0.05;
        let all = numbers.0[..index].iter().rev().take(40);
        let earlier = all.take_while(|other| paragraph.holds(other.tokens.start));
        let like: Vec<&Quantity> = earlier.filter(|other| is_amount(other)).collect();
        let Some(last) =
            like.last().filter(|_| numbers.0.iter().filter(|other| known(other)).count() == 1)
        else {
            continue;
        };
        let explanation = format!(
            "“The {}” takes up an amount as known, and the text nowhere else has it; the paragraph speaks of {}. Neither is said to be rough, and nothing \
             behind it says which amount is meant.",
            view.words(one.tokens),
            view.words(last.tokens)
        );
        out.push(found("amount-recalled", vec![last.tokens, one.tokens], explanation));
    }
}

/// Whether a number is one of money or of millions.
fn is_amount(one: &Quantity) -> bool {
    matches!(one.unit, Unit::Money(_)) || one.scale > 1.5 && one.is_plain()
}

/// A count of people to whom something was done: the dead, the injured, the missing.
struct Toll<'q> {
    one: &'q Quantity,
    /// What was done to them, by a class of words.
    fate: &'static str,
    /// The place that they died in, if it stands behind; else empty.
    place: String,
    recalled: bool,
}

fn tolls(view: View<'_>, numbers: &Quantities, out: &mut Vec<Found>) {
    let all: Vec<Toll<'_>> = numbers.0.iter().filter_map(|one| toll(view, one)).take(40).collect();
    for back in all.iter().filter(|toll| toll.recalled) {
        let like = || all.iter().filter(|toll| toll.fate == back.fate);
        let told: Vec<&Toll<'_>> =
            like().filter(|toll| !toll.recalled && toll.place == back.place).collect();
        let known = numbers.0.iter().any(|one| {
            let same = one.tokens != back.one.tokens && (one.value - back.one.value).abs() < 0.5;
            same && (back.fate == "dead"
                || all.iter().any(|toll| toll.fate == back.fate && std::ptr::eq(toll.one, one)))
        });
        let [first, rest @ ..] = &told[..] else { continue };
        let one = rest.iter().all(|toll| (toll.one.value - first.one.value).abs() < 0.5);
        let placeless = back.place.is_empty() && back.fate == "dead" && like().count() > 2;
        if known || !one || placeless || is_of_another_year(view, back.one.tokens.start) {
            continue;
        }
        let fate = back.fate;
        let explanation = format!(
            "{} {fate} are told of as known, and {} are by the same text. No other count of them is told, neither is said to be rough, and the place is the same.",
            shown(back.one.value),
            shown(first.one.value)
        );
        let rule = if fate == "dead" { "dead-recalled" } else { "toll-recalled" };
        out.push(found(rule, vec![back.one.tokens, first.one.tokens], explanation));
    }
    out.extend(swapped(view, &all));
}

/// Whether the sentence of a token tells of an earlier year, which the text names nowhere else.
fn is_of_another_year(view: View<'_>, at: u32) -> bool {
    let sentence = view.sentence(at);
    let years = |stretch: Span<Tokens>| {
        let told = times_within(view.layers.times, stretch);
        told.filter_map(|(_, time)| time.interval).map(|told| told.first.year())
    };
    let before = Span::new(0, sentence.start);
    let elsewhere = |year| {
        years(before).chain(years(Span::new(sentence.end, view.len()))).any(|other| other == year)
    };
    let now = view.layers.published.map(jiff::civil::Date::year);
    years(sentence).any(|year| now.is_some_and(|now| year < now) && !elsewhere(year))
}

/// "131 people were injured" and "113 had been hurt": two tolls of one kind with the same digits in another order.
fn swapped(view: View<'_>, all: &[Toll<'_>]) -> Option<Found> {
    let then = |toll: &Toll<'_>| {
        view.any_in(view.sentence(toll.one.tokens.start), "of_another_time")
            || view.any(view.sentence(toll.one.tokens.start), &["last"])
    };
    all.iter().enumerate().find_map(|(index, one)| {
        let other = all[..index].iter().find(|other| other.fate == one.fate && other.one.is_swapped(one.one))?;
        if then(one) || then(other) {
            return None;
        }
        let explanation = format!(
            "{} and {} are told of as {}; the numbers have the same digits in another order. Neither is said to be rough, and a toll that has changed would rarely do so.",
            shown(other.one.value),
            shown(one.one.value),
            one.fate
        );
        Some(found("digits-swapped", vec![other.one.tokens, one.one.tokens], explanation))
    })
}

fn toll<'q>(view: View<'_>, one: &'q Quantity) -> Option<Toll<'q>> {
    if one.hedged || !one.is_plain() || view.is_quoted(one.tokens.start) || one.value < 2.0 {
        return None;
    }
    let end = one.tokens.end;
    let before = one.tokens.start.wrapping_sub(1);
    let the = view.is(before, &["the"]);
    let lives = view.is(end, &["lives"])
        && view.is(before, &["of"])
        && view.is(before.wrapping_sub(1), &["loss"]);
    let named = view.value("toll", end).filter(|_| the);
    if let Some(fate) = named.or(lives.then_some("dead")) {
        return Some(Toll { one, fate, place: place(view, end + 1), recalled: true });
    }
    let person = view.is(
        end,
        &[
            "people",
            "persons",
            "others",
            "passengers",
            "residents",
            "civilians",
            "soldiers",
            "children",
        ],
    );
    let small = |at: u32| {
        view.is(at, &["are", "were", "was", "is", "have", "had", "has", "been", "still", "also"])
    };
    let start = end + u32::from(person);
    let verb = (start..start + 4).find(|&at| !small(at))?;
    let fate = view.value("toll_verb", verb)?;
    Some(Toll { one, fate, place: place(view, verb + 1), recalled: false })
}

/// The name behind "in", "of" or "at".
fn place(view: View<'_>, at: u32) -> String {
    if !view.is(at, &["in", "of", "at"]) {
        return String::new();
    }
    let end = (at + 1..at + 5).take_while(|&at| view.is_capital(at)).last();
    end.map(|end| view.words(Span::new(at + 1, end + 1))).unwrap_or_default()
}

/// "The loan, all $6 million of it", where "a loan of $9 million" was told of.
fn wholes(view: View<'_>, numbers: &Quantities, out: &mut Vec<Found>) {
    let large: Vec<&Quantity> = numbers
        .0
        .iter()
        .filter(|one| !one.is_plain() || one.scale > 1.5)
        .filter(|one| !one.hedged)
        .take(MOST)
        .collect();
    for (index, one) in large.iter().enumerate() {
        let start = one.tokens.start;
        let all = view.is(start.wrapping_sub(1), &["all"])
            && view.is(start.wrapping_sub(2), &[","])
            && (view.is(one.tokens.end, &["of"]) && view.is(one.tokens.end + 1, &["it", "them"])
                || view.is(one.tokens.end, &[",", "."]));
        let noun = view.lower(start.wrapping_sub(3));
        if !all || noun.len() < 3 || view.is_quoted(start) {
            continue;
        }
        let same =
            large[..index].iter().filter(|other| other.is_like(one) && is_of(view, other, &noun));
        let same: Vec<_> = same.collect();
        let known = same.iter().any(|other| (other.value - one.value).abs() <= one.step / 2.0);
        let Some(first) = same.first().filter(|_| !known) else { continue };
        let explanation = format!(
            "“All {}” of the {noun} is told of, but the {noun} was {}. No other {noun} with a number is told of, and neither number is said to be rough.",
            view.words(one.tokens),
            view.words(first.tokens)
        );
        out.push(found("whole-recalled", vec![first.tokens, one.tokens], explanation));
    }
}

/// "A loan of $9 million", "a $9 million loan".
fn is_of(view: View<'_>, one: &Quantity, noun: &str) -> bool {
    let start = one.tokens.start;
    view.is(start.wrapping_sub(1), &["of"]) && view.lower(start.wrapping_sub(2)) == noun
        || view.lower(one.tokens.end) == noun
}

/// "All eight fit on a saucer", where "all seven teeth" were told of and eight of nothing.
fn alone(view: View<'_>, numbers: &Quantities, out: &mut Vec<Found>) {
    let all = |one: &&Quantity| {
        one.is_plain()
            && view.is(one.tokens.start.wrapping_sub(1), &["all"])
            && !one.hedged
            && !view.is_quoted(one.tokens.start)
    };
    let those: Vec<&Quantity> = numbers.0.iter().filter(all).take(MOST).collect();
    for (index, one) in those.iter().enumerate() {
        let bare = view.is_finite(one.tokens.end)
            || one.noun.is_empty() && view.tag(one.tokens.end).starts_with("VB");
        let Some(first) = those[..index].last().filter(|_| bare) else { continue };
        let known =
            numbers.0.iter().filter(|other| (other.value - one.value).abs() < 0.5).count() > 1;
        if known || first.noun.is_empty() {
            continue;
        }
        let explanation = format!(
            "“All {}” takes up something counted before, but “all {}” were told of, and the text nowhere else has {}.",
            view.words(one.tokens),
            view.words(first.tokens),
            shown(one.value)
        );
        out.push(found("whole-recalled", vec![first.tokens, one.tokens], explanation));
    }
}

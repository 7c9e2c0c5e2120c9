//! "The eight countries", where six were told of; "the loss of 28 lives", where 23 died.

use super::super::Found;
use super::super::lexicon;
use super::super::view::View;
use super::found;
use super::quantity::{Quantities, Quantity, Unit, shown};
use onrecord_text::Span;
use std::collections::BTreeMap;

/// Below this, things are named one by one, and "the two" may be any of them.
const FEWEST: f64 = 4.0;
/// Amounts without a noun that are looked at.
const MOST: usize = 40;

pub(super) fn find(view: View<'_>, numbers: &Quantities, out: &mut Vec<Found>) {
    things(view, numbers, out);
    deaths(view, numbers, out);
    amounts(view, numbers, out);
}

/// "The 500 million on lighthouses", where 300 million were told of: an amount without a noun takes up an earlier one.
fn amounts(view: View<'_>, numbers: &Quantities, out: &mut Vec<Found>) {
    let mut looked = 0;
    for (index, one) in numbers.0.iter().enumerate() {
        let scaled = one.scale > 1.5 && !one.hedged && one.unit != Unit::Percent;
        let behind = view.is(one.tokens.end, &["on", "into", "from", "back", ".", ","]);
        let the = view.is(one.tokens.start.wrapping_sub(1), &["the"]);
        if !scaled || !the || !behind || view.is_quoted(one.tokens.start) {
            continue;
        }
        looked += 1;
        if looked > MOST {
            return;
        }
        let paragraph = view.paragraph(one.tokens.start);
        let known = |other: &Quantity| (other.value - one.value).abs() < one.value * 0.05;
        let all = numbers.0[..index].iter().rev().take(40);
        let earlier = all.take_while(|other| paragraph.holds(other.tokens.start));
        let like: Vec<&Quantity> = earlier.filter(|other| other.scale > 1.5).collect();
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

/// Definite counts of things whose only other count is another.
fn things(view: View<'_>, numbers: &Quantities, out: &mut Vec<Found>) {
    let mut by_noun: BTreeMap<&str, Vec<&Quantity>> = BTreeMap::new();
    let whole = |one: &&Quantity| !view.is(one.tokens.end, &["of"]);
    for one in numbers.0.iter().filter(|one| one.is_plain() && !one.noun.is_empty()).filter(whole) {
        by_noun.entry(&one.noun).or_default().push(one);
    }
    for (noun, all) in by_noun {
        let [first, rest @ ..] = &all[..] else { continue };
        if rest.is_empty()
            || rest.len() > 4
            || lexicon::is_in("loose_when_recalled", noun)
            || all.iter().any(|one| is_vague(view, one))
        {
            continue;
        }
        let known = |one: &Quantity| {
            all.iter().filter(|other| (other.value - one.value).abs() < 0.5).count() > 1
        };
        let mut odd = rest.iter().filter(|one| is_definite(view, one) && !known(one));
        let Some(odd) = odd.next().filter(|_| odd.next().is_none()) else { continue };
        let apart = view.sentence(odd.tokens.start) != view.sentence(first.tokens.start);
        let other = apart && (odd.value - first.value).abs() > 0.5;
        if other && !is_definite(view, first) && is_near(odd, first) {
            let explanation = format!(
                "“The {} {noun}s” are told of as known, but there were {} before. No other number of them is told, neither is said to be rough or a \
                 part of the others, and no change is told.",
                shown(odd.value),
                shown(first.value)
            );
            out.push(found("count-recalled", vec![first.tokens, odd.tokens], explanation));
        }
    }
}

/// Whether two counts are of one size, and too large to be named one by one.
fn is_near(a: &Quantity, b: &Quantity) -> bool {
    let (less, more) = (a.value.min(b.value), a.value.max(b.value));
    less >= FEWEST && more <= less * 2.0 && a.scale < 1.5 && b.scale < 1.5
}

fn is_vague(view: View<'_>, one: &Quantity) -> bool {
    let before = one.tokens.start.wrapping_sub(1);
    one.hedged
        || view.is_quoted(one.tokens.start)
        || view.is_in(before, "not_all")
        || view.is(one.tokens.end, &["more", "other", "additional", "new"])
        || view.headline().is_some_and(|headline| headline.holds(one.tokens.start))
}

/// "the eight countries", with nothing that narrows them.
fn is_definite(view: View<'_>, one: &Quantity) -> bool {
    let before = one.tokens.start.wrapping_sub(1);
    let end = one.tokens.end;
    let stem = one.noun.trim_end_matches('y');
    let head = (end..end + 3).find(|&at| view.lower(at).starts_with(stem));
    let noun = head.unwrap_or(end);
    let plain = (end..noun).all(|at| matches!(view.tag(at), "JJ" | "VBN" | "NN"));
    let bare = head.is_some() && plain && !view.tag(noun + 1).starts_with("NN");
    let narrowed =
        matches!(view.tag(noun + 1), "IN" | "WDT" | "WP" | "VBN" | "VBG" | "TO" | "JJ" | "WRB")
            || view.is(noun + 1, &[",", "and"])
                && matches!(view.tag(noun + 2), "WDT" | "WP" | "VBN" | "VBG");
    view.is(before, &["the", "these", "those"]) && bare && !narrowed
}

/// A count of the dead.
struct Dead<'q> {
    one: &'q Quantity,
    /// The place that they died in, if it stands behind; else empty.
    place: String,
    recalled: bool,
}

fn deaths(view: View<'_>, numbers: &Quantities, out: &mut Vec<Found>) {
    let all: Vec<Dead<'_>> = numbers.0.iter().filter_map(|one| dead(view, one)).take(40).collect();
    for back in all.iter().filter(|dead| dead.recalled) {
        let told: Vec<&Dead<'_>> =
            all.iter().filter(|dead| !dead.recalled && dead.place == back.place).collect();
        let known = all
            .iter()
            .any(|dead| !std::ptr::eq(dead, back) && (dead.one.value - back.one.value).abs() < 0.5);
        let [first, rest @ ..] = &told[..] else { continue };
        let one = rest.iter().all(|dead| (dead.one.value - first.one.value).abs() < 0.5);
        let placeless = back.place.is_empty() && all.len() > 2;
        if known || !one || placeless {
            continue;
        }
        let explanation = format!(
            "{} dead are told of as known, and {} died by the same text. No other count of them is told, neither is said to be rough, and the place is the same.",
            shown(back.one.value),
            shown(first.one.value)
        );
        out.push(found("dead-recalled", vec![back.one.tokens, first.one.tokens], explanation));
    }
}

fn dead<'q>(view: View<'_>, one: &'q Quantity) -> Option<Dead<'q>> {
    if one.hedged || !one.is_plain() || view.is_quoted(one.tokens.start) || one.value < 2.0 {
        return None;
    }
    let end = one.tokens.end;
    let before = one.tokens.start.wrapping_sub(1);
    let the = view.is(before, &["the"]);
    let lives = view.is(end, &["lives"])
        && view.is(before, &["of"])
        && view.is(before.wrapping_sub(1), &["loss"]);
    if lives || the && view.is(end, &["dead", "deaths", "victims", "dead."]) {
        return Some(Dead { one, place: place(view, end + 1), recalled: true });
    }
    let died = (end..end + 2).find(|&at| view.is(at, &["died", "perished"]))?;
    Some(Dead { one, place: place(view, died + 1), recalled: false })
}

/// The name behind "in", "of" or "at".
fn place(view: View<'_>, at: u32) -> String {
    if !view.is(at, &["in", "of", "at"]) {
        return String::new();
    }
    let end = (at + 1..at + 5).take_while(|&at| view.is_capital(at)).last();
    end.map(|end| view.words(Span::new(at + 1, end + 1))).unwrap_or_default()
}

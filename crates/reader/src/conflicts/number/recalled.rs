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
    tolls(view, numbers, out);
    wholes(view, numbers, out);
    alone(view, numbers, out);
    out.extend(slips(view, numbers));
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

/// Definite counts of things whose only other count is another.
fn things(view: View<'_>, numbers: &Quantities, out: &mut Vec<Found>) {
    let mut by_noun: BTreeMap<&str, Vec<&Quantity>> = BTreeMap::new();
    let whole = |one: &&Quantity| !view.is(one.tokens.end, &["of"]);
    let exact = |one: &&Quantity| !is_vague(view, one);
    let counts = numbers.0.iter().filter(|one| one.is_plain() && !one.noun.is_empty());
    for one in counts.filter(whole).filter(exact) {
        by_noun.entry(&one.noun).or_default().push(one);
    }
    for (noun, all) in by_noun {
        let [first, rest @ ..] = &all[..] else { continue };
        if rest.is_empty() || rest.len() > 4 || lexicon::is_in("loose_when_recalled", noun) {
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
    less >= FEWEST && (more <= less * 2.0 || a.is_swapped(b)) && a.scale < 1.5 && b.scale < 1.5
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
    let dated = view.is(noun + 1, &["of", "in"]) && one_time(view, noun + 2);
    view.is(before, &["the", "these", "those", "all", "its", "their"])
        && bare
        && (!narrowed || dated)
}

/// Whether a year stands at a token and ends what narrows a noun: "the four bidders of 2018".
fn one_time(view: View<'_>, at: u32) -> bool {
    let word = view.word(at);
    word.len() == 4 && word.parse().is_ok_and(|year: u32| (1700..2200).contains(&year))
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
        let known = like()
            .any(|toll| !std::ptr::eq(toll, back) && (toll.one.value - back.one.value).abs() < 0.5);
        let [first, rest @ ..] = &told[..] else { continue };
        let one = rest.iter().all(|toll| (toll.one.value - first.one.value).abs() < 0.5);
        let placeless = back.place.is_empty() && back.fate == "dead" && like().count() > 2;
        if known || !one || placeless {
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
    out.extend(swapped(&all));
}

/// "131 people were injured" and "113 had been hurt": two tolls of one kind with the same digits in another order.
fn swapped(all: &[Toll<'_>]) -> Option<Found> {
    all.iter().enumerate().find_map(|(index, one)| {
        let other = all[..index].iter().find(|other| other.fate == one.fate && other.one.is_swapped(one.one))?;
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
    let named = lexicon::value("toll", &view.lower(end)).filter(|_| the);
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
    let fate = lexicon::value("toll_verb", &view.lower(verb))?;
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

/// "The 580 jobs", where the text has 850 jobs twice: a number that stands once, beside another of the same thing with the same
/// digits, or with one digit of them wrong where the other is the usual one.
fn slips(view: View<'_>, numbers: &Quantities) -> Option<Found> {
    let exact = |one: &&Quantity| {
        let all = view.is(one.tokens.start.wrapping_sub(1), &["all"]) && one.is_precise();
        let thing = all || !one.noun.is_empty() || matches!(one.unit, Unit::Money(_));
        thing && one.unit != Unit::Percent && !one.hedged && one.value >= 10.0
    };
    let all: Vec<&Quantity> = numbers.0.iter().filter(exact).take(5 * MOST).collect();
    let same = |a: &Quantity, b: &Quantity| {
        a.is_like(b) && (a.noun == b.noun || !a.is_plain() || a.noun.is_empty())
    };
    let times = |one: &Quantity| {
        numbers.0.iter().filter(|other| (other.value - one.value).abs() < 1e-6).count()
    };
    all.iter().enumerate().find_map(|(index, one)| {
        let other = all[..index].iter().find(|other| same(one, other) && is_slip_of(view, one, other))?;
        let (rare, usual) = if times(one) <= times(other) { (one, other) } else { (other, one) };
        let once = times(rare) == 1;
        let timed = lexicon::is_in("of_time", &rare.noun) && times(usual) < 2;
        let sure = !rare.is_swapped(usual) || !timed;
        if !once || !sure {
            return None;
        }
        let explanation = format!(
            "{} stands once and {} of the same thing elsewhere, with a slip of the digits between. Neither is said to be rough, no sentence has both, and no change is told.",
            view.words(rare.tokens),
            view.words(usual.tokens)
        );
        Some(found("digits-swapped", vec![other.tokens, one.tokens], explanation))
    })
}

/// Whether two numbers are a slip of the digits apart and stand in no sentence together, with no word of change beside either.
fn is_slip_of(view: View<'_>, one: &Quantity, other: &Quantity) -> bool {
    let sentences = [view.sentence(one.tokens.start), view.sentence(other.tokens.start)];
    let told = |sentence: Span<onrecord_text::Tokens>| {
        sentence.iter().any(|at| view.is_in(at, "turn") && !view.is_capital(at))
            || view.any_in(sentence, "not_all")
            || view.any(sentence, &["from", "than"])
    };
    let definite = view.is(one.tokens.start.wrapping_sub(1), &["the", "all", "these", "those"]);
    let precise = one.is_plain() && one.is_precise() && other.is_precise();
    let slip = definite && (one.is_swapped(other) || precise && one.is_misread(other));
    slip && sentences[0] != sentences[1] && !sentences.into_iter().any(told)
}

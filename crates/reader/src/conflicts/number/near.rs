//! The numbers around a place, what can be made of them, and how a hand errs in one.

use super::super::lexicon;
use super::super::view::View;
use super::quantity::{Quantities, Quantity, shown};
use onrecord_text::{Span, Tokens};

/// Tokens on either side of a place in which its terms are looked for.
const REACH: u32 = 120;
/// Numbers of one window at most: sums of three are tried, and the cost has to stay linear.
const MOST: usize = 16;
/// Below this a number is counted on the fingers, and a wrong one is near the right one.
const SMALL: f64 = 20.0;

/// The paragraph of a token with the sentences before and behind it.
pub(super) fn window(view: View<'_>, at: u32) -> Span<Tokens> {
    let around = [view.paragraph(at), view.sentence_before(at), view.sentence_behind(at)];
    let filled = around.into_iter().filter(|one| !one.is_empty());
    filled.map(|one| one.near(at, REACH)).reduce(Span::join).unwrap_or_default().near(at, REACH)
}

/// The sentence of a token and the one before it, up to that token.
pub(super) fn told_before(view: View<'_>, at: u32) -> Span<Tokens> {
    let sentence = view.sentence(at);
    let before = view.sentence_before(at);
    let start = if before.is_empty() { sentence.start } else { before.start };
    Span::new(start.max(at.saturating_sub(REACH)), at)
}

/// The numbers of a stretch that are measured like one, itself left out.
pub(super) fn like<'q>(
    view: View<'_>,
    numbers: &'q Quantities,
    stretch: Span<Tokens>,
    one: &Quantity,
) -> Vec<&'q Quantity> {
    let all = numbers.within(stretch).iter();
    let counts = |other: &Quantity| {
        other.tokens != one.tokens
            && other.is_like(one)
            && (!is_of_time(view, other) || is_of_time(view, one))
            && !view.is_in(other.tokens.end, "fraction")
    };
    all.filter(|other| counts(other)).take(MOST).collect()
}

/// Whether a number is one of days, years or the like.
pub(super) fn is_of_time(view: View<'_>, one: &Quantity) -> bool {
    let behind = view.word(one.tokens.end).trim_end_matches('s');
    let joined = view.word(one.tokens.start).contains(&*one.noun) && !one.noun.is_empty();
    let noun = if joined { &*one.noun } else { behind };
    matches!(noun, "year" | "day" | "week" | "month" | "hour" | "minute" | "second" | "decade")
}

/// Whether two numbers may count the same: one noun, or one without.
pub(super) fn is_one_thing(view: View<'_>, one: &Quantity, other: &Quantity) -> bool {
    let behind = |one: &Quantity| view.lower(one.tokens.end);
    one.noun == other.noun
        || one.noun.is_empty()
        || other.noun.is_empty()
        || behind(one) == behind(other)
}

/// Whether one, two or three of some numbers make a sum, but for some slack.
pub(super) fn some_make(all: &[&Quantity], sum: f64, slack: f64) -> bool {
    let fits = |value: f64| (value - sum).abs() <= slack;
    all.iter().enumerate().any(|(index, a)| {
        let rest = &all[index + 1..];
        fits(a.value)
            || rest.iter().enumerate().any(|(next, b)| {
                fits(a.value + b.value)
                    || rest[next + 1..].iter().any(|c| fits(a.value + b.value + c.value))
            })
    })
}

/// How far a number may be from what it stands for: half of its last place, where it is large or scaled.
pub(super) fn rounding(one: &Quantity, total: f64) -> f64 {
    if one.scale > 1.5 || one.value.fract() != 0.0 {
        return one.place * one.scale / 2.0;
    }
    if one.value < 1000.0 && one.step > 50.0 {
        // Three hundred people may be 298 or 303.
        return one.value * 0.01;
    }
    if one.value < 1000.0 { 0.0 } else { (one.step / 2.0).min(total * 0.004) }
}

/// Whether a number is what a hand writes for another: one digit wrong, lost or put in, two neighbours swapped, or, of small
/// ones, a near one.
pub(super) fn is_slip(told: f64, meant: f64) -> bool {
    /// How far off a small number is at most.
    const OFF: f64 = 4.0;
    if told <= 0.0 || meant <= 0.0 || (told - meant).abs() < 1e-6 {
        return false;
    }
    let near = told < SMALL && meant < SMALL && (told - meant).abs() <= OFF;
    let (one, two) = (digits(told), digits(meant));
    near || one.len() > 1 && differs_once(&one, &two)
        || is_longer_by_one(&one, &two)
        || is_longer_by_one(&two, &one)
}

/// The digits of a number, idle zeros aside where both would have them.
fn digits(value: f64) -> Vec<u8> {
    shown(value).bytes().filter(u8::is_ascii_digit).collect()
}

fn differs_once(one: &[u8], two: &[u8]) -> bool {
    let wrong: Vec<usize> =
        (0..one.len().min(two.len())).filter(|&at| one[at] != two[at]).collect();
    let swapped = |a: usize, b: usize| b == a + 1 && one[a] == two[b] && one[b] == two[a];
    one.len() == two.len()
        && match wrong[..] {
            [_] => true,
            [a, b] => swapped(a, b),
            _ => false,
        }
}

/// Whether one has the digits of another and one more: 17 for 7.
fn is_longer_by_one(long: &[u8], short: &[u8]) -> bool {
    let without = |at: usize| [&long[..at], &long[at + 1..]].concat() == short;
    long.len() == short.len() + 1 && (0..long.len()).any(without)
}

/// Whether a change of one part, or of the total, as a hand errs, makes parts add up.
pub(super) fn is_mended(parts: &[&Quantity], total: &Quantity) -> bool {
    let sum: f64 = parts.iter().map(|one| one.value).sum();
    is_slip(total.value, sum)
        || parts.iter().any(|one| is_slip(one.value, total.value - sum + one.value))
}

/// "three of the five gates", "three of five gates", both exact.
pub(super) fn is_part(view: View<'_>, part: &Quantity, whole: &Quantity) -> bool {
    let of = part.tokens.end;
    let between = whole.tokens.start.wrapping_sub(of);
    let joined = view.is(of, &["of"])
        && (between == 1 || between == 2 && matches!(view.tag(of + 1), "DT" | "PRP$"));
    let exact = [part, whole]
        .iter()
        .all(|one| one.is_plain() && !one.hedged && one.value.fract() == 0.0 && one.scale < 1.5);
    // "Eight of the two-day hearings" are no part of two.
    let length =
        view.word(whole.tokens.start).contains('-') && lexicon::is_in("of_time", &whole.noun);
    joined && !length && exact && whole.value >= 2.0
}

//! An amount for each year beside the years and the whole: "a five-year deal worth $16 million, or $3.2 million a year".

use super::super::Found;
use super::super::lexicon;
use super::super::view::View;
use super::found;
use super::near::{is_slip, rounding};
use super::quantity::{Quantities, Quantity, Unit, shown};
use onrecord_text::{Span, Tokens};

/// Tokens that the whole, the length and the rate are apart at most.
const NEAR: u32 = 25;
/// How far a rate may be off, of itself: reporters round it.
const SLACK: f64 = 0.06;

pub(super) fn find(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    let money: Vec<&Quantity> = numbers
        .within(sentence)
        .iter()
        .filter(|one| matches!(one.unit, Unit::Money(_)) && !one.hedged)
        .collect();
    let [total, rate] = money[..] else { return None };
    let unit = unit_of_rate(view, rate)?;
    let mut lengths = sentence.iter().filter_map(|at| length(view, at, unit));
    let (place, count) = lengths.next().filter(|_| lengths.next().is_none())?;
    let led = view.is(rate.tokens.start.wrapping_sub(1), &["or", "at", "of", ",", "("]);
    let near =
        rate.tokens.start <= total.tokens.end + NEAR && place.abs_diff(total.tokens.start) <= NEAR;
    let product = rate.value * count;
    let slack = product * SLACK + rounding(rate, product) * count + rounding(total, product);
    let each = total.value / count;
    let meant = is_slip(rate.value, each)
        || is_slip(total.value, product)
        || is_slip(count, total.value / rate.value);
    let sane = product < total.value * 3.0 && product > total.value / 3.0;
    if !led
        || !near
        || !meant
        || !sane
        || (product - total.value).abs() <= slack
        || view.is_quoted(place)
    {
        return None;
    }
    let explanation = format!(
        "{} for {} {unit}s are {} for each, not {}. The sentence tells no other amount and no other length, no number is said to be rough, and rounding does \
         not explain it.",
        view.words(total.tokens),
        shown(count),
        shown(each),
        view.words(rate.tokens)
    );
    let spans = vec![Span::new(place, place + 1), total.tokens, rate.tokens];
    Some(found("rate-for-each", spans, explanation))
}

/// "a year", "per month", "annually".
fn unit_of_rate(view: View<'_>, rate: &Quantity) -> Option<&'static str> {
    let each = view.is(rate.tokens.end, &["a", "per", "each", "every"]);
    let unit = ["year", "month", "week", "day"];
    unit.into_iter().find(|unit| each && view.is(rate.tokens.end + 1, &[unit]))
}

/// "five-year", "12-month", "over five years".
fn length(view: View<'_>, at: u32, unit: &str) -> Option<(u32, f64)> {
    let word = view.lower(at);
    let number = |word: &str| word.parse().ok().or_else(|| lexicon::number("number", word));
    if let Some((count, noun)) = word.split_once('-') {
        return number(count).filter(|_| noun == unit).map(|count| (at, count));
    }
    let plural = view.lower(at + 1).strip_suffix('s').is_some_and(|noun| noun == unit);
    let over = view.is(at.wrapping_sub(1), &["over", "for", "in"]);
    number(&word).filter(|_| plural && over).map(|count| (at, count))
}

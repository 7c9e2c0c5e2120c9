//! Two numbers and what is told of how they relate: a difference, a multiple, a fraction, a turnout.

use super::super::Found;
use super::super::lexicon;
use super::super::view::View;
use super::found;
use super::quantity::{Quantities, Quantity, Unit, shown};
use onrecord_text::{Span, Tokens};

/// Tokens between two numbers that are told of as related at most.
const NEAR: u32 = 12;

pub(super) fn find(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    let all = numbers.within(sentence);
    if all.len() < 2 || view.is_quoted(sentence.start) || all.iter().any(|one| one.hedged) {
        return None;
    }
    let triples = all.windows(3).find_map(|three| difference(view, three));
    triples
        .or_else(|| multiple(view, sentence, all))
        .or_else(|| all.windows(2).find_map(|pair| fraction_of(view, pair)))
        .or_else(|| turnout(view, sentence, all))
}

/// "18,500 seats, 2,500 more than the present one, which holds 16,000".
fn difference(view: View<'_>, three: &[Quantity]) -> Option<Found> {
    let [one, apart, other] = three else { return None };
    let than = apart.tokens.end;
    let turn = (than..than + 3).find(|&at| view.is(at, &["more", "fewer", "less", "over"]))?;
    let sign = if view.is(turn, &["more", "over"]) { 1.0 } else { -1.0 };
    let compared = view.is(turn + 1, &["than"]) || view.is(turn, &["over"]);
    let close = apart.tokens.start == one.tokens.end + 1 + u32::from(!one.noun.is_empty())
        && view.is(apart.tokens.start.wrapping_sub(1), &[",", "—", "–", "("])
        || view.is(turn, &["over"]) && is_majority(view, apart);
    let close = close && other.tokens.start <= turn + NEAR;
    let like = one.is_like(apart) && one.is_like(other) && one.unit != Unit::Percent;
    let size = one.value.max(other.value);
    let slack = (one.step + apart.step + other.step).min(size * 0.02) / 2.0;
    let wrong = (one.value - other.value - sign * apart.value).abs() > slack + 0.5;
    let reported = (turn + 2..other.tokens.start)
        .any(|at| view.is(at, &["when", "in", "ago", "of", "and", "from", "for"]));
    if !compared || !close || !like || !wrong || reported {
        return None;
    }
    let explanation = format!(
        "{} is not {} {} than {}. The three are told of one thing in one sentence, none is said to be rough, and rounding does not explain it.",
        shown(one.value),
        shown(apart.value),
        view.word(turn),
        shown(other.value)
    );
    Some(found("difference-of-two", vec![one.tokens.join(apart.tokens), other.tokens], explanation))
}

/// "a majority of four".
fn is_majority(view: View<'_>, one: &Quantity) -> bool {
    let of = one.tokens.start.wrapping_sub(1);
    view.is(of, &["of"]) && view.is(of.wrapping_sub(1), &["majority", "lead", "margin"])
}

/// "doubled from 40 to 90".
fn multiple(view: View<'_>, sentence: Span<Tokens>, all: &[Quantity]) -> Option<Found> {
    /// How far the factor may be off, of itself: reporters say "doubled" of a little less and more.
    const SLACK: f64 = 0.15;
    let [from, to] = all else { return None };
    let verb = sentence.iter().find(|&at| view.is_in(at, "multiple"))?;
    let factor: f64 = lexicon::number("multiple", &view.lower(verb))?;
    let led = |one: &Quantity, words: &[&str]| view.is(one.tokens.start.wrapping_sub(1), words);
    let (from, to) = if led(from, &["to"]) { (to, from) } else { (from, to) };
    let joined =
        led(from, &["from"]) && led(to, &["to"]) && from.tokens.start.abs_diff(verb) <= NEAR;
    let value = if from.scale < 1.5 && to.scale > 1.5 { from.value * to.scale } else { from.value };
    let hedged = (verb.saturating_sub(3)..verb)
        .any(|at| view.is_in(at, "hedge") || view.is(at, &["not", "n’t", "n't"]));
    let place = from.step * value / from.value;
    let least = (to.value - to.step / 2.0) / (value + place / 2.0);
    let most = (to.value + to.step / 2.0) / (value - place / 2.0);
    let fits = factor >= least * (1.0 - SLACK) && factor <= most * (1.0 + SLACK);
    if !joined || fits || hedged || from.unit != to.unit && !from.is_plain() {
        return None;
    }
    let explanation = format!(
        "From {} to {} is {} times as much, not what “{}” says. Neither number is said to be rough, and rounding does not explain it.",
        view.words(from.tokens),
        view.words(to.tokens),
        shown((to.value / value * 10.0).round() / 10.0),
        view.word(verb)
    );
    Some(found(
        "multiple-of-two",
        vec![Span::new(verb, verb + 1), from.tokens.join(to.tokens)],
        explanation,
    ))
}

/// "16 of them, a third of the 48".
fn fraction_of(view: View<'_>, pair: &[Quantity]) -> Option<Found> {
    /// Hundredths that a fraction may be off.
    const SLACK: f64 = 4.0;
    let [part, whole] = pair else { return None };
    let the = whole.tokens.start.wrapping_sub(1);
    let of = the.wrapping_sub(1);
    let noun = of.wrapping_sub(1);
    let share: f64 = lexicon::number("fraction", &view.lower(noun))?;
    let counted = view.is(noun.wrapping_sub(1), &["a", "one", "two", "three"]);
    let many = view.is(noun.wrapping_sub(1), &["two", "three"]) == view.lower(noun).ends_with('s');
    let start = noun - u32::from(counted);
    let joined = view.is(of, &["of"])
        && view.is(the, &["the", "its", "all", "their"])
        && view.is(start.wrapping_sub(1), &[","]);
    let plain = part.is_plain() && whole.is_plain() && part.scale < 1.5 && whole.scale < 1.5;
    let close = start.wrapping_sub(part.tokens.end) <= 5;
    let percent = part.value / whole.value * 100.0;
    if !joined || !plain || !close || !many || (percent - share).abs() <= SLACK {
        return None;
    }
    let explanation = format!(
        "{} of {} is {} percent, not {}. The share is not said to be rough, and rounding does not explain it.",
        shown(part.value),
        shown(whole.value),
        shown((percent * 10.0).round() / 10.0),
        view.words(Span::new(start, noun + 1))
    );
    Some(found(
        "fraction-of-whole",
        vec![part.tokens, Span::new(start, whole.tokens.end)],
        explanation,
    ))
}

/// "Of the 5,000 members, 4,500 cast a ballot; turnout was 90 percent".
fn turnout(view: View<'_>, sentence: Span<Tokens>, all: &[Quantity]) -> Option<Found> {
    let [whole, part, share] = all else { return None };
    let told = (share.tokens.start.saturating_sub(3)..share.tokens.start)
        .any(|at| view.is(at, &["turnout"]));
    let of = view.is(sentence.start, &["of"]) && whole.tokens.start <= sentence.start + 4;
    let plain = whole.is_plain() && part.is_plain() && share.unit == Unit::Percent;
    let percent = part.value / whole.value * 100.0;
    let slack = share.step.min(1.0) / 2.0 + 0.5;
    if !told || !of || !plain || (percent - share.value).abs() <= slack {
        return None;
    }
    let explanation = format!(
        "{} of {} is a turnout of {} percent, not {}. Rounding does not explain it, and no number is said to be rough.",
        shown(part.value),
        shown(whole.value),
        shown((percent * 10.0).round() / 10.0),
        view.words(share.tokens)
    );
    Some(found("turnout-of-whole", vec![whole.tokens.join(part.tokens), share.tokens], explanation))
}

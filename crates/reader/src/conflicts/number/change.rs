//! A rise or fall in percent beside its two values; a share beside its part and its whole.

use super::super::Found;
use super::super::view::View;
use super::found;
use super::fraction::{Share, in_words};
use super::quantity::{Quantities, Quantity, Unit, shown};
use onrecord_text::{Span, Tokens};

/// Tokens between a change in percent and its values at most.
const NEAR: u32 = 14;

pub(super) fn find(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    let all = numbers.within(sentence);
    if all.is_empty() || view.is_quoted(sentence.start) {
        return None;
    }
    changed(view, numbers, sentence).or_else(|| multiple(view, sentence, all))
}

/// "rose from A to B, or P percent", "fell to B from A, down P percent"; the change may stand in the sentence behind.
fn changed(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    let all = numbers.within(sentence);
    let (from, to) = pair(view, sentence, all)?;
    let rough = |one: &Quantity| {
        one.hedged
            || view.is(one.tokens.start.wrapping_sub(1), &["+", "-"])
            || view.word(one.tokens.end).starts_with(['¼', '½', '¾'])
    };
    if rough(from) || rough(to) || view.any_in(sentence, "rate") {
        return None;
    }
    let (a, b) = values(from, to)?;
    let told =
        told(view, sentence, all, (from, to)).or_else(|| told_behind(view, numbers, sentence))?;
    let (low, high) = range(from, a, to, b);
    let points = from.unit == Unit::Percent || to.unit == Unit::Percent;
    let fits = told.percent >= low - told.slack && told.percent <= high + told.slack
        || points && (told.percent - (b - a).abs()).abs() <= told.slack;
    if fits {
        return None;
    }
    let explanation = format!(
        "From {} to {} is a change of {} percent, not {}. Rounding of the numbers does not explain it, none of them is said to be \
         rough, and no rate or adjustment is spoken of.",
        view.words(from.tokens),
        view.words(to.tokens),
        shown(((b - a).abs() / a * 1000.0).round() / 10.0),
        view.words(told.tokens)
    );
    Some(found("change-in-percent", vec![told.tokens, from.tokens.join(to.tokens)], explanation))
}

/// The only two values of a sentence that a thing goes from and to.
fn pair<'q>(
    view: View<'_>,
    sentence: Span<Tokens>,
    all: &'q [Quantity],
) -> Option<(&'q Quantity, &'q Quantity)> {
    let one = |word: &'static str| {
        let mut those = all.iter().filter(|&one| led_by(view, one, word));
        those.next().filter(|_| those.next().is_none())
    };
    let from = one("from")?;
    let to = one("to")
        .filter(|to| to.tokens.gap(from.tokens) <= NEAR)
        .or_else(|| down_to(view, sentence, all, from))?;
    Some((from, to))
}

/// "That is a rise of 40 percent." right behind the sentence of the values.
fn told_behind(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Share> {
    let behind = view.sentence_behind(sentence.end.saturating_sub(1));
    let [share] = numbers.within(behind) else { return None };
    let of = share.tokens.start.wrapping_sub(1);
    let back = view.is(behind.start, &["that", "this", "it"])
        && view.is(of, &["of"])
        && view.is_in(of.wrapping_sub(1), "change");
    let slack = slack(share);
    (back && share.unit == Unit::Percent).then_some(Share {
        tokens: share.tokens,
        percent: share.value,
        slack,
    })
}

/// How far a change in percent may be off: half of its last place, and more where it is rough or large and round.
fn slack(share: &Quantity) -> f64 {
    let place = if share.value < 100.0 { share.step.min(1.0) } else { share.step };
    place / 2.0 + 0.1 + if share.hedged { 1.0 + share.value * 0.1 } else { 0.0 }
}

/// Whether a preposition leads a quantity, over words of measure between.
fn led_by(view: View<'_>, one: &Quantity, word: &str) -> bool {
    let mut at = one.tokens.start;
    for _ in 0..4 {
        at = at.wrapping_sub(1);
        if view.is(at, &[word]) {
            return word != "to"
                || !view.is(at.wrapping_sub(1), &["up", "due", "close", "according"]);
        }
        if !view.is(
            at,
            &[
                "a", "an", "the", "average", "of", "record", "its", "total", "about", "nearly",
                "some", "almost", "current", "previous", "present", "earlier",
            ],
        ) {
            return false;
        }
    }
    false
}

/// "4.50 euros, down 10 percent from 5 euros": the value before "up" or "down".
fn down_to<'q>(
    view: View<'_>,
    sentence: Span<Tokens>,
    all: &'q [Quantity],
    from: &Quantity,
) -> Option<&'q Quantity> {
    let floor = from.tokens.start.saturating_sub(8).max(sentence.start);
    let turn = (floor..from.tokens.start).rev().find(|&at| view.is(at, &["up", "down"]))?;
    let last = all.iter().rfind(|one| one.tokens.end <= turn)?;
    (turn - last.tokens.end <= 4).then_some(last)
}

/// The two values in one unit: "from 15 to 18 billion", "from 30 to 24 percent".
fn values(from: &Quantity, to: &Quantity) -> Option<(f64, f64)> {
    let bare = from.is_plain() && from.noun.is_empty();
    let like =
        from.is_like(to) && (from.noun == to.noun || from.noun.is_empty() || to.noun.is_empty());
    if !like && !bare {
        return None;
    }
    let scaled = from.scale < 1.5 && to.scale > 1.5 && from.value < 1000.0;
    let a = if scaled { from.value * to.scale } else { from.value };
    (a > 0.0 && to.value > 0.0).then_some((a, to.value))
}

/// The change in percent that rounding of the values allows, from the least to the most.
fn range(from: &Quantity, a: f64, to: &Quantity, b: f64) -> (f64, f64) {
    let place = (from.step * a / from.value).min(to.step * b / to.value);
    let half = |value: f64| (place / 2.0).min(value * 0.03);
    let (da, db) = (half(a), half(b));
    let change = |a: f64, b: f64| ((b - a) / a * 100.0).abs();
    if b > a {
        (change(a + da, (b - db).max(a + da)), change(a - da, b + db))
    } else {
        (change(a - da, (b + db).min(a - da)), change(a + da, b - db))
    }
}

/// The one change in percent that is told near two values.
fn told(
    view: View<'_>,
    sentence: Span<Tokens>,
    all: &[Quantity],
    (from, to): (&Quantity, &Quantity),
) -> Option<Share> {
    let values = from.tokens.join(to.tokens);
    let other = |one: &&Quantity| {
        one.unit == Unit::Percent && ![from.tokens, to.tokens].contains(&one.tokens)
    };
    let mut shares = all.iter().filter(other);
    let share = shares.next();
    if shares.next().is_some() {
        return None;
    }
    if let Some(share) = share {
        let near = share.tokens.gap(values) <= NEAR;
        let other = view.is(
            share.tokens.end,
            &["of", "point", "points", "a", "per", "each", "chance", "stake", "interest", "share"],
        );
        let slack = slack(share);
        let joined = near && !other && is_joined(view, share.tokens, values);
        return joined.then_some(Share { tokens: share.tokens, percent: share.value, slack });
    }
    let near = values.near(values.start, 60);
    let reach = Span::<Tokens>::new(
        near.start.saturating_sub(NEAR).max(sentence.start),
        (values.end + NEAR).min(sentence.end),
    );
    reach
        .iter()
        .find_map(|at| in_words(view, at).filter(|_| view.is(at.wrapping_sub(1), &["by", "of"])))
        .filter(|share| is_joined(view, share.tokens, values))
}

/// Whether a change in percent is that of two values: "or 20 percent", "a drop of 20 percent", "rose 25 percent", with no
/// other verb between.
fn is_joined(view: View<'_>, share: Span<Tokens>, values: Span<Tokens>) -> bool {
    let before = share.start.wrapping_sub(1);
    let noun = view.is(before, &["of"]) && view.is_in(before.wrapping_sub(1), "change");
    let led = view.is(before, &["or", "by", "up", "down", "a", "an"])
        || noun
        || view.tag(before).starts_with("VB");
    let article = view.is(before, &["a", "an"]) && !view.is_in(share.end, "change");
    let between: Span<Tokens> = if share.start < values.start {
        Span::new(share.end, values.start)
    } else {
        Span::new(values.end, share.start)
    };
    let other = |at: u32| view.is_finite(at) || view.is(at, &["and", "while", ";", "though"]);
    led && !article && !between.iter().any(other)
}

/// "doubled from 40 to 90", "has halved in two years, to 80 cents from 120".
fn multiple(view: View<'_>, sentence: Span<Tokens>, all: &[Quantity]) -> Option<Found> {
    /// How far the factor may be off, of itself: reporters say "doubled" of a little less and more.
    const SLACK: f64 = 0.15;
    let (from, to) = pair(view, sentence, all)?;
    let mut verbs = sentence.iter().filter(|&at| view.is_in(at, "multiple"));
    let verb = verbs.next().filter(|_| verbs.next().is_none())?;
    let factor: f64 = view.number("multiple", verb)?;
    let values = from.tokens.join(to.tokens);
    let between: Span<Tokens> = Span::new(verb.min(values.end), values.start.max(verb));
    let joined = values.gap(Span::new(verb, verb + 1)) <= NEAR
        && !between
            .iter()
            .skip(1)
            .any(|at| view.is_finite(at) || view.is(at, &["and", "while", ";"]));
    let value = if from.scale < 1.5 && to.scale > 1.5 { from.value * to.scale } else { from.value };
    let hedged = (verb.saturating_sub(3)..verb)
        .any(|at| view.is_in(at, "hedge") || view.is(at, &["not", "n’t", "n't"]))
        || from.hedged
        || to.hedged;
    let place = from.step.min(from.value * 0.03) * value / from.value;
    let half = to.step.min(to.value * 0.03) / 2.0;
    let least = (to.value - half) / (value + place / 2.0);
    let most = (to.value + half) / (value - place / 2.0);
    // Of 3.7 times as much, "tripled" is still said.
    let more = factor > 1.0 && least >= factor && least < factor * 1.28;
    let fits = more || factor >= least * (1.0 - SLACK) && factor <= most * (1.0 + SLACK);
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
    Some(found("multiple-of-two", vec![Span::new(verb, verb + 1), values], explanation))
}

//! A rise or fall in percent beside its two values; a share beside its part and its whole.

use super::super::Found;
use super::super::lexicon;
use super::super::view::View;
use super::found;
use super::quantity::{Quantities, Quantity, Unit, shown};
use onrecord_text::{Span, Tokens};

/// Tokens between a change in percent and its values at most.
const NEAR: u32 = 14;

/// A change or share in hundredths, as it is told.
struct Told {
    tokens: Span<Tokens>,
    percent: f64,
    /// How far off it may be and still be meant.
    slack: f64,
}

pub(super) fn find(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    let all = numbers.within(sentence);
    if all.is_empty() || view.is_quoted(sentence.start) {
        return None;
    }
    changed(view, sentence, all).or_else(|| share(view, sentence, all))
}

/// "rose from A to B, or P percent", "fell to B from A, down P percent".
fn changed(view: View<'_>, sentence: Span<Tokens>, all: &[Quantity]) -> Option<Found> {
    let one = |word: &'static str| {
        let mut those = all.iter().filter(|&one| led_by(view, one, word));
        those.next().filter(|_| those.next().is_none())
    };
    let from = one("from")?;
    let to = one("to")
        .filter(|to| to.tokens.gap(from.tokens) <= NEAR)
        .or_else(|| down_to(view, sentence, all, from))?;
    if from.hedged || to.hedged || view.any_in(sentence, "rate") {
        return None;
    }
    let (a, b) = values(from, to)?;
    let told = told(view, sentence, all, (from, to))?;
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
                "some", "almost",
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
) -> Option<Told> {
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
        let slack = share.step.min(1.0) / 2.0
            + 0.1
            + if share.hedged { 1.0 + share.value * 0.1 } else { 0.0 };
        let joined = near && !other && is_joined(view, share.tokens, values);
        return joined.then_some(Told { tokens: share.tokens, percent: share.value, slack });
    }
    let near = values.near(values.start, 60);
    let reach = Span::<Tokens>::new(
        near.start.saturating_sub(NEAR).max(sentence.start),
        (values.end + NEAR).min(sentence.end),
    );
    reach
        .iter()
        .find_map(|at| fraction(view, at).filter(|_| view.is(at.wrapping_sub(1), &["by", "of"])))
}

/// Whether a change in percent is that of two values: "or 20 percent", "a drop of 20 percent", "rose 25 percent", with no
/// other verb between.
fn is_joined(view: View<'_>, share: Span<Tokens>, values: Span<Tokens>) -> bool {
    let before = share.start.wrapping_sub(1);
    let led = view.is(before, &["or", "by", "up", "down", "of", "a", "an"])
        || view.tag(before).starts_with("VB");
    let article = view.is(before, &["a", "an"]) && !view.is_in(share.end, "change");
    let between: Span<Tokens> = if share.start < values.start {
        Span::new(share.end, values.start)
    } else {
        Span::new(values.end, share.start)
    };
    led && !article && !between.iter().any(|at| view.is_finite(at))
}

/// "half", "a third", "two thirds" from a token on.
fn fraction(view: View<'_>, at: u32) -> Option<Told> {
    /// Hundredths that a fraction may be off.
    const SLACK: f64 = 3.5;
    let counted = view.is(at, &["a", "an", "one", "two", "three"]);
    let noun = at + u32::from(counted);
    let percent = lexicon::number("fraction", &view.lower(noun))?;
    let many = view.is(at, &["two", "three"]) == view.lower(noun).ends_with('s');
    let told = Told { tokens: Span::new(at, noun + 1), percent, slack: SLACK };
    (many && (counted || percent > 49.0) && !is_more(view, at, noun)).then_some(told)
}

/// "more than a third", "a third quarter".
fn is_more(view: View<'_>, at: u32, noun: u32) -> bool {
    let hedged = (at.saturating_sub(2)..at).any(|at| view.is_in(at, "hedge"));
    hedged || view.tag(noun + 1).starts_with("NN") || view.is(noun + 1, &["and", "-"])
}

/// "A of the N, or P percent".
fn share(view: View<'_>, sentence: Span<Tokens>, all: &[Quantity]) -> Option<Found> {
    /// Tokens between the whole and its share at most.
    const REACH: u32 = 10;
    all.windows(2).find_map(|pair| {
        let [part, whole] = pair else { return None };
        let of = part.tokens.end;
        let joined = view.is(of, &["of"]) && whole.tokens.start <= of + 2;
        if !joined || !part.is_plain() || !whole.is_plain() || part.hedged || whole.hedged {
            return None;
        }
        let reach = Span::<Tokens>::new(whole.tokens.end, (whole.tokens.end + REACH).min(sentence.end));
        let or = reach.iter().find(|&at| view.is(at, &["or"]) && view.is(at - 1, &[","]))?;
        let exact = all.iter().find(|one| one.tokens.start == or + 1 && one.unit == Unit::Percent);
        let told = exact.filter(|one| !one.hedged).map(|one| Told { tokens: one.tokens, percent: one.value, slack: one.step.min(1.0) / 2.0 + 0.1 });
        let told = told.or_else(|| fraction(view, or + 1))?;
        let percent = part.value / whole.value * 100.0;
        if whole.value < part.value || (percent - told.percent).abs() <= told.slack + part.step.min(part.value * 0.03) / whole.value * 50.0 {
            return None;
        }
        let explanation = format!(
            "{} of {} is {} percent, not {}. Rounding does not explain it, and none of the numbers is said to be rough.",
            shown(part.value), shown(whole.value), shown((percent * 10.0).round() / 10.0), view.words(told.tokens)
        );
        Some(found("share-of-whole", vec![part.tokens.join(whole.tokens), told.tokens], explanation))
    })
}

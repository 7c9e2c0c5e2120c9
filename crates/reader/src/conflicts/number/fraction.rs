//! A share of a whole beside the part and the whole: "9,600, or one in four", "a quarter of the homes, 60", "twice as many as
//! the 320".

use super::super::Found;
use super::super::view::View;
use super::found;
use super::near::{is_part, like, told_before, window};
use super::quantity::{Quantities, Quantity, Unit, shown};
use onrecord_text::{Span, Tokens};

/// Tokens between a share and the part that stands beside it at most.
const NEAR: u32 = 9;
/// A share this many times another, or more, is one of something else.
const FAR: f64 = 2.6;

/// A share in hundredths, as it is told.
pub(super) struct Share {
    pub(super) tokens: Span<Tokens>,
    pub(super) percent: f64,
    /// How far off it may be and still be meant.
    pub(super) slack: f64,
}

pub(super) fn find(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    if numbers.within(sentence).is_empty() || view.is_quoted(sentence.start) {
        return None;
    }
    let shares = sentence.iter().filter_map(|at| share(view, numbers, sentence, at));
    let found = shares.take(6).find_map(|share| {
        let (part, whole) = told_of(view, numbers, sentence, &share)?;
        wrong(view, numbers, &share, part, whole)
    });
    found.or_else(|| most(view, numbers, sentence)).or_else(|| times(view, numbers, sentence))
}

/// The share that begins at a token: percent, "a quarter", "one in four", "three out of five".
fn share(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>, at: u32) -> Option<Share> {
    let percent = numbers.within(Span::new(at, at + 1)).first();
    if let Some(one) = percent.filter(|one| one.unit == Unit::Percent) {
        let slack = one.step.min(1.0) / 2.0 + 0.15;
        let points = view.is(one.tokens.end, &["point", "points"]);
        return (!one.hedged && !points && one.value <= 100.0).then_some(Share {
            tokens: one.tokens,
            percent: one.value,
            slack,
        });
    }
    let told = in_words(view, at).or_else(|| one_in(view, at))?;
    (told.tokens.end <= sentence.end).then_some(told)
}

/// "half", "a third", "two thirds" from a token on.
pub(super) fn in_words(view: View<'_>, at: u32) -> Option<Share> {
    /// Hundredths that a fraction may be off.
    const SLACK: f64 = 3.5;
    let counted = view.is(at, &["a", "an", "one", "two", "three"]);
    let noun = at + u32::from(counted);
    let percent: f64 = view.number("fraction", noun)?;
    let many = view.is(at, &["two", "three"]) == view.lower(noun).ends_with('s');
    let again = view.is(at.wrapping_sub(1), &["a", "an", "one", "two", "three", "and", "-"]);
    let one = Share { tokens: Span::new(at, noun + 1), percent, slack: SLACK };
    (many && !again && (counted || percent > 49.0) && !is_more(view, at, noun)).then_some(one)
}

/// "more than a third", "a third quarter", "the second half".
fn is_more(view: View<'_>, at: u32, noun: u32) -> bool {
    let hedged =
        (at.saturating_sub(3)..at).any(|at| view.is_in(at, "hedge") || view.is_in(at, "ordinal"));
    hedged
        || view.is(at.wrapping_sub(1), &["first", "last", "other", "that", "by"])
        || view.tag(noun + 1).starts_with("NN")
        || view.is(noun + 1, &["and", "-"])
}

/// "one in four", "three out of five", "one of every five".
fn one_in(view: View<'_>, at: u32) -> Option<Share> {
    let some: f64 = view.number("number", at)?;
    let every = view.is(at + 1, &["of"]) && view.is(at + 2, &["every"]);
    let out = view.is(at + 1, &["out"]) && view.is(at + 2, &["of"]);
    let last = at + if every || out { 3 } else { 2 };
    let of: f64 = view.number("number", last)?;
    let joined = every || out || view.is(at + 1, &["in"]) && some < 2.0;
    let percent = some / of * 100.0;
    let hedged = (at.saturating_sub(2)..at).any(|at| view.is_in(at, "hedge"));
    let whole = of > some && of <= 20.0 && !hedged;
    let tokens = Span::new(at, last + 1);
    (joined && whole).then_some(Share { tokens, percent, slack: percent * 0.1 + 0.5 })
}

/// The part that stands beside a share, and its whole.
fn told_of<'q>(
    view: View<'_>,
    numbers: &'q Quantities,
    sentence: Span<Tokens>,
    share: &Share,
) -> Option<(&'q Quantity, Option<&'q Quantity>)> {
    let all = numbers.within(sentence);
    before_or(view, all, share)
        .or_else(|| behind_comma(view, all, share))
        .or_else(|| part_before(view, all, share))
}

/// "12 of the 50, or 24 percent", "9,600, or one in four", "$35 million, or a quarter as much".
fn before_or<'q>(
    view: View<'_>,
    all: &'q [Quantity],
    share: &Share,
) -> Option<(&'q Quantity, Option<&'q Quantity>)> {
    let or = share.tokens.start.checked_sub(1)?;
    let led = view.is(or, &["or"]) && view.is(or.wrapping_sub(1), &[",", "(", "—", "–"])
        || view.is(or, &["("]);
    let near = |one: &&Quantity| one.tokens.end <= or && one.tokens.end + NEAR >= or;
    let mut before = all.iter().rev().filter(near).filter(|one| one.unit != Unit::Percent);
    let (last, next) = (before.next()?, before.next());
    let closed = view.is(share.tokens.end, &[")"]) || !view.is(or, &["("]);
    let change = view.is(last.tokens.start.wrapping_sub(1), &["by"]);
    if !led || !closed || change || is_other_share(view, share) {
        return None;
    }
    match next {
        Some(part) if is_part(view, part, last) => Some((part, Some(last))),
        _ => Some((last, None)),
    }
}

/// "or one in four of its drivers", "or 5 percent more": a share of something else, or none.
fn is_other_share(view: View<'_>, share: &Share) -> bool {
    let end = share.tokens.end;
    let as_much = view.is(end, &["as"]) && view.is(end + 1, &["much", "many"]);
    !as_much
        && (view.is(
            end,
            &["more", "less", "higher", "lower", "fewer", "above", "below", "a", "per", "as", "-"],
        ) || view.is_in(end, "rate")
            || view.is_in(end, "change"))
}

/// "A quarter of the homes, 60, are let", "one in five of those who answered, 480 people".
fn behind_comma<'q>(
    view: View<'_>,
    all: &'q [Quantity],
    share: &Share,
) -> Option<(&'q Quantity, Option<&'q Quantity>)> {
    let end = share.tokens.end;
    let part = all.iter().find(|one| one.tokens.start > end)?;
    let comma = part.tokens.start.wrapping_sub(1);
    let of = view.is(end, &["of"]) && comma <= end + NEAR && comma > end + 1;
    let whole = all.iter().find(|one| (end + 1..comma).any(|at| one.tokens.start == at));
    let closed = (part.tokens.end..part.tokens.end + 3)
        .find(|&at| !view.tag(at).starts_with("NN"))
        .is_some_and(|at| matches!(view.word(at), "," | "." | ")" | "—"));
    let marks = view.is(comma, &[",", "(", "—", "–"]);
    let clause = (end + 1..comma).any(|at| view.is(at, &[",", ";", "and"]));
    let plain = part.unit != Unit::Percent && !clause;
    (of && marks && closed && plain).then_some((part, whole))
}

/// "16 of them, a third of the 48".
fn part_before<'q>(
    view: View<'_>,
    all: &'q [Quantity],
    share: &Share,
) -> Option<(&'q Quantity, Option<&'q Quantity>)> {
    let (start, end) = (share.tokens.start, share.tokens.end);
    let whole = all.iter().find(|one| one.tokens.start > end)?;
    let joined = view.is(end, &["of"])
        && view.is(end + 1, &["the", "its", "all", "their"])
        && whole.tokens.start == end + 2;
    let part = all.iter().rev().find(|one| one.tokens.end <= start)?;
    let close = view.is(start.wrapping_sub(1), &[","]) && start <= part.tokens.end + 5;
    (joined && close && part.unit != Unit::Percent).then_some((part, Some(whole)))
}

/// Whether a share is not that of the part in the whole, nor in any other around.
fn wrong(
    view: View<'_>,
    numbers: &Quantities,
    share: &Share,
    part: &Quantity,
    whole: Option<&Quantity>,
) -> Option<Found> {
    let around = like(view, numbers, window(view, part.tokens.start), part);
    let early = like(view, numbers, Span::new(0, part.tokens.start), part);
    let same = numbers
        .0
        .iter()
        .filter(|one| one.is_like(part) && one.noun == part.noun && !part.noun.is_empty());
    let mut all: Vec<&Quantity> =
        around.iter().chain(&early).copied().chain(same.take(20)).collect();
    all.extend(whole);
    let percent = |whole: &Quantity| part.value / whole.value * 100.0;
    let place = |whole: &Quantity| part.step.min(part.value * 0.03) / whole.value * 50.0;
    let near = |whole: f64, slack: f64| (part.value / whole * 100.0 - share.percent).abs() <= slack;
    let in_words = share.slack > 1.0 || view.is(share.tokens.end, &["of"]);
    let tied = whole.is_some() || in_words;
    // A share may be one of what is left, or of what there was before.
    let fits = |whole: &&Quantity| {
        let slack = share.slack + place(whole);
        let less: &[f64] = if tied { &[0.0] } else { &[0.0, part.value, -part.value] };
        less.iter().any(|less| near(whole.value - less, slack))
    };
    if part.hedged || all.iter().any(fits) {
        return None;
    }
    let before = like(view, numbers, told_before(view, part.tokens.start), part);
    let larger = |one: &&&Quantity| one.value > part.value && !one.hedged;
    let one_noun = |one: &&&Quantity| {
        one.noun == part.noun || part.noun.is_empty() || view.is(part.tokens.end, &["of"])
    };
    let mut wholes = before.iter().filter(larger).filter(one_noun).copied();
    let only = wholes.next().filter(|_| wholes.next().is_none());
    let named = named_whole(view, numbers, share, part);
    let plain = |whole: &&&Quantity| is_even(percent(whole)) && whole.value < part.value * 12.0;
    let exact = before.iter().rev().filter(larger).find(plain).copied();
    let alone = numbers
        .within(told_before(view, part.tokens.start))
        .iter()
        .all(|one| one.unit != Unit::Percent);
    let only = only.or(exact).filter(|_| alone);
    let whole =
        whole.or(named).or(only).filter(|whole| !whole.hedged && whole.value > part.value)?;
    let off = percent(whole) / share.percent;
    (off < FAR && off > 1.0 / FAR && whole.is_like(part))
        .then(|| conflict(view, share, part, whole))
}

/// Whether a share is a plain fraction, as it is where the two numbers were put side by side for it.
fn is_even(percent: f64) -> bool {
    (2..=10).any(|of| {
        let parts = percent / 100.0 * f64::from(of);
        (parts - parts.round()).abs() < 0.01 && parts > 0.5
    })
}

/// The only number of the things that the share is of: "a quarter of the homes" of an article with "240 homes".
fn named_whole<'q>(
    view: View<'_>,
    numbers: &'q Quantities,
    share: &Share,
    part: &Quantity,
) -> Option<&'q Quantity> {
    let end = share.tokens.end;
    let the = view.is(end, &["of"]) && view.is(end + 1, &["the", "its", "their", "those"]);
    let noun = view.lower(end + 2);
    let stem =
        noun.strip_suffix("ies").or(noun.strip_suffix('s')).filter(|stem| the && stem.len() > 2)?;
    let named = |one: &&Quantity| {
        one.is_like(part) && one.value > part.value && !one.hedged && one.noun.starts_with(stem)
    };
    let first = numbers.0.iter().find(named)?;
    let all_same = numbers.0.iter().filter(named).all(|one| (one.value - first.value).abs() < 0.5);
    all_same.then_some(first)
}

fn conflict(view: View<'_>, share: &Share, part: &Quantity, whole: &Quantity) -> Found {
    let explanation = format!(
        "{} of {} is {} percent, not what “{}” says. It is no such share of any other number around either, the share is not said to be rough, and \
         rounding does not explain it.",
        shown(part.value),
        shown(whole.value),
        shown((part.value / whole.value * 1000.0).round() / 10.0),
        view.words(share.tokens)
    );
    let mut spans = vec![part.tokens, share.tokens, whole.tokens];
    spans.sort_unstable();
    found("fraction-of-whole", spans, explanation)
}

/// "More than half of the patients, 14 of the 36".
fn most(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    let half = sentence.iter().find(|&at| view.is(at, &["half"]))?;
    let than = half.checked_sub(1).filter(|&than| view.is(than, &["than"]))?;
    let sign = match () {
        () if view.is(than.wrapping_sub(1), &["more"]) => 1.0,
        () if view.is(than.wrapping_sub(1), &["less", "fewer"]) => -1.0,
        () => return None,
    };
    let all = numbers.within(Span::new(half, sentence.end.min(half + NEAR + 3)));
    let [part, whole, ..] = all else { return None };
    let joined =
        is_part(view, part, whole) && view.is(part.tokens.start.wrapping_sub(1), &[",", "("]);
    let wrong = (part.value / whole.value - 0.5) * sign < 0.0;
    let share = Share { tokens: Span::new(than - 1, half + 1), percent: 50.0, slack: 0.0 };
    (joined && wrong).then(|| conflict(view, &share, part, whole))
}

/// "640 works, twice as many as the 320 of before".
fn times(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    /// How far the factor may be off, of itself.
    const SLACK: f64 = 0.15;
    let at = sentence.iter().find(|&at| view.is_in(at, "times"))?;
    let factor: f64 = view.number("times", at)?;
    let many = (at + 1..at + 4).find(|&at| view.is(at, &["many", "much"]))?;
    let all = numbers.within(sentence);
    let whole =
        all.iter().find(|one| one.tokens.start >= many + 2 && one.tokens.start <= many + 4)?;
    let part = *like(view, numbers, told_before(view, at), whole).last()?;
    let joined = view.is(many - 1, &["as"])
        && view.is(many + 1, &["as"])
        && view.is(whole.tokens.start - 1, &["the"]);
    let hedged =
        (at.saturating_sub(3)..at).any(|at| view.is_in(at, "hedge")) || part.hedged || whole.hedged;
    let ratio = part.value / whole.value;
    let fits = |a: &Quantity, b: &Quantity| (a.value / b.value / factor - 1.0).abs() <= SLACK;
    let around = like(view, numbers, window(view, at), whole);
    let known = around.iter().any(|a| fits(a, whole) || fits(part, a));
    let near = ratio > factor / FAR && ratio < factor * FAR && sentence.holds(part.tokens.start);
    if !joined || hedged || known || !near {
        return None;
    }
    let share = Share { tokens: Span::new(at, many + 1), percent: factor * 100.0, slack: 0.0 };
    Some(conflict(view, &share, part, whole))
}

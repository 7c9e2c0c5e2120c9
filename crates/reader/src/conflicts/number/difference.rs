//! Two numbers and how far apart they are said to be: "85 more than her rival, who had 1,255", "six short of 25".

use super::super::Found;
use super::super::view::View;
use super::found;
use super::near::{is_one_thing, is_slip, like, rounding, some_make, told_before, window};
use super::quantity::{Quantities, Quantity, Unit, shown};
use onrecord_text::{Span, Tokens};

/// Tokens between a comparative and the number that it compares with at most.
const NEAR: u32 = 16;

/// A difference, with the two numbers that are that far apart.
struct Difference<'q> {
    apart: &'q Quantity,
    one: &'q Quantity,
    other: &'q Quantity,
    /// Whether the words tie the three, so that no other number can be meant.
    tied: bool,
}

pub(super) fn find(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    let all = numbers.within(sentence);
    all.iter()
        .filter(|apart| apart.unit != Unit::Percent && !apart.hedged)
        .filter(|apart| !view.is_quoted(apart.tokens.start))
        .find_map(|apart| {
            let told = compared(view, numbers, sentence, apart)
                .or_else(|| short_of(view, numbers, sentence, apart))
                .or_else(|| added(view, sentence, all, apart))
                .or_else(|| moved_by(view, numbers, sentence, apart))?;
            (told.tied || !is_explained(view, numbers, &told)).then(|| conflict(view, &told))
        })
}

/// "81 miles an hour, 12 miles an hour more than the 69 measured before".
fn compared<'q>(
    view: View<'_>,
    numbers: &'q Quantities,
    sentence: Span<Tokens>,
    apart: &'q Quantity,
) -> Option<Difference<'q>> {
    let end = apart.tokens.end;
    let turn = (end..end + 5).find(|&at| {
        view.is_in(at, "comparative") || view.is(at, &["over"]) && is_lead(view, apart)
    })?;
    let sign: f64 = view.number("comparative", turn).unwrap_or(1.0);
    let than = view.is(turn, &["over"]) || view.is(turn + 1, &["than"]);
    let measured = apart.value.fract() != 0.0 && apart.scale < 1.5 && apart.noun.is_empty();
    if !than || measured || view.any(Span::new(end, turn), &[",", "or", "and"]) {
        return None;
    }
    let reach = Span::new(turn + 1, (turn + NEAR).min(sentence.end));
    let behind = numbers.within(reach).first();
    let led = |one: &Quantity| one.tokens.start <= turn + 4 && !view.is_in(turn + 2, "hedge");
    let other = behind.filter(|one| one.is_like(apart) && (!one.hedged || led(one)))?;
    let before = like(view, numbers, told_before(view, apart.tokens.start), apart);
    let mut meant =
        before.iter().filter(|one| is_slip(apart.value, (one.value - other.value) * sign));
    let one = *meant.next().filter(|_| meant.next().is_none()).or(before.last())?;
    let between = Span::new(turn + 2, other.tokens.start);
    let clause = view.any(between, &["who", "which", "when"]);
    if view.any(between, &["—", "–", "--", "from"])
        || !clause && view.any(between, &[",", "and", ";"])
    {
        return None;
    }
    let comma = one.tokens.end + 3 >= apart.tokens.start
        && view.is(apart.tokens.start.wrapping_sub(1), &[",", "—", "–", "("])
        || view.is(turn, &["over"]) && other.tokens.start <= turn + 4;
    let plain = other.tokens.start <= turn + 5;
    let far = (one.value - other.value) * sign;
    let sane = far > 0.0 && far < apart.value * 3.0 && far > apart.value / 3.0;
    let meant = is_slip(apart.value, far) && is_one_thing(view, one, apart);
    (sane && !one.hedged && (meant || comma && plain)).then_some(Difference {
        apart,
        one,
        other,
        tied: false,
    })
}

/// "a majority of four".
fn is_lead(view: View<'_>, one: &Quantity) -> bool {
    let of = one.tokens.start.wrapping_sub(1);
    view.is(of, &["of"]) && view.is_in(of.wrapping_sub(1), "margin")
}

/// "Labour has 19 seats and is six short of a majority of 25".
fn short_of<'q>(
    view: View<'_>,
    numbers: &'q Quantities,
    sentence: Span<Tokens>,
    apart: &'q Quantity,
) -> Option<Difference<'q>> {
    let end = apart.tokens.end;
    let short = (end..end + 2).find(|&at| view.is(at, &["short", "shy"]))?;
    let reach = Span::new(short + 2, (short + 8).min(sentence.end));
    let goal = numbers.within(reach).first().filter(|goal| goal.is_like(apart) && !goal.hedged)?;
    let before = like(view, numbers, told_before(view, apart.tokens.start), apart);
    let mut near = before.iter().filter(|one| is_slip(apart.value, goal.value - one.value));
    let one = near.next().filter(|_| near.next().is_none())?;
    view.is(short + 1, &["of"]).then_some(Difference { apart, one: goal, other: one, tied: false })
}

/// "Six more seats, raising their number to 17 from 11".
fn added<'q>(
    view: View<'_>,
    sentence: Span<Tokens>,
    all: &'q [Quantity],
    apart: &'q Quantity,
) -> Option<Difference<'q>> {
    let before = apart.tokens.start.wrapping_sub(1);
    let loss = view.is(before, &["of"]) && view.is_in(before.wrapping_sub(1), "change")
        || view.is(before, &["by"]) && view.is_in(before.wrapping_sub(1), "turn");
    let more = loss || view.is(apart.tokens.end, &["more", "extra", "additional", "new", "fewer"]);
    let led = |one: &Quantity, word: &str| view.is(one.tokens.start.wrapping_sub(1), &[word]);
    let pair = all.windows(2).find(|pair| {
        (led(&pair[0], "to") && led(&pair[1], "from")
            || led(&pair[0], "from") && led(&pair[1], "to"))
            && pair[1].tokens.start <= pair[0].tokens.end + 3
    })?;
    let near =
        sentence.holds(apart.tokens.start) && pair[0].tokens.start <= apart.tokens.end + NEAR;
    let bare =
        pair.iter().all(|one| one.is_like(apart) && !one.hedged && one.unit != Unit::Percent);
    let behind = loss || pair[0].tokens.start > apart.tokens.end;
    // "From a gain of 195,000 to one of 188,000": an end of the change, and not what lies between.
    let ends = (1..=4).any(|step| view.is(apart.tokens.start.wrapping_sub(step), &["from", "to"]));
    let outside = ![pair[0].tokens, pair[1].tokens].contains(&apart.tokens) && !ends;
    let far = (pair[0].value - pair[1].value).abs();
    let meant = is_slip(apart.value, far) || is_mended_end(apart, &pair[0], &pair[1]);
    (more && near && behind && outside && bare && meant).then_some(Difference {
        apart,
        one: &pair[0],
        other: &pair[1],
        tied: true,
    })
}

/// Whether one of two numbers is a slip from what the difference asks for.
fn is_mended_end(apart: &Quantity, one: &Quantity, other: &Quantity) -> bool {
    let sign = if one.value > other.value { 1.0 } else { -1.0 };
    is_slip(one.value, other.value + sign * apart.value)
        || is_slip(other.value, one.value - sign * apart.value)
}

/// "Sales grew by 30 million euros to 330 million. A year before they came to 300 million."
fn moved_by<'q>(
    view: View<'_>,
    numbers: &'q Quantities,
    sentence: Span<Tokens>,
    apart: &'q Quantity,
) -> Option<Difference<'q>> {
    let by = apart.tokens.start.wrapping_sub(1);
    let verb = (by.saturating_sub(3)..by).find(|&at| view.is_in(at, "turn"))?;
    let sign = if view.value("turn", verb) == Some("rise") { 1.0 } else { -1.0 };
    let behind = numbers.within(Span::new(apart.tokens.end, sentence.end)).first()?;
    let to = behind.tokens.start.wrapping_sub(1);
    let near = to <= apart.tokens.end + 3 && view.is(to, &["to"]) && view.is(by, &["by"]);
    let meant = |one: &&&Quantity| {
        let far = (behind.value - one.value) * sign;
        let other = sentence.holds(one.tokens.start)
            && !view.is(one.tokens.start.wrapping_sub(1), &["from"]);
        let exact = one.value.fract() == 0.0 && apart.value.fract() == 0.0;
        one.tokens != behind.tokens
            && !other
            && exact
            && is_slip(apart.value, far)
            && is_one_thing(view, one, behind)
    };
    let around = like(view, numbers, window(view, by), apart);
    let mut those = around.iter().filter(meant);
    let one = those.next().filter(|_| those.next().is_none())?;
    let range = behind.value < apart.value * 2.0;
    (near && !range && behind.is_like(apart) && !one.hedged).then_some(Difference {
        apart,
        one: behind,
        other: one,
        tied: false,
    })
}

/// Whether any two numbers around are that far apart, but for rounding.
fn is_explained(view: View<'_>, numbers: &Quantities, told: &Difference<'_>) -> bool {
    let near = window(view, told.apart.tokens.start);
    let mut all = like(view, numbers, near, told.apart);
    all.extend(like(view, numbers, view.headline().unwrap_or_default(), told.apart));
    let far = |a: &Quantity, b: &Quantity| (a.value - b.value).abs();
    let fits = |a: &Quantity, b: &Quantity| {
        let size = a.value.max(b.value);
        let slack = rounding(a, size) + rounding(b, size) + rounding(told.apart, size);
        (far(a, b) - told.apart.value).abs() <= slack + 1e-6
    };
    let (low, high) = (told.one.value.min(told.other.value), told.one.value.max(told.other.value));
    let more: Vec<&Quantity> = all
        .iter()
        .filter(|one| one.tokens != told.one.tokens && one.tokens != told.other.tokens)
        .copied()
        .collect();
    let here = view.sentence(told.other.tokens.start);
    let joined: Vec<&Quantity> =
        more.iter().filter(|one| here.holds(one.tokens.start)).copied().collect();
    if some_make(&more, high - told.apart.value, 0.5)
        || some_make(&more, low + told.apart.value, 0.5)
        || some_make(&joined, high - told.apart.value - low, 0.5)
    {
        return true;
    }
    let ends = [told.one, told.other];
    all.iter().any(|a| ends.iter().any(|b| a.tokens != b.tokens && fits(a, b)))
}

fn conflict(view: View<'_>, told: &Difference<'_>) -> Found {
    let explanation = format!(
        "{} and {} are {} apart, not {} (“{}”). No other number around, nor a sum of some, is that far from either, none of the three is said to be rough, and rounding does not \
         explain it.",
        shown(told.one.value),
        shown(told.other.value),
        shown((told.one.value - told.other.value).abs()),
        shown(told.apart.value),
        view.words(told.apart.tokens)
    );
    let spans = vec![told.one.tokens, told.apart.tokens, told.other.tokens];
    found("difference-of-two", spans, explanation)
}

//! A turnout or another rate of those who took part, beside both counts.

use super::super::Found;
use super::super::view::View;
use super::found;
use super::near::{is_slip, like, window};
use super::quantity::{Quantities, Quantity, Unit, shown};
use onrecord_text::{Span, Tokens};

/// Below this a count is one of days, rounds or the like.
const FEWEST: f64 = 50.0;

/// "Turnout was 53 percent: of the 9,010 people on the rolls, 4,775 voted".
pub(super) fn find(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    let share = numbers.within(sentence).iter().find(|one| is_rate(view, one))?;
    if view.any(sentence, &["per"]) {
        return None;
    }
    let all = numbers.within(sentence).iter();
    let counts: Vec<&Quantity> = all.filter(|one| is_count(one)).collect();
    let [a, b] = counts[..] else { return None };
    let (part, whole) = if a.value < b.value { (a, b) } else { (b, a) };
    let fits = |part: &Quantity, whole: &Quantity| {
        (part.value / whole.value * 100.0 - share.value).abs() <= share.step.min(1.0) / 2.0 + 0.6
    };
    let around = like(view, numbers, window(view, sentence.start), part);
    let known = fits(part, whole)
        || around.iter().any(|a| fits(a, whole) || around.iter().any(|b| fits(b, a)));
    let percent = part.value / whole.value * 100.0;
    let opens = |one: &Quantity| {
        let of =
            (one.tokens.start.saturating_sub(2)..one.tokens.start).find(|&at| view.is(at, &["of"]));
        of.is_some_and(|of| {
            of == sentence.start || view.is(of.wrapping_sub(1), &[":", ",", ";", "—", "–"])
        })
    };
    let meant = is_slip(share.value, percent.round()) || opens(whole);
    if known || !meant || share.hedged || percent > 100.0 || view.is_quoted(share.tokens.start) {
        return None;
    }
    let explanation = format!(
        "{} of {} are {} percent, not {}. No other two counts around make that rate, none is said to be rough, and rounding does not explain it.",
        shown(part.value),
        shown(whole.value),
        shown((percent * 10.0).round() / 10.0),
        view.words(share.tokens)
    );
    Some(found("turnout-of-whole", vec![part.tokens, whole.tokens, share.tokens], explanation))
}

/// "turnout was 53 percent", "a response rate of 40 percent".
fn is_rate(view: View<'_>, one: &Quantity) -> bool {
    let before = Span::new(one.tokens.start.saturating_sub(3), one.tokens.start);
    one.unit == Unit::Percent
        && view.any_in(before, "of_those_asked")
        && !view.any(before, &["—", "–", "(", "--"])
}

fn is_count(one: &Quantity) -> bool {
    one.is_plain()
        && !one.hedged
        && one.value >= FEWEST
        && one.value.fract() == 0.0
        && one.scale < 1.5
        && one.noun != "year"
}

//! Votes: the margin beside the counts, and the counts of the headline beside those of the text.

use super::super::Found;
use super::super::view::View;
use super::found;
use super::quantity::{Quantities, Quantity, shown};
use onrecord_text::{Span, Tokens};

/// "88 votes to 85", "8-5".
#[derive(Clone, Copy)]
pub(super) struct Count {
    tokens: Span<Tokens>,
    votes: [f64; 2],
}

pub(super) fn find(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    let margin = numbers.within(sentence).iter().find(|one| is_margin(view, one))?;
    let near = Span::new(
        view.sentence_before(sentence.start).start,
        view.sentence_behind(sentence.start).end,
    );
    let near = if near.is_empty() { sentence } else { near.join(sentence) };
    let same = counts(view, numbers, sentence);
    let found = if same.is_empty() { counts(view, numbers, near) } else { same };
    let headline = view.headline().filter(|headline| headline.holds(sentence.start));
    let found = match headline {
        Some(_) => counts(view, numbers, lead(view)),
        None => found,
    };
    let [count] = found[..] else { return None };
    let difference = (count.votes[0] - count.votes[1]).abs();
    if (difference - margin.value).abs() < 0.5 || margin.hedged || count.votes[0] < margin.value {
        return None;
    }
    let explanation = format!(
        "{} to {} is a margin of {} votes, not {}. It is the only count of votes told there, and the margin is not said to be rough.",
        shown(count.votes[0]),
        shown(count.votes[1]),
        shown(difference),
        shown(margin.value)
    );
    self::found("margin-of-votes", vec![margin.tokens, count.tokens], explanation).into()
}

/// The first two paragraphs of running text.
pub(super) fn lead(view: View<'_>) -> Span<Tokens> {
    /// Tokens of a paragraph that is more than a byline or a date.
    const LONG: u32 = 15;
    let paragraphs = view.layers.document.paragraphs.iter().skip(1);
    let long = paragraphs.filter(|one| one.tokens.len() >= LONG).take(2);
    long.map(|one| one.tokens.near(one.tokens.start, 150)).reduce(Span::join).unwrap_or_default()
}

/// "by 1,206 votes", "a margin of nine votes".
fn is_margin(view: View<'_>, one: &Quantity) -> bool {
    let before = one.tokens.start.wrapping_sub(1);
    let by = view.is(before, &["by"]);
    let margin =
        view.is(before, &["of"]) && view.is(before.wrapping_sub(1), &["margin", "majority"]);
    one.is_plain()
        && one.noun == "vote"
        && (by || margin)
        && !view.is(one.tokens.end + 1, &["to", "against"])
}

/// The counts of votes in a stretch.
pub(super) fn counts(view: View<'_>, numbers: &Quantities, stretch: Span<Tokens>) -> Vec<Count> {
    if !view.any_in(stretch, "vote") {
        return Vec::new();
    }
    let pairs = numbers.within(stretch).windows(2).filter_map(|pair| {
        let [a, b] = pair else { return None };
        let to = b.tokens.start.wrapping_sub(1);
        let between = to.wrapping_sub(a.tokens.end);
        let votes = between == 0 || between == 1 && view.is(a.tokens.end, &["votes"]);
        let plain =
            a.is_plain() && b.is_plain() && !view.is(a.tokens.start.wrapping_sub(1), &["from"]);
        (view.is(to, &["to"]) && votes && plain && is_counted(view, b))
            .then(|| Count { tokens: a.tokens.join(b.tokens), votes: [a.value, b.value] })
    });
    let dashed = stretch.iter().filter_map(|at| dashed(view, at));
    let mut out: Vec<Count> = pairs.chain(dashed).collect();
    out.dedup_by(|a, b| is_same(a.votes, b.votes));
    out
}

/// Whether two counts are the same; votes are whole.
fn is_same(a: [f64; 2], b: [f64; 2]) -> bool {
    a.iter().zip(b).all(|(a, b)| (a - b).abs() < 0.5)
}

/// Whether nothing but votes is counted: not "8 to 5 years".
fn is_counted(view: View<'_>, last: &Quantity) -> bool {
    matches!(&*last.noun, "" | "vote" | "victory" | "margin" | "decision" | "ruling")
        || view.is(last.tokens.end, &["early", "late"])
}

/// "52-45".
fn dashed(view: View<'_>, at: u32) -> Option<Count> {
    let (a, b) = view.word(at).split_once(['-', '–'])?;
    let votes = [a.parse().ok()?, b.parse().ok()?];
    let real = votes.iter().all(|votes| (0.0..2000.0).contains(votes)) && votes[0] < 1900.0;
    real.then_some(Count { tokens: Span::new(at, at + 1), votes })
}

/// A headline's count of votes, beside another in the lead.
pub(super) fn headline(
    view: View<'_>,
    numbers: &Quantities,
    headline: Span<Tokens>,
) -> Option<Found> {
    let lead = lead(view);
    let [told] = counts(view, numbers, headline)[..] else { return None };
    let [count] = counts(view, numbers, lead)[..] else { return None };
    let all = counts(view, numbers, Span::new(headline.end, view.len().min(headline.end + 3000)));
    let known = |votes: [f64; 2]| {
        all.iter().any(|one| is_same(one.votes, votes) || is_same(one.votes, [votes[1], votes[0]]))
    };
    if known(told.votes) || is_same(count.votes, told.votes) {
        return None;
    }
    let explanation = format!(
        "The headline counts {} to {}, the beginning of the text {} to {}, and no other count of votes stands there. The text nowhere has the \
         headline's count.",
        shown(told.votes[0]),
        shown(told.votes[1]),
        shown(count.votes[0]),
        shown(count.votes[1])
    );
    Some(found("votes-of-headline", vec![told.tokens, count.tokens], explanation))
}

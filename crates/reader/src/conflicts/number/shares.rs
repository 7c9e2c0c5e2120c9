//! Shares of one whole that exclude each other and pass a hundred percent.

use super::super::Found;
use super::super::lexicon;
use super::super::view::View;
use super::totals::shares_may_overlap;
use super::{found, quantity};
use onrecord_text::{Span, Tokens};
use quantity::{Quantities, Quantity, Unit, shown};

/// Above this sum the shares are plainly not those of one whole.
const MOST: f64 = 140.0;

pub(super) fn find(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    let shares: Vec<&Quantity> =
        numbers.within(sentence).iter().filter(|one| one.unit == Unit::Percent).collect();
    let [first, rest @ ..] = &shares[..] else { return None };
    if let Some(found) = of_votes(view, sentence, &shares) {
        return Some(found);
    }
    if rest.is_empty() || view.is_quoted(first.tokens.start) || is_compared(view, sentence, &shares)
    {
        return None;
    }
    let sum: f64 = shares.iter().map(|one| one.value).sum();
    let slack: f64 = shares.iter().map(|one| one.step.min(1.0) / 2.0).sum();
    let over = sum > 100.0 + slack + 0.4 && sum <= MOST;
    let several = shares_may_overlap(view, sentence) && !opposites(view, sentence);
    if !over || several || !is_exclusive(view, sentence, shares.len()) {
        return None;
    }
    let told: Vec<String> = shares.iter().map(|one| shown(one.value)).collect();
    let explanation = format!(
        "{} percent are {} percent together. The answers exclude each other, the shares are of the same people, several answers are not said to be \
         allowed, and rounding does not explain it.",
        told.join(", "),
        shown(sum)
    );
    let list = shares.iter().map(|one| one.tokens).reduce(Span::join)?;
    Some(found("shares-over-hundred", vec![list], explanation))
}

/// "51.2 percent to 48.8 percent" of one vote.
fn of_votes(view: View<'_>, sentence: Span<Tokens>, shares: &[&Quantity]) -> Option<Found> {
    let (first, last) = (shares.first()?, shares.last()?);
    let vote = view.any_in(sentence, "vote")
        || view.any(sentence, &["round", "won", "ballots"])
        || view.any_in(view.sentence_before(sentence.start), "vote");
    let second = shares.get(1)?.tokens.start.wrapping_sub(1);
    let against = view.is(second, &["to", "against"]) && second <= first.tokens.end + 6;
    let sum: f64 = shares.iter().map(|one| one.value).sum();
    let several =
        view.any_in(sentence, "overlap") || view.any(sentence, &["from", "up", "down", "turnout"]);
    let hedged = shares.iter().any(|one| one.hedged);
    let slack: f64 = shares.iter().map(|one| one.step.min(1.0) / 2.0).sum();
    if !vote
        || !against
        || several
        || hedged
        || sum <= 100.0 + slack + 0.05
        || sum > 120.0
        || view.is_quoted(first.tokens.start)
    {
        return None;
    }
    let told: Vec<String> = shares.iter().map(|one| shown(one.value)).collect();
    let explanation = format!(
        "{} percent of one vote are {} percent together. Nothing says that they are of several rounds, polls or groups, and rounding does not explain it.",
        told.join(" and "),
        shown(sum)
    );
    Some(found("vote-shares-over-hundred", vec![first.tokens.join(last.tokens)], explanation))
}

/// Whether shares are told of several groups or times, or as a change.
fn is_compared(view: View<'_>, sentence: Span<Tokens>, shares: &[&Quantity]) -> bool {
    let other = |one: &&Quantity| {
        let before = one.tokens.start.wrapping_sub(1);
        one.hedged
            || view.is(before, &["from", "to", "than", "by", "and"])
                && view.is(before, &["from", "to", "than", "by"])
    };
    let bracketed = shares.iter().any(|one| view.is(one.tokens.start.wrapping_sub(1), &["("]));
    let groups = shares.iter().skip(1).any(|one| view.is(one.tokens.end, &["of", "in", "among"]));
    shares.iter().any(other)
        || bracketed
        || groups
        || view.any_in(sentence, "overlap")
        || view.any(sentence, &["from", "up", "down"])
}

/// Whether the answers shut each other out: two opposites, or a rest of those who gave none, or "of those".
fn is_exclusive(view: View<'_>, sentence: Span<Tokens>, count: usize) -> bool {
    let rest = view.any_in(sentence, "remainder") || view.any(sentence, &["know", "answer"]);
    let those = view.is(sentence.start, &["of"]);
    count >= 3 && (rest || those || opposites(view, sentence))
        || opposites(view, sentence) && !those
}

fn opposites(view: View<'_>, sentence: Span<Tokens>) -> bool {
    let values = |class: &'static str| {
        sentence
            .iter()
            .filter_map(move |at| lexicon::value(class, &view.lower(at)))
            .collect::<Vec<_>>()
    };
    let others = values("answer_b");
    values("answer_a").iter().any(|value| others.contains(value))
}

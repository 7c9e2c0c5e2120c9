//! Shares of one whole that exclude each other and pass a hundred percent.

use super::super::Found;
use super::super::lexicon;
use super::super::view::View;
use super::near::is_slip;
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
    let several = shares_may_overlap(view, sentence) && !opposites(view, sentence, &shares);
    let exclusive = is_exclusive(view, sentence, &shares) || is_whole_list(view, &shares, sum);
    if !over || several || !exclusive {
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
    let of_one = |one: &&&Quantity| {
        let by = view.is(one.tokens.start.wrapping_sub(1), &["by"]);
        !by && !view.is_in(one.tokens.end, "margin")
    };
    let shares: Vec<&Quantity> = shares.iter().filter(of_one).copied().collect();
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
    let bracketed = shares.iter().any(|one| {
        view.is(one.tokens.start.wrapping_sub(1), &["(", "/"]) || view.is(one.tokens.end, &["/"])
    });
    let of_one = shares.iter().any(|one| {
        let the = one.tokens.start.wrapping_sub(1);
        let of = the.saturating_sub(u32::from(matches!(view.tag(the), "DT" | "JJ")));
        let of = of.saturating_sub(u32::from(matches!(view.tag(of), "DT")));
        let changed = view.is_in(the, "turn")
            || (one.tokens.end..one.tokens.end + 2).any(|at| view.is_in(at, "change"));
        view.is(of, &["of"]) || changed || view.is(one.tokens.end, &["margin", "lead", "rate"])
    });
    let groups =
        of_one || shares.iter().skip(1).any(|one| view.is(one.tokens.end, &["of", "in", "among"]));
    shares.iter().any(other)
        || bracketed
        || groups
        || view.any_in(sentence, "overlap")
        || view.any(sentence, &["from", "up", "down", "although", "whereas"])
}

/// Whether the answers shut each other out: two opposites, or a rest of those who gave none, or "of those".
fn is_exclusive(view: View<'_>, sentence: Span<Tokens>, shares: &[&Quantity]) -> bool {
    let rest = view.any_in(sentence, "remainder") || view.any(sentence, &["know", "answer"]);
    let those = view.is(sentence.start, &["of"]);
    let opposed = opposites(view, sentence, shares);
    shares.len() >= 3 && (rest || those || opposed) || opposed && !those
}

/// Whether the sentence has two words that shut each other out, or the second share is of those who do not.
fn opposites(view: View<'_>, sentence: Span<Tokens>, shares: &[&Quantity]) -> bool {
    let grouped = sentence.iter().any(|at| is_of_group(view, at));
    let values = |class: &'static str| {
        let words =
            sentence.iter().filter(|&at| !(view.is_quoted(at) || grouped && view.is_in(at, "sex")));
        words.filter_map(move |at| lexicon::value(class, &view.lower(at))).collect::<Vec<_>>()
    };
    let others = values("answer_b");
    let opposed = values("answer_a").iter().any(|value| others.contains(value));
    opposed || shares.iter().skip(1).any(|one| is_negated(view, one.tokens.end, sentence.end))
}

/// "for men", "among women": whom a share is of, and no answer.
fn is_of_group(view: View<'_>, at: u32) -> bool {
    view.is_in(at, "sex") && view.is(at.wrapping_sub(1), &["for", "among", "of", "in"])
}

/// "57 percent do not": the answer before, turned round.
fn is_negated(view: View<'_>, from: u32, end: u32) -> bool {
    let not = (from..end.min(from + 4)).find(|&at| view.is(at, &["not", "n't", "n’t"]));
    not.is_some_and(|at| {
        view.is(at.wrapping_sub(1), &["do", "does", "did", "would", "will"])
            && matches!(view.word(at + 1), "," | "." | ";" | "and")
    })
}

/// "44 percent said daily, 31 percent said weekly and 25 percent said seldom": a list which one slip away is exactly a whole.
fn is_whole_list(view: View<'_>, shares: &[&Quantity], sum: f64) -> bool {
    /// Tokens of one part of such a list at most.
    const LONG: u32 = 12;
    let [.., before, last] = shares else { return false };
    let close = shares.windows(2).all(|pair| pair[1].tokens.start <= pair[0].tokens.end + LONG);
    let and = Span::new(last.tokens.start.saturating_sub(5), last.tokens.start);
    let joined = before.tokens.end <= and.start.max(before.tokens.end) && view.any(and, &["and"]);
    let mended = shares.iter().any(|one| is_slip(one.value, 100.0 - sum + one.value));
    shares.len() >= 3 && close && joined && mended
}

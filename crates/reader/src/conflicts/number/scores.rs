//! A score or a vote that is taken up again: in the headline, or by those who voted.

use super::super::Found;
use super::super::view::View;
use super::found;
use super::quantity::{Quantities, Quantity, shown};
use super::votes::{Count, counts, dashed, is_same};
use onrecord_text::Span;

/// Tokens of a text in which a score or a vote of the headline is looked for.
const BODY: u32 = 3000;
/// Tokens of a text in which voters are compared: in a longer one, several votes are told of.
const LONG: u32 = 800;
/// Two scores of one game differ by less.
const SCORES: f64 = 4.0;
/// The most that one side has in a score that is compared.
const MOST_GOALS: f64 = 130.0;

/// "4-0 Thrashing" in a headline, where the text has 5-0 and nowhere 4-0.
pub(super) fn of_headline(view: View<'_>) -> Option<Found> {
    let headline = view.headline()?;
    let mut titled = headline.iter().filter_map(|at| dashed(view, at));
    let told = titled.next().filter(|_| titled.next().is_none())?;
    let body = headline.end..view.len().min(headline.end + BODY);
    let all: Vec<Count> = body.filter_map(|at| dashed(view, at)).collect();
    let turned = [told.votes[1], told.votes[0]];
    let half = |one: &&Count| {
        let same = one.votes.iter().zip(told.votes).filter(|(a, b)| (**a - b).abs() < 0.5).count();
        same == 1 && one.votes.iter().zip(told.votes).all(|(a, b)| (a - b).abs() < SCORES)
    };
    let known = all.iter().any(|one| is_same(one.votes, told.votes) || is_same(one.votes, turned));
    let first = all.first().filter(half)?;
    if known || told.votes.iter().any(|votes| *votes > MOST_GOALS) {
        return None;
    }
    let explanation = format!(
        "The headline has {} to {}, the text {} to {} first and nowhere that of the headline. One side is the same in both, and no other game or vote is told before it.",
        shown(told.votes[0]),
        shown(told.votes[1]),
        shown(first.votes[0]),
        shown(first.votes[1])
    );
    Some(found("score-of-headline", vec![told.tokens, first.tokens], explanation))
}

/// "The eight councillors who voted yes", where the vote was nine to four.
pub(super) fn voters(view: View<'_>, numbers: &Quantities) -> Option<Found> {
    let all = counts(view, numbers, Span::new(0, view.len().min(BODY)));
    let count = *all.first()?;
    if view.len() > LONG {
        return None;
    }
    let is_voter = |one: &&Quantity| {
        let head = (one.tokens.end..one.tokens.end + 3).find(|&at| view.is(at, &["who"]));
        let the = view.is(one.tokens.start.wrapping_sub(1), &["the", "those"]);
        the && one.is_plain()
            && head
                .is_some_and(|who| view.is(who + 1, &["voted"]) && !view.is(who + 2, &["in", "to"]))
    };
    let behind = view.sentence_behind(count.tokens.start);
    let is_those = |one: &&Quantity| {
        let those =
            view.is(one.tokens.start.wrapping_sub(1), &["those", "these"]) && one.noun.is_empty();
        those
            && !view.is(one.tokens.end, &["and", "to", "or"])
            && one.is_plain()
            && behind.holds(one.tokens.start)
            && one.value > 2.5
    };
    let one = numbers.0.iter().find(|one| is_voter(one) || is_those(one))?;
    let fits =
        all.iter().flat_map(|count| count.votes).any(|votes| (votes - one.value).abs() < 0.5);
    let near = count.votes.iter().any(|votes| (votes - one.value).abs() <= votes * 0.5);
    if fits || !near || one.hedged {
        return None;
    }
    let explanation = format!(
        "“The {}” who voted takes up a count, but the vote was {} to {}. It is the only count of votes in the text, and neither number is said to be rough.",
        view.words(Span::new(one.tokens.start, one.tokens.end + 1)),
        shown(count.votes[0]),
        shown(count.votes[1])
    );
    Some(found("voters-recalled", vec![count.tokens, one.tokens], explanation))
}

//! A count of votes beside those who were present, and beside the groups that voted.

use super::super::Found;
use super::super::view::View;
use super::found;
use super::near::{is_slip, window};
use super::quantity::{Quantities, Quantity, shown};
use super::votes::{Count, counts, lead};
use onrecord_text::{Span, Tokens};

pub(super) fn find(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    if numbers.within(sentence).is_empty() || view.is_quoted(sentence.start) {
        return None;
    }
    present(view, numbers, sentence)
        .or_else(|| absent(view, numbers, sentence))
        .or_else(|| of_groups(view, numbers, sentence))
}

/// The only count of votes around a place.
fn only_count(view: View<'_>, numbers: &Quantities, at: u32) -> Option<Count> {
    let near = counts(view, numbers, window(view, at));
    let early = if near.is_empty() { counts(view, numbers, lead(view)) } else { near };
    match early[..] {
        [count] => Some(count),
        _ => None,
    }
}

/// Numbers of those who abstained or stayed away, near a count.
fn others(view: View<'_>, numbers: &Quantities, near: Span<Tokens>) -> f64 {
    let abstained = |one: &&Quantity| {
        let end = one.tokens.end;
        let verb = (end..end + 3).find(|&at| !view.tag(at).starts_with("NN"));
        verb.is_some_and(|at| (at..at + 3).any(|at| view.is_in(at, "abstained")))
            || view.is(one.tokens.start.wrapping_sub(1), &["with"])
                && (end..end + 4).any(|at| view.is_in(at, "abstained"))
    };
    let told: f64 = numbers.within(near).iter().filter(abstained).map(|one| one.value).sum();
    let single = near.iter().any(|at| view.is_in(at, "abstained")) && told < 0.5;
    if single { 1.0 } else { told }
}

/// "voted nine to four … All 13 members were present".
fn present(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    let all = numbers.within(sentence).iter().find(|one| {
        one.is_plain()
            && view.is(one.tokens.start.wrapping_sub(1), &["all"])
            && (one.tokens.end..(one.tokens.end + 10).min(sentence.end))
                .any(|at| view.is(at, &["present", "voted", "attended", "vote"]))
    })?;
    let count = only_count(view, numbers, sentence.start)?;
    let away = others(view, numbers, window(view, sentence.start));
    let cast = count.votes[0] + count.votes[1];
    let fits = [0.0, away].iter().any(|away| (cast + away - all.value).abs() < 0.5);
    let near = cast + away < all.value * 1.6 && cast + away > all.value * 0.6;
    (!fits && near && !all.hedged).then(|| conflict(&count, away, all))
}

/// "52 to 46. Two of its 100 members did not vote".
fn absent(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    let (away, whole) = numbers.within(sentence).windows(2).find_map(|pair| {
        let [away, whole] = pair else { return None };
        let joined = super::near::is_part(view, away, whole)
            && (whole.tokens.end..(whole.tokens.end + 6).min(sentence.end)).any(|at| {
                view.is_in(at, "abstained") || view.is(at, &["not"]) && view.is(at + 1, &["vote"])
            });
        joined.then_some((away, whole))
    })?;
    let count = only_count(view, numbers, sentence.start)?;
    let cast = count.votes[0] + count.votes[1];
    let meant = is_slip(away.value, whole.value - cast);
    (meant && (cast + away.value - whole.value).abs() > 0.5)
        .then(|| conflict(&count, away.value, whole))
}

fn conflict(count: &Count, away: f64, all: &Quantity) -> Found {
    let explanation = format!(
        "{} and {} votes and {} who did not vote for either are {}, not {}. It is the only count of votes told there, and no number is said to be rough.",
        shown(count.votes[0]),
        shown(count.votes[1]),
        shown(away),
        shown(count.votes[0] + count.votes[1] + away),
        shown(all.value)
    );
    found("votes-of-members", vec![count.tokens, all.tokens], explanation)
}

/// "Forty-nine Republicans and three Democrats voted for it", of 52.
fn of_groups(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    let all = numbers.within(sentence);
    let (a, b) = all.windows(2).find_map(|pair| {
        let [a, b] = pair else { return None };
        let grouped = [a, b].iter().all(|one| {
            one.is_plain() && !one.hedged && !one.noun.is_empty() && view.is_capital(one.tokens.end)
        });
        let joined =
            view.is(b.tokens.start.wrapping_sub(1), &["and"]) && b.tokens.start <= a.tokens.end + 3;
        let voted = (b.tokens.end..b.tokens.end + 4)
            .any(|at| view.is(at, &["voted", "backed", "supported", "opposed"]));
        (grouped && joined && voted).then_some((a, b))
    })?;
    let count = only_count(view, numbers, sentence.start)?;
    let sum = a.value + b.value;
    let fits = count.votes.iter().any(|&votes| (votes - sum).abs() < 0.5);
    let meant = count
        .votes
        .iter()
        .any(|&votes| is_slip(a.value, votes - b.value) || is_slip(b.value, votes - a.value));
    let rest = all.iter().any(|one| one.tokens.start > b.tokens.end);
    let joined = view.any(sentence, &["joined", "other", "another", "independents", "independent"]);
    if fits || !meant || rest || joined {
        return None;
    }
    let explanation = format!(
        "{} and {} are {} votes, and neither {} nor {}. It is the only count of votes told there, nobody else is said to have voted with them, and no \
         number is said to be rough.",
        shown(a.value),
        shown(b.value),
        shown(sum),
        shown(count.votes[0]),
        shown(count.votes[1])
    );
    Some(found("votes-of-groups", vec![a.tokens.join(b.tokens), count.tokens], explanation))
}

//! Games won, drawn and lost beside those played.

use super::super::Found;
use super::super::view::View;
use super::found;
use super::quantity::{Quantities, Quantity, shown};
use onrecord_text::{Span, Tokens};

pub(super) fn find(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    season(view, numbers, sentence).or_else(|| record(view, numbers, sentence))
}

/// Tokens before a record in which the earlier one is looked for.
const BACK: u32 = 90;

/// "25 games, of which they have won 18, drawn four and lost three".
fn season(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    let all = numbers.within(sentence);
    let behind = |words: &[&str]| {
        let mut those = all.iter().filter(|one| {
            one.is_plain() && view.is(one.tokens.start.wrapping_sub(1), words) && !one.hedged
        });
        those.next().filter(|_| those.next().is_none())
    };
    let won = behind(&["won", "winning"])?;
    let lost = behind(&["lost", "losing"])?;
    let drawn = behind(&["drawn", "drew", "tied", "drawing"]);
    let mut games = all.iter().filter(|one| is_games(one) && one.value > won.value);
    let played = games.next().filter(|_| games.next().is_none())?;
    let sum = won.value + lost.value + drawn.map_or(0.0, |one| one.value);
    let complete = drawn.is_some() || sum > played.value;
    let apart = [won, lost].iter().all(|one| one.tokens != played.tokens);
    let of = view.any(
        Span::new(played.tokens.start.saturating_sub(2), played.tokens.end + 5),
        &["of", "from", "in", "played"],
    );
    if (sum - played.value).abs() < 0.5
        || !complete
        || !apart
        || !of
        || played.hedged
        || view.is_quoted(won.tokens.start)
    {
        return None;
    }
    let explanation = format!(
        "{} won, {} drawn and {} lost are {} games, not {}. The numbers are of one team in one sentence, and none is said to be rough.",
        shown(won.value),
        shown(drawn.map_or(0.0, |one| one.value)),
        shown(lost.value),
        shown(sum),
        shown(played.value)
    );
    Some(found("games-of-season", vec![played.tokens, won.tokens, lost.tokens], explanation))
}

fn is_games(one: &Quantity) -> bool {
    matches!(&*one.noun, "game" | "match" | "matche" | "fixture" | "bout" | "fight")
}

/// "With the team 1-5 … the last six games and won four of them, leaving it at 5-7".
fn record(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    let all = numbers.within(sentence);
    let (games, won) = all.windows(2).find_map(|pair| {
        let [games, won] = pair else { return None };
        let of = is_games(games) && view.is(won.tokens.start.wrapping_sub(1), &["won", "lost"]);
        (of && won.value <= games.value && !games.hedged && !won.hedged).then_some((games, won))
    })?;
    let after = sentence
        .iter()
        .filter(|&at| at > won.tokens.end)
        .find_map(|at| Some((at, score(view, at)?)))?;
    let told = view.sentence_before(sentence.start);
    let start = view.paragraph(told.start).start.max(sentence.start.saturating_sub(BACK));
    let early: Span<Tokens> = Span::new(start.min(sentence.start), sentence.start);
    let before = early.iter().rev().find_map(|at| Some((at, score(view, at)?)))?;
    let lost = view.is(won.tokens.start.wrapping_sub(1), &["lost"]);
    let (wins, losses) = if lost {
        (games.value - won.value, won.value)
    } else {
        (won.value, games.value - won.value)
    };
    let played = before.1.0 + before.1.1 + games.value;
    let same = (after.1.0 + after.1.1 - played).abs() < 0.5;
    let fits = (before.1.0 + wins - after.1.0).abs() < 0.5
        && (before.1.1 + losses - after.1.1).abs() < 0.5;
    if !same || fits || view.is_quoted(won.tokens.start) {
        return None;
    }
    let explanation = format!(
        "From {} on, {} won and {} lost of {} games do not make {}. The games are as many as the two records are apart, so that one team is meant, and no \
         number is said to be rough.",
        view.word(before.0),
        shown(wins),
        shown(losses),
        shown(games.value),
        view.word(after.0)
    );
    let spans = vec![
        Span::new(before.0, before.0 + 1),
        games.tokens,
        won.tokens,
        Span::new(after.0, after.0 + 1),
    ];
    Some(found("record-of-season", spans, explanation))
}

/// "5-7".
fn score(view: View<'_>, at: u32) -> Option<(f64, f64)> {
    let (a, b) = view.word(at).split_once(['-', '–'])?;
    let (a, b): (u8, u8) = (a.parse().ok()?, b.parse().ok()?);
    Some((f64::from(a), f64::from(b)))
}

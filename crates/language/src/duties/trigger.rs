//! What a period runs from: "within 30 days of May 3", "on Tuesday gave the firm two weeks".

use super::lexicon::{self, Set};
use super::view::View;
use crate::times::{Anchor, Precision, Time};
use onrecord_record::ObligationKind;
use onrecord_text::{Span, Tokens};

/// What a period runs from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trigger {
    /// Another time of the text, by its index.
    Time(u32),
    /// The day of publication: "has two weeks", "in the coming 30 days".
    Publication,
    /// The text does not say.
    Unstated,
}

/// Tokens between a period and the date that it is counted from at most ("of the filing of March 2").
const NEAR: u32 = 10;
/// Letters that two forms of a word have in common at least ("signed", "signing").
const STEM: usize = 4;

/// What the period at an index of the times runs from.
pub(super) fn trigger(view: &View<'_, '_>, period: u32, cue: u32) -> Trigger {
    let Some(time) = view.layers.times.get(period as usize) else { return Trigger::Unstated };
    let spoken = || spoken_day(view, cue, period).map(Trigger::Time);
    if let Some(trigger) = behind(view, time, period) {
        return match trigger {
            Trigger::Publication => spoken().unwrap_or(Trigger::Publication),
            stated => stated,
        };
    }
    let clause = view.clause(cue);
    let matrix = Span::new(clause.start, time.tokens.start.max(clause.start));
    let day = latest_day(view, without_complement(view, matrix, cue), period)
        .or_else(|| in_an_act(view, Span::new(time.tokens.end, view.sentence(cue).end), period));
    let stated = day.map(Trigger::Time).or_else(spoken);
    stated
        .or_else(|| nearby(view, cue, period).map(Trigger::Time))
        .unwrap_or_else(|| present(view, time, cue))
}

/// The day on which the words were said that hold the duty: "said on Monday that it would pay within 14 days".
fn spoken_day(view: &View<'_, '_>, cue: u32, period: u32) -> Option<u32> {
    let (_, told) = view.teller(cue)?;
    let clause = view.clause(told.cue?.start);
    let outside = |stretch: Span<Tokens>| {
        let all = view.times(stretch).filter(|(at, time)| {
            *at != period
                && is_day(time)
                && !told.content.iter().any(|piece| piece.overlaps(time.tokens))
        });
        all.last().map(|(at, _)| at)
    };
    outside(clause)
}

/// What stands right behind the period: "of the March 2 filing" runs from that day, "of receiving notice" from a day that
/// the text does not give.
fn behind(view: &View<'_, '_>, period: &Time, index: u32) -> Option<Trigger> {
    let end = period.tokens.end;
    if view.tag(end) == "POS" && view.is(end + 1, &["time"]) {
        return Some(Trigger::Publication);
    }
    if !view.is(end, &["of", "after", "from", "following", "before", "ahead", "prior"]) {
        let inside =
            period.tokens.iter().any(|at| view.is(at, &["next", "coming", "now", "today"]));
        return inside.then_some(Trigger::Publication);
    }
    if view.is(end + 1, &["now", "today", "publication"]) {
        return Some(Trigger::Publication);
    }
    let reach = Span::new(end + 1, view.clause(end).end.min(end + NEAR));
    let stated = view.times(reach).find(|(_, time)| is_day(time)).map(|(at, _)| at);
    let stated = stated.or_else(|| mentioned(view, reach, index));
    Some(stated.map_or(Trigger::Unstated, Trigger::Time))
}

/// "of that ruling", "from the signing", "of being served": the day on which the text said that it was.
fn mentioned(view: &View<'_, '_>, reach: Span<Tokens>, period: u32) -> Option<u32> {
    let pointing = view.is(reach.start, &["that", "this"]);
    let is_head = |at: &u32| {
        view.tag(*at).starts_with("NN")
            || view.tag(*at).starts_with("VB") && !view.is(*at, &["being"])
    };
    let head = reach.iter().find(is_head).or(pointing.then_some(reach.start))?;
    let definite = pointing || view.is(reach.start, &["the", "being", "its", "their"]);
    let stem: String = view.lower(head).chars().take(STEM).collect();
    let names = |stretch: Span<Tokens>| {
        pointing || stretch.iter().any(|at| view.lower(at).starts_with(&stem))
    };
    let sentence = view.sentence(reach.start);
    let here = Span::new(sentence.start, reach.start.saturating_sub(1));
    let before = sentence
        .start
        .checked_sub(1)
        .filter(|&at| view.paragraph(sentence.start).holds(at))
        .map(|at| view.sentence(at));
    let places = [Some(here), before];
    let mut dated = places.into_iter().flatten().filter(|place| definite && names(*place));
    dated.find_map(|place| last_day(view, place, period))
}

/// The last day that a stretch names.
fn last_day(view: &View<'_, '_>, stretch: Span<Tokens>, period: u32) -> Option<u32> {
    let all = view.times(stretch).filter(|(at, time)| *at != period && is_day(time));
    all.last().map(|(at, _)| at)
}

/// Up to the infinitive that says what is owed: a time inside that is not the order's.
fn without_complement(view: &View<'_, '_>, matrix: Span<Tokens>, cue: u32) -> Span<Tokens> {
    let end = (cue..matrix.end).find(|&at| view.is_infinitive(at)).unwrap_or(matrix.end);
    Span::new(matrix.start, end)
}

/// A day that is not itself counted from another ("a day after").
fn is_day(time: &Time) -> bool {
    let relative = matches!(time.anchor, Anchor::Time(_));
    time.precision <= Precision::Day && time.interval.is_some() && !relative
}

/// The last past day that a stretch names for itself, not for somebody whom it describes in passing.
fn latest_day(view: &View<'_, '_>, stretch: Span<Tokens>, period: u32) -> Option<u32> {
    let is_past = |time: &Time| match (view.layers.published, time.interval) {
        (Some(published), Some(interval)) => interval.first.date() <= published,
        _ => true,
    };
    let own = |at: u32, time: &Time| {
        at != period && is_day(time) && is_past(time) && !is_inserted(view, time, stretch)
    };
    let all = view.times(stretch);
    all.filter(|(at, time)| own(*at, time)).last().map(|(at, _)| at)
}

/// Whether a time stands in an inserted clause or participle: "Acme, founded on April 3, 1987, must pay".
fn is_inserted(view: &View<'_, '_>, time: &Time, stretch: Span<Tokens>) -> bool {
    let describes = |at: u32| {
        view.tag(at).starts_with("VB") && !view.is_in(at, Set::Done)
            || matches!(view.tag(at), "WP" | "WDT")
    };
    let comma = (stretch.start..time.tokens.start).rev().find(|&at| view.is(at, &[",", "("]));
    comma.is_some_and(|comma| (comma..time.tokens.start).any(describes))
}

/// ", in an order issued on Tuesday", "; the letter is dated May 3".
fn in_an_act(view: &View<'_, '_>, stretch: Span<Tokens>, period: u32) -> Option<u32> {
    let (at, time) = view.times(stretch).find(|(at, time)| *at != period && is_day(time))?;
    let act = (stretch.start..time.tokens.end + 2).any(|at| view.is_in(at, Set::Act));
    let past = latest_day(view, time.tokens, period).is_some();
    (act && past).then_some(at)
}

/// A sentence nearby that says when the order was made: "The order was issued on May 3." A promise runs from no order, and where the
/// duty's own sentence has a date of its own, no other sentence lends one.
fn nearby(view: &View<'_, '_>, cue: u32, period: u32) -> Option<u32> {
    /// Sentences on either side that are looked at.
    const REACH: usize = 3;
    let sentence = view.sentence(cue);
    let own = view
        .times(sentence)
        .any(|(at, time)| at != period && time.interval.is_some() && time.tokens.start < cue);
    let rows = lexicon::at(&view.lower(cue));
    let owed = rows
        .iter()
        .all(|row| matches!(row.kind, ObligationKind::Ordered | ObligationKind::Required));
    if own || !owed {
        return None;
    }
    let here = view.layers.context.document.sentence_of(sentence.start);
    (1..=REACH).find_map(|distance| {
        let before =
            here.checked_sub(distance).and_then(|at| dated_act(view, at, distance, period));
        before.or_else(|| dated_act(view, here + distance, distance, period))
    })
}

/// The day that a sentence gives to the act: to "the order" wherever it stands, to "a judge ruled" right beside the duty.
fn dated_act(view: &View<'_, '_>, sentence: usize, distance: usize, period: u32) -> Option<u32> {
    /// Tokens of a sentence that are looked at.
    const LONGEST: u32 = 150;
    let whole = view.layers.context.document.sentences.get(sentence)?.tokens;
    let near = Span::new(whole.start, whole.end.min(whole.start + LONGEST));
    let definite = |at: u32| {
        view.is_in(at, Set::Act)
            && view.is(at.wrapping_sub(1), &["the", "that", "this", "its", "his", "her"])
    };
    let done = near.iter().any(|at| view.is_in(at, Set::Done));
    let told = done && near.iter().any(definite);
    let ruled =
        distance == 1 && near.iter().any(|at| view.is(at, &["ruled", "ordered", "decided"]));
    (told || ruled).then(|| latest_day(view, near, period)).flatten()
}

/// "have two weeks" runs from the day of the article; "gave them two weeks" from one that is not named.
fn present(view: &View<'_, '_>, period: &Time, cue: u32) -> Trigger {
    let coming = view.is(period.tokens.start.wrapping_sub(1), &["next", "coming"]);
    let has = view.is(cue, &["has", "have"]) && matches!(view.tag(cue), "VBZ" | "VBP");
    let ahead = view.governor(period).1 == "in"
        && view.is(cue, &["will", "’ll", "'ll", "is", "are", "due", "set", "scheduled"]);
    if has || coming || ahead { Trigger::Publication } else { Trigger::Unstated }
}

//! Two times of day and how far apart they are said to be: "at 7:40 … at 7:55, fifteen minutes later".

use super::super::Found;
use super::super::lexicon;
use super::super::view::View;
use super::found;
use super::near::told_before;
use onrecord_text::{Span, Tokens};

/// Minutes apart at most: further apart, two zones may be meant.
const LONGEST: i32 = 120;
/// Half a day, after which a clock shows the same.
const ROUND: i32 = 12 * 60;

pub(super) fn find(view: View<'_>, sentence: Span<Tokens>) -> Option<Found> {
    let later = sentence.iter().find(|&at| {
        view.is(at, &["minutes"]) && view.is(at + 1, &["later", "after"]) && !view.is_quoted(at)
    })?;
    let number = later.checked_sub(1)?;
    let told = whole_number(&view.lower(number))?;
    let rough = (number.saturating_sub(2)..number).any(|at| view.is_in(at, "hedge"));
    let near = told_before(view, sentence.end.saturating_sub(1));
    let times: Vec<(u32, i32)> =
        near.iter().filter_map(|at| Some((at, minutes(view, at)?))).collect();
    let [first, last] = times[..] else { return None };
    let apart = (last.1 - first.1).rem_euclid(ROUND);
    let here = sentence.holds(last.0) && last.0.abs_diff(number) < 8;
    let spoken = near.iter().filter(|&at| view.is(at, &["minutes"])).count() > 1;
    if (apart - told).abs() <= 1 || rough || !here || spoken || told >= 100 || apart > LONGEST {
        return None;
    }
    let explanation = format!(
        "From {} to {} are {apart} minutes, not {told}. No other time of day is told there, the length is not said to be rough, and half a day more or less \
         does not explain it.",
        view.word(first.0),
        view.word(last.0)
    );
    let spans = vec![
        Span::new(first.0, first.0 + 1),
        Span::new(last.0, last.0 + 1),
        Span::new(number, later + 1),
    ];
    Some(found("minutes-between", spans, explanation))
}

/// A number in figures or in one word.
fn whole_number(word: &str) -> Option<i32> {
    if let Some((tens, ones)) = word.split_once('-') {
        let tens: i32 = lexicon::number("number", tens)?;
        return lexicon::number::<i32>("number", ones).map(|ones| tens + ones);
    }
    word.parse().ok().or_else(|| lexicon::number("number", word))
}

/// The minutes of a time by the clock: "7:40".
fn minutes(view: View<'_>, at: u32) -> Option<i32> {
    let (hours, minutes) = view.word(at).split_once([':', '.'])?;
    let clock = view.word(at).contains(':')
        || ["am", "pm", "a.m.", "p.m.", "a.m", "p.m"].iter().any(|part| view.is(at + 1, &[part]));
    let (hours, past): (i32, i32) = (hours.parse().ok()?, minutes.get(..2)?.parse().ok()?);
    (clock && minutes.len() == 2 && hours < 24 && past < 60).then_some(hours * 60 + past)
}

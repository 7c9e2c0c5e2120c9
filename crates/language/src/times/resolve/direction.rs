//! Which way an expression points: tense and prepositions around it.

use crate::times::lexicon::Set;
use crate::times::scan::{Mention, Scan};

/// Which way an expression points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    Past,
    Future,
}

/// Pieces before and after the expression that are looked at.
const REACH: usize = 16;

/// The direction that tense and prepositions show: the nearest sign before the expression in its sentence,
/// else the first one after it.
pub(crate) fn direction(scan: &Scan<'_>, mention: &Mention) -> Option<Direction> {
    let (first, end) = sentence(scan, mention);
    let from = mention.start.saturating_sub(REACH).max(first);
    let before = (from..mention.start)
        .rev()
        .find_map(|at| sign(scan, at, first).or_else(|| scheduled(scan, at, mention.start)));
    let after =
        || (mention.end..(mention.end + REACH).min(end)).find_map(|at| sign(scan, at, first));
    // "postponed Monday's vote"
    if before_change(scan, mention, first) {
        return Some(Direction::Future);
    }
    // "Wednesday's ruling" has been.
    if scan.is(mention.end, &["'s", "’s"]) {
        return after()
            .filter(|way| *way == Direction::Future && before == Some(*way))
            .or(Some(Direction::Past));
    }
    if mention.start > first && is_until(scan, mention, first) {
        return match before {
            // "Until Thursday, they had not called"
            None if mention.start == first + 1 => after(),
            _ => Some(Direction::Future),
        };
    }
    before.or_else(after)
}

/// Whether what is scheduled for the date is put off or moved: "postponed Monday's vote", "pushed back the
/// start from March to September".
fn before_change(scan: &Scan<'_>, mention: &Mention, first: usize) -> bool {
    let possessive = scan.is(mention.end, &["'s", "’s"]);
    let moved =
        mention.start > first && scan.is(mention.start - 1, &["from", "to", "until", "till"]);
    let reach = if moved { REACH } else { NEAR };
    let from = mention.start.saturating_sub(reach).max(first);
    (possessive || moved) && (from..mention.start).any(|at| is_change(scan, at))
}

/// "postponed", "put off", "called off".
fn is_change(scan: &Scan<'_>, at: usize) -> bool {
    const PUT: [&str; 7] = ["put", "puts", "putting", "call", "calls", "called", "calling"];
    scan.has(at, Set::PutOff) || (at > 0 && scan.is(at, &["off", "back"]) && scan.is(at - 1, &PUT))
}

/// Whether "by", "until", "as soon as" or their like stand directly before. What "had been open until Friday" lies
/// back; what "was postponed until Friday" lies ahead.
fn is_until(scan: &Scan<'_>, mention: &Mention, first: usize) -> bool {
    let at = mention.start - 1;
    let as_soon = scan.is(at, &["as"]) && at > first && scan.has(at - 1, Set::EarlySoon);
    if scan.is(at, &["until", "till"]) {
        let owed = at > first && scan.is(at - 1, &["had"]);
        let past = (at.saturating_sub(5).max(first)..at).any(|at| scan.is(at, &["had"]));
        return owed || !past;
    }
    (scan.has(at, Set::Until) || as_soon) && !past_perfect(scan, mention.start, first)
}

/// Whether "had" stands within a few words before: "had been due to expire Friday" lies back, "was to expire
/// Friday" ahead.
fn past_perfect(scan: &Scan<'_>, at: usize, first: usize) -> bool {
    (at.saturating_sub(5).max(first)..at).any(|at| scan.is(at, &["had"]))
}

/// First piece of the sentence and the piece behind it, no farther than is looked at. Lines of wrapped text
/// go on.
pub(crate) fn sentence(scan: &Scan<'_>, mention: &Mention) -> (usize, usize) {
    let ends = |at: usize| matches!(scan.word(at), "." | "!" | "?" | "..." | ";");
    let opens = |at: usize| {
        scan.pieces.get(at).is_none_or(|piece| piece.breaks) || (at > 0 && ends(at - 1))
    };
    let from = mention.start.saturating_sub(REACH + 1);
    let first = (from..=mention.start).rev().find(|&at| at == 0 || opens(at)).unwrap_or(from);
    let end =
        (mention.end..=mention.end + REACH).find(|&at| opens(at)).unwrap_or(mention.end + REACH);
    (first, end)
}

/// Words between a verb in the present and the date for which something is scheduled.
const NEAR: usize = 5;

/// "the law expires Sunday", "they meet separately Monday".
fn scheduled(scan: &Scan<'_>, at: usize, date: usize) -> Option<Direction> {
    let verb = scan.has(at, Set::ScheduledVerb) && date - at <= NEAR;
    let infinitive =
        at > 0 && scan.is(at - 1, &["to", "did", "not", "n't", "the", "a", "an", "his", "its"]);
    (verb && !infinitive).then_some(Direction::Future)
}

/// Whether somebody is told to act by the infinitive at a piece: "ordered the governor to testify".
fn is_directed(scan: &Scan<'_>, at: usize, first: usize) -> bool {
    /// Words of whom is told to act, at most.
    const OBJECT: usize = 8;
    let from = at.saturating_sub(OBJECT).max(first);
    (from..at).any(|at| scan.has(at, Set::Directive))
}

/// What a piece says of the direction.
fn sign(scan: &Scan<'_>, at: usize, first: usize) -> Option<Direction> {
    let word = scan.word(at);
    if !word.starts_with(|letter: char| letter.is_ascii_lowercase() || matches!(letter, '\'' | '’'))
    {
        return None;
    }
    if word == "to" {
        let intended = at > first && scan.has(at - 1, Set::Intends);
        let ahead = (intended || is_directed(scan, at, first)) && !past_perfect(scan, at, first);
        return ahead.then_some(Direction::Future);
    }
    if scan.has(at, Set::Will) {
        return Some(if past_perfect(scan, at, first) {
            Direction::Past
        } else {
            Direction::Future
        });
    }
    if word == "by" && scan.is(at + 1, &["close", "end", "noon", "midnight"]) {
        return Some(Direction::Future);
    }
    if word == "for" && at > first && scan.is(at - 1, &["set"]) {
        return Some(Direction::Future);
    }
    // "will be held", "to be closed": not yet.
    if at > first && scan.is(at - 1, &["be"]) {
        return None;
    }
    let set_on = word == "set" && scan.is(at + 1, &["on", "in"]);
    (set_on || scan.has(at, Set::PastVerb) || (word.len() > 4 && word.ends_with("ed")))
        .then_some(Direction::Past)
}

#[cfg(test)]
mod tests {
    use crate::times::testing::value;

    #[test]
    fn tense_turns_a_weekday() {
        assert_eq!(value("The panel met Thursday to vote.", "Thursday"), "2018-05-24");
        assert_eq!(value("The panel will meet Thursday to vote.", "Thursday"), "2018-05-31");
        assert_eq!(value("The panel is expected to meet on Thursday.", "Thursday"), "2018-05-31");
        assert_eq!(value("On Thursday, the panel voted.", "Thursday"), "2018-05-24");
        assert_eq!(value("The offer had been due to expire Thursday.", "Thursday"), "2018-05-24");
    }

    #[test]
    fn prepositions_turn_a_weekday() {
        assert_eq!(value("He gave them until Friday to pay.", "Friday"), "2018-06-01");
        assert_eq!(value("Rain could come as early as Friday there.", "Friday"), "2018-06-01");
        assert_eq!(value("Since Friday it has rained.", "Friday"), "2018-05-25");
    }

    #[test]
    fn the_day_of_publication_is_the_nearest_weekday() {
        assert_eq!(value("Police said Tuesday that he left.", "Tuesday"), "2018-05-29");
    }
}

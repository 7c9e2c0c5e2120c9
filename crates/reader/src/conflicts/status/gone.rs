//! Somebody titled, or told to hold an office, whose term is over.

use super::super::{Found, lexicon};
use super::facts::{Fact, Kind};
use super::found;
use super::late::is_recent;
use super::statuses::{Standing, Status};
use super::told::Told;
use onrecord_text::Span;

/// Tokens behind a name in which a relative clause, or the day of a verb, is looked for.
const CLAUSE: u32 = 16;
/// Days after which the title of whoever left an office is no more that of the news.
const FRESH: i32 = 30;

/// "Police Chief Quill said", of whom somebody else "succeeds" to the office.
pub(super) fn find(told: &Told<'_>, status: &Status) -> Option<Found> {
    if status.standing != Standing::Now || !acts(told, status) {
        return None;
    }
    if let Some(found) = in_one_sentence(told, status) {
        return Some(found);
    }
    let view = told.view;
    let sentence = view.sentence(status.tokens.start);
    if view.any_in(sentence, "of_succession") || told.is_of_then(status) {
        return None;
    }
    let fact = told
        .in_office(status, &[Kind::Left, Kind::Beaten])
        .find(|fact| is_over(told, fact, status))?;
    let leaves = told.of(status.who, &[Kind::ToLeave]).any(|fact| fact.days.is_some());
    if leaves || came_back(told, fact) {
        return None;
    }
    Some(conflict(told, status, fact))
}

/// "The editor, Ada Quill, who was replaced by Max Lund in February, said on Tuesday".
fn in_one_sentence(told: &Told<'_>, status: &Status) -> Option<Found> {
    let view = told.view;
    let comma = view.is(status.behind, &[","]) && view.is(status.behind + 1, &["who", "whose"]);
    let clause = Span::new(status.behind, status.behind + CLAUSE);
    let verb = status.verb(view)?;
    let fact = told.in_office(status, &[Kind::Left]).find(|fact| {
        let inside = clause.covers(fact.tokens) || clause.holds(fact.tokens.start);
        inside && verb > fact.tokens.start && told.ago(fact).is_some_and(|ago| ago > FRESH)
    })?;
    let act = Span::new(verb, (verb + CLAUSE).min(view.sentence(verb).end));
    let kept = lexicon::is_in("kept_title", status.office.noun);
    (comma && !kept && is_recent(view, act)).then(|| conflict(told, status, fact))
}

fn conflict(told: &Told<'_>, status: &Status, fact: &Fact) -> Found {
    let explanation = format!(
        "“{}” has the title of now, but “{}” tells that the office was left or went to somebody else. The title is not said to be a former one or one of then, is told of \
         now, and nobody is said to have come back.",
        told.words(status.tokens),
        told.words(fact.tokens)
    );
    found("title-after-successor", vec![status.tokens, fact.tokens], explanation)
}

/// Whether the person of a status does something in the sentence, in a tense of now or of the news.
fn acts(told: &Told<'_>, status: &Status) -> bool {
    let view = told.view;
    status.verb(view).is_some_and(|verb| !view.is(verb, &["was", "were", "had"]))
}

/// Whether a fact tells that the term of a status was over when the article came out, and the title is no courtesy.
fn is_over(told: &Told<'_>, fact: &Fact, status: &Status) -> bool {
    let noun = status.office.noun;
    let kept = status.titled && lexicon::is_in("kept_title", noun);
    let succeeded = successor(told, fact, status);
    if fact.kind == Kind::Beaten {
        // Who beats a mayor in another election does not have the mayor's office.
        return succeeded
            && told.of(fact.other.unwrap_or(fact.who), &[Kind::Took]).next().is_some();
    }
    let over = fact.days.is_some() || fact.other.is_some_and(|after| !told.is_to_come(after));
    let fresh = told.of(status.who, &[Kind::Left]).any(|fact| is_fresh(told, fact));
    // A title before the name, told before it is told that the office was left, is one of the telling.
    let earlier = fact.tokens.start < status.tokens.start;
    over && !told.together(fact.tokens, status.tokens)
        && (succeeded
            || earlier && (!status.titled || fact.other.is_some() && !kept)
            || !kept && !fresh && (earlier || fact.other.is_some()))
}

/// Whether an office was left so lately, or on no day that is told, that its title may be one of the telling.
fn is_fresh(told: &Told<'_>, left: &Fact) -> bool {
    match left.days {
        Some(_) => told.ago(left).is_none_or(|ago| ago <= FRESH),
        None => left.other.is_none(),
    }
}

/// Whether somebody else has the office now, by a status of its own.
fn successor(told: &Told<'_>, fact: &Fact, status: &Status) -> bool {
    let other = told.other_holder(status);
    let kept = lexicon::is_in("kept_title", status.office.noun);
    let taken = fact.other.is_some_and(|after| {
        let mut took = told.of(after, &[Kind::Took, Kind::Holds]);
        took.any(|took| took.office.as_ref().is_some_and(|office| office.fits(&status.office)))
    });
    taken || other.is_some_and(|other| fact.other.map_or(!kept, |after| after == other.who))
}

fn came_back(told: &Told<'_>, left: &Fact) -> bool {
    let took = told.of(left.who, &[Kind::Took, Kind::ToTake]);
    let later = |fact: &Fact| match (fact.days, left.days) {
        (Some((_, taken)), Some((gone, _))) => taken > gone,
        (None, _) => fact.tokens.start > left.tokens.start,
        (Some(_), None) => false,
    };
    took.into_iter().any(later)
}

/// "Quill, who has led the company since 2007", whom somebody succeeded in January.
pub(super) fn holding(told: &Told<'_>, holds: &Fact) -> Option<Found> {
    let left = told.of(holds.who, &[Kind::Left]).find(|left| {
        let same = left.office.as_ref().zip(holds.office.as_ref()).is_none_or(|(a, b)| a.fits(b));
        let named = left.office.is_some() || left.other.is_some();
        let later = left.days.zip(holds.days).is_some_and(|(left, held)| left.0 > held.1);
        same && named && later && !left.tokens.overlaps(holds.tokens)
    })?;
    if came_back(told, left) {
        return None;
    }
    let explanation = format!(
        "“{}” is told of {} up to now, but “{}” tells that the office was left or went to somebody else. No other office is told of there, and nobody is said to have come back.",
        told.words(holds.tokens),
        told.name(holds.who),
        told.words(left.tokens)
    );
    Some(found("remains-after-successor", vec![holds.tokens, left.tokens], explanation))
}

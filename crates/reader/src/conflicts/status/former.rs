//! Somebody called former who holds the office.

use super::super::{Found, lexicon};
use super::facts::{Fact, Kind};
use super::found;
use super::late::is_recent;
use super::statuses::{Standing, Status};
use super::told::Told;
use onrecord_text::{Span, Tokens};

/// Days before publication in which an office that was taken is still the one that is spoken of.
const RECENT: i32 = 730;
/// Days in which whoever took an office has hardly left it again.
const LATE: i32 = 120;
/// Tokens behind a verb in which its day is looked for.
const ACT: u32 = 14;

/// "The former transport minister, Ada Quill", who "took over the ministry in April".
pub(super) fn find(told: &Told<'_>, status: &Status) -> Option<Found> {
    if status.standing != Standing::Former || told.is_of_then(status) {
        return None;
    }
    let gone = told.of(status.who, &[Kind::Left, Kind::Died]).next().is_some();
    if gone {
        return None;
    }
    let evidence = taken(told, status)
        .or_else(|| acts_in_office(told, status))
        .or_else(|| titled_elsewhere(told, status))?;
    let explanation = format!(
        "“{}” is out of office, but “{}” tells of {} as in it. No end of that term and no other office is told of, and nothing there is told of an earlier time.",
        told.words(status.tokens),
        told.words(evidence),
        told.name(status.who)
    );
    Some(found("former-in-office", vec![status.tokens, evidence], explanation))
}

/// Where it is told that the office was taken not long ago, is held, or is yet to be left.
fn taken(told: &Told<'_>, status: &Status) -> Option<Span<Tokens>> {
    let fits = |fact: &&Fact| match fact.kind {
        Kind::Holds => true,
        Kind::Chosen if fact.office.is_none() => false,
        Kind::ToLeave => {
            fact.days.is_some() || fact.other.is_some_and(|after| is_dated(told, after))
        }
        _ => told.ago(fact).is_some_and(|ago| ago < RECENT),
    };
    let kinds = [Kind::Took, Kind::Confirmed, Kind::Holds, Kind::ToLeave, Kind::Chosen];
    // "The former mayor, who took office in 2001": only what was taken of late stands against it in one sentence.
    let late =
        |fact: &Fact| fact.kind == Kind::ToLeave || told.ago(fact).is_some_and(|ago| ago < LATE);
    let apart = |fact: &&Fact| late(fact) || !told.together(fact.tokens, status.tokens);
    told.in_office(status, &kinds).filter(apart).find(fits).map(|fact| fact.tokens)
}

/// Whether a day to come is told on which somebody takes an office.
fn is_dated(told: &Told<'_>, after: super::people::Who) -> bool {
    told.of(after, &[Kind::ToTake]).any(|fact| fact.days.is_some())
}

/// "Former President Quill vetoed the bill on Wednesday": what only whoever is in office does, on a day of these days.
fn acts_in_office(told: &Told<'_>, status: &Status) -> Option<Span<Tokens>> {
    let view = told.view;
    let sentence = view.sentence(status.tokens.start);
    let verb = status.verb(view)?;
    let act = Span::new(verb, (verb + ACT).min(sentence.end));
    let around = Span::new(status.behind, act.end);
    let official = view.is_in(verb, "official") && view.tag(verb) == "VBD";
    (official && is_recent(view, around)).then_some(act)
}

/// The same person with the title of now, doing something on one of these days.
fn titled_elsewhere(told: &Told<'_>, status: &Status) -> Option<Span<Tokens>> {
    let view = told.view;
    let now = |other: &&Status| {
        let verb = other.verb(view);
        let act =
            verb.map(|verb| Span::new(other.behind, (verb + ACT).min(view.sentence(verb).end)));
        other.standing == Standing::Now
            && other.titled
            && !lexicon::is_in("kept_title", other.office.noun)
            && !told.is_of_then(other)
            && act.is_some_and(|act| is_recent(view, act))
    };
    let kept = lexicon::is_in("kept_title", status.office.noun);
    let leaving = told
        .others(status)
        .find(|other| other.standing == Standing::Leaving && !told.is_of_then(other));
    leaving.filter(|_| !kept).or_else(|| told.others(status).find(now)).map(|other| other.tokens)
}

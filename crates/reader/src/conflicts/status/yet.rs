//! The administration of somebody who is yet to take office, as the doer of something.

use super::super::{Found, lexicon, phrases};
use super::facts::{Fact, Kind};
use super::found;
use super::people::Who;
use super::statuses::{Standing, Status};
use super::told::Told;
use super::when;
use onrecord_text::{Span, Tokens};

/// Administrations that are looked at.
const MOST: usize = 60;
/// Tokens between an administration and its verb at most.
const NEAR: u32 = 5;

/// "The Quill government has set aside $6 million", where Quill "will be sworn in on Friday".
pub(super) fn find(told: &Told<'_>, out: &mut Vec<Found>) {
    let view = told.view;
    let nouns = (1..view.len()).filter(|&at| view.is_in(at, "rule_noun") && !view.is_quoted(at));
    for noun in nouns.take(MOST) {
        out.extend(conflict(told, noun));
    }
}

fn conflict(told: &Told<'_>, noun: u32) -> Option<Found> {
    let view = told.view;
    let owner = noun.checked_sub(1 + u32::from(view.tag(noun - 1) == "POS"))?;
    let who = told.people.at(owner).or_else(|| told.people.called(view.word(owner)))?;
    let act = act(told, owner, noun)?;
    let status = to_come(told, who).filter(|_| !is_in_office(told, who))?;
    let explanation = format!(
        "“{}” is yet to take office, but “{}” is told as done by an administration of {}. It is not called incoming or future \
         there, nothing is said of an earlier or second term, and {} is nowhere named in office.",
        told.words(status),
        told.words(act),
        told.name(who),
        told.name(who)
    );
    Some(found("elect-with-administration", vec![status, act], explanation))
}

/// What an administration did: a verb of the past behind it, or behind "which".
fn act(told: &Told<'_>, owner: u32, noun: u32) -> Option<Span<Tokens>> {
    let view = told.view;
    let clause = view.clause(noun);
    let sentence = view.sentence(noun);
    let near = Span::new(owner.saturating_sub(4).max(sentence.start), (noun + 4).min(sentence.end));
    let open = clause.iter().any(|at| view.tag(at) == "MD") || view.any_in(near, "not_yet");
    let comma = 2 * u32::from(view.is(noun + 1, &[","]) && view.is(noun + 2, &["which"]));
    let start = noun + 1 + comma;
    let verb = (start..(start + NEAR).min(sentence.end)).find(|&at| view.is_finite(at))?;
    let perfect = view.is(verb, &["has", "have"]) && view.tag(verb + 1) == "VBN";
    let taken = phrases::at(view, "took_up", verb);
    let done = !taken && view.tag(verb) == "VBD" || perfect && !view.is_in(verb + 1, "of_intent");
    (done && !open && verb < start + 2).then(|| Span::new(owner, verb + 3))
}

/// Where it is told that somebody is yet to take an office that has an administration.
fn to_come(told: &Told<'_>, who: Who) -> Option<Span<Tokens>> {
    let coming = |status: &&Status| {
        status.who == who && status.standing == Standing::Coming && !told.is_of_then(status)
    };
    let ahead = |fact: &&Fact| {
        let rules = fact.office.as_ref().is_none_or(|office| lexicon::is_in("rules", office.noun));
        rules && fact.days.is_some_and(|days| when::is_ahead(told.view, days))
    };
    let status = told.statuses.iter().find(coming).map(|status| status.tokens);
    status.or_else(|| told.of(who, &[Kind::ToTake]).find(ahead).map(|fact| fact.tokens))
}

/// Whether somebody has, or had, an office that has an administration.
fn is_in_office(told: &Told<'_>, who: Who) -> bool {
    let rules = |noun: &'static str| lexicon::is_in("rules", noun);
    let known = |status: &Status| {
        let holds = matches!(status.standing, Standing::Now | Standing::Former | Standing::Leaving);
        status.who == who && holds && rules(status.office.noun)
    };
    let took = told.of(who, &[Kind::Took, Kind::Holds, Kind::Left]);
    let facts =
        took.into_iter().any(|fact| fact.office.as_ref().is_none_or(|office| rules(office.noun)));
    told.statuses.iter().any(known) || facts
}

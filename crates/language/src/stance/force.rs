//! The force of a content: the first of its sentences that shows one decides.

use super::clause::Clause;
use super::told::{Told, Verdict};
use super::{
    charge, commissive, confession, denial, directive, forecast, judgement, performative, question,
};
use onrecord_record::Commitment;

/// A rule for one sentence of a content.
type Reading = fn(Clause<'_, '_, '_, '_>) -> Option<Verdict>;

/// The rules in the order in which they are tried on each sentence.
const ORDER: [Reading; 11] = [
    denial::of,
    confession::of,
    question::objects,
    question::unconvinced,
    performative::of,
    directive::of,
    commissive::of,
    charge::of,
    charge::shouted,
    judgement::of,
    forecast::of,
];

/// What the content does by its own words, where the cue leaves it to them.
pub(super) fn of(told: &Told<'_, '_, '_>) -> Option<Verdict> {
    if told.meaning.as_ref().is_some_and(|meaning| {
        // What is hoped or wished for is no more than that.
        !meaning.sense.is_open || meaning.sense.firmness == Commitment::Unstated
    }) {
        return None;
    }
    let clauses = told.lines.iter().map(|line| Clause::new(told, line));
    clauses.into_iter().find_map(|clause| ORDER.iter().find_map(|rule| rule(clause)))
}

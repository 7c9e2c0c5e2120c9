//! "the trial begins on Friday", "the ban takes effect on April 2", "announced her resignation, effective Friday".

use super::deadline::{deadline, is_now};
use super::lexicon::Row;
use super::view::View;
use super::{Duty, Sense};
use crate::times::Precision;
use onrecord_record::WhenType;
use onrecord_text::Span;

/// Tokens between the verb and its time at most.
const NEAR: u32 = 14;

/// A verb of happening in the present tense with a time that lies ahead.
pub(super) fn happens(view: &View<'_, '_>, row: &'static Row, at: u32) -> Option<Duty> {
    let noun_like = view.tag(at) == "NNS" && (view.time_at(at + 1).is_some() || view.is_verb(at));
    let bare = view.tag(at) == "VB" && view.tag(at.wrapping_sub(1)).starts_with("NN");
    let present = matches!(view.tag(at), "VBZ" | "VBP") || noun_like || bare;
    let supposed =
        view.clause(at).iter().take(2).any(|at| view.is(at, &["if", "unless", "whether"]));
    let unsaid = supposed || view.is_negated(at) || view.is_asked(at);
    if !present || unsaid || is_habit(view, at) {
        return None;
    }
    let effect = row.name != "take-effect" || view.is(at + 1, &["effect", "into", "force"]);
    let what = view.complement(at);
    let limit = deadline(view, Span::new(at, what.end.min(at + NEAR)), at)
        .filter(|limit| effect && limit.sense != Sense::Within && !is_now(view, limit))?;
    let time = view.layers.times.get(limit.time? as usize)?;
    (time.precision <= widest(row)).then_some(())?;
    let extent = Span::new(view.opening(at), what.end);
    Some(Duty {
        who: view.subject(at),
        deadline: Some(limit),
        ..Duty::new(row, at, extent, extent)
    })
}

/// The widest time that makes a present tense a plan: beginnings and ends are told by the year, comings and goings are not.
fn widest(row: &Row) -> Precision {
    if row.name == "meet" { Precision::Month } else { Precision::Year }
}

/// "opens at 9 a.m. every Monday".
fn is_habit(view: &View<'_, '_>, at: u32) -> bool {
    view.times(view.clause(at)).any(|(_, time)| time.kind == WhenType::Set)
}

/// "announced his resignation, effective Friday": the subject of the verb before it owes.
pub(super) fn effective(view: &View<'_, '_>, row: &'static Row, at: u32) -> Option<Duty> {
    let (index, time) = view.time_at(at + 1).or_else(|| view.time_at(at + 2))?;
    let ahead = super::deadline::is_ahead(view, time);
    let sentence = view.sentence(at);
    let verb = (sentence.start..at).rev().find(|&at| view.layers.context.is_finite(at))?;
    let extent = Span::new(verb, time.tokens.end);
    ahead.then(|| Duty {
        who: view.subject(verb),
        deadline: super::deadline::of(view, index, Sense::On, at),
        ..Duty::new(row, at, extent, extent)
    })
}

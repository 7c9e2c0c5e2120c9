//! "will vote on Friday", "said the list would be published on Friday", "we’re going to court", "must pay by Friday".

use super::deadline::{deadline, fronted, is_now};
use super::lexicon::{Row, Set, is_act};
use super::view::View;
use super::{Deadline, Duty, Sense};
use crate::times::Precision;
use onrecord_record::ObligationKind;
use onrecord_text::{Span, Tokens};

pub(super) fn will(view: &View<'_, '_>, row: &'static Row, at: u32) -> Option<Duty> {
    (view.tag(at) == "MD").then_some(())?;
    ahead(view, row, at, at + 1)
}

/// "would" tells of what lies ahead only where somebody is made to say so, and when.
pub(super) fn would(view: &View<'_, '_>, row: &'static Row, at: u32) -> Option<Duty> {
    let reported = || view.sentence(at).iter().any(|at| view.cue_at(at).is_some());
    let told = view.tag(at) == "MD" && (view.teller(at).is_some() || reported());
    let hypothetical = view.sentence(at).iter().any(|at| view.is(at, &["could", "might"]));
    told.then_some(())?;
    ahead(view, row, at, at + 1).filter(|duty| duty.deadline.is_some() && !hypothetical)
}

pub(super) fn going(view: &View<'_, '_>, row: &'static Row, at: u32) -> Option<Duty> {
    let plans = view.is(at, &["going"]) && view.is(at + 1, &["to"]);
    let verb = view.tag(at + 2) == "VB";
    let court = view.is(at + 2, &["court", "trial"]);
    (plans && (verb || court)).then_some(())?;
    ahead(view, row, at, if verb { at + 2 } else { at })
}

/// What the subject will do, where a time, a condition or the speaker's word makes it more than a forecast.
fn ahead(view: &View<'_, '_>, row: &'static Row, at: u32, from: u32) -> Option<Duty> {
    let verb = main_verb(view, from)?;
    let negated = view.is_negated(verb) || view.is_negated(at);
    let what = view.complement(at + 1);
    let limit = deadline(view, Span::new(verb, what.end), at)
        .or_else(|| fronted(view, at))
        .filter(|limit| !is_now(view, limit));
    let who = view.subject(at);
    let passive = view.is(verb, &["be"]) && matches!(view.tag(verb + 1), "VBN" | "VBD" | "RB");
    let acts = passive || is_act(&view.lower(verb));
    let own = commits(view, who, at);
    // "Will not be released until Wednesday" is due then; "will not vote on Friday" is due on no day.
    let stands = match limit {
        Some(limit) if limit.sense == Sense::Open => acts && (own || is_reported(view, who, at)),
        Some(limit) if is_wide(view, limit) => acts && (passive || begins(view, verb)),
        Some(limit) if !negated || limit.is_last() => {
            acts || limit.is_last() && is_somebody(view, who)
        }
        Some(_) | None => acts && own,
    };
    (stands && !is_forecast(view, at, verb) && !view.is_asked(at)).then_some(())?;
    let start = condition(view, at).unwrap_or_else(|| view.opening(at));
    let kind = if own { ObligationKind::Promised } else { row.kind };
    Some(Duty {
        kind,
        who,
        deadline: limit,
        ..Duty::new(row, at, Span::new(start, what.end), what)
    })
}

/// The verb behind the modal: the first verb form, adverbs passed over.
fn main_verb(view: &View<'_, '_>, from: u32) -> Option<u32> {
    /// Adverbs between a modal and its verb at most.
    const ADVERBS: u32 = 5;
    let skipped = |at: &u32| {
        matches!(view.tag(*at), "RB" | "PRP" | ",")
            || view.time_at(*at).is_some()
            || view.is(*at, &["not", "on", "n’t", "n't"])
    };
    let at = (from..from + ADVERBS).find(|at| !skipped(at))?;
    let noun_like = view.tag(at) == "NN" && view.tag(at - 1) == "MD";
    (view.tag(at).starts_with("VB") || noun_like).then_some(at)
}

/// Whether a speaker commits himself: "we will …" where the cue says that it is a vow, or where he says on what condition.
fn commits(view: &View<'_, '_>, who: Option<Span<Tokens>>, at: u32) -> bool {
    let Some((_, told)) = view.teller(at) else { return false };
    let vowed = told.cue.is_some_and(|cue| cue.iter().any(|at| view.is_in(at, Set::Commissive)));
    let first = who.is_some_and(|who| view.is(who.start, &["i", "we"]));
    vowed || first && condition(view, at).is_some()
}

/// Where the condition before a clause begins: "If they refuse, we will …".
fn condition(view: &View<'_, '_>, at: u32) -> Option<u32> {
    let clause = view.clause(at);
    let before = clause.start.checked_sub(1).map(|at| view.clause(at))?;
    let same = view.sentence(before.start).holds(clause.start);
    let opens = before.iter().take(2).find(|&at| view.is(at, &["if", "unless"]));
    opens.filter(|_| same)
}

/// "must pay by Friday": a duty only where it has a time.
pub(super) fn must(view: &View<'_, '_>, row: &'static Row, at: u32) -> Option<Duty> {
    (view.tag(at) == "MD").then_some(())?;
    let verb = main_verb(view, at + 1)?;
    let allowed = view.is(at, &["may", "can"]);
    let found = owed(view, row, at, verb)?;
    let until = || found.deadline.is_some_and(|limit| view.governor_of(limit) == "until");
    (!allowed || view.is_negated(verb) && until()).then_some(found)
}

/// "has to pay by Friday".
pub(super) fn have_to(view: &View<'_, '_>, row: &'static Row, at: u32) -> Option<Duty> {
    let to = view.is_infinitive(at + 1).then_some(at + 1)?;
    (view.tag(at).starts_with("VB") && !view.is_unreal(at)).then_some(())?;
    owed(view, row, at, to + 1)
}

fn owed(view: &View<'_, '_>, row: &'static Row, at: u32, verb: u32) -> Option<Duty> {
    let what = view.complement(at + 1);
    let limit = deadline(view, Span::new(verb, what.end), at)
        .or_else(|| deadline(view, Span::new(at, verb), at))
        .or_else(|| fronted(view, at))?;
    let who = view.subject(at);
    let extent = Span::new(view.opening(at), what.end);
    Some(Duty { who, deadline: Some(limit), ..Duty::new(row, at, extent, what) })
}

/// Whether somebody speaks of himself: "said that she would …".
fn is_reported(view: &View<'_, '_>, who: Option<Span<Tokens>>, at: u32) -> bool {
    view.teller(at).is_some() && who.is_some_and(|who| view.tag(who.start) == "PRP")
}

/// Whether a deadline is a year or more in which something is to happen, as forecasts have it.
fn is_wide(view: &View<'_, '_>, limit: Deadline) -> bool {
    let time = limit.time.and_then(|at| view.layers.times.get(at as usize));
    !limit.is_last() && time.is_some_and(|time| time.precision >= Precision::Year)
}

/// Whether a verb is one of beginning and ending, which a calendar holds even by the year.
fn begins(view: &View<'_, '_>, verb: u32) -> bool {
    view.is(
        verb,
        &[
            "begin", "start", "open", "launch", "end", "close", "expire", "take", "hold", "host",
            "retire", "resign",
        ],
    )
}

fn is_forecast(view: &View<'_, '_>, at: u32, verb: u32) -> bool {
    (view.group(at)..verb).any(|at| view.is_in(at, Set::Forecast))
}

/// Whether a subject is a pronoun for a person or a name, so that even "will have it ready by June" is its word.
fn is_somebody(view: &View<'_, '_>, who: Option<Span<Tokens>>) -> bool {
    who.is_some_and(|who| who.iter().any(|at| matches!(view.tag(at), "PRP" | "NNP" | "NNPS")))
}

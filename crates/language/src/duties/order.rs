//! "ordered the port to reopen by Friday", "the port was told to close", "ordered two reviews", "ruled that it must pay".

use super::deadline::{deadline, fronted, has_passed};
use super::lexicon::{Row, Set, is_action};
use super::view::View;
use super::{Deadline, Duty, Sense};
use crate::times::{Precision, Time};
use onrecord_record::ObligationKind;
use onrecord_text::{Span, Tokens};

/// Rows of the trigger table that state a duty even where no time is given; the others tell, warn or require in other senses too.
const ORDERS: [&str; 4] = ["order", "direct", "instruct", "mandate"];
/// Tokens that an object has at most before its infinitive.
const OBJECT: u32 = 30;

pub(super) fn read(view: &View<'_, '_>, row: &'static Row, at: u32) -> Option<Duty> {
    if !view.is_verb(at) || view.is_unreal(at) || view.is_negated(at) {
        return None;
    }
    if view.is_passive(at) { passive(view, row, at) } else { active(view, row, at) }
}

/// The subject of a passive owes.
fn passive(view: &View<'_, '_>, row: &'static Row, at: u32) -> Option<Duty> {
    let released = row.name == "order" && view.tag(at + 1) == "VBN";
    let to = view.infinitive(at + 1).or(released.then_some(at + 1))?;
    let who = view.subject(at);
    duty(view, row, at, &Found { start: view.opening(at), who, to })
}

/// Who owes, from where to where it is said.
struct Found {
    start: u32,
    who: Option<Span<Tokens>>,
    to: u32,
}

fn active(view: &View<'_, '_>, row: &'static Row, at: u32) -> Option<Duty> {
    let start = view.opening(at);
    if let Some((who, to)) = object(view, at + 1) {
        return duty(view, row, at, &Found { start, who: Some(who), to });
    }
    acts(view, row, at, start)
}

/// The object that owes and its infinitive: "the port | to reopen".
pub(super) fn object(view: &View<'_, '_>, from: u32) -> Option<(Span<Tokens>, u32)> {
    let clause = view.clause(from);
    let end = clause.end.min(from + OBJECT);
    let to = (from + 1..end).find(|&at| view.is_infinitive(at))?;
    let nominal = (from..to).any(|at| view.tag(at).starts_with(['N', 'P', 'D']));
    let broken = (from..to).any(|at| view.layers.context.is_finite(at));
    let who = without_times(view, Span::new(from, to));
    (nominal && !broken && !who.is_empty()).then_some((who, to))
}

/// Without the times and adverbs at either end: "on Tuesday the port on Monday".
fn without_times(view: &View<'_, '_>, mut who: Span<Tokens>) -> Span<Tokens> {
    let loose = |at: u32| view.time_at(at).is_some() || matches!(view.tag(at), "RB" | ",");
    let preposition = |at: u32| view.is(at, &["on", "in", "at", "by"]);
    while !who.is_empty() && (loose(who.start) || preposition(who.start)) {
        who = Span::new(who.start + 1, who.end);
    }
    while !who.is_empty() && (loose(who.end - 1) || preposition(who.end - 1)) {
        who = Span::new(who.start, who.end - 1);
    }
    who
}

fn duty(view: &View<'_, '_>, row: &'static Row, at: u32, found: &Found) -> Option<Duty> {
    let negated = view.is(found.to.wrapping_sub(1), &["not"]);
    let what = view.complement(found.to - u32::from(negated));
    let kind = kind(view, row, at);
    let deadline = deadline(view, Span::new(found.to, what.end), at)
        .or_else(|| fronted(view, at).filter(Deadline::is_last));
    let only_told = matches!(row.name, "tell" | "warn");
    let deadline = deadline
        .filter(|deadline| !only_told || deadline.is_last() || deadline.sense == Sense::Open);
    let open = ORDERS.contains(&row.name) && is_recent(view, at) && !has_passed(view, what);
    if deadline.is_none() && !open {
        return None;
    }
    Some(Duty {
        kind,
        who: found.who,
        deadline,
        ..Duty::new(row, at, Span::new(found.start, what.end), what)
    })
}

/// "demanded that the service take it down within five days", "ordered that they be freed by Friday".
pub(super) fn demanded(view: &View<'_, '_>, row: &'static Row, at: u32) -> Option<Duty> {
    /// Tokens of a time between the verb and "that" at most.
    const BETWEEN: u32 = 5;
    let is_verb = view.tag(at).starts_with("VB") && !view.is_unreal(at) && !view.is_negated(at);
    let that = (at + 1..at + BETWEEN).find(|&at| view.is(at, &["that"])).filter(|_| is_verb)?;
    let what = view.complement(that + 1);
    let deadline = deadline(view, what, at)?;
    let verb = what.iter().find(|&at| view.tag(at).starts_with("VB"))?;
    let start = view.opening(at);
    Some(Duty {
        who: Some(Span::new(what.start, verb)).filter(|who| !who.is_empty()),
        deadline: Some(deadline),
        ..Duty::new(row, at, Span::new(start, what.end), what)
    })
}

/// A law, a rule or a contract requires; nobody orders.
fn kind(view: &View<'_, '_>, row: &'static Row, at: u32) -> ObligationKind {
    let by_rule = (view.group(at).saturating_sub(6)..at).any(|at| view.is_in(at, Set::Law));
    if by_rule { ObligationKind::Required } else { row.kind }
}

/// "has ordered two reviews": an act that somebody is to do.
fn acts(view: &View<'_, '_>, row: &'static Row, at: u32, start: u32) -> Option<Duty> {
    let what = view.complement(at + 1);
    let end = what.end.min(at + 7);
    let noun = (at + 1..end).take_while(|&at| !matches!(view.tag(at), "IN" | "TO" | ",")).last()?;
    let recent =
        view.group_has(at, &["has", "have", "’s", "'s", "’ve", "'ve"]) || view.tag(at) == "VBZ";
    let deadline = deadline(view, Span::new(at + 1, what.end), at);
    let action = is_action(&view.lower(noun)) && recent;
    let orders = row.name == "order" && (action || deadline.is_some());
    orders.then(|| Duty {
        deadline,
        ..Duty::new(row, at, Span::new(start, what.end), Span::new(at + 1, what.end))
    })
}

/// "orders", "has ordered", "is ordering": it stands as of the article.
fn is_present(view: &View<'_, '_>, at: u32) -> bool {
    const PRESENT: [&str; 8] = ["has", "have", "’s", "'s", "’ve", "'ve", "is", "are"];
    matches!(view.tag(at), "VBZ" | "VBP" | "VBG") || view.group_has(at, &PRESENT)
}

/// Whether an order without a day of its own counts as open: told in the present, or dated shortly before publication.
fn is_recent(view: &View<'_, '_>, at: u32) -> bool {
    let Some(published) = view.layers.published else { return true };
    let near = |time: &Time| {
        let last = time.interval.map(|interval| interval.last.date());
        last.and_then(|last| published.since(last).ok())
            .is_some_and(|age| age.get_days().abs() <= RECENT)
    };
    let dated = view
        .times(view.sentence(at))
        .any(|(_, time)| near(time) && time.precision <= Precision::Week);
    (is_present(view, at) || dated) && !is_long_past(view, at)
}

/// Days before publication within which a dated order without a day of its own is open.
const RECENT: i32 = 14;
/// Days after which an order without a day of its own that is told in the past tense no longer counts as open.
const STALE: i32 = 45;

/// Whether the sentence dates the order well before publication.
pub(super) fn is_long_past(view: &View<'_, '_>, at: u32) -> bool {
    let Some(published) = view.layers.published else { return false };
    let sentence = view.sentence(at);
    let owed = (at..sentence.end).find(|&at| view.is_infinitive(at)).unwrap_or(sentence.end);
    view.times(Span::new(sentence.start, owed)).any(|(_, time)| {
        time.interval.is_some_and(|interval| {
            published.since(interval.last.date()).is_ok_and(|age| age.get_days() > STALE)
        })
    })
}

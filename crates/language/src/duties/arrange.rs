//! "is scheduled for Friday", "is due to report on May 3", "are required to register by April 2".

use super::deadline::{deadline, fronted, is_now};
use super::lexicon::{Row, is_act};
use super::view::View;
use super::{Deadline, Duty, Sense};
use onrecord_text::{Span, Tokens};

/// Tokens between the word and its time where it has no infinitive ("due back in court on Friday").
const NEAR: u32 = 9;

pub(super) fn read(view: &View<'_, '_>, row: &'static Row, at: u32) -> Option<Duty> {
    const BE: [&str; 12] =
        ["is", "are", "was", "were", "be", "been", "’s", "'s", "’re", "'re", "am", "’m"];
    // "with a vote scheduled for Friday"
    let reduced = matches!(row.name, "schedule" | "slate") && view.is(at + 1, &["for"]);
    if !view.group_has(at, &BE) && !reduced || view.is_negated(at) {
        return None;
    }
    let who = view.subject(at);
    let start = view.opening(at);
    let to = view.infinitive(at + 1);
    let what = view.complement(to.unwrap_or(at + 1));
    let reach = if to.is_some() { what.end } else { what.end.min(at + 1 + NEAR) };
    let limit = deadline(view, Span::new(at + 1, reach), at)
        .or_else(|| fronted(view, at))
        .filter(|limit| !is_now(view, limit))
        .filter(|limit| limit.sense != Sense::Open || row.name != "expect")?;
    let forecast = row.name == "expect" && to.is_some_and(|to| !is_act(&view.lower(to + 1)));
    let set = row.name == "set" && !view.is(at + 1, &["to", "for"]);
    if forecast || set || to.is_none() && !leads_to_time(view, at + 1) {
        return None;
    }
    Some(duty(row, at, &Parts { start, who, to, what, limit }))
}

/// Whether a word that can follow "scheduled" and lead to its time stands here: not "was set up on Friday".
fn leads_to_time(view: &View<'_, '_>, at: u32) -> bool {
    const LEADING: [&str; 14] = [
        "for", "within", "on", "by", "at", "in", "before", "back", "no", "to", "next", "out",
        "until", "from",
    ];
    view.is(at, &LEADING) || view.time_at(at).is_some()
}

/// "is to vote on Friday": the plain present with an infinitive.
pub(super) fn be_to(view: &View<'_, '_>, row: &'static Row, at: u32) -> Option<Duty> {
    let to = view.is_infinitive(at + 1).then_some(at + 1)?;
    let present = matches!(view.tag(at), "VBZ" | "VBP") && !view.is_negated(at + 1);
    let who = view.subject(at).filter(|_| present)?;
    let what = view.complement(to);
    let limit = deadline(view, Span::new(at + 1, what.end), at).or_else(|| fronted(view, at))?;
    Some(duty(row, at, &Parts { start: who.start, who: Some(who), to: Some(to), what, limit }))
}

/// What was found around the word.
struct Parts {
    start: u32,
    who: Option<Span<Tokens>>,
    to: Option<u32>,
    what: Span<Tokens>,
    limit: Deadline,
}

fn duty(row: &'static Row, cue: u32, parts: &Parts) -> Duty {
    let &Parts { start, who, to, what, limit } = parts;
    let extent = Span::new(start, what.end);
    Duty {
        who,
        deadline: Some(limit),
        ..Duty::new(row, cue, extent, if to.is_some() { what } else { extent })
    }
}

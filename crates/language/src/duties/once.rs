//! One duty once: a text that states it twice keeps the statement that says more.

use super::Duty;
use super::view::View;
use onrecord_text::{Span, Tokens};
use std::collections::BTreeSet;

/// Share of the words of the shorter statement that two statements of one duty have in common, at least.
const SHARED: f64 = 0.6;
/// Duties before one that may state the same.
const BACK: usize = 40;

/// The duties in text order, without those inside another and those that an earlier one states as well.
pub(super) fn once(view: &View<'_, '_>, mut found: Vec<Duty>) -> Vec<Duty> {
    found.sort_by_key(|duty| (duty.extent.start, std::cmp::Reverse(duty.extent.end), duty.cue));
    let mut out: Vec<(Duty, BTreeSet<String>)> = Vec::new();
    for duty in found {
        let words = content_words(view, duty.what);
        let from = out.len().saturating_sub(BACK);
        match out[from..]
            .iter()
            .position(|(kept, known)| is_same(view, (kept, known), (&duty, &words)))
        {
            Some(at) if says_more(view, &duty, &out[from + at].0) => out[from + at] = (duty, words),
            Some(_) => {}
            None => out.push((duty, words)),
        }
    }
    out.sort_by_key(|(duty, _)| duty.extent.start);
    out.into_iter().map(|(duty, _)| duty).collect()
}

fn content_words(view: &View<'_, '_>, what: Span<Tokens>) -> BTreeSet<String> {
    let says = |at: &u32| view.tag(*at).starts_with(['N', 'V', 'J', 'C']) && view.tag(*at) != "CC";
    what.iter().filter(says).map(|at| view.lower(at)).collect()
}

fn is_same(
    view: &View<'_, '_>,
    (kept, known): (&Duty, &BTreeSet<String>),
    (duty, words): (&Duty, &BTreeSet<String>),
) -> bool {
    if kept.extent.overlaps(duty.extent) {
        return true;
    }
    if differs(view, kept, duty) {
        return false;
    }
    let shared = known.intersection(words).count();
    let least = known.len().min(words.len());
    least >= 2 && shared as f64 >= SHARED * least as f64
}

/// Whether two statements cannot be of one duty: their times, their figures or their negation differ.
fn differs(view: &View<'_, '_>, one: &Duty, other: &Duty) -> bool {
    let value = |duty: &Duty| {
        let time = duty.deadline.and_then(|deadline| deadline.time);
        time.and_then(|at| view.layers.times.get(at as usize)).map(|time| time.value.as_str())
    };
    let figures = |duty: &Duty| -> Vec<String> {
        let free = |at: &u32| view.tag(*at) == "CD" && view.time_at(*at).is_none();
        duty.what.iter().filter(free).map(|at| view.lower(at)).collect()
    };
    let negated = |duty: &Duty| duty.what.iter().any(|at| view.is(at, &["not", "never", "no"]));
    let times = value(one).zip(value(other)).is_some_and(|(one, other)| one != other);
    times || figures(one) != figures(other) || negated(one) != negated(other)
}

/// A changed date takes the place of the old one; a deadline says more than none, and a name more than a pronoun.
fn says_more(view: &View<'_, '_>, duty: &Duty, kept: &Duty) -> bool {
    let named = |duty: &Duty| {
        duty.who.is_some_and(|who| who.iter().any(|at| view.tag(at).starts_with("NN")))
    };
    let rank = |duty: &Duty| (duty.is_change(), duty.deadline.is_some(), named(duty));
    rank(duty) > rank(kept)
}

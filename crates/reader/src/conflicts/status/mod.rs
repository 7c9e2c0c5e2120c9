//! `status-time`: a status of a person beside acts or another status of a time that shuts it out.
//!
//! `told` reads off who holds which office when: people, statuses beside names, beginnings and ends of terms, who followed
//! whom. The other files hold one contradiction each and look at that alone, or at a form of words that shows it by itself.

mod acting;
mod acts;
mod coming;
mod dead;
mod death;
mod early;
mod elect;
mod elected;
mod facts;
mod former;
mod gone;
mod late;
mod left;
mod office;
mod overlap;
mod people;
mod roles;
mod ruling;
mod spans;
mod statuses;
mod succession;
mod told;
mod unnamed;
mod when;
mod yet;

use super::Found;
use super::view::View;
use facts::Kind;
use onrecord_record::ConflictKind;
use onrecord_text::{Span, Tokens};
use told::Told;

/// Times that "late" is looked at.
const LATE: usize = 40;

/// Finds statuses that cannot hold beside what else is told.
pub(super) fn find(view: View<'_>, out: &mut Vec<Found>) {
    elect::find(view, out);
    let told = Told::read(view);
    let mut dead = 0;
    for at in 0..view.len() {
        if view.is_quoted(at) {
            continue;
        }
        if view.is(at, &["late"]) && dead < LATE {
            dead += 1;
            out.extend(late::find(view, &told.people, at));
        }
        out.extend(left::find(view, at));
    }
    dead::find(view, out);
    ruling::find(view, out);
    left::remaining(view, out);
    elected::find(view, out);
    let before = out.len();
    terms(&told, out);
    drop_repeated(out, before);
}

/// What stands against the terms that the text tells.
fn terms(told: &Told<'_>, out: &mut Vec<Found>) {
    if told.facts.is_empty() && told.statuses.is_empty() {
        return;
    }
    for status in &told.statuses {
        out.extend(coming::find(told, status));
        out.extend(early::find(told, status));
        out.extend(gone::find(told, status));
        out.extend(former::find(told, status));
        out.extend(acting::find(told, status));
        out.extend(roles::find(told, status));
    }
    for fact in &told.facts {
        match fact.kind {
            Kind::Holds => out.extend(gone::holding(told, fact)),
            Kind::ToTake => out.extend(coming::taken_and_to_come(told, fact)),
            Kind::StandsIn => out.extend(acting::standing_in(told, fact)),
            _ => {}
        }
    }
    acts::find(told, out);
    yet::find(told, out);
    death::find(told, out);
    overlap::find(told, out);
}

/// Keeps one finding of each rule about each fact.
fn drop_repeated(out: &mut Vec<Found>, from: usize) {
    let mut seen: Vec<(&'static str, Span<Tokens>)> = Vec::new();
    let mut at = 0;
    out.retain(|found| {
        at += 1;
        let key = (found.rule, *found.spans.last().unwrap_or(&Span::new(0, 0)));
        let new = at <= from || !seen.contains(&key);
        seen.push(key);
        new
    });
}

fn found(rule: &'static str, spans: Vec<Span<Tokens>>, explanation: String) -> Found {
    Found { kind: ConflictKind::StatusTime, rule, spans, explanation }
}

/// The capitalised words that begin at a token: a name, as far as capitals tell.
fn name(view: View<'_>, at: u32) -> Option<Span<Tokens>> {
    /// Tokens of a name at most.
    const LONGEST: u32 = 5;
    let end = (at..at + LONGEST).take_while(|&at| view.is_capital(at)).last()? + 1;
    Some(Span::new(at, end))
}

/// Where a phrase of a class begins in a stretch.
fn phrase(view: View<'_>, stretch: Span<Tokens>, class: &'static str) -> Option<u32> {
    stretch.iter().find(|&at| super::phrases::at(view, class, at))
}

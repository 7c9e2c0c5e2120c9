//! `status-time`: a status of a person beside acts or another status of a time that shuts it out.

mod dead;
mod elect;
mod elected;
mod facts;
mod former;
mod late;
mod left;
mod people;
mod terms;

use super::Found;
use super::view::View;
use onrecord_record::ConflictKind;
use onrecord_text::{Span, Tokens};

/// Times that "late" is looked at.
const LATE: usize = 40;

/// Finds statuses that cannot hold beside what else is told.
pub(super) fn find(view: View<'_>, out: &mut Vec<Found>) {
    elect::find(view, out);
    let mut dead = 0;
    for at in 0..view.len() {
        if view.is_quoted(at) {
            continue;
        }
        if view.is(at, &["late"]) && dead < LATE {
            dead += 1;
            out.extend(late::find(view, at));
        }
        out.extend(left::find(view, at));
    }
    dead::find(view, out);
    former::find(view, out);
    left::remaining(view, out);
    elected::find(view, out);
    terms::find(view, out);
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

//! The administration of somebody elect, as the doer of something.

use super::super::Found;
use super::super::view::View;
use super::{found, name};
use onrecord_text::{Span, Tokens};

/// Places of one kind that are looked at.
const MOST: usize = 60;

/// Finds what the administration of somebody elect did.
pub(super) fn find(view: View<'_>, out: &mut Vec<Found>) {
    let elect: Vec<(u32, Span<Tokens>)> = (0..view.len())
        .filter(|&at| view.lower(at).ends_with("-elect") && !view.is_quoted(at))
        .filter_map(|at| Some((at, name(view, at + 1)?)))
        .take(MOST)
        .collect();
    for (at, name) in elect {
        out.extend(administration(view, at, name));
    }
}

/// "By the administration of President-elect Ada Quill".
fn administration(view: View<'_>, at: u32, name: Span<Tokens>) -> Option<Found> {
    let noun = at.checked_sub(2)?;
    let of = view.is(at - 1, &["of"]) && view.is_in(noun, "rule_noun");
    let clause = view.clause(at);
    let past = clause.iter().any(|at| matches!(view.tag(at), "VBD" | "VBN"));
    if !of || !past || view.any_in(clause, "not_yet") {
        return None;
    }
    let (status, act) = (Span::new(at, name.end), Span::new(noun, noun + 1));
    let explanation = format!(
        "“{}” is yet to take office and has no {} that did anything. It is not called incoming or future there.",
        view.words(status),
        view.word(noun)
    );
    Some(found("administration-of-elect", vec![act, status], explanation))
}

//! Duties that are told only to say that they do not hold: denied, vetoed, stayed, refused.

use super::Duty;
use super::view::View;
use crate::lists;
use onrecord_text::{Span, Tokens};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

static UNDOING: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lists::words(include_str!("../../data/duties/undoing_verbs.txt")));

/// Whether what governs a duty takes it back: "denied that she had promised", "vetoed a law requiring", "did not say that they must".
pub(super) fn is_undone(view: &View<'_, '_>, duty: &Duty) -> bool {
    let clause = view.clause(duty.cue);
    let own = Span::new(clause.start, duty.cue);
    let governing = outer(view, clause).into_iter().chain([own]);
    let undone = governing.into_iter().any(|stretch| stretch.iter().any(|at| undoes(view, at)));
    undone
        || view
            .teller(duty.cue)
            .and_then(|(_, told)| told.cue)
            .is_some_and(|cue| is_denial(view, cue))
}

/// The clause that governs one which begins with a relative or reporting word.
fn outer(view: &View<'_, '_>, clause: Span<Tokens>) -> Option<Span<Tokens>> {
    let opens = view.is(clause.start, &["that"]) || matches!(view.tag(clause.start), "WDT" | "WP");
    let before = clause.start.checked_sub(1).filter(|_| opens)?;
    view.sentence(clause.start).holds(before).then(|| view.clause(before))
}

fn undoes(view: &View<'_, '_>, at: u32) -> bool {
    view.tag(at).starts_with("VB")
        && UNDOING.contains(view.lower(at).as_str())
        && !view.is_negated(at)
}

/// A cue that denies, or that says what was not said.
fn is_denial(view: &View<'_, '_>, cue: Span<Tokens>) -> bool {
    cue.iter().any(|at| undoes(view, at) || view.is(at, &["not", "n’t", "n't", "never"]))
}

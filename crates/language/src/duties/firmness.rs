//! How firm a duty is, and whether it still stands.

use super::lexicon::Set;
use super::view::View;
use super::{Deadline, Duty};
use crate::times::{Anchor, Precision};
use onrecord_record::Firmness;

/// The duty with its firmness and who states it.
pub(super) fn settled(view: &View<'_, '_>, mut duty: Duty) -> Duty {
    duty.firmness = firmness(view, &duty);
    duty.told = view.teller(duty.cue).or_else(|| view.cue_at(duty.cue)).map(|(at, _)| at);
    duty
}

fn firmness(view: &View<'_, '_>, duty: &Duty) -> Firmness {
    let sentence = view.sentence(duty.cue);
    if sentence.iter().any(|at| is_condition(view, at)) {
        return Firmness::Conditional;
    }
    let vague = duty.deadline.is_some_and(|deadline| is_vague(view, deadline));
    if vague { Firmness::Vague } else { Firmness::Firm }
}

/// Whether a condition begins at a token: "if" in front of its clause, not behind a verb of asking ("asked if"); "on condition that".
fn is_condition(view: &View<'_, '_>, at: u32) -> bool {
    if !view.is_in(at, Set::Condition) {
        return false;
    }
    let before = at.wrapping_sub(1);
    match view.lower(at).as_str() {
        "if" => !view.is_in(before, Set::Asking),
        "condition" => view.is(before, &["on", "the"]) && view.is(at + 1, &["that", "of"]),
        "should" => at == view.sentence(at).start,
        _ => true,
    }
}

/// Whether words leave the time open: "soon", a week, a season; not a period whose first day is missing.
fn is_vague(view: &View<'_, '_>, deadline: Deadline) -> bool {
    let time = deadline.time.and_then(|at| view.layers.times.get(at as usize));
    time.is_none_or(|time| {
        let open = time.precision == Precision::Vague && time.anchor != Anchor::Missing;
        open && time.length.is_none()
            || matches!(time.precision, Precision::Week | Precision::Quarter)
    })
}

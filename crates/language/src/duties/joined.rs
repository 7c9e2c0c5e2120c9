//! Two duties under one trigger word: "will pay by May 1 and open its books in June".
//!
//! Where only one of them has a time ("will pay the fine and reopen by Friday"), it is the time of both, and they stay one.

use super::Duty;
use super::deadline::deadline;
use super::view::View;
use onrecord_text::Span;

/// The duty, or the two that it joins.
pub(super) fn parted(view: &View<'_, '_>, duty: Duty) -> [Option<Duty>; 2] {
    let Some((first, second)) = halves(view, &duty) else { return [Some(duty), None] };
    [Some(first), Some(second)]
}

fn halves(view: &View<'_, '_>, duty: &Duty) -> Option<(Duty, Duty)> {
    let joins = |at: &u32| {
        view.tag(*at) == "CC"
            && (view.tag(at + 1) == "VB" || view.tag(at + 1) == "RB" && view.tag(at + 2) == "VB")
    };
    let at = duty.what.iter().skip(1).find(joins)?;
    let before = view.trimmed(Span::new(duty.what.start, at));
    let behind = Span::new(at + 1, duty.what.end);
    let first = deadline(view, before, duty.cue)?;
    let second = deadline(view, behind, duty.cue)?;
    let one = Duty {
        what: before,
        extent: Span::new(duty.extent.start.min(before.start), before.end),
        deadline: Some(first),
        ..duty.clone()
    };
    let other = Duty { what: behind, extent: behind, deadline: Some(second), ..duty.clone() };
    Some((one, other))
}

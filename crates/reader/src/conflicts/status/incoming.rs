//! Somebody incoming who is in office already.

use super::super::Found;
use super::super::view::View;
use super::{found, phrase};
use onrecord_text::Span;

/// Tokens of office and name between "incoming" and the relative clause at most.
const REACH: u32 = 14;
/// Tokens of a relative clause in which the taking of the office is looked for.
const CLAUSE: u32 = 8;

/// "The incoming chief executive, Joan Quill, who took over in January".
pub(super) fn find(view: View<'_>, at: u32) -> Option<Found> {
    if !view.is(at, &["incoming"]) {
        return None;
    }
    let sentence = view.sentence(at);
    let end = sentence.end.min(at + REACH);
    let who = (at + 1..end).find(|&at| view.is(at, &["who"]))?;
    let named = (at + 1..who).any(|at| view.is_capital(at));
    let clause = Span::new(who, sentence.end.min(who + CLAUSE));
    let took = phrase(view, clause, "took_office")?;
    let open = view.any(Span::new(who, took), &["will", "would", "never", "not", "when"]);
    if !named || open || is_to_come(view, Span::new(took, sentence.end.min(took + CLAUSE))) {
        return None;
    }
    let status = Span::new(at, who);
    let act = Span::new(who, sentence.end.min(took + 5));
    let explanation = format!(
        "“{}” is not yet in office, but “{}” tells that the office was taken. Nobody else is told of in the clause, no day to come stands in it, \
         and nothing says that another office is meant.",
        view.words(status).trim_end_matches(','),
        view.words(act)
    );
    Some(found("incoming-in-office", vec![status, act], explanation))
}

/// Whether a time of a stretch lies behind publication.
fn is_to_come(view: View<'_>, stretch: Span<onrecord_text::Tokens>) -> bool {
    let Some(published) = view.layers.published else { return false };
    onrecord_language::times::times_within(view.layers.times, stretch)
        .filter_map(|(_, time)| time.interval)
        .any(|interval| interval.first.date() > published)
}

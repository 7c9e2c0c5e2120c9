//! "It is not true, the abbot insists, that …": what stands before the one who says it belongs to what is said.

use super::told::{Told, Verdict};
use onrecord_record::StanceValue::{Confirms, Denies};
use onrecord_text::Span;

/// Tokens before the source among which the judgement stands.
const BEFORE: u32 = 9;

/// What the words at the start of a sentence say of the clause behind its source.
pub(super) fn of(told: &Told<'_, '_, '_>) -> Option<Verdict> {
    let told_first = told.attribution.content.first()?;
    let cue = told.attribution.cue?;
    let start = told.sentence(cue.start).start;
    let start = start + u32::from(told.tag(start) == "``");
    let source = told.attribution.source.map_or(cue.start, |source| source.start.min(cue.start));
    let fits = told_first.start > source && source > start && source <= start + BEFORE;
    let is = |at: u32| told.is(at, &["is", "was", "’s", "'s"]);
    if !fits || !told.is(start, &["it"]) || !is(start + 1) || !told.is(told_first.start, &["that"])
    {
        return None;
    }
    let not = (start + 2..start + 4).any(|at| told.is(at, &["not", "n't", "n’t"]));
    let place = (start + 2..source)
        .find(|&at| told.is(at, &["true", "so", "untrue", "false", "correct"]))?;
    let false_word = told.is(place, &["untrue", "false"]);
    let (value, rule) = if not || false_word {
        (Denies, "denial-in-content")
    } else {
        (Confirms, "confession-in-content")
    };
    Some(Verdict::new(value, rule, Span::new(start, place + 1)))
}

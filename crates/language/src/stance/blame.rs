//! "blamed the weather": a cause that is nobody's fault is named, and nobody charged.

use super::phrase::phrase;
use super::told::{Told, Verdict};
use super::words::Set;
use onrecord_record::StanceValue::Asserts;

/// Tokens behind "blame" among which "on" brings the cause.
const REACH: u32 = 12;

/// Whether blame is put on a thing.
pub(super) fn of(told: &Told<'_, '_, '_>) -> Option<Verdict> {
    const BLAMING: [&str; 4] = ["blame", "blames", "blamed", "blaming"];
    let words = told.meaning.map(|meaning| meaning.words)?;
    if !told.is(words.start, &BLAMING) || !told.tag(words.start).starts_with("VB") {
        return None;
    }
    let end = told.sentence(words.start).end.min(words.end + REACH);
    let on = (words.end..end).find(|&at| told.is(at, &["on"]));
    let found = phrase(told, on.map_or(words.end, |on| on + 1))?;
    let cause = [Set::Cause, Set::Force].iter().any(|&set| told.is_in(found.head, set));
    let thing = cause && told.tag(found.head).starts_with("NN");
    thing.then(|| Verdict::new(Asserts, "plain", words))
}

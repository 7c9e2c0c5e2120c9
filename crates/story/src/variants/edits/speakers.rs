//! Whose words they are, and whether they are the speaker's own.

use super::side::Side;
use super::trust::are_two;
use super::{EditKind, Found, Verdict};
use crate::variants::{Alignment, Telling};

/// The same words given as two known speakers'. It is listed: which of the two readings is right, the texts do not show.
pub(super) fn compare(one: &Telling, other: &Telling) -> Vec<Found> {
    let are_two = are_two(one, other);
    let verdict = Verdict::listed(EditKind::Attribution, "other-speaker");
    are_two.then_some(Found { verdict, a: 0..0, b: 0..0 }).into_iter().collect()
}

/// Between marks in one, in the article's own words in the other. What else differs goes with telling it in one's own
/// words (tense, person) and is not listed.
pub(super) fn reported(one: &Side<'_>, other: &Side<'_>, shared: &Alignment) -> Vec<Found> {
    let whole = shared.pairs.len() == one.words.len().min(other.words.len());
    let rule = if whole { "marks-off" } else { "own-words" };
    let verdict = Verdict::listed(EditKind::Paraphrase, rule);
    vec![Found { verdict, a: 0..one.words.len(), b: 0..other.words.len() }]
}

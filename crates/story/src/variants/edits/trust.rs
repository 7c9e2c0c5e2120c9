//! Whether two tellings are so close that a difference between them means something.
//!
//! "We're going to pass a budget" and "We're going to pass this bill" share words because people talk so, not because
//! one alters the other. Then differences are listed and nothing is raised.

use super::gaps::{Edge, Gap};
use super::side::Side;
use super::{EditKind, Verdict};
use super::{edges, left_out};
use crate::variants::{Alignment, Speaker, Telling};
use std::ops::Range;

/// Shared words that two tellings have at least.
const LEAST: usize = 5;
/// Shared words for each word that goes on otherwise in both.
const FACTOR: usize = 3;
/// Most words of one place that go on otherwise that are counted.
const MOST: usize = 15;
/// Shared words without a break that stand around an edit that is raised.
const AROUND: usize = 4;
/// On each side of words that were left out: where a replaced word stands nearer, the passage is worded anew, not cut.
const BESIDE: usize = 3;
/// Words from which on a cut is long and has to have one more of them.
const LONG: usize = 8;
/// Days from which on two tellings with several other words are two occasions of one formula.
const OCCASION: i32 = 14;

/// What the two tellings as a whole allow.
pub(super) struct Trust {
    is_close: bool,
    /// One begins in the middle of a sentence.
    is_fragment: bool,
}

impl Trust {
    pub(super) fn of(
        one: (&Telling, &Side<'_>),
        other: (&Telling, &Side<'_>),
        shared: &Alignment,
        gaps: &[Gap],
    ) -> Self {
        let strange: usize = gaps.iter().map(|gap| strange(one.1, other.1, gap)).sum();
        let words = shared.pairs.len();
        let is_close = words >= LEAST
            && words >= FACTOR * strange
            && !are_two(one.0, other.0)
            && !is_own_contrast(one.0, other.0)
            && !are_occasions((one.0, one.1), (other.0, other.1), gaps);
        let opens = |side: &Side<'_>| !side.words.is_empty() && side.is_capital(0);
        let is_fragment = !opens(one.1) || !opens(other.1);
        Self { is_close, is_fragment }
    }

    /// Whether both begin with words of their own and one of them within a sentence, whose beginning its article may have
    /// told.
    fn is_begun(&self, gap: &Gap, verdict: Verdict) -> bool {
        let both = gap.edge == Edge::Start && !gap.a.is_empty() && !gap.b.is_empty();
        let inverts = matches!(verdict.kind, EditKind::Negation | EditKind::Qualifier);
        both && inverts && self.is_fragment
    }

    /// A verdict on a gap, raised only if enough words are shared around it.
    pub(super) fn weigh(&self, gap: &Gap, verdict: Verdict) -> Verdict {
        let (left, right) = (gap.left, gap.right);
        let is_cut = verdict.kind == EditKind::ElisionUnmarked;
        let stands = match gap.edge {
            Edge::Inside if is_cut => {
                let len = gap.a.len().max(gap.b.len());
                left.min(right) >= BESIDE + usize::from(len >= LONG)
                    && left + right > AROUND.max(len / 2)
            }
            _ => left + right >= AROUND,
        };
        let is_material =
            verdict.is_material && self.is_close && stands && !self.is_begun(gap, verdict);
        Verdict { is_material, ..verdict }
    }
}

/// Whether two known speakers are given: then the one telling need not go back to the other.
pub(super) fn are_two(one: &Telling, other: &Telling) -> bool {
    match (&one.speaker, &other.speaker) {
        (Speaker::Known(one), Speaker::Known(other)) => one != other,
        _ => false,
    }
}

/// Whether one article has both and does not give both as one known speaker's: then it sets two texts side by side (two bills,
/// two answers of a poll), and its reader sees both.
fn is_own_contrast(one: &Telling, other: &Telling) -> bool {
    let is_known = matches!(&one.speaker, Speaker::Known(_)) && one.speaker == other.speaker;
    one.article == other.article && !is_known
}

/// Whether the tellings are far apart in time and differ in several words: a monthly statement, a line of every rally.
fn are_occasions(one: (&Telling, &Side<'_>), other: (&Telling, &Side<'_>), gaps: &[Gap]) -> bool {
    let (Some(here), Some(there)) = (one.0.published, other.0.published) else { return false };
    let days = here.duration_until(there).as_hours().abs() / 24;
    let says = |side: &Side<'_>, range: &Range<usize>| {
        range.clone().any(|at| left_out::is_said(side, at) || side.is_name(at))
    };
    let reworded = gaps.iter().filter(|gap| gap.edge == Edge::Inside).filter(|gap| {
        says(one.1, &gap.a) && !gap.b.is_empty() || says(other.1, &gap.b) && !gap.a.is_empty()
    });
    days >= i64::from(OCCASION) && reworded.count() > 1
}

/// Words with which both sides go on, each in its own way, in the middle of a sentence.
fn strange(one: &Side<'_>, other: &Side<'_>, gap: &Gap) -> usize {
    if gap.edge != Edge::Inside && edges::is_apart(one, other, gap) {
        return 0;
    }
    gap.a.len().min(gap.b.len()).min(MOST)
}

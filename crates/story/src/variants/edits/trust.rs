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
const OCCASION: i64 = 14;
/// Days within which one utterance goes by the names of two speakers, and the shared words that it takes.
const ECHO: i64 = 3;
const LONG_ECHO: usize = 15;
/// Words up to which two ends may be one end worded anew.
const PARTING: usize = 2;

/// How two tellings run beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Course {
    /// Nothing goes on otherwise.
    Plain,
    /// Some words are others.
    Worded,
    /// Both go on, or begin, each in its own way within the sentence: what one lacks it may have said otherwise.
    Parting,
}

/// What the two tellings as a whole allow.
pub(super) struct Trust {
    is_close: bool,
    /// One begins in the middle of a sentence.
    is_fragment: bool,
    course: Course,
    /// Both are given as words of somebody without a name, each as another's: two advertisements, two forms of one letter.
    are_strangers: bool,
}

/// A telling and its words.
type Told<'t, 's> = (&'t Telling, &'s Side<'t>);

impl Trust {
    pub(super) fn of(
        one: Told<'_, '_>,
        other: Told<'_, '_>,
        shared: &Alignment,
        gaps: &[Gap],
    ) -> Self {
        let strange: usize = gaps.iter().map(|gap| strange(one.1, other.1, gap)).sum();
        let words = shared.pairs.len();
        let is_close = words >= LEAST
            && words >= FACTOR * strange
            && (!are_two(one.0, other.0) || is_long_echo(one, other, words, strange))
            && !is_own_contrast(one, other, gaps)
            && !are_occasions(one, other, gaps);
        let opens = |side: &Side<'_>| !side.words.is_empty() && side.is_capital(0);
        let course = if gaps.iter().any(|gap| parts_ways(one.1, other.1, gap)) {
            Course::Parting
        } else if strange > 0 {
            Course::Worded
        } else {
            Course::Plain
        };
        Self {
            is_close,
            is_fragment: !opens(one.1) || !opens(other.1),
            course,
            are_strangers: are_strangers(one.0, other.0),
        }
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
        let is_cut = verdict.kind == EditKind::ElisionUnmarked;
        let stands = match gap.edge {
            Edge::Inside if is_cut => self.course != Course::Parting && self.holds(gap),
            _ => gap.left + gap.right >= AROUND,
        };
        let is_other = verdict.kind == EditKind::Name && self.are_strangers;
        let is_material = verdict.is_material
            && self.is_close
            && stands
            && !is_other
            && !self.is_begun(gap, verdict);
        Verdict { is_material, ..verdict }
    }

    /// Whether shared words hold a cut on both sides; those with which both tellings begin are as good as more.
    fn holds(&self, gap: &Gap) -> bool {
        let (left, right) = (gap.left, gap.right);
        let len = gap.a.len().max(gap.b.len());
        let beside = BESIDE + usize::from(len >= LONG);
        let begins = left > 1 && gap.a.start == left && gap.b.start == left;
        let opens = begins && self.course == Course::Plain && len < LONG;
        (left >= beside || opens) && right >= beside && left + right > AROUND.max(len / 2)
    }
}

/// Whether two known speakers are given: then the one telling need not go back to the other.
pub(super) fn are_two(one: &Telling, other: &Telling) -> bool {
    match (&one.speaker, &other.speaker) {
        (Speaker::Known(one), Speaker::Known(other)) => one != other,
        _ => false,
    }
}

/// Whether the words of two known speakers are so long, so near to each other and of the same days that one of the two names is
/// misread, and the utterance is one.
fn is_long_echo(one: Told<'_, '_>, other: Told<'_, '_>, words: usize, strange: usize) -> bool {
    let near = days(one.0, other.0).is_some_and(|days| days <= ECHO);
    let short = one.1.words.len().min(other.1.words.len());
    near && one.0.article != other.0.article
        && words >= LONG_ECHO
        && words * 10 >= short * 9
        && strange * 10 <= words
}

/// Whether neither has a name for who speaks, and their words for it differ.
fn are_strangers(one: &Telling, other: &Telling) -> bool {
    matches!((&one.speaker, &other.speaker), (Speaker::Words(here), Speaker::Words(there)) if here != there)
}

/// Whether one article has both and does not give both as one known speaker's, or words them anew at several places: then it sets
/// two texts side by side (two bills, two answers), and its reader sees both.
fn is_own_contrast(one: Told<'_, '_>, other: Told<'_, '_>, gaps: &[Gap]) -> bool {
    let is_known = matches!(&one.0.speaker, Speaker::Known(_)) && one.0.speaker == other.0.speaker;
    let inside = || gaps.iter().filter(|gap| gap.edge == Edge::Inside);
    let worded = || inside().filter(|gap| is_reworded(one.1, other.1, gap)).count();
    one.0.article == other.0.article && (!is_known || worded() > 1)
}

/// Whether the tellings are far apart in time, or one of them is of nobody knows when, and differ in several words: a monthly
/// statement, a line of every rally.
fn are_occasions(one: Told<'_, '_>, other: Told<'_, '_>, gaps: &[Gap]) -> bool {
    let is_far = match days(one.0, other.0) {
        Some(days) => days >= OCCASION,
        None => one.0.published != other.0.published,
    };
    let inside = || gaps.iter().filter(|gap| gap.edge == Edge::Inside);
    let both = |gap: &&Gap| !gap.a.is_empty() && !gap.b.is_empty();
    let reworded = inside().filter(both).filter(|gap| is_reworded(one.1, other.1, gap)).count();
    let changed = inside().filter(|gap| is_reworded(one.1, other.1, gap)).count();
    let apart = gaps.iter().any(|gap| gap.edge != Edge::Inside && are_two_ends(gap));
    is_far && (reworded > 1 || apart && changed > 1)
}

/// Days between two publications.
fn days(one: &Telling, other: &Telling) -> Option<i64> {
    let (here, there) = (one.published?, other.published?);
    Some(here.duration_until(there).as_hours().abs() / 24)
}

/// Whether a side has words there that say something.
fn is_reworded(one: &Side<'_>, other: &Side<'_>, gap: &Gap) -> bool {
    let says = |side: &Side<'_>, range: &Range<usize>| {
        range.clone().any(|at| left_out::is_said(side, at) || side.is_name(at))
    };
    says(one, &gap.a) || says(other, &gap.b)
}

/// Whether both tellings begin or end with words of their own in the sentence that they share.
fn parts_ways(one: &Side<'_>, other: &Side<'_>, gap: &Gap) -> bool {
    let is_end = gap.edge != Edge::Inside && !edges::is_apart(one, other, gap);
    is_end && are_two_ends(gap) && is_reworded(one, other, gap)
}

/// Whether both have words there, and more than an end worded anew.
fn are_two_ends(gap: &Gap) -> bool {
    let (short, long) = (gap.a.len().min(gap.b.len()), gap.a.len().max(gap.b.len()));
    short > 0 && long > PARTING
}

/// Words with which both sides go on, each in its own way, in the middle of a sentence.
fn strange(one: &Side<'_>, other: &Side<'_>, gap: &Gap) -> usize {
    if gap.edge != Edge::Inside && edges::is_apart(one, other, gap) {
        return 0;
    }
    gap.a.len().min(gap.b.len()).min(MOST)
}

//! Whether two tellings carry the same utterance: what they share, against who is quoted and when it was published.

use super::atoms::Atom;
use super::overlap::Overlap;

/// Days between two publications of one occasion: the day itself, the paper of the next, a weekend.
pub(super) const NEAR: i32 = 4;
/// Days in which the press comes back to what was said.
pub(super) const RECENT: i32 = 31;

/// So much more words must weigh, in tenths, where each telling goes on beyond them: a phrase used twice looks like that.
const STAGGERED: u32 = 20;

/// Words of one speaker in two articles of which one has no date: so much they weigh, in tenths, and so many there are at least
/// where none of them differs. Articles of one story are of one occasion more often than not; what many say weighs little anyhow.
const UNDATED: u32 = 40;
const FEWEST: u32 = 8;

/// Whose words two tellings are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Voice {
    /// One known speaker.
    Same,
    /// One of them is not known.
    Open,
    /// Two known speakers.
    Other,
}

/// When two tellings were published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Time {
    /// At most [`NEAR`] days apart.
    Near,
    /// At most [`RECENT`] days apart.
    Recent,
    /// Far apart.
    Far,
    /// One of them is not dated.
    Unknown,
}

/// How sure it is that two tellings carry the same utterance; none where it is not sure enough.
pub(super) fn verdict(a: &Atom, b: &Atom, lengths: (u32, u32), shared: &Overlap) -> Option<u32> {
    let (voice, time) = (voice(a, b), time(a, b));
    let is_echo = voice == Voice::Same && time == Time::Unknown && is_unaltered(lengths, shared);
    let needed = if is_echo { UNDATED } else { needed(voice, time)? };
    let needed = needed + if shared.is_staggered { STAGGERED } else { 0 };
    if !is_alike(voice, time, lengths, shared) {
        return None;
    }
    let evidence = shared.weight.saturating_sub(against(time, shared));
    (evidence >= needed).then(|| evidence - needed + 1)
}

/// Whose words two tellings are.
pub(super) fn voice(a: &Atom, b: &Atom) -> Voice {
    match (a.speaker, b.speaker) {
        (Some(a), Some(b)) if a == b => Voice::Same,
        (Some(_), Some(_)) => Voice::Other,
        _ => Voice::Open,
    }
}

fn time(a: &Atom, b: &Atom) -> Time {
    Time::between(a.day.zip(b.day).map(|(a, b)| (a - b).abs()))
}

impl Time {
    fn between(days: Option<i32>) -> Self {
        match days {
            Some(days) if days <= NEAR => Self::Near,
            Some(days) if days <= RECENT => Self::Recent,
            Some(_) => Self::Far,
            None => Self::Unknown,
        }
    }
}

/// Weight that words must have which one tells in its own words and another carries between marks. `days`: how many lie between
/// the two, where both are dated. Where the one has other words beside them they must have more ([`beside_others`]).
pub(super) fn needed_of_reported(voice: Voice, days: Option<i32>) -> Option<u32> {
    needed(voice, Time::between(days))
}

/// So much more must words weigh of which `count` are shared and `own` are told.
pub(super) fn beside_others(count: usize, own: usize) -> u32 {
    if count * 10 >= own * 9 { 0 } else { STAGGERED }
}

/// Weight that shared words must have, in tenths of a rare word.
fn needed(voice: Voice, time: Time) -> Option<u32> {
    Some(match (voice, time) {
        (Voice::Same, Time::Near) => 25,
        (Voice::Same, Time::Recent) | (Voice::Open, Time::Near) => 45,
        (Voice::Same, Time::Far | Time::Unknown) | (Voice::Open, Time::Recent) => 65,
        (Voice::Open, Time::Far | Time::Unknown) => 85,
        (Voice::Other, Time::Near) => 90,
        (Voice::Other, _) => return None,
    })
}

/// Whether all words of the shorter one are in the other, none of them altered.
fn is_unaltered(lengths: (u32, u32), shared: &Overlap) -> bool {
    let whole = shared.matched == lengths.0.min(lengths.1);
    whole && shared.matched >= FEWEST && shared.replaced == 0 && shared.skipped == 0
}

/// Whether what is altered is little against what is shared.
fn is_alike(voice: Voice, time: Time, lengths: (u32, u32), shared: &Overlap) -> bool {
    let altered = shared.replaced * 2 + shared.skipped.min(4);
    let share = match (voice, time) {
        (Voice::Other, _) => 10,
        (_, Time::Near) => 2,
        _ => 4,
    };
    let is_near_whole = shared.matched * 10 >= lengths.0.min(lengths.1) * 9;
    altered * share <= shared.matched * 2 && (voice != Voice::Other || is_near_whole)
}

/// What speaks against it, in the same measure.
fn against(time: Time, shared: &Overlap) -> u32 {
    let (replaced, dangling) = if time == Time::Near { (10, 1) } else { (20, 2) };
    shared.replaced * replaced + shared.skipped.min(6) * 3 + shared.dangling * dangling
}

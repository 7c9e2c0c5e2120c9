//! One remark of a kind in a clause.

use super::own;
use super::sight::Sight;
use super::{Remark, VoiceKind};
use onrecord_text::{Span, Tokens};

/// Gives each find its extent, joins those of one clause and kind, and lets a claim take the place of a judgement: who says that
/// something "has dramatically reduced" crime does not only judge.
pub(super) fn settle(sight: &Sight<'_, '_, '_>, found: Vec<Remark>) -> Vec<Remark> {
    let mut out: Vec<Remark> = Vec::new();
    for mut remark in found {
        remark.extent = extent(sight, &remark);
        let same =
            |other: &&mut Remark| other.kind == remark.kind && other.extent.overlaps(remark.extent);
        match out.iter_mut().find(same) {
            Some(other) => join(other, remark),
            None => out.push(remark),
        }
    }
    let claims: Vec<_> =
        out.iter().filter(|remark| remark.kind == VoiceKind::UnsourcedClaim).copied().collect();
    out.retain(|remark| {
        remark.kind == VoiceKind::UnsourcedClaim
            || !claims.iter().any(|claim| claim.extent.overlaps(remark.extent))
    });
    out
}

/// The clauses of all that a claim's pattern looked at, or of the words that show a judgement. A comment that opens a
/// sentence is about all of it.
fn extent(sight: &Sight<'_, '_, '_>, remark: &Remark) -> Span<Tokens> {
    let all = remark.words.join(remark.extent);
    let wide = remark.kind == VoiceKind::UnsourcedClaim && own::is_all_own(sight.layers, all);
    if remark.rule == "comment" && remark.words.start == sight.start {
        return own::extent(sight.layers, Span::new(sight.start, sight.sentence.end), remark.words);
    }
    let clauses = own::clauses_of(sight.layers, if wide { all } else { remark.words });
    if is_cue(sight, remark.words) {
        clauses
    } else {
        own::extent(sight.layers, clauses, remark.words)
    }
}

/// Whether a label takes some of these words for a reporting word: then it is the writer who reads a meaning into what the rest of the
/// clause names ("appears to question the evidence").
fn is_cue(sight: &Sight<'_, '_, '_>, words: Span<Tokens>) -> bool {
    words.iter().any(|at| sight.layers.reported.cue_at(at).is_some())
}

/// Takes the extent of a further find, and its words where they touch.
fn join(remark: &mut Remark, other: Remark) {
    remark.extent = remark.extent.join(other.extent);
    if other.words.start <= remark.words.end {
        remark.words = remark.words.join(other.words);
    }
}

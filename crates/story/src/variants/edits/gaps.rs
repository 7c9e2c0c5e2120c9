//! Where two tellings part: the words of each between those that they share.

use super::side::Side;
use crate::variants::Alignment;
use std::ops::Range;

/// Most words of two gaps that are read as one because a lone word parts them ("ought not to", "should not").
const CLOSE: usize = 8;

/// Where a gap lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    Start,
    Inside,
    End,
}

/// Words of each side that the other does not share.
#[derive(Debug, Clone)]
pub(super) struct Gap {
    pub(super) a: Range<usize>,
    pub(super) b: Range<usize>,
    pub(super) edge: Edge,
    /// Shared words without a break before it and behind it.
    pub(super) left: usize,
    pub(super) right: usize,
}

impl Gap {
    fn len(&self) -> usize {
        self.a.len() + self.b.len()
    }
}

/// All gaps, in order.
pub(super) fn gaps(one: &Side<'_>, other: &Side<'_>, shared: &Alignment) -> Vec<Gap> {
    let spoken = |&&(i, j): &&(usize, usize)| one.is_put_in(i) == other.is_put_in(j);
    let pairs: Vec<(usize, usize)> = shared.pairs.iter().filter(spoken).copied().collect();
    let (Some(&first), Some(&last)) = (pairs.first(), pairs.last()) else {
        return Vec::new();
    };
    let mut out = vec![gap(0..first.0, 0..first.1, Edge::Start)];
    for (before, after) in pairs.iter().zip(&pairs[1..]) {
        out.push(gap(before.0 + 1..after.0, before.1 + 1..after.1, Edge::Inside));
    }
    out.push(gap(last.0 + 1..one.words.len(), last.1 + 1..other.words.len(), Edge::End));
    measure(&mut out);
    out.retain(|gap| gap.len() > 0);
    close(one, other, out)
}

fn gap(a: Range<usize>, b: Range<usize>, edge: Edge) -> Gap {
    Gap { a, b, edge, left: 0, right: 0 }
}

/// Counts the shared words on both sides of each gap.
fn measure(gaps: &mut [Gap]) {
    let mut run = 0;
    for gap in gaps.iter_mut() {
        gap.left = run;
        run = if gap.len() > 0 { 1 } else { run + 1 };
    }
    run = 0;
    for gap in gaps.iter_mut().rev() {
        gap.right = run;
        run = if gap.len() > 0 { 1 } else { run + 1 };
    }
}

/// Makes one gap of two that a lone function word parts, where one has a word of modality or both leave out words.
fn close(one: &Side<'_>, other: &Side<'_>, gaps: Vec<Gap>) -> Vec<Gap> {
    let mut out: Vec<Gap> = Vec::new();
    for gap in gaps {
        match out.last_mut() {
            Some(last) if is_close(one, other, last, &gap) => {
                last.a.end = gap.a.end;
                last.b.end = gap.b.end;
                last.right = gap.right;
            }
            _ => out.push(gap),
        }
    }
    out
}

fn is_close(one: &Side<'_>, other: &Side<'_>, before: &Gap, after: &Gap) -> bool {
    let modal = |side: &Side<'_>, range: &Range<usize>| range.clone().any(|at| side.is_modal(at));
    let has_modal = |gap: &Gap| modal(one, &gap.a) || modal(other, &gap.b);
    after.a.start == before.a.end + 1
        && one.is_function(before.a.end)
        && before.edge == Edge::Inside
        && after.edge == Edge::Inside
        && (before.len() + after.len() <= CLOSE && (has_modal(before) || has_modal(after))
            || before.b.is_empty() && after.b.is_empty()
            || before.a.is_empty() && after.a.is_empty())
}

//! Shared runs of words that stand once in each side, after the patience method (Cohen 2005) and `MUMmer`'s maximal
//! unique matches (Delcher et al. 1999).

use super::{Region, Sides, fill};
use std::collections::HashMap;
use std::ops::Range;

/// Words of a run that may be an anchor, the first that finds some is taken.
const LENGTHS: [usize; 3] = [5, 3, 1];
/// Cells of the table that fills a region without more anchors.
const CELLS: usize = 20_000;
/// Words of each side that are filled at once where there is no anchor.
const BLOCK: usize = 120;

/// Adds the pairs of a region, in order.
pub(super) fn align(sides: &Sides, region: &Region, found: &mut Vec<(usize, usize)>) {
    let (head, rest) = head(sides, region);
    found.extend(head.a.clone().zip(head.b.clone()));
    if rest.is_empty() {
        return;
    }
    if rest.a.len() * rest.b.len() <= CELLS {
        fill::fill(sides, &rest, found);
        return;
    }
    let anchors = LENGTHS.iter().map(|&len| chain(&unique(sides, &rest, len)));
    match anchors.into_iter().find(|anchors| !anchors.is_empty()) {
        Some(anchors) => between(sides, &rest, &anchors, found),
        None => in_blocks(sides, rest, found),
    }
}

/// Pairs of a region in which nothing stands once: one block of each side at a time.
fn in_blocks(sides: &Sides, mut rest: Region, found: &mut Vec<(usize, usize)>) {
    while !rest.is_empty() {
        let end = |range: &Range<usize>| range.end.min(range.start + BLOCK);
        let block = Region { a: rest.a.start..end(&rest.a), b: rest.b.start..end(&rest.b) };
        let known = found.len();
        fill::fill(sides, &block, found);
        let last = found.get(known..).and_then(<[_]>::last);
        let next = last.map_or((block.a.end, block.b.end), |&(i, j)| (i + 1, j + 1));
        (rest.a.start, rest.b.start) = next;
    }
}

/// Pairs of the anchors and of what lies between them.
fn between(
    sides: &Sides,
    rest: &Region,
    anchors: &[(usize, usize)],
    found: &mut Vec<(usize, usize)>,
) {
    let (mut a, mut b) = (rest.a.start, rest.b.start);
    for &(i, j) in anchors {
        if i < a || j < b {
            continue;
        }
        let back = (0..(i - a).min(j - b)).take_while(|k| sides.a[i - 1 - k] == sides.b[j - 1 - k]);
        let back = back.count();
        align(sides, &Region { a: a..i - back, b: b..j - back }, found);
        let (run, _) = head(sides, &Region { a: i - back..rest.a.end, b: j - back..rest.b.end });
        (a, b) = (run.a.end, run.b.end);
        found.extend(run.a.zip(run.b));
    }
    align(sides, &Region { a: a..rest.a.end, b: b..rest.b.end }, found);
}

/// The equal words with which both sides of a region begin, and the rest.
fn head(sides: &Sides, region: &Region) -> (Region, Region) {
    let (a, b) = (&sides.a[region.a.clone()], &sides.b[region.b.clone()]);
    let len = a.iter().zip(b).take_while(|(one, other)| one == other).count();
    let (i, j) = (region.a.start + len, region.b.start + len);
    let head = Region { a: region.a.start..i, b: region.b.start..j };
    (head, Region { a: i..region.a.end, b: j..region.b.end })
}

/// Where runs of `len` words begin that stand once in each side; single words only if they say something.
fn unique(sides: &Sides, region: &Region, len: usize) -> Vec<(usize, usize)> {
    let once = |side: &[u32], range: &Range<usize>| {
        let mut places: HashMap<Vec<u32>, Option<usize>> = HashMap::new();
        for at in range.clone().take((range.len() + 1).saturating_sub(len)) {
            let place = places.entry(side[at..at + len].to_vec());
            place.and_modify(|place| *place = None).or_insert(Some(at));
        }
        places
    };
    let of_b = once(&sides.b, &region.b);
    let mut out: Vec<(usize, usize)> = once(&sides.a, &region.a)
        .into_iter()
        .filter_map(|(run, at)| Some((at?, (*of_b.get(&run)?)?)))
        .filter(|&(i, _)| len > 1 || sides.is_content(i))
        .collect();
    out.sort_unstable();
    out
}

/// The longest row of pairs that grows on both sides.
fn chain(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut tails: Vec<usize> = Vec::new();
    let mut back: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, pair) in pairs.iter().enumerate() {
        let place = tails.partition_point(|&tail| pairs[tail].1 < pair.1);
        back.push(place.checked_sub(1).map(|before| tails[before]));
        match tails.get_mut(place) {
            Some(tail) => *tail = at,
            None => tails.push(at),
        }
    }
    let mut out: Vec<(usize, usize)> =
        std::iter::successors(tails.last().copied(), |&at| back[at]).map(|at| pairs[at]).collect();
    out.reverse();
    out
}

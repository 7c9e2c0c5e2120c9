//! The best pairs of a small region, by dynamic programming.

use super::{Region, Sides};

/// What a pair of content words is worth against one of function words.
const CONTENT: u32 = 4;
const FUNCTION: u32 = 1;
/// What it is worth that the words before are a pair as well.
const RUN: u32 = 2;

/// Adds the best pairs of a region, in order.
pub(super) fn fill(sides: &Sides, region: &Region, found: &mut Vec<(usize, usize)>) {
    let table = Table::of(sides, region);
    table.trace(sides, region, found);
}

/// For each place the best worth of what lies at and behind it: when its words are a pair, and in any case.
struct Table {
    width: usize,
    paired: Vec<u32>,
    best: Vec<u32>,
}

impl Table {
    fn of(sides: &Sides, region: &Region) -> Self {
        let (n, m) = (region.a.len(), region.b.len());
        let size = (n + 1) * (m + 1);
        let mut table = Self { width: m + 1, paired: vec![0; size], best: vec![0; size] };
        for i in (0..n).rev() {
            for j in (0..m).rev() {
                let (a, b) = (region.a.start + i, region.b.start + j);
                let paired = if sides.a[a] == sides.b[b] { table.pair(sides, a, i, j) } else { 0 };
                let at = table.at(i, j);
                table.paired[at] = paired;
                table.best[at] =
                    paired.max(table.best[table.at(i + 1, j)]).max(table.best[table.at(i, j + 1)]);
            }
        }
        table
    }

    fn at(&self, i: usize, j: usize) -> usize {
        i * self.width + j
    }

    fn pair(&self, sides: &Sides, a: usize, i: usize, j: usize) -> u32 {
        let worth = if sides.is_content(a) { CONTENT } else { FUNCTION };
        let next = self.at(i + 1, j + 1);
        let run = if self.paired[next] > 0 { self.paired[next] + RUN } else { 0 };
        worth + run.max(self.best[next])
    }

    fn trace(&self, sides: &Sides, region: &Region, found: &mut Vec<(usize, usize)>) {
        let (rows, columns) = (region.a.len(), region.b.len());
        let (mut i, mut j) = (0, 0);
        let mut in_run = false;
        while i < rows && j < columns {
            let at = self.at(i, j);
            let goes_on = in_run && self.paired[at] > 0;
            if goes_on || self.paired[at] > 0 && self.paired[at] == self.best[at] {
                let (a, b) = (region.a.start + i, region.b.start + j);
                found.push((a, b));
                in_run = self.runs_on(sides, a, i, j);
                (i, j) = (i + 1, j + 1);
            } else if self.best[self.at(i + 1, j)] == self.best[at] {
                (i, in_run) = (i + 1, false);
            } else {
                (j, in_run) = (j + 1, false);
            }
        }
    }

    /// Whether the worth of a pair comes from the pair behind it.
    fn runs_on(&self, sides: &Sides, a: usize, i: usize, j: usize) -> bool {
        let worth = if sides.is_content(a) { CONTENT } else { FUNCTION };
        let next = self.at(i + 1, j + 1);
        self.paired[next] > 0 && self.paired[self.at(i, j)] == worth + self.paired[next] + RUN
    }
}

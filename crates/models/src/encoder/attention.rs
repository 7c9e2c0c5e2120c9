//! Attention of every piece to every piece, head by head.

use fearless_simd::Level;

use super::floats;
use super::levels::for_each_level;

/// Numbers of one head.
pub(super) const HEAD: usize = 32;
/// Rows that are multiplied together.
const ROWS: usize = 4;

/// Memory of the heads, used again and again.
#[derive(Debug, Clone, Default)]
pub(super) struct Memory {
    /// Keys in panels of [`HEAD`] pieces: the first number of each, the second of each, ...
    keys: Vec<[f32; HEAD]>,
    values: Vec<[f32; HEAD]>,
    scores: Vec<f32>,
}

/// Rows of queries, keys and values, one after another in each row of `all`, to rows of what each piece
/// takes from the others.
pub(super) fn attend(
    level: Level,
    all: &[f32],
    hidden: usize,
    memory: &mut Memory,
    out: &mut Vec<f32>,
) {
    let pieces = all.len() / (3 * hidden);
    out.resize(pieces * hidden, 0.0);
    for head in (0..hidden).step_by(HEAD) {
        memory.load(all, hidden, head);
        for first in (0..pieces).step_by(ROWS) {
            let last = pieces.min(first + ROWS);
            memory.rows(level, (all, hidden), head, first..last, out);
        }
    }
}

impl Memory {
    fn load(&mut self, all: &[f32], hidden: usize, head: usize) {
        let pieces = all.len() / (3 * hidden);
        self.keys.resize(pieces.next_multiple_of(HEAD), [0.0; HEAD]);
        self.values.resize(pieces, [0.0; HEAD]);
        for (piece, row) in all.chunks_exact(3 * hidden).enumerate() {
            self.values[piece].copy_from_slice(&row[2 * hidden + head..][..HEAD]);
            let panel = &mut self.keys[piece / HEAD * HEAD..][..HEAD];
            for (numbers, &number) in panel.iter_mut().zip(&row[hidden + head..][..HEAD]) {
                numbers[piece % HEAD] = number;
            }
        }
    }

    /// What some pieces take from all.
    fn rows(
        &mut self,
        level: Level,
        (all, hidden): (&[f32], usize),
        head: usize,
        rows: std::ops::Range<usize>,
        out: &mut [f32],
    ) {
        let (width, pieces) = (self.keys.len(), self.values.len());
        self.scores.resize(ROWS * width, 0.0);
        // The last rows stand in for rows that are not there.
        let row = |at: usize| (rows.start + at).min(rows.end - 1);
        let queries = std::array::from_fn(|at| &all[row(at) * 3 * hidden + head..][..HEAD]);
        let mut tile = [[0.0; HEAD]; ROWS];
        for (panel, keys) in self.keys.chunks_exact(HEAD).enumerate() {
            multiply(level, queries, keys, &mut tile);
            for (scores, sums) in self.scores.chunks_exact_mut(width).zip(&tile) {
                scores[panel * HEAD..][..HEAD].copy_from_slice(sums);
            }
        }
        let scale = 1.0 / (HEAD as f32).sqrt();
        let mut inverse = [0.0; ROWS];
        for (inverse, scores) in inverse.iter_mut().zip(self.scores.chunks_exact_mut(width)) {
            *inverse = floats::soften(level, &mut scores[..pieces], scale);
        }
        let weights = std::array::from_fn(|at| &self.scores[at * width..][..pieces]);
        multiply(level, weights, &self.values, &mut tile);
        for (at, (sums, inverse)) in rows.zip(tile.iter().zip(inverse)) {
            for (out, sum) in out[at * hidden + head..][..HEAD].iter_mut().zip(sums) {
                *out = sum * inverse;
            }
        }
    }
}

for_each_level! {
    /// Sums of products of each row with each of 32 columns, in the order of the columns' numbers.
    fn multiply(rows: [&[f32]; ROWS], columns: &[[f32; HEAD]], tile: &mut [[f32; HEAD]; ROWS]) {
        let mut sums = [[0.0_f32; HEAD]; ROWS];
        let rows = rows.map(|row| &row[..columns.len()]);
        for (at, numbers) in columns.iter().enumerate() {
            for (sums, row) in sums.iter_mut().zip(rows) {
                let factor = row[at];
                for (sum, number) in sums.iter_mut().zip(numbers) {
                    *sum += factor * number;
                }
            }
        }
        *tile = sums;
    }
}

//! The innermost products of eight-bit integers, one for each instruction set.
//!
//! All of them compute the same integers. Where a product of two pairs is summed in 16 bits (AVX2), weights
//! of at most [`LIMIT`] keep the sum below saturation: 2 * 255 * 64 = 32,640.

use fearless_simd::Level;

use super::levels::for_each_level;

#[cfg(target_arch = "aarch64")]
mod arm;
#[cfg(target_arch = "x86_64")]
mod x86;

/// Rows of a tile.
pub(super) const ROWS: usize = 8;
/// Columns of a tile, and of a panel of weights.
pub(super) const COLUMNS: usize = 32;
/// Inputs that lie together.
pub(super) const QUAD: usize = 4;
/// The largest magnitude that a weight may have.
pub(super) const LIMIT: u8 = 64;

/// Four inputs (unsigned bytes, the first in the lowest) of each row of a tile.
#[derive(Debug, Clone, Copy)]
#[repr(C, align(32))]
pub(super) struct RowQuads(pub [u32; ROWS]);

/// Four weights of each column of a panel, column after column.
#[derive(Debug, Clone, Copy)]
#[repr(C, align(64))]
pub(super) struct ColumnQuads(pub [i8; COLUMNS * QUAD]);

/// Sums of one tile, row by row.
#[derive(Debug, Clone, Copy)]
#[repr(C, align(64))]
pub(super) struct Tile(pub [[i32; COLUMNS]; ROWS]);

/// Multiplies rows by a panel; both are equally long.
pub(super) fn multiply(level: Level, rows: &[RowQuads], panel: &[ColumnQuads], tile: &mut Tile) {
    #[cfg(target_arch = "x86_64")]
    if let Some(avx512) = level.as_avx512() {
        return x86::dot(avx512, rows, panel, tile);
    } else if let Some(avx2) = level.as_avx2() {
        return x86::pairs(avx2, rows, panel, tile);
    }
    #[cfg(target_arch = "aarch64")]
    if let Some(neon) = level.as_neon() {
        return arm::pairs(neon, rows, panel, tile);
    }
    plain(level, rows, panel, tile);
}

for_each_level! {
    /// Plain loops, laid out so that a compiler finds its 16-bit products.
    pub(super) fn plain(rows: &[RowQuads], panel: &[ColumnQuads], tile: &mut Tile) {
        let mut sums = [[0_i32; COLUMNS]; ROWS];
        for (quads, weights) in rows.iter().zip(panel) {
            let mut weights_of = [[0_i16; COLUMNS]; QUAD];
            for (column, weights) in weights.0.as_chunks::<QUAD>().0.iter().enumerate() {
                for (place, &weight) in weights.iter().enumerate() {
                    weights_of[place][column] = i16::from(weight);
                }
            }
            for (quad, sums) in quads.0.iter().zip(&mut sums) {
                let [a, b, c, d] = quad.to_le_bytes().map(i16::from);
                for (column, sum) in sums.iter_mut().enumerate() {
                    let product = |input: i16, place: usize| {
                        i32::from(input) * i32::from(weights_of[place][column])
                    };
                    *sum += product(a, 0) + product(b, 1) + product(c, 2) + product(d, 3);
                }
            }
        }
        tile.0 = sums;
    }
}

/// The levels that this machine can run, the best first.
#[cfg(test)]
pub(super) fn levels() -> Vec<Level> {
    let best = Level::new();
    #[cfg(target_arch = "x86_64")]
    let between = best.as_avx2().map(Level::Avx2);
    #[cfg(not(target_arch = "x86_64"))]
    let between = None;
    [Some(best), between, Some(Level::baseline())].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Inputs and weights at their limits, where sixteen bits would overflow first.
    fn extremes(length: usize) -> (Vec<RowQuads>, Vec<ColumnQuads>) {
        let limit = LIMIT as i8;
        let rows = (0..length).map(|at| {
            RowQuads(std::array::from_fn(|row| {
                if (at + row).is_multiple_of(3) {
                    u32::MAX
                } else {
                    0x00ff_80ff_u32.rotate_left((at % 4) as u32 * 8)
                }
            }))
        });
        let panel = (0..length).map(|at| {
            ColumnQuads(std::array::from_fn(|column| {
                if (at * 7 + column / 5).is_multiple_of(2) { limit } else { -limit }
            }))
        });
        (rows.collect(), panel.collect())
    }

    #[test]
    fn every_kernel_finds_the_same_integers() {
        let (rows, panel) = extremes(37);
        let mut expected = [[0; COLUMNS]; ROWS];
        for (row, sums) in expected.iter_mut().enumerate() {
            for (column, sum) in sums.iter_mut().enumerate() {
                for (quads, weights) in rows.iter().zip(&panel) {
                    for (at, input) in quads.0[row].to_le_bytes().into_iter().enumerate() {
                        *sum += i32::from(input) * i32::from(weights.0[column * QUAD + at]);
                    }
                }
            }
        }
        for level in levels() {
            let mut tile = Tile([[7; COLUMNS]; ROWS]);
            multiply(level, &rows, &panel, &mut tile);
            assert_eq!(tile.0, expected, "{level:?}");
            tile = Tile([[7; COLUMNS]; ROWS]);
            plain(level, &rows, &panel, &mut tile);
            assert_eq!(tile.0, expected, "plain loops, {level:?}");
        }
    }
}

//! Products on 64-bit ARM, every machine of which has NEON.

use std::arch::aarch64::{
    int8x16_t, vdupq_n_s32, vdupq_n_u32, vget_low_s8, vmlaq_n_s32, vmull_high_s8, vmull_s8,
    vpadalq_s16, vpaddlq_s8, vpaddq_s16, vreinterpretq_s8_u32,
};

use super::{ColumnQuads, RowQuads, Tile};

/// How a tile is divided, so that its sums stay in registers: rows, and vectors of four columns.
const PART: (usize, usize) = (4, 4);
/// Turns unsigned bytes into signed ones, each smaller by 128.
const SIGNS: u32 = 0x8080_8080;

fearless_simd::kernel! {
    /// Products of signed bytes, pairs of them summed in 16 bits (at most 2 * 128 * 64), then pairs of
    /// those in 32. The 128 that every input lacks come back at the end, times the sums of the weights.
    pub(super) fn pairs(neon: Neon, rows: &[RowQuads], panel: &[ColumnQuads], tile: &mut Tile) {
        for (top, left) in [(0, 0), (0, PART.1), (PART.0, 0), (PART.0, PART.1)] {
            let mut sums = [[vdupq_n_s32(0); PART.1]; PART.0];
            let mut totals = [vdupq_n_s32(0); PART.1];
            for (quads, weights) in rows.iter().zip(panel) {
                let weights: [int8x16_t; 2 * PART.1] = bytemuck::must_cast(weights.0);
                let weights = &weights[left..left + PART.1];
                for (total, &weights) in totals.iter_mut().zip(weights) {
                    *total = vpadalq_s16(*total, vpaddlq_s8(weights));
                }
                for (sums, &quad) in sums.iter_mut().zip(&quads.0[top..top + PART.0]) {
                    let inputs = vreinterpretq_s8_u32(vdupq_n_u32(quad ^ SIGNS));
                    for (sum, &weights) in sums.iter_mut().zip(weights) {
                        let low = vmull_s8(vget_low_s8(inputs), vget_low_s8(weights));
                        let high = vmull_high_s8(inputs, weights);
                        *sum = vpadalq_s16(*sum, vpaddq_s16(low, high));
                    }
                }
            }
            for (row, sums) in tile.0[top..].iter_mut().zip(sums) {
                for ((out, sum), &total) in
                    row[left * 4..].as_chunks_mut::<4>().0.iter_mut().zip(sums).zip(&totals)
                {
                    *out = bytemuck::must_cast(vmlaq_n_s32(sum, total, 128));
                }
            }
        }
    }
}

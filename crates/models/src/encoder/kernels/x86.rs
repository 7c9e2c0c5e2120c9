//! Products on x86-64.

use std::arch::x86_64::{
    __m256i, __m512i, _mm256_add_epi32, _mm256_madd_epi16, _mm256_maddubs_epi16, _mm256_set1_epi16,
    _mm256_set1_epi32, _mm256_setzero_si256, _mm512_dpbusd_epi32, _mm512_set1_epi32,
    _mm512_setzero_si512,
};

use super::{ColumnQuads, ROWS, RowQuads, Tile};

/// How [`pairs`] divides a tile, so that its sums stay in sixteen registers: rows, and vectors of eight
/// columns.
const PART: (usize, usize) = (4, 2);

fearless_simd::kernel! {
    /// AVX-512 and its instruction for sums of four products.
    pub(super) fn dot(avx512: Avx512, rows: &[RowQuads], panel: &[ColumnQuads], tile: &mut Tile) {
        let mut sums = [[_mm512_setzero_si512(); 2]; ROWS];
        for (quads, weights) in rows.iter().zip(panel) {
            let [left, right]: [__m512i; 2] = bytemuck::must_cast(weights.0);
            for (sums, &quad) in sums.iter_mut().zip(&quads.0) {
                let inputs = _mm512_set1_epi32(quad.cast_signed());
                sums[0] = _mm512_dpbusd_epi32(sums[0], inputs, left);
                sums[1] = _mm512_dpbusd_epi32(sums[1], inputs, right);
            }
        }
        tile.0 = bytemuck::must_cast(sums);
    }
}

fearless_simd::kernel! {
    /// AVX2: products of pairs summed in 16 bits, then pairs of those in 32.
    pub(super) fn pairs(avx2: Avx2, rows: &[RowQuads], panel: &[ColumnQuads], tile: &mut Tile) {
        let ones = _mm256_set1_epi16(1);
        for (top, left) in [(0, 0), (0, PART.1), (PART.0, 0), (PART.0, PART.1)] {
            let mut sums = [[_mm256_setzero_si256(); PART.1]; PART.0];
            for (quads, weights) in rows.iter().zip(panel) {
                let weights: [__m256i; 2 * PART.1] = bytemuck::must_cast(weights.0);
                for (sums, &quad) in sums.iter_mut().zip(&quads.0[top..top + PART.0]) {
                    let inputs = _mm256_set1_epi32(quad.cast_signed());
                    for (sum, &weights) in sums.iter_mut().zip(&weights[left..left + PART.1]) {
                        let pairs = _mm256_maddubs_epi16(inputs, weights);
                        *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(pairs, ones));
                    }
                }
            }
            let sums: [[i32; 8 * PART.1]; PART.0] = bytemuck::must_cast(sums);
            for (row, sums) in tile.0[top..].iter_mut().zip(sums) {
                row[left * 8..][..8 * PART.1].copy_from_slice(&sums);
            }
        }
    }
}

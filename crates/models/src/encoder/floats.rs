//! What is computed in floating point.
//!
//! Every number comes from additions, multiplications, divisions and square roots in one order that the
//! source fixes, so all machines that follow IEEE 754 find the same bits: sums run in [`LANES`] partial
//! sums that are then added in pairs, nothing is fused, and exponentials are polynomials of our own.

#![expect(
    clippy::inline_always,
    reason = "what the functions for one instruction set call must be compiled for that set with them"
)]

use super::levels::for_each_level;

/// Partial sums of a reduction.
pub(super) const LANES: usize = 16;

/// How a row's bytes relate to its numbers: number = (byte - zero) * scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Range {
    /// What one step of the bytes is worth.
    pub scale: f32,
    /// The byte that stands for 0.
    pub zero: i32,
}

/// Adding and taking away 1.5 * 2^23 rounds a number below 2^22 to an integer, half to even.
const ROUND: f32 = 12_582_912.0;

#[inline(always)]
fn lower(a: f32, b: f32) -> f32 {
    if b < a { b } else { a }
}

#[inline(always)]
fn higher(a: f32, b: f32) -> f32 {
    if b > a { b } else { a }
}

/// Folds the lanes of a reduction in pairs.
#[inline(always)]
fn fold(mut lanes: [f32; LANES], join: impl Fn(f32, f32) -> f32) -> f32 {
    let mut half = LANES / 2;
    while half > 0 {
        for lane in 0..half {
            lanes[lane] = join(lanes[lane], lanes[lane + half]);
        }
        half /= 2;
    }
    lanes[0]
}

/// Reduces a row; what goes beyond whole lanes comes last.
#[inline(always)]
fn reduce(row: &[f32], start: f32, join: impl Fn(f32, f32) -> f32) -> f32 {
    let mut lanes = [start; LANES];
    let (chunks, rest) = row.as_chunks::<LANES>();
    for chunk in chunks {
        for (lane, &number) in lanes.iter_mut().zip(chunk) {
            *lane = join(*lane, number);
        }
    }
    let total = fold(lanes, &join);
    rest.iter().fold(total, |total, &number| join(total, number))
}

for_each_level! {
    /// Turns a row into bytes.
    pub(super) fn quantise(row: &[f32], bytes: &mut [u8]) -> Range {
        let low = reduce(row, 0.0, lower);
        let high = reduce(row, 0.0, higher);
        // Rows of zeros, and numbers so small that their step could not be inverted.
        if high - low < 1e-30 {
            bytes.fill(0);
            return Range { scale: 0.0, zero: 0 };
        }
        let steps = 255.0 / (high - low);
        let zero = round(-low * steps);
        for (byte, &number) in bytes.iter_mut().zip(row) {
            *byte = (round(number * steps) + zero).clamp(0, 255) as u8;
        }
        Range { scale: (high - low) / 255.0, zero }
    }
}

/// The nearest integer to a number between -2^22 and 2^22.
#[inline(always)]
fn round(number: f32) -> i32 {
    ((number + ROUND).to_bits().cast_signed()).wrapping_sub(ROUND.to_bits().cast_signed())
}

/// e to the power of a number; below -87 as at -87. Cody and Waite's reduction to |r| <= ln 2 / 2, then
/// the Taylor polynomial of degree 6, whose relative error there is below 2e-7.
#[inline(always)]
fn exp(number: f32) -> f32 {
    let number = higher(lower(number, 87.0), -87.0);
    let whole = number * std::f32::consts::LOG2_E + ROUND;
    let power = whole - ROUND;
    // ln 2 in two parts, the first with so few bits that its product with `power` is exact.
    let rest = number - power * 0.693_359_4 - power * -2.121_944_4e-4;
    let square = rest * rest;
    let even = 0.5 + square * (1.0 / 24.0 + square * (1.0 / 720.0));
    let odd = 1.0 / 6.0 + square * (1.0 / 120.0);
    let series = 1.0 + (rest + square * (even + rest * odd));
    let exponent = whole.to_bits().wrapping_sub(ROUND.to_bits()).wrapping_add(127) << 23;
    series * f32::from_bits(exponent)
}

for_each_level! {
    /// Normalises a row to mean 0 and variance 1, then scales and shifts each number.
    pub(super) fn normalise(row: &mut [f32], scale: &[f32], shift: &[f32], epsilon: f32) {
        let length = row.len() as f32;
        let mean = reduce(row, 0.0, |a, b| a + b) / length;
        for number in row.iter_mut() {
            *number -= mean;
        }
        let mut lanes = [0.0; LANES];
        let (chunks, rest) = row.as_chunks::<LANES>();
        for chunk in chunks {
            for (lane, &number) in lanes.iter_mut().zip(chunk) {
                *lane += number * number;
            }
        }
        let total = rest.iter().fold(fold(lanes, |a, b| a + b), |sum, &number| sum + number * number);
        let inverse = 1.0 / (total / length + epsilon).sqrt();
        for ((number, &scale), &shift) in row.iter_mut().zip(scale).zip(shift) {
            *number = *number * inverse * scale + shift;
        }
    }
}

for_each_level! {
    /// Adds one row to another.
    pub(super) fn add(row: &mut [f32], other: &[f32]) {
        for (number, &other) in row.iter_mut().zip(other) {
            *number += other;
        }
    }
}

for_each_level! {
    /// Adds signed bytes times their scale to a row.
    pub(super) fn add_bytes(row: &mut [f32], bytes: &[i8], scale: f32) {
        for (number, &byte) in row.iter_mut().zip(bytes) {
            *number += f32::from(byte) * scale;
        }
    }
}

for_each_level! {
    /// The Gaussian error linear unit: x times the normal distribution's probability of a value below x. The
    /// error function is Abramowitz and Stegun's formula 7.1.26, absolute error below 1.5e-7.
    pub(super) fn gelu(numbers: &mut [f32]) {
        for number in numbers {
            let x = *number * std::f32::consts::FRAC_1_SQRT_2;
            let size = x.abs();
            let t = 1.0 / (1.0 + 0.327_591_1 * size);
            let series = t
                * (0.254_829_6
                    + t * (-0.284_496_74 + t * (1.421_413_7 + t * (-1.453_152 + t * 1.061_405_4))));
            let tail = 0.5 * series * exp(-(size * size));
            let below = if x < 0.0 { tail } else { 1.0 - tail };
            *number *= below;
        }
    }
}

for_each_level! {
    /// Turns scores, each times `scale`, into weights relative to the largest; gives one over their sum. `row`
    /// ends with the last score.
    pub(super) fn soften(row: &mut [f32], scale: f32) -> f32 {
        let top = reduce(row, f32::MIN, higher);
        let mut lanes = [0.0; LANES];
        let (chunks, rest) = row.as_chunks_mut::<LANES>();
        for chunk in chunks {
            for (lane, number) in lanes.iter_mut().zip(chunk) {
                *number = exp((*number - top) * scale);
                *lane += *number;
            }
        }
        let mut total = fold(lanes, |a, b| a + b);
        for number in rest {
            *number = exp((*number - top) * scale);
            total += *number;
        }
        1.0 / total
    }
}

#[cfg(test)]
mod tests;

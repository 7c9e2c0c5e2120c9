//! Each formula against the same in double precision.

use fearless_simd::Level;

use super::*;

fn steps(from: f32, to: f32) -> impl Iterator<Item = f32> {
    (0..=10_000_u16).map(move |step| from + (to - from) * f32::from(step) / 10_000.0)
}

#[test]
fn the_exponential_is_right_to_a_few_units_of_the_last_place() {
    for number in steps(-87.0, 20.0) {
        let expected = libm::exp(f64::from(number));
        let error = (f64::from(exp(number)) - expected).abs() / expected;
        assert!(error < 4e-7, "exp({number}) is off by {error:e}");
    }
    assert!(exp(-1e30) < 1.7e-38);
}

#[test]
fn the_error_unit_is_right_to_six_places() {
    for number in steps(-12.0, 12.0) {
        let mut found = [number];
        gelu(Level::new(), &mut found);
        let x = f64::from(number);
        let expected = x * 0.5 * (1.0 + libm::erf(x / std::f64::consts::SQRT_2));
        assert!((f64::from(found[0]) - expected).abs() < 2e-6, "gelu({number}) = {}", found[0]);
    }
}

#[test]
fn bytes_keep_a_row_to_half_a_step() {
    let row: Vec<f32> = steps(-0.7, 2.9).step_by(17).collect();
    let mut bytes = vec![0; row.len()];
    let range = quantise(Level::new(), &row, &mut bytes);
    for (&number, &byte) in row.iter().zip(&bytes) {
        let back = (i32::from(byte) - range.zero) as f32 * range.scale;
        assert!((back - number).abs() < range.scale, "{number} came back as {back}");
    }
    assert_eq!(bytes.first().zip(bytes.last()), Some((&0, &255)));
}

#[test]
fn a_row_of_zeros_stays_so() {
    let mut bytes = [9; 5];
    let range = quantise(Level::new(), &[0.0, -0.0, 0.0, 1e-38, 0.0], &mut bytes);
    assert_eq!((range.scale.to_bits(), range.zero, bytes), (0, 0, [0; 5]));
}

#[test]
fn a_normalised_row_has_the_mean_and_spread_asked_for() {
    let mut row: Vec<f32> = steps(-3.0, 41.0).step_by(257).collect();
    let (scale, shift) = (vec![2.0; row.len()], vec![5.0; row.len()]);
    normalise(Level::new(), &mut row, &scale, &shift, 1e-12);
    let mean = row.iter().sum::<f32>() / row.len() as f32;
    let variance = row.iter().map(|x| (x - mean).powi(2)).sum::<f32>() / row.len() as f32;
    assert!((mean - 5.0).abs() < 1e-4 && (variance - 4.0).abs() < 1e-4, "{mean} {variance}");
}

#[test]
fn softened_scores_sum_to_one_over_what_is_given() {
    let mut row: Vec<f32> = steps(-9.0, 4.0).step_by(613).collect();
    let expected: Vec<f64> = row.iter().map(|&x| libm::exp(0.5 * (f64::from(x) - 4.0))).collect();
    let total: f64 = expected.iter().sum();
    let inverse = soften(Level::new(), &mut row, 0.5);
    for (&found, expected) in row.iter().zip(&expected) {
        assert!((f64::from(found * inverse) - expected / total).abs() < 1e-6);
    }
}

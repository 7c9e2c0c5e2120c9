//! The file format of a linear-chain model.
//!
//! All numbers little-endian:
//! magic (16 bytes), label count `u32`, stride `u32`, bits `u32`, then each label as length `u8` and
//! UTF-8, then `(labels + 1) * labels` transitions as `i32` (the last row scores the first label of a
//! sequence), then `2^bits * stride` weights as `i8`. Weights and transitions share one scale; only
//! their comparison matters, so the scale itself is stored (as `f32`, before the transitions) only for
//! turning margins into probabilities.

use std::fmt;

pub(crate) const MAGIC: &[u8; 16] = b"onrecord chain 1";

/// A score so low that a transition is never taken.
pub(crate) const FORBIDDEN: i32 = i32::MIN / 4;

/// Why bytes are no model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelError {
    what: &'static str,
}

impl ModelError {
    /// An error that says what is wrong with "they", the weights.
    pub const fn new(what: &'static str) -> Self {
        Self { what }
    }
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the model's weights cannot be read: {}; train or download them again", self.what)
    }
}
impl std::error::Error for ModelError {}

/// What training found, in floating point.
#[derive(Debug, Clone)]
pub struct Parameters {
    /// Names of the labels.
    pub labels: Vec<String>,
    /// The table of weights has `2^bits` rows of one weight for each label.
    pub bits: u32,
    /// Row by row.
    pub weights: Vec<f32>,
    /// `(labels + 1) * labels`: from each label to each, then from the start of a sequence.
    /// `f32::NEG_INFINITY` forbids.
    pub transitions: Vec<f32>,
}

/// Writes a model with its weights in 8 bits.
///
/// The scale is chosen so that the 99.99th percentile of the weights' magnitudes fits; what lies
/// above is clipped.
pub fn encode(parameters: &Parameters) -> Vec<u8> {
    let labels = parameters.labels.len();
    let stride = stride(labels);
    let scale = scale(&parameters.weights);
    let mut out = MAGIC.to_vec();
    for number in [labels, stride, parameters.bits as usize] {
        out.extend((number as u32).to_le_bytes());
    }
    for label in &parameters.labels {
        out.push(label.len() as u8);
        out.extend(label.as_bytes());
    }
    out.extend(scale.to_le_bytes());
    for &transition in &parameters.transitions {
        let score =
            if transition.is_finite() { (transition * scale).round() as i32 } else { FORBIDDEN };
        out.extend(score.to_le_bytes());
    }
    for row in parameters.weights.chunks(labels) {
        out.extend(row.iter().map(|&weight| quantize(weight, scale) as u8));
        out.extend(std::iter::repeat_n(0, stride - labels));
    }
    out
}

/// Weights of one row, filled up so that rows lie on convenient borders.
pub(crate) fn stride(labels: usize) -> usize {
    labels.next_multiple_of(8)
}

fn quantize(weight: f32, scale: f32) -> i8 {
    (weight * scale).round().clamp(-127.0, 127.0) as i8
}

fn scale(weights: &[f32]) -> f32 {
    let mut sizes: Vec<f32> =
        weights.iter().map(|weight| weight.abs()).filter(|&size| size > 0.0).collect();
    if sizes.is_empty() {
        return 1.0;
    }
    sizes.sort_by(f32::total_cmp);
    let top = sizes[(sizes.len() - 1) * 9_999 / 10_000];
    127.0 / top
}

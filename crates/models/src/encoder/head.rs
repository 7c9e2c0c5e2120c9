//! Linear heads: what a task reads off the vectors.

use fearless_simd::Level;

use super::levels::for_each_level;

/// A linear map from a vector to a few numbers.
#[derive(Debug, Clone)]
pub struct Head {
    /// Input by input.
    weights: Vec<f32>,
    bias: Vec<f32>,
    pub(super) level: Level,
}

impl Head {
    /// Takes weights that lie output after output.
    pub(super) fn new(weights: &[f32], bias: Vec<f32>) -> Self {
        let inputs = weights.len() / bias.len().max(1);
        let column = |at| weights.iter().skip(at).step_by(inputs.max(1)).copied();
        Self { weights: (0..inputs).flat_map(column).collect(), bias, level: Level::new() }
    }

    /// Numbers that come out for each vector.
    pub fn width(&self) -> usize {
        self.bias.len()
    }

    /// Applies the head to vectors that lie one after another, such as
    /// [`EncoderScratch::chosen`](super::EncoderScratch::chosen); `out` then has [`Self::width`] numbers
    /// for each.
    pub fn apply(&self, vectors: &[f32], out: &mut Vec<f32>) {
        out.clear();
        for vector in vectors.chunks_exact((self.weights.len() / self.bias.len()).max(1)) {
            let at = out.len();
            out.extend_from_slice(&self.bias);
            accumulate(self.level, vector, &self.weights, &mut out[at..]);
        }
    }
}

for_each_level! {
    /// Adds each input times its row of weights, input after input.
    fn accumulate(vector: &[f32], weights: &[f32], sums: &mut [f32]) {
        for (input, weights) in vector.iter().zip(weights.chunks_exact(sums.len())) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += input * weight;
            }
        }
    }
}

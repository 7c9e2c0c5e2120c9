//! Logistic regression over few examples with many features.

use crate::random::Random;

const EPOCHS: usize = 60;
/// Step of `AdaGrad` (Duchi, Hazan & Singer 2011).
const RATE: f32 = 0.1;
/// Penalty on the square of a weight for each example.
const PENALTY: f32 = 0.002;

/// A noun to learn from.
pub(crate) struct Example<'a> {
    /// Its frames with their weights.
    pub(crate) frames: &'a [(u32, f32)],
    /// Whether it names what can be refused.
    pub(crate) is_refused: bool,
}

/// Learned weights.
pub(crate) struct Logistic {
    weights: Vec<f32>,
    squares: Vec<f32>,
    bias: f32,
}

impl Logistic {
    /// Both kinds count the same, however many examples each has.
    pub(crate) fn learn(examples: &[Example<'_>], frames: usize, seed: u64) -> Self {
        let mut model = Self { weights: vec![0.0; frames], squares: vec![0.0; frames], bias: 0.0 };
        let refused = examples.iter().filter(|example| example.is_refused).count() as f32;
        let half = examples.len() as f32 / 2.0;
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut random = Random::new(seed);
        for epoch in 0..EPOCHS {
            random.shuffle(&mut order);
            for &at in &order {
                let share =
                    if examples[at].is_refused { refused } else { examples.len() as f32 - refused };
                model.step(&examples[at], half / share.max(1.0), 1.0 / (1.0 + epoch as f32));
            }
        }
        model
    }

    fn step(&mut self, example: &Example<'_>, importance: f32, bias_rate: f32) {
        let chance = 1.0 / (1.0 + libm::expf(-self.score(example.frames)));
        let slope = importance * (f32::from(u8::from(example.is_refused)) - chance);
        self.bias += 0.1 * bias_rate * slope;
        for &(frame, value) in example.frames {
            let at = frame as usize;
            let slope = slope * value - PENALTY * self.weights[at];
            self.squares[at] += slope * slope;
            self.weights[at] += RATE * slope / (1e-6 + libm::sqrtf(self.squares[at]));
        }
    }

    /// The log-odds that what has these frames can be refused.
    pub(crate) fn score(&self, frames: &[(u32, f32)]) -> f32 {
        self.bias
            + frames.iter().map(|&(frame, value)| self.weights[frame as usize] * value).sum::<f32>()
    }
}

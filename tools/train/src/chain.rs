//! Training of linear-chain conditional random fields (Lafferty, `McCallum` & Pereira 2001) over hashed
//! features with `AdaGrad` (Duchi, Hazan & Singer 2011).
//!
//! One thread, a seeded order and `libm`'s exponential: the same input gives the same weights.

use crate::random::Random;
use onrecord_language::Features;
use onrecord_models::Parameters;

/// One sequence to learn from.
#[derive(Debug, Clone)]
pub(crate) struct Sequence {
    /// Features of all tokens.
    pub(crate) features: Features,
    /// The right label of each token.
    pub(crate) labels: Vec<u8>,
}

/// How to train.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Settings {
    /// Rows of the weight table, as a power of two.
    pub(crate) bits: u32,
    /// How often every sequence is seen.
    pub(crate) epochs: usize,
    /// `AdaGrad`'s step.
    pub(crate) rate: f32,
    /// Share of features left out at random each time, in 1/256.
    pub(crate) dropout: u32,
    /// Weights are averaged over this many last epochs.
    pub(crate) averaged: usize,
    /// A feature must be seen this often in the corpus to get a weight.
    pub(crate) least: u16,
    /// Seed of order and dropout.
    pub(crate) seed: u64,
}

/// Trains a model. `allows(before, next)` tells which labels may follow each other; `None` is the
/// start of a sequence.
pub(crate) fn train(
    labels: &[&str],
    allows: impl Fn(Option<u8>, u8) -> bool,
    sequences: &[Sequence],
    settings: Settings,
) -> Parameters {
    let mut trainer = Trainer::new(labels.len(), &allows, sequences, settings);
    let mut random = Random::new(settings.seed);
    let mut order: Vec<usize> = (0..sequences.len()).collect();
    for epoch in 0..settings.epochs {
        random.shuffle(&mut order);
        let loss: f64 =
            order.iter().map(|&at| f64::from(trainer.learn(&sequences[at], &mut random))).sum();
        eprintln!("  epoch {:2} of {}: loss {loss:.0}", epoch + 1, settings.epochs);
        if epoch + settings.averaged >= settings.epochs {
            trainer.remember();
        }
    }
    trainer.finish(labels, settings)
}

struct Trainer {
    count: usize,
    mask: u32,
    rate: f32,
    dropout: u32,
    known: Vec<bool>,
    weights: Vec<f32>,
    squares: Vec<f32>,
    transitions: Vec<f32>,
    transition_squares: Vec<f32>,
    sum: Vec<f32>,
    transition_sum: Vec<f32>,
    remembered: f32,
    work: Work,
}

/// Memory of one forward-backward pass; rows of `count` numbers for each token.
#[derive(Default)]
struct Work {
    kept: Vec<u32>,
    ends: Vec<u32>,
    emissions: Vec<f32>,
    forward: Vec<f32>,
    backward: Vec<f32>,
    exp_transitions: Vec<f32>,
    gradient: Vec<f32>,
    pairs: Vec<f32>,
}

const EPSILON: f32 = 1e-6;

impl Trainer {
    fn new(
        count: usize,
        allows: &impl Fn(Option<u8>, u8) -> bool,
        sequences: &[Sequence],
        settings: Settings,
    ) -> Self {
        let rows = 1_usize << settings.bits;
        let mut transitions = vec![0.0; (count + 1) * count];
        for (at, transition) in transitions.iter_mut().enumerate() {
            let from = (at / count < count).then_some((at / count) as u8);
            if !allows(from, (at % count) as u8) {
                *transition = f32::NEG_INFINITY;
            }
        }
        Self {
            count,
            mask: (rows - 1) as u32,
            rate: settings.rate,
            dropout: settings.dropout,
            known: known(rows, sequences, settings.least),
            weights: vec![0.0; rows * count],
            squares: vec![EPSILON; rows * count],
            transition_squares: vec![EPSILON; transitions.len()],
            transition_sum: vec![0.0; transitions.len()],
            transitions,
            sum: vec![0.0; rows * count],
            remembered: 0.0,
            work: Work::default(),
        }
    }

    /// One step on one sequence; returns its negative log-likelihood.
    fn learn(&mut self, sequence: &Sequence, random: &mut Random) -> f32 {
        if sequence.labels.is_empty() {
            return 0.0;
        }
        let mut work = std::mem::take(&mut self.work);
        self.keep(sequence, random, &mut work);
        self.emit(&mut work);
        let loss = self.expect(&sequence.labels, &mut work);
        self.step(&work);
        self.work = work;
        loss
    }

    /// Chooses the features that this step sees.
    fn keep(&self, sequence: &Sequence, random: &mut Random, work: &mut Work) {
        work.kept.clear();
        work.ends.clear();
        let mut start = 0;
        for &end in &sequence.features.ends {
            for &feature in &sequence.features.ids[start..end as usize] {
                let row = feature & self.mask;
                let dropped = self.dropout > 0 && (random.next() & 255) < u64::from(self.dropout);
                if self.known[row as usize] && !dropped {
                    work.kept.push(row);
                }
            }
            work.ends.push(work.kept.len() as u32);
            start = end as usize;
        }
    }

    fn emit(&self, work: &mut Work) {
        let keep = 1.0 - self.dropout as f32 / 256.0;
        work.emissions.clear();
        let mut start = 0;
        for &end in &work.ends {
            let base = work.emissions.len();
            work.emissions.resize(base + self.count, 0.0);
            let sums = &mut work.emissions[base..];
            for &row in &work.kept[start..end as usize] {
                let at = row as usize * self.count;
                for (sum, weight) in sums.iter_mut().zip(&self.weights[at..at + self.count]) {
                    *sum += weight;
                }
            }
            for sum in sums {
                *sum /= keep;
            }
            start = end as usize;
        }
    }

    /// Forward-backward in the exponential domain, scaled at each token; fills the gradients.
    fn expect(&self, gold: &[u8], work: &mut Work) -> f32 {
        let n = self.count;
        work.exp_transitions.clear();
        work.exp_transitions
            .extend(self.transitions.iter().map(|&transition| libm::expf(transition)));
        let mut loss = 0.0;
        for (token, row) in work.emissions.chunks_mut(n).enumerate() {
            let top = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            loss += top - row[gold[token] as usize];
            for score in row {
                *score = libm::expf(*score - top);
            }
        }
        loss += forward(n, work) - self.path(gold);
        backward(n, work);
        gradients(n, gold, work);
        loss
    }

    /// The score of the right labels' transitions.
    fn path(&self, gold: &[u8]) -> f32 {
        let first = self.transitions[self.count * self.count + gold[0] as usize];
        let pair = |pair: &[u8]| self.transitions[pair[0] as usize * self.count + pair[1] as usize];
        first + gold.windows(2).map(pair).sum::<f32>()
    }

    fn step(&mut self, work: &Work) {
        let mut start = 0;
        for (token, &end) in work.ends.iter().enumerate() {
            let gradient = &work.gradient[token * self.count..(token + 1) * self.count];
            for &row in &work.kept[start..end as usize] {
                let at = row as usize * self.count;
                let weights = &mut self.weights[at..at + self.count];
                ada_grad(weights, &mut self.squares[at..at + self.count], gradient, self.rate);
            }
            start = end as usize;
        }
        ada_grad(&mut self.transitions, &mut self.transition_squares, &work.pairs, self.rate);
    }

    fn remember(&mut self) {
        self.remembered += 1.0;
        add(&mut self.sum, &self.weights);
        add(&mut self.transition_sum, &self.transitions);
    }

    fn finish(self, labels: &[&str], settings: Settings) -> Parameters {
        let divide = |list: Vec<f32>| list.into_iter().map(|sum| sum / self.remembered).collect();
        Parameters {
            labels: labels.iter().map(|label| (*label).to_owned()).collect(),
            bits: settings.bits,
            weights: divide(self.sum),
            transitions: divide(self.transition_sum),
        }
    }
}

fn add(sum: &mut [f32], list: &[f32]) {
    for (sum, number) in sum.iter_mut().zip(list) {
        *sum += number;
    }
}

fn ada_grad(weights: &mut [f32], squares: &mut [f32], gradient: &[f32], rate: f32) {
    for ((weight, square), &slope) in weights.iter_mut().zip(squares).zip(gradient) {
        *square += slope * slope;
        *weight -= rate * slope / square.sqrt();
    }
}

/// Which rows of the table are seen often enough.
fn known(rows: usize, sequences: &[Sequence], least: u16) -> Vec<bool> {
    let mut counts = vec![0_u16; rows];
    for feature in sequences.iter().flat_map(|sequence| &sequence.features.ids) {
        let count = &mut counts[*feature as usize & (rows - 1)];
        *count = count.saturating_add(1);
    }
    counts.into_iter().map(|count| count >= least).collect()
}

/// Forward probabilities, each row scaled to sum to one; returns the logarithm of what was scaled off.
fn forward(n: usize, work: &mut Work) -> f32 {
    let tokens = work.emissions.len() / n;
    work.forward.clear();
    work.forward.resize(tokens * n, 0.0);
    let mut scaled = 0.0;
    for token in 0..tokens {
        let (before, rest) = work.forward.split_at_mut(token * n);
        let here = &mut rest[..n];
        if token == 0 {
            here.copy_from_slice(&work.exp_transitions[n * n..]);
        } else {
            for (from, &mass) in before[(token - 1) * n..].iter().enumerate() {
                for (sum, transition) in
                    here.iter_mut().zip(&work.exp_transitions[from * n..(from + 1) * n])
                {
                    *sum += mass * transition;
                }
            }
        }
        for (sum, emission) in here.iter_mut().zip(&work.emissions[token * n..]) {
            *sum *= emission;
        }
        scaled += libm::logf(normalize(here));
    }
    scaled
}

fn backward(n: usize, work: &mut Work) {
    let tokens = work.emissions.len() / n;
    work.backward.clear();
    work.backward.resize(tokens * n, 1.0);
    let mut mass = vec![0.0; n];
    for token in (0..tokens - 1).rev() {
        let (here, after) = work.backward.split_at_mut((token + 1) * n);
        for (to, mass) in mass.iter_mut().enumerate() {
            *mass = after[to] * work.emissions[(token + 1) * n + to];
        }
        let here = &mut here[token * n..];
        for (from, sum) in here.iter_mut().enumerate() {
            let row = &work.exp_transitions[from * n..(from + 1) * n];
            *sum = row.iter().zip(&mass).map(|(transition, mass)| transition * mass).sum();
        }
        normalize(here);
    }
}

fn normalize(row: &mut [f32]) -> f32 {
    let sum: f32 = row.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    for mass in row {
        *mass /= sum;
    }
    sum
}

/// Expected minus observed, for labels and for pairs of labels.
fn gradients(n: usize, gold: &[u8], work: &mut Work) {
    work.gradient.clear();
    work.gradient.resize(gold.len() * n, 0.0);
    work.pairs.clear();
    work.pairs.resize((n + 1) * n, 0.0);
    let mut joint = vec![0.0; n * n];
    for (token, &label) in gold.iter().enumerate() {
        let row = &mut work.gradient[token * n..(token + 1) * n];
        for (at, slope) in row.iter_mut().enumerate() {
            *slope = work.forward[token * n + at] * work.backward[token * n + at];
        }
        normalize(row);
        if token == 0 {
            work.pairs[n * n..].copy_from_slice(row);
            work.pairs[n * n + label as usize] -= 1.0;
        } else {
            pairs_at(n, token, work, &mut joint);
            work.pairs[gold[token - 1] as usize * n + label as usize] -= 1.0;
        }
        work.gradient[token * n + label as usize] -= 1.0;
    }
}

/// Adds the expected pairs of labels of a token and the one before.
fn pairs_at(n: usize, token: usize, work: &mut Work, joint: &mut [f32]) {
    for from in 0..n {
        let mass = work.forward[(token - 1) * n + from];
        for to in 0..n {
            joint[from * n + to] = mass
                * work.exp_transitions[from * n + to]
                * work.emissions[token * n + to]
                * work.backward[token * n + to];
        }
    }
    normalize(joint);
    add(&mut work.pairs[..n * n], joint);
}

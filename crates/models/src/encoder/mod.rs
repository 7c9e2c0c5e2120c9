//! A transformer encoder in eight bits, the same to the bit on every machine.
//!
//! BERT's architecture (Devlin et al. 2019: normalisation after each sum, Gaussian error linear units)
//! with heads of 32 numbers. Matrix products run in integers, which no order of summation changes; all
//! else runs in floating point in one fixed order (see [`floats`]). Both are compiled for several
//! instruction sets, of which the machine's best is taken (see [`levels`]). There are no threads in it.

mod attention;
mod file;
mod floats;
mod head;
mod kernels;
mod levels;
mod linear;
mod pieces;
#[cfg(test)]
mod tests;
mod window;

use std::collections::BTreeMap;

use fearless_simd::Level;
pub use head::Head;
pub use pieces::{MOST_PIECES, WordPieces};
pub use window::{Window, WindowError};

use crate::ModelError;
use linear::{Linear, Quantised};

/// A trained encoder: from word pieces to a vector for each.
#[derive(Debug, Clone)]
pub struct Encoder {
    pieces: WordPieces,
    hidden: usize,
    epsilon: f32,
    words: Table,
    positions: Vec<f32>,
    features: Vec<f32>,
    norm: Norm,
    layers: Vec<Layer>,
    heads: BTreeMap<String, Head>,
    numbers: BTreeMap<String, Vec<f32>>,
    level: Level,
}

/// Vectors in signed bytes, a scale for each.
#[derive(Debug, Clone)]
struct Table {
    bytes: Vec<i8>,
    scales: Vec<f32>,
}

/// What a normalisation multiplies and adds.
#[derive(Debug, Clone)]
struct Norm {
    scale: Vec<f32>,
    shift: Vec<f32>,
}

#[derive(Debug, Clone)]
struct Layer {
    /// Queries, keys and values.
    attention: Linear,
    context: Linear,
    context_norm: Norm,
    wide: Linear,
    narrow: Linear,
    narrow_norm: Norm,
}

/// Memory that encoding uses again and again, and what it found last.
#[derive(Debug, Clone, Default)]
pub struct EncoderScratch {
    bytes: Quantised,
    /// Vectors of all pieces, between layers.
    hidden: Vec<f32>,
    wide: Vec<f32>,
    context: Vec<f32>,
    attention: attention::Memory,
    chosen: Vec<f32>,
}

impl EncoderScratch {
    /// Vectors of the chosen pieces of the window encoded last, one after another.
    pub fn chosen(&self) -> &[f32] {
        &self.chosen
    }
}

impl Encoder {
    /// Reads an encoder from the bytes of its side file.
    ///
    /// # Errors
    /// [`ModelError`] where the bytes are no encoder of this format.
    pub fn parse(bytes: &[u8]) -> Result<Self, ModelError> {
        file::parse(bytes)
    }

    /// The word pieces that it knows.
    pub fn pieces(&self) -> &WordPieces {
        &self.pieces
    }

    /// Numbers of a vector.
    pub fn width(&self) -> usize {
        self.hidden
    }

    /// The most pieces of a window.
    pub fn longest(&self) -> usize {
        self.positions.len() / self.hidden
    }

    /// How many features a piece may have; a feature is a number below this.
    pub fn features(&self) -> usize {
        self.features.len() / self.hidden
    }

    /// The linear head of this name.
    pub fn head(&self, name: &str) -> Option<&Head> {
        self.heads.get(name)
    }

    /// Numbers that training left beside the heads, each at most 1,000 in size.
    pub fn numbers(&self, name: &str) -> Option<&[f32]> {
        self.numbers.get(name).map(Vec::as_slice)
    }

    /// Encodes a window; [`EncoderScratch::chosen`] then has the vectors of its chosen pieces.
    ///
    /// # Errors
    /// [`WindowError`] where the window is too long or has pieces or features that the encoder lacks.
    pub fn encode(&self, window: &Window, scratch: &mut EncoderScratch) -> Result<(), WindowError> {
        window.check(self.longest(), self.words.scales.len(), self.features())?;
        self.embed(window, &mut scratch.hidden);
        for layer in &self.layers {
            self.attend(layer, scratch);
            self.widen(layer, scratch);
        }
        scratch.chosen.clear();
        for at in window.chosen() {
            scratch.chosen.extend_from_slice(&scratch.hidden[at * self.hidden..][..self.hidden]);
        }
        Ok(())
    }

    /// Sums of the vectors of each piece, its place and its features.
    fn embed(&self, window: &Window, out: &mut Vec<f32>) {
        let width = self.hidden;
        out.clear();
        out.extend_from_slice(&self.positions[..window.len() * width]);
        for ((id, features), row) in window.pieces().zip(out.chunks_exact_mut(width)) {
            let id = id as usize;
            floats::add_bytes(
                self.level,
                row,
                &self.words.bytes[id * width..][..width],
                self.words.scales[id],
            );
            for &feature in features {
                floats::add(
                    self.level,
                    row,
                    &self.features[usize::from(feature) * width..][..width],
                );
            }
        }
        self.normalise(&self.norm, out);
    }

    fn attend(&self, layer: &Layer, scratch: &mut EncoderScratch) {
        scratch.bytes.fill(self.level, &scratch.hidden, self.hidden);
        layer.attention.apply(self.level, &scratch.bytes, &mut scratch.wide);
        attention::attend(
            self.level,
            &scratch.wide,
            self.hidden,
            &mut scratch.attention,
            &mut scratch.context,
        );
        scratch.bytes.fill(self.level, &scratch.context, self.hidden);
        layer.context.apply(self.level, &scratch.bytes, &mut scratch.context);
        self.join(&layer.context_norm, scratch);
    }

    fn widen(&self, layer: &Layer, scratch: &mut EncoderScratch) {
        scratch.bytes.fill(self.level, &scratch.hidden, self.hidden);
        layer.wide.apply(self.level, &scratch.bytes, &mut scratch.wide);
        floats::gelu(self.level, &mut scratch.wide);
        scratch.bytes.fill(self.level, &scratch.wide, layer.wide.outputs());
        layer.narrow.apply(self.level, &scratch.bytes, &mut scratch.context);
        self.join(&layer.narrow_norm, scratch);
    }

    /// Adds what a part of a layer found to the vectors, and normalises.
    fn join(&self, norm: &Norm, scratch: &mut EncoderScratch) {
        floats::add(self.level, &mut scratch.hidden, &scratch.context);
        self.normalise(norm, &mut scratch.hidden);
    }

    fn normalise(&self, norm: &Norm, rows: &mut [f32]) {
        for row in rows.chunks_exact_mut(self.hidden) {
            floats::normalise(self.level, row, &norm.scale, &norm.shift, self.epsilon);
        }
    }
}

//! Trained weights, a card for each, loaded once. Nothing here trains.

mod chain;
mod classes;
mod encoder;
mod format;
mod viterbi;

pub use chain::{Chain, Scratch};
pub use classes::{Classes, encode_classes};
pub use encoder::{Encoder, EncoderScratch, Head, MOST_PIECES, Window, WindowError, WordPieces};
pub use format::{ModelError, Parameters, encode};
pub use viterbi::{Path, Transitions};

use std::sync::LazyLock;

/// A model that the program carries.
#[derive(Debug)]
pub struct Model<T> {
    /// What it is, as it stands in records.
    pub weights: Weights,
    parsed: LazyLock<Result<T, ModelError>>,
}

/// Weights as they lie in the program.
#[derive(Debug, Clone, Copy)]
pub struct Weights {
    /// The model's name.
    pub name: &'static str,
    /// The bytes of its file.
    pub bytes: &'static [u8],
}

macro_rules! model {
    ($file:literal, $kind:ty) => {
        Model {
            weights: Weights {
                name: $file,
                bytes: include_bytes!(concat!("../weights/", $file, ".bin")),
            },
            parsed: LazyLock::new(|| {
                <$kind>::parse(include_bytes!(concat!("../weights/", $file, ".bin")))
            }),
        }
    };
}

/// Part-of-speech tags.
pub static TAGGER: Model<Chain> = model!("tagger", Chain);
/// Attribution labels from words and marks.
pub static ATTRIBUTION_FIRST: Model<Chain> = model!("attribution-first", Chain);
/// Attribution labels from words, marks and what the first pass found.
pub static ATTRIBUTION_SECOND: Model<Chain> = model!("attribution-second", Chain);
/// Whether a cue and a source or content belong together.
pub static ATTRIBUTION_LINK: Model<Chain> = model!("attribution-link", Chain);

/// Classes of words that stand between the same words.
pub static CLASSES: Model<Classes> = model!("classes", Classes);

/// The weights of all models, in the order of their names.
pub fn all() -> [Weights; 5] {
    [
        ATTRIBUTION_FIRST.weights,
        ATTRIBUTION_LINK.weights,
        ATTRIBUTION_SECOND.weights,
        CLASSES.weights,
        TAGGER.weights,
    ]
}

impl<T> Model<T> {
    /// The model, read once.
    ///
    /// # Errors
    /// [`ModelError`] where the embedded weights are damaged.
    pub fn get(&self) -> Result<&T, ModelError> {
        self.parsed.as_ref().map_err(Clone::clone)
    }
}

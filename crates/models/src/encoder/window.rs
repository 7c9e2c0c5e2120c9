//! What goes into the encoder: a stretch of pieces with their features.

use std::fmt;

/// A stretch of word pieces; the place of a piece is its number in the window.
#[derive(Debug, Clone, Default)]
pub struct Window {
    ids: Vec<u32>,
    features: Vec<u16>,
    /// Where each piece's features end.
    ends: Vec<u32>,
    chosen: Vec<u32>,
}

/// Why a window cannot be encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowError {
    /// The window has more pieces than the encoder has places.
    TooLong {
        /// Pieces of the window.
        pieces: usize,
        /// Places of the encoder.
        longest: usize,
    },
    /// A piece that the encoder has no vector for.
    Piece(u32),
    /// A feature that the encoder has no vector for.
    Feature(u16),
}

impl fmt::Display for WindowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text cannot be encoded: ")?;
        match self {
            Self::TooLong { pieces, longest } => {
                write!(f, "a window of {pieces} pieces is longer than the model's {longest}")
            }
            Self::Piece(id) => write!(f, "the model has no word piece {id}"),
            Self::Feature(id) => write!(f, "the model has no feature {id}"),
        }?;
        f.write_str("; use the program and the model of one release")
    }
}

impl std::error::Error for WindowError {}

impl Window {
    /// Empties the window and keeps its memory.
    pub fn clear(&mut self) {
        self.ids.clear();
        self.features.clear();
        self.ends.clear();
        self.chosen.clear();
    }

    /// Adds a piece with its features.
    pub fn push(&mut self, id: u32, features: &[u16]) {
        self.ids.push(id);
        self.features.extend_from_slice(features);
        self.ends.push(self.features.len() as u32);
    }

    /// Asks for the vector of the piece added last.
    pub fn choose(&mut self) {
        self.chosen.extend(self.ids.len().checked_sub(1).map(|at| at as u32));
    }

    /// Pieces in the window.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether it has no pieces.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The places of the pieces whose vectors are asked for.
    pub(super) fn chosen(&self) -> impl Iterator<Item = usize> {
        self.chosen.iter().map(|&at| at as usize)
    }

    /// Each piece with its features.
    pub(super) fn pieces(&self) -> impl Iterator<Item = (u32, &[u16])> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let ranges = starts.zip(&self.ends);
        self.ids.iter().copied().zip(ranges).map(|(id, (start, &end))| {
            (id, self.features.get(start as usize..end as usize).unwrap_or_default())
        })
    }

    pub(super) fn check(
        &self,
        longest: usize,
        pieces: usize,
        features: usize,
    ) -> Result<(), WindowError> {
        if self.len() > longest {
            return Err(WindowError::TooLong { pieces: self.len(), longest });
        }
        if let Some(&id) = self.ids.iter().find(|&&id| id as usize >= pieces) {
            return Err(WindowError::Piece(id));
        }
        let beyond = self.features.iter().find(|&&feature| usize::from(feature) >= features);
        beyond.map_or(Ok(()), |&feature| Err(WindowError::Feature(feature)))
    }
}

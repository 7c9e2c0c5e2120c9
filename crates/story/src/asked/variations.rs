//! Where outlets differ in what they carry of the same utterance.

use super::{Aspect, Source};
use crate::variants::Edit;
use serde::Serialize;

/// Version of the shape that [`Variations`] has as JSON.
const FORMAT: &str = "onrecord-variants/1";

/// Where outlets differ in what they carry of the same utterance.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Variations {
    /// The version of this shape: "onrecord-variants/1".
    pub format: String,
    /// The story.
    pub story: String,
    /// The articles.
    pub sources: Vec<Source>,
    /// The differences, each once however many wordings have it; first those that were published last.
    pub variations: Vec<Variation>,
    /// How many there are in all.
    pub total: usize,
    /// In how many pairs of wordings they stand.
    pub pairs: usize,
}

impl Variations {
    /// An answer without anything in it yet.
    pub fn of(story: &str) -> Self {
        Self {
            format: FORMAT.to_owned(),
            story: story.to_owned(),
            sources: Vec::new(),
            variations: Vec::new(),
            total: 0,
            pairs: 0,
        }
    }
}

/// One difference in one place of a quotation: what some of its wordings have there, and what others have.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Variation {
    /// Key of the quotation.
    pub key: String,
    /// The difference, from the side that was published first to the other; its places are those in the first tellings of the two.
    pub edit: Edit,
    /// The two sides, the one that was published first first.
    pub sides: [Side; 2],
    /// In how many pairs of wordings it stands.
    pub pairs: usize,
}

/// Those who carry one side of a difference.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Side {
    /// The words of the first telling on one line, for people to read.
    #[serde(skip)]
    pub words: String,
    /// Who carries it, first published first; of very many the first twelve.
    pub tellings: Vec<Aspect>,
    /// How many there are in all.
    pub tellings_total: usize,
    /// The outlets, as far as they are known, each once, in the order in which they published it.
    pub outlets: Vec<String>,
}

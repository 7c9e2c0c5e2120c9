//! Where words stand.

use super::{Bearer, Saying, Source};
use serde::Serialize;

/// Version of the shape that [`Findings`] has as JSON.
const FORMAT: &str = "onrecord-search/1";

/// Statements and articles that hold some words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Findings {
    /// The version of this shape: "onrecord-search/1".
    pub format: String,
    /// The words that were asked for.
    pub asked: String,
    /// Whose statements were looked through, where a speaker was asked for: all whose names hold the words, those in most articles first, at most
    /// ten. Several are several people.
    pub speakers: Vec<Bearer>,
    /// How many of them there are in all.
    pub speakers_total: usize,
    /// The articles that are named below.
    pub sources: Vec<Source>,
    /// Statements that hold the words, those of articles published last first.
    pub statements: Vec<Saying>,
    /// Articles that hold the words, published last first.
    pub articles: Vec<Finding>,
    /// Whether there are more of either.
    pub has_more: bool,
}

impl Findings {
    /// An answer without anything in it yet.
    pub fn asked(words: &str) -> Self {
        Self {
            format: FORMAT.to_owned(),
            asked: words.to_owned(),
            speakers: Vec::new(),
            speakers_total: 0,
            sources: Vec::new(),
            statements: Vec::new(),
            articles: Vec::new(),
            has_more: false,
        }
    }
}

/// An article that holds the words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The article, by its place in `sources`, from 0.
    pub article: usize,
    /// The paragraph that holds most of the words, on one line, cut where it is long.
    pub words: String,
    /// Where the words begin, in code points of the article's text.
    pub at: u32,
    /// The same in words.
    pub place: String,
}

//! What one article carries of somebody's words.

use jiff::civil::Date;

/// Words that one article carries as somebody's, most often between quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// The article, by its place among those that are compared.
    pub article: usize,
    /// Id of the statement in its record.
    pub statement: String,
    /// Where the content begins, in code points of the article's text.
    pub at: u32,
    /// The stretches between marks, outer marks left off, in text order. Between two of them stand words of the
    /// article ("he said"), which mark that something may be left out.
    pub pieces: Vec<String>,
    /// The pieces are the article's own words for what was said, not the speaker's between marks.
    pub is_reported: bool,
    /// Whose words they are.
    pub speaker: Speaker,
    /// Who published the article.
    pub outlet: Option<String>,
    /// When the article was published.
    pub published: Option<Date>,
}

/// Who is quoted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Speaker {
    /// Somebody known by name: equal keys are one and the same in all articles (see [`crate::people`]).
    Known(String),
    /// Somebody for whom the article has these words only ("a spokesman"), folded.
    Words(String),
    /// Nobody is given.
    Nobody,
}

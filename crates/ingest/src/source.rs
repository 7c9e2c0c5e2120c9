//! What one input turned out to be.

use onrecord_record::{FurnitureKind, Published, Severity};
use onrecord_text::{Bytes, SourceText, Span};

/// One article as text, with what is known about it. Nothing in it is interpreted.
#[derive(Debug, Clone)]
pub struct Source {
    /// `sha256:` and the SHA-256 of the bytes read.
    pub id: String,
    /// Where it was read from, as the user gave it.
    pub uri: Option<String>,
    /// What the bytes were.
    pub form: Form,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// Its authors, as the page names them.
    pub byline: Vec<String>,
    /// ISO 639-1 code where there is one, else 639-3; "und" where it cannot be told.
    pub language: String,
    /// When it was published, and how that is known.
    pub published: Option<Published>,
    /// RFC 3339 time of fetching, only where the program fetched it.
    pub retrieved: Option<String>,
    /// The text. Plain text: the decoded input unchanged. HTML and Markdown: title, blank line, then
    /// the blocks with one blank line between them. JSON: the field `text` unchanged, or the field `html` as HTML.
    pub text: SourceText,
    /// Lines of the page that are not the article, in text order, never overlapping.
    pub furniture: Vec<Furniture>,
    /// What a reader of the record should know about the reading.
    pub notices: Vec<Notice>,
}

/// What the bytes of an input were.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Plain text.
    Text,
    /// An HTML page.
    Html,
    /// Markdown.
    Markdown,
    /// An article as a JSON object, as a line of a JSON Lines file holds it.
    Json,
}

/// A line of the page that is not the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Furniture {
    /// Where it stands.
    pub span: Span<Bytes>,
    /// What kind it is.
    pub kind: FurnitureKind,
}

/// Something about the reading that went otherwise than hoped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Stable, in kebab case, for programs.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// A sentence for people.
    pub message: String,
    /// Where.
    pub span: Option<Span<Bytes>>,
}

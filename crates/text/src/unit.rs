//! The units that stages speak of. Each knows where it is, none owns its text.

use crate::span::{Bytes, Sentences, Span, Tokens};

/// A word, number or mark of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes.
    pub span: Span<Bytes>,
    /// What it is made of.
    pub kind: TokenKind,
}

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, hyphens and full stops ("U.S.", "Jean-Luc").
    Word,
    /// A clitic split from the word before it ("n't", "’s", "’ll").
    Clitic,
    /// Digits, with inner marks ("1,000", "2016-09-21", "3.5").
    Number,
    /// A mark that opens, closes or may do either to a quotation.
    Quote,
    /// Any other mark.
    Punctuation,
    /// Signs, emoji and whatever else is neither letter, digit nor mark.
    Symbol,
}

/// A sentence: a stretch of tokens inside one paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: Span<Tokens>,
}

/// A paragraph of the article, between blank lines or block ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands, in bytes, without white space at its edges.
    pub span: Span<Bytes>,
    /// Its tokens.
    pub tokens: Span<Tokens>,
    /// Its sentences.
    pub sentences: Span<Sentences>,
}

//! The document: a source text and the layers that stages add to it.

use crate::paragraphs::paragraphs;
use crate::quotes::{Quotes, quotes};
use crate::sentences::sentences;
use crate::tokens::tokens;
use onrecord_text::{Bytes, Paragraph, Sentence, Sentences, SourceText, Span, Token, Tokens};

/// A source text and what the stages found in it. Layers point at the text and never own it.
#[derive(Debug, Clone)]
pub struct Document<'t> {
    /// The text that all layers point into.
    pub text: &'t SourceText,
    /// Paragraphs, in order; furniture lies in none.
    pub paragraphs: Vec<Paragraph>,
    /// Sentences, in order; each inside one paragraph.
    pub sentences: Vec<Sentence>,
    /// Tokens, in order.
    pub tokens: Vec<Token>,
    /// Quotation marks and what lies between them.
    pub quotes: Quotes,
}

impl<'t> Document<'t> {
    /// Segments a text: paragraphs, tokens, sentences, quotation marks. Nothing inside `furniture`
    /// (ordered, not overlapping) becomes a token.
    pub fn segment(text: &'t SourceText, furniture: &[Span<Bytes>]) -> Self {
        let mut document = Self {
            text,
            paragraphs: Vec::new(),
            sentences: Vec::new(),
            tokens: Vec::new(),
            quotes: Quotes::default(),
        };
        for span in paragraphs(text, furniture) {
            document.add_paragraph(span);
        }
        document.quotes = quotes(text, &document.tokens, &document.paragraphs);
        document
    }

    fn add_paragraph(&mut self, span: Span<Bytes>) {
        let first = self.tokens.len() as u32;
        tokens(self.text, span, &mut self.tokens);
        let tokens = Span::new(first, self.tokens.len() as u32);
        if tokens.is_empty() {
            return;
        }
        let first = self.sentences.len() as u32;
        sentences(self.text, &self.tokens, tokens, &mut self.sentences);
        let sentences = Span::<Sentences>::new(first, self.sentences.len() as u32);
        self.paragraphs.push(Paragraph { span, tokens, sentences });
    }

    /// The words of one token.
    pub fn word(&self, token: u32) -> &'t str {
        self.tokens.get(token as usize).map_or("", |token| self.text.slice(token.span))
    }

    /// The stretch of text from the first to the last of these tokens; empty for no tokens.
    pub fn bytes(&self, tokens: Span<Tokens>) -> Span<Bytes> {
        match self.tokens.get(tokens.range()) {
            Some([first, .., last]) => first.span.join(last.span),
            Some([only]) => only.span,
            _ => Span::default(),
        }
    }

    /// The words of a stretch of tokens, as they stand in the text.
    pub fn words(&self, tokens: Span<Tokens>) -> &'t str {
        self.text.slice(self.bytes(tokens))
    }

    /// Index of the paragraph that holds a token.
    pub fn paragraph_of(&self, token: u32) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.tokens.end <= token)
    }

    /// The sentence that holds a token.
    pub fn sentence_at(&self, token: u32) -> Option<&Sentence> {
        self.sentences.get(self.sentence_of(token))
    }

    /// Index of the sentence that holds a token.
    pub fn sentence_of(&self, token: u32) -> usize {
        self.sentences.partition_point(|sentence| sentence.tokens.end <= token)
    }
}

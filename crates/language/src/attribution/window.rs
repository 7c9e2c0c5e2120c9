//! Windows: the stretches that are decoded as one sequence.

use crate::document::Document;
use onrecord_text::{Span, Tokens};

/// A sentence with more tokens than this is cut: it is a list or no prose.
const LONGEST: u32 = 400;

/// The windows of a document, in order: its sentences. Together they cover all tokens.
///
/// Sentences rather than paragraphs, so that what is learned from the short paragraphs of one
/// house style holds for the long ones of another; quotations that run over sentences are made whole
/// afterwards from their marks.
pub fn windows(document: &Document<'_>) -> Vec<Span<Tokens>> {
    document.sentences.iter().flat_map(|sentence| pieces(sentence.tokens)).collect()
}

/// The sentences short enough to be prose, which rules look into.
pub(super) fn prose<'d>(document: &'d Document<'_>) -> impl Iterator<Item = Span<Tokens>> + 'd {
    document
        .sentences
        .iter()
        .map(|sentence| sentence.tokens)
        .filter(|tokens| tokens.len() <= LONGEST)
}

fn pieces(tokens: Span<Tokens>) -> impl Iterator<Item = Span<Tokens>> {
    tokens
        .iter()
        .step_by(LONGEST as usize)
        .map(move |start| Span::new(start, (start + LONGEST).min(tokens.end)))
}

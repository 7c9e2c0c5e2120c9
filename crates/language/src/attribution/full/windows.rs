//! Windows of the encoder: whole sentences, as many as fit.

use super::features::features;
use crate::document::Document;
use onrecord_models::{Encoder, Window};
use onrecord_text::{Span, Tokens};

/// The most word pieces of a window. The model is trained on windows of this size: long enough for a
/// paragraph or two around a sentence, short enough that attention, which grows with its square, stays cheap.
pub const LONGEST: usize = 160;

/// The word pieces and features of all tokens of a document.
#[derive(Debug, Clone, Default)]
pub struct Pieces {
    ids: Vec<u32>,
    ends: Vec<u32>,
}

impl Pieces {
    /// Cuts every token into the encoder's word pieces.
    pub fn of(document: &Document<'_>, encoder: &Encoder) -> Self {
        let mut out = Self::default();
        for token in 0..document.tokens.len() as u32 {
            encoder.pieces().of(document.word(token), &mut out.ids);
            out.ends.push(out.ids.len() as u32);
        }
        out
    }

    /// All of them.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The pieces of one token.
    pub fn token(&self, token: u32) -> &[u32] {
        let end = |at: u32| self.ends.get(at as usize).map_or(0, |&end| end as usize);
        let start = token.checked_sub(1).map_or(0, end);
        self.ids.get(start..end(token)).unwrap_or_default()
    }

    fn count(&self, tokens: Span<Tokens>) -> usize {
        tokens.iter().map(|token| self.token(token).len()).sum()
    }
}

/// The stretches that are encoded together: paragraph after paragraph up to [`LONGEST`] pieces. A paragraph with
/// more is cut between sentences, a sentence with more between tokens. Together they cover all tokens.
///
/// Who says a quotation mostly stands in its paragraph, so no paragraph is cut that need not be.
pub fn windows(document: &Document<'_>, pieces: &Pieces) -> Vec<Span<Tokens>> {
    let mut packing = Packing::default();
    for paragraph in &document.paragraphs {
        packing.break_before(pieces.count(paragraph.tokens));
        for sentence in document.sentences.get(paragraph.sentences.range()).unwrap_or_default() {
            let size = pieces.count(sentence.tokens);
            if size <= LONGEST {
                packing.add(sentence.tokens, size);
            } else {
                for token in sentence.tokens.iter() {
                    packing.add(Span::new(token, token + 1), pieces.token(token).len());
                }
            }
        }
    }
    packing.windows
}

/// Windows under way: the last one still grows.
#[derive(Default)]
struct Packing {
    windows: Vec<Span<Tokens>>,
    size: usize,
}

impl Packing {
    /// Begins a new window where the last one has no room for so many pieces.
    fn break_before(&mut self, size: usize) {
        if self.size + size > LONGEST {
            self.size = LONGEST;
        }
    }

    fn add(&mut self, tokens: Span<Tokens>, size: usize) {
        match self.windows.last_mut() {
            Some(window) if self.size + size <= LONGEST => {
                window.end = tokens.end;
                self.size += size;
            }
            _ => {
                self.windows.push(tokens);
                self.size = size;
            }
        }
    }
}

/// Lays out a window: a mark at each end, each token by its first piece.
pub(super) fn lay_out(
    document: &Document<'_>,
    pieces: &Pieces,
    encoder: &Encoder,
    tokens: Span<Tokens>,
    out: &mut Window,
) {
    let mut shown = Vec::new();
    out.clear();
    out.push(encoder.pieces().start(), &[]);
    for token in tokens.iter() {
        shown.clear();
        features(document, token, &mut shown);
        for (at, &id) in pieces.token(token).iter().enumerate() {
            out.push(id, &shown);
            if at == 0 {
                out.choose();
            }
        }
    }
    out.push(encoder.pieces().end(), &[]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_text::SourceText;

    /// The windows of a text whose tokens have so many pieces each.
    fn packed(text: &str, each: u32) -> Vec<(u32, u32)> {
        let text = SourceText::new(text.to_owned()).unwrap();
        let document = Document::segment(&text, &[]);
        let tokens = document.tokens.len() as u32;
        let pieces = Pieces {
            ids: vec![0; (tokens * each) as usize],
            ends: (1..=tokens).map(|at| at * each).collect(),
        };
        windows(&document, &pieces).iter().map(|window| (window.start, window.end)).collect()
    }

    #[test]
    fn paragraphs_share_a_window_while_they_fit() {
        // Three paragraphs of 5, 5 and 6 tokens.
        let text = "The old dam leaks.\n\nThe new one holds.\n\nNobody asked us about it.";
        assert_eq!(packed(text, 10), [(0, 16)]);
        assert_eq!(packed(text, 12), [(0, 10), (10, 16)]);
        assert_eq!(packed(text, 20), [(0, 5), (5, 10), (10, 16)]);
    }

    #[test]
    fn what_is_longer_than_a_window_is_cut_between_sentences_then_between_tokens() {
        let text = "The old dam leaks. The new one holds. Nobody asked us.";
        assert_eq!(packed(text, 16), [(0, 10), (10, 14)]);
        assert_eq!(packed(text, 40), [(0, 4), (4, 8), (8, 10), (10, 14)]);
    }

    #[test]
    fn no_text_has_no_windows() {
        assert!(packed("", 1).is_empty());
    }
}

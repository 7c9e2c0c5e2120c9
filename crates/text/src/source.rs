//! The preserved text and the map between its bytes and its code points.

use crate::span::{Bytes, Chars, Span};
use std::fmt;

/// Bytes between two entries of the offset map.
const STRIDE: usize = 64;

/// The text that was read, unchanged, with a map from byte to code-point offsets.
///
/// The map holds one entry for every 64 bytes, so a conversion counts at most 64 bytes and the
/// map takes a sixteenth of the text's size.
#[derive(Debug, Clone, Default)]
pub struct SourceText {
    text: String,
    /// `before[i]`: code points that begin before byte `i * STRIDE`.
    before: Vec<u32>,
}

/// The text does not fit 32-bit offsets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooLong {
    /// Length of the refused text in bytes.
    pub bytes: usize,
}

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the text has {} bytes; one source can have at most {}", self.bytes, u32::MAX)
    }
}
impl std::error::Error for TooLong {}

impl SourceText {
    /// Takes over `text` and maps its offsets.
    ///
    /// # Errors
    /// [`TooLong`] where the text has 4 GiB or more.
    pub fn new(text: String) -> Result<Self, TooLong> {
        if text.len() >= u32::MAX as usize {
            return Err(TooLong { bytes: text.len() });
        }
        let mut before = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut count = 0;
        for block in text.as_bytes().chunks(STRIDE) {
            before.push(count);
            count += starts(block);
        }
        Ok(Self { text, before })
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Length in bytes.
    pub fn len(&self) -> u32 {
        self.text.len() as u32
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The whole text as a span.
    pub fn span(&self) -> Span<Bytes> {
        Span::new(0, self.len())
    }

    /// The words of a span; empty where the span does not lie on the text's code points.
    pub fn slice(&self, span: Span<Bytes>) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Number of code points that begin before byte `offset`.
    pub fn char_offset(&self, offset: u32) -> u32 {
        let offset = (offset as usize).min(self.text.len());
        let block = offset / STRIDE;
        let Some(&before) = self.before.get(block) else {
            return self.before.last().map_or(0, |last| {
                last + starts(&self.text.as_bytes()[(self.before.len() - 1) * STRIDE..])
            });
        };
        before + starts(&self.text.as_bytes()[block * STRIDE..offset])
    }

    /// The same stretch in code points.
    pub fn to_chars(&self, span: Span<Bytes>) -> Span<Chars> {
        Span::new(self.char_offset(span.start), self.char_offset(span.end))
    }

    /// The span without white space at either edge.
    pub fn trim(&self, span: Span<Bytes>) -> Span<Bytes> {
        let inside = self.slice(span);
        let start = span.start + (inside.len() - inside.trim_start().len()) as u32;
        Span::new(start, start + inside.trim().len() as u32)
    }
}

/// How many code points begin in these bytes.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| (byte as i8) >= -0x40).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn offsets_agree_with_counting(text in "\\PC{0,300}", at in 0usize..300) {
            let source = SourceText::new(text.clone()).unwrap();
            let at = (0..=at.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap();
            prop_assert_eq!(source.char_offset(at as u32) as usize, text[..at].chars().count());
        }

        #[test]
        fn trimming_keeps_the_words(text in "[ \\n]{0,4}\\PC{0,20}[ \\t]{0,4}") {
            let source = SourceText::new(text.clone()).unwrap();
            prop_assert_eq!(source.slice(source.trim(source.span())), text.trim());
        }
    }

    #[test]
    fn the_end_of_a_text_of_whole_blocks_has_an_offset() {
        let source = SourceText::new("é".repeat(64)).unwrap();
        assert_eq!(source.char_offset(128), 64);
        assert_eq!(source.char_offset(9_999), 64);
    }

    #[test]
    fn a_span_off_the_text_slices_to_nothing() {
        let source = SourceText::new("é".to_owned()).unwrap();
        assert_eq!(source.slice(Span::new(1, 2)), "");
        assert_eq!(source.slice(Span::new(0, 9)), "");
    }
}

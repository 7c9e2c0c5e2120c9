//! From the program's offsets to the record's.

use crate::Layers;
use onrecord_record::Span;
use onrecord_text::{Bytes, SourceText, Span as TextSpan, Tokens};

/// A stretch of bytes as the record writes it: code points and words.
pub(crate) fn of_bytes(text: &SourceText, bytes: TextSpan<Bytes>) -> Span {
    let chars = text.to_chars(bytes);
    Span { start: chars.start, end: chars.end, text: text.slice(bytes).to_owned() }
}

/// A stretch of tokens as the record writes it.
pub(crate) fn of_tokens(layers: &Layers<'_>, tokens: TextSpan<Tokens>) -> Span {
    of_bytes(layers.document.text, layers.document.bytes(tokens))
}

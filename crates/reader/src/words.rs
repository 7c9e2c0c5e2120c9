//! Words and noun phrases of the text, as several steps ask for them.

use crate::Layers;
use onrecord_language::tags::Tag;
use onrecord_text::{Span, Tokens};
use std::borrow::Cow;

/// A token's word in lower case.
pub(crate) fn lower<'t>(layers: &Layers<'t>, at: u32) -> Cow<'t, str> {
    let word = layers.document.word(at);
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.replace('’', "'").to_lowercase())
    }
}

/// A token's part of speech.
pub(crate) fn tag(layers: &Layers<'_>, at: u32) -> &'static str {
    layers.tags.get(at as usize).copied().map_or("", Tag::name)
}

/// The noun phrase that begins at a token, up to its head: determiner, adjectives, owners, nouns. Empty where none begins.
pub(crate) fn noun_phrase(layers: &Layers<'_>, from: u32, end: u32) -> Span<Tokens> {
    /// Words of a noun phrase that are read.
    const MOST: u32 = 16;
    let end = end.min(from.saturating_add(MOST));
    let is_noun = |at: u32| tag(layers, at).starts_with("NN");
    let inside = |at: &u32| {
        let at = *at;
        match tag(layers, at) {
            "VBN" | "VBG" => at + 1 < end && (is_noun(at + 1) || tag(layers, at + 1) == "HYPH"),
            "DT" | "PDT" | "JJ" | "JJR" | "JJS" | "CD" | "PRP$" | "POS" | "HYPH" | "$" | "ADD"
            | "FW" | "AFX" => true,
            name => name.starts_with("NN"),
        }
    };
    let last = (from..end).take_while(inside).filter(|&at| is_noun(at)).last();
    Span::new(from, last.map_or(from, |last| last + 1))
}

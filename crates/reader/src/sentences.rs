//! The sentences of a record's text, for who shows an item in its context.

use onrecord_language::Document;
use onrecord_record::{Places, Source, Span};
use onrecord_text::{SourceText, Span as TextSpan};

/// The sentences of a source outside its furniture, in text order, as the program cut them when it read it; none of a text longer
/// than any that is read.
pub fn sentences(source: &Source) -> Vec<Span> {
    let places = Places::new(source);
    let byte = |point: u32| places.byte(point).map(|byte| byte as u32);
    let furniture = source
        .furniture
        .iter()
        .filter_map(|line| Some(TextSpan::new(byte(line.span.start)?, byte(line.span.end)?)));
    let furniture: Vec<_> = furniture.collect();
    let Ok(text) = SourceText::new(source.text.clone()) else { return Vec::new() };
    let document = Document::segment(&text, &furniture);
    let tokens = document.sentences.iter().map(|sentence| sentence.tokens);
    tokens.map(|tokens| crate::spans::of_bytes(&text, document.bytes(tokens))).collect()
}

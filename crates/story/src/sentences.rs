//! The sentences around words that are too few to be understood by themselves ("fraud").

use onrecord_language::Document;
use onrecord_record::{Places, Record, Span, words};
use onrecord_text::{SourceText, Span as TextSpan};
use std::cell::OnceCell;

/// Fewest words that stand by themselves.
const FEWEST: usize = 4;

/// Most code points of a sentence that are shown.
const LONGEST: u32 = 600;

/// The sentences of one record, cut only if any is asked for.
pub(crate) struct Sentences<'r> {
    record: &'r Record,
    places: &'r Places<'r>,
    /// Start and end of each in code points.
    cut: OnceCell<Vec<(u32, u32)>>,
}

impl<'r> Sentences<'r> {
    pub(crate) fn of(record: &'r Record, places: &'r Places<'r>) -> Self {
        Self { record, places, cut: OnceCell::new() }
    }

    /// The sentence around these words on one line, where they are too few.
    pub(crate) fn around(&self, content: &[Span]) -> Option<String> {
        let first = content.first()?;
        let count: usize = content.iter().map(|span| span.text.split_whitespace().count()).sum();
        if count >= FEWEST {
            return None;
        }
        let cut = self.cut.get_or_init(|| cut(self.record, self.places));
        let at = cut.partition_point(|(_, end)| *end <= first.start);
        let &(start, end) = cut.get(at).filter(|(start, _)| *start <= first.start)?;
        let words = self.places.slice(start, end).filter(|_| end - start <= LONGEST)?;
        Some(words::on_one_line(words))
    }
}

/// Where the sentences of a record's text stand; none of a text longer than any that is read.
fn cut(record: &Record, places: &Places) -> Vec<(u32, u32)> {
    let Ok(text) = SourceText::new(record.source.text.clone()) else { return Vec::new() };
    let byte = |point: u32| places.byte(point).map(|byte| byte as u32);
    let furniture = record.source.furniture.iter();
    let furniture: Vec<_> = furniture
        .filter_map(|line| Some(TextSpan::new(byte(line.span.start)?, byte(line.span.end)?)))
        .collect();
    let document = Document::segment(&text, &furniture);
    let bytes = document.sentences.iter().map(|sentence| document.bytes(sentence.tokens));
    bytes.map(|bytes| text.to_chars(bytes)).map(|chars| (chars.start, chars.end)).collect()
}

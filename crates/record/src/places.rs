//! Where the code points of a source stand: in bytes, and in which paragraph.

use crate::Source;

/// Code points between two entries of the byte map.
const STRIDE: usize = 64;

/// A map over `source.text`, made once and asked often.
///
/// Paragraphs are counted as a reader of the article counts them: stretches between blank lines (or
/// lines, where a text has no blank line), without the page's furniture and without the headline.
#[derive(Debug, Clone)]
pub struct Places<'r> {
    text: &'r str,
    /// Byte offset of every [`STRIDE`]th code point.
    bytes: Vec<usize>,
    /// Number of code points.
    len: u32,
    /// Code point at which each counted paragraph begins.
    paragraphs: Vec<u32>,
}

impl<'r> Places<'r> {
    /// Maps the text of `source`.
    pub fn new(source: &'r Source) -> Self {
        let text = source.text.as_str();
        let bytes = text.char_indices().step_by(STRIDE).map(|(byte, _)| byte).collect();
        let len = text.chars().count() as u32;
        Self { text, bytes, len, paragraphs: paragraph_starts(source) }
    }

    /// Number of code points of the text.
    pub fn len(&self) -> u32 {
        self.len
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Byte offset of a code point; the end of the text is one, what lies beyond it is none.
    pub fn byte(&self, point: u32) -> Option<usize> {
        if point == self.len {
            return Some(self.text.len());
        }
        let base = *self.bytes.get(point as usize / STRIDE)?;
        let inside = self.text.get(base..)?.char_indices().nth(point as usize % STRIDE)?;
        Some(base + inside.0)
    }

    /// The words between two code points; none where the stretch is turned round or off the text.
    pub fn slice(&self, start: u32, end: u32) -> Option<&'r str> {
        self.text.get(self.byte(start)?..self.byte(end)?)
    }

    /// Number of the paragraph that holds a code point, counted from 1; 0 before the first one (the
    /// headline, or furniture above it).
    pub fn paragraph(&self, point: u32) -> usize {
        self.paragraphs.partition_point(|&start| start <= point)
    }
}

/// Code points at which counted paragraphs begin.
fn paragraph_starts(source: &Source) -> Vec<u32> {
    let lines_are_paragraphs = !has_blank_line(&source.text);
    let mut starts = Vec::new();
    let mut furniture = source.furniture.iter().map(|f| &f.span).peekable();
    let mut at = 0;
    let mut apart = true;
    let mut headline = source.title.as_deref().map(str::trim);
    for line in source.text.split_inclusive('\n') {
        let next = at + line.chars().count() as u32;
        while furniture.next_if(|span| span.end <= at).is_some() {}
        let words = line.trim();
        let framed = furniture.peek().is_some_and(|span| span.start < next);
        let is_headline = headline == Some(words);
        if words.is_empty() || framed || is_headline {
            apart = true;
        } else if apart || lines_are_paragraphs {
            starts.push(at);
            apart = false;
        }
        if is_headline {
            headline = None;
        }
        at = next;
    }
    starts
}

/// Whether a line without words stands between two lines with words.
fn has_blank_line(text: &str) -> bool {
    text.trim().lines().any(|line| line.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Furniture, FurnitureKind, Span};

    fn source(text: &str, title: Option<&str>) -> Source {
        Source {
            id: String::new(),
            uri: None,
            outlet: None,
            title: title.map(str::to_owned),
            byline: vec![],
            language: "en".to_owned(),
            published: None,
            retrieved: None,
            text: text.to_owned(),
            furniture: vec![],
            writer: None,
        }
    }

    #[test]
    fn headline_and_furniture_are_not_paragraphs() {
        let mut source = source("Menu\n\nBig News\n\nOne.\n\nTwo,\nstill two.", Some("Big News"));
        source.furniture.push(Furniture {
            span: Span { start: 0, end: 4, text: "Menu".to_owned() },
            kind: FurnitureKind::Navigation,
        });
        let places = Places::new(&source);
        assert_eq!([6, 16, 22, 28].map(|point| places.paragraph(point)), [0, 1, 2, 2]);
    }

    #[test]
    fn lines_are_paragraphs_where_no_line_is_blank() {
        let source = source("One.\nTwo.\n", None);
        let places = Places::new(&source);
        assert_eq!([0, 5].map(|point| places.paragraph(point)), [1, 2]);
    }

    #[test]
    fn slices_count_code_points() {
        let text = "é🙂".repeat(100);
        let source = source(&text, None);
        let places = Places::new(&source);
        assert_eq!(places.slice(129, 132), Some("🙂é🙂"));
        assert_eq!(places.slice(199, 200), Some("🙂"));
        assert_eq!(places.slice(199, 201), None);
        assert_eq!(places.slice(5, 4), None);
    }
}

//! The article's blocks: paragraphs, the headline, furniture.

use onrecord_record::Source;

/// A block of the text in code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Block {
    /// End of the block before it; what lies between is white space.
    pub(crate) before: u32,
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) kind: Kind,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Paragraph,
    Headline,
    /// One or more lines of furniture with nothing of the article between them.
    Furniture {
        lines: usize,
    },
}

/// A line with words, without its line end.
struct Line {
    start: u32,
    end: u32,
    kind: Kind,
    /// Whether a blank line (or the beginning) stands before it.
    apart: bool,
}

/// Cuts the text into blocks at blank lines and where furniture begins and ends. Blocks are in text
/// order and hold every character but white space.
pub(crate) fn blocks(source: &Source) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for line in lines(source) {
        match blocks.last_mut() {
            Some(block) if continues(block.kind, &line) => {
                block.end = line.end;
                block.kind = match block.kind {
                    Kind::Furniture { lines } => Kind::Furniture { lines: lines + 1 },
                    other => other,
                };
            }
            last => {
                let before = last.map_or(0, |block| block.end);
                let Line { start, end, kind, .. } = line;
                blocks.push(Block { before, start, end, kind });
            }
        }
    }
    blocks
}

/// Whether a line belongs to the block before it.
fn continues(before: Kind, line: &Line) -> bool {
    match (before, line.kind) {
        (Kind::Furniture { .. }, Kind::Furniture { .. }) => true,
        (Kind::Paragraph, Kind::Paragraph) => !line.apart,
        _ => false,
    }
}

/// The lines that hold words.
fn lines(source: &Source) -> Vec<Line> {
    let mut found = Vec::new();
    let mut furniture = source.furniture.iter().map(|line| &line.span).peekable();
    let mut headline = source.title.as_deref().map(str::trim);
    let mut at = 0;
    let mut apart = true;
    for line in source.text.split_inclusive('\n') {
        let start = at + leading(line);
        at += line.chars().count() as u32;
        let words = line.trim();
        if words.is_empty() {
            apart = true;
            continue;
        }
        while furniture.next_if(|span| span.end <= start).is_some() {}
        let framed = furniture.peek().is_some_and(|span| span.start <= start);
        let kind = if framed {
            Kind::Furniture { lines: 1 }
        } else if headline == Some(words) {
            headline = None;
            Kind::Headline
        } else {
            Kind::Paragraph
        };
        found.push(Line { start, end: start + words.chars().count() as u32, kind, apart });
        apart = false;
    }
    found
}

/// Code points of white space at the beginning of a line.
fn leading(line: &str) -> u32 {
    line.chars().take_while(|c| c.is_whitespace()).count() as u32
}

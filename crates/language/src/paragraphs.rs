//! Paragraphs: the article's lines, with hard-wrapped lines joined and furniture left out.
//!
//! Writes the spans that tokens, sentences and quotation marks are looked for in. Nothing outside
//! them is ever read, which is how no statement can lie inside furniture.

use onrecord_text::{Bytes, SourceText, Span};

/// Widths (in bytes) between which lines look as if a program had wrapped them: mail, wire copy
/// and RFC plain text wrap at 60 to 80 columns.
const WRAPPED: std::ops::RangeInclusive<u32> = 45..=85;

/// The paragraphs of `text` outside `furniture` (ordered, not overlapping), trimmed, in order.
///
/// Each line is a paragraph, except where most lines have the width of wrapped text and blank
/// lines part the paragraphs: there a paragraph runs to the next blank line.
pub fn paragraphs(text: &SourceText, furniture: &[Span<Bytes>]) -> Vec<Span<Bytes>> {
    let lines = lines(text);
    let blocks = if is_wrapped(&lines) { join_wrapped(&lines) } else { lines };
    let mut out = Vec::new();
    let mut skip = furniture.iter().copied().peekable();
    for block in blocks {
        let mut start = block.start;
        while let Some(&piece) = skip.peek() {
            if piece.start >= block.end {
                break;
            }
            out.push(Span::new(start, piece.start.max(start)));
            start = piece.end.max(start);
            if piece.end > block.end {
                break;
            }
            skip.next();
        }
        out.push(Span::new(start.min(block.end), block.end));
    }
    out.into_iter().map(|span| text.trim(span)).filter(|span| !span.is_empty()).collect()
}

/// The lines of the text, without their ends, blank ones kept as empty spans.
fn lines(text: &SourceText) -> Vec<Span<Bytes>> {
    let mut out = Vec::new();
    let mut start = 0;
    for line in text.as_str().split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}']) {
        let end = start + line.len() as u32;
        out.push(text.trim(Span::new(start, end)));
        start = end;
    }
    out
}

/// Whether the lines look wrapped: among lines that another line follows directly, at least ten,
/// nine in ten have the width of wrapped text.
fn is_wrapped(lines: &[Span<Bytes>]) -> bool {
    let followed = lines.windows(2).filter(|pair| !pair[0].is_empty() && !pair[1].is_empty());
    let (mut all, mut wrapped) = (0, 0);
    for pair in followed {
        all += 1;
        wrapped += usize::from(WRAPPED.contains(&pair[0].len()));
    }
    all >= 10 && wrapped * 10 >= all * 9 && lines.iter().any(|line| line.is_empty())
}

/// Joins lines up to the next blank one.
fn join_wrapped(lines: &[Span<Bytes>]) -> Vec<Span<Bytes>> {
    lines
        .split(|line| line.is_empty())
        .filter_map(|block| Some(block.first()?.join(*block.last()?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, furniture: &[&str]) -> Vec<String> {
        let source = SourceText::new(text.to_owned()).unwrap();
        let skip: Vec<_> = furniture
            .iter()
            .map(|line| {
                let at = text.find(line).unwrap() as u32;
                Span::new(at, at + line.len() as u32)
            })
            .collect();
        paragraphs(&source, &skip).into_iter().map(|span| source.slice(span).to_owned()).collect()
    }

    #[test]
    fn each_line_is_a_paragraph() {
        assert_eq!(found("One.\n\n  Two. \r\nThree.", &[]), ["One.", "Two.", "Three."]);
    }

    #[test]
    fn furniture_is_left_out_of_its_line() {
        let text = "Weather   Markets\nThe mayor resigned. Share.\nMore.";
        assert_eq!(
            found(text, &["Weather", "Markets", "Share."]),
            ["The mayor resigned.", "More."]
        );
    }

    #[test]
    fn wrapped_lines_are_joined_at_blank_lines() {
        let line = "The committee heard three witnesses on the matter of the bridge\n";
        let text = format!("{}\n{}", line.repeat(7), line.repeat(6));
        assert_eq!(found(&text, &[]).len(), 2);
    }
}

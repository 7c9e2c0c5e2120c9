//! The paragraphs of extracted HTML.

use super::elements::{is_block, is_heading};
use super::tokens::{Token, walk};

/// One paragraph, heading, list item or table cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    /// Its words, every run of white space a single space.
    pub(crate) text: String,
    /// Whether it is a heading.
    pub(crate) heading: bool,
}

/// The blocks of `html` in order. Two line breaks end a block as a paragraph does; one is a space.
pub(crate) fn blocks(html: &str) -> Vec<Block> {
    let mut writer = BlockWriter::default();
    walk(html, |token| writer.take(&token));
    writer.end_block();
    writer.blocks
}

#[derive(Default)]
struct BlockWriter {
    blocks: Vec<Block>,
    text: String,
    heading: bool,
    /// Line breaks since the last word.
    breaks: u32,
    /// Whether this is the inside of an element that a page does not show.
    hidden: bool,
}

impl BlockWriter {
    fn take(&mut self, token: &Token<'_>) {
        match token {
            Token::Start(tag) => self.tag(&tag.name, true),
            Token::End(name) => self.tag(name, false),
            Token::Text(_) if self.hidden => {}
            Token::Text(text) => self.words(text),
        }
    }

    fn tag(&mut self, name: &str, start: bool) {
        if matches!(name, "title" | "script" | "textarea") {
            self.hidden = start;
        } else if name == "br" && start {
            self.line_break();
        } else if is_block(name) {
            self.end_block();
            self.heading = start && is_heading(name);
        }
    }

    fn line_break(&mut self) {
        self.breaks += 1;
        if self.breaks >= 2 {
            self.end_block();
        } else {
            self.text.push(' ');
        }
    }

    fn words(&mut self, text: &str) {
        if !text.trim_matches(is_space).is_empty() {
            self.breaks = 0;
        }
        self.text.push_str(text);
    }

    fn end_block(&mut self) {
        self.breaks = 0;
        let text = collapse(&self.text);
        self.text.clear();
        if !text.is_empty() {
            self.blocks.push(Block { text, heading: self.heading });
        }
    }
}

/// White space of pages: ASCII's, the no-break space and whatever else Unicode calls white.
fn is_space(c: char) -> bool {
    c.is_whitespace()
}

/// The text with every run of white space as one space, none at the edges.
pub(crate) fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(is_space).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(html: &str) -> Vec<String> {
        blocks(html).into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn every_kind_of_block_is_one() {
        let html = "<h2>A</h2><p>b <i>c</i>\n d</p>e<ul><li>f</li><li>g</li></ul><table><tr><td>h</td><td>i</td></tr></table>";
        assert_eq!(texts(html), ["A", "b c d", "e", "f", "g", "h", "i"]);
        assert!(blocks(html)[0].heading && !blocks(html)[1].heading);
    }

    #[test]
    fn two_line_breaks_end_a_block_and_one_does_not() {
        assert_eq!(texts("<title>T</title>a<br>b<br> <br/>c&nbsp;d"), ["a b", "c d"]);
    }

    #[test]
    fn inline_tags_do_not_split_words() {
        assert_eq!(texts("<p><b>U</b>nder <a href=x>oath</a>.</p>"), ["Under oath."]);
    }
}

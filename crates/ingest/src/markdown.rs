//! Markdown to title and blocks.
//!
//! Front matter (`---`) gives title, author, date, outlet and language. The words of links and
//! emphasis stay; addresses, images, raw HTML and code blocks go: none of them is prose, and a
//! code block read as prose would make statements of program text.

use crate::html::{Block, collapse};
use crate::page::Page;
use crate::{byline, date};
use onrecord_record::{DateFrom, Published};
use pulldown_cmark::{Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};

/// Reads a Markdown document.
pub(crate) fn read(text: &str) -> Page {
    let mut reader = Reader::default();
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH;
    for event in Parser::new_ext(text, options) {
        reader.take(event);
    }
    reader.end_block();
    reader.finish()
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    text: String,
    heading: bool,
    first_level: Option<usize>,
    front: Vec<(String, String)>,
    /// Open elements whose text is left out.
    hidden: u32,
    in_front: bool,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.in_front => self.front_matter(&text),
            Event::Text(text) | Event::Code(text) if self.hidden == 0 => self.text.push_str(&text),
            Event::SoftBreak | Event::HardBreak => self.text.push(' '),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::MetadataBlock(MetadataBlockKind::YamlStyle) => self.in_front = true,
            Tag::CodeBlock(_) | Tag::Image { .. } | Tag::HtmlBlock => self.hidden += 1,
            Tag::Heading { level, .. } => {
                self.end_block();
                self.heading = true;
                if *level as usize == 1 && self.first_level.is_none() {
                    self.first_level = Some(self.blocks.len());
                }
            }
            tag if is_inline(tag) => {}
            _ => self.end_block(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::MetadataBlock(_) => self.in_front = false,
            TagEnd::CodeBlock | TagEnd::Image | TagEnd::HtmlBlock => self.hidden -= 1,
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => {}
            _ => self.end_block(),
        }
    }

    fn end_block(&mut self) {
        let text = collapse(&self.text);
        self.text.clear();
        let heading = std::mem::take(&mut self.heading);
        if !text.is_empty() {
            self.blocks.push(Block { text, heading });
        }
    }

    /// `key: value` lines; other YAML is left alone.
    fn front_matter(&mut self, text: &str) {
        for line in text.lines() {
            if let Some((key, value)) = line.split_once(':') {
                let value = value.trim().trim_matches(['"', '\'', '[', ']']);
                self.front.push((key.trim().to_ascii_lowercase(), value.to_owned()));
            }
        }
    }

    fn front(&self, keys: &[&str]) -> Option<&str> {
        let found = self
            .front
            .iter()
            .find(|(key, value)| keys.contains(&key.as_str()) && !value.is_empty());
        found.map(|(_, value)| value.as_str())
    }

    /// The headline is the front matter's, else a first-level heading that begins the document.
    fn finish(mut self) -> Page {
        let heads = self.first_level == Some(0) && !self.blocks.is_empty();
        let first = heads.then(|| self.blocks[0].text.clone());
        let title = self.front(&["title", "headline"]).map(str::to_owned).or_else(|| first.clone());
        if first.is_some() && first == title {
            self.blocks.remove(0);
        }
        let outlet = self.front(&["outlet", "publisher", "publication", "site"]).map(str::to_owned);
        let authors: Vec<String> =
            self.front(&["author", "authors", "byline"]).map(str::to_owned).into_iter().collect();
        let day = self.front(&["date", "published", "pubdate"]).and_then(date::machine);
        Page {
            title,
            byline: byline::names(&authors, outlet.as_deref()),
            published: day.map(|value| Published { value, from: DateFrom::Metadata }),
            language: self.front(&["lang", "language"]).map(str::to_owned),
            outlet,
            blocks: self.blocks,
            notices: Vec::new(),
        }
    }
}

const fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_and_links_become_plain_words() {
        let page = read(
            "# Bridge to *close*\n\nThe [council](http://a.test) voted\non **Tuesday**.\n\n- one\n- two\n\n> “Enough,” she said.\n\n```\nlet x = 1;\n```\n",
        );
        assert_eq!(
            page.text(),
            "Bridge to close\n\nThe council voted on Tuesday.\n\none\n\ntwo\n\n“Enough,” she said."
        );
    }

    #[test]
    fn front_matter_is_metadata() {
        let page = read(
            "---\ntitle: \"Bridge to close\"\nauthor: Jane Doe\ndate: 2018-01-05\nlang: en\n---\n\nText.\n",
        );
        assert_eq!(page.title.as_deref(), Some("Bridge to close"));
        assert_eq!(page.byline, ["Jane Doe"]);
        assert_eq!(page.published.unwrap().value, "2018-01-05");
        assert_eq!(page.blocks.len(), 1);
    }

    #[test]
    fn a_later_heading_is_no_title() {
        let page = read("Text first.\n\n# Then a heading\n");
        assert_eq!(page.title, None);
        assert_eq!(page.blocks.len(), 2);
    }
}

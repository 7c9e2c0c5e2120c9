//! A page made harmless before any tree is built of it.
//!
//! Tree builders and article extractors walk trees by recursion and copy open formatting elements
//! into every block, so that a few kilobytes of tags can hang or overflow them. This pass writes
//! the page anew from its tags: elements nested properly, each closed where it ends, none deeper
//! than the bound; scripts, styles, drawings and frames left out. The text stays.

use super::elements::{
    ends_with_start_of, is_block, is_formatting, is_heading, is_scope, is_skipped, is_void,
};
use super::tokens::{Cut, StartTag, Token, walk};
use crate::cut::beginning;
use crate::limits::{MAX_DEPTH, MAX_ELEMENTS, MAX_FORMATTING, MAX_PAGE_TEXT, MAX_STRUCTURED_DATA};
use std::collections::BTreeMap;

/// A page within the bounds.
pub(crate) struct Bounded {
    /// The page, written anew.
    pub(crate) html: String,
    /// What was left out, as a clause for a notice; empty where nothing was.
    pub(crate) cuts: Vec<String>,
}

/// Writes `html` anew within the bounds.
pub(crate) fn bound(html: &str) -> Bounded {
    let mut writer = Writer::default();
    let cut = walk(html, |token| writer.take(&token));
    writer.close_to(0);
    Bounded { cuts: writer.cuts(cut), html: writer.out }
}

/// An element that is open in what was written.
struct Open {
    name: String,
    /// Elements inside whose tags were left out: their end tags are left out too.
    unwritten: BTreeMap<String, u32>,
}

#[derive(Default)]
struct Writer {
    out: String,
    open: Vec<Open>,
    /// The element whose whole inside is left out, and how often it is nested in itself.
    skipping: Option<(String, u32)>,
    formatting: usize,
    elements: usize,
    text: usize,
    structured: usize,
    too_deep: usize,
    too_many: usize,
    cut_text: usize,
}

impl Writer {
    fn take(&mut self, token: &Token<'_>) {
        match token {
            Token::Start(tag) => self.start(tag),
            Token::End(name) => self.end(name),
            Token::Text(text) => self.text(text),
        }
    }

    fn start(&mut self, tag: &StartTag) {
        if let Some((name, depth)) = &mut self.skipping {
            *depth += u32::from(*name == tag.name && !tag.self_closing);
            return;
        }
        let name = tag.name.as_str();
        if is_skipped(name, tag) {
            self.skip(tag);
        } else if !self.is_misplaced(name) {
            self.close_implied(name);
            self.write_element(tag);
        }
    }

    /// Elements in the wrong place, which a tree builder ignores as well: a second `html`, `head`
    /// or `body`, a link inside a link.
    fn is_misplaced(&self, name: &str) -> bool {
        match name {
            "html" | "head" | "body" => self.open.iter().any(|open| open.name == name),
            "a" => self
                .open
                .iter()
                .rev()
                .take_while(|open| !is_scope(&open.name))
                .any(|open| open.name == "a"),
            "frameset" | "frame" => true,
            _ => false,
        }
    }

    fn skip(&mut self, tag: &StartTag) {
        self.out.push(' ');
        if !tag.self_closing && !is_void(&tag.name) {
            self.skipping = Some((tag.name.clone(), 1));
        }
    }

    /// Closes what a start tag ends without an end tag (HTML Standard, 13.1.2.4).
    fn close_implied(&mut self, name: &str) {
        while let Some(at) = self.open.iter().rposition(|open| !is_formatting(&open.name))
            && ends_with_start_of(&self.open[at].name, name)
        {
            self.close_to(at);
        }
        if matches!(name, "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" | "li" | "dd" | "dt") {
            self.close_sibling(name);
        }
    }

    /// Closes an item or cell that is still open in the same list or table.
    fn close_sibling(&mut self, name: &str) {
        let list = |open: &Open| {
            matches!(open.name.as_str(), "ul" | "ol" | "menu" | "dl" | "table" | "template")
        };
        let inside = self.open.iter().rposition(list).map_or(0, |at| at + 1);
        let sibling = self.open[inside..]
            .iter()
            .position(|open| ends_with_start_of(&open.name, name) && open.name != "p");
        if let Some(at) = sibling {
            self.close_to(inside + at);
        }
    }

    fn write_element(&mut self, tag: &StartTag) {
        let name = tag.name.as_str();
        let formatting = is_formatting(name);
        self.elements += 1;
        let many = self.elements > MAX_ELEMENTS;
        let deep = self.open.len() >= MAX_DEPTH || formatting && self.formatting >= MAX_FORMATTING;
        if many || deep || !is_plain_name(name) {
            self.too_many += usize::from(many);
            self.too_deep += usize::from(deep && !many);
            self.leave_out(name);
            return;
        }
        self.write_start(tag);
        if !is_void(name) {
            self.formatting += usize::from(formatting);
            self.open.push(Open { name: name.to_owned(), unwritten: BTreeMap::new() });
        }
    }

    /// Leaves out the tag, but neither the text inside nor the gap between two blocks.
    fn leave_out(&mut self, name: &str) {
        // Two breaks part paragraphs; more of them part nothing and cost whoever walks the tree.
        if (is_block(name) || name == "br") && !self.out.ends_with("<br><br>") {
            self.out.push_str(if self.elements > 2 * MAX_ELEMENTS { " " } else { "<br>" });
        }
        if !is_void(name)
            && let Some(top) = self.open.last_mut()
        {
            if let Some(count) = top.unwritten.get_mut(name) {
                *count += 1;
            } else if top.unwritten.len() < MAX_DEPTH {
                top.unwritten.insert(name.to_owned(), 1);
            }
        }
    }

    fn write_start(&mut self, tag: &StartTag) {
        self.out.push('<');
        self.out.push_str(&tag.name);
        for (name, value) in &tag.attributes {
            if is_plain_name(name) && !name.starts_with("on") {
                self.out.push(' ');
                self.out.push_str(name);
                self.out.push_str("=\"");
                escape(value, &mut self.out);
                self.out.push('"');
            }
        }
        self.out.push('>');
    }

    fn end(&mut self, name: &str) {
        if let Some((skipped, depth)) = &mut self.skipping {
            *depth -= u32::from(skipped == name);
            if *depth == 0 {
                self.skipping = None;
            }
            return;
        }
        if name == "br" {
            self.out.push_str("<br>");
        }
        if !self.ends_unwritten(name) && !matches!(name, "html" | "body") {
            self.end_written(name);
        }
    }

    fn ends_unwritten(&mut self, name: &str) -> bool {
        let Some(count) = self.open.last_mut().and_then(|top| top.unwritten.get_mut(name)) else {
            return false;
        };
        let found = *count > 0;
        *count -= u32::from(found);
        found
    }

    /// Closes the element that this end tag means, if one is open within reach.
    fn end_written(&mut self, name: &str) {
        let means = |open: &Open| open.name == name || is_heading(name) && is_heading(&open.name);
        let shields = |open: &Open| {
            is_scope(&open.name)
                && !matches!(
                    name,
                    "table" | "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" | "caption"
                )
                || open.name == "table" && name != "table"
                || is_formatting(name) && is_block(&open.name)
        };
        for at in (0..self.open.len()).rev() {
            if means(&self.open[at]) {
                self.close_to(at);
                return;
            }
            if shields(&self.open[at]) {
                return;
            }
        }
    }

    /// Closes all elements from the `depth`th on.
    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth
            && let Some(open) = self.open.pop()
        {
            self.formatting -= usize::from(is_formatting(&open.name));
            self.out.push_str("</");
            self.out.push_str(&open.name);
            self.out.push('>');
        }
    }

    fn text(&mut self, text: &str) {
        if self.skipping.is_some() {
            return;
        }
        if self.open.last().is_some_and(|open| open.name == "script") {
            self.structured_data(text);
            return;
        }
        let room = MAX_PAGE_TEXT.saturating_sub(self.text);
        let kept = beginning(text, room);
        self.text += kept.len();
        self.cut_text += text.len() - kept.len();
        escape(kept, &mut self.out);
    }

    /// Data in a script is kept whole or not at all: half of it cannot be read.
    fn structured_data(&mut self, text: &str) {
        if self.structured + text.len() <= MAX_STRUCTURED_DATA {
            self.structured += text.len();
            self.out.push_str(text);
        } else {
            self.cut_text += text.len();
        }
    }

    fn cuts(&self, cut: Cut) -> Vec<String> {
        let counts = [
            (self.too_deep, "tags nested too deeply"),
            (self.too_many, "tags beyond the bound for one page"),
            (cut.attributes, "attributes beyond the bounds"),
            (self.cut_text, "bytes of text beyond the bound for one page"),
        ];
        let told = counts.iter().filter(|(count, _)| *count > 0);
        told.map(|(count, what)| format!("{count} {what}")).collect()
    }
}

/// Names of elements and attributes that can be written without changing their meaning.
fn is_plain_name(name: &str) -> bool {
    name.len() <= 64
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_:.".contains(c))
}

/// Writes text so that a parser reads the same text again.
pub(super) fn escape(text: &str, out: &mut String) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(entity);
        from = at + 1;
    }
    out.push_str(&text[from..]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn depth(html: &str) -> usize {
        let (mut now, mut most) = (0usize, 0);
        walk(html, |token| match token {
            Token::Start(tag) if !is_void(&tag.name) => {
                now += 1;
                most = most.max(now);
            }
            Token::End(_) => now -= 1,
            _ => {}
        });
        assert_eq!(now, 0, "not balanced: {html}");
        most
    }

    #[test]
    fn sound_markup_stays_as_it_is() {
        let html = "<html><body><div id=\"a\"><p>x &amp; <b>y</b></p><ul><li>1</li><li>2</li></ul></div></body></html>";
        let bounded = bound(html);
        assert_eq!(bounded.html, html);
        assert!(bounded.cuts.is_empty());
    }

    #[test]
    fn what_is_too_deep_leaves_few_breaks() {
        let html = format!("{}one{}two", "<div>".repeat(20 * MAX_DEPTH), "<div>".repeat(MAX_DEPTH));
        let bounded = bound(&html);
        assert!(bounded.html.contains("one<br><br>two"), "{}", bounded.html);
        assert_eq!(bounded.html.matches("<br>").count(), 4);
    }

    #[test]
    fn left_out_end_tags_are_written() {
        assert_eq!(bound("<ul><li>a<li>b</ul>c").html, "<ul><li>a</li><li>b</li></ul>c");
        assert_eq!(bound("<p>a<p>b<div>c").html, "<p>a</p><p>b</p><div>c</div>");
        assert_eq!(
            bound("<table><tr><td>a<td><table><tr><td>x</table><tr><td>b</table>").html,
            "<table><tr><td>a</td><td><table><tr><td>x</td></tr></table></td></tr><tr><td>b</td></tr></table>"
        );
    }

    #[test]
    fn crossed_formatting_is_nested() {
        assert_eq!(bound("<p>a <b>b <i>c</b> d</i></p>").html, "<p>a <b>b <i>c</i></b> d</p>");
        assert_eq!(bound("<b><div>x</b>y</div>").html, "<b><div>xy</div></b>");
    }

    #[test]
    fn an_end_tag_without_start_ends_nothing() {
        assert_eq!(bound("<div>a</p></span>b</div>").html, "<div>ab</div>");
        assert_eq!(
            bound("<div><table><tr><td>a</div>b</table></div>").html,
            "<div><table><tr><td>ab</td></tr></table></div>"
        );
    }

    #[test]
    fn scripts_and_drawings_go_and_data_stays() {
        let html = "<svg><g><path></g></svg>a<script>x</script><script type=\"application/ld+json\">{\"a\":\"<b>\"}</script>";
        assert_eq!(
            bound(html).html,
            " a <script type=\"application/ld+json\">{\"a\":\"<b>\"}</script>"
        );
    }

    #[test]
    fn hostile_nesting_is_cut_and_told() {
        for tag in ["div", "b", "i", "font", "table", "ul", "blockquote", "span", "x-y"] {
            let html = format!(
                "{}deep{}",
                format!("<{tag}>").repeat(50_000),
                format!("</{tag}>").repeat(50_000)
            );
            let bounded = bound(&html);
            assert!(depth(&bounded.html) <= MAX_DEPTH, "{tag}");
            assert!(bounded.html.contains("deep") && !bounded.cuts.is_empty(), "{tag}");
        }
    }

    #[test]
    fn what_follows_a_hostile_part_stays_whole() {
        let html = format!("<p>{}x{}</p><p>after</p>", "<b>".repeat(999), "</b>".repeat(999));
        assert!(bound(&html).html.ends_with(
            "x</b></b></b></b></b></b></b></b></b></b></b></b></b></b></b></b></p><p>after</p>"
        ));
    }

    proptest! {
        #[test]
        fn any_markup_comes_out_balanced_and_stable(parts in proptest::collection::vec(
            prop::sample::select(vec!["<p>", "</p>", "<b>", "</b>", "<div>", "</div>", "<a href=x>", "</a>",
                "<table>", "<tr>", "<td>", "</td>", "</table>", "<li>", "<ul>", "</ul>", "<h1>", "</h2>", "<svg>",
                "</svg>", "<br>", "text", "&lt;", "<!-- c -->", "<script>", "</script>", "<title>", "</title>"]), 0..60)) {
            let once = bound(&parts.concat()).html;
            depth(&once);
            prop_assert_eq!(&bound(&once).html, &once);
        }
    }
}

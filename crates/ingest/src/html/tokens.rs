//! HTML as a stream of tags and text, with bounded attributes. No tree, no recursion.

use crate::cut::beginning;
use crate::limits::{MAX_ATTRIBUTE_BYTES, MAX_ATTRIBUTE_NAME, MAX_ATTRIBUTE_VALUE, MAX_ATTRIBUTES};
use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use std::borrow::Cow;
use std::convert::Infallible;

/// A start tag.
#[derive(Debug, Default)]
pub(crate) struct StartTag {
    /// Name in small letters.
    pub(crate) name: String,
    /// Attributes in order: name in small letters, value with its entities resolved.
    pub(crate) attributes: Vec<(String, String)>,
    /// Whether the tag ended with `/>`.
    pub(crate) self_closing: bool,
}

impl StartTag {
    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// One piece of a page.
pub(crate) enum Token<'a> {
    /// `<p class=x>`
    Start(&'a StartTag),
    /// `</p>`
    End(&'a str),
    /// Text between tags, entities resolved; the inside of a script as it stands.
    Text(&'a str),
}

/// What was left out of tags.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cut {
    /// Attributes beyond the bounds.
    pub(crate) attributes: usize,
    /// Attribute values that were shortened.
    pub(crate) values: usize,
}

/// Hands the pieces of `html` to `take`, one after the other.
pub(crate) fn walk(html: &str, mut take: impl FnMut(Token<'_>)) -> Cut {
    let mut reader = TagReader::default();
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: html5gum::Span<()>| {
        reader.read(&event, &mut take);
        None::<Infallible>
    });
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(&*unchained(html), emitter).finish();
    reader.cut
}

/// The page without the white space between two attributes in double quotation marks.
///
/// The tokenizer (html5gum 0.9) calls itself once more for each such attribute of a tag, so that
/// enough of them overflow any stack; where the white space is missing it does not, and reads the
/// same attributes. The rule looks at no context, lest a page find one where it does not hold;
/// outside tags it touches nothing but text that is itself made of attributes.
fn unchained(html: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut from = 0;
    for (at, _) in html.match_indices('"') {
        let behind = &html[at + 1..];
        let space = behind.len() - behind.trim_start_matches(is_space).len();
        if space > 0 && begins_quoted_attribute(&behind[space..]) {
            out.push_str(&html[from..=at]);
            from = at + 1 + space;
        }
    }
    if from == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(&html[from..]);
    Cow::Owned(out)
}

/// White space inside tags (HTML Standard, 13.2.5.32).
const fn is_space(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\x0C' | '\r' | ' ')
}

/// `name="`, with anything in the name that the tokenizer takes.
fn begins_quoted_attribute(text: &str) -> bool {
    let name = text.find(|c: char| is_space(c) || matches!(c, '/' | '>' | '='));
    let value = name.and_then(|end| text[end..].strip_prefix('='));
    value.is_some_and(|value| value.trim_start_matches(is_space).starts_with('"'))
}

/// Puts start tags together from the tokenizer's events.
#[derive(Default)]
struct TagReader {
    tag: StartTag,
    in_tag: bool,
    /// Whether the value that comes next belongs to an attribute that was left out.
    skip_value: bool,
    attribute_bytes: usize,
    cut: Cut,
}

impl TagReader {
    fn read(&mut self, event: &CallbackEvent<'_>, take: &mut impl FnMut(Token<'_>)) {
        match event {
            CallbackEvent::OpenStartTag { name } => self.open(name),
            CallbackEvent::AttributeName { name } if self.in_tag => self.attribute(name),
            CallbackEvent::AttributeValue { value } if self.in_tag => self.value(value),
            CallbackEvent::CloseStartTag { self_closing } => {
                self.tag.self_closing = *self_closing;
                self.in_tag = false;
                take(Token::Start(&self.tag));
            }
            CallbackEvent::EndTag { name } => take(Token::End(&String::from_utf8_lossy(name))),
            CallbackEvent::String { value } => take(Token::Text(&String::from_utf8_lossy(value))),
            _ => {}
        }
    }

    fn open(&mut self, name: &[u8]) {
        self.tag.name.clear();
        self.tag.name.push_str(&String::from_utf8_lossy(name));
        self.tag.attributes.clear();
        self.in_tag = true;
    }

    fn attribute(&mut self, name: &[u8]) {
        let full = self.tag.attributes.len() >= MAX_ATTRIBUTES
            || self.attribute_bytes >= MAX_ATTRIBUTE_BYTES;
        self.skip_value = full || name.len() > MAX_ATTRIBUTE_NAME;
        if self.skip_value {
            self.cut.attributes += 1;
            return;
        }
        self.attribute_bytes += name.len();
        self.tag.attributes.push((String::from_utf8_lossy(name).into_owned(), String::new()));
    }

    fn value(&mut self, value: &[u8]) {
        if self.skip_value {
            return;
        }
        let value = String::from_utf8_lossy(value);
        let kept = beginning(&value, MAX_ATTRIBUTE_VALUE);
        self.cut.values += usize::from(kept.len() < value.len());
        self.attribute_bytes += kept.len();
        if let Some((_, slot)) = self.tag.attributes.last_mut() {
            kept.clone_into(slot);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> String {
        let mut out = String::new();
        walk(html, |token| match token {
            Token::Start(tag) => {
                out = [&out, "[", &tag.name, " ", &format!("{:?}", tag.attributes), "]"].concat();
            }
            Token::End(name) => out = [&out, "[/", name, "]"].concat(),
            Token::Text(text) => out.push_str(text),
        });
        out
    }

    #[test]
    fn tags_and_text_come_in_order() {
        assert_eq!(
            shown("<P Class='a&amp;b' hidden>x &lt; y</p>"),
            r#"[p [("class", "a&b"), ("hidden", "")]]x < y[/p]"#
        );
    }

    #[test]
    fn scripts_are_one_piece_of_text() {
        assert_eq!(shown("<script>if(a<b)'</p>'</script>z"), "[script []]if(a<b)'</p>'[/script]z");
    }

    #[test]
    fn attributes_keep_their_values_without_white_space_between() {
        assert_eq!(
            unchained("<p a=\"1\"\n b=\"2\" c='3' d=\"4\">\"x\" y"),
            "<p a=\"1\"b=\"2\" c='3' d=\"4\">\"x\" y"
        );
        assert_eq!(shown("<p a=\"1\"  b=\"2\">"), r#"[p [("a", "1"), ("b", "2")]]"#);
    }

    #[test]
    fn any_number_of_attributes_is_read() {
        for attribute in
            ["a=\"\" ", "a=\"x\"", "a='' ", "a=x ", "a/", "\"a=\" b=\"", "=\"\" ", "a=\"\"\r\n"]
        {
            walk(&format!("<p {}>", attribute.repeat(300_000)), |_| {});
            walk(&format!("<!-- <p {}", attribute.repeat(300_000)), |_| {});
        }
    }

    #[test]
    fn attributes_beyond_the_bound_are_counted() {
        let many = " a=v".repeat(MAX_ATTRIBUTES + 5);
        let cut = walk(&format!("<p{many} ></p>"), |_| {});
        assert_eq!(cut, Cut { attributes: 5, values: 0 });
        let long = "v".repeat(MAX_ATTRIBUTE_VALUE + 1);
        assert_eq!(walk(&format!("<p a={long}>"), |_| {}).values, 1);
    }
}

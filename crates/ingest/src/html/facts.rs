//! What a page says about itself: `meta` elements, JSON-LD, `time` elements, headings.

use super::blocks::collapse;
use super::tokens::{StartTag, Token, walk};
use serde_json::Value;

/// What a page says about itself, in page order.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// `lang` of the `html` element.
    pub(crate) lang: Option<String>,
    /// Names (`name`, `property` or `itemprop`, in small letters) and contents of `meta` elements.
    pub(crate) metas: Vec<(String, String)>,
    /// The `title` element.
    pub(crate) title: Option<String>,
    /// First-level headings.
    pub(crate) headings: Vec<String>,
    /// `link rel=canonical`.
    pub(crate) canonical: Option<String>,
    /// `time` elements and others with a machine-readable date.
    pub(crate) times: Vec<TimeTag>,
    /// Elements marked as the author's name.
    pub(crate) authors: Vec<String>,
    /// The article's JSON-LD nodes, then all others.
    pub(crate) nodes: Vec<Value>,
}

/// An element with a date.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TimeTag {
    /// `datetime` or `content`.
    pub(crate) value: String,
    /// Whether the page marks it as the date of publication.
    pub(crate) marked: bool,
}

impl Facts {
    /// The first `meta` with one of these names that is not empty, in the order of the names.
    pub(crate) fn meta(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.all_metas(name).next())
    }

    /// All `meta`s of one name that are not empty.
    pub(crate) fn all_metas<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        let named = self.metas.iter().filter(|(key, _)| key == name);
        let contents =
            named.map(|(_, content)| content.trim()).filter(|content| !content.is_empty());
        contents.collect::<Vec<_>>().into_iter()
    }

    /// The first text under `key` among the JSON-LD nodes.
    pub(crate) fn structured(&self, key: &str) -> Option<&Value> {
        self.nodes.iter().find_map(|node| node.get(key)).filter(|value| !value.is_null())
    }
}

/// Reads what the page says about itself.
pub(crate) fn facts(html: &str) -> Facts {
    let mut reader = Reader::default();
    walk(html, |token| match token {
        Token::Start(tag) => reader.start(tag),
        Token::End(name) => reader.end(name),
        Token::Text(text) => reader.text(text),
    });
    reader.facts.nodes.sort_by_key(|node| !is_article(node));
    reader.facts
}

/// Whose text is being gathered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gather {
    Title,
    Heading,
    Author,
    Data,
}

/// Most JSON-LD nodes that are looked at.
const MAX_NODES: usize = 2000;

#[derive(Default)]
struct Reader {
    facts: Facts,
    gather: Option<(Gather, String)>,
    text: String,
}

impl Reader {
    fn start(&mut self, tag: &StartTag) {
        match tag.name.as_str() {
            "html" => {
                self.facts.lang =
                    tag.get("lang").or_else(|| tag.get("xml:lang")).map(str::to_owned);
            }
            "meta" => self.meta(tag),
            "link" if tag.get("rel") == Some("canonical") => {
                self.facts.canonical = tag.get("href").map(str::to_owned);
            }
            "title" if self.facts.title.is_none() => self.begin(Gather::Title, "title"),
            "h1" => self.begin(Gather::Heading, "h1"),
            "script" => self.begin(Gather::Data, "script"),
            _ => self.marked(tag),
        }
        self.time(tag);
    }

    fn meta(&mut self, tag: &StartTag) {
        let Some(content) = tag.get("content") else { return };
        for attribute in ["property", "name", "itemprop"] {
            if let Some(name) = tag.get(attribute) {
                self.facts.metas.push((name.trim().to_ascii_lowercase(), content.to_owned()));
            }
        }
    }

    /// Elements that the page marks as the author (microdata, microformats, `rel`).
    fn marked(&mut self, tag: &StartTag) {
        let is = |name: &str, value: &str| {
            tag.get(name).is_some_and(|all| all.split_ascii_whitespace().any(|one| one == value))
        };
        if self.gather.is_none()
            && (is("itemprop", "author") || is("rel", "author") || is("itemprop", "creator"))
        {
            self.begin(Gather::Author, &tag.name);
        }
    }

    fn time(&mut self, tag: &StartTag) {
        let is = |value: &str| {
            tag.get("itemprop")
                .is_some_and(|all| all.split_ascii_whitespace().any(|one| one == value))
        };
        let marked = is("datePublished") || is("datepublished") || tag.get("pubdate").is_some();
        if (tag.name == "time" || marked)
            && let Some(value) = tag.get("datetime").or_else(|| tag.get("content"))
        {
            self.facts.times.push(TimeTag { value: value.to_owned(), marked });
        }
    }

    fn begin(&mut self, gather: Gather, name: &str) {
        self.gather = Some((gather, name.to_owned()));
        self.text.clear();
    }

    fn text(&mut self, text: &str) {
        if self.gather.is_some() {
            self.text.push_str(text);
        }
    }

    fn end(&mut self, name: &str) {
        if self.gather.as_ref().is_some_and(|(_, open)| open == name)
            && let Some((gather, _)) = self.gather.take()
        {
            self.finish(gather);
        }
    }

    fn finish(&mut self, gather: Gather) {
        let text = collapse(&self.text);
        match gather {
            Gather::Data => self.data(),
            _ if text.is_empty() => {}
            Gather::Title => self.facts.title = Some(text),
            Gather::Heading => self.facts.headings.push(text),
            Gather::Author => self.facts.authors.push(text),
        }
    }

    /// All objects of a JSON-LD script, outer before inner. Control characters inside strings are
    /// no JSON, yet frequent; they are read as spaces.
    fn data(&mut self) {
        let json = self.text.replace(|c: char| c.is_control(), " ");
        let Ok(value) = serde_json::from_str::<Value>(&json) else { return };
        let mut todo = vec![value];
        while let Some(value) = todo.pop() {
            match value {
                Value::Array(items) => todo.extend(items.into_iter().rev()),
                Value::Object(mut object) => {
                    if let Some(graph) = object.remove("@graph") {
                        todo.push(graph);
                    }
                    if self.facts.nodes.len() < MAX_NODES {
                        self.facts.nodes.push(Value::Object(object));
                    }
                }
                _ => {}
            }
        }
    }
}

/// Whether a JSON-LD node is an article (schema.org: Article and its subtypes).
pub(super) fn is_article(node: &Value) -> bool {
    let named = |kind: &Value| {
        kind.as_str().is_some_and(|kind| {
            kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind.ends_with("Report")
        })
    };
    match node.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(named),
        Some(kind) => named(kind),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_comes_before_other_nodes() {
        let html = r#"<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"s"},
            {"@type":["NewsArticle"],"headline":"H","datePublished":"2018-01-05"}]}</script>"#;
        let facts = facts(html);
        assert_eq!(facts.structured("headline").unwrap(), "H");
        assert_eq!(facts.nodes.len(), 3);
    }

    #[test]
    fn metas_are_found_by_any_of_their_names() {
        let facts = facts(
            "<meta property='OG:Title' content=' a '><meta name=author content=''><meta name=byl content=b>",
        );
        assert_eq!(facts.meta(&["author", "byl"]), Some("b"));
        assert_eq!(facts.meta(&["og:title"]), Some("a"));
    }

    #[test]
    fn dates_headings_and_authors_are_gathered() {
        let facts = facts(
            "<html lang=en-GB><title>T | S</title><h1>A <i>b</i></h1><time pubdate datetime=2018-01-05>x</time><a rel=author>Jo Roe</a>",
        );
        assert_eq!(facts.times, [TimeTag { value: "2018-01-05".into(), marked: true }]);
        assert_eq!(
            (facts.headings, facts.authors),
            (vec!["A b".to_owned()], vec!["Jo Roe".to_owned()])
        );
        assert_eq!(facts.title.as_deref(), Some("T | S"));
    }
}

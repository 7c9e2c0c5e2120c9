//! Pages that lead to articles and are none: front pages, sections, lists of results.
//!
//! A page that calls itself an article is one. Others are known by where they lie, by what they call
//! themselves, or by what is left of them: headlines that are links.

use super::blocks::{Block, collapse};
use super::facts::Facts;
use super::tokens::{Token, walk};
use serde_json::Value;
use std::collections::BTreeSet;
use url::Url;

/// Types of schema.org for pages that list others.
const LIST_TYPES: [&str; 6] =
    ["CollectionPage", "SearchResultsPage", "ItemList", "ProfilePage", "ContactPage", "AboutPage"];

/// Last parts of addresses that name a site's or section's first page.
const INDEX_NAMES: [&str; 6] =
    ["index.html", "index.htm", "index.php", "index.shtml", "default.aspx", "home"];

/// Fewest links that make a list. Articles have as many links to others below them where the
/// extractor leaves them standing, but more paragraphs.
const FEWEST_LINKS: usize = 5;

/// Fewest words of a link that may be a headline.
const HEADLINE_WORDS: usize = 3;

/// Longest link text in bytes that is compared.
const LONGEST_LINK: usize = 1000;

/// What the page is, where its address or its own word tells that it is no article.
pub(super) fn declared(facts: &Facts, address: Option<&str>) -> Option<&'static str> {
    if is_front(address.or(facts.canonical.as_deref())) {
        return Some("a site's front page");
    }
    if is_article(facts) {
        return None;
    }
    is_list(facts).then_some("a page that lists others")
}

/// What the page is, where what was extracted of it consists of headlines that are links.
pub(super) fn seen(blocks: &[Block], html: &str, facts: &Facts) -> Option<&'static str> {
    if is_article(facts) {
        return None;
    }
    let links = link_texts(html);
    let linked = blocks.iter().filter(|block| links.contains(&block.text)).count();
    (linked >= FEWEST_LINKS && linked * 3 >= blocks.len()).then_some("a list of headlines")
}

/// Whether an address is that of a whole site: no path, or one that names its first page.
fn is_front(address: Option<&str>) -> bool {
    let Some(url) = address.and_then(|address| Url::parse(address).ok()) else { return false };
    let path = url.path().trim_matches('/').to_ascii_lowercase();
    let front = path.is_empty() || INDEX_NAMES.contains(&path.as_str());
    // "/?p=123" is an article on many blogs.
    front && url.query().is_none()
}

fn is_article(facts: &Facts) -> bool {
    let open_graph =
        facts.meta(&["og:type"]).is_some_and(|kind| kind.eq_ignore_ascii_case("article"));
    let stated = facts.meta(&["article:published_time"]).is_some();
    open_graph || stated || facts.nodes.first().is_some_and(super::facts::is_article)
}

fn is_list(facts: &Facts) -> bool {
    facts.nodes.iter().any(|node| types(node).any(|kind| LIST_TYPES.contains(&kind)))
}

/// The `@type`s of a JSON-LD node.
fn types(node: &Value) -> impl Iterator<Item = &str> {
    let value = node.get("@type");
    let one = value.and_then(Value::as_str);
    let many = value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    one.into_iter().chain(many)
}

/// The words of every link that may be a headline.
fn link_texts(html: &str) -> BTreeSet<String> {
    let mut links = Links::default();
    walk(html, |token| links.take(&token));
    links.texts
}

#[derive(Default)]
struct Links {
    texts: BTreeSet<String>,
    open: Option<String>,
}

impl Links {
    fn take(&mut self, token: &Token<'_>) {
        match token {
            Token::Start(tag) if tag.name == "a" => self.open = Some(String::new()),
            Token::End("a") => self.close(),
            Token::Text(text) => {
                if let Some(open) = self.open.as_mut().filter(|open| open.len() < LONGEST_LINK) {
                    open.push_str(text);
                }
            }
            _ => {}
        }
    }

    fn close(&mut self) {
        let text = self.open.take().map(|text| collapse(&text)).unwrap_or_default();
        if text.split(' ').count() >= HEADLINE_WORDS {
            self.texts.insert(text);
        }
    }
}

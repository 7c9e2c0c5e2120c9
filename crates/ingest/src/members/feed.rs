//! Feeds: RSS, Atom, JSON Feed.
//!
//! A feed names articles; of some it holds the text. RSS gives the full text in `content:encoded` and
//! a synopsis in `description` (RSS Advisory Board, RSS Best Practices Profile), Atom in `content` and
//! `summary` (RFC 4287, 4.1.3 and 4.2.13), JSON Feed in `content_html` or `content_text` and `summary`. A
//! summary is not the article, and neither is a text that breaks off: such entries are told by name
//! unless the pages are asked for.

use super::follow::Follow;
use super::open::{Bytes, Place, archived, key_of_address};
use super::{Context, Refusal, Step, Steps, once};
use crate::html::{self, Block};
use crate::load::read_stream;
use crate::{IngestError, Raw, article};
use feed_rs::model::{Content, Entry, Feed, Text};
use feed_rs::parser::Builder;
use serde_json::{Map, Value, json};
use url::Url;

/// Fewest words of a text that is taken for a whole article; summaries have some 30 to 60.
const FEWEST_WORDS: usize = 100;

/// Most words of a last paragraph that only leads to the page.
const LEAD_WORDS: usize = 8;

/// Most `=` in one tag and most namespace declarations in a feed: the reader compares each with all
/// others. Feeds have some dozens.
const MAX_ATTRIBUTES: usize = 2000;

/// Words that end an excerpt.
const ENDINGS: &str = include_str!("../../data/feed-endings.txt");

/// What a feed says of one article.
pub(super) struct Named {
    /// The address of its page.
    pub(super) link: Option<Url>,
    /// The article, where the feed holds it.
    pub(super) full: Option<Raw>,
    /// Where the feed's own copy stands.
    pub(super) key: String,
    /// What messages call it.
    pub(super) name: String,
    /// Its place in the feed, from 1.
    pub(super) number: u64,
}

pub(super) fn entries(stream: Bytes, place: Place, context: &Context) -> Steps {
    let named = match read(stream, &place, context) {
        Ok(feed) => named(&feed, &place),
        Err(error) => return once(Step::refused(&place.name, &error)),
    };
    if context.options.follow {
        return Box::new(Follow::new(named, place, context));
    }
    let context = context.clone();
    Box::new(named.into_iter().map(move |named| held(named, &place, &context)))
}

/// What the feed itself holds of an article.
pub(super) fn held(named: Named, place: &Place, context: &Context) -> Step {
    match (named.full, named.link) {
        (Some(raw), _) => archived(named.key, raw, place.within(named.number), context),
        (None, Some(_)) => not_fetched(&named.name, place),
        (None, None) => bare(&named.name, place),
    }
}

fn not_fetched(name: &str, place: &Place) -> Step {
    let reason = format!(
        "{name} is named by the feed {}, not fetched; --follow fetches the pages that a feed names",
        place.name
    );
    Step::Refused(Refusal { name: name.to_owned(), reason })
}

fn bare(name: &str, place: &Place) -> Step {
    let reason = format!(
        "{name} stands in the feed {} without its text or address; look for the article itself",
        place.name
    );
    Step::Refused(Refusal { name: name.to_owned(), reason })
}

fn read(stream: Bytes, place: &Place, context: &Context) -> Result<Feed, IngestError> {
    let bytes = read_stream(stream, &place.name, context.limit())?;
    let bad = |cause: String| IngestError::BadFeed { name: place.name.clone(), cause };
    if is_overgrown(&bytes) {
        return Err(bad("it has more attributes than feeds have".to_owned()));
    }
    let builder = Builder::new()
        .base_uri(place.address.as_ref().map(Url::as_str))
        .sanitize_content(false)
        // The crate's own is random where an entry has neither id nor link.
        .id_generator(|_, _, _| String::new());
    builder.build().parse(&*bytes).map_err(|error| bad(error.to_string()))
}

/// Whether reading the feed would take time that grows with the square of its length.
fn is_overgrown(bytes: &[u8]) -> bool {
    let mut in_tag = 0;
    let mut declarations = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            b'<' | b'>' => in_tag = 0,
            b'=' => in_tag += 1,
            b'x' if bytes[at..].starts_with(b"xmlns") => declarations += 1,
            _ => {}
        }
        if in_tag > MAX_ATTRIBUTES || declarations > MAX_ATTRIBUTES {
            return true;
        }
    }
    false
}

fn named(feed: &Feed, place: &Place) -> Vec<Named> {
    let entries = feed.entries.iter().zip(1..);
    entries.map(|(entry, number)| name(feed, entry, number, place)).collect()
}

fn name(feed: &Feed, entry: &Entry, number: u64, place: &Place) -> Named {
    let link = link(entry);
    let id = Some(&entry.id).filter(|id| !id.is_empty());
    let bytes = full(feed, entry, link.as_ref());
    let key = match (&link, id) {
        (Some(link), _) => key_of_address(link.as_str()),
        (None, Some(id)) => place.key_of(id),
        (None, None) => place.key_of_bytes(bytes.as_deref().unwrap_or_default()),
    };
    let id = id.cloned().unwrap_or_else(|| number.to_string());
    let name = link.as_ref().map_or_else(|| place.member(&id), Url::to_string);
    let full = bytes.map(|bytes| Raw {
        bytes,
        uri: Some(name.clone()),
        address: link.as_ref().map(Url::to_string),
        media_type: Some(article::MEDIA_TYPE.to_owned()),
        ..Raw::default()
    });
    Named { link, full, key, name, number }
}

/// The page's address: the link that says so or says nothing, else an id that is an address.
fn link(entry: &Entry) -> Option<Url> {
    let pages = entry.links.iter().filter(|link| link.target.is_none());
    let pages = pages.filter(|link| matches!(link.rel.as_deref(), None | Some("alternate")));
    let addresses = pages.map(|link| link.href.as_str()).chain([entry.id.as_str()]);
    let mut urls = addresses.filter_map(|address| Url::parse(address).ok());
    urls.find(|url| matches!(url.scheme(), "http" | "https") && url.host().is_some())
}

/// The entry as an article in JSON, where it holds the whole text. What is kept of an entry are these
/// fields; the feed around it is none of the article.
fn full(feed: &Feed, entry: &Entry, link: Option<&Url>) -> Option<Vec<u8>> {
    let content = entry.content.as_ref()?;
    let body = content.body.as_deref()?;
    let (field, blocks) = words(content, body)?;
    if !is_whole(&blocks) {
        return None;
    }
    let mut object = about(feed, entry, link);
    object.insert(field.to_owned(), json!(body));
    serde_json::to_vec(&object).ok()
}

/// The field that an article has such words in, and its blocks; none where they are no words.
fn words(content: &Content, body: &str) -> Option<(&'static str, Vec<Block>)> {
    match content.content_type.to_string().as_str() {
        "text/plain" => Some(("text", paragraphs(body))),
        "text/html" | "application/xhtml" | "application/xhtml+xml" => {
            Some(("html", html::fragment(body)))
        }
        _ => None,
    }
}

/// What the feed says about the article.
fn about(feed: &Feed, entry: &Entry, link: Option<&Url>) -> Map<String, Value> {
    let date = entry.published.map(|moment| moment.to_rfc3339());
    let language = entry.language.clone().or_else(|| feed.language.clone());
    let authors = if entry.authors.is_empty() { &feed.authors } else { &entry.authors };
    let byline: Vec<&str> = authors.iter().filter_map(|person| person.name.as_deref()).collect();
    let fields = [
        ("title", entry.title.as_ref().map(title).map(Value::from)),
        ("date", date.map(Value::from)),
        ("language", language.map(Value::from)),
        ("url", link.map(Url::to_string).map(Value::from)),
        ("byline", (!byline.is_empty()).then(|| json!(byline))),
    ];
    let known = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    known.collect()
}

fn paragraphs(text: &str) -> Vec<Block> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| Block { text: html::collapse(line), heading: false }).collect()
}

/// The headline's words; many feeds write it as markup without saying so.
fn title(title: &Text) -> String {
    if !title.content.contains(['<', '&']) {
        return title.content.clone();
    }
    let blocks = html::fragment(&title.content);
    blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// Whether these are a whole article, and not its beginning.
fn is_whole(blocks: &[Block]) -> bool {
    let blocks = without_credit(blocks);
    let words: usize = blocks.iter().map(|block| block.text.split(' ').count()).sum();
    words >= FEWEST_WORDS && blocks.last().is_some_and(|last| !breaks_off(&last.text))
}

/// The blocks without the line that `WordPress` adds to each entry.
fn without_credit(blocks: &[Block]) -> &[Block] {
    match blocks {
        [before @ .., last]
            if last.text.starts_with("The post ") && last.text.contains(" appeared first on ") =>
        {
            before
        }
        all => all,
    }
}

fn breaks_off(last: &str) -> bool {
    let text = last.trim_end_matches(|c: char| c.is_whitespace() || ")]»→>”\"".contains(c));
    if text.ends_with(['…']) || text.ends_with("...") {
        return true;
    }
    let folded = last.to_lowercase();
    let folded = folded.trim_matches(|c: char| !c.is_alphanumeric());
    let short = folded.split_whitespace().count() <= LEAD_WORDS;
    let mut endings = ENDINGS.lines().filter(|line| !line.starts_with('#'));
    endings.any(|ending| short && folded.starts_with(ending) || behind_dots(folded, ending))
}

/// Whether the words stand at the end, behind dots that say that something is missing.
fn behind_dots(text: &str, ending: &str) -> bool {
    let Some(before) = text.strip_suffix(ending) else { return false };
    let before = before.trim_end_matches(|c: char| c.is_whitespace() || "([]".contains(c));
    before.ends_with('…') || before.ends_with("...")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(last: &str) -> Vec<Block> {
        let body = "The council voted on Tuesday to close the bridge. ".repeat(12);
        paragraphs(&format!("{body}\n{last}"))
    }

    #[test]
    fn texts_that_break_off_are_no_articles() {
        for last in [
            "Residents said […]",
            "Residents said [...]",
            "Residents said…",
            "Read more",
            "Continue reading “Bridge to close” →",
            "Residents said … Read more »",
            "Read the full story at The Herald.",
        ] {
            assert!(!is_whole(&blocks(last)), "{last}");
        }
        for last in [
            "“We were told to read more,” she said, and the council agreed to meet again in May.",
            "Nobody was hurt.",
            "The post Bridge to close appeared first on The Herald.",
        ] {
            assert!(is_whole(&blocks(last)), "{last}");
        }
        assert!(!is_whole(&paragraphs("The council voted on Tuesday to close the bridge.")));
        assert!(!is_whole(&[]));
    }

    #[test]
    fn growth_is_seen_before_it_costs() {
        let many = |one: &str| format!("<rss {}>", one.repeat(MAX_ATTRIBUTES + 1));
        assert!(is_overgrown(many("a='b' ").as_bytes()));
        assert!(is_overgrown("<a xmlns:b='c'>".repeat(MAX_ATTRIBUTES + 1).as_bytes()));
        assert!(!is_overgrown("<a b='c' d='e'>x = y</a>".repeat(9000).as_bytes()));
    }
}

//! Title, authors, outlet, date and language from what a page says about itself.

use super::blocks::collapse;
use super::facts::Facts;
use crate::page::Page;
use crate::{byline, date};
use onrecord_record::{DateFrom, Published};
use serde_json::Value;
use trafilatura::Metadata;
use url::Url;

/// `meta` names that hold the headline, best first.
const TITLE_METAS: [&str; 6] =
    ["og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "title"];

/// `meta` names that hold the publication's name, best first.
const OUTLET_METAS: [&str; 4] =
    ["og:site_name", "dc.publisher", "citation_journal_title", "application-name"];

/// `meta` names that hold authors, best first.
const AUTHOR_METAS: [&str; 9] = [
    "author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "article:author",
    "og:article:author",
    "citation_author",
];

/// `meta` names that hold the date of publication, best first.
const DATE_METAS: [&str; 17] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "article.published",
    "ptime",
    "citation_publication_date",
];

/// A page without blocks: everything else that is known about it.
pub(super) fn page(facts: &Facts, found: Option<&Metadata>, address: Option<&str>) -> Page {
    let outlet = outlet(facts, found, address);
    let title = title(facts, found, outlet.as_deref());
    Page {
        byline: authors(facts, found, outlet.as_deref()),
        published: published(facts, found),
        language: facts.lang.clone(),
        outlet,
        title,
        ..Page::default()
    }
}

fn title(facts: &Facts, found: Option<&Metadata>, outlet: Option<&str>) -> Option<String> {
    let structured = facts.structured("headline").and_then(Value::as_str);
    let candidates = [
        structured,
        facts.meta(&TITLE_METAS),
        facts.headings.first().map(String::as_str),
        found.map(|found| found.title.as_str()),
        facts.title.as_deref(),
    ];
    let mut known =
        candidates.into_iter().flatten().map(unescape).filter(|title| !title.is_empty());
    known.next().map(|title| without_outlet(&title, outlet).to_owned())
}

/// A value of a page's data, entities resolved once more: many pages escape twice.
fn unescape(value: &str) -> String {
    let mut text = String::new();
    super::tokens::walk(&value.replace('<', "&lt;"), |token| {
        if let super::tokens::Token::Text(part) = token {
            text.push_str(part);
        }
    });
    collapse(&text)
}

/// The headline without the publication's name behind a mark ("… | The Herald").
fn without_outlet<'a>(title: &'a str, outlet: Option<&str>) -> &'a str {
    let Some(outlet) = outlet else { return title };
    let cut =
        [" | ", " - ", " – ", " — ", " · ", " :: "].iter().find_map(|mark| title.rsplit_once(mark));
    match cut {
        Some((head, tail)) if same(tail, outlet) && head.chars().count() > 10 => head.trim_end(),
        _ => title,
    }
}

fn same(left: &str, right: &str) -> bool {
    super::folded(left) == super::folded(right)
}

fn outlet(facts: &Facts, found: Option<&Metadata>, address: Option<&str>) -> Option<String> {
    let publisher =
        facts.structured("publisher").and_then(|node| node.get("name")).and_then(Value::as_str);
    let named = facts.meta(&OUTLET_METAS[..1]).or(publisher).or_else(|| facts.meta(&OUTLET_METAS));
    let named = named.map(unescape).filter(|name| !name.is_empty() && !name.contains("://"));
    named
        .or_else(|| host(facts, address))
        .or_else(|| found.map(|found| found.hostname.clone()).filter(|host| !host.is_empty()))
}

/// The host, without "www.", from where the page lies or says that it lies.
fn host(facts: &Facts, address: Option<&str>) -> Option<String> {
    let own = [address, facts.canonical.as_deref(), facts.meta(&["og:url"])];
    let mut urls = own.into_iter().flatten().filter_map(|url| Url::parse(url).ok());
    let host = urls.find_map(|url| Some(url.host_str()?.to_owned()))?;
    Some(host.strip_prefix("www.").unwrap_or(&host).to_owned())
}

fn authors(facts: &Facts, found: Option<&Metadata>, outlet: Option<&str>) -> Vec<String> {
    let structured = facts.structured("author").map(names).unwrap_or_default();
    let metas =
        || AUTHOR_METAS.iter().map(|name| facts.all_metas(name).map(str::to_owned).collect());
    let marked = || facts.authors.first().cloned().into_iter().collect::<Vec<_>>();
    let guessed = || found.map(|found| found.author.clone()).into_iter().collect::<Vec<_>>();
    let sources = std::iter::once(structured).chain(metas()).chain([marked(), guessed()]);
    let mut lists = sources.map(|list| {
        let list: Vec<String> = list.iter().map(|name| unescape(name)).collect();
        byline::names(&list, outlet)
    });
    lists.find(|names| !names.is_empty()).unwrap_or_default()
}

/// Names in a JSON-LD author: a text, an object with a name, or a list of these.
fn names(value: &Value) -> Vec<String> {
    let one = |value: &Value| match value {
        Value::String(name) => Some(name.clone()),
        Value::Object(object) => object.get("name")?.as_str().map(str::to_owned),
        _ => None,
    };
    match value {
        Value::Array(list) => list.iter().filter_map(one).collect(),
        value => one(value).into_iter().collect(),
    }
}

fn published(facts: &Facts, found: Option<&Metadata>) -> Option<Published> {
    let structured = facts.structured("datePublished").and_then(Value::as_str);
    let metas = DATE_METAS.iter().filter_map(|name| facts.meta(&[name]));
    let marked = facts.times.iter().filter(|time| time.marked).map(|time| time.value.as_str());
    let stated = structured.into_iter().chain(metas).chain(marked).find_map(date::machine);
    let guessed =
        // The extractor fills in what a page leaves out ("© 2019") by the first of the month or year.
        || found.and_then(|found| found.date).map(|day| day.to_string()).filter(|day| !day.ends_with("-01")).and_then(|day| date::machine(&day));
    let seen = || facts.times.iter().find_map(|time| date::machine(&time.value));
    stated
        .map(|value| Published { value, from: DateFrom::Metadata })
        .or_else(|| guessed().or_else(seen).map(|value| Published { value, from: DateFrom::Guess }))
}

//! The articles of a timeline or a diary.

use crate::Article;
use onrecord_record::Source;
use serde::Serialize;
use std::collections::BTreeSet;

/// One article, as far as who reads a timeline needs to know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Card {
    /// The id of the source: `sha256:` and the digest of its bytes.
    pub id: String,
    /// Where it was read from, as the user gave it.
    pub uri: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// When it was published: an RFC 3339 date or date-time.
    pub published: Option<String>,
}

impl Card {
    pub(crate) fn of(source: &Source) -> Self {
        Self {
            id: source.id.clone(),
            uri: source.uri.clone(),
            outlet: source.outlet.clone(),
            title: source.title.clone(),
            published: source.published.as_ref().map(|published| published.value.clone()),
        }
    }

    /// The day of publication (YYYY-MM-DD), where it is known.
    pub fn day(&self) -> Option<&str> {
        let published = self.published.as_deref()?;
        Some(published.get(..10).unwrap_or(published))
    }

    /// What the article is called in a word or few: its outlet, else the host of its address or the name of
    /// its file, else its headline.
    pub fn name(&self) -> &str {
        let place = self.uri.as_deref().map(place_name);
        let known = [self.outlet.as_deref(), place, self.title.as_deref()].into_iter().flatten();
        known.into_iter().find(|name| !name.is_empty()).unwrap_or("standard input")
    }
}

/// The host of a web address, the last part of a path.
fn place_name(uri: &str) -> &str {
    match uri.split_once("://") {
        Some((_, address)) => address.split(['/', '?', '#']).next().unwrap_or_default(),
        None => uri.rsplit(['/', '\\']).next().unwrap_or_default(),
    }
}

/// The articles in the order in which they were published (those of unknown date last, then by id), each
/// once: neither the order in which they were given nor giving one twice changes anything.
pub(crate) fn in_order(mut articles: Vec<Article>) -> Vec<Article> {
    articles.sort_by(|a, b| order(&a.card).cmp(&order(&b.card)));
    let mut seen = BTreeSet::new();
    articles.retain(|article| seen.insert(article.card.id.clone()));
    articles
}

/// Articles with the same bytes differ at most in what the user said of them; the last keys settle which is
/// kept.
fn order(card: &Card) -> (bool, Option<&str>, &str, Option<&str>, Option<&str>) {
    let published = card.published.as_deref();
    (published.is_none(), published, &card.id, card.uri.as_deref(), card.outlet.as_deref())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_called_by_outlet_host_file_or_headline() {
        let named = |outlet: Option<&str>, uri: Option<&str>, title: Option<&str>| {
            let owned = |part: Option<&str>| part.map(str::to_owned);
            let card = Card {
                id: "sha256:0".to_owned(),
                uri: owned(uri),
                outlet: owned(outlet),
                title: owned(title),
                published: None,
            };
            card.name().to_owned()
        };
        let address = Some("https://courier.example/a?b");
        assert_eq!(named(Some("The Courier"), address, None), "The Courier");
        assert_eq!(named(None, address, Some("Pier Falls")), "courier.example");
        assert_eq!(named(None, Some("folder/b/pier.html"), None), "pier.html");
        assert_eq!(named(None, Some("c:\\b\\pier.html"), None), "pier.html");
        assert_eq!(named(None, None, Some("Pier Falls")), "Pier Falls");
        assert_eq!(named(None, None, None), "standard input");
    }
}

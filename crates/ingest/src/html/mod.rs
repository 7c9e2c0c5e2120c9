//! An HTML page to title, blocks and metadata.

mod blocks;
mod bound;
mod elements;
mod extract;
mod facts;
mod listing;
mod metadata;
mod restore;
mod tokens;

pub(crate) use blocks::{Block, collapse};

use crate::page::Page;
use crate::{IngestError, Notice};
use onrecord_record::Severity;

/// Reads a page. `address` is where it lies, if that is known.
pub(crate) fn read(html: &str, address: Option<&str>, name: &str) -> Result<Page, IngestError> {
    let bounded = bound::bound(html);
    let facts = facts::facts(&bounded.html);
    article(&bounded, &facts, address, name)
}

/// Reads a page that nobody chose: one that leads to articles is refused.
pub(crate) fn read_crawled(
    html: &str,
    address: Option<&str>,
    name: &str,
) -> Result<Page, IngestError> {
    let bounded = bound::bound(html);
    let facts = facts::facts(&bounded.html);
    let refused = |what| IngestError::Listing { name: name.to_owned(), what };
    if let Some(what) = listing::declared(&facts, address) {
        return Err(refused(what));
    }
    let page = article(&bounded, &facts, address, name)?;
    match listing::seen(&page.blocks, &bounded.html, &facts) {
        Some(what) => Err(refused(what)),
        None => Ok(page),
    }
}

/// The blocks of markup that is all article.
pub(crate) fn fragment(html: &str) -> Vec<Block> {
    blocks::blocks(&bound::bound(html).html)
}

fn article(
    bounded: &bound::Bounded,
    facts: &facts::Facts,
    address: Option<&str>,
    name: &str,
) -> Result<Page, IngestError> {
    let mut notices: Vec<Notice> = bounds_notice(&bounded.cuts).into_iter().collect();
    let extracted = extract::extract(&bounded.html);
    if extracted.is_none() {
        notices.push(extractor_notice());
    }
    let own = blocks::blocks(&bounded.html);
    let (found, metadata) = match extracted {
        Some(extracted) => (restore::restore(extracted.blocks, &own), Some(extracted.metadata)),
        None => (own, None),
    };
    if found.is_empty() {
        return Err(IngestError::NoArticle { name: name.to_owned() });
    }
    let mut page = metadata::page(facts, metadata.as_ref(), address);
    page.blocks = without_titles(found, facts, page.title.as_deref());
    page.notices = notices;
    Ok(page)
}

/// The blocks without leading ones that repeat the headline in any of the page's forms.
fn without_titles(mut blocks: Vec<Block>, facts: &facts::Facts, title: Option<&str>) -> Vec<Block> {
    let forms = title.into_iter().chain(facts.headings.iter().map(String::as_str));
    let forms: Vec<String> = forms.map(folded).collect();
    let repeats = |block: &&Block| forms.contains(&folded(&block.text));
    let leading = blocks.iter().take_while(repeats).count();
    blocks.drain(..leading.min(blocks.len().saturating_sub(1)));
    blocks
}

/// Letters and digits only, small: two spellings of one headline fold to the same.
fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn bounds_notice(cuts: &[String]) -> Option<Notice> {
    let message = || {
        format!("the page is larger or deeper than news pages are; left out: {}", cuts.join(", "))
    };
    (!cuts.is_empty()).then(|| Notice {
        code: "page-cut",
        severity: Severity::Warning,
        message: message(),
        span: None,
    })
}

fn extractor_notice() -> Notice {
    Notice {
        code: "article-not-told-from-page",
        severity: Severity::Warning,
        message: "the article could not be told from the rest of the page; all of the page's text was read".to_owned(),
        span: None,
    }
}

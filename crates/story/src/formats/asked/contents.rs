//! What is in a story.

use super::shelf::details;
use super::{day, outlet};
use crate::asked::{Contents, Leaf, Source};
use crate::formats::csv::{or_empty, plain_table};
use crate::formats::{FormatError, Page};
use onrecord_record::render::{Row, Section};
use onrecord_record::words;

const COLUMNS: [&str; 8] =
    ["story", "page", "version", "outlet", "published", "title", "uri", "source"];

/// A story with its pages, as CSV: one line a reading.
///
/// # Errors
/// [`FormatError`], which no answer is known to cause.
pub fn story_csv(contents: &Contents) -> Result<String, FormatError> {
    let readings =
        contents.pages.iter().flat_map(|leaf| leaf.readings.iter().map(move |one| (leaf, one)));
    plain_table(&COLUMNS, readings.map(|(leaf, reading)| cells(leaf, reading)))
}

fn cells(leaf: &Leaf, reading: &Source) -> Vec<String> {
    let card = &reading.card;
    vec![
        reading.story.clone(),
        leaf.page.clone(),
        reading.version.to_string(),
        or_empty(card.outlet.as_ref()),
        or_empty(card.published.as_ref()),
        or_empty(card.title.as_ref()),
        or_empty(card.uri.as_ref()),
        card.id.clone(),
    ]
}

/// A story with its pages, as a page.
pub fn story_page(contents: &Contents) -> Page {
    let shown = contents.pages.len();
    let more = contents.story.pages.saturating_sub(shown);
    let notes = (more > 0).then(|| format!("and {more} more; --all shows them"));
    let section = Section {
        title: "Pages".to_owned(),
        heads: ["Published", "Title", "Outlet, address, versions"],
        rows: contents.pages.iter().map(row).collect(),
        notes: notes.into_iter().collect(),
    };
    let title = format!("Story: {}", words::on_one_line(&contents.story.name));
    Page::new(title, details(&contents.story).join(" · "), vec![section])
}

fn row(leaf: &Leaf) -> Row {
    let last = leaf.readings.last();
    let title = last.and_then(|last| last.card.title.as_deref()).unwrap_or(&leaf.page);
    let mut details = vec![outlet(last)];
    details.push(words::on_one_line(&leaf.page));
    let versions = leaf.readings.len();
    details.extend((versions > 1).then(|| words::count(versions, "version")));
    Row { when: day(last), words: words::on_one_line(title), details }
}

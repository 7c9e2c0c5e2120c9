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

/// A story with its pages, as a page. Pages that are files are named below the folder that all of them share, which is said once.
pub fn story_page(contents: &Contents) -> Page {
    let folder = shared_folder(&contents.pages);
    let more = contents.story.pages.saturating_sub(contents.pages.len());
    let mut notes = Vec::new();
    notes.extend((more > 0).then(|| format!("and {more} more; --all shows them")));
    notes.extend(folder.map(|folder| format!("Files are in {}", words::on_one_line(folder))));
    let section = Section {
        title: "Pages".to_owned(),
        heads: ["Published", "Title", "Outlet, page, versions"],
        rows: contents.pages.iter().map(|leaf| row(leaf, folder.unwrap_or_default())).collect(),
        notes,
    };
    let title = format!("Story: {}", words::on_one_line(&contents.story.name));
    Page::new(title, details(&contents.story).join(" · "), vec![section])
}

fn row(leaf: &Leaf, folder: &str) -> Row {
    let last = leaf.readings.last();
    let page = leaf.page.strip_prefix(folder).unwrap_or(&leaf.page);
    let title = last.and_then(|last| last.card.title.as_deref()).unwrap_or(page);
    let mut details = vec![outlet(last)];
    // A page without a title is called by its name, which need not be said twice; so is one of which no outlet is known.
    details.retain(|outlet| !outlet.is_empty() && outlet != page);
    details.extend((title != page).then(|| words::on_one_line(page)));
    let versions = leaf.readings.len();
    details.extend((versions > 1).then(|| words::count(versions, "version")));
    Row { when: day(last), words: words::on_one_line(title), details }
}

/// The folder that all pages have in common that are files, with the mark behind it; none where there is no such page or no such folder.
fn shared_folder(pages: &[Leaf]) -> Option<&str> {
    let mut files = pages.iter().map(|leaf| leaf.page.as_str()).filter(|page| is_path(page));
    let first = folder_of(files.next()?);
    let shared = files.fold(first, |shared, page| {
        let alike = shared.char_indices().zip(page.chars());
        let end = alike.take_while(|((_, a), b)| a == b).last();
        folder_of(&shared[..end.map_or(0, |((at, c), _)| at + c.len_utf8())])
    });
    (shared.len() > 1).then_some(shared)
}

/// Whether a page is a file by its full path, as far as the key tells.
fn is_path(page: &str) -> bool {
    !page.contains("://") && page.contains(SEPARATORS)
}

/// A path up to the last mark between folders.
fn folder_of(path: &str) -> &str {
    path.rfind(SEPARATORS).map_or("", |at| &path[..=at])
}

/// The marks between folders, on all systems.
const SEPARATORS: [char; 2] = ['/', '\\'];

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf(page: &str) -> Leaf {
        Leaf { page: page.to_owned(), readings: Vec::new() }
    }

    #[test]
    fn files_have_the_folder_that_all_of_them_share() {
        for (pages, folder) in [
            (&["/a/b/c.html", "/a/b/d.html"][..], Some("/a/b/")),
            (&["/a/b/c.html", "/a/bc/d.html", "https://x.example/a"], Some("/a/")),
            (&["/a/b/c.jsonl#1", "/a/b/c.jsonl#2"], Some("/a/b/")),
            (&["C:\\a\\b.txt"], Some("C:\\a\\")),
            (&["/é/a.html", "/è/a.html"], None),
            (&["https://x.example/a", "-"], None),
        ] {
            let pages: Vec<_> = pages.iter().map(|page| leaf(page)).collect();
            assert_eq!(shared_folder(&pages), folder);
        }
    }
}

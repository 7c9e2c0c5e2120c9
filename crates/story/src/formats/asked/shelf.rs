//! Which stories there are.

use crate::asked::{Shelf, Volume};
use crate::formats::csv::plain_table;
use crate::formats::{FormatError, Page};
use onrecord_record::render::{Row, Section};
use onrecord_record::words;

const COLUMNS: [&str; 10] = [
    "story",
    "pages",
    "readings",
    "outlets",
    "from",
    "to",
    "statements",
    "people",
    "quotations",
    "material",
];

/// The stories, as CSV: one line each, with the fields of [`Volume`].
///
/// # Errors
/// [`FormatError`], which no answer is known to cause.
pub fn stories_csv(shelf: &Shelf) -> Result<String, FormatError> {
    plain_table(&COLUMNS, shelf.stories.iter().map(cells))
}

fn cells(volume: &Volume) -> Vec<String> {
    let [from, to] = volume.days.clone().unwrap_or_default();
    let mut cells =
        vec![volume.name.clone(), volume.pages.to_string(), volume.readings.to_string()];
    cells.extend([volume.outlets.to_string(), from, to]);
    let counts = [volume.statements, volume.people, volume.quotations, volume.material];
    cells.extend(counts.map(|count| count.to_string()));
    cells
}

/// The stories, as a page.
pub fn stories_page(shelf: &Shelf) -> Page {
    let row = |volume: &Volume| Row {
        when: volume.days.as_ref().map_or_else(|| super::NO_DATE.to_owned(), span),
        words: words::on_one_line(&volume.name),
        details: details(volume),
    };
    let section = Section {
        title: "Stories".to_owned(),
        heads: ["Published", "Name", "What is in it"],
        rows: shelf.stories.iter().map(row).collect(),
        notes: Vec::new(),
    };
    let summary = match shelf.stories.len() {
        0 => "None yet; onrecord story new NAME makes one".to_owned(),
        1 => "1 story".to_owned(),
        some => format!("{some} stories"),
    };
    Page::new("Stories in the store".to_owned(), summary, vec![section])
}

/// First and last day, or the one day.
fn span([from, to]: &[String; 2]) -> String {
    if from == to { from.clone() } else { format!("{from}–{to}") }
}

/// What is in a story, in numbers.
pub(super) fn details(volume: &Volume) -> Vec<String> {
    let mut details = vec![words::count(volume.pages, "article")];
    let again = volume.readings.saturating_sub(volume.pages);
    details.extend((again > 0).then(|| words::count(again, "earlier version")));
    details.push(words::count(volume.outlets, "outlet"));
    details.push(words::count(volume.statements, "statement"));
    details.push(format!("{} told apart", people(volume.people)));
    details
        .push(format!("{} carried more than once", words::count(volume.quotations, "quotation")));
    details.push(pairs(volume.material));
    details
}

fn pairs(number: usize) -> String {
    if number == 1 {
        "1 pair that differs materially".to_owned()
    } else {
        format!("{number} pairs that differ materially")
    }
}

fn people(number: usize) -> String {
    if number == 1 {
        "1 person or organisation".to_owned()
    } else {
        format!("{number} people and organisations")
    }
}

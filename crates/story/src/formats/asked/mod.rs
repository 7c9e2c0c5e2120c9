//! Answers to questions about stories, for people and for spreadsheets.
//!
//! Each CSV has one line a statement, telling, difference, person or story, and the columns of the article as in the other tables, where it
//! speaks of one. As everywhere a cell that a spreadsheet would take for a formula begins with an apostrophe.

mod carried;
mod cast;
mod changes;
mod contents;
mod edits;
mod findings;
mod sayings;
mod shelf;
mod stemma;
mod variations;

pub use carried::{quote_csv, quote_page};
pub use cast::{people_csv, people_page};
pub use changes::{changes_csv, changes_page};
pub use contents::{story_csv, story_page};
pub use findings::{search_csv, search_page};
pub use sayings::{who_csv, who_page};
pub use shelf::{stories_csv, stories_page};
pub use variations::{variants_csv, variants_page};

use super::tables::articles;
use crate::asked::Source;
use onrecord_record::render::Section;
use onrecord_record::words;

/// What stands in place of a day that is not known.
const NO_DATE: &str = "no date known";

/// Day of publication for a column of dates.
fn day(source: Option<&Source>) -> String {
    source.and_then(Source::day).map_or_else(|| NO_DATE.to_owned(), words::on_one_line)
}

/// What an article is called.
fn outlet(source: Option<&Source>) -> String {
    source.map(|source| words::on_one_line(source.card.name())).unwrap_or_default()
}

/// Outlet and day: which telling is meant.
fn teller(source: Option<&Source>) -> String {
    format!("{}, {}", outlet(source), day(source))
}

/// The articles, as other pages list them.
fn listed(sources: &[Source]) -> Section {
    articles(sources.iter().map(|source| &source.card))
}

/// How many there are, and of how many where not all are shown.
fn shown_of(shown: usize, total: usize, noun: &str) -> String {
    if shown < total {
        format!("{shown} of {}", words::count(total, noun))
    } else {
        words::count(total, noun)
    }
}

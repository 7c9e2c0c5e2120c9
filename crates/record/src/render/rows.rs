//! Tables: a date or a kind, the words, what is to be said of them. A record's timeline, diary, conflicts and
//! writer's voice are laid out in them, and so are timelines, diaries and claims of several records.

use super::markdown::{escape, paragraph};
use super::sheet::Sheet;
use super::terminal::{DETAIL, HEADLINE, Margins, SPEAKER, WORDS};
use super::{Look, terminal};
use std::fmt::Write as _;
use textwrap::core::display_width;

/// A part of a page: a heading and rows under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// Heads of the columns: what stands first in each row, the words, what is to be said of them. [`TIMES`] in tables of times.
    pub heads: [&'static str; 3],
    /// The rows, in the order in which they are laid out.
    pub rows: Vec<Row>,
    /// What is to be said of several rows and is said once, below them; on one line and safe for a terminal.
    pub notes: Vec<String>,
}

/// Heads of the columns in tables of times.
pub const TIMES: [&str; 3] = ["When", "Words", "About them"];

/// One row. All words are on one line and safe for a terminal
/// ([`words::on_one_line`](crate::words::on_one_line)).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The date, or what stands in its place; in other tables than those of times, what the first of [`Section::heads`] says.
    pub when: String,
    /// The source's words.
    pub words: String,
    /// What is to be said of them, in the order in which it is said.
    pub details: Vec<String>,
}

/// Width of the column of dates ("Wed 30 September 2020  ").
const DATES: usize = 23;

/// Fewest columns beside the dates in which words are still easy to read.
const MIN_WORDS: usize = 36;

/// A page of sections for a terminal: title and summary, then the sections that have rows.
pub fn sections_terminal(title: &str, summary: &str, sections: &[Section], look: Look) -> String {
    let (mut sheet, margins) = terminal::sheet(look);
    sheet.hang("", title, HEADLINE);
    sheet.hang("", summary, DETAIL);
    for section in sections.iter().filter(|section| !section.rows.is_empty()) {
        sheet.gap();
        sheet_section(section, margins, &mut sheet);
    }
    sheet.finish()
}

/// A page of sections as Markdown: title and summary, then a table for each section that has rows.
pub fn sections_markdown(title: &str, summary: &str, sections: &[Section]) -> String {
    let mut page = String::new();
    paragraph(&mut page, "# ", &escape(title));
    // Writing to a String cannot fail.
    let _ = writeln!(page, "{}", escape(summary));
    for section in sections.iter().filter(|section| !section.rows.is_empty()) {
        page.push('\n');
        page_section(section, &mut page);
    }
    page
}

/// A heading and its rows on a terminal. A date that is that of the row above is not said again. Rows of which nothing
/// more is said stand close together.
pub(super) fn sheet_section(section: &Section, margins: Margins, sheet: &mut Sheet) {
    sheet.hang("", &section.title, HEADLINE);
    let is_close = section.rows.iter().all(|row| row.details.is_empty());
    if is_close {
        sheet.gap();
    }
    let mut above = None;
    for row in &section.rows {
        let when = (above != Some(&row.when)).then_some(row.when.as_str());
        if when.is_some() && !is_close {
            sheet.gap();
        }
        sheet_row(row, when, margins, sheet);
        above = Some(&row.when);
    }
    for note in &section.notes {
        sheet.gap();
        sheet.hang(&" ".repeat(margins.indent), note, DETAIL);
    }
}

fn sheet_row(row: &Row, when: Option<&str>, margins: Margins, sheet: &mut Sheet) {
    let indent = " ".repeat(margins.indent);
    let beside = sheet.width() >= DATES + MIN_WORDS + margins.indent;
    let column = if beside { DATES } else { margins.step };
    let fits = beside && when.is_none_or(|when| display_width(when) < DATES);
    let lead = match when {
        Some(when) if fits => {
            format!("{indent}{when}{}", " ".repeat(DATES - display_width(when)))
        }
        Some(when) => {
            sheet.hang(&indent, when, SPEAKER);
            format!("{indent}{}", " ".repeat(column))
        }
        None => format!("{indent}{}", " ".repeat(column)),
    };
    sheet.hang(&lead, &row.words, WORDS);
    let below = " ".repeat(margins.indent + column + 2);
    sheet.parts(&below, &row.details, DETAIL);
}

/// A heading and its rows as a Markdown table (as GitHub and most others extend `CommonMark`).
pub(super) fn page_section(section: &Section, page: &mut String) {
    paragraph(page, "## ", &escape(&section.title));
    // Writing to a String cannot fail.
    let _ = writeln!(page, "| {} |\n|---|---|---|", section.heads.join(" | "));
    for row in &section.rows {
        let [when, words] = [&row.when, &row.words].map(|words| escape(words));
        let _ = writeln!(page, "| {when} | {words} | {} |", escape(&row.details.join(" · ")));
    }
    for note in &section.notes {
        let _ = write!(page, "\n{}\n", escape(note));
    }
}

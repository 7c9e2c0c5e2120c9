//! The record on a terminal.

use super::outline::{Entry, INSIDE, Outline};
use super::sheet::Sheet;
use super::{charges, chronology, rows, standing};
use crate::{Record, Statement, words};
use anstyle::{AnsiColor, Style};

/// How a terminal shows a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Columns of the terminal; less than 20 counts as 20.
    pub width: usize,
    /// Whether to colour.
    pub colour: bool,
}

/// Fewest columns that are laid out for.
const MIN_WIDTH: usize = 20;

/// From this width on, places stand in a column of their own.
const WIDE: usize = 100;

/// Below this width, indents are kept small.
const NARROW: usize = 60;

/// Lines longer than this are hard to read, however wide the terminal.
const MAX_WIDTH: usize = 120;

/// Width of the column of places ("¶ 12, at 10512  ").
const PLACES: usize = 18;

pub(super) const HEADLINE: Style = Style::new().bold();
pub(super) const SPEAKER: Style = AnsiColor::Cyan.on_default().bold();
pub(super) const DETAIL: Style = Style::new().dimmed();
pub(super) const WORDS: Style = Style::new();
const WARNING: Style = AnsiColor::Yellow.on_default();

/// Lays out a record for a terminal: header, charges and answers, statements by speaker, the writer's own voice,
/// conflicts, timeline, what is due, notes. Nothing of the source that could steer the terminal comes through (see [`words::visible`]).
pub fn terminal(record: &Record, look: Look) -> String {
    let outline = Outline::of(record);
    let (mut sheet, margins) = sheet(look);
    header(&outline, &mut sheet);
    charges::sheet(&outline, &crate::charges(record), margins, &mut sheet);
    statements(&outline, margins, &mut sheet);
    let times = chronology::sections(record, &outline.places);
    for section in standing::sections(&outline).into_iter().chain(times) {
        sheet.gap();
        rows::sheet_section(&section, margins, &mut sheet);
    }
    notes(&outline, margins, &mut sheet);
    sheet.finish()
}

/// An empty sheet as wide as is easy to read, and where things begin on it.
pub(super) fn sheet(look: Look) -> (Sheet, Margins) {
    let width = look.width.clamp(MIN_WIDTH, MAX_WIDTH);
    (Sheet::new(width, look.colour), Margins::at(width))
}

/// Where things begin on a line.
#[derive(Clone, Copy)]
pub(super) struct Margins {
    /// Width of the column of places; 0 where there is none.
    places: usize,
    /// Indent of statements.
    pub(super) indent: usize,
    /// Further indent of what explains them.
    pub(super) step: usize,
}

impl Margins {
    fn at(width: usize) -> Self {
        match width {
            WIDE.. => Self { places: PLACES, indent: 2, step: 2 },
            NARROW.. => Self { places: 0, indent: 2, step: 4 },
            _ => Self { places: 0, indent: 1, step: 1 },
        }
    }
}

fn header(outline: &Outline, sheet: &mut Sheet) {
    sheet.hang("", &words::title(&outline.record.source), HEADLINE);
    sheet.parts("", &words::imprint(&outline.record.source), WORDS);
    if let Some(uri) = words::address(&outline.record.source) {
        sheet.hang("", &uri, DETAIL);
    }
    sheet.hang("", &words::summary(outline.record, outline.speakers.len()), DETAIL);
}

fn statements(outline: &Outline, margins: Margins, sheet: &mut Sheet) {
    for speaker in 0..outline.speakers.len() {
        sheet.gap();
        sheet.hang("", &outline.label(speaker), SPEAKER);
        sheet.hang("", &outline.described(speaker), DETAIL);
        for entry in outline.entries(speaker) {
            sheet.gap();
            statement(outline, &entry, margins, sheet);
        }
        let elsewhere = outline.elsewhere(speaker);
        if !elsewhere.is_empty() {
            sheet.gap();
        }
        for line in elsewhere {
            sheet.hang(&format!("{}{INSIDE} ", " ".repeat(margins.indent)), &line, DETAIL);
        }
    }
}

fn statement(outline: &Outline, entry: &Entry, margins: Margins, sheet: &mut Sheet) {
    let place = words::place_of(entry.statement, &outline.places);
    let depth = margins.indent + entry.depth * margins.step;
    let lead = match margins.places {
        0 => " ".repeat(depth),
        column => format!(
            "{}{place:<column$}{}",
            " ".repeat(margins.indent),
            " ".repeat(depth - margins.indent)
        ),
    };
    let below = " ".repeat(textwrap::core::display_width(&lead) + margins.step);
    sheet.hang(&mark(&lead, entry), &content(outline, entry), WORDS);
    let mut details = details(outline, entry.statement);
    if margins.places == 0 {
        details.insert(1, place);
    }
    sheet.parts(&below, &details, DETAIL);
}

/// The beginning of the first line, with the mark of what stands inside another statement.
fn mark(lead: &str, entry: &Entry) -> String {
    match entry.depth {
        0 => lead.to_owned(),
        _ => format!("{lead}{INSIDE} "),
    }
}

/// Who says it, where that is not the section's speaker, and the content.
fn content(outline: &Outline, entry: &Entry) -> String {
    let content = words::content(entry.statement, &outline.places);
    match &entry.speaker {
        Some(speaker) => format!("{speaker}: {content}"),
        None => content,
    }
}

/// The words for the source here and the cue, then the remarks.
fn details(outline: &Outline, statement: &Statement) -> Vec<String> {
    let mut details = vec![words::reported(statement)];
    details.extend(outline.remarks(statement));
    details
}

fn notes(outline: &Outline, margins: Margins, sheet: &mut Sheet) {
    let diagnostics = outline.flags.others(outline.record);
    if diagnostics.is_empty() {
        return;
    }
    sheet.gap();
    sheet.hang("", "About this reading", HEADLINE);
    let indent = " ".repeat(margins.indent);
    for diagnostic in diagnostics {
        let mut note = words::on_one_line(&diagnostic.message);
        if let Some(span) = &diagnostic.span {
            note = format!("{note} ({})", words::place(&outline.places, span));
        }
        let severity = words::severity(diagnostic.severity);
        sheet.hang(&format!("{indent}{severity}: "), &note, WARNING);
    }
}

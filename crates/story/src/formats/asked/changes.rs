//! What changed on the pages of a story.
//!
//! CSV has one line a change: `story`, `page`, `from_version`, `to_version`, `kind`, `speaker`, `before`, `after`, `answers` (the words that a
//! denial answers), `outlet`, `published`, `title`, `uri`, `source` (id of the later reading), `start` and `end` (of the words, in the later reading, or in
//! the earlier one where they are gone).

use super::NO_DATE;
use crate::asked::{ChangedPages, Turn};
use crate::changes::{Change, ChangeKind, Reading};
use crate::formats::csv::{or_empty, plain_table};
use crate::formats::{FormatError, Page, term};
use onrecord_record::render::{Row, Section};
use onrecord_record::words;

const COLUMNS: [&str; 16] = [
    "story",
    "page",
    "from_version",
    "to_version",
    "kind",
    "speaker",
    "before",
    "after",
    "answers",
    "outlet",
    "published",
    "title",
    "uri",
    "source",
    "start",
    "end",
];

/// What changed, as CSV.
///
/// # Errors
/// [`FormatError`], which no answer is known to cause.
pub fn changes_csv(changed: &ChangedPages) -> Result<String, FormatError> {
    let turns = changed.turns.iter();
    let rows = turns.flat_map(|turn| turn.changes.changes.iter().map(move |one| (turn, one)));
    plain_table(&COLUMNS, rows.map(|(turn, change)| cells(&changed.story, turn, change)))
}

fn cells(story: &str, turn: &Turn, change: &Change) -> Vec<String> {
    let card = &turn.changes.new;
    let side = |reading: &Option<Reading>| reading.as_ref().map(told).unwrap_or_default();
    let shown = change.new.as_ref().or(change.old.as_ref());
    let ends = shown.and_then(|one| Some((one.spans.first()?.start, one.spans.last()?.end)));
    let [from, to] = turn.versions;
    vec![
        story.to_owned(),
        turn.page.clone(),
        from.to_string(),
        to.to_string(),
        term(&change.kind),
        or_empty(shown.and_then(|one| one.speaker.as_ref())),
        side(&change.old),
        side(&change.new),
        side(&change.answers),
        or_empty(card.outlet.as_ref()),
        or_empty(card.published.as_ref()),
        or_empty(card.title.as_ref()),
        or_empty(card.uri.as_ref()),
        card.id.clone(),
        ends.map(|ends| ends.0.to_string()).unwrap_or_default(),
        ends.map(|ends| ends.1.to_string()).unwrap_or_default(),
    ]
}

/// What changed, as a page: a section for each two readings of a page.
pub fn changes_page(changed: &ChangedPages) -> Page {
    let found: usize = changed.turns.iter().map(|turn| turn.changes.changes.len()).sum();
    let turns = match changed.turns.len() {
        1 => "1 page read again".to_owned(),
        some => format!("{some} times a page read again was another one"),
    };
    let title = format!("Changes in {}", words::on_one_line(&changed.story));
    let summary = match changed.turns.len() {
        0 => "No page was read more than once".to_owned(),
        _ => format!("{} · {turns}", words::count(found, "change")),
    };
    Page::new(title, summary, changed.turns.iter().map(section).collect())
}

fn section(turn: &Turn) -> Section {
    let card = &turn.changes.new;
    let title = card.title.as_deref().unwrap_or(&turn.page);
    let day = card.published.as_deref().and_then(|day| day.get(..10)).unwrap_or(NO_DATE);
    let [from, to] = turn.versions;
    Section {
        title: words::on_one_line(&format!(
            "{title} ({}, {day}): version {from} to {to}",
            card.name()
        )),
        heads: ["Change", "Words", "About them"],
        rows: turn.changes.changes.iter().map(row).collect(),
        notes: Vec::new(),
    }
}

fn row(change: &Change) -> Row {
    let side = |reading: &Option<Reading>| reading.as_ref().map(told);
    let words = match (side(&change.old), side(&change.new)) {
        (Some(old), Some(new)) => format!("{old} → {new}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => String::new(),
    };
    let shown = change.new.as_ref().or(change.old.as_ref());
    let mut details: Vec<_> =
        shown.and_then(|one| one.speaker.as_deref()).map(words::on_one_line).into_iter().collect();
    details.extend(change.answers.as_ref().map(|answered| format!("of: {}", told(answered))));
    let at = shown.and_then(|one| one.spans.first()).map(|span| span.start);
    let reading = if change.new.is_some() { "" } else { " of the earlier version" };
    details.extend(at.map(|at| format!("at {at}{reading}")));
    Row { when: kind(change.kind).to_owned(), words, details }
}

/// The words of one side on one line.
fn told(reading: &Reading) -> String {
    if let Some(value) = &reading.value {
        return words::on_one_line(value);
    }
    let pieces: Vec<_> = reading.spans.iter().map(|span| words::on_one_line(&span.text)).collect();
    pieces.join(" […] ")
}

/// A kind of change.
fn kind(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Headline => "headline",
        ChangeKind::Date => "date",
        ChangeKind::Byline => "byline",
        ChangeKind::CorrectionAdded => "correction noted",
        ChangeKind::ClarificationAdded => "clarification noted",
        ChangeKind::UpdateNoted => "update noted",
        ChangeKind::RetractionAdded => "retraction noted",
        ChangeKind::NoteRemoved => "note removed",
        ChangeKind::DenialAdded => "denial added",
        ChangeKind::DenialRemoved => "denial removed",
        ChangeKind::StatementAdded => "statement added",
        ChangeKind::StatementRemoved => "statement removed",
        ChangeKind::QuotationAltered => "quotation altered",
        ChangeKind::StatementAltered => "statement altered",
        ChangeKind::SpeakerAltered => "speaker altered",
        ChangeKind::StanceAltered => "stance altered",
        ChangeKind::TextAdded => "paragraph added",
        ChangeKind::TextRemoved => "paragraph removed",
        ChangeKind::TextAltered => "paragraph altered",
    }
}

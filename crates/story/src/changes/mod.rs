//! What changed between two readings of one page.
//!
//! Statements are matched by their words, then by content words and speaker ([`onrecord_language::likeness`]); paragraphs by their words. Every
//! change points at the spans in the one and in the other record; nothing is composed but its kind. That a page changed says nothing of why: an
//! editor's note does, and stands among the changes where it was put in ([`notes`]).

mod notes;
mod paragraphs;
mod statements;

pub use notes::{Note, NoteKind, notes};

use crate::Card;
use crate::variants::{Alignment, Words, align};
use onrecord_language::likeness::folded;
use onrecord_record::{Record, Span, StanceValue, Statement};
use paragraphs::{altered, paragraphs};
use serde::Serialize;
use statements::{Said, pairs, said};

/// Version of the shape that [`Changes`] has as JSON.
const FORMAT: &str = "onrecord-changes/1";
/// Most words of one side of an altered statement that are aligned.
const MAX_WORDS: usize = 400;

/// What changed between two readings of one page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Changes {
    /// The version of this shape: "onrecord-changes/1".
    pub format: String,
    /// The earlier reading.
    pub old: Card,
    /// The later reading.
    pub new: Card,
    /// First what was changed of the page's data, then notes, then denials, then other statements, then paragraphs; within each in text order.
    pub changes: Vec<Change>,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// What kind.
    pub kind: ChangeKind,
    /// What the earlier reading has; absent where it is new.
    pub old: Option<Reading>,
    /// What the later reading has; absent where it is gone.
    pub new: Option<Reading>,
    /// For words that were altered: places of those that stand in both, by [`Words`] of the contents' pieces; both grow.
    pub shared: Vec<(usize, usize)>,
    /// For a denial: what it answers in its own reading, where the record knows.
    pub answers: Option<Reading>,
}

/// One side of a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
pub struct Reading {
    /// Id of the statement, where it is one.
    pub statement: Option<String>,
    /// Whose statement it is: the entity's name, else the article's words.
    pub speaker: Option<String>,
    /// The words in the source; none where only the page's data have them.
    pub spans: Vec<Span>,
    /// The page's data: headline, date, byline.
    pub value: Option<String>,
}

/// Kinds of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// The headline.
    Headline,
    /// The date of publication.
    Date,
    /// The byline.
    Byline,
    /// An editor's note says that something was wrong.
    CorrectionAdded,
    /// An editor's note says that something was not clear.
    ClarificationAdded,
    /// An editor's note says that something was added.
    UpdateNoted,
    /// An editor's note takes the article back.
    RetractionAdded,
    /// An editor's note is gone.
    NoteRemoved,
    /// Somebody denies now.
    DenialAdded,
    /// Somebody denied, and it is gone.
    DenialRemoved,
    /// Somebody says something new.
    StatementAdded,
    /// A statement is gone.
    StatementRemoved,
    /// Other words, some of them between quotation marks.
    QuotationAltered,
    /// Other words of a paraphrase.
    StatementAltered,
    /// The same words are somebody else's.
    SpeakerAltered,
    /// The same words are held otherwise: "alleges" for "says".
    StanceAltered,
    /// A paragraph was put in.
    TextAdded,
    /// A paragraph is gone.
    TextRemoved,
    /// A paragraph has other words.
    TextAltered,
}

/// What changed between two readings of one page. Linear in the texts but for the aligning of what was altered.
pub fn changes(old: &Record, new: &Record) -> Changes {
    let mut found = of_page(old, new);
    found.extend(of_notes(old, new));
    let mut of_statements = of_statements(old, new);
    of_statements.sort_by_key(|one| (!is_denial(one.kind), place(one)));
    found.extend(of_statements);
    found.extend(of_text(old, new));
    let (old, new) = (Card::of(&old.source), Card::of(&new.source));
    Changes { format: FORMAT.to_owned(), old, new, changes: found }
}

fn is_denial(kind: ChangeKind) -> bool {
    matches!(kind, ChangeKind::DenialAdded | ChangeKind::DenialRemoved)
}

/// Where a change stands: in the new reading, what is gone by its place in the old one.
fn place(change: &Change) -> (u32, ChangeKind) {
    let side = change.new.as_ref().or(change.old.as_ref());
    let start = side.and_then(|side| side.spans.first()).map_or(0, |span| span.start);
    (start, change.kind)
}

impl Change {
    fn new(kind: ChangeKind, old: Option<Reading>, new: Option<Reading>) -> Self {
        Self { kind, old, new, shared: Vec::new(), answers: None }
    }
}

impl Reading {
    fn of_span(span: Span) -> Self {
        Self { spans: vec![span], ..Self::default() }
    }

    fn of_statement(record: &Record, statement: &Statement) -> Self {
        let entity = statement.source.entity.as_deref();
        let entity = entity.and_then(|id| record.entities.iter().find(|entity| entity.id == id));
        let words = statement.source.span.as_ref().map(|span| span.text.clone());
        Self {
            statement: Some(statement.id.clone()),
            speaker: entity.map(|entity| entity.name.clone()).or(words),
            spans: statement.content.clone(),
            value: None,
        }
    }
}

/// Headline, date and byline.
fn of_page(old: &Record, new: &Record) -> Vec<Change> {
    let data = |record: &Record| {
        let source = &record.source;
        let byline = source.byline.join(", ");
        let date = source.published.as_ref().map(|published| published.value.clone());
        [source.title.clone(), date, (!byline.is_empty()).then_some(byline)]
    };
    let kinds = [ChangeKind::Headline, ChangeKind::Date, ChangeKind::Byline];
    let sides = data(old).into_iter().zip(data(new));
    let changed = kinds.into_iter().zip(sides).filter(|(_, (old, new))| old != new);
    changed
        .map(|(kind, (before, after))| {
            let side = |record, value: Option<String>| value.map(|value| in_text(record, value));
            Change::new(kind, side(old, before), side(new, after))
        })
        .collect()
}

/// A value of the page's data, with its span where the text begins with it.
fn in_text(record: &Record, value: String) -> Reading {
    let text = record.source.text.trim_start();
    let lead = (record.source.text.chars().count() - text.chars().count()) as u32;
    let len = value.chars().count() as u32;
    let span = Span { start: lead, end: lead + len, text: value.clone() };
    let spans = if !value.is_empty() && text.starts_with(&value) { vec![span] } else { Vec::new() };
    Reading { spans, value: Some(value), ..Reading::default() }
}

/// Notes that one reading has and the other has not.
fn of_notes(old: &Record, new: &Record) -> Vec<Change> {
    let [before, after] = [old, new].map(|record| notes(&record.source));
    let has = |those: &[Note], note: &Note| {
        those.iter().any(|one| folded(&one.span.text) == folded(&note.span.text))
    };
    let added = after.iter().filter(|note| !has(&before, note)).map(|note| {
        let kind = match note.kind {
            NoteKind::Correction => ChangeKind::CorrectionAdded,
            NoteKind::Clarification => ChangeKind::ClarificationAdded,
            NoteKind::Update => ChangeKind::UpdateNoted,
            NoteKind::Retraction => ChangeKind::RetractionAdded,
        };
        Change::new(kind, None, Some(Reading::of_span(note.span.clone())))
    });
    let gone = before.iter().filter(|note| !has(&after, note));
    let gone = gone.map(|note| {
        Change::new(ChangeKind::NoteRemoved, Some(Reading::of_span(note.span.clone())), None)
    });
    added.chain(gone).collect()
}

fn of_statements(old: &Record, new: &Record) -> Vec<Change> {
    let (before, after) = (said(old), said(new));
    let pairs = pairs(&before, &after);
    let mut is_new = vec![true; after.len()];
    let mut is_gone = vec![true; before.len()];
    let mut found = Vec::new();
    for (at, place) in pairs {
        (is_gone[at], is_new[place]) = (false, false);
        found.extend(of_pair((old, &before[at]), (new, &after[place])));
    }
    for said in before.iter().zip(is_gone).filter(|one| one.1).map(|one| one.0) {
        let denies = said.stance() == Some(StanceValue::Denies);
        let kind = if denies { ChangeKind::DenialRemoved } else { ChangeKind::StatementRemoved };
        found.push(one_sided(kind, old, said, true));
    }
    for said in after.iter().zip(is_new).filter(|one| one.1).map(|one| one.0) {
        let denies = said.stance() == Some(StanceValue::Denies);
        let kind = if denies { ChangeKind::DenialAdded } else { ChangeKind::StatementAdded };
        found.push(one_sided(kind, new, said, false));
    }
    found
}

/// A statement that one reading has alone.
fn one_sided(kind: ChangeKind, record: &Record, said: &Said<'_>, is_old: bool) -> Change {
    let reading = Some(Reading::of_statement(record, said.statement));
    let (old, new) = if is_old { (reading, None) } else { (None, reading) };
    let answers = is_denial(kind).then(|| answered(record, said.statement)).flatten();
    Change { answers, ..Change::new(kind, old, new) }
}

/// What a denial answers.
fn answered(record: &Record, statement: &Statement) -> Option<Reading> {
    let answer = statement.answers.as_deref()?;
    let charge = answer.statement.as_deref();
    let charge = charge.and_then(|id| record.statements.iter().find(|one| one.id == id));
    let charge = charge.map(|charge| Reading::of_statement(record, charge));
    charge.or_else(|| answer.span.clone().map(Reading::of_span))
}

/// One statement in both readings: words, speaker and stance, each where it is another one.
fn of_pair((old, before): (&Record, &Said<'_>), (new, after): (&Record, &Said<'_>)) -> Vec<Change> {
    let change = |kind| {
        let one = Reading::of_statement(old, before.statement);
        let other = Reading::of_statement(new, after.statement);
        let (shared, answers) = match kind {
            ChangeKind::QuotationAltered | ChangeKind::StatementAltered => {
                (shared(before.statement, after.statement).pairs, None)
            }
            ChangeKind::DenialAdded => (Vec::new(), answered(new, after.statement)),
            ChangeKind::DenialRemoved => (Vec::new(), answered(old, before.statement)),
            _ => (Vec::new(), None),
        };
        Change { shared, answers, ..Change::new(kind, Some(one), Some(other)) }
    };
    kinds_of_pair(before, after).into_iter().map(change).collect()
}

/// In what two readings of a statement differ.
fn kinds_of_pair(before: &Said<'_>, after: &Said<'_>) -> Vec<ChangeKind> {
    let mut kinds = Vec::new();
    if !before.is_same_words(after) {
        let is_quoted = before.is_quoted() || after.is_quoted();
        let kinds_of_words = [ChangeKind::StatementAltered, ChangeKind::QuotationAltered];
        kinds.push(kinds_of_words[usize::from(is_quoted)]);
    }
    if before.is_of_other_speaker(after) {
        kinds.push(ChangeKind::SpeakerAltered);
    }
    let denies = |said: &Said<'_>| said.stance() == Some(StanceValue::Denies);
    match (denies(before), denies(after)) {
        (false, true) => kinds.push(ChangeKind::DenialAdded),
        (true, false) => kinds.push(ChangeKind::DenialRemoved),
        _ if before.stance() != after.stance() => kinds.push(ChangeKind::StanceAltered),
        _ => {}
    }
    kinds
}

fn shared(old: &Statement, new: &Statement) -> Alignment {
    let [one, other] = [old, new].map(|statement| {
        let pieces: Vec<_> = statement.content.iter().map(|span| span.text.clone()).collect();
        let words = Words::of(&pieces);
        Words { all: words.all.into_iter().take(MAX_WORDS).collect() }
    });
    align(&one, &other)
}

fn of_text(old: &Record, new: &Record) -> Vec<Change> {
    let sides = altered(&paragraphs(&old.source), &paragraphs(&new.source)).into_iter();
    let change = |(old, new): (Option<Span>, Option<Span>)| {
        let kind = match (&old, &new) {
            (None, _) => ChangeKind::TextAdded,
            (_, None) => ChangeKind::TextRemoved,
            _ => ChangeKind::TextAltered,
        };
        Change::new(kind, old.map(Reading::of_span), new.map(Reading::of_span))
    };
    sides.map(change).collect()
}

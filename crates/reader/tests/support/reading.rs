//! From a record to statements as the cases write them.

use super::notation::{Piece, Said, plain};
use onrecord_ingest::{Hints, Raw, parse};
use onrecord_reader::Reader;
use onrecord_record::{Mode, Quotation, Record, Statement, StatementSourceKind};

/// Reads a passage as the program would.
pub(crate) fn read(reader: &Reader, passage: &str) -> Vec<Said> {
    let raw = Raw { bytes: passage.into(), uri: Some("case.txt".to_owned()), ..Raw::default() };
    let source = parse(&raw, &Hints::default()).expect("a passage that can be read");
    let record = reader.read(&source);
    let faults = onrecord_record::check(&record);
    assert!(faults.is_empty(), "{faults:?}");
    record.statements.iter().map(|statement| said(&record, statement)).collect()
}

fn said(record: &Record, statement: &Statement) -> Said {
    let source = statement.source.span.as_ref().map(|span| line(&span.text));
    Said {
        depth: depth(record, statement),
        kind: kind(statement.source.kind).map(str::to_owned),
        name: source.as_ref().and_then(|words| name(record, statement, words)),
        source,
        cue: statement.cue.as_ref().map(|cue| line(&cue.text)),
        content: statement.content.iter().map(|span| piece(&span.text)).collect(),
        marks: marks(statement),
    }
}

/// Words on one line, so that a statement over several lines stays one line.
fn line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn piece(words: &str) -> Piece {
    Piece { written: line(words), words: line(words) }
}

fn depth(record: &Record, statement: &Statement) -> usize {
    let outer = |id: &String| record.statements.iter().find(|other| other.id == *id);
    let next = |inner: &&Statement| inner.within.as_ref().and_then(outer);
    std::iter::successors(Some(statement), |inner| next(inner)).count() - 1
}

fn kind(kind: StatementSourceKind) -> Option<&'static str> {
    match kind {
        StatementSourceKind::Named | StatementSourceKind::None => None,
        StatementSourceKind::Collective => Some("collective"),
        StatementSourceKind::Document => Some("document"),
        StatementSourceKind::Unnamed => Some("unnamed"),
    }
}

/// Who the source is, where its words do not say so by themselves.
fn name(record: &Record, statement: &Statement, words: &str) -> Option<String> {
    let id = statement.source.entity.as_ref();
    let entity = id.and_then(|id| record.entities.iter().find(|entity| entity.id == *id));
    match entity {
        Some(entity) => (plain(&entity.name) != plain(words)).then(|| entity.name.clone()),
        None => (statement.source.kind == StatementSourceKind::Named).then(|| "?".to_owned()),
    }
}

fn marks(statement: &Statement) -> String {
    let quotation = match statement.quotation {
        Quotation::Direct => "direct",
        Quotation::Mixed => "mixed",
        Quotation::Indirect => "indirect",
    };
    let mode = match statement.mode {
        Mode::Speech => return quotation.to_owned(),
        Mode::Writing => "writing",
        Mode::Thought => "thought",
        Mode::Document => "document",
    };
    format!("{quotation}, {mode}")
}

//! Diagnostics that tell of the sourcing of one statement, beside that statement.

use crate::{Diagnostic, Evidence, EvidenceKind, Record, Span, Statement, words};
use std::collections::{BTreeMap, BTreeSet};

/// Code of the diagnostic that a charge against somebody named stands without an answer.
pub(crate) const UNANSWERED_CHARGE: &str = "unanswered-charge";

/// Code of the diagnostic that what is said rests on sources without names.
pub(crate) const UNNAMED_SOURCES: &str = "unnamed-sources";

/// Most statements before a flag's words, in text order, that are looked at: nesting is bounded far below.
const LOOK_BACK: usize = 32;

/// Most statements after them: the words for a source stand before its content.
const LOOK_AHEAD: usize = 4;

/// The flags of a record, each with the statement that it concerns.
#[derive(Debug, Clone, Default)]
pub struct Flags<'r> {
    by_statement: BTreeMap<&'r str, Vec<&'r Diagnostic>>,
    /// Places in `record.diagnostics` of those that concern a statement.
    placed: BTreeSet<usize>,
}

impl<'r> Flags<'r> {
    /// Finds the statement of each flag: of those whose words it touches the one whose very source, cue or content it is, else the
    /// one with the shortest content.
    pub fn of(record: &'r Record) -> Self {
        let mut flags = Self::default();
        for (place, diagnostic) in record.diagnostics.iter().enumerate() {
            let span = diagnostic.span.as_ref().filter(|_| words::flag(diagnostic).is_some());
            if let Some(statement) = span.and_then(|span| touched(record, span)) {
                flags.by_statement.entry(&statement.id).or_default().push(diagnostic);
                flags.placed.insert(place);
            }
        }
        flags
    }

    /// The flags of one statement.
    pub fn of_statement(&self, id: &str) -> &[&'r Diagnostic] {
        self.by_statement.get(id).map(Vec::as_slice).unwrap_or_default()
    }

    /// The flags of one statement in words, each once.
    pub fn words(&self, statement: &Statement) -> Vec<String> {
        let silence = self.of_statement(&statement.id).iter().find(|flag| is_silence(flag));
        let silence = silence.and_then(|flag| words::flag(flag)).map(str::to_owned);
        silence.into_iter().chain(self.sourcing(statement)).collect()
    }

    /// The same without that nobody answers, for where that is said beside it.
    pub fn sourcing(&self, statement: &Statement) -> Vec<String> {
        let own = self.of_statement(&statement.id).iter();
        let own = own.filter(|flag| !is_silence(flag) && !is_said(flag, statement));
        let mut said: Vec<String> = Vec::new();
        for words in own.filter_map(|flag| words::flag(flag)) {
            if !said.iter().any(|before| before == words) {
                said.push(words.to_owned());
            }
        }
        said
    }

    /// The diagnostics that concern no statement, in the record's order.
    pub fn others(&self, record: &'r Record) -> Vec<&'r Diagnostic> {
        let all = record.diagnostics.iter().enumerate();
        all.filter(|(place, _)| !self.placed.contains(place)).map(|(_, other)| other).collect()
    }
}

fn is_silence(flag: &Diagnostic) -> bool {
    flag.code == UNANSWERED_CHARGE
}

/// Whether a statement's evidence says already that its sources have no names.
fn is_said(flag: &Diagnostic, statement: &Statement) -> bool {
    let is_unnamed = |evidence: &Evidence| evidence.kind == EvidenceKind::UnnamedSource;
    flag.code == UNNAMED_SOURCES && statement.evidence.iter().any(is_unnamed)
}

/// The statement whose source, cue or content a span touches.
fn touched<'r>(record: &'r Record, span: &Span) -> Option<&'r Statement> {
    let starts = |s: &Statement| s.content.first().is_some_and(|first| first.start < span.end);
    let next = record.statements.partition_point(starts);
    let last = record.statements.len().min(next + LOOK_AHEAD);
    let near = &record.statements[next.saturating_sub(LOOK_BACK)..last];
    let touched = near.iter().filter(|statement| touches(statement, span));
    touched.min_by_key(|statement| (!parts(statement).any(|own| own == span), length(statement)))
}

fn parts(statement: &Statement) -> impl Iterator<Item = &Span> {
    statement.content.iter().chain(&statement.cue).chain(&statement.source.span)
}

fn touches(statement: &Statement, span: &Span) -> bool {
    parts(statement).any(|own| own.start < span.end && span.start < own.end)
}

fn length(statement: &Statement) -> u32 {
    let lengths = statement.content.iter().map(|span| span.end.saturating_sub(span.start));
    lengths.fold(0, u32::saturating_add)
}

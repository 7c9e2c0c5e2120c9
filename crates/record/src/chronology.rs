//! What one record holds, in the order of the calendar: what happened, and what is due.

use crate::{
    Due, DueRank, Entity, Interval, Obligation, Places, Record, Span, Statement, When, words,
};
use std::collections::{BTreeMap, BTreeSet};

/// Something that happened: an event of the record, or a statement at the time when it was made.
#[derive(Debug, Clone)]
pub struct Happening<'r> {
    /// Id of the event or the statement.
    pub id: &'r str,
    /// The words of the event, or the first words of the statement.
    pub span: &'r Span,
    /// When it happened.
    pub when: Option<&'r When>,
    /// Who took part, as far as the record knows them.
    pub participants: Vec<&'r Entity>,
    /// The statement that tells the event, or the one that was made.
    pub statement: Option<&'r Statement>,
    /// Who makes that statement, where the record knows.
    pub speaker: Option<&'r Entity>,
    /// Whether what happened is that the statement was made.
    pub is_statement: bool,
}

impl<'r> Happening<'r> {
    /// The interval in which it happened, if the text fixes one.
    pub fn interval(&self) -> Option<Interval> {
        self.when.and_then(When::interval)
    }

    /// Its words on one line: those of the event; where that is the making of a statement, with what was said, as
    /// far as the words of the event do not hold it; of a statement that no event tells, what was said alone.
    pub fn words(&self, places: &Places) -> String {
        match self.statement {
            Some(statement) if statement.id == self.id => words::content(statement, places),
            Some(statement) if self.is_statement => self.with_content(statement, places),
            _ => words::on_one_line(&self.span.text),
        }
    }

    /// The words of the event and the content in the order of the text, what stands between them marked.
    fn with_content(&self, statement: &Statement, places: &Places) -> String {
        let mut pieces: Vec<_> = statement.content.iter().chain([self.span]).collect();
        pieces.sort_unstable_by_key(|piece| (piece.start, piece.end));
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        for piece in pieces {
            match ranges.last_mut() {
                Some((_, end)) if piece.start < *end => *end = piece.end.max(*end),
                _ => ranges.push((piece.start, piece.end)),
            }
        }
        let mut line = String::new();
        let mut last = None;
        for (start, end) in ranges {
            line.push_str(last.map_or("", |last| joint(places.slice(last, start))));
            line.push_str(&words::on_one_line(places.slice(start, end).unwrap_or_default()));
            last = Some(end);
        }
        line
    }

    /// Who makes the statement: the name where the record knows it, else the text's words.
    pub fn teller(&self) -> Option<&'r str> {
        let words = self.statement.and_then(|statement| statement.source.span.as_ref());
        let name = self.speaker.map(|speaker| speaker.name.as_str());
        name.or_else(|| words.map(|span| span.text.as_str()))
    }

    fn of_event(event: &'r crate::Event, known: &Known<'r>) -> Self {
        let statement = event.statement.as_deref().and_then(|id| known.statements.get(id).copied());
        let entities = event.participants.iter().filter_map(|id| known.entities.get(id.as_str()));
        Self {
            id: &event.id,
            span: &event.span,
            when: event.when.as_ref(),
            participants: entities.copied().collect(),
            statement,
            speaker: statement.and_then(|statement| known.speaker(statement)),
            is_statement: statement.is_some_and(|statement| is_its_making(event, statement)),
        }
    }

    fn of_statement(statement: &'r Statement, known: &Known<'r>) -> Option<Self> {
        let when = statement.said.as_deref()?;
        let speaker = known.speaker(statement);
        Some(Self {
            id: &statement.id,
            span: statement.content.first()?,
            when: Some(when),
            participants: speaker.into_iter().collect(),
            speaker,
            statement: Some(statement),
            is_statement: true,
        })
    }
}

/// What joins two pieces of the text: a comma where no more stands between them, else the mark of what is left out.
fn joint(gap: Option<&str>) -> &'static str {
    match gap.map(str::trim) {
        Some(",") => ", ",
        Some(":") => ": ",
        _ => words::between(gap),
    }
}

/// Whether the event is that the statement was made: it has the time at which that was said.
fn is_its_making(event: &crate::Event, statement: &Statement) -> bool {
    match (&event.when, &statement.said) {
        (Some(when), Some(said)) => when.span == said.span,
        _ => false,
    }
}

/// Entities and statements of a record by id.
struct Known<'r> {
    entities: BTreeMap<&'r str, &'r Entity>,
    statements: BTreeMap<&'r str, &'r Statement>,
}

impl<'r> Known<'r> {
    fn speaker(&self, statement: &Statement) -> Option<&'r Entity> {
        self.entities.get(statement.source.entity.as_deref()?).copied()
    }
}

/// What a record says has happened: its events, and its statements at the time when they were made where no
/// event tells that already. First what the text dates, in the order of [`Interval::rank`], then the rest;
/// both otherwise in the order of the text.
pub fn happenings(record: &Record) -> Vec<Happening<'_>> {
    let known = Known { entities: record.entities_by_id(), statements: record.statements_by_id() };
    let mut found: Vec<_> =
        record.events.iter().map(|event| Happening::of_event(event, &known)).collect();
    let told: BTreeSet<_> = found.iter().filter(|h| h.is_statement).filter_map(made).collect();
    let others = record.statements.iter().filter(|statement| !told.contains(statement.id.as_str()));
    found.extend(others.filter_map(|statement| Happening::of_statement(statement, &known)));
    found.sort_by_key(|happening| {
        let rank = happening.interval().map(Interval::rank);
        (rank.is_none(), rank, happening.span.start, happening.span.end)
    });
    found
}

fn made<'r>(happening: &Happening<'r>) -> Option<&'r str> {
    happening.statement.map(|statement| statement.id.as_str())
}

/// What a record says is owed: first what has a due date, by the moment after which it is overdue; then
/// what has an interval only, by its end; then the rest; otherwise in the order of the text.
pub fn duties(record: &Record) -> Vec<&Obligation> {
    let mut found: Vec<_> = record.obligations.iter().collect();
    found.sort_by_key(|duty| {
        let undated = (DueRank::Unknown, None);
        (duty.due.as_ref().map_or(undated, Due::rank), duty.span.start, duty.span.end)
    });
    found
}

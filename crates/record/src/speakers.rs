//! Statements gathered by who makes them.

use crate::{Entity, Record, StatementSource, StatementSourceKind};
use std::collections::BTreeMap;

/// Who makes a statement, as far as this text tells.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Who<'r> {
    /// Somebody or something that the record knows.
    Entity(&'r Entity),
    /// The text's words for a group or a document that the record knows no more of ("residents").
    Described(&'r str),
    /// The text's words, where it withholds the name ("a senior official").
    Unnamed(&'r str),
    /// The text's words, where the record does not know whom they mean ("he").
    Unresolved(&'r str),
    /// Nobody is given.
    Nobody,
}

/// One speaker and what is laid in that mouth.
#[derive(Debug, Clone, PartialEq)]
pub struct Speaker<'r> {
    /// Who speaks.
    pub who: Who<'r>,
    /// Indices into `record.statements`, in the record's order, nested ones too.
    pub statements: Vec<usize>,
}

/// What tells speakers apart: the entity, else the words without regard to case.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Entity(String),
    Words(StatementSourceKind, String),
    Nobody,
}

impl Key {
    fn of(source: &StatementSource) -> Self {
        match (&source.entity, &source.span) {
            (Some(id), _) => Self::Entity(id.clone()),
            (None, Some(span)) => Self::Words(source.kind, span.text.to_lowercase()),
            (None, None) => Self::Nobody,
        }
    }
}

/// The speakers of a record in the order of their first statements.
pub fn speakers(record: &Record) -> Vec<Speaker<'_>> {
    let entities = record.entities_by_id();
    let mut found: Vec<Speaker> = Vec::new();
    let mut places = BTreeMap::new();
    for (i, statement) in record.statements.iter().enumerate() {
        let place = *places.entry(Key::of(&statement.source)).or_insert_with(|| {
            let who = who(&statement.source, &entities);
            found.push(Speaker { who, statements: Vec::new() });
            found.len() - 1
        });
        found[place].statements.push(i);
    }
    found
}

/// For each statement of the record, the index of its speaker in `speakers`.
pub fn speaker_of(record: &Record, speakers: &[Speaker]) -> Vec<usize> {
    let mut places = vec![0; record.statements.len()];
    for (place, speaker) in speakers.iter().enumerate() {
        for &statement in &speaker.statements {
            places[statement] = place;
        }
    }
    places
}

/// Who makes a statement with this source.
pub(crate) fn who<'r>(
    source: &'r StatementSource,
    entities: &BTreeMap<&str, &'r Entity>,
) -> Who<'r> {
    let entity = source.entity.as_deref().and_then(|id| entities.get(id).copied());
    let words = source.span.as_ref().map(|span| span.text.as_str());
    match (source.kind, entity, words) {
        (StatementSourceKind::Unnamed, Some(entity), _) => Who::Unnamed(&entity.name),
        (_, Some(entity), _) => Who::Entity(entity),
        (_, None, None) => Who::Nobody,
        (StatementSourceKind::Unnamed, None, Some(words)) => Who::Unnamed(words),
        (StatementSourceKind::Collective | StatementSourceKind::Document, None, Some(words)) => {
            Who::Described(words)
        }
        (_, None, Some(words)) => Who::Unresolved(words),
    }
}

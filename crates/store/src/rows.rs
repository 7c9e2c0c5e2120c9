//! What of a record stands in rows, so that it can be asked for.

use crate::packed::Packed;
use onrecord_record::{Entity, MentionKind, Places, Record, Span, Statement, words};
use onrecord_story::variants::quoted;
use serde::Serialize;
use std::collections::HashMap;

/// All that is kept of one reading.
pub(crate) struct Rows {
    pub(crate) uri: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) retrieved: Option<String>,
    pub(crate) text: String,
    pub(crate) record: Packed,
    pub(crate) entities: Vec<EntityRow>,
    pub(crate) statements: Vec<StatementRow>,
}

pub(crate) struct EntityRow {
    pub(crate) key: String,
    pub(crate) kind: String,
    pub(crate) name: String,
    pub(crate) aliases: String,
    pub(crate) roles: String,
    pub(crate) is_named: bool,
}

pub(crate) struct StatementRow {
    pub(crate) key: String,
    pub(crate) at: u32,
    pub(crate) entity: Option<usize>,
    pub(crate) source: Option<String>,
    pub(crate) cue: Option<String>,
    pub(crate) stance: Option<String>,
    pub(crate) quotation: String,
    pub(crate) content: String,
    pub(crate) pieces: Option<String>,
}

impl Rows {
    /// The rows of a record. The error says why it cannot be written down.
    pub(crate) fn of(record: Record) -> Result<Self, String> {
        Ok(Self {
            record: Packed::of_record(&record)?,
            entities: record.entities.iter().map(EntityRow::of).collect(),
            statements: statements(&record),
            uri: record.source.uri,
            outlet: record.source.outlet,
            title: record.source.title,
            published: record.source.published.map(|published| published.value),
            retrieved: record.source.retrieved,
            text: record.source.text,
        })
    }

    /// About how many bytes they take.
    pub(crate) fn weight(&self) -> usize {
        let said: usize = self.statements.iter().map(|row| row.content.len()).sum();
        self.record.bytes.len() + self.text.len() + said
    }
}

impl EntityRow {
    fn of(entity: &Entity) -> Self {
        let mut roles: Vec<_> = entity.roles.iter().map(line).collect();
        roles.sort_unstable();
        roles.dedup();
        Self {
            key: entity.id.clone(),
            kind: word(&entity.kind),
            name: entity.name.clone(),
            aliases: json(&entity.aliases),
            roles: json(&roles),
            is_named: entity.mentions.iter().any(|mention| mention.kind == MentionKind::Name),
        }
    }
}

fn statements(record: &Record) -> Vec<StatementRow> {
    let places = Places::new(&record.source);
    let numbers = record.entities.iter().enumerate();
    let numbers: HashMap<_, _> = numbers.map(|(n, entity)| (entity.id.as_str(), n)).collect();
    // What an article tells in its own words stands in the content already.
    let pieces = quoted(record).into_iter().map(|telling| {
        (telling.statement, if telling.is_reported { Vec::new() } else { telling.pieces })
    });
    let mut pieces: HashMap<_, _> = pieces.collect();
    let row = |statement: &Statement| StatementRow {
        key: statement.id.clone(),
        at: statement.content.first().map_or(0, |span| span.start),
        entity: statement.source.entity.as_deref().and_then(|id| numbers.get(id)).copied(),
        source: statement.source.span.as_ref().map(line),
        cue: statement.cue.as_ref().map(line),
        stance: statement.stance.as_ref().map(|stance| word(&stance.value)),
        quotation: word(&statement.quotation),
        content: words::content(statement, &places),
        pieces: pieces.remove(&statement.id).map(|pieces| json(&pieces)),
    };
    record.statements.iter().map(row).collect()
}

fn line(span: &Span) -> String {
    words::on_one_line(&span.text)
}

/// The word that the record's JSON has for a value.
pub(crate) fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// JSON of what always has one: lists of words, values of enumerations.
pub(crate) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

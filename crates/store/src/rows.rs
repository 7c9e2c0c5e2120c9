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
    /// Whether a date was given that cannot be read for sure.
    pub(crate) is_date_unread: bool,
    pub(crate) record: Packed,
    pub(crate) entities: Vec<EntityRow>,
    pub(crate) statements: Vec<StatementRow>,
}

#[derive(PartialEq, Eq)]
pub(crate) struct EntityRow {
    pub(crate) key: String,
    pub(crate) kind: String,
    pub(crate) name: String,
    pub(crate) aliases: String,
    pub(crate) roles: String,
    pub(crate) is_named: bool,
}

#[derive(PartialEq, Eq)]
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
            entities: record.entities.iter().map(EntityRow::of).collect::<Result<_, _>>()?,
            statements: statements(&record)?,
            is_date_unread: record.diagnostics.iter().any(|one| one.code == "date-not-read"),
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
    fn of(entity: &Entity) -> Result<Self, String> {
        let mut roles: Vec<_> = entity.roles.iter().map(line).collect();
        roles.sort_unstable();
        roles.dedup();
        Ok(Self {
            key: entity.id.clone(),
            kind: word(&entity.kind),
            name: entity.name.clone(),
            aliases: try_json(&entity.aliases)?,
            roles: try_json(&roles)?,
            is_named: entity.mentions.iter().any(|mention| mention.kind == MentionKind::Name),
        })
    }
}

fn statements(record: &Record) -> Result<Vec<StatementRow>, String> {
    let places = Places::new(&record.source);
    let numbers = record.entities.iter().enumerate();
    let numbers: HashMap<_, _> = numbers.map(|(n, entity)| (entity.id.as_str(), n)).collect();
    // What an article tells in its own words stands in the content already.
    let pieces = quoted(record).into_iter().map(|telling| {
        (telling.statement, if telling.is_reported { Vec::new() } else { telling.pieces })
    });
    let mut pieces: HashMap<_, _> = pieces.collect();
    let row = |statement: &Statement| {
        Ok(StatementRow {
            key: statement.id.clone(),
            at: statement.content.first().map_or(0, |span| span.start),
            entity: statement.source.entity.as_deref().and_then(|id| numbers.get(id)).copied(),
            source: statement.source.span.as_ref().map(line),
            cue: statement.cue.as_ref().map(line),
            stance: statement.stance.as_ref().map(|stance| word(&stance.value)),
            quotation: word(&statement.quotation),
            content: words::content(statement, &places),
            pieces: pieces.remove(&statement.id).map(|pieces| try_json(&pieces)).transpose()?,
        })
    };
    record.statements.iter().map(row).collect()
}

fn line(span: &Span) -> String {
    words::on_one_line(&span.text)
}

/// The word that the record's JSON has for a value of an enumeration, which is always one.
pub(crate) fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// JSON of a value. The error says why it has none.
pub(crate) fn try_json(value: &impl Serialize) -> Result<String, String> {
    serde_json::to_string(value).map_err(|error| error.to_string())
}

/// JSON of what always has one: numbers and words in lists.
pub(crate) fn json(value: &impl Serialize) -> String {
    try_json(value).unwrap_or_default()
}

//! The nouns of the record, one file each.

mod claim;
mod conflict;
mod diagnostic;
mod entity;
mod event;
mod obligation;
mod source;
mod span;
mod statement;
mod voice;
mod when;

pub use claim::{Claim, Standing};
pub use conflict::{Conflict, ConflictKind};
pub use diagnostic::{Diagnostic, Severity};
pub use entity::{Entity, EntityKind, Mention, MentionKind};
pub use event::Event;
pub use obligation::{Due, Firmness, Obligation, ObligationKind, Party};
pub use source::{DateFrom, Furniture, FurnitureKind, Published, Source};
pub use span::Span;
pub use statement::{
    Addressee, Answer, Commitment, CueTone, Evidence, EvidenceKind, Medium, MediumKind, Mode,
    Quotation, Stance, StanceValue, Statement, StatementSource, StatementSourceKind,
};
pub use voice::{Voice, VoiceKind};
pub use when::{When, WhenType};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Version of the record's shape, as it stands in [`Record::format`].
pub const FORMAT: &str = "onrecord/1";

/// What one article holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Always [`FORMAT`].
    pub format: String,
    /// The program that wrote this record.
    pub generator: Generator,
    /// What was read.
    pub source: Source,
    /// Who and what the text speaks of.
    pub entities: Vec<Entity>,
    /// Who said what.
    pub statements: Vec<Statement>,
    /// What is said, by whomever.
    pub claims: Vec<Claim>,
    /// Every time expression of the text, dated or not.
    pub times: Vec<When>,
    /// Dated happenings, and what the text puts in order.
    pub events: Vec<Event>,
    /// What somebody owes.
    pub obligations: Vec<Obligation>,
    /// What the writer says in the writer's own voice.
    pub voice: Vec<Voice>,
    /// What cannot all hold.
    pub conflicts: Vec<Conflict>,
    /// What a reader of this record should know about the reading.
    pub diagnostics: Vec<Diagnostic>,
}

impl Record {
    /// The entities by their ids.
    pub fn entities_by_id(&self) -> BTreeMap<&str, &Entity> {
        self.entities.iter().map(|entity| (entity.id.as_str(), entity)).collect()
    }

    /// The statements by their ids.
    pub fn statements_by_id(&self) -> BTreeMap<&str, &Statement> {
        self.statements.iter().map(|statement| (statement.id.as_str(), statement)).collect()
    }
}

/// The program that wrote a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Generator {
    /// "onrecord".
    pub name: String,
    /// Its version.
    pub version: String,
    /// SHA-256 (hexadecimal) of each model's weights, by the model's name.
    pub models: BTreeMap<String, String>,
}

//! Who and what the text speaks of.

use super::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Somebody or something that the text names or points to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entity {
    /// Derived from the source's id and the first mention.
    pub id: String,
    /// What it is.
    pub kind: EntityKind,
    /// The fullest form in this text, without title.
    pub name: String,
    /// Other forms of the name in this text.
    pub aliases: Vec<String>,
    /// Titles and descriptions that the text gives.
    pub roles: Vec<Span>,
    /// Every place where the text speaks of it, in text order.
    pub mentions: Vec<Mention>,
}

/// What an entity is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum EntityKind {
    /// One human being.
    Person,
    /// A company, party, agency, court, newspaper, …
    Organization,
    /// A country, city, building, …
    Place,
    /// A book, film, song, programme, …
    Work,
    /// People who are not organised, or not named one by one.
    Group,
    /// A report, filing, letter, poll, …
    Document,
    /// None of these.
    Other,
}

/// A place where the text speaks of an entity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// What kind of words.
    pub kind: MentionKind,
}

/// What kind of words a mention is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum MentionKind {
    /// A name ("Nayib Bukele", "the FBI").
    Name,
    /// A description ("the senator").
    Nominal,
    /// A pronoun ("he").
    Pronoun,
}

//! What somebody owes.

use super::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What somebody must do, promised to do or is scheduled to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Obligation {
    /// Derived from the source's id and the span.
    pub id: String,
    /// The words that state it.
    pub span: Span,
    /// What kind of obligation.
    pub kind: ObligationKind,
    /// Who owes it.
    pub who: Option<Party>,
    /// To whom it is owed.
    pub whom: Option<Party>,
    /// What is owed.
    pub what: Span,
    /// By when.
    pub due: Option<Due>,
    /// How firm it is.
    pub firmness: Firmness,
    /// Id of the statement that is the order or the promise.
    pub basis: Option<String>,
}

/// One side of an obligation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// The words.
    pub span: Span,
    /// Id of the entity that they stand for.
    pub entity: Option<String>,
}

/// By when something is due.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Due {
    /// The words.
    pub span: Span,
    /// The date or date-time, absent where the text does not fix it.
    pub value: Option<String>,
    /// First day of the interval.
    pub from: Option<String>,
    /// Last day of the interval.
    pub to: Option<String>,
    /// The reading taken, or what would settle it.
    pub rule: String,
    /// What it is counted from.
    pub counted_from: Option<Span>,
}

/// Kinds of obligation.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum ObligationKind {
    /// A court or authority ordered it.
    Ordered,
    /// Somebody promised it.
    Promised,
    /// A law or rule requires it.
    Required,
    /// It stands in a calendar.
    Scheduled,
}

/// How firm an obligation is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Firmness {
    /// Without condition.
    Firm,
    /// Only if something else happens.
    Conditional,
    /// "soon", "in the coming weeks".
    Vague,
}

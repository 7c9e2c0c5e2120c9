//! What cannot all hold.

use super::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Stretches that cannot all hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    /// Derived from the source's id and the spans.
    pub id: String,
    /// What kind of conflict.
    pub kind: ConflictKind,
    /// The stretches.
    pub spans: Vec<Span>,
    /// Why they cannot all hold, and which innocent explanations were tried.
    pub explanation: String,
    /// The rule that found it.
    pub rule: String,
}

/// Kinds of conflict.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum ConflictKind {
    /// A status beside acts of another time.
    StatusTime,
    /// A weekday beside a date that is another day.
    Calendar,
    /// One quantity with two values, or a sum that cannot be.
    Number,
    /// Said and denied by one and the same.
    Polarity,
    /// One quotation in two wordings.
    Quotation,
    /// One person's name in two spellings.
    Name,
    /// A charge for which nobody is named.
    UnsourcedAllegation,
}

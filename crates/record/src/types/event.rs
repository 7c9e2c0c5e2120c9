//! What happened.

use super::{Span, When};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A dated happening, or one that the text puts in order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Derived from the source's id and the span.
    pub id: String,
    /// The words.
    pub span: Span,
    /// When it happened.
    pub when: Option<When>,
    /// Ids of the entities that took part.
    pub participants: Vec<String>,
    /// Id of the statement that tells it.
    pub statement: Option<String>,
}

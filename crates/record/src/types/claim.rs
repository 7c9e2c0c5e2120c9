//! What is said, by whomever.

use super::{Span, StanceValue};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Statements that say the same thing of the same people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Derived from its statements.
    pub id: String,
    /// What is said.
    pub content: Vec<Span>,
    /// Ids of the entities that it speaks of.
    pub about: Vec<String>,
    /// Who stands where.
    pub standings: Vec<Standing>,
    /// Whether two different holders hold opposite stances.
    pub contested: bool,
}

/// Where one holder stands on a claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    /// Entity id of the holder, if known.
    pub holder: Option<String>,
    /// The stance held.
    pub stance: StanceValue,
    /// Ids of the statements that show it.
    pub statements: Vec<String>,
}

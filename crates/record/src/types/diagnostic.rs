//! What a reader of the record should know about the reading.

use super::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something that went otherwise than hoped, and what it means for the record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Diagnostic {
    /// Stable, in kebab case, for programs.
    pub code: String,
    /// How much it matters.
    pub severity: Severity,
    /// A sentence for people.
    pub message: String,
    /// Where.
    pub span: Option<Span>,
}

/// How much a diagnostic matters.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Good to know.
    Info,
    /// The record may lack something or hold something wrong.
    Warning,
    /// Part of the input could not be read.
    Error,
}

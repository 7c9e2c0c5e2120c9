//! What the writer says in the writer's own voice.

use super::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A sentence or clause that nobody in the article is made to say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Voice {
    /// The sentence or clause.
    pub span: Span,
    /// What it does.
    pub kind: VoiceKind,
    /// The words that show it.
    pub words: Span,
    /// The rule that says so.
    pub rule: String,
}

/// What the writer's own words do.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum VoiceKind {
    /// Tells a happening.
    Report,
    /// Gives an opinion or a frame.
    Characterisation,
    /// Makes a causal or quantitative claim and gives no source.
    UnsourcedClaim,
}

//! A stretch of the source and its words.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A stretch of `source.text` in Unicode code points, half-open, with its words.
#[derive(
    Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// First code point inside.
    pub start: u32,
    /// First code point outside.
    pub end: u32,
    /// `source.text[start..end]`.
    pub text: String,
}

//! Time expressions after TIMEX3 (`TimeML` 1.2.1).

use super::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A time expression and the interval that it denotes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// The words.
    pub span: Span,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: WhenType,
    /// TIMEX3 value.
    pub value: String,
    /// First day or moment, inclusive; absent where the text does not fix it.
    pub from: Option<String>,
    /// Last day or moment, inclusive; absent where the text does not fix it.
    pub to: Option<String>,
    /// The unit to which it is exact ("day", "month", …).
    pub precision: String,
    /// The reading taken and what it was counted from.
    pub rule: String,
}

/// TIMEX3 types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum WhenType {
    /// A calendar date.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A time that recurs.
    Set,
}

//! Attribution relations: one cue with its source and its content.

use onrecord_text::{Span, Tokens};

/// Who is made to say what, as stretches of tokens.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Attribution {
    /// Who says it.
    pub source: Option<Span<Tokens>>,
    /// The words that report.
    pub cue: Option<Span<Tokens>>,
    /// What is said, in text order.
    pub content: Vec<Span<Tokens>>,
    /// The relation inside whose content this one stands, as an index into the same list.
    pub within: Option<usize>,
}

impl Attribution {
    /// From the first to the last token of its parts.
    pub fn extent(&self) -> Span<Tokens> {
        let parts = self.source.into_iter().chain(self.cue).chain(self.content.iter().copied());
        parts.reduce(Span::join).unwrap_or_default()
    }

    /// Where it is anchored: its cue, or else its content, or else its source.
    pub fn anchor(&self) -> Span<Tokens> {
        self.cue.or_else(|| self.content.first().copied()).or(self.source).unwrap_or_default()
    }
}

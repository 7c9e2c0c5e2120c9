//! Voice: what the writer says in the writer's own voice, told apart into reports, characterisations and claims without a
//! source.

use crate::attribution::{Context, Index};
use crate::rules::{self, Rule};
use crate::times::Time;
use onrecord_record::VoiceKind;
use onrecord_text::{Span, Tokens};
use std::sync::LazyLock;

/// A sentence or clause that nobody in the text is made to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remark {
    /// The sentence or clause.
    pub extent: Span<Tokens>,
    /// What it does.
    pub kind: VoiceKind,
    /// The words that show it.
    pub words: Span<Tokens>,
    /// The rule that says so, by its name in [`rules()`].
    pub rule: &'static str,
}

/// The layers that remarks are found in.
#[derive(Debug, Clone, Copy)]
pub struct Layers<'a, 't> {
    /// Tokens, sentences, tags.
    pub context: Context<'a, 't>,
    /// Clauses of the sentences.
    pub clauses: &'a [Span<Tokens>],
    /// Where somebody is made to say something.
    pub reported: &'a Index,
    /// Time expressions.
    pub times: &'a [Time],
}

static RULES: LazyLock<Vec<Rule>> =
    LazyLock::new(|| rules::parse(include_str!("../../data/voice/rules.txt")));

/// The rules of voice, in the order of their file.
pub fn rules() -> &'static [Rule] {
    &RULES
}

/// What the writer says, in text order.
pub fn remarks(_layers: &Layers<'_, '_>) -> Vec<Remark> {
    Vec::new()
}

//! Stance: what a statement does (asserts, alleges, denies, …), how firmly its source commits to it, and the tone of
//! the writer's reporting word, which is kept apart.

use crate::attribution::{Attribution, Context};
use crate::rules::{self, Rule};
use onrecord_record::{Commitment, CueTone, StanceValue};
use onrecord_text::{Span, Tokens};
use std::sync::LazyLock;

/// The stance of one attribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stance {
    /// What the statement does.
    pub value: StanceValue,
    /// How firmly its source commits to it.
    pub commitment: Commitment,
    /// The writer's choice of reporting word.
    pub tone: CueTone,
    /// The rule that says so, by its name in [`rules()`].
    pub rule: &'static str,
    /// The words that show it.
    pub words: Span<Tokens>,
}

static RULES: LazyLock<Vec<Rule>> =
    LazyLock::new(|| rules::parse(include_str!("../../data/stance/rules.txt")));

/// The rules of stance, in the order of their file.
pub fn rules() -> &'static [Rule] {
    &RULES
}

static TONES: LazyLock<Vec<Rule>> =
    LazyLock::new(|| rules::parse(include_str!("../../data/stance/tones.txt")));

/// The rules of the writer's tone, named after the tone that each gives.
pub fn tones() -> &'static [Rule] {
    &TONES
}

/// The stances of attributions, one for each, in the same order.
pub fn stances(context: &Context<'_, '_>, attributions: &[Attribution]) -> Vec<Stance> {
    attributions.iter().map(|attribution| stance(context, attribution)).collect()
}

fn stance(_context: &Context<'_, '_>, attribution: &Attribution) -> Stance {
    Stance {
        value: StanceValue::Asserts,
        commitment: Commitment::Certain,
        tone: if attribution.cue.is_some() { CueTone::Neutral } else { CueTone::None },
        rule: "plain",
        words: attribution.anchor(),
    }
}

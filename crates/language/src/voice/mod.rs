//! Voice: what the writer says in the writer's own voice, told apart into reports, characterisations and claims without a
//! source.
//!
//! 1. Look up: each token once, by the hash of its form, in the words and patterns of `data/voice`.
//! 2. Guard: names, terms of art, what somebody is made to say or is said to think, are no judgements of the writer's.
//! 3. Settle: one remark of a kind in a clause; a claim takes the place of a judgement.
//! 4. Report: what tells a happening and neither judges nor claims.
//!
//! A title is the writer's too: it can judge. It is no report and no claim, as the text below it tells the same with its source.

mod guards;
mod lexicon;
mod own;
mod pattern;
mod reports;
mod settle;
mod sight;
#[cfg(test)]
mod tests;

use crate::attribution::{Attribution, Context, Index};
use crate::rules::{self, Rule};
use crate::times::Time;
use onrecord_record::VoiceKind;
use onrecord_text::{Span, Tokens};
use pattern::Found;
use sight::Sight;
use std::cmp::Reverse;
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
    /// Who is made to say what.
    pub attributions: &'a [Attribution],
    /// Where somebody is made to say something: the index of `attributions`.
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

/// The kind that a rule gives.
fn kind(rule: &str) -> VoiceKind {
    match rules().iter().find(|known| known.name == rule).map(|known| known.gives) {
        Some("unsourced-claim") => VoiceKind::UnsourcedClaim,
        Some("report") => VoiceKind::Report,
        _ => VoiceKind::Characterisation,
    }
}

/// Tokens of a sentence at most; longer ones are lists or no prose, and looking at all of one at each of its words would cost the
/// square of its length.
const LONGEST: u32 = 400;

/// What the writer says, in text order.
pub fn remarks(layers: &Layers<'_, '_>) -> Vec<Remark> {
    let mut out = Vec::new();
    let sentences = layers.context.document.sentences.iter();
    for sentence in sentences.filter(|sentence| sentence.tokens.len() <= LONGEST) {
        let sight = Sight::new(layers, sentence.tokens);
        let shown = settle::settle(&sight, found(&sight));
        let reports = reports::reports(&sight, &shown);
        let first = out.len();
        out.extend(shown);
        out.extend(reports);
        out[first..].sort_by_key(|remark: &Remark| (remark.extent, remark.kind));
    }
    out
}

/// What the patterns find in a sentence that no guard takes away, in text order; of those that begin together the longest, then
/// the one that stands first in `phrases.tsv`, comes first.
fn found(sight: &Sight<'_, '_, '_>) -> Vec<Remark> {
    let (mut terms, mut out) = (Vec::new(), Vec::new());
    for (index, found) in finds(sight) {
        let Some(pattern) = sight.lexicon.patterns.get(usize::from(index)) else { continue };
        if pattern.is_viewpoint() {
            return Vec::new();
        } else if pattern.is_term() {
            terms.push(found.words);
        } else {
            let (kind, words) = (kind(pattern.rule), found.words);
            out.push((index, Remark { extent: found.all, kind, words, rule: pattern.rule }));
        }
    }
    let is_term = |remark: &Remark| terms.iter().any(|term| term.overlaps(remark.words));
    out.retain(|(_, remark)| !is_term(remark) && guards::allow(sight, remark));
    out.sort_by_key(|(index, remark)| (remark.words.start, Reverse(remark.words.end), *index));
    out.into_iter().map(|(_, remark)| remark).collect()
}

/// The patterns that hold in a sentence, with where they do.
fn finds(sight: &Sight<'_, '_, '_>) -> impl Iterator<Item = (u16, Found)> {
    let tried = sight
        .known
        .iter()
        .flat_map(|&(at, entry)| entry.patterns.iter().map(move |&index| (at, index)));
    tried.filter_map(|(at, index)| {
        let pattern = sight.lexicon.patterns.get(usize::from(index))?;
        Some((index, pattern.find(sight, at)?))
    })
}

//! Which relation holds which token.

use super::features::Context;
use super::relation::Attribution;
use onrecord_text::{Span, Tokens};

/// For every token: the relation whose content, source or cue holds it.
pub(super) struct Holders {
    content: Vec<Option<u32>>,
    pub(super) other: Vec<Option<u32>>,
}

impl Holders {
    pub(super) fn new(context: &Context<'_, '_>, relations: &[Attribution]) -> Self {
        let tokens = context.document.tokens.len();
        let mut holders = Self { content: vec![None; tokens], other: vec![None; tokens] };
        for (at, relation) in relations.iter().enumerate() {
            relation
                .content
                .iter()
                .for_each(|span| holders.content[span.range()].fill(Some(at as u32)));
            let parts = relation.source.iter().chain(&relation.cue);
            parts.for_each(|span| holders.other[span.range()].fill(Some(at as u32)));
        }
        holders
    }

    /// The relations whose contents reach into these tokens, with how many each holds, the most first.
    pub(super) fn shares(&self, tokens: Span<Tokens>) -> Vec<(u32, usize)> {
        let mut held: Vec<u32> = self.content[tokens.range()].iter().flatten().copied().collect();
        held.sort_unstable();
        let mut counts: Vec<(u32, usize)> =
            held.chunk_by(|a, b| a == b).map(|run| (run[0], run.len())).collect();
        counts.sort_by_key(|&(relation, count)| (std::cmp::Reverse(count), relation));
        counts
    }

    /// The relation whose content holds most of these tokens.
    pub(super) fn most(&self, tokens: Span<Tokens>) -> Option<u32> {
        self.shares(tokens).first().map(|&(relation, _)| relation)
    }

    pub(super) fn is_free(&self, tokens: Span<Tokens>) -> bool {
        self.other[tokens.range()].iter().all(Option::is_none)
    }

    pub(super) fn take(&mut self, tokens: Span<Tokens>, relation: u32) {
        self.content[tokens.range()].fill(Some(relation));
    }
}

//! Attributions inside contents: what a source says that somebody else says.
//!
//! The labels are flat (the corpus marks the outermost attribution only), so a content is read once more
//! as if it were a text of its own.

use super::features::Context;
use super::relation::Attribution;
use super::{Models, labelled};
use crate::attribution::link::link;
use onrecord_text::{Span, Tokens};
use rustc_hash::FxHashSet;

/// A content shorter than this holds no further attribution.
const LEAST: u32 = 5;

/// Adds the relations inside the contents of `relations`; `told` are further ones that stand inside
/// speech or that rules found, each of them inside a content or outside of all.
pub(super) fn nest(
    context: &Context<'_, '_>,
    models: Models<'_>,
    told: Vec<Attribution>,
    relations: &mut Vec<Attribution>,
) {
    let outer = pieces(relations);
    let mut found = told;
    found.retain(|relation| !relation.content.is_empty());
    for &(_, piece) in &outer {
        if piece.len() >= LEAST {
            let context = Context { inside: around(context, piece), ..*context };
            let runs = labelled(&context, models, &sentences(&context, piece));
            let mut inner = link(&context, &runs, models.link);
            super::subject::fill(&context, &mut inner);
            found.extend(inner.into_iter().filter(|relation| !relation.content.is_empty()));
        }
    }
    let mut cues = Cues::of(relations);
    for mut relation in found {
        let Some(cue) = relation.cue.filter(|&cue| cues.is_free(cue)) else { continue };
        let extent = relation.extent();
        let until = outer.partition_point(|(_, piece)| piece.start <= extent.start);
        let holder =
            outer[..until].iter().rev().take(NEIGHBOURS).find(|(_, piece)| piece.covers(extent));
        match holder {
            Some(&(at, piece)) if adds(context, &relation, piece) => relation.within = Some(at),
            None if !relation.content.iter().any(|content| touches(&outer, *content)) => {}
            _ => continue,
        }
        cues.take(cue);
        relations.push(relation);
    }
}

/// How many quotations a content stands inside of in full.
fn around(context: &Context<'_, '_>, piece: Span<Tokens>) -> u8 {
    let depths = context.document.quotes.depth.get(piece.range()).unwrap_or_default();
    depths.iter().copied().min().unwrap_or(0)
}

/// The sentences of a content, as far as they belong to it.
fn sentences(context: &Context<'_, '_>, piece: Span<Tokens>) -> Vec<Span<Tokens>> {
    let document = context.document;
    let first = document.sentence_of(piece.start);
    let inside =
        document.sentences[first..].iter().take_while(|sentence| sentence.tokens.start < piece.end);
    inside
        .map(|sentence| {
            Span::new(sentence.tokens.start.max(piece.start), sentence.tokens.end.min(piece.end))
        })
        .collect()
}

/// Contents overlap only by mistake, so the piece that covers a place is among the last that begin before it.
const NEIGHBOURS: usize = 4;

/// Whether a stretch shares a token with one of these pieces, which are in text order.
fn touches(outer: &[(usize, Span<Tokens>)], span: Span<Tokens>) -> bool {
    let until = outer.partition_point(|(_, piece)| piece.start < span.end);
    outer[..until].iter().rev().take(NEIGHBOURS).any(|(_, piece)| piece.overlaps(span))
}

/// The tokens that are part of a cue or source already.
struct Cues(FxHashSet<u32>);

impl Cues {
    fn of(relations: &[Attribution]) -> Self {
        Self(relations.iter().filter_map(|relation| relation.cue).flat_map(Span::iter).collect())
    }

    fn is_free(&self, cue: Span<Tokens>) -> bool {
        !cue.iter().any(|at| self.0.contains(&at))
    }

    fn take(&mut self, cue: Span<Tokens>) {
        self.0.extend(cue.iter());
    }
}

/// The stretches of content with the relation that each belongs to, in text order.
fn pieces(relations: &[Attribution]) -> Vec<(usize, Span<Tokens>)> {
    let mut out: Vec<(usize, Span<Tokens>)> = relations
        .iter()
        .enumerate()
        .flat_map(|(at, relation)| relation.content.iter().map(move |&piece| (at, piece)))
        .collect();
    out.sort_by_key(|&(at, piece)| (piece.start, at));
    out
}

/// Whether an inner relation tells of another voice: its cue has a word that reports, its content is not
/// all of the outer one, and its source is not the speaker ("I think").
fn adds(context: &Context<'_, '_>, relation: &Attribution, outer: Span<Tokens>) -> bool {
    let is_part = relation.content.iter().all(|&content| content.len() < outer.len());
    let reports = relation
        .cue
        .is_some_and(|cue| cue.iter().any(|at| super::saying::reports(context.document.word(at))));
    reports && is_part && !relation.source.is_some_and(|source| is_speaker(context, source))
}

/// First and second persons: the outer source speaks of itself or to somebody.
fn is_speaker(context: &Context<'_, '_>, source: Span<Tokens>) -> bool {
    let word = context.document.words(source).to_lowercase();
    matches!(word.as_str(), "i" | "we" | "you" | "me" | "us" | "my" | "our" | "your")
}

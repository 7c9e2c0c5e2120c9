//! Attributions inside contents: what a source says that somebody else says.
//!
//! The labels are flat (the corpus marks the outermost attribution only), so a content is read once more
//! as if it were a text of its own.

use super::features::Context;
use super::relation::Attribution;
use super::{Models, labelled};
use crate::attribution::link::link;
use onrecord_text::{Span, Tokens};

/// A content shorter than this holds no further attribution.
const LEAST: u32 = 5;

/// Adds the relations inside the contents of `relations`; `inner` are those already known to stand
/// inside speech.
pub(super) fn nest(
    context: &Context<'_, '_>,
    models: Models<'_>,
    inner: Vec<Attribution>,
    relations: &mut Vec<Attribution>,
) {
    let outer: Vec<(usize, Span<Tokens>)> = pieces(relations);
    let mut found = inner;
    for &(_, piece) in &outer {
        if piece.len() >= LEAST {
            found.extend(link(context, &labelled(context, models, &[piece]), models.link));
        }
    }
    found.sort_by_key(|relation| (relation.anchor(), relation.extent()));
    found.dedup_by_key(|relation| relation.anchor());
    for mut relation in found {
        let extent = relation.extent();
        let holder = outer.iter().find(|(_, piece)| piece.covers(extent));
        let is_new = holder.is_some_and(|(_, piece)| adds(context, &relation, *piece));
        if let (Some(&(at, _)), true) = (holder, is_new) {
            relation.within = Some(at);
            relations.push(relation);
        }
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

/// Whether an inner relation tells of another voice: it has a cue, a content that is not all of the outer
/// one, and its source is not the speaker ("I think").
fn adds(context: &Context<'_, '_>, relation: &Attribution, outer: Span<Tokens>) -> bool {
    let is_part = relation.content.iter().all(|&content| content.len() < outer.len());
    relation.cue.is_some() && is_part && !relation.source.is_some_and(|source| is_speaker(context, source))
}

/// First and second persons: the outer source speaks of itself or to somebody.
fn is_speaker(context: &Context<'_, '_>, source: Span<Tokens>) -> bool {
    let word = context.document.words(source).to_lowercase();
    matches!(word.as_str(), "i" | "we" | "you" | "me" | "us" | "my" | "our" | "your")
}

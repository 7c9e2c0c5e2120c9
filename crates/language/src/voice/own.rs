//! Whose words they are: the writer's, where nobody is made to say them.

use super::Layers;
use super::lexicon::lexicon;
use super::sight::Sight;
use onrecord_text::{Span, Tokens};
use std::sync::LazyLock;

/// Tokens before a judgement in which a word that ascribes it to somebody is looked for.
const REACH: u32 = 14;

static BLAMING: LazyLock<u64> = LazyLock::new(|| lexicon().set("blaming"));
static ASCRIBING: LazyLock<u64> = LazyLock::new(|| lexicon().set("ascribing"));

/// Whether a token is the writer's: between no quotation marks, inside no content, no reporting word.
pub(super) fn is_own(layers: &Layers<'_, '_>, at: u32) -> bool {
    let depth = layers.context.document.quotes.depth.get(at as usize).copied().unwrap_or_default();
    depth == 0
        && layers.reported.telling(at).is_none_or(|told| {
            is_target(layers, told, at) || is_behind_infinitive(layers, told, at)
        })
        && layers.reported.cue_at(at).is_none_or(|told| is_frame(layers, told, at))
}

/// "In a blistering dissent, she wrote": what describes inside a longer cue is the writer's.
fn is_frame(layers: &Layers<'_, '_>, told: u32, at: u32) -> bool {
    /// Tokens that a cue of more than its verb has at least.
    const LONG: u32 = 3;
    let cue = layers.attributions.get(told as usize).and_then(|told| told.cue);
    let tag = layers.context.tag_name(at);
    cue.is_some_and(|cue| cue.len() >= LONG) && (tag.starts_with("JJ") || tag.starts_with("NN"))
}

/// What stands before "has drawn criticism from" names whom the criticism is aimed at; it is no proposition of the critics, and
/// its words are the writer's.
fn is_target(layers: &Layers<'_, '_>, told: u32, at: u32) -> bool {
    let Some(told) = layers.attributions.get(told as usize) else { return false };
    told.within.is_none() && told.cue.is_some_and(|cue| at < cue.start && blames(layers, cue))
}

/// "The refusal to publish the figures speaks volumes": what is refused ends before the verb of the sentence.
fn is_behind_infinitive(layers: &Layers<'_, '_>, told: u32, at: u32) -> bool {
    let Some(told) = layers.attributions.get(told as usize) else { return false };
    let piece = told.content.iter().find(|piece| piece.holds(at));
    let noun = told.cue.is_some_and(|cue| layers.context.tag_name(cue.end - 1).starts_with("NN"));
    let Some(piece) = piece.filter(|piece| noun && layers.context.is(piece.start, &["to"])) else {
        return false;
    };
    let opens = |at: u32| matches!(layers.context.tag_name(at), "WDT" | "WP" | "IN" | "WRB" | ",");
    let clause = piece.iter().take_while(|&at| !opens(at)).take(REACH as usize);
    clause.into_iter().any(|verb| verb <= at && layers.context.is_finite(verb))
}

/// Whether a cue takes a target in the place of a proposition.
fn blames(layers: &Layers<'_, '_>, cue: Span<Tokens>) -> bool {
    let lexemes = layers.context.lexemes.get(cue.range()).unwrap_or_default();
    lexemes.iter().any(|lexeme| lexicon().sets(lexeme.lower) & *BLAMING != 0)
}

/// Whether a set phrase begins in the writer's words and is not quoted: a label that takes part of it for a reporting word
/// ("raises questions about") is wrong.
pub(super) fn begins_own(layers: &Layers<'_, '_>, words: Span<Tokens>) -> bool {
    let depth = &layers.context.document.quotes.depth;
    let quoted = |at: u32| depth.get(at as usize).is_some_and(|&depth| depth > 0);
    !words.iter().any(quoted)
        && layers.reported.telling(words.start).is_none_or(|told| {
            is_target(layers, told, words.start) || is_behind_infinitive(layers, told, words.start)
        })
}

/// Whether a stretch is the writer's from end to end.
pub(super) fn is_all_own(layers: &Layers<'_, '_>, words: Span<Tokens>) -> bool {
    words.iter().all(|at| is_own(layers, at))
}

/// Whether a word before a judgement ascribes it to somebody: "called it a disgrace", "widely seen as a disaster".
pub(super) fn is_ascribed(sight: &Sight<'_, '_, '_>, at: u32) -> bool {
    let from = at.saturating_sub(REACH).max(sight.sentence.start);
    let behind_mark = (from..at).rev().find(|&at| matches!(sight.word(at), ";" | "—" | "–"));
    let near = Span::<Tokens>::new(behind_mark.unwrap_or(from), at);
    let mut words = sight.of_set(*ASCRIBING).filter(|&at| near.holds(at));
    words.any(|at| sight.tag(at).starts_with("VB") || sight.tag(at) == "IN")
}

/// The clauses that hold a stretch.
pub(super) fn clauses_of(layers: &Layers<'_, '_>, words: Span<Tokens>) -> Span<Tokens> {
    let clause = |at: u32| crate::clauses::clause_of(layers.clauses, at);
    clause(words.start).join(clause(words.end.saturating_sub(1)))
}

/// The part of a stretch around some words that is the writer's.
pub(super) fn extent(
    layers: &Layers<'_, '_>,
    stretch: Span<Tokens>,
    words: Span<Tokens>,
) -> Span<Tokens> {
    let start = (stretch.start..words.start).rev().take_while(|&at| is_own(layers, at)).last();
    let end = (words.end..stretch.end).take_while(|&at| is_own(layers, at)).last();
    Span::new(start.unwrap_or(words.start), end.map_or(words.end, |end| end + 1))
}

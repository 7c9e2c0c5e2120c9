//! Attributions inside contents: what a source says that somebody else says.
//!
//! The labels are flat (the corpus marks the outermost attribution only), so a content is read once more
//! as if it were a text of its own.

use super::features::Context;
use super::relation::Attribution;
use super::{Models, labelled};
use crate::attribution::link::link;
use crate::quotes::MarkRole;
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
            let runs = labelled(&context, models, &sentences(&context, piece), None);
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
            Some(&(at, piece)) if adds(context, &relation, piece) => {
                unquote(context, &mut relation);
                if relation.content.is_empty() {
                    continue;
                }
                relation.within = Some(at);
            }
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

/// Leaves the marks at the edges of the outer speech to that speech: in “The owners want a new deal,” neither
/// “the owners” nor “a new deal” stands between marks of its own.
fn unquote(context: &Context<'_, '_>, relation: &mut Attribution) {
    let whole = relation.content.iter().copied().reduce(Span::join).unwrap_or_default();
    relation.source = relation.source.and_then(|source| bare(context, source, source));
    let content = std::mem::take(&mut relation.content);
    relation.content =
        content.into_iter().filter_map(|piece| bare(context, piece, whole)).collect();
}

/// A stretch without the marks at its edges that belong to a quotation beyond `whole`, nor the comma or stop before
/// one; nothing where no word is left.
fn bare(
    context: &Context<'_, '_>,
    mut span: Span<Tokens>,
    whole: Span<Tokens>,
) -> Option<Span<Tokens>> {
    let document = context.document;
    if opens_beyond(context, span.start, whole) {
        span.start += 1;
    }
    if span.end > span.start && closes_beyond(context, span.end - 1, whole) {
        span.end -= 1;
        let stops = span.end > span.start && matches!(document.word(span.end - 1), "," | ".");
        span.end -= u32::from(stops);
    }
    let word = |at: u32| document.word(at).starts_with(char::is_alphanumeric);
    span.iter().any(word).then_some(span)
}

/// Whether a quotation that ends behind `whole`, or never, opens here.
fn opens_beyond(context: &Context<'_, '_>, at: u32, whole: Span<Tokens>) -> bool {
    let quotes = &context.document.quotes;
    let from = quotes.all.partition_point(|quote| quote.tokens.start < at);
    quotes.roles.get(at as usize) == Some(&Some(MarkRole::Open))
        && quotes.all.get(from).is_some_and(|quote| quote.tokens.end > whole.end)
}

/// Whether a quotation that begins before `whole` closes here.
fn closes_beyond(context: &Context<'_, '_>, at: u32, whole: Span<Tokens>) -> bool {
    let quotes = &context.document.quotes;
    let inside = quotes.all.partition_point(|quote| quote.tokens.start < whole.start);
    let opened = quotes.all[inside..].iter().take_while(|quote| quote.tokens.start < at);
    quotes.roles.get(at as usize) == Some(&Some(MarkRole::Close))
        && !opened.into_iter().any(|quote| quote.tokens.end == at + 1)
}

/// First and second persons: the outer source speaks of itself or to somebody.
fn is_speaker(context: &Context<'_, '_>, source: Span<Tokens>) -> bool {
    let word = context.document.words(source).to_lowercase();
    matches!(word.as_str(), "i" | "we" | "you" | "me" | "us" | "my" | "our" | "your")
}

#[cfg(test)]
mod tests {
    use super::unquote;
    use crate::attribution::relation::Attribution;
    use crate::attribution::testing::{told, with};
    use onrecord_text::{Span, Tokens};

    /// The relation of these parts after the marks of the outer speech are left to it.
    fn unquoted(text: &str, source: Span<Tokens>, cue: Span<Tokens>, to: u32) -> String {
        with(text, |context| {
            let mut relation = Attribution {
                source: Some(source),
                cue: Some(cue),
                content: vec![Span::new(cue.end, to)],
                ..Attribution::default()
            };
            unquote(context, &mut relation);
            told(context, &relation)
        })
    }

    #[test]
    fn marks_of_the_outer_speech_stay_with_it() {
        assert_eq!(
            unquoted(
                "“The owners want a new deal,” said Weir.",
                Span::new(0, 3),
                Span::new(3, 4),
                9
            ),
            "The owners | want | a new deal"
        );
    }

    #[test]
    fn marks_of_a_broken_inner_quotation_stay() {
        let text = "“Weir said, ‘We paid. We waited.’ And then he left,” said Roe.";
        with(text, |context| {
            let mut relation = Attribution {
                cue: Some(Span::new(2, 3)),
                content: vec![Span::new(4, 8), Span::new(8, 12)],
                ..Attribution::default()
            };
            unquote(context, &mut relation);
            assert_eq!(told(context, &relation), "- | said | ‘We paid. … We waited.’");
        });
    }

    #[test]
    fn marks_around_a_whole_inner_content_stay() {
        let text = "“The owners said ‘we want a new deal’ to me,” said Weir.";
        assert_eq!(
            unquoted(text, Span::new(1, 3), Span::new(3, 4), 11),
            "The owners | said | ‘we want a new deal’"
        );
    }
}

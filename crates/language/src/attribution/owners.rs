//! Who a quotation without a cue of its own belongs to.

use super::features::Context;
use super::holders::Holders;
use super::relation::Attribution;
use crate::quotes::{Quote, QuoteState};
use onrecord_text::{Paragraph, Span, Tokens};
use std::collections::BTreeSet;

/// Cues looked at on either side of a quotation: the right one is never further, and a sentence without end
/// must not make every quotation look at every cue.
const NEIGHBOURS: usize = 8;

/// The relations of a document by the place of their cue, for looking up around a quotation.
pub(super) struct Owners<'c, 'a, 't> {
    context: &'c Context<'a, 't>,
    /// First token of the cue, and the relation.
    cues: BTreeSet<(u32, u32)>,
}

impl<'c, 'a, 't> Owners<'c, 'a, 't> {
    pub(super) fn new(context: &'c Context<'a, 't>, relations: &[Attribution]) -> Self {
        let mut owners = Self { context, cues: BTreeSet::new() };
        for (at, relation) in relations.iter().enumerate() {
            owners.note(at as u32, relation);
        }
        owners
    }

    /// Takes a relation in that has got a cue.
    pub(super) fn note(&mut self, at: u32, relation: &Attribution) {
        self.cues.extend(relation.cue.map(|cue| (cue.start, at)));
    }

    /// The relations whose cues are the last to begin in a stretch, the very last first, with their cues.
    fn last<'r>(
        &'r self,
        stretch: Span<Tokens>,
        relations: &'r [Attribution],
    ) -> impl Iterator<Item = (u32, Span<Tokens>)> + 'r {
        let inside = self.cues.range((stretch.start, 0)..(stretch.end, 0)).rev().take(NEIGHBOURS);
        inside.filter_map(|&(_, at)| Some((at, relations.get(at as usize)?.cue?)))
    }

    /// The relations whose cues are the first to begin in a stretch, with their cues.
    fn first<'r>(
        &'r self,
        stretch: Span<Tokens>,
        relations: &'r [Attribution],
    ) -> impl Iterator<Item = (u32, Span<Tokens>)> + 'r {
        let inside = self.cues.range((stretch.start, 0)..(stretch.end, 0)).take(NEIGHBOURS);
        inside.filter_map(|&(_, at)| Some((at, relations.get(at as usize)?.cue?)))
    }

    /// The tokens of the sentence that holds a token.
    fn sentence(&self, token: u32) -> Span<Tokens> {
        let document = self.context.document;
        document.sentence_at(token).map_or(Span::default(), |sentence| sentence.tokens)
    }

    /// The relation that a quotation goes to by its place in the text.
    pub(super) fn by_place(
        &self,
        quote: Quote,
        before: Option<Quote>,
        holders: &Holders,
        relations: &[Attribution],
    ) -> Option<u32> {
        self.continued(quote, before, holders)
            .or_else(|| self.same_sentence(quote, relations))
            .or_else(|| self.same_mouth(quote, before, holders))
            .or_else(|| self.paragraph_before(quote, relations))
    }

    /// A quotation left open at the end of the paragraph before goes on in this one.
    fn continued(&self, quote: Quote, before: Option<Quote>, holders: &Holders) -> Option<u32> {
        let before = before.filter(|before| before.state == QuoteState::Continued)?;
        let document = self.context.document;
        let next = document.paragraph_of(before.tokens.start) + 1
            == document.paragraph_of(quote.tokens.start);
        if next { holders.most(before.tokens) } else { None }
    }

    /// A relation whose cue stands in the same sentence outside of the quotation, the nearest one.
    fn same_sentence(&self, quote: Quote, relations: &[Attribution]) -> Option<u32> {
        let (opening, closing) =
            (self.sentence(quote.tokens.start), self.sentence(quote.tokens.end - 1));
        let before = Span::new(opening.start, quote.tokens.start);
        let behind = Span::new(quote.tokens.end, closing.end);
        self.last(before, relations)
            .chain(self.first(behind, relations))
            .min_by_key(|&(at, cue)| (cue.gap(quote.tokens), at))
            .map(|(at, _)| at)
    }

    /// A quotation right behind another of the same paragraph, at the head of a sentence: the same mouth.
    fn same_mouth(&self, quote: Quote, before: Option<Quote>, holders: &Holders) -> Option<u32> {
        let before = before?;
        let document = self.context.document;
        let one_paragraph =
            document.paragraph_of(before.tokens.start) == document.paragraph_of(quote.tokens.start);
        let opens = document.sentence_at(quote.tokens.start);
        let starts_sentence =
            opens.is_some_and(|sentence| sentence.tokens.start == quote.tokens.start);
        if one_paragraph && starts_sentence { holders.most(before.tokens) } else { None }
    }

    /// A paragraph that is nothing but a quotation goes to the last relation of the paragraph before: one
    /// that still lacks its content ("The panel wrote in its summary:"), or one that ends that paragraph.
    fn paragraph_before(&self, quote: Quote, relations: &[Attribution]) -> Option<u32> {
        let document = self.context.document;
        let at = document.paragraph_of(quote.tokens.start);
        let whole =
            document.paragraphs.get(at).is_some_and(|paragraph| paragraph.tokens == quote.tokens);
        let before = document.paragraphs.get(at.checked_sub(1)?).filter(|_| whole)?;
        let last = document.sentences.get(before.sentences.end.checked_sub(1)? as usize)?.tokens;
        let ends = |at: u32| {
            relations.get(at as usize).is_some_and(|relation| ends(relation, *before, last))
        };
        let waits = |at: u32| {
            let empty =
                relations.get(at as usize).is_some_and(|relation| relation.content.is_empty());
            empty || document.word(last.end - 1) == ":"
        };
        self.last(before.tokens, relations)
            .filter(|&(at, _)| ends(at))
            .max_by_key(|&(at, cue)| (waits(at), cue.start))
            .map(|(at, _)| at)
    }

    /// Where a colon leads over to a quotation: the relation of the same sentence whose source and cue stand
    /// before it, the nearest.
    pub(super) fn led_to(&self, quote: Quote, relations: &[Attribution]) -> Option<u32> {
        let document = self.context.document;
        let colon = quote.tokens.start.checked_sub(1).filter(|&at| document.word(at) == ":")?;
        let before = Span::new(self.sentence(colon).start, colon);
        let sourced =
            |at: u32| relations.get(at as usize).is_some_and(|relation| relation.source.is_some());
        self.last(before, relations)
            .find(|&(at, cue)| cue.end <= colon && sourced(at))
            .map(|(at, _)| at)
    }
}

/// Whether a relation with a source reaches into the last sentence of its paragraph.
fn ends(relation: &Attribution, paragraph: Paragraph, last: Span<Tokens>) -> bool {
    let extent = relation.extent();
    relation.source.is_some() && extent.end >= last.start && extent.start >= paragraph.tokens.start
}

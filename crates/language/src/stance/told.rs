//! One attribution as the rules of stance look at it.

use super::content::{self, Line};
use super::cue::{self, Meaning};
use super::shape::{self, Shape};
use super::words::{self, Set};
use crate::attribution::{Attribution, Context};
use onrecord_record::StanceValue;
use onrecord_text::{Span, Tokens};

/// An attribution with what several rules ask of it.
pub(super) struct Told<'a, 'c, 't> {
    pub(super) context: &'a Context<'c, 't>,
    pub(super) attribution: &'a Attribution,
    /// What kind of words the content is.
    pub(super) shape: Shape,
    /// The sense of the cue, if the lexicon knows it.
    pub(super) meaning: Option<Meaning>,
    /// The words that introduce the source as somebody in office.
    pub(super) office: Option<Span<Tokens>>,
    /// The sentences of the content.
    pub(super) lines: Vec<Line>,
}

/// What a statement does, by which rule and which words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) value: StanceValue,
    pub(super) rule: &'static str,
    pub(super) words: Span<Tokens>,
}

impl Verdict {
    pub(super) fn new(value: StanceValue, rule: &'static str, words: Span<Tokens>) -> Self {
        Self { value, rule, words }
    }
}

/// The words of negation.
pub(super) const NOT: [&str; 6] = ["not", "n't", "n’t", "never", "cannot", "nor"];

impl<'a, 'c, 't> Told<'a, 'c, 't> {
    /// `inner` are the cues and contents of attributions inside this one, in text order: what they do is their own.
    pub(super) fn new(
        context: &'a Context<'c, 't>,
        attribution: &'a Attribution,
        inner: &[Span<Tokens>],
        office: Option<Span<Tokens>>,
    ) -> Self {
        let shape = shape::of(context, attribution);
        Self {
            context,
            attribution,
            shape,
            office,
            meaning: cue::meaning(context, attribution, shape),
            lines: content::lines(context, attribution, inner),
        }
    }

    pub(super) fn is(&self, at: u32, words: &[&str]) -> bool {
        self.context.is(at, words)
    }

    pub(super) fn is_in(&self, at: u32, set: Set) -> bool {
        words::is_in(self.context, at, set)
    }

    pub(super) fn tag(&self, at: u32) -> &'static str {
        self.context.tag_name(at)
    }

    /// The cue; empty where there is none.
    pub(super) fn cue(&self) -> Span<Tokens> {
        self.attribution.cue.unwrap_or_default()
    }

    /// The words of the cue that its sense rests on, or whatever anchors the attribution.
    pub(super) fn cue_words(&self) -> Span<Tokens> {
        self.meaning.as_ref().map_or(self.attribution.anchor(), |meaning| meaning.words)
    }

    /// The end of the sentence of a token.
    pub(super) fn sentence(&self, at: u32) -> Span<Tokens> {
        self.context.document.sentence_at(at).map(|found| found.tokens).unwrap_or_default()
    }

    /// Tokens of all pieces of content, up to a bound.
    pub(super) fn content(&self) -> impl Iterator<Item = u32> {
        let pieces = self.attribution.content.iter();
        pieces.flat_map(|piece| piece.iter()).take(content::LONGEST)
    }

    /// Whether a word of the source stands in a set.
    pub(super) fn source_in(&self, set: Set) -> bool {
        let source = self.attribution.source.unwrap_or_default();
        let source: Span<Tokens> = Span::new(source.start, source.end.min(source.start + SOURCE));
        source.iter().any(|at| self.is_in(at, set))
    }
}

/// Tokens of a source that are looked at, from its start.
pub(super) const SOURCE: u32 = 30;

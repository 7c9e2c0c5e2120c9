//! What kind of words a content is: an infinitive, a clause, a question, a phrase.

use super::senses::Frame;
use crate::attribution::{Attribution, Context};
use crate::quotes::MarkRole;
use onrecord_text::{Span, Tokens};

/// What kind of words a content is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// "to comment".
    To,
    /// "the council to publish".
    Ask,
    /// "whether it was so".
    Question,
    /// "that it be painted".
    Base,
    /// "that it was so".
    Clause,
    /// A quotation.
    Quote,
    /// Anything without a verb of its own.
    Phrase,
}

/// Tokens of a content that are looked at.
const REACH: u32 = 24;

/// The shape of the content of an attribution.
pub(super) fn of(context: &Context<'_, '_>, attribution: &Attribution) -> Shape {
    let end = attribution.cue.map_or(0, |cue| cue.end);
    let behind = attribution.content.iter().find(|piece| piece.start >= end);
    let piece = behind.or(attribution.content.first()).copied().unwrap_or_default();
    let passive = attribution.cue.is_some_and(|cue| is_passive(context, cue));
    match of_piece(context, piece) {
        Shape::To if passive => Shape::Ask,
        shape => shape,
    }
}

fn of_piece(context: &Context<'_, '_>, piece: Span<Tokens>) -> Shape {
    let near = Span::new(piece.start, piece.end.min(piece.start + REACH));
    let opens = context.document.quotes.roles.get(near.start as usize).copied().flatten();
    if context.is(near.start, &["to"]) && has_base(context, near.start + 1) {
        Shape::To
    } else if is_question(context, near) {
        Shape::Question
    } else if opens == Some(MarkRole::Open) {
        Shape::Quote
    } else {
        of_words(context, near)
    }
}

/// "to comment", "to immediately comment".
fn has_base(context: &Context<'_, '_>, at: u32) -> bool {
    let verb = |at: u32| matches!(context.tag_name(at), "VB" | "VBP");
    verb(at) || context.tag_name(at) == "RB" && verb(at + 1)
}

fn is_question(context: &Context<'_, '_>, piece: Span<Tokens>) -> bool {
    const OPENING: [&str; 12] = [
        "whether", "if", "why", "how", "what", "when", "where", "who", "which", "whom", "whose",
        "how",
    ];
    let preposition = context.is(piece.start, &["about", "on", "over", "as", "of", "for"]);
    let at = piece.start + u32::from(preposition);
    context.is(at, &OPENING) || preposition && context.is(at + 1, &["whether"])
}

/// Words without question word or mark: the first verb decides.
fn of_words(context: &Context<'_, '_>, piece: Span<Tokens>) -> Shape {
    for at in piece.iter() {
        match context.tag_name(at) {
            "VB" | "VBP" if context.is(at, &["be"]) => return Shape::Base,
            "VBD" | "VBZ" | "VBP" | "MD" => return Shape::Clause,
            "TO" if has_base(context, at + 1) && at > piece.start => return Shape::Ask,
            "VB" => return Shape::Base,
            "WDT" | "WP" => return Shape::Phrase,
            _ => {}
        }
    }
    Shape::Phrase
}

/// Whether the words of a cue are a passive.
pub(super) fn is_passive(context: &Context<'_, '_>, cue: Span<Tokens>) -> bool {
    const BE: [&str; 8] = ["is", "are", "was", "were", "been", "being", "be", "am"];
    let be = cue.iter().find(|&at| context.is(at, &BE));
    be.is_some_and(|be| (be + 1..cue.end).any(|at| matches!(context.tag_name(at), "VBN" | "VBD")))
}

impl Shape {
    /// Whether a sense with this frame can be meant.
    pub(super) fn fits(self, frame: Frame) -> bool {
        match frame {
            Frame::Any => true,
            Frame::To => self == Self::To,
            Frame::Ask => self == Self::Ask,
            Frame::Base => self == Self::Base,
            Frame::Question => self == Self::Question,
            Frame::Quote => self == Self::Quote,
            Frame::Clause => matches!(self, Self::Clause | Self::Quote),
            Frame::Phrase => matches!(self, Self::Phrase),
        }
    }
}

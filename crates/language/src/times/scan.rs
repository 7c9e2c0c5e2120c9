//! Finding expressions: at each piece that can begin one, the longest match of the rules.

use crate::document::Document;
use crate::times::guards;
use crate::times::lexicon::{Class, Set};
use crate::times::numbers::Reading;
use crate::times::pattern::Match;
use crate::times::pieces::{Piece, Shape, pieces};
use crate::times::rules::{GRAMMAR, Rule};
use crate::times::slots::Slots;

/// An expression that a rule found; its value is still open.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mention {
    /// First piece.
    pub(crate) start: usize,
    /// Piece behind the last.
    pub(crate) end: usize,
    pub(crate) rule: &'static Rule,
    pub(crate) slots: Slots,
}

/// The pieces of a document and what has been found in them.
pub(crate) struct Scan<'a> {
    pub(crate) document: &'a Document<'a>,
    pub(crate) pieces: Vec<Piece>,
    pub(crate) found: Vec<Mention>,
}

impl<'a> Scan<'a> {
    /// Finds all expressions of a document.
    pub(crate) fn of(document: &'a Document<'a>) -> Self {
        let pieces = pieces(document, &GRAMMAR.lexicon);
        let mut scan = Self { document, pieces, found: Vec::new() };
        let mut at = 0;
        while let Some(piece) = scan.pieces.get(at) {
            if !GRAMMAR.begins(piece, scan.pieces.get(at + 1)) {
                at += 1;
                continue;
            }
            at = match scan.longest(at) {
                Some(mention) => {
                    scan.found.push(mention);
                    mention.end
                }
                None => at + 1,
            };
        }
        scan
    }

    fn longest(&self, at: usize) -> Option<Mention> {
        let piece = self.pieces.get(at)?;
        let from = Reading { pieces: &self.pieces, lexicon: &GRAMMAR.lexicon, and: GRAMMAR.and };
        let mut best: Option<(Match, &'static Rule)> = None;
        for &place in GRAMMAR.candidates(piece.word, piece.shape) {
            let Some(found) = GRAMMAR.at(place, from, at) else { continue };
            let Some(rule) = GRAMMAR.rules.get(usize::from(place.rule)) else { continue };
            let longer =
                best.is_none_or(|(best, _)| (found.end, found.seen) > (best.end, best.seen));
            if longer && found.end > found.start && guards::hold(self, rule, &found) {
                best = Some((found, rule));
            }
        }
        best.map(|(found, rule)| Mention {
            start: found.start,
            end: found.end,
            rule,
            slots: found.slots,
        })
    }

    /// The words of a piece.
    pub(crate) fn word(&self, at: usize) -> &'a str {
        let span =
            self.pieces.get(at).map_or(0..0, |piece| piece.start as usize..piece.end as usize);
        self.document.text.as_str().get(span).unwrap_or_default()
    }

    /// Whether the piece is one of a set of context words.
    pub(crate) fn has(&self, at: usize, set: Set) -> bool {
        self.pieces
            .get(at)
            .is_some_and(|piece| piece.word.is_known() && GRAMMAR.lexicon.in_set(piece.word, set))
    }

    /// Whether the piece before is one of a set of context words.
    pub(crate) fn follows(&self, at: usize, set: Set) -> bool {
        self.before(at).is_some_and(|before| self.has(before, set))
    }

    /// Whether the word has a class.
    pub(crate) fn is_class(&self, at: usize, class: Class) -> bool {
        self.pieces
            .get(at)
            .is_some_and(|piece| piece.word.is_known() && GRAMMAR.lexicon.is(piece.word, class))
    }

    /// The shape of a piece.
    pub(crate) fn shape(&self, at: usize) -> Shape {
        self.pieces.get(at).map_or(Shape::Other, |piece| piece.shape)
    }

    /// Whether the piece begins with a capital letter.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.capital)
    }

    /// Whether a capitalised word that is no part of a time stands here, in the same stretch.
    pub(crate) fn is_name(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| {
            piece.capital && !piece.breaks && GRAMMAR.candidates(piece.word, piece.shape).is_empty()
        })
    }

    /// Whether the piece is one of these words, in lower case.
    pub(crate) fn is(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        !word.is_empty() && words.iter().any(|known| known.eq_ignore_ascii_case(word))
    }

    /// The piece before `at`, if no break stands between.
    pub(crate) fn before(&self, at: usize) -> Option<usize> {
        (at > 0 && !self.pieces.get(at)?.breaks).then(|| at - 1)
    }

    /// Whether no white space stands before the piece.
    pub(crate) fn is_attached(&self, at: usize) -> bool {
        at > 0
            && self
                .pieces
                .get(at - 1)
                .zip(self.pieces.get(at))
                .is_some_and(|(left, right)| left.end == right.start)
    }
}

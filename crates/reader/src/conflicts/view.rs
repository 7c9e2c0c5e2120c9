//! The layers of a text, as the finders of conflicts look at them.

use super::{lexicon, phrases};
use crate::{Layers, words};
use onrecord_text::{Span, TokenKind, Tokens};
use std::borrow::Cow;

/// Tokens on either side of a word that are looked at: longer sentences are lists or no prose, and the cost has to stay
/// linear.
const REACH: u32 = 150;
/// Tokens that a headline has at most.
const HEADLINE: u32 = 40;

/// The layers of one text, with what finders ask of them.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) layers: &'a Layers<'a>,
    /// For each token, what is known of its word.
    known: &'a [Known<'a>],
}

/// What the reviewed words and phrases know of one word.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    word: &'a str,
    classes: lexicon::Classes,
    opened: phrases::Opened,
}

/// For each token of a text, what is known of its word: looked up once, asked for often.
pub(super) fn known<'a>(layers: &'a Layers<'a>) -> Vec<Known<'a>> {
    let words = (0..layers.document.tokens.len() as u32).map(|at| layers.document.word(at));
    let known = |word| {
        let key = in_lower_case(word);
        Known { word, classes: lexicon::classes(&key), opened: phrases::opened(&key) }
    };
    words.map(known).collect()
}

/// A word as it is looked up: most are in lower case as they stand.
fn in_lower_case(word: &str) -> Cow<'_, str> {
    let stands = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if stands { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

impl<'a> View<'a> {
    /// A view of layers, with what is [`known`] of the same.
    pub(super) fn new(layers: &'a Layers<'a>, known: &'a [Known<'a>]) -> Self {
        Self { layers, known }
    }

    /// The phrases that begin with the word of a token.
    pub(super) fn opened(self, at: u32) -> phrases::Opened {
        self.known.get(at as usize).map_or(&[], |known| known.opened)
    }

    /// How many tokens the text has.
    pub(super) fn len(self) -> u32 {
        self.layers.document.tokens.len() as u32
    }

    /// The words of one token; empty behind the end.
    pub(super) fn word(self, at: u32) -> &'a str {
        self.known.get(at as usize).map_or("", |known| known.word)
    }

    /// A token's word in lower case.
    pub(super) fn lower(self, at: u32) -> String {
        self.word(at).to_lowercase()
    }

    /// The same where it is looked up.
    pub(super) fn key(self, at: u32) -> Cow<'a, str> {
        in_lower_case(self.word(at))
    }

    /// Whether a token is one of these words, given in lower case.
    pub(super) fn is(self, at: u32, words: &[&str]) -> bool {
        let word = self.word(at);
        words.iter().any(|other| word.eq_ignore_ascii_case(other))
    }

    /// The value of a token's word in a class of the lexicon that it belongs to.
    pub(super) fn value(self, class: &'static str, at: u32) -> Option<&'static str> {
        lexicon::value_of(self.known.get(at as usize)?.classes, class)
    }

    /// The same as a number.
    pub(super) fn number<T: std::str::FromStr>(self, class: &'static str, at: u32) -> Option<T> {
        self.value(class, at)?.parse().ok()
    }

    /// Whether a token belongs to a class of the lexicon.
    pub(super) fn is_in(self, at: u32, class: &'static str) -> bool {
        self.value(class, at).is_some()
    }

    /// Whether one of these tokens is one of these words.
    pub(super) fn any(self, stretch: Span<Tokens>, words: &[&str]) -> bool {
        stretch.iter().any(|at| self.is(at, words))
    }

    /// Whether one of these tokens belongs to a class of the lexicon.
    pub(super) fn any_in(self, stretch: Span<Tokens>, class: &'static str) -> bool {
        stretch.iter().any(|at| self.is_in(at, class))
    }

    /// The name of a token's part of speech; empty behind the end.
    pub(super) fn tag(self, at: u32) -> &'static str {
        words::tag(self.layers, at)
    }

    /// Whether a token is a verb form that carries tense, or a modal.
    pub(super) fn is_finite(self, at: u32) -> bool {
        self.layers.tags.get(at as usize).is_some_and(|tag| tag.is_finite())
    }

    /// What a token is made of.
    pub(super) fn kind(self, at: u32) -> Option<TokenKind> {
        self.layers.document.tokens.get(at as usize).map(|token| token.kind)
    }

    /// Whether a token is a word that begins with a capital.
    pub(super) fn is_capital(self, at: u32) -> bool {
        self.kind(at) == Some(TokenKind::Word) && self.word(at).starts_with(char::is_uppercase)
    }

    /// The sentence of a token, as far as it is looked at.
    pub(super) fn sentence(self, at: u32) -> Span<Tokens> {
        let sentence = self.layers.document.sentence_at(at);
        sentence.map(|found| found.tokens).unwrap_or_default().near(at, REACH)
    }

    /// The sentence before that of a token, as far as it is looked at.
    pub(super) fn sentence_before(self, at: u32) -> Span<Tokens> {
        let index = self.layers.document.sentence_of(at).checked_sub(1);
        let sentence = index.and_then(|index| self.layers.document.sentences.get(index));
        sentence.map(|found| found.tokens.near(found.tokens.end, REACH)).unwrap_or_default()
    }

    /// The sentence behind that of a token, as far as it is looked at.
    pub(super) fn sentence_behind(self, at: u32) -> Span<Tokens> {
        let index = self.layers.document.sentence_of(at) + 1;
        let sentence = self.layers.document.sentences.get(index);
        sentence.map(|found| found.tokens.near(found.tokens.start, REACH)).unwrap_or_default()
    }

    /// The clause of a token, as far as it is looked at.
    pub(super) fn clause(self, at: u32) -> Span<Tokens> {
        onrecord_language::clauses::clause_of(self.layers.clauses, at).near(at, REACH)
    }

    /// The tokens of the paragraph that holds a token.
    pub(super) fn paragraph(self, at: u32) -> Span<Tokens> {
        let index = self.layers.document.paragraph_of(at);
        self.layers.document.paragraphs.get(index).map(|found| found.tokens).unwrap_or_default()
    }

    /// Whether a token stands between quotation marks.
    pub(super) fn is_quoted(self, at: u32) -> bool {
        self.layers.document.quotes.depth.get(at as usize).is_some_and(|&depth| depth > 0)
    }

    /// The words of a stretch, on one line.
    pub(super) fn words(self, stretch: Span<Tokens>) -> String {
        let words = self.layers.document.words(stretch);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The first paragraph, where it is short and ends like no sentence.
    pub(super) fn headline(self) -> Option<Span<Tokens>> {
        let first = self.layers.document.paragraphs.first()?.tokens;
        let closed = matches!(self.word(first.end.saturating_sub(1)), "." | ":");
        let followed = self.layers.document.paragraphs.len() > 1;
        (first.len() <= HEADLINE && !closed && followed).then_some(first)
    }
}

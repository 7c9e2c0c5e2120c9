//! One sentence as the rules of voice see it.

use super::Layers;
use super::lexicon::{Entry, Lexicon, Sets, lexicon};
use super::pattern::Test;
use onrecord_text::{Span, Tokens};

/// A sentence, with the words of it that the lexicon knows.
pub(super) struct Sight<'s, 'a, 't> {
    pub(super) layers: &'s Layers<'a, 't>,
    pub(super) lexicon: &'static Lexicon,
    /// Its tokens.
    pub(super) sentence: Span<Tokens>,
    /// Its first word, behind marks.
    pub(super) start: u32,
    /// The words that the lexicon knows, in text order.
    pub(super) known: Vec<(u32, &'static Entry)>,
}

impl<'s, 'a, 't> Sight<'s, 'a, 't> {
    pub(super) fn new(layers: &'s Layers<'a, 't>, sentence: Span<Tokens>) -> Self {
        let lexicon = lexicon();
        let lexemes = layers.context.lexemes;
        let entry = |at: u32| Some((at, lexicon.entry(lexemes.get(at as usize)?.lower)?));
        let is_word =
            |&at: &u32| layers.context.document.word(at).starts_with(char::is_alphanumeric);
        Self {
            layers,
            lexicon,
            sentence,
            start: sentence.iter().find(is_word).unwrap_or(sentence.start),
            known: sentence.iter().filter_map(entry).collect(),
        }
    }

    /// Whether one token passes a test.
    pub(super) fn passes(&self, test: Test, at: u32) -> bool {
        match test {
            Test::Word(word) => self.lower(at) == word,
            Test::Set(set) => self.lexicon.sets(self.lower(at)) & set != 0,
            Test::Tag(tag) => self.layers.context.tag_name(at).starts_with(tag),
            Test::Any => true,
        }
    }

    fn lower(&self, at: u32) -> u32 {
        self.layers.context.lexemes.get(at as usize).map_or(0, |lexeme| lexeme.lower)
    }

    /// The last token that a gap of so many tokens may reach from here: marks that part clauses end it, and a comma
    /// ends a short one.
    pub(super) fn gap_end(&self, at: u32, most: u32) -> u32 {
        /// Gaps that a comma does not end are longer than this.
        const SHORT: u32 = 6;
        let ends = |&at: &u32| match self.word(at) {
            ";" | ":" | "(" | ")" | "“" | "”" | "\"" | "—" | "–" | "." | "?" | "!" => true,
            "," => most <= SHORT,
            _ => false,
        };
        let last = (at + most).min(self.sentence.end);
        (at..last).find(ends).unwrap_or(last)
    }

    pub(super) fn word(&self, at: u32) -> &'t str {
        self.layers.context.document.word(at)
    }

    pub(super) fn tag(&self, at: u32) -> &'static str {
        self.layers.context.tag_name(at)
    }

    /// A verb form that carries tense, and does not stand right behind a relative word.
    pub(super) fn is_main_verb(&self, at: u32) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.tag(before));
        self.layers.context.is_finite(at) && !matches!(before, "WDT" | "WP")
    }

    /// The words of a set, in text order.
    pub(super) fn of_set(&self, set: Sets) -> impl Iterator<Item = u32> {
        self.known.iter().filter(move |(_, entry)| entry.sets & set != 0).map(|(at, _)| *at)
    }

    /// Whether the sentence ends with one of these marks, closing quotation marks left aside.
    pub(super) fn ends_with(&self, marks: &[&str]) -> bool {
        let last =
            self.sentence.iter().rev().find(|&at| !matches!(self.word(at), "”" | "\"" | "’" | ")"));
        last.is_some_and(|at| marks.contains(&self.word(at)))
    }
}

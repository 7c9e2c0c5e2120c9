//! Patterns of words, sets of words and parts of speech; their form is told in `data/voice/phrases.tsv`.

use super::lexicon::{Sets, forms};
use super::sight::Sight;
use crate::lexemes::hash;
use onrecord_text::{Span, Tokens};

/// Tokens that "…" stands for at most.
const SHORT: u32 = 6;
/// Tokens that "……" stands for at most.
const LONG: u32 = 16;

/// The names that rows bear in the place of a rule's: of terms, and of words that make a sentence somebody's view.
const TERM: &str = "term";
const VIEWPOINT: &str = "viewpoint";

/// One row of `phrases.tsv`.
#[derive(Debug)]
pub(super) struct Pattern {
    /// The rule that it belongs to.
    pub(super) rule: &'static str,
    elements: Vec<Element>,
    /// The elements that are shown as the words: from the one, and up to the other.
    shown: (usize, usize),
    /// The element at which it is tried; each before it is one token or none.
    anchor: usize,
}

/// Where a pattern holds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    /// The words that it shows.
    pub(super) words: Span<Tokens>,
    /// All that it looked at.
    pub(super) all: Span<Tokens>,
}

/// What a pattern asks for at one place.
#[derive(Debug)]
struct Element {
    need: Need,
    any: Vec<Test>,
    /// How its part of speech has to begin besides.
    tag: &'static str,
}

/// Whether something has to stand there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    One,
    Maybe,
    Not,
    /// Up to so many tokens of any kind.
    Gap(u32),
    /// The beginning of a sentence.
    Start,
}

/// What one token is asked.
#[derive(Debug, Clone, Copy)]
pub(super) enum Test {
    Word(u32),
    Set(Sets),
    Tag(&'static str),
    Any,
}

/// Reads a row; `set` tells the bit of a set by its name.
pub(super) fn parse(
    rule: &'static str,
    phrase: &'static str,
    set: impl Fn(&str) -> Sets,
) -> Pattern {
    let (mut elements, mut from, mut to) = (Vec::new(), 0, None);
    for piece in phrase.split_whitespace() {
        let bare = piece.strip_prefix('{').unwrap_or(piece);
        if bare.len() < piece.len() {
            from = elements.len();
        }
        let bare = bare.strip_suffix('}').unwrap_or(bare);
        elements.push(element(bare, &set));
        if piece.ends_with('}') {
            to = Some(elements.len());
        }
    }
    let is_anchor = |element: &Element| {
        element.need == Need::One
            && element.any.iter().all(|test| matches!(test, Test::Word(_) | Test::Set(_)))
    };
    let anchor = elements.iter().position(is_anchor).unwrap_or_default();
    Pattern { rule, shown: (from, to.unwrap_or(elements.len())), elements, anchor }
}

fn element(piece: &'static str, set: &impl Fn(&str) -> Sets) -> Element {
    let (need, rest) = match piece {
        "…" => (Need::Gap(SHORT), ""),
        "……" => (Need::Gap(LONG), ""),
        "^" => (Need::Start, ""),
        _ => match piece.as_bytes().first() {
            Some(b'?') if piece.len() > 1 => (Need::Maybe, &piece[1..]),
            Some(b'!') if piece.len() > 1 => (Need::Not, &piece[1..]),
            _ => (Need::One, piece),
        },
    };
    let (rest, tag) = rest.split_once('&').unwrap_or((rest, ""));
    let tests = rest.split('|').filter(|test| !test.is_empty());
    Element { need, any: tests.flat_map(|test| tests_of(test, set)).collect(), tag }
}

fn tests_of(word: &'static str, set: &impl Fn(&str) -> Sets) -> Vec<Test> {
    if let Some(name) = word.strip_prefix('@') {
        vec![Test::Set(set(name))]
    } else if let Some(tag) = word.strip_prefix('<') {
        vec![Test::Tag(tag)]
    } else if word == "_" {
        vec![Test::Any]
    } else {
        forms(word).iter().map(|form| Test::Word(hash(form.as_bytes()))).collect()
    }
}

impl Pattern {
    /// The words and sets at which it is tried.
    pub(super) fn anchor(&self) -> &[Test] {
        self.elements.get(self.anchor).map_or(&[], |element| &element.any)
    }

    /// Whether it says that its words judge nothing.
    pub(super) fn is_term(&self) -> bool {
        self.rule == TERM
    }

    /// Whether it says that its sentence is somebody's view.
    pub(super) fn is_viewpoint(&self) -> bool {
        self.rule == VIEWPOINT
    }

    /// What it finds, if it holds with its anchor at this token of a sentence.
    pub(super) fn find(&self, sight: &Sight<'_, '_, '_>, at: u32) -> Option<Found> {
        let before = &self.elements[..self.anchor];
        let back = before.iter().filter(|element| element.need == Need::One).count() as u32;
        let start = at.checked_sub(back).filter(|&start| start >= sight.sentence.start)?;
        let mut found = Found { words: Span::new(start, start), all: Span::new(start, start) };
        self.holds(sight, 0, start, &mut found).then_some(found)
    }

    /// Whether the elements from `index` on hold from token `at` on.
    fn holds(&self, sight: &Sight<'_, '_, '_>, index: usize, at: u32, found: &mut Found) -> bool {
        if index == self.shown.0 {
            found.words.start = at;
        }
        if index == self.shown.1 {
            found.words.end = at;
        }
        found.all.end = at;
        let Some(element) = self.elements.get(index) else { return true };
        let mut go = |at| self.holds(sight, index + 1, at, found);
        match element.need {
            Need::Start => at == sight.start && go(at),
            Need::One => element.is(sight, at) && go(at + 1),
            Need::Not => !element.is(sight, at) && go(at),
            Need::Maybe => element.is(sight, at) && go(at + 1) || go(at),
            Need::Gap(most) => {
                let end = sight.gap_end(at, most);
                (at..=end).any(go)
            }
        }
    }
}

impl Element {
    fn is(&self, sight: &Sight<'_, '_, '_>, at: u32) -> bool {
        sight.sentence.holds(at)
            && self.any.iter().any(|&test| sight.passes(test, at))
            && sight.tag(at).starts_with(self.tag)
    }
}

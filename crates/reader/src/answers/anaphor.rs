//! What the words of a denial name: something said before ("the allegations", "it"), a deed ("any wrongdoing"), or the
//! matter itself.

use super::charges::family;
use crate::Layers;
use crate::words::{lower, noun_phrase, tag};
use onrecord_text::{Span, Tokens};

/// How a content names what it answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    /// Nothing: there is no content.
    Nothing,
    /// By a pronoun: "it", "which", "doing so".
    Pronoun(Span<Tokens>),
    /// By a noun for something said, without saying what: the noun phrase and its family.
    Noun(Span<Tokens>, &'static str),
    /// By a noun for a deed: "any wrongdoing", "a role in the spill".
    Deed(Span<Tokens>),
    /// In full.
    Matter,
}

impl Names {
    /// The words that name it, if they are some.
    pub(super) fn words(self) -> Option<Span<Tokens>> {
        match self {
            Self::Pronoun(words) | Self::Noun(words, _) | Self::Deed(words) => Some(words),
            Self::Nothing | Self::Matter => None,
        }
    }

    /// Whether it takes up something said before.
    pub(super) fn is_anaphor(self) -> bool {
        matches!(self, Self::Nothing | Self::Pronoun(_) | Self::Noun(..))
    }
}

/// How a statement's content names what it answers.
pub(super) fn names(layers: &Layers<'_>, content: &[Span<Tokens>]) -> Names {
    let Some(&piece) = content.first() else { return Names::Nothing };
    let word = |at: u32| lower(layers, at);
    let is_mark = |at: &u32| !layers.document.word(*at).starts_with(char::is_alphanumeric);
    let start = piece.iter().find(|at| !is_mark(at)).unwrap_or(piece.start);
    if let Some(words) = pronoun(layers, start, piece.end) {
        return Names::Pronoun(words);
    }
    let start = if word(start) == "all" && word(start + 1) == "of" { start + 2 } else { start };
    let phrase = noun_phrase(layers, start, piece.end);
    let Some(head) = phrase.end.checked_sub(1).filter(|_| !phrase.is_empty()) else {
        return Names::Matter;
    };
    match family(word(head).as_ref()) {
        Some("deed") => Names::Deed(phrase),
        Some(family) if points_back(layers, phrase) || is_bare(layers, phrase.end, piece.end) => {
            Names::Noun(phrase, family)
        }
        _ => Names::Matter,
    }
}

/// "That description of events": a demonstrative takes up what was said, whatever follows.
fn points_back(layers: &Layers<'_>, phrase: Span<Tokens>) -> bool {
    matches!(lower(layers, phrase.start).as_ref(), "this" | "that" | "these" | "those" | "such")
        && tag(layers, phrase.start) != "IN"
}

/// "It", "that" alone, "which", "doing so", "any of it", "it all".
fn pronoun(layers: &Layers<'_>, start: u32, end: u32) -> Option<Span<Tokens>> {
    let word = |at: u32| if at < end { lower(layers, at) } else { "".into() };
    let found = match word(start).as_ref() {
        "it" | "which" | "them" | "everything" | "both" if tag(layers, start + 1) != "NN" => 1,
        "this" | "that" if start + 1 >= end => 1,
        "doing" | "done" if matches!(word(start + 1).as_ref(), "so" | "it" | "that" | "this") => 2,
        "having" if word(start + 1) == "done" => 3,
        "any"
            if word(start + 1) == "of"
                && matches!(word(start + 2).as_ref(), "it" | "this" | "that") =>
        {
            3
        }
        "any" if word(start + 1) == "such" => 3,
        _ => return None,
    };
    let words = Span::new(start, (start + found).min(end));
    // "Denied it had paid": the pronoun is the subject of what is denied.
    let mark = |at: &u32| !layers.document.word(*at).starts_with(char::is_alphanumeric);
    let next = (words.end..end).find(|at| !mark(at));
    let goes_on = next.is_some_and(|at| {
        let next = tag(layers, at);
        next.starts_with("VB") || matches!(next, "MD" | "RB" | "POS") && word(at) != "all"
    });
    (!goes_on).then_some(words)
}

/// Words behind a noun in which "that" may still open what was said ("the claim by two aides that …").
const COMPLEMENT: u32 = 10;

/// Whether nothing behind a noun says what was said: the content ends, or goes on with whose it is, against whom, when, how.
fn is_bare(layers: &Layers<'_>, at: u32, end: u32) -> bool {
    if at >= end {
        return true;
    }
    if (at..end.min(at + COMPLEMENT)).any(|at| lower(layers, at) == "that") {
        return false;
    }
    match lower(layers, at).as_ref() {
        "of" | "about" | "which" | "he" | "she" | "it" | "they" | "over" | "concerning"
        | "regarding" | "involving" => false,
        _ => !tag(layers, at).starts_with("VBG") && !tag(layers, at).starts_with("NNP"),
    }
}

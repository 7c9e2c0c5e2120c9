//! Works: titles between quotation marks ("a documentary titled “The Long Night”").

use super::casing::{is_capital, is_word};
use super::lexicon;
use super::{Name, NameKind};
use crate::coreference::is_document_noun;
use crate::document::Document;
use crate::quotes::Quote;
use onrecord_text::{Span, TokenKind, Tokens};

/// The longest title of a work, in tokens.
const LONGEST: u32 = 14;
/// How far before the mark the noun for the work may stand, in tokens.
const REACH: u32 = 4;

/// The works that the text names between quotation marks, in order.
pub(crate) fn works(document: &Document<'_>) -> Vec<Name> {
    document
        .quotes
        .all
        .iter()
        .filter(|quote| quote.depth == 0)
        .filter_map(|quote| work(document, quote))
        .collect()
}

fn work(document: &Document<'_>, quote: &Quote) -> Option<Name> {
    let tokens = inside(document, quote.tokens);
    if tokens.is_empty() || tokens.len() > LONGEST || !is_title_case(document, tokens) {
        return None;
    }
    let (noun, announced) = introduction(document, quote.tokens.start);
    (noun.is_some() || announced).then_some(Name {
        tokens,
        kind: NameKind::Work,
        title: noun,
        gender: None,
    })
}

/// The words between the marks, without the comma or stop that stands before the closing one.
fn inside(document: &Document<'_>, quote: Span<Tokens>) -> Span<Tokens> {
    let is_edge = |token: u32| {
        document.tokens.get(token as usize).is_some_and(|at| at.kind == TokenKind::Quote)
            || matches!(document.word(token), "," | ".")
    };
    let mut tokens = quote;
    while !tokens.is_empty() && is_edge(tokens.start) {
        tokens = Span::new(tokens.start + 1, tokens.end);
    }
    while !tokens.is_empty() && is_edge(tokens.end - 1) {
        tokens = Span::new(tokens.start, tokens.end - 1);
    }
    tokens
}

fn is_title_case(document: &Document<'_>, tokens: Span<Tokens>) -> bool {
    let mut words =
        tokens.iter().filter(|&token| is_word(document, token)).map(|token| document.word(token));
    words.clone().next().is_some_and(is_capital)
        && words.all(|word| is_capital(word) || lexicon::is_function(&lexicon::key(word)))
}

/// The noun for the work before its title, and whether a word like "titled" announces it.
fn introduction(document: &Document<'_>, mark: u32) -> (Option<Span<Tokens>>, bool) {
    let is_verb = |token: u32| {
        matches!(
            document.word(token),
            "titled" | "entitled" | "called" | "named" | "headlined" | "dubbed"
        )
    };
    let announced = (1..=2).any(|back| mark >= back && is_verb(mark - back));
    let noun = (1..=REACH)
        .filter(|&back| mark >= back)
        .map(|back| mark - back)
        .take_while(|&token| is_word(document, token) || document.word(token) == ",")
        .find(|&token| is_document_noun(document.word(token)));
    (noun.map(|token| Span::new(token, token + 1)), announced)
}

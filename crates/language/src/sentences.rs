//! Sentences: stretches of tokens inside a paragraph.

use crate::lists;
use crate::tokens::{Abbreviation, abbreviation};
use onrecord_text::{Sentence, SourceText, Span, Token, TokenKind, Tokens};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

static OPENERS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lists::words(include_str!("../data/sentence_openers.txt")));

/// Appends the sentences of one paragraph (whose tokens are `paragraph`), which they cover in full.
pub fn sentences(
    text: &SourceText,
    tokens: &[Token],
    paragraph: Span<Tokens>,
    out: &mut Vec<Sentence>,
) {
    let mut start = paragraph.start;
    let mut at = paragraph.start;
    while at < paragraph.end {
        at += 1;
        if !may_end(text, tokens[at as usize - 1]) {
            continue;
        }
        let next = after_closers(text, tokens, at, paragraph.end);
        if next < paragraph.end && ends_sentence(text, tokens, at - 1, next) {
            out.push(Sentence { tokens: Span::new(start, next) });
            start = next;
            at = next;
        }
    }
    if start < paragraph.end {
        out.push(Sentence { tokens: Span::new(start, paragraph.end) });
    }
}

/// Whether a sentence can end with this token, closing marks aside.
fn may_end(text: &SourceText, token: Token) -> bool {
    let word = text.slice(token.span);
    match token.kind {
        TokenKind::Punctuation => word.starts_with(['.', '!', '?', '…']),
        TokenKind::Word => word.ends_with('.'),
        _ => false,
    }
}

/// The first token from `at` on that does not close a quotation or bracket.
fn after_closers(text: &SourceText, tokens: &[Token], mut at: u32, end: u32) -> u32 {
    while at < end && closes(text, tokens, at) {
        at += 1;
    }
    at
}

/// Whether the token is a closing mark that stands directly after another token.
fn closes(text: &SourceText, tokens: &[Token], at: u32) -> bool {
    let token = tokens[at as usize];
    let attached = at > 0 && tokens[at as usize - 1].span.end == token.span.start;
    attached
        && matches!(text.slice(token.span), "”" | "\"" | "’" | "'" | ")" | "]" | "»" | "''" | "›")
}

fn ends_sentence(text: &SourceText, tokens: &[Token], last: u32, next: u32) -> bool {
    let word = text.slice(tokens[last as usize].span);
    let first = tokens[next as usize];
    match tokens[last as usize].kind {
        TokenKind::Punctuation if word.starts_with(['.', '!', '?', '…']) => {
            opens(text, tokens, next)
        }
        TokenKind::Word if word.ends_with('.') => match abbreviation(word) {
            Some(Abbreviation::Either | Abbreviation::Month) => is_opener(text, first),
            Some(Abbreviation::Title | Abbreviation::Inner) => false,
            None => opens(text, tokens, next),
        },
        _ => false,
    }
}

/// Whether a sentence may begin here: capital, digit, opening mark, or a letter without case.
fn opens(text: &SourceText, tokens: &[Token], at: u32) -> bool {
    let token = tokens[at as usize];
    let word = text.slice(token.span);
    match token.kind {
        TokenKind::Quote | TokenKind::Number | TokenKind::Symbol => true,
        TokenKind::Word | TokenKind::Clitic => !word.starts_with(char::is_lowercase),
        TokenKind::Punctuation => word.starts_with(['(', '[', '—', '–', '-', '•', '*', '¿', '¡']),
    }
}

fn is_opener(text: &SourceText, token: Token) -> bool {
    let word = text.slice(token.span);
    word.starts_with(char::is_uppercase) && OPENERS.contains(word.to_lowercase().as_str())
        || matches!(word, "“" | "‘")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        let source = SourceText::new(text.to_owned()).unwrap();
        let mut all = Vec::new();
        crate::tokens::tokens(&source, source.span(), &mut all);
        let mut out = Vec::new();
        sentences(&source, &all, Span::new(0, all.len() as u32), &mut out);
        out.iter()
            .map(|sentence| {
                let inside = &all[sentence.tokens.range()];
                source.slice(inside[0].span.join(inside[inside.len() - 1].span)).to_owned()
            })
            .collect()
    }

    #[test]
    fn a_closing_mark_belongs_to_its_sentence() {
        assert_eq!(split("“It was not.” The mayor left."), ["“It was not.”", "The mayor left."]);
    }

    #[test]
    fn a_question_inside_a_sentence_does_not_end_it() {
        assert_eq!(split("“Really?” she asked. No."), ["“Really?” she asked.", "No."]);
    }

    #[test]
    fn titles_and_initials_do_not_end_a_sentence() {
        assert_eq!(
            split("Sen. J. B. Doe met Gov. Roe. They left."),
            ["Sen. J. B. Doe met Gov. Roe.", "They left."]
        );
    }

    #[test]
    fn an_acronym_ends_one_before_an_opener() {
        assert_eq!(
            split("He left the U.S. The bill died."),
            ["He left the U.S.", "The bill died."]
        );
        assert_eq!(split("the U.S. Senate voted"), ["the U.S. Senate voted"]);
    }
}

//! Lexemes: what features say of a token's form, computed once for all models.

use crate::document::Document;
use onrecord_models::Classes;
use onrecord_text::{Span, TokenKind, Tokens};

/// Hashes of a token's form and its shape. Equal forms have equal lexemes on every machine.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lexeme {
    /// The form as written.
    pub form: u32,
    /// The form in lower case, digits folded to one, curly apostrophes made straight.
    pub lower: u32,
    /// The last one, two, three and four characters of the lower-case form.
    pub suffixes: [u32; 4],
    /// The first two and three characters of the lower-case form.
    pub prefixes: [u32; 2],
    /// Capitals, digits and marks in short, see `shape` in this file.
    pub shape: u8,
    /// The class of words like it; 0 for a word without one.
    pub class: u16,
}

/// The lexemes of all tokens. Reads tokens and sentences.
///
/// In a heading set in title case or capitals the case of a word says nothing; its lexemes are those of
/// the words in lower case.
pub fn lexemes(document: &Document<'_>, classes: &Classes) -> Vec<Lexeme> {
    let mut out = Vec::with_capacity(document.tokens.len());
    let mut folded = String::new();
    for sentence in &document.sentences {
        let caseless = is_heading(document, sentence.tokens);
        for token in &document.tokens[sentence.tokens.range()] {
            let form = document.text.slice(token.span);
            fold(form, &mut folded);
            let shown = if caseless { folded.as_str() } else { form };
            out.push(lexeme(shown, &folded, token.kind, classes));
        }
    }
    out
}

fn lexeme(form: &str, folded: &str, kind: TokenKind, classes: &Classes) -> Lexeme {
    let lower = hash(folded.as_bytes());
    Lexeme {
        form: hash(form.as_bytes()),
        lower,
        class: classes.class(lower),
        suffixes: [1, 2, 3, 4].map(|count| hash(suffix(folded, count).as_bytes())),
        prefixes: [2, 3].map(|count| hash(prefix(folded, count).as_bytes())),
        shape: shape(form, kind),
    }
}

/// Words of a heading that carry its case: longer than most function words.
const LONG: usize = 4;

/// Whether a sentence has at least four long words and at least nine in ten begin with a capital.
fn is_heading(document: &Document<'_>, sentence: Span<Tokens>) -> bool {
    let (mut all, mut capital) = (0, 0);
    for token in &document.tokens[sentence.range()] {
        let word = document.text.slice(token.span);
        if token.kind == TokenKind::Word && word.len() >= LONG {
            all += 1;
            capital += usize::from(word.starts_with(char::is_uppercase));
        }
    }
    all >= 4 && capital * 10 >= all * 9
}

/// FNV-1a in 32 bits: small, and the same everywhere.
pub(crate) fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn fold(form: &str, out: &mut String) {
    out.clear();
    for c in form.chars() {
        match c {
            '0'..='9' => out.push('0'),
            '’' | 'ʼ' | '‘' => out.push('\''),
            _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            _ => out.extend(c.to_lowercase()),
        }
    }
}

fn suffix(word: &str, count: usize) -> &str {
    word.char_indices().rev().nth(count - 1).map_or(word, |(at, _)| &word[at..])
}

fn prefix(word: &str, count: usize) -> &str {
    word.char_indices().nth(count).map_or(word, |(at, _)| &word[..at])
}

/// The kind of token (in the high bits) with, for words: 0 lower case, 1 capital first, 2 all capitals,
/// 3 one capital letter, 4 capitals inside; 8 is added where there is a hyphen, 16 where there is a stop.
fn shape(form: &str, kind: TokenKind) -> u8 {
    let class = match kind {
        TokenKind::Word => word_shape(form),
        TokenKind::Number => u8::from(form.len() == 4 && form.bytes().all(|b| b.is_ascii_digit())),
        _ => 0,
    };
    (kind as u8) << 5 | class
}

fn word_shape(form: &str) -> u8 {
    let mut capitals = 0;
    let mut letters = 0;
    for c in form.chars().take(40).filter(|c| c.is_alphabetic()) {
        letters += 1;
        capitals += usize::from(c.is_uppercase());
    }
    let first = form.starts_with(char::is_uppercase);
    let case = match (first, capitals) {
        (_, 0) => 0,
        (true, 1) if letters == 1 => 3,
        (true, 1) => 1,
        _ if capitals == letters => 2,
        _ => 4,
    };
    case | u8::from(form.contains('-')) << 3 | u8::from(form.ends_with('.')) << 4
}

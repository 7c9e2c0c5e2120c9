//! What stands between quotation marks: speech, or a title, a nickname, a word held at arm's length.

use super::features::Context;
use crate::document::Document;
use crate::lists;
use crate::quotes::Quote;
use onrecord_text::TokenKind;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

static TITLE_WORDS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lists::words(include_str!("../../data/title_words.txt")));

/// Fewest words of a quotation without verb that is still taken for speech.
const WITHOUT_VERB: usize = 7;
/// Fewest words of a quotation with a finite verb that is taken for speech.
const WITH_VERB: usize = 4;

/// Whether somebody speaks between these marks, rather than a title or a word at arm's length.
pub fn is_speech(context: &Context<'_, '_>, quote: Quote) -> bool {
    let words: Vec<u32> = quote.tokens.iter().filter(|&at| is_word(context, at)).collect();
    let finite =
        words.iter().any(|&at| context.tags.get(at as usize).is_some_and(|tag| tag.is_finite()));
    let enough = words.len() >= WITHOUT_VERB || (finite && words.len() >= WITH_VERB);
    enough && !is_title(context.document, quote)
}

fn is_word(context: &Context<'_, '_>, at: u32) -> bool {
    context
        .document
        .tokens
        .get(at as usize)
        .is_some_and(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
}

/// Whether a title stands between these marks: a word that introduces titles stands before them, or all
/// long words have capitals.
pub fn is_title(document: &Document<'_>, quote: Quote) -> bool {
    let words: Vec<&str> = quote
        .tokens
        .iter()
        .map(|at| document.word(at))
        .filter(|word| word.starts_with(char::is_alphanumeric))
        .collect();
    let introduced = quote
        .tokens
        .start
        .checked_sub(1)
        .is_some_and(|at| TITLE_WORDS.contains(document.word(at).to_lowercase().as_str()));
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let mut long = words.iter().filter(|word| word.chars().count() > 4);
    let all_capital =
        long.all(|word| capital(word)) && words.first().is_some_and(|word| capital(word));
    all_capital && (words.len() > 1 || introduced) || introduced && words.len() < WITHOUT_VERB
}

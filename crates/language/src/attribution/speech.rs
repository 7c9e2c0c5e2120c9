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

/// Tokens that a title has at most.
const LONGEST_TITLE: u32 = 40;
/// Fewest words of a quotation without verb that is still taken for speech.
const WITHOUT_VERB: usize = 7;
/// Fewest words of a quotation with a finite verb that is taken for speech.
const WITH_VERB: usize = 4;

/// Whether somebody speaks between these marks, rather than a title or a word at arm's length.
pub fn is_speech(context: &Context<'_, '_>, quote: Quote) -> bool {
    let words: Vec<u32> = quote.tokens.iter().filter(|&at| is_word(context, at)).collect();
    let finite = words.iter().any(|&at| context.is_finite(at));
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

/// Whether a title stands between these marks: a word that introduces titles stands before them, or they
/// are set in title case.
pub fn is_title(document: &Document<'_>, quote: Quote) -> bool {
    if quote.tokens.len() > LONGEST_TITLE {
        return false;
    }
    let words: Vec<&str> = quote
        .tokens
        .iter()
        .map(|at| document.word(at))
        .filter(|word| word.starts_with(char::is_alphanumeric))
        .collect();
    let before = quote.tokens.start.checked_sub(1).map(|at| document.word(at).to_lowercase());
    let introduced = before.is_some_and(|word| TITLE_WORDS.contains(word.as_str()));
    let titled = is_title_case(&words);
    titled && (words.len() > 1 || introduced) || introduced && words.len() < WITHOUT_VERB
}

/// All words have capitals, or the first and all longer ones have and one of those is not the first.
fn is_title_case(words: &[&str]) -> bool {
    let capital = |word: &&str| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let long = |word: &&&str| word.chars().count() > 4;
    let Some((first, rest)) = words.split_first() else { return false };
    let further = rest.iter().filter(long).count();
    capital(first)
        && rest.iter().filter(long).all(capital)
        && (further > 0 || rest.iter().all(capital))
}

#[cfg(test)]
mod tests {
    use super::is_speech;
    use crate::attribution::testing::with;

    fn speech(text: &str) -> bool {
        with(text, |context| is_speech(context, context.document.quotes.all[0]))
    }

    #[test]
    fn a_clause_between_marks_is_speech() {
        assert!(speech("“We did not sign it,” she said."));
    }

    #[test]
    fn titles_nicknames_and_single_words_are_none() {
        assert!(!speech("A film titled “We did not sign it” opens."));
        assert!(!speech("Her book “The River That Never Slept” sold well."));
        assert!(!speech("Joe “The Hammer” Roe ran."));
        assert!(!speech("The so-called “reform” failed."));
    }
}

//! What the word pieces of an uncased encoder cannot show: capitals, quotation marks around, beginnings.

use crate::document::Document;

/// How many features there are; 0 is none of them.
pub const FEATURES: usize = 9;

const DIGITS: u16 = 1;
const CAPITAL: u16 = 2;
const CAPITALS: u16 = 3;
const QUOTED: u16 = 5;
const QUOTED_TWICE: u16 = 6;
const BEGINS_SENTENCE: u16 = 7;
const BEGINS_PARAGRAPH: u16 = 8;

/// Adds the features of one token to `out`: at most four, each below [`FEATURES`].
pub fn features(document: &Document<'_>, token: u32, out: &mut Vec<u16>) {
    out.extend(case(document.word(token)));
    out.extend(quoted(document, token));
    let sentence = document.sentence_at(token);
    out.extend(sentence.filter(|at| at.tokens.start == token).map(|_| BEGINS_SENTENCE));
    let paragraph = document.paragraphs.get(document.paragraph_of(token));
    out.extend(paragraph.filter(|at| at.tokens.start == token).map(|_| BEGINS_PARAGRAPH));
}

fn case(word: &str) -> Option<u16> {
    let first = word.chars().next()?;
    if first.is_numeric() {
        return Some(DIGITS);
    }
    if !first.is_alphabetic() || first.is_lowercase() {
        return None;
    }
    let all = word.chars().nth(1).is_some() && !word.chars().any(char::is_lowercase);
    Some(if all { CAPITALS } else { CAPITAL })
}

fn quoted(document: &Document<'_>, token: u32) -> Option<u16> {
    match document.quotes.depth.get(token as usize)? {
        0 => None,
        1 => Some(QUOTED),
        _ => Some(QUOTED_TWICE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_text::SourceText;

    fn of(text: &str, token: u32) -> Vec<u16> {
        let text = SourceText::new(text.to_owned()).unwrap();
        let mut out = Vec::new();
        features(&Document::segment(&text, &[]), token, &mut out);
        out
    }

    #[test]
    fn a_token_shows_its_case_its_quotation_and_what_it_begins() {
        let text = "NATO agreed. Roe said: “We pay 5 times.”\n\nThe end.";
        assert_eq!(of(text, 0), [CAPITALS, BEGINS_SENTENCE, BEGINS_PARAGRAPH]);
        assert!(of(text, 1).is_empty());
        assert_eq!(of(text, 3), [CAPITAL, BEGINS_SENTENCE]);
        assert_eq!(of(text, 9), [DIGITS, QUOTED]);
    }
}

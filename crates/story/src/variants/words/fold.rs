//! One word of the page as the words that it is compared as.

use super::scan::Token;
use crate::variants::lists;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization as _;

static RENDERINGS: LazyLock<BTreeMap<&str, &str>> =
    LazyLock::new(|| lists::pairs(include_str!("../../../data/variants/renderings.tsv")).collect());

/// A word to compare, and its bytes.
pub(super) struct Cut {
    pub(super) folded: String,
    pub(super) span: Range<usize>,
}

/// Whether letters after an apostrophe are the rest of a word that lost its beginning.
pub(super) fn is_clipped(letters: &str) -> bool {
    matches!(letters, "em" | "cause" | "til" | "tis" | "twas")
}

/// The words that a word of the page is compared as. `shouts`: it stands among capitals.
pub(super) fn cuts(token: &Token, shouts: bool) -> Vec<Cut> {
    let start = token.letters.first().map_or(token.end, |letter| letter.1);
    let whole = |folded: &str| Cut { folded: folded.to_owned(), span: start..token.end };
    let raw: String = token.letters.iter().map(|letter| letter.0).collect();
    if let Some(country) = country(&raw, token, shouts) {
        return vec![whole(country)];
    }
    if let Some(cuts) = owned(&raw, token, shouts) {
        return cuts;
    }
    let folded = plain(&raw);
    if let Some(words) = RENDERINGS.get(folded.as_str()) {
        return words.split(' ').map(whole).collect();
    }
    if let Some(number) = figures(token) {
        return number;
    }
    clitic(&folded, token).unwrap_or_else(|| vec![whole(&folded.replace('\'', ""))])
}

/// Small letters without accents.
fn plain(raw: &str) -> String {
    if raw.is_ascii() {
        return raw.to_ascii_lowercase();
    }
    // The compatible form of a half is "1⁄2", which would make "31⁄2" of "3½".
    if let Some(whole) = raw.strip_suffix('½') {
        return plain(whole) + "½";
    }
    let letters = raw.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c));
    letters.flat_map(char::to_lowercase).collect()
}

/// Countries and unions of two letters, which are also words or parts of words.
fn country(raw: &str, token: &Token, shouts: bool) -> Option<&'static str> {
    let start = token.letters.first()?.1;
    let is_dotted = token.end - start > raw.len();
    match raw {
        "US" if is_dotted || !shouts => Some("u.s"),
        "us" if is_dotted => Some("u.s"),
        "UK" => Some("u.k"),
        "UN" => Some("u.n"),
        "EU" => Some("e.u"),
        "DC" => Some("d.c"),
        _ => None,
    }
}

/// A country or union and what leans on it: "the EU's".
fn owned(raw: &str, token: &Token, shouts: bool) -> Option<Vec<Cut>> {
    let name = country(raw.strip_suffix("'s")?, token, shouts)?;
    let [.., mark, _] = token.letters[..] else { return None };
    let first = Cut { folded: name.to_owned(), span: token.letters.first()?.1..mark.1 };
    Some(vec![first, Cut { folded: "'s".to_owned(), span: mark.1..token.end }])
}

/// A figure with letters close to it: "5pm", "5bn", "$5m".
fn figures(token: &Token) -> Option<Vec<Cut>> {
    let digits = token.letters.iter().skip_while(|letter| !letter.0.is_ascii_digit());
    let first = digits.clone().next()?.1;
    let letter = token.letters.iter().position(|letter| letter.0.is_alphabetic())?;
    let at = token.letters[letter].1;
    let tail: String = token.letters[letter..].iter().map(|letter| letter.0).collect();
    let word = match plain(&tail).as_str() {
        "pm" => "pm",
        "am" => "am",
        "ft" => "feet",
        "km" => "kilometers",
        "kg" => "kilograms",
        "lb" | "lbs" => "pounds",
        "mph" => "mph",
        "k" => "thousand",
        "m" | "mn" | "mln" if is_money(token) => "million",
        "mn" | "mln" | "million" => "million",
        "b" | "bn" | "bln" | "billion" => "billion",
        "tn" | "trillion" => "trillion",
        _ => return None,
    };
    let start = token.letters.first()?.1.min(first);
    let head: String = token.letters[..letter].iter().map(|letter| letter.0).collect();
    let number = Cut { folded: head, span: start..at };
    Some(vec![number, Cut { folded: word.to_owned(), span: at..token.end }])
}

fn is_money(token: &Token) -> bool {
    token.letters.first().is_some_and(|letter| matches!(letter.0, '$' | '£' | '€' | '¥'))
}

/// A verb and what leans on it, each by itself: "don't", "we've", "it's".
fn clitic(folded: &str, token: &Token) -> Option<Vec<Cut>> {
    let start = token.letters.first()?.1;
    let (host, tail) = folded.rsplit_once('\'')?;
    let (host, word, back) = match tail {
        "t" if host.ends_with('n') => (verb(host.strip_suffix('n')?), "not", 1),
        "re" => (host, "are", 0),
        "ve" => (host, "have", 0),
        "ll" => (host, "will", 0),
        "m" => (host, "am", 0),
        "d" => (host, "'d", 0),
        "s" if host == "let" => (host, "us", 0),
        "s" if is_subject(host) => (host, "is", 0),
        "s" => (host, "'s", 0),
        _ => return None,
    };
    let mark = token.letters.iter().rposition(|letter| letter.0 == '\'')?;
    let at = token.letters.get(mark.checked_sub(back)?)?.1;
    let last = Cut { folded: word.to_owned(), span: at..token.end };
    let host = host.replace('\'', "");
    if host.is_empty() {
        return Some(vec![last]);
    }
    Some(vec![Cut { folded: host, span: start..at }, last])
}

/// The verb that lost letters before "n't".
fn verb(host: &str) -> &str {
    match host {
        "ca" => "can",
        "wo" => "will",
        "sha" => "shall",
        "ai" => "is",
        other => other,
    }
}

/// Words after which "'s" is a verb.
fn is_subject(host: &str) -> bool {
    matches!(
        host,
        "it" | "that" | "he" | "she" | "what" | "who" | "there" | "here" | "where" | "how" | "this"
    )
}

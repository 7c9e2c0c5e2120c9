//! Tokens: words, numbers and marks, with exact offsets.
//!
//! Clitics are split from their word as the English Universal Dependencies treebanks split them
//! ("do|n't", "Bukele|’s"); hyphenated words stay whole. A full stop belongs to the word before it
//! in initials, acronyms and the abbreviations of `data/abbreviations.tsv`.

use crate::lists;
use onrecord_text::{Bytes, SourceText, Span, Token, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// What may follow an abbreviation; see `data/abbreviations.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    Title,
    Month,
    Inner,
    Either,
}

static ABBREVIATIONS: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| lists::pairs(include_str!("../data/abbreviations.tsv")));
static APOSTROPHE_WORDS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lists::words(include_str!("../data/apostrophe_words.txt")));

/// How the full stop of this token is to be read, if the token is an abbreviation.
pub(crate) fn abbreviation(word: &str) -> Option<Abbreviation> {
    match ABBREVIATIONS.get(word).copied() {
        Some("title") => Some(Abbreviation::Title),
        Some("month") => Some(Abbreviation::Month),
        Some("inner") => Some(Abbreviation::Inner),
        Some(_) => Some(Abbreviation::Either),
        None if is_acronym(word) => Some(Abbreviation::Either),
        None if is_initial(word) => Some(Abbreviation::Either),
        None => None,
    }
}

/// The tokens of one paragraph, in order; white space belongs to none.
pub fn tokens(text: &SourceText, paragraph: Span<Bytes>, out: &mut Vec<Token>) {
    let mut scan = Scan { words: text.slice(paragraph), base: paragraph.start, at: 0 };
    while let Some(first) = scan.peek() {
        if first.is_whitespace() || is_invisible(first) {
            scan.bump(first);
        } else {
            scan.token(first, out);
        }
    }
}

/// Characters that show nothing: zero-width marks, directional marks, soft hyphens, controls.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '`' | '´' | '‘')
}

pub(crate) fn is_quote_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '“'
            | '”'
            | '„'
            | '‟'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '\''
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '`'
            | '´'
            | '＂'
            | '″'
    )
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn is_acronym(word: &str) -> bool {
    word.len() >= 4
        && word.ends_with('.')
        && word.split_terminator('.').all(|part| {
            let mut letters = part.chars();
            letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
        })
}

fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.as_str() == "."
}

struct Scan<'t> {
    words: &'t str,
    base: u32,
    at: usize,
}

impl<'t> Scan<'t> {
    fn rest(&self) -> &'t str {
        &self.words[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn bump(&mut self, c: char) {
        self.at += c.len_utf8();
    }

    fn push(&self, from: usize, to: usize, kind: TokenKind, out: &mut Vec<Token>) {
        out.push(Token { span: Span::new(self.base + from as u32, self.base + to as u32), kind });
    }

    fn token(&mut self, first: char, out: &mut Vec<Token>) {
        if self.link(out) {
            return;
        }
        if first.is_alphabetic() {
            self.word(out);
        } else if first.is_numeric() {
            self.number(out);
        } else if is_apostrophe(first) && self.elided_word(first) {
            self.word(out);
        } else if is_quote_mark(first) {
            self.quote(first, out);
        } else {
            self.marks(first, out);
        }
    }

    /// A web address, mail address, handle or hashtag: one token.
    fn link(&mut self, out: &mut Vec<Token>) -> bool {
        let rest = self.rest();
        let is_address = ["http://", "https://", "www."].iter().any(|head| rest.starts_with(head));
        let is_handle = rest.starts_with(['@', '#'])
            && rest[1..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
        let length = if is_address {
            let whole = rest
                .find(|c: char| c.is_whitespace() || "<>\"“”«»".contains(c))
                .unwrap_or(rest.len());
            rest[..whole].trim_end_matches(|c: char| ".,;:!?)]’'".contains(c)).len()
        } else if is_handle {
            1 + run(&rest[1..], |c| c.is_alphanumeric() || c == '_')
        } else {
            return false;
        };
        self.push(self.at, self.at + length, TokenKind::Word, out);
        self.at += length;
        true
    }

    /// Whether the mark here is an apostrophe that stands for the beginning of a word.
    fn elided_word(&self, mark: char) -> bool {
        let after = &self.rest()[mark.len_utf8()..];
        let letters = run(after, char::is_alphabetic);
        let digits = run(after, |c| c.is_ascii_digit());
        (letters > 0 && APOSTROPHE_WORDS.contains(after[..letters].to_lowercase().as_str()))
            || (digits == 2 && after[2..].starts_with('s'))
    }

    fn word(&mut self, out: &mut Vec<Token>) {
        let start = self.at;
        self.at += word_length(self.rest());
        let stop = self.with_stop(start);
        let word = &self.words[start..self.at];
        let clitic = if stop { None } else { clitic_at(word) };
        match clitic {
            Some(split) if split > 0 => {
                self.push(start, start + split, TokenKind::Word, out);
                self.push(start + split, self.at, TokenKind::Clitic, out);
            }
            Some(_) => self.push(start, self.at, TokenKind::Clitic, out),
            None => self.push(start, self.at, TokenKind::Word, out),
        }
    }

    /// Takes the full stop after the word that began at `start` where it belongs to the word.
    fn with_stop(&mut self, start: usize) -> bool {
        if !self.rest().starts_with('.') || self.rest().starts_with("..") {
            return false;
        }
        let with = &self.words[start..=self.at];
        if abbreviation(with).is_none() || (is_initial(with) && !self.before_name()) {
            return false;
        }
        self.at += 1;
        true
    }

    /// Whether the stop here is followed by a space and a capital, as in an initial ("George W. Bush").
    fn before_name(&self) -> bool {
        let after = self.rest()[1..].trim_start_matches([' ', '\u{a0}']);
        after.starts_with(char::is_uppercase)
    }

    fn number(&mut self, out: &mut Vec<Token>) {
        let start = self.at;
        self.at += number_length(self.rest());
        self.push(start, self.at, TokenKind::Number, out);
    }

    fn quote(&mut self, first: char, out: &mut Vec<Token>) {
        let start = self.at;
        self.bump(first);
        // TeX-like `` and '' stand for one mark.
        if matches!(first, '`' | '\'') && self.peek() == Some(first) {
            self.bump(first);
        }
        self.push(start, self.at, TokenKind::Quote, out);
    }

    /// A mark, or a run of dashes or full stops.
    fn marks(&mut self, first: char, out: &mut Vec<Token>) {
        let start = self.at;
        self.bump(first);
        if matches!(first, '-' | '.' | '—' | '–' | '!' | '?' | '*' | '_' | '=') {
            self.at += run(self.rest(), |c| c == first);
        }
        let is_mark = first.is_ascii_punctuation() && !"$%&+<=>@^|~#".contains(first)
            || matches!(
                first,
                '—' | '–' | '…' | '·' | '•' | '¿' | '¡' | '‐' | '‑' | '―' | '、' | '。'
            );
        let kind = if is_mark { TokenKind::Punctuation } else { TokenKind::Symbol };
        self.push(start, self.at, kind, out);
    }
}

/// Bytes at the head of `text` whose characters all fulfil `keep`.
fn run(text: &str, keep: impl Fn(char) -> bool) -> usize {
    text.find(|c| !keep(c)).unwrap_or(text.len())
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric()
        || c == '_'
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}')
}

/// Length in bytes of the word at the head of `text`, inner apostrophes, hyphens, ampersands and the
/// full stops of acronyms included, the closing stop not.
fn word_length(text: &str) -> usize {
    let mut at = text.chars().next().filter(|&c| is_apostrophe(c)).map_or(0, char::len_utf8);
    loop {
        at += run(&text[at..], is_letter);
        let Some(mark) = text[at..].chars().next() else { return at };
        let after = &text[at + mark.len_utf8()..];
        let joins = after.starts_with(is_letter)
            && (matches!(mark, '\'' | '’' | 'ʼ')
                || is_hyphen(mark)
                || mark == '&'
                || (mark == '.' && in_acronym(text, at, after)));
        if !joins {
            return at;
        }
        at += mark.len_utf8();
    }
}

/// Whether the stop at `at` lies between single letters, as in "U.S" or "W.Va".
fn in_acronym(text: &str, at: usize, after: &str) -> bool {
    let before = text[..at].rsplit('.').next().unwrap_or_default();
    before.chars().count() == 1 && run(after, char::is_alphabetic) <= 2
        || before == "Ph" && after.starts_with('D')
}

fn number_length(text: &str) -> usize {
    let mut at = run(text, char::is_numeric);
    while let Some(mark) = text[at..].chars().next() {
        let after = &text[at + mark.len_utf8()..];
        if !(matches!(mark, '.' | ',' | ':' | '/' | '-' | '–')
            && after.starts_with(|c: char| c.is_ascii_digit()))
        {
            break;
        }
        at += mark.len_utf8();
        at += run(&text[at..], char::is_numeric);
    }
    // "9th", "1990s", "5K", "12-year-old"
    if text[at..].starts_with(|c: char| c.is_alphabetic()) {
        at += word_length(&text[at..]);
    } else if text[at..].starts_with('-') && text[at + 1..].starts_with(char::is_alphabetic) {
        at += 1 + word_length(&text[at + 1..]);
    }
    at
}

/// Where the clitic of a word begins, if it has one.
fn clitic_at(word: &str) -> Option<usize> {
    let mark = word.rfind(['\'', '’', 'ʼ'])?;
    let tail = word[mark..].chars().skip(1).collect::<String>().to_lowercase();
    match tail.as_str() {
        "s" | "m" | "d" | "re" | "ve" | "ll" => Some(mark),
        "t" if word[..mark].ends_with(['n', 'N']) => Some(mark - 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        let source = SourceText::new(text.to_owned()).unwrap();
        let mut out = Vec::new();
        tokens(&source, source.span(), &mut out);
        out.iter().map(|token| source.slice(token.span).to_owned()).collect()
    }

    #[test]
    fn clitics_leave_their_word() {
        assert_eq!(split("Bukele’s don't they’ll"), ["Bukele", "’s", "do", "n't", "they", "’ll"]);
    }

    #[test]
    fn stops_belong_to_acronyms_titles_and_initials() {
        assert_eq!(
            split("Sen. George W. Bush, U.S."),
            ["Sen.", "George", "W.", "Bush", ",", "U.S."]
        );
        assert_eq!(split("Plan B. He left."), ["Plan", "B.", "He", "left", "."]);
        assert_eq!(split("the end."), ["the", "end", "."]);
    }

    #[test]
    fn numbers_keep_their_inner_marks() {
        assert_eq!(
            split("$1,000.50 at 10:30 on 2016-09-21, 3.5% of 9th"),
            ["$", "1,000.50", "at", "10:30", "on", "2016-09-21", ",", "3.5", "%", "of", "9th"]
        );
    }

    #[test]
    fn elided_beginnings_are_words() {
        assert_eq!(split("the ’90s, ’em and 'tis"), ["the", "’90s", ",", "’em", "and", "'tis"]);
    }

    #[test]
    fn quotation_marks_stand_alone() {
        assert_eq!(
            split("“the ‘political prisoners’ rule”"),
            ["“", "the", "‘", "political", "prisoners", "’", "rule", "”"]
        );
    }

    #[test]
    fn links_and_handles_are_whole() {
        assert_eq!(
            split("See https://a.example/b?c=d. @mayor #vote"),
            ["See", "https://a.example/b?c=d", ".", "@mayor", "#vote"]
        );
    }
}

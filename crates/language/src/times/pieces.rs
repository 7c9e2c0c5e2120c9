//! Pieces: what rules match. A token is one piece, or several where it is hyphenated or a number with inner
//! marks ("three-month", "1914–1918", "10:30").

use crate::document::Document;
use crate::times::lexicon::{Lexicon, Word};
use onrecord_text::{Token, TokenKind};

/// A piece of a token.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Piece {
    /// First byte in the text.
    pub(crate) start: u32,
    /// Byte behind the last.
    pub(crate) end: u32,
    /// The token that holds it.
    pub(crate) token: u32,
    /// What the vocabulary knows it as.
    pub(crate) word: Word,
    /// What it is made of.
    pub(crate) shape: Shape,
    /// No time expression runs across the gap before this piece.
    pub(crate) breaks: bool,
    /// Begins with a capital letter.
    pub(crate) capital: bool,
}

/// What a piece is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Letters or a mark.
    Other,
    /// Digits only: value and number of digits.
    Digits(u32, u8),
    /// Digits grouped by commas ("1,200").
    Grouped(u32),
    /// A decimal: value in tenths ("2.5" is 25).
    Tenths(u32),
    /// Two digits on each side of a stop ("4.30").
    Stopped(u8, u8),
    /// An ordinal in digits ("9th").
    Ordinal(u32),
    /// A decade in digits ("1990s", "’90s"): its first year, and number of digits.
    Decade(u32, u8),
    /// Digits with am or pm ("5pm", "30pm" of "5:30pm"): the number and 0 or 12.
    Hour(u8, u8),
}

/// Longest word of the vocabulary, in bytes.
const LONGEST: usize = 20;
/// A line shorter than this was not broken because it was full.
const FULL_LINE: u32 = 40;

/// All pieces of a document, in order.
pub(crate) fn pieces(document: &Document<'_>, lexicon: &Lexicon) -> Vec<Piece> {
    let mut cutter = Cutter {
        text: document.text.as_str(),
        lexicon,
        out: Vec::with_capacity(document.tokens.len() + document.tokens.len() / 4),
        token: 0,
        breaks: false,
    };
    let mut line_start = 0;
    let mut last_end = 0;
    for paragraph in &document.paragraphs {
        cutter.breaks = hard_break(cutter.text, line_start, last_end, paragraph.span.start);
        line_start = paragraph.span.start;
        last_end = paragraph.span.end;
        for index in paragraph.tokens.iter() {
            cutter.token = index;
            if let Some(token) = document.tokens.get(index as usize) {
                cutter.cut(*token);
            }
        }
    }
    cutter.out
}

/// Whether the gap between two paragraphs is more than the break of a full line.
fn hard_break(text: &str, line_start: u32, end: u32, next: u32) -> bool {
    let gap = text.get(end as usize..next as usize).unwrap_or_default();
    end - line_start < FULL_LINE
        || gap.bytes().filter(|&byte| byte == b'\n').count() != 1
        || gap.bytes().any(|byte| !byte.is_ascii_whitespace())
}

struct Cutter<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    out: Vec<Piece>,
    token: u32,
    breaks: bool,
}

impl Cutter<'_> {
    fn cut(&mut self, token: Token) {
        let words = self.text.get(token.span.range()).unwrap_or_default();
        if is_address(words) {
            return;
        }
        let inner = match token.kind {
            TokenKind::Word => {
                words.bytes().any(|byte| byte == b'-' || byte == b'/' || byte >= 0xe2)
            }
            TokenKind::Number => !words.bytes().all(|byte| byte.is_ascii_digit()),
            _ => false,
        };
        // Whole first: "d-day" and "al-fitr" are words of their own.
        if !inner || self.known(words) {
            self.push(token.span.start, words);
        } else {
            self.split(token.span.start, words);
        }
    }

    fn known(&self, words: &str) -> bool {
        words.len() <= LONGEST
            && fold(words).is_some_and(|folded| self.lexicon.find(folded.bytes()).is_known())
    }

    /// Cuts at hyphens, dashes, strokes and colons; each of them is a piece.
    fn split(&mut self, start: u32, words: &str) {
        let mut from = 0;
        for (at, mark) in words.char_indices() {
            if (mark == 'T' && between_digits(words, at))
                || matches!(mark, '-' | '–' | '‐' | '‑' | '—' | '/' | ':')
            {
                self.push(start + from as u32, &words[from..at]);
                from = at + mark.len_utf8();
                self.push(start + at as u32, &words[at..from]);
            }
        }
        self.push(start + from as u32, &words[from..]);
    }

    fn push(&mut self, start: u32, words: &str) {
        let Some(&first) = words.as_bytes().first() else { return };
        let word = match fold(words) {
            Some(folded) => self.lexicon.find(folded.bytes()),
            None => Word::default(),
        };
        self.out.push(Piece {
            start,
            end: start + words.len() as u32,
            token: self.token,
            word,
            shape: if first.is_ascii_digit() || !first.is_ascii_alphabetic() {
                shape(words)
            } else {
                Shape::Other
            },
            breaks: std::mem::take(&mut self.breaks),
            capital: first.is_ascii_uppercase(),
        });
    }
}

/// Web addresses, handles and tags say no time.
fn is_address(words: &str) -> bool {
    words.starts_with(['@', '#', 'h', 'H', 'w'])
        && (words.contains("://")
            || words.starts_with("www.")
            || words.len() > 1 && words.starts_with(['@', '#']))
}

/// Whether digits stand on both sides of a byte: the "T" of "2016-09-21T14:30".
fn between_digits(words: &str, at: usize) -> bool {
    let bytes = words.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    at > 0 && digit(at - 1) && digit(at + 1)
}

/// A word in lower case, without full stops, on the stack.
struct Folded {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Folded {
    fn bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}

/// Folds a word; nothing for one that is too long to be in the vocabulary.
fn fold(word: &str) -> Option<Folded> {
    if word.len() > LONGEST + 4 {
        return None;
    }
    let mut folded = Folded { bytes: [0; LONGEST], length: 0 };
    let bytes = word.as_bytes();
    let only_stops = bytes.iter().all(|&byte| byte == b'.');
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        // A typographic apostrophe (E2 80 99) is folded to the plain one.
        let mark = bytes[at..].starts_with(&[0xe2, 0x80, 0x99]);
        at += if mark { 3 } else { 1 };
        if byte == b'.' && !only_stops {
            continue;
        }
        *folded.bytes.get_mut(folded.length)? =
            if mark { b'\'' } else { byte.to_ascii_lowercase() };
        folded.length += 1;
    }
    Some(folded)
}

/// Reads a piece that begins with a digit or an apostrophe.
fn shape(words: &str) -> Shape {
    let words = words.trim_start_matches(['\'', '’', '‘', '`']);
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = words.split_at(digits);
    if digits == 0 || digits > 9 {
        return Shape::Other;
    }
    let Ok(value) = number.parse::<u32>() else { return Shape::Other };
    match rest {
        "" => Shape::Digits(value, digits as u8),
        "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH" | "d" => Shape::Ordinal(value),
        "s" | "'s" | "’s" if value % 10 == 0 && matches!(digits, 2 | 4) => {
            Shape::Decade(value, digits as u8)
        }
        "am" | "AM" | "a.m" | "a.m." | "a" if value < 60 => Shape::Hour(value as u8, 0),
        "pm" | "PM" | "p.m" | "p.m." | "p" if value < 60 => Shape::Hour(value as u8, 12),
        _ => tail(value, digits, rest),
    }
}

/// Reads what follows the first digits of a number with a stop or commas.
fn tail(value: u32, digits: usize, rest: &str) -> Shape {
    let (mark, after) = rest.split_at(rest.chars().next().map_or(0, char::len_utf8));
    let plain = after.bytes().all(|byte| byte.is_ascii_digit());
    match mark {
        "." if plain && after.len() == 1 && value < 100_000 => {
            Shape::Tenths(value * 10 + after.parse().unwrap_or(0))
        }
        "." if plain && after.len() == 2 && digits <= 2 => {
            Shape::Stopped(value as u8, after.parse().unwrap_or(0))
        }
        "," if digits <= 3 && after.split(',').all(is_group) => rest
            .split(',')
            .skip(1)
            .try_fold(value, |sum, group| {
                sum.checked_mul(1000)?.checked_add(group.parse::<u32>().ok()?)
            })
            .map_or(Shape::Other, Shape::Grouped),
        _ => Shape::Other,
    }
}

fn is_group(group: &str) -> bool {
    group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit())
}

//! The words of one piece, from its signs.

use super::fold::{self, Cut};
use super::signs::{Placed, Sign, signs};
use super::{Before, Brackets, Word};

/// Most letters of a word that an editor puts in brackets (`[t]he`, `want[ed]`).
const PART: usize = 4;
/// Letters around a word that are looked at.
const NEAR: usize = 24;
/// Most digits of a number with marks among them.
const FIGURES: usize = 40;

/// Adds the words of a piece.
pub(super) fn words(piece: usize, text: &str, out: &mut Vec<Word>) {
    let signs = signs(text);
    let mut scan =
        Scan { text, signs: &signs, at: 0, before: Before::Joined, brackets: Brackets::None };
    while scan.at < signs.len() {
        match scan.word() {
            Some(token) => scan.add(piece, &token, out),
            None => scan.pass(piece, out),
        }
    }
}

struct Scan<'t> {
    text: &'t str,
    signs: &'t [Placed],
    at: usize,
    before: Before,
    brackets: Brackets,
}

/// What a sign gives to a word.
enum Part {
    Letter(char),
    /// It belongs to the word and is not compared.
    Unseen,
    End,
}

/// A word as it stands on the page.
pub(super) struct Token {
    /// Its letters, and the byte at which each begins.
    pub(super) letters: Vec<(char, usize)>,
    /// The byte after the last.
    pub(super) end: usize,
    /// Some letters stand in brackets.
    is_part: bool,
}

impl Scan<'_> {
    fn sign(&self, at: usize) -> Option<Sign> {
        self.signs.get(at).map(|placed| placed.sign)
    }

    fn is_letter(&self, at: usize) -> bool {
        matches!(self.sign(at), Some(Sign::Letter(_) | Sign::Digit(_)))
    }

    /// The word that begins here, if one does; the place moves behind it.
    fn word(&mut self) -> Option<Token> {
        let start = match self.sign(self.at)? {
            Sign::Letter(_) | Sign::Digit(_) => self.at,
            Sign::Money(_) if self.is_letter(self.at + 1) => self.at,
            Sign::Apostrophe if self.opens_clipped() => self.at,
            Sign::Open if self.opens_part(self.at) => self.at,
            _ => return None,
        };
        let mut token = Token { letters: Vec::new(), end: 0, is_part: false };
        let mut at = start;
        loop {
            match self.letter(at, start, &mut token) {
                Part::Letter(c) => token.letters.push((c, self.signs[at].start)),
                Part::Unseen => {}
                Part::End => break,
            }
            token.end = self.signs[at].end;
            at += 1;
        }
        self.at = at;
        Some(token)
    }

    /// What the sign at a place gives to the word that begins at `start`: a letter, nothing that is seen, or its end.
    fn letter(&self, at: usize, start: usize, token: &mut Token) -> Part {
        let Some(sign) = self.sign(at) else { return Part::End };
        let inside = at > start;
        let digits = || {
            token.letters.len() < FIGURES && token.letters.iter().all(|(c, _)| !c.is_alphabetic())
        };
        match sign {
            Sign::Letter(c) | Sign::Digit(c) => Part::Letter(c),
            Sign::Money(c) if !inside => Part::Letter(c),
            Sign::Hidden => Part::Unseen,
            Sign::Apostrophe if !inside || self.is_letter(at + 1) => Part::Letter('\''),
            Sign::Stop if self.is_dotted(at, start) => Part::Unseen,
            Sign::Stop if digits() && self.digits_from(at + 1) > 0 => Part::Letter('.'),
            Sign::Comma if digits() && self.digits_from(at + 1) == 3 => Part::Unseen,
            Sign::Star if inside || self.is_letter(at + 1) => Part::Letter('*'),
            Sign::Hyphen if self.is_blank(at) => Part::Letter('*'),
            Sign::Open if self.opens_part(at) => {
                token.is_part = true;
                Part::Unseen
            }
            Sign::Close if token.is_part => Part::Unseen,
            _ => Part::End,
        }
    }

    /// Whether a stop stands in an abbreviation of single letters: "U.S.", "p.m.".
    fn is_dotted(&self, at: usize, start: usize) -> bool {
        let single = |place: usize| {
            matches!(self.sign(place), Some(Sign::Letter(_))) && !self.is_letter(place + 1)
        };
        let next = single(at + 1) && self.sign(at + 2) == Some(Sign::Stop);
        let after = at >= start + 3 && self.sign(at - 2) == Some(Sign::Stop);
        at > start && single(at - 1) && (at == start + 1 || after) && (next || after)
    }

    fn digits_from(&self, start: usize) -> usize {
        (start..self.signs.len())
            .take_while(|&at| matches!(self.sign(at), Some(Sign::Digit(_))))
            .count()
    }

    /// Whether a hyphen is one of three or more that stand for letters: "s---hole".
    fn is_blank(&self, at: usize) -> bool {
        let is = |at: usize| self.sign(at) == Some(Sign::Hyphen);
        let from = (0..at).rev().take_while(|&before| is(before)).count();
        let to = (at..self.signs.len()).take_while(|&after| is(after)).count();
        let letters = (0..at - from).rev().take_while(|&before| self.is_letter(before)).count();
        from + to >= 3 && from + to <= 5 && letters == 1
    }

    /// Whether an apostrophe stands for the beginning of a word: "’em".
    fn opens_clipped(&self) -> bool {
        let inside = self.at > 0 && self.is_letter(self.at - 1);
        let letters: String = (self.at + 1..)
            .map_while(|at| match self.sign(at) {
                Some(Sign::Letter(c)) => Some(c.to_ascii_lowercase()),
                _ => None,
            })
            .take(6)
            .collect();
        !inside && fold::is_clipped(&letters)
    }

    /// Whether a bracket opens around a part of a word: letters close to letters.
    fn opens_part(&self, at: usize) -> bool {
        if self.sign(at) != Some(Sign::Open) {
            return false;
        }
        let inside = (at + 1..self.signs.len()).take_while(|&at| self.is_letter(at)).count();
        let close = at + 1 + inside;
        let before = at > 0 && self.is_letter(at - 1);
        (1..=PART).contains(&inside)
            && self.sign(close) == Some(Sign::Close)
            && (before || self.is_letter(close + 1))
    }

    fn add(&mut self, piece: usize, token: &Token, out: &mut Vec<Word>) {
        let shouts = self.shouts(token);
        for Cut { folded, span } in fold::cuts(token, shouts) {
            let brackets = match self.brackets {
                Brackets::None if token.is_part => Brackets::Letters,
                brackets => brackets,
            };
            out.push(Word { folded, piece, span, before: self.before, brackets });
            self.before = Before::Joined;
        }
    }

    /// Whether the words around are in capitals, so that "US" may be the pronoun.
    fn shouts(&self, token: &Token) -> bool {
        let from = token.letters.first().map_or(0, |letter| letter.1);
        is_in_capitals(self.text[..from].chars().rev())
            || is_in_capitals(self.text[token.end..].chars())
    }

    /// Goes over a sign that is in no word.
    fn pass(&mut self, piece: usize, out: &mut Vec<Word>) {
        let placed = self.signs[self.at];
        self.before = self.before.max(self.border(placed.sign));
        self.brackets = self.brackets_behind(placed.sign);
        if let Some(folded) = spoken(placed.sign) {
            let span = placed.start..placed.end;
            let before = self.before.min(Before::Space);
            let brackets = self.brackets;
            out.push(Word { folded: folded.to_owned(), piece, span, before, brackets });
            self.before = Before::Joined;
        }
        self.at += 1;
    }

    /// What a sign makes of the place between two words.
    fn border(&self, sign: Sign) -> Before {
        match sign {
            Sign::Ellipsis => Before::Ellipsis,
            Sign::Ask => Before::Sentence,
            Sign::Stop => self.stop(),
            Sign::Space => Before::Space,
            Sign::Hyphen if !self.is_dash() => Before::Joined,
            Sign::Hidden | Sign::Apostrophe | Sign::Slash => Before::Joined,
            _ => Before::Mark,
        }
    }

    /// The brackets that are open behind a sign.
    fn brackets_behind(&self, sign: Sign) -> Brackets {
        match sign {
            Sign::Open => Brackets::Square,
            Sign::RoundOpen if self.brackets == Brackets::None => Brackets::Round,
            Sign::Close => Brackets::None,
            Sign::RoundClose if self.brackets == Brackets::Round => Brackets::None,
            _ => self.brackets,
        }
    }

    /// A stop ends a sentence where a space or nothing follows and no small letter after it.
    fn stop(&self) -> Before {
        let next = (self.at + 1..).find_map(|at| match self.sign(at) {
            Some(Sign::Space | Sign::Mark | Sign::Apostrophe | Sign::Open) => None,
            other => Some(other),
        });
        match next.flatten() {
            Some(Sign::Letter(c)) if c.is_lowercase() => Before::Space,
            Some(Sign::Comma) => Before::Mark,
            _ => Before::Sentence,
        }
    }

    /// Whether a hyphen is a dash: a space or another beside it.
    fn is_dash(&self) -> bool {
        let beside = |at: Option<usize>| {
            at.and_then(|at| self.sign(at))
                .is_none_or(|sign| matches!(sign, Sign::Space | Sign::Hyphen))
        };
        beside(self.at.checked_sub(1)) || beside(Some(self.at + 1))
    }
}

/// Whether the first word of some letters is in capitals; only what is near is looked at.
fn is_in_capitals(letters: impl Iterator<Item = char>) -> bool {
    let near = letters.take(NEAR).skip_while(|c| c.is_whitespace());
    let word: Vec<char> = near.take_while(|c| !c.is_whitespace()).collect();
    word.iter().filter(|c| c.is_alphabetic()).count() > 1 && !word.iter().any(|c| c.is_lowercase())
}

/// Signs that are read as words.
fn spoken(sign: Sign) -> Option<&'static str> {
    match sign {
        Sign::Percent => Some("percent"),
        Sign::And => Some("and"),
        _ => None,
    }
}

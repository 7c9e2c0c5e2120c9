//! The words of a telling, folded for comparison.
//!
//! What is written in several ways is folded into one: letter case and accents, contractions ("don't" is "do" and
//! "not"), figures and number words ("two dozen" is "24"), common short forms ("gov't"). What the fold hides is still
//! there in the piece, under the word's span.

mod fold;
mod numerals;
mod phrases;
mod scan;
mod signs;

use std::ops::Range;

/// What stands between a word and the one before it, from the weakest to the strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Before {
    /// Nothing, or a hyphen.
    Joined,
    /// A space.
    #[default]
    Space,
    /// A comma, a colon, a dash, a bracket, a quotation mark.
    Mark,
    /// The end of a sentence.
    Sentence,
    /// The end of a piece: words of the article.
    Piece,
    /// An ellipsis: words are left out, and the reader is told.
    Ellipsis,
}

impl Before {
    /// Whether the reader is told that words may be missing.
    pub fn shows_elision(self) -> bool {
        self >= Self::Piece
    }
}

/// Brackets around a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Brackets {
    /// None.
    #[default]
    None,
    /// Square ones around the whole word: it is the editor's.
    Square,
    /// Square ones around some of its letters (`[t]he`).
    Letters,
    /// Round ones.
    Round,
}

/// One word of a telling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word as it is compared: small letters without accents or apostrophes, numbers in figures, contractions in
    /// full. Dirt of the page (lost apostrophes, broken encodings) is mended.
    pub folded: String,
    /// The piece it stands in, from 0.
    pub piece: usize,
    /// Its bytes in that piece. Two words that are one word on the page ("gonna") have one span.
    pub span: Range<usize>,
    /// What stands before it.
    pub before: Before,
    /// Brackets around it.
    pub brackets: Brackets,
}

/// The words of a telling in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// In text order.
    pub all: Vec<Word>,
}

/// Whether a folded word is a number, with or without its currency.
pub(super) fn is_number(folded: &str) -> bool {
    folded.trim_start_matches(['$', '£', '€', '¥']).starts_with(|c: char| c.is_ascii_digit())
}

impl Words {
    /// The words of the pieces of a telling.
    pub fn of(pieces: &[String]) -> Self {
        let mut all = Vec::new();
        for (piece, text) in pieces.iter().enumerate() {
            let start = all.len();
            scan::words(piece, text, &mut all);
            if let (true, Some(first)) = (start > 0, all.get_mut(start)) {
                first.before = first.before.max(Before::Piece);
            }
        }
        Self { all: numerals::merge(phrases::merge(all)) }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

/// Makes one word of each run that `find` finds at its beginning: its length and what it is compared as.
fn unite(all: &[Word], find: impl Fn(&[Word]) -> Option<(usize, String)>) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::with_capacity(all.len());
    let mut at = 0;
    while at < all.len() {
        let mut word = all[at].clone();
        let found = find(&all[at..]);
        let end = at + found.as_ref().map_or(1, |(len, _)| *len);
        if let Some((_, folded)) = found {
            word.folded = folded;
            word.span.end = all[end - 1].span.end;
        }
        out.push(word);
        at = end;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Brackets::{self, Letters, Round, Square};
    use super::{Before, Words};

    fn folded(text: &str) -> String {
        let words = Words::of(&text.split(" | ").map(str::to_owned).collect::<Vec<_>>());
        words.all.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn numbers_are_figures() {
        assert_eq!(folded("twenty-five thousand of two dozen"), "25000 of 24");
        assert_eq!(folded("1.5 million, two hundred and five, 1,000"), "1500000 205 1000");
        assert_eq!(
            folded("$5 billion, 5 billion dollars, $5bn"),
            "$5000000000 $5000000000 $5000000000"
        );
        assert_eq!(folded("one of two or three and nine"), "1 of 2 or 3 and 9");
        assert_eq!(folded("the twenty-first, the 21st, 1990s"), "the 21st the 21st 1990s");
        assert_eq!(folded("5% or five per cent"), "5 percent or 5 percent");
        assert_eq!(folded("five-year, 9/11, 5pm"), "5 year 9/11 5 pm");
        assert_eq!(folded("September 11th, 3½ and three-and-a-half"), "9/11 3.5 and 3.5");
        assert_eq!(folded("three hundred thousand"), "300000");
    }

    #[test]
    fn contractions_are_words() {
        assert_eq!(folded("don't can’t won't it's"), "do not can not will not it is");
        assert_eq!(
            folded("Obama's we've gonna cannot 'em"),
            "obama 's we have going to can not them"
        );
        assert_eq!(folded("I don t and donâ€™t"), "i do not and do not");
        assert_eq!(
            folded("O'Brien's d'état senators' gov't"),
            "obrien 's detat senators government"
        );
        assert_eq!(folded("'I'd go,' he'll say"), "i 'd go he will say");
    }

    #[test]
    fn countries_are_not_pronouns() {
        assert_eq!(folded("the U.S. and US told us at 5 p.m."), "the u.s and u.s told us at 5 pm");
        assert_eq!(folded("THEY TOLD US NOW. United States"), "they told us now u.s");
    }

    #[test]
    fn dirt_is_mended() {
        assert_eq!(
            folded("sev\u{ad}en café thing.And s---hole f**k"),
            "7 cafe thing and s***hole f**k"
        );
        assert_eq!(folded("A&amp;E & B"), "a and e and b");
    }

    #[test]
    fn brackets_and_borders_are_kept() {
        let pieces =
            ["[T]he mayor [of Dunmere] said. Then … [the] (old) house".into(), "fell".into()];
        let words = Words::of(&pieces);
        let none = Brackets::None;
        let brackets: Vec<Brackets> = words.all.iter().map(|word| word.brackets).collect();
        assert_eq!(
            brackets,
            [Letters, none, Square, Square, none, none, Square, Round, none, none]
        );
        let before: Vec<Before> = words.all.iter().map(|word| word.before).collect();
        assert_eq!(before[5], Before::Sentence);
        assert_eq!(before[6], Before::Ellipsis);
        assert_eq!(before[9], Before::Piece);
        assert_eq!(&pieces[0][words.all[3].span.clone()], "Dunmere");
    }

    #[test]
    fn ellipses_have_many_forms() {
        for text in [
            "a ... b",
            "a. . . b",
            "a … b",
            "a […] b",
            "a [ ... ] b",
            "aâ€¦b",
            "a.... b",
            "a * * * b",
        ] {
            let words = Words::of(&[text.to_owned()]);
            assert_eq!(words.all[1].before, Before::Ellipsis, "{text}");
            assert_eq!(words.all[1].brackets, Brackets::None, "{text}");
        }
    }
}

//! Numbers in words and digits: counts, ordinals, years.

use crate::times::lexicon::{Class, Lexicon};
use crate::times::pieces::{Piece, Shape};
use crate::times::slots::Count;

/// Years that four digits alone may name.
const YEARS: std::ops::RangeInclusive<u32> = 1000..=2199;

/// The pieces with the vocabulary.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'a> {
    pub(crate) pieces: &'a [Piece],
    pub(crate) lexicon: &'a Lexicon,
    /// Folded words that the readers ask for.
    pub(crate) and: crate::times::lexicon::Word,
}

impl Reading<'_> {
    /// The shape of a piece.
    pub(crate) fn shape(self, at: usize) -> Shape {
        self.pieces.get(at).map_or(Shape::Other, |piece| piece.shape)
    }

    /// The value of a piece in a class.
    pub(crate) fn value(self, at: usize, class: Class) -> Option<i16> {
        let piece = self.pieces.get(at)?;
        if piece.word.is_known() { self.lexicon.value(piece.word, class) } else { None }
    }

    fn is_and(self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.word == self.and)
    }

    fn is_dash(self, at: usize) -> bool {
        self.value(at, Class::Dash).is_some()
    }

    /// A number and the piece behind it: "12", "1,200", "2.5", "2 1/2", "twenty-five", "two hundred".
    pub(crate) fn count(self, at: usize) -> Option<(Count, usize)> {
        let (tenths, mut next) = match self.shape(at) {
            Shape::Digits(value, _) | Shape::Grouped(value) => (value.checked_mul(10)?, at + 1),
            Shape::Tenths(tenths) => (tenths, at + 1),
            Shape::Other => {
                let (value, next) = self.words(at)?;
                (value.checked_mul(10)?, next)
            }
            _ => return None,
        };
        let mut tenths = tenths;
        if self.is_half(next) {
            tenths += 5;
            next += 3;
        }
        while let Some(power) = self.value(next, Class::Power) {
            tenths = tenths.checked_mul(u32::from(power.unsigned_abs()))?;
            next += 1;
        }
        Some((Count::Tenths(tenths), next))
    }

    /// Whether "1/2" stands here.
    fn is_half(self, at: usize) -> bool {
        self.shape(at) == Shape::Digits(1, 1)
            && self.shape(at + 2) == Shape::Digits(2, 1)
            && self
                .pieces
                .get(at + 1)
                .zip(self.pieces.get(at))
                .is_some_and(|(mark, one)| mark.start == one.end)
    }

    /// A number in words below a million, without its power: "twenty-five", "two hundred and ten".
    fn words(self, at: usize) -> Option<(u32, usize)> {
        let (mut sum, mut next) = self.below_hundred(at)?;
        while let Some(power) = self.value(next, Class::Power) {
            sum = sum.checked_mul(u32::from(power.unsigned_abs()))?;
            next += 1;
            let more = if self.is_and(next) { next + 1 } else { next };
            if let Some((rest, end)) = self.below_hundred(more)
                && self.value(end, Class::Power).is_none()
            {
                sum = sum.checked_add(rest)?;
                next = end;
            }
        }
        Some((sum, next))
    }

    fn below_hundred(self, at: usize) -> Option<(u32, usize)> {
        let small =
            |at| self.value(at, Class::Small).map(|value| (value.unsigned_abs().into(), at + 1));
        if let Some(found) = small(at) {
            return Some(found);
        }
        if let Some(teen) = self.value(at, Class::Teen) {
            return Some((teen.unsigned_abs().into(), at + 1));
        }
        let tens: u32 = self.value(at, Class::Tens)?.unsigned_abs().into();
        let next = if self.is_dash(at + 1) { at + 2 } else { at + 1 };
        match small(next) {
            Some((value, end)) => Some((tens + value, end)),
            None => Some((tens, at + 1)),
        }
    }

    /// An ordinal: "9th", "ninth", "twenty-first".
    pub(crate) fn ordinal(self, at: usize) -> Option<(i16, usize)> {
        if let Shape::Ordinal(value) = self.shape(at) {
            return Some((i16::try_from(value).ok()?, at + 1));
        }
        if let Some(value) = self.value(at, Class::Ordinal) {
            return Some((value, at + 1));
        }
        let tens = self.value(at, Class::Tens)?;
        let next = if self.is_dash(at + 1) { at + 2 } else { at + 1 };
        self.value(next, Class::Ordinal)
            .filter(|value| *value < 10)
            .map(|value| (tens + value, next + 1))
    }

    /// A year of four digits, or in words ("nineteen ninety-four", "two thousand eight").
    pub(crate) fn year(self, at: usize) -> Option<(i16, usize)> {
        if let Shape::Digits(value, 4) = self.shape(at) {
            return YEARS.contains(&value).then_some((value as i16, at + 1));
        }
        self.spelled_year(at)
    }

    fn spelled_year(self, at: usize) -> Option<(i16, usize)> {
        if self.value(at, Class::Small) == Some(2) && self.value(at + 1, Class::Power) == Some(1000)
        {
            let (value, next) = self.words(at)?;
            return (2000..2100).contains(&value).then_some((value as i16, next));
        }
        let century = self
            .value(at, Class::Teen)
            .or(self.value(at, Class::Tens).filter(|tens| *tens == 20))?;
        if !(15..=20).contains(&century) {
            return None;
        }
        let (rest, next) = self.below_hundred(at + 1).filter(|(rest, _)| *rest >= 10)?;
        Some((century * 100 + rest as i16, next))
    }
}

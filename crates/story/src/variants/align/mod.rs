//! Which words two tellings share, in order.
//!
//! A plain longest common subsequence costs memory in the square of the words and scatters over "the" and "of". Here
//! shared runs that stand once in each telling are anchors ([`anchors`]), what lies between them is filled by dynamic
//! programming that favours content words and unbroken runs ([`fill`]), matches that mean nothing are dropped
//! ([`prune`]), and what one telling leaves out is moved to where it begins at a border of the text ([`slide`]).

mod anchors;
mod fill;
mod prune;
mod slide;

use super::Words;
use onrecord_language::likeness;
use std::collections::HashMap;
use std::ops::Range;

/// Words that two tellings share.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Alignment {
    /// Places of equal words in the one and the other; both grow.
    pub pairs: Vec<(usize, usize)>,
}

/// Aligns the words of two tellings. `align(other, one)` has the same pairs turned round. The cost grows with the words,
/// not with their product: 3,000 words against 3,000 take a few milliseconds.
pub fn align(one: &Words, other: &Words) -> Alignment {
    let key = |words: &Words| words.all.iter().map(|word| word.folded.clone()).collect::<Vec<_>>();
    if key(one) <= key(other) {
        return Alignment { pairs: pairs(one, other) };
    }
    let turned = pairs(other, one);
    Alignment { pairs: turned.into_iter().map(|(i, j)| (j, i)).collect() }
}

fn pairs(one: &Words, other: &Words) -> Vec<(usize, usize)> {
    let sides = Sides::of(one, other);
    let whole = Region { a: 0..sides.a.len(), b: 0..sides.b.len() };
    let mut found = Vec::with_capacity(whole.a.len().min(whole.b.len()));
    anchors::align(&sides, &whole, &mut found);
    slide::slide(&sides, one, other, &mut found);
    prune::prune(&sides, &mut found);
    found
}

/// The words of both sides as numbers: equal words, equal numbers.
struct Sides {
    a: Vec<u32>,
    b: Vec<u32>,
    /// For each number whether the word says something by itself.
    is_content: Vec<bool>,
}

impl Sides {
    fn of(one: &Words, other: &Words) -> Self {
        let mut numbers = HashMap::new();
        let mut is_content = Vec::new();
        let mut side = |words: &'_ Words| -> Vec<u32> {
            let number = |word: &super::Word| {
                *numbers.entry(word.folded.clone()).or_insert_with(|| {
                    is_content.push(!likeness::is_empty(&word.folded));
                    is_content.len() as u32 - 1
                })
            };
            words.all.iter().map(number).collect()
        };
        let (a, b) = (side(one), side(other));
        Self { a, b, is_content }
    }

    fn is_content(&self, i: usize) -> bool {
        self.is_content[self.a[i] as usize]
    }
}

/// A stretch of each side.
struct Region {
    a: Range<usize>,
    b: Range<usize>,
}

impl Region {
    fn is_empty(&self) -> bool {
        self.a.is_empty() || self.b.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::{Words, align};

    fn words(text: &str) -> Words {
        Words::of(&[text.to_owned()])
    }

    /// The words that are shared, gaps as "/".
    fn shared(one: &str, other: &str) -> String {
        let (one, other) = (words(one), words(other));
        let pairs = align(&one, &other).pairs;
        let turned: Vec<_> = align(&other, &one).pairs.iter().map(|&(i, j)| (j, i)).collect();
        assert_eq!(pairs, turned);
        let mut out: Vec<&str> = Vec::new();
        for (at, pair) in pairs.iter().enumerate() {
            if at > 0 && (pairs[at - 1].0 + 1, pairs[at - 1].1 + 1) != *pair {
                out.push("/");
            }
            out.push(&one.all[pair.0].folded);
        }
        out.join(" ")
    }

    #[test]
    fn shared_words_are_found() {
        assert_eq!(shared("The dam will hold.", "The dam may hold."), "the dam / hold");
        assert_eq!(
            shared("It rose by 5 per cent.", "It rose by five percent."),
            "it rose by 5 percent"
        );
    }

    #[test]
    fn lone_function_words_are_dropped() {
        let one = "The dam is safe and the people of the valley below it should sleep well at home tonight";
        let other =
            "The dam is safe because engineers walked all along every single crack of that wall";
        assert_eq!(shared(one, other), "the dam is safe");
    }

    #[test]
    fn what_is_left_out_begins_at_a_border() {
        let one = "We think it holds. We think it lasts. We think it is safe.";
        let other = "We think it holds. We think it is safe.";
        assert_eq!(shared(one, other), "we think it holds / we think it is safe");
    }

    #[test]
    fn long_transcripts_are_quick() {
        let text = |skip: usize| {
            let word = |at: usize| {
                ["the", "of", "dam", "river"][at % 4].to_owned() + &"x".repeat(at * at % 13 % 6)
            };
            (0..3000).filter(|at| at % 40 != skip).map(word).collect::<Vec<_>>().join(" ")
        };
        let (one, other) = (words(&text(3)), words(&text(17)));
        assert!(align(&one, &other).pairs.len() > 2700);
    }
}

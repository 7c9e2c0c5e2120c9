//! Figures in words: "three" is "3", "two hundred" is "200".

use std::collections::BTreeMap;
use std::sync::LazyLock;

const NUMBERS: &str = include_str!("../../data/likeness/numbers.tsv");

/// What a number word stands for.
struct Number {
    figure: &'static str,
    /// Whether it multiplies the number before it.
    multiplies: bool,
}

static NUMBER: LazyLock<BTreeMap<&str, Number>> = LazyLock::new(|| {
    let lines = NUMBERS.lines().filter(|line| !line.starts_with('#'));
    let rows = lines.filter_map(|line| line.split_once('\t'));
    rows.map(|(word, rest)| {
        let (figure, multiplies) =
            rest.split_once('\t').map_or((rest, false), |(figure, mark)| (figure, mark == "times"));
        (word, Number { figure, multiplies })
    })
    .collect()
});

/// Whether a word is a figure: a number, or a name with one in it ("40", "a380", "3rd").
pub(super) fn is_figure(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit())
}

/// Folded words with number words in figures; what makes one number becomes one word ("twenty", "two": "22").
pub(super) fn in_figures(words: Vec<String>) -> Vec<String> {
    let mut found: Vec<String> = Vec::with_capacity(words.len());
    let mut open = None;
    for word in words {
        let before = open.take().and_then(|()| number(found.last()?));
        let (next, goes_on) = read(&word, before);
        open = goes_on.then_some(());
        match next {
            Next::New(figure) => found.push(figure),
            Next::With(figure) => {
                found.pop();
                found.push(figure);
            }
        }
    }
    found
}

/// A word in figures: by itself, or in one with the figure before it.
enum Next {
    New(String),
    With(String),
}

/// A word in figures after the number `before`, and whether the number may go on after it.
fn read(word: &str, before: Option<u64>) -> (Next, bool) {
    let Some(Number { figure, multiplies }) = NUMBER.get(word) else {
        return (Next::New(word.to_owned()), number(word).is_some());
    };
    let value = number(figure);
    let whole = match (before, value) {
        (Some(before), Some(value)) if *multiplies => before.checked_mul(value),
        (Some(before @ 20..=90), Some(value @ 1..=9)) if before % 10 == 0 => Some(before + value),
        _ => None,
    };
    let next = whole
        .map_or_else(|| Next::New((*figure).to_owned()), |whole| Next::With(whole.to_string()));
    (next, value.is_some())
}

fn number(word: &str) -> Option<u64> {
    word.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::likeness::folded;

    #[test]
    fn number_words_are_figures() {
        let cases = [
            ("three people", "3 people"),
            ("twenty-two tugs, 2 cranes", "22 tugs 2 cranes"),
            ("two hundred thousand", "200000"),
            ("3 million crowns", "3000000 crowns"),
            ("two dozen and dozens", "24 and 12s"),
            ("the second of a thousand", "the 2nd of a 1000"),
            ("one two", "1 2"),
            ("half the third quarter", "1/2 the 3rd 1/4"),
            ("99999999999999999999 trillion", "99999999999999999999 1000000000000"),
        ];
        for (words, figures) in cases {
            assert_eq!(in_figures(folded(words)).join(" "), figures);
        }
    }

    #[test]
    fn every_number_word_is_folded_and_a_figure() {
        for (word, number) in NUMBER.iter() {
            assert_eq!(folded(word), [*word]);
            assert!(is_figure(number.figure), "{word}");
        }
        assert!(NUMBER.len() > 50);
    }
}

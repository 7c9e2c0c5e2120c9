//! The paragraph of an article that is shown for some words.

use onrecord_language::likeness::folded;
use onrecord_record::Span;
use std::collections::BTreeMap;

/// Most code points of a paragraph that are shown of an article.
const MAX_SHOWN: usize = 240;

/// Code points of it before the first of the words, where it is cut.
const BEFORE: usize = 60;

/// A word that is looked for in a text that is shown.
pub(super) struct Sought {
    word: String,
    /// Whether it stands for all words that begin so.
    begins: bool,
}

impl Sought {
    pub(super) fn of(typed: &str) -> Self {
        Self { word: folded(typed).concat(), begins: typed.ends_with('*') }
    }

    fn is(&self, word: &str) -> bool {
        !self.word.is_empty()
            && (word == self.word || (self.begins && word.starts_with(&self.word)))
    }
}

/// The paragraph that holds most of the words, cut around the first of them.
pub(super) fn excerpt(text: &str, asked: &[Sought]) -> Span {
    let mut best = (0, Span { start: 0, end: 0, text: String::new() });
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let held: BTreeMap<_, _> = held(line, asked);
        if held.len() > best.0 || best.1.text.is_empty() {
            let first = held.values().min().copied().unwrap_or(0);
            best = (held.len(), cut(line, start, first));
        }
        start += line.chars().count() as u32;
    }
    best.1
}

/// Which of the words a line holds, and where each stands first, in code points.
fn held(line: &str, asked: &[Sought]) -> BTreeMap<usize, usize> {
    let mut held = BTreeMap::new();
    let mut at = 0;
    for word in line.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let plain = folded(word).concat();
        for (number, _) in asked.iter().enumerate().filter(|(_, sought)| sought.is(&plain)) {
            held.entry(number).or_insert(at);
        }
        at += word.chars().count();
    }
    held
}

/// A stretch of a line from a little before a place on. Both are counted in code points.
fn cut(line: &str, start: u32, place: usize) -> Span {
    let skipped = if line.chars().count() <= MAX_SHOWN { 0 } else { place.saturating_sub(BEFORE) };
    let before = line.char_indices().nth(skipped).map_or(0, |(byte, _)| byte);
    // Between two words.
    let byte =
        if before == 0 { 0 } else { line[before..].find(' ').map_or(before, |to| before + to + 1) };
    let text: String = line[byte..].chars().take(MAX_SHOWN).collect();
    let text = text.trim_end().to_owned();
    let start = start + line[..byte].chars().count() as u32;
    Span { start, end: start + text.chars().count() as u32, text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, asked: &str) -> Span {
        excerpt(text, &asked.split_whitespace().map(Sought::of).collect::<Vec<_>>())
    }

    #[test]
    fn the_paragraph_with_most_of_the_words_is_shown() {
        let text =
            "Lock News\n\nThe gate failed.\n\nThe “lower gaté” gave way, the lock’s keeper said.\n";
        let span = shown(text, "gate lower");
        assert_eq!(
            (span.start, span.text.as_str()),
            (29, "The “lower gaté” gave way, the lock’s keeper said.")
        );
        assert_eq!(shown(text, "fail*").text, "The gate failed.");
        assert_eq!(shown(text, "nowhere").text, "Lock News");
        assert_eq!(shown("", "nowhere").text, "");
    }

    #[test]
    fn a_long_paragraph_is_cut_between_words_and_offsets_stay_true() {
        let text = format!("{}the gate failed {}", "é word ".repeat(200), "more ".repeat(100));
        let span = shown(&text, "gate");
        assert!(
            span.text.contains("the gate failed") && span.text.starts_with(['é', 'w']),
            "{span:?}"
        );
        let points: String =
            text.chars().skip(span.start as usize).take((span.end - span.start) as usize).collect();
        assert_eq!(points, span.text);
        assert!(span.text.chars().count() <= MAX_SHOWN);
    }
}

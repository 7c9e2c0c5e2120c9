//! What a record tells of somebody's words in the article's own.
//!
//! # Which statements
//! Those without marks of their own, and of them only what stands between no others' marks: a statement inside of a quotation,
//! or one that a nested statement quotes from, is not in the article's own words. Where one tells what another is told in
//! ("The board said that Lee had said that …") the words are the inner one's, so that they are told once.
//!
//! Left out are what is said in the first person ("I think that …": a speech or a post that the article prints without marks) or of
//! nobody, and blocks of links that a page puts into its sentences.
//!
//! What stands around the marks of a statement that has some ("the line ‘rotten to the keel’ would close") is no telling.

use super::{Stretch, bytes};
use onrecord_record::{Places, Quotation, Record, Statement, words};
use onrecord_text::{Bytes, Span};
use std::collections::HashSet;

/// Words of the shortest telling in an article's own words: fewer are not told from chance.
const FEWEST: usize = 6;
/// Words for a speaker that stand for no other than the writer, the hearer or anybody.
const NO_OTHER: [&str; 14] = [
    "i", "we", "me", "my", "our", "us", "you", "your", "anybody", "anyone", "nobody", "no one",
    "who", "what",
];
/// Characters on each side of words in which a block of links is looked for, and letters of a word before which none is run together
/// with the next.
const LINKS: usize = 300;
const RUN_TOGETHER: usize = 2;
/// What [`words::content`] puts where words of the article, or a paragraph's end, stand between two stretches.
const GAPS: [&str; 2] = [" […] ", " ¶ "];

/// The stretches of a content that was written on one line by [`words::content`].
pub fn own_words(content: &str) -> Vec<String> {
    let stretches = content.split(GAPS[0]).flat_map(|stretch| stretch.split(GAPS[1]));
    stretches
        .map(str::trim)
        .filter(|words| words.contains(char::is_alphanumeric))
        .map(str::to_owned)
        .collect()
}

/// Statements in the article's own words, each with these words.
pub(super) fn reported<'r>(
    record: &'r Record,
    stretches: &[Stretch],
) -> Vec<(&'r Statement, Vec<String>)> {
    let places = Places::new(&record.source);
    let between_marks = outermost(stretches);
    let is_own = |statement: &&Statement| {
        let mut spans = statement.content.iter().filter_map(|span| bytes(&places, span));
        statement.quotation == Quotation::Indirect
            && is_of_another(statement)
            && !spans.any(|span| overlaps(&between_marks, span) || is_among_links(record, span))
    };
    let mut found: Vec<_> = record
        .statements
        .iter()
        .filter(is_own)
        .map(|statement| (statement, words::content(statement, &places)))
        .filter(|(_, content)| has_enough(content))
        .collect();
    let outer: HashSet<&str> = found.iter().filter_map(|(s, _)| s.within.as_deref()).collect();
    found.retain(|(statement, _)| !outer.contains(statement.id.as_str()));
    found.into_iter().map(|(statement, content)| (statement, own_words(&content))).collect()
}

/// Whether the statement tells what somebody else said. *I think that …* is a speech, a letter or a post that the article prints
/// without marks, or its writer; *does anybody want …* asks; and what no one is given for stands in such a text more often than not.
fn is_of_another(statement: &Statement) -> bool {
    let Some(span) = statement.source.span.as_ref() else {
        return statement.source.entity.is_some();
    };
    !NO_OTHER.contains(&span.text.trim().to_lowercase().as_str())
}

/// Whether words stand in a block of links that a page puts into a sentence: headlines run together without a space
/// ("… `HolmFerry` row …") and "MORE" behind them.
fn is_among_links(record: &Record, span: Span<Bytes>) -> bool {
    let text = &record.source.text;
    let (start, end) = (span.start as usize, span.end as usize);
    let head = text.get(..start).unwrap_or_default();
    let from = head.char_indices().rev().take(LINKS).last().map_or(start, |(at, _)| at);
    let tail = text.get(end..).unwrap_or_default();
    let to = tail.char_indices().take(LINKS).last().map_or(end, |(at, _)| end + at);
    let around = text.get(from..to).unwrap_or_default();
    let closes =
        text.get(start..to).unwrap_or_default().split_whitespace().any(|word| word == "MORE");
    closes && around.split_whitespace().any(is_run_together)
}

/// A small letter, a capital and a small one again, more than two letters into a word: `HolmFerry`, not `McCain`.
fn is_run_together(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    letters
        .windows(3)
        .skip(RUN_TOGETHER)
        .any(|three| three[0].is_lowercase() && three[1].is_uppercase() && three[2].is_lowercase())
}

fn has_enough(content: &str) -> bool {
    let words = content.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
    words.take(FEWEST).count() == FEWEST
}

/// Outermost stretches; they do not overlap one another.
fn outermost(stretches: &[Stretch]) -> Vec<Span<Bytes>> {
    let outermost = stretches.iter().filter(|stretch| stretch.is_outermost);
    let mut spans: Vec<_> = outermost.map(|stretch| stretch.span).collect();
    spans.sort_unstable();
    spans
}

fn overlaps(sorted: &[Span<Bytes>], span: Span<Bytes>) -> bool {
    let first = sorted.partition_point(|between| between.end <= span.start);
    sorted.get(first).is_some_and(|between| between.start < span.end)
}

//! What a record tells of somebody's words in the article's own.
//!
//! # Which statements
//! Those without marks of their own, and of them only what stands between no others' marks: a statement inside of a quotation,
//! or one that a nested statement quotes from, is not in the article's own words. Where one tells what another is told in
//! ("The board said that Lee had said that …") the words are the inner one's, so that they are told once.
//!
//! What stands around the marks of a statement that has some ("the line ‘rotten to the keel’ would close") is no telling.

use super::{Stretch, bytes};
use onrecord_record::{Places, Quotation, Record, Statement, words};
use onrecord_text::{Bytes, Span};
use std::collections::HashSet;

/// Words of the shortest telling in an article's own words: fewer are not told from chance.
const FEWEST: usize = 6;
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
            && !spans.any(|span| overlaps(&between_marks, span))
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

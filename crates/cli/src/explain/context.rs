//! The sentences of the article in which an item stands, with its words marked.

use onrecord_record::{Places, Span, words};

/// Most sentences shown.
const SENTENCES: usize = 8;

/// Marks around the words.
const MARKS: [&str; 2] = ["‹", "›"];

/// Each sentence in which words of the item stand: where, and its text with them marked. What stands in no sentence is shown
/// by itself.
pub(super) fn passages(
    places: &Places,
    sentences: &[Span],
    spans: &[&Span],
) -> Vec<(String, String)> {
    let ranges = joined(spans);
    let mut shown: Vec<(u32, u32)> = Vec::new();
    for &(start, end) in &ranges {
        let first = sentences.partition_point(|sentence| sentence.end <= start);
        let around = sentences[first..].iter().take_while(|sentence| sentence.start < end);
        let around: Vec<_> = around.map(|sentence| (sentence.start, sentence.end)).collect();
        shown.extend(if around.is_empty() { vec![(start, end)] } else { around });
    }
    shown.sort_unstable();
    shown.dedup();
    let shown = shown.into_iter().take(SENTENCES);
    shown.filter_map(|around| passage(places, around, &ranges)).collect()
}

/// Stretches in text order, those that overlap as one.
fn joined(spans: &[&Span]) -> Vec<(u32, u32)> {
    let mut sorted: Vec<_> = spans.iter().map(|span| (span.start, span.end)).collect();
    sorted.sort_unstable();
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for (start, end) in sorted {
        match ranges.last_mut() {
            Some((_, last)) if start < *last => *last = end.max(*last),
            _ => ranges.push((start, end)),
        }
    }
    ranges
}

fn passage(
    places: &Places,
    (from, to): (u32, u32),
    ranges: &[(u32, u32)],
) -> Option<(String, String)> {
    let inside = ranges.iter().filter(|(start, end)| *start < to && from < *end);
    let inside = inside.map(|(start, end)| (*start.max(&from), *end.min(&to)));
    let (mut text, mut at, mut first) = (String::new(), from, None);
    for (start, end) in inside {
        text.push_str(places.slice(at, start)?);
        text.extend([MARKS[0], places.slice(start, end)?, MARKS[1]]);
        first = first.or(Some(start));
        at = end;
    }
    text.push_str(places.slice(at, to)?);
    let start = first.unwrap_or(from);
    let place = words::place(places, &Span { start, end: to, text: String::new() });
    Some((place, words::on_one_line(&text)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_record::Record;

    #[test]
    fn words_are_marked_in_their_sentences() {
        let sample = include_bytes!("../../../record/tests/data/cranes.json");
        let record = Record::from_json(sample).unwrap();
        let places = Places::new(&record.source);
        let sentences = onrecord_reader::sentences(&record.source);
        let denial = &record.statements[1];
        let spans: Vec<_> = denial.content.iter().chain(&denial.cue).collect();
        let found = passages(&places, &sentences, &spans);
        let text = "‹“We hid nothing, and every log was sent to the city,”› Holm ‹told› reporters.";
        assert_eq!(found, [("¶ 2, at 313".to_owned(), text.to_owned())]);
        let alone = passages(&places, &[], &spans);
        assert_eq!(alone.len(), 2);
        assert_eq!(alone[1].1, "‹told›");
    }
}

//! Who carried some words, as CSV: one line a telling.

use super::near;
use crate::asked::{Aspect, Carried, Carrying, Retold, Source, Wording};
use crate::formats::asked::stemma::reasons;
use crate::formats::csv::{or_empty, place, table};
use crate::formats::{FormatError, term};
use crate::variants::Node;
use onrecord_record::Span;

const COLUMNS: [&str; 9] =
    ["story", "quote", "wording", "words", "speaker", "stance", "statement", "follows", "reasons"];

/// Who carried some words, as CSV.
///
/// # Errors
/// [`FormatError`], which no answer is known to cause.
pub fn quote_csv(carried: &Carried) -> Result<String, FormatError> {
    let rows = carried.quotations.iter().flat_map(|one| cells(one, &carried.sources));
    table(&COLUMNS, rows)
}

fn cells(carrying: &Carrying, sources: &[Source]) -> Vec<Vec<String>> {
    let statements: Vec<_> = carrying.tellings().map(|one| one.statement.as_str()).collect();
    let wordings = carrying.wordings.iter().zip(1..);
    let tellings = wordings.flat_map(|(wording, number)| {
        wording.tellings.iter().map(move |one| (wording, number, one))
    });
    let row = |(place_of, (wording, number, telling)): (usize, (&Wording, usize, &Aspect))| {
        let node = carrying.stemma.iter().find(|node| node.tellings.contains(&place_of));
        let source = sources.get(telling.article);
        let mut cells = vec![
            source.map(|source| source.story.clone()).unwrap_or_default(),
            or_empty(carrying.key.as_ref()),
            number.to_string(),
            wording.words.clone(),
            or_empty(telling.speaker.as_ref()),
            telling.stance.as_ref().map(term).unwrap_or_default(),
            telling.statement.clone(),
            node.and_then(|node| followed(node, carrying, &statements)).unwrap_or_default(),
            node.map(|node| reasons(node).join("; ")).unwrap_or_default(),
        ];
        let span = stretch(telling, &wording.words);
        cells.extend(place(source.map(|source| &source.card), &span, &telling.place));
        cells
    };
    let own_words = carrying.own_words.iter().map(|retold| own_cells(retold, carrying, sources));
    tellings.enumerate().map(row).chain(own_words).collect()
}

fn own_cells(retold: &Retold, carrying: &Carrying, sources: &[Source]) -> Vec<String> {
    let telling = &retold.telling;
    let source = sources.get(telling.article);
    let mut cells = vec![
        source.map(|source| source.story.clone()).unwrap_or_default(),
        or_empty(carrying.key.as_ref()),
        String::new(),
        retold.words.clone(),
        or_empty(telling.speaker.as_ref()),
        telling.stance.as_ref().map(term).unwrap_or_default(),
        telling.statement.clone(),
        String::new(),
        format!("in the article’s own words, {}", near(retold)),
    ];
    let span = stretch(telling, &retold.words);
    cells.extend(place(source.map(|source| &source.card), &span, &telling.place));
    cells
}

/// The statement that a node follows, or the outlet where no article of it is at hand.
fn followed(node: &Node, carrying: &Carrying, statements: &[&str]) -> Option<String> {
    let above = carrying.stemma.get(node.follows?)?;
    let first = above.tellings.first().and_then(|&place| statements.get(place));
    first.map(|&id| id.to_owned()).or_else(|| above.outlet.clone())
}

/// From the first of a telling's words to the last.
pub(in crate::formats::asked) fn stretch(telling: &Aspect, words: &str) -> Span {
    let first = telling.spans.first().map_or(telling.at, |span| span.start);
    let last = telling.spans.last().map_or(first, |span| span.end);
    Span { start: first, end: last, text: words.to_owned() }
}

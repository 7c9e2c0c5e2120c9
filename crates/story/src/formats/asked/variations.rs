//! Where outlets differ in what they carry of the same utterance.
//!
//! CSV has one line a difference: `story`, `quote` (key of the quotation), `kind`, `material` (yes, no), `one` and `other` (the words that differ),
//! `one_words` and `other_words` (all words of the two), `rule`, `other_outlet`, `other_published`, `other_uri`, `other_statement`, `statement`
//! (of the one), and the columns of the article of the one.

use super::edits::{kind, sides};
use super::{day, listed, shown_of, teller};
use crate::asked::{Side, Source, Variations};
use crate::formats::csv::{or_empty, place, table};
use crate::formats::tables::short;
use crate::formats::{FormatError, Page, term};
use crate::variants::Edit;
use onrecord_record::render::{Row, Section};
use onrecord_record::{Span, words};

const COLUMNS: [&str; 14] = [
    "story",
    "quote",
    "kind",
    "material",
    "one",
    "other",
    "one_words",
    "other_words",
    "rule",
    "other_outlet",
    "other_published",
    "other_uri",
    "other_statement",
    "statement",
];

/// Differences, as CSV.
///
/// # Errors
/// [`FormatError`], which no answer is known to cause.
pub fn variants_csv(variations: &Variations) -> Result<String, FormatError> {
    let sides = variations.variations.iter();
    let rows = sides.flat_map(|side| side.edits.iter().map(move |edit| (side, edit)));
    table(&COLUMNS, rows.map(|(side, edit)| cells(side, edit, variations)))
}

fn cells(side: &Side, edit: &Edit, variations: &Variations) -> Vec<String> {
    let [one, other] = [0, 1].map(|at| variations.sources.get(side.tellings[at].article));
    let of_other = |part: fn(&Source) -> Option<&String>| or_empty(other.and_then(part));
    let mut cells = vec![
        variations.story.clone(),
        side.key.clone(),
        term(&edit.kind),
        if edit.is_material { "yes" } else { "no" }.to_owned(),
        edit.one.clone(),
        edit.other.clone(),
        side.words[0].clone(),
        side.words[1].clone(),
        edit.rule.clone(),
        of_other(|source| source.card.outlet.as_ref()),
        of_other(|source| source.card.published.as_ref()),
        of_other(|source| source.card.uri.as_ref()),
        side.tellings[1].statement.clone(),
        side.tellings[0].statement.clone(),
    ];
    let start = side.tellings[0].at;
    let span = Span { start, end: start, text: side.words[0].clone() };
    cells.extend(place(one.map(|one| &one.card), &span, &side.tellings[0].place));
    cells
}

/// Differences, as a page.
pub fn variants_page(variations: &Variations) -> Page {
    let rows = variations.variations.iter().map(|side| row(side, variations));
    let section = Section {
        title: "Material differences".to_owned(),
        heads: ["Published", "Difference", "The two wordings, and who carries them"],
        rows: rows.collect(),
        notes: vec![
            "These are differences between outlets. Without a recording or a transcript of the occasion none of them is shown to be an error"
                .to_owned(),
        ],
    };
    Page::new(
        format!("Variants in {}", words::on_one_line(&variations.story)),
        shown_of(variations.variations.len(), variations.total, "pair"),
        vec![section, listed(&variations.sources)],
    )
}

fn row(side: &Side, variations: &Variations) -> Row {
    let source = |at: usize| variations.sources.get(side.tellings[at].article);
    let material = side.edits.iter().filter(|edit| edit.is_material);
    let told = material.map(|edit| format!("{}: {}", kind(edit.kind), sides(edit)));
    let version = |at: usize| {
        let place = words::on_one_line(&side.tellings[at].place);
        let words = short(&words::on_one_line(&side.words[at]));
        format!("{}, {place}: {words}", teller(source(at)))
    };
    let speaker = side.tellings[0].speaker.as_deref().map(words::on_one_line);
    // The key stands first, where no line ends in it.
    let mut details = vec![side.key.clone()];
    details.extend(speaker);
    details.extend([version(0), version(1)]);
    Row { when: later(source(0), source(1)), words: told.collect::<Vec<_>>().join("; "), details }
}

/// The later one of two days.
fn later(one: Option<&Source>, other: Option<&Source>) -> String {
    let known = [one, other].into_iter().flatten().filter(|source| source.day().is_some());
    day(known.max_by_key(|source| source.day()))
}

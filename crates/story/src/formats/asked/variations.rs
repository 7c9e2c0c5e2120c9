//! Where outlets differ in what they carry of the same utterance.
//!
//! CSV has one line a difference: `story`, `quote` (key of the quotation), `kind`, `one` and `other` (the words that differ, those published first
//! first), `one_outlets` and `other_outlets` (all who carry the one and the other, with `; ` between), `one_words` and `other_words` (all words of
//! the first telling of each), `rule`, `pairs` (of wordings), `other_outlet`, `other_published`, `other_uri`, `other_statement`, `statement` (of the
//! one), and the columns of the article of the one.

use super::carried::stretch;
use super::edits::{kind, sides};
use super::{day, listed, shown_of, teller};
use crate::asked::{Side, Source, Variation, Variations};
use crate::formats::csv::{or_empty, place, table};
use crate::formats::tables::short;
use crate::formats::{FormatError, Page, term};
use onrecord_record::render::{Row, Section};
use onrecord_record::{Span, words};

/// Most outlets of one side that a row names.
const MAX_OUTLETS: usize = 8;

const COLUMNS: [&str; 16] = [
    "story",
    "quote",
    "kind",
    "one",
    "other",
    "one_outlets",
    "other_outlets",
    "one_words",
    "other_words",
    "rule",
    "pairs",
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
    table(&COLUMNS, variations.variations.iter().map(|one| cells(one, variations)))
}

fn cells(variation: &Variation, variations: &Variations) -> Vec<String> {
    let edit = &variation.edit;
    let [one, other] = &variation.sides;
    let statement = |side: &Side| or_empty(side.tellings.first().map(|telling| &telling.statement));
    let mut cells = vec![
        variations.story.clone(),
        variation.key.clone(),
        term(&edit.kind),
        edit.one.clone(),
        edit.other.clone(),
        one.outlets.join("; "),
        other.outlets.join("; "),
        one.words.clone(),
        other.words.clone(),
        edit.rule.clone(),
        variation.pairs.to_string(),
    ];
    cells.extend(card(first(other, variations)));
    cells.extend([statement(other), statement(one)]);
    cells.extend(place_of(one, variations));
    cells
}

/// Outlet, day and address of an article.
fn card(source: Option<&Source>) -> [String; 3] {
    let of = |part: fn(&Source) -> Option<&String>| or_empty(source.and_then(part));
    [
        of(|source| source.card.outlet.as_ref()),
        of(|source| source.card.published.as_ref()),
        of(|source| source.card.uri.as_ref()),
    ]
}

/// The columns of the first telling of a side.
fn place_of(side: &Side, variations: &Variations) -> [String; 9] {
    let telling = side.tellings.first();
    let nowhere = Span { start: 0, end: 0, text: String::new() };
    let span = telling.map_or(nowhere, |telling| stretch(telling, &side.words));
    let words = telling.map(|telling| telling.place.as_str()).unwrap_or_default();
    place(first(side, variations).map(|source| &source.card), &span, words)
}

/// The article of the first telling of a side.
fn first<'v>(side: &Side, variations: &'v Variations) -> Option<&'v Source> {
    variations.sources.get(side.tellings.first()?.article)
}

/// Differences, as a page.
pub fn variants_page(variations: &Variations) -> Page {
    let rows = variations.variations.iter().map(|one| row(one, variations));
    let section = Section {
        title: "Material differences".to_owned(),
        heads: ["Published", "Difference", "The two wordings, and who carries them"],
        rows: rows.collect(),
        notes: vec![
            "These are differences between outlets. Without a recording or a transcript of the occasion none of them is shown to be an error"
                .to_owned(),
        ],
    };
    let shown = shown_of(variations.variations.len(), variations.total, "difference");
    Page::new(
        format!("Variants in {}", words::on_one_line(&variations.story)),
        format!("{shown} · in {} of wordings", words::count(variations.pairs, "pair")),
        vec![section, listed(&variations.sources)],
    )
}

fn row(variation: &Variation, variations: &Variations) -> Row {
    let [one, other] = &variation.sides;
    let speaker = one.tellings.first().and_then(|telling| telling.speaker.as_deref());
    // The key stands first, where no line ends in it.
    let mut details = vec![variation.key.clone()];
    details.extend(speaker.map(words::on_one_line));
    details.extend([version(one, variations), version(other, variations)]);
    Row {
        when: later(first(one, variations), first(other, variations)),
        words: format!("{}: {}", kind(variation.edit.kind), sides(&variation.edit)),
        details,
    }
}

/// The first telling of a side, its words, and who else has them so.
fn version(side: &Side, variations: &Variations) -> String {
    let telling = side.tellings.first();
    let place = telling.map(|telling| words::on_one_line(&telling.place)).unwrap_or_default();
    let words = short(&words::on_one_line(&side.words));
    format!("{}, {place}: {words}{}", teller(first(side, variations)), others(side, variations))
}

/// The outlets that have a side like the first telling of it.
fn others(side: &Side, variations: &Variations) -> String {
    let own = first(side, variations).and_then(|source| source.card.outlet.as_ref());
    let others: Vec<_> = side.outlets.iter().filter(|outlet| Some(*outlet) != own).collect();
    let named = others.iter().take(MAX_OUTLETS).map(|outlet| words::on_one_line(outlet));
    let mut named: Vec<_> = named.collect();
    let more = others.len().saturating_sub(MAX_OUTLETS);
    named.extend((more > 0).then(|| format!("{more} more")));
    if named.is_empty() { String::new() } else { format!(" (so too {})", named.join(", ")) }
}

/// The later one of two days.
fn later(one: Option<&Source>, other: Option<&Source>) -> String {
    let known = [one, other].into_iter().flatten().filter(|source| source.day().is_some());
    day(known.max_by_key(|source| source.day()))
}

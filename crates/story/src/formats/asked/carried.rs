//! One quotation in all the articles that carry it.
//!
//! CSV has one line a telling: `story`, `quote` (key of the quotation), `wording` (from 1), `words`, `speaker`, `stance`, `statement`, `follows`
//! (id of the statement that it most plausibly follows, or an outlet that is credited and not among the articles), `reasons`, and the columns of the article.
//! What an article tells in its own words has no wording; `reasons` has the one that it is near to.

use super::edits::{kind, sides, told};
use super::stemma::{reasons, tree};
use super::{day, listed, outlet, shown_of, teller};
use crate::asked::{Aspect, Carried, Carrying, Context, Retold, Source, Variant, Wording};
use crate::formats::csv::{or_empty, place, table};
use crate::formats::tables::short;
use crate::formats::{FormatError, Page, term};
use crate::variants::{Edit, Node};
use onrecord_record::render::{Row, Section};
use onrecord_record::{Span, words};
use std::collections::BTreeSet;

const COLUMNS: [&str; 9] =
    ["story", "quote", "wording", "words", "speaker", "stance", "statement", "follows", "reasons"];

/// Most tellings of a wording that a row names.
const MAX_TELLINGS: usize = 12;

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
        let span = Span { start: telling.at, end: telling.at, text: wording.words.clone() };
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
    let span = Span { start: telling.at, end: telling.at, text: retold.words.clone() };
    cells.extend(place(source.map(|source| &source.card), &span, &telling.place));
    cells
}

/// The wording that an article's own words are near to.
fn near(retold: &Retold) -> String {
    format!("near wording {}", retold.wording + 1)
}

/// The statement that a node follows, or the outlet where no article of it is at hand.
fn followed(node: &Node, carrying: &Carrying, statements: &[&str]) -> Option<String> {
    let above = carrying.stemma.get(node.follows?)?;
    let first = above.tellings.first().and_then(|&place| statements.get(place));
    first.map(|&id| id.to_owned()).or_else(|| above.outlet.clone())
}

/// Who carried some words, as a page: of one quotation everything, of several what they are.
pub fn quote_page(carried: &Carried) -> Page {
    match carried.quotations.as_slice() {
        [one] => of_one(carried, one),
        several => of_several(carried, several),
    }
}

fn of_one(carried: &Carried, one: &Carrying) -> Page {
    let first = one.wordings.first().map(|wording| short(&wording.words)).unwrap_or_default();
    let mut sections = vec![wordings(one, &carried.sources)];
    let (material, other): (Vec<_>, Vec<_>) = one.variants.iter().partition(|v| v.is_material);
    sections.extend(material.into_iter().map(|variant| differing(variant, one, &carried.sources)));
    sections.push(harmless(&other, one, &carried.sources));
    sections.extend(own_words(one, &carried.sources));
    sections.extend(tree(one, &carried.sources));
    sections.push(listed(&carried.sources));
    let nearest = if carried.is_exact { "" } else { "nearest to the words asked for · " };
    Page::new(first, format!("{nearest}{}", summary(one, &carried.sources)), sections)
}

/// How many articles, outlets and wordings, and how they differ.
fn summary(one: &Carrying, sources: &[Source]) -> String {
    let articles: BTreeSet<_> = one.tellings().map(|telling| telling.article).collect();
    let outlets: BTreeSet<_> = articles.iter().map(|&at| outlet(sources.get(at))).collect();
    let material = one.variants.iter().filter(|variant| variant.is_material).count();
    // The key stands first, where no line ends in it.
    let mut parts: Vec<_> = one.key.clone().into_iter().collect();
    parts.extend([
        words::count(articles.len(), "article"),
        words::count(outlets.len(), "outlet"),
        words::count(one.wordings.len(), "wording"),
    ]);
    parts.extend((material > 0).then(|| differ(material)));
    let own = one.own_words_total;
    parts.extend((own > 0).then(|| format!("{own} in articles’ own words")));
    parts.join(" · ")
}

fn differ(pairs: usize) -> String {
    if pairs == 1 {
        "1 pair differs materially".to_owned()
    } else {
        format!("{pairs} pairs differ materially")
    }
}

fn wordings(one: &Carrying, sources: &[Source]) -> Section {
    let row = |(wording, number): (&Wording, usize)| {
        let named = wording.tellings.iter().take(MAX_TELLINGS);
        let mut details: Vec<_> = speakers(wording).into_iter().collect();
        details.extend(named.map(|telling| whereabouts(telling, sources)));
        let more = wording.tellings.len().saturating_sub(MAX_TELLINGS);
        details.extend((more > 0).then(|| format!("and {more} more")));
        Row { when: format!("{number}."), words: words::on_one_line(&wording.words), details }
    };
    Section {
        title: "Wordings".to_owned(),
        heads: ["Wording", "Words", "Whose, and who carries them"],
        rows: one.wordings.iter().zip(1..).map(row).collect(),
        notes: Vec::new(),
    }
}

/// Outlet, day and place of a telling.
fn whereabouts(telling: &Aspect, sources: &[Source]) -> String {
    format!("{}, {}", teller(sources.get(telling.article)), words::on_one_line(&telling.place))
}

/// Whose words they are in the tellings of a wording.
fn speakers(wording: &Wording) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for name in wording.tellings.iter().filter_map(|telling| telling.speaker.as_deref()) {
        let name = words::on_one_line(name);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| names.join(" / "))
}

/// Two wordings that differ materially, with the text around both.
fn differing(variant: &Variant, one: &Carrying, sources: &[Source]) -> Section {
    let (material, other): (Vec<_>, Vec<_>) =
        variant.edits.iter().partition(|edit| edit.is_material);
    let edit = |edit: &&Edit| Row {
        when: kind(edit.kind).to_owned(),
        words: sides(edit),
        details: vec![words::on_one_line(&edit.rule)],
    };
    let around = |context: &Context| Row {
        when: day(sources.get(context.article)),
        words: words::on_one_line(&context.words),
        details: vec![format!("{}, {}", outlet(sources.get(context.article)), context.place)],
    };
    let mut rows: Vec<_> = material.iter().map(edit).collect();
    rows.extend(other.iter().map(edit));
    rows.extend(variant.contexts.iter().map(around));
    Section {
        title: format!("Variants: {}", pair(variant, one, sources)),
        heads: ["Difference", "Words", "About them"],
        rows,
        notes: Vec::new(),
    }
}

/// "wording 1 (The Courier, 2024-03-12) and wording 2 (…)".
fn pair(variant: &Variant, one: &Carrying, sources: &[Source]) -> String {
    let side = |at: usize| {
        let first = one.wordings.get(at).and_then(|wording| wording.tellings.first());
        format!(
            "wording {} ({})",
            at + 1,
            teller(first.and_then(|first| sources.get(first.article)))
        )
    };
    format!("{} and {}", side(variant.wordings[0]), side(variant.wordings[1]))
}

/// Differences that change nothing of what is said.
fn harmless(variants: &[&Variant], one: &Carrying, sources: &[Source]) -> Section {
    let row = |variant: &&Variant| Row {
        when: format!("{} and {}", variant.wordings[0] + 1, variant.wordings[1] + 1),
        words: variant.edits.iter().map(told).collect::<Vec<_>>().join("; "),
        details: vec![pair(variant, one, sources)],
    };
    Section {
        title: "Other differences".to_owned(),
        heads: ["Wordings", "Differences", "Whose"],
        rows: variants.iter().map(row).collect(),
        notes: Vec::new(),
    }
}

/// What other articles tell in their own words; none where nobody does.
fn own_words(one: &Carrying, sources: &[Source]) -> Option<Section> {
    let row = |retold: &Retold| {
        let source = sources.get(retold.telling.article);
        let whose = retold.telling.speaker.as_deref().map(words::on_one_line);
        Row {
            when: day(source),
            words: words::on_one_line(&retold.words),
            details: whose.into_iter().chain([outlet(source), near(retold)]).collect(),
        }
    };
    let more = one.own_words_total.saturating_sub(one.own_words.len());
    (!one.own_words.is_empty()).then(|| Section {
        title: "In other articles’ own words".to_owned(),
        heads: ["Day", "Words, without marks", "Whose, and who tells them"],
        rows: one.own_words.iter().map(row).collect(),
        notes: (more > 0).then(|| format!("and {more} more")).into_iter().collect(),
    })
}

/// Several quotations, each in a row.
fn of_several(carried: &Carried, several: &[Carrying]) -> Page {
    let row = |one: &Carrying| Row {
        when: one.key.clone().unwrap_or_else(|| "one article".to_owned()),
        words: one.wordings.first().map(|wording| short(&wording.words)).unwrap_or_default(),
        details: one
            .wordings
            .first()
            .and_then(speakers)
            .into_iter()
            .chain([summary(&Carrying { key: None, ..one.clone() }, &carried.sources)])
            .chain(one.tellings().next().map(|first| whereabouts(first, &carried.sources)))
            .collect(),
    };
    let section = Section {
        title: "Quotations".to_owned(),
        heads: ["Id", "Words", "Whose, and who carries them"],
        rows: several.iter().map(row).collect(),
        notes: (several.len() > 1)
            .then(|| {
                "More of the words, or an id, shows one of them with its differences".to_owned()
            })
            .into_iter()
            .collect(),
    };
    let found = match several.len() {
        0 => "No quotation holds these words, or words near them".to_owned(),
        shown => {
            let near = if carried.is_exact { "" } else { "nearest to the words asked for · " };
            format!("{near}{}", shown_of(shown, carried.total, "quotation"))
        }
    };
    Page::new(words::quoted(&carried.asked), found, vec![section])
}

//! One quotation in all the articles that carry it.
//!
//! CSV has one line a telling: `story`, `quote` (key of the quotation), `wording` (from 1), `words`, `speaker`, `stance`, `statement`, `follows`
//! (id of the statement that it most plausibly follows, or an outlet that is credited and not among the articles), `reasons`, and the columns of the article.
//! What an article tells in its own words has no wording; `reasons` has the one that it is near to.

mod csv;
mod several;

pub use csv::quote_csv;
pub(super) use csv::stretch;

use super::edits::{kind, sides, told};
use super::stemma::tree;
use super::{day, listed, outlet, teller};
use crate::asked::{Aspect, Carried, Carrying, Context, Retold, Source, Variant, Wording};
use crate::formats::Page;
use crate::formats::tables::short;
use crate::variants::Edit;
use onrecord_record::render::{Row, Section};
use onrecord_record::words;

/// Most tellings of a wording that a row names.
const MAX_TELLINGS: usize = 12;

/// The wording that an article's own words are near to.
fn near(retold: &Retold) -> String {
    format!("near wording {}", retold.wording + 1)
}

/// Who carried some words, as a page: of one quotation everything, of several what they are.
pub fn quote_page(carried: &Carried) -> Page {
    match carried.quotations.as_slice() {
        [one] => of_one(carried, one),
        several => several::page(carried, several),
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
    // The key stands first, where no line ends in it.
    let key = one.key.as_ref().map(|key| format!("{key} · ")).unwrap_or_default();
    Page::new(first, format!("{nearest}{key}{}", summary(one)), sections)
}

/// How many articles, outlets and wordings, and how they differ.
fn summary(one: &Carrying) -> String {
    let mut parts = vec![words::count(one.articles, "article")];
    // Of articles without an outlet nobody knows how many there are.
    parts.extend((one.outlets > 0).then(|| words::count(one.outlets, "outlet")));
    parts.push(words::count(one.wordings_total, "wording"));
    parts.extend((one.material_total > 0).then(|| differ(one.material_total)));
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
        let more = wording.tellings_total.saturating_sub(wording.tellings.len().min(MAX_TELLINGS));
        details.extend((more > 0).then(|| format!("and {more} more")));
        Row { when: format!("{number}."), words: words::on_one_line(&wording.words), details }
    };
    Section {
        title: "Wordings".to_owned(),
        heads: ["Wording", "Words", "Whose, and who carries them"],
        rows: one.wordings.iter().zip(1..).map(row).collect(),
        notes: more(one.wordings.len(), one.wordings_total).into_iter().collect(),
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
        words: words::on_one_line(&context.span.text),
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

/// Says that there are more than are told.
fn more(told: usize, all: usize) -> Option<String> {
    (told < all).then(|| format!("and {} more; --all shows them", all - told))
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
        notes: more(one.variants.len(), one.variants_total).into_iter().collect(),
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

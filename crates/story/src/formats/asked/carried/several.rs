//! Several quotations that hold the words asked for.

use super::{speakers, summary, whereabouts};
use crate::asked::{Apart, ApartReason, Carried, Carrying};
use crate::formats::Page;
use crate::formats::asked::shown_of;
use crate::formats::tables::short;
use onrecord_record::render::{Row, Section};
use onrecord_record::words;

/// Each in a row.
pub(super) fn page(carried: &Carried, several: &[Carrying]) -> Page {
    let mut notes = Vec::new();
    if several.len() > 1 {
        let more = "More of the words, or an id, shows one of them with its differences";
        notes.push(more.to_owned());
    }
    notes.extend(carried.apart.iter().map(apart));
    let section = Section {
        title: "Quotations".to_owned(),
        heads: ["Id", "Words", "Whose, and who carries them"],
        rows: several.iter().map(|one| row(one, carried)).collect(),
        notes,
    };
    Page::new(words::quoted(&short(&carried.asked)), found(carried), vec![section])
}

fn row(one: &Carrying, carried: &Carried) -> Row {
    let first = one.wordings.first();
    let mut details: Vec<_> = first.and_then(speakers).into_iter().collect();
    details.push(summary(one));
    details.extend(one.tellings().next().map(|first| whereabouts(first, &carried.sources)));
    Row {
        when: one.key.clone().unwrap_or_else(|| "one article".to_owned()),
        words: first.map(|wording| short(&wording.words)).unwrap_or_default(),
        details,
    }
}

fn found(carried: &Carried) -> String {
    if carried.quotations.is_empty() {
        return "No quotation holds these words, or words near them".to_owned();
    }
    let near = if carried.is_exact { "" } else { "nearest to the words asked for · " };
    let shown = shown_of(carried.quotations.len(), carried.total, "quotation");
    let more = if carried.has_more {
        " · so many statements hold these words that not all were looked at; more of the words find the others"
    } else {
        ""
    };
    format!("{near}{shown}{more}")
}

/// Says which have the same words, and why they are not one.
fn apart(apart: &Apart) -> String {
    let places: Vec<_> = apart.quotations.iter().map(|place| (place + 1).to_string()).collect();
    let which = places.join(", ");
    let reason = match apart.reason {
        ApartReason::DayUnknown => "the day of one of them is not known",
        ApartReason::OtherDays => "they were published on different days",
        ApartReason::NotShown => "they are too short or too common for that",
    };
    format!(
        "Numbers {which} have the same words of the same speaker and stay apart, as nothing shows that they were said on one occasion: {reason}"
    )
}

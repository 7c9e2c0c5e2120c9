//! What a record carries of somebody's words: between marks, and in the article's own.

mod support;

use onrecord_record::{EntityKind, Quotation as Marks, Record, StanceValue};
use onrecord_story::variants::{Speaker, quoted};
use support::{Draft, draft};

/// A statement with marks: what is quoted, by whom.
fn quote(draft: Draft, words: &str, speaker: Option<&str>, marks: Marks) -> Draft {
    let mut draft = draft.said(words, speaker, StanceValue::Asserts);
    if let Some(last) = draft.0.statements.last_mut() {
        last.quotation = marks;
    }
    draft
}

fn carried(record: &Record) -> Vec<(String, Vec<String>)> {
    let name = |speaker: &Speaker| match speaker {
        Speaker::Known(id) => record.entities_by_id()[id.as_str()].name.clone(),
        Speaker::Words(words) => format!("~{words}"),
        Speaker::Nobody => String::new(),
    };
    quoted(record).into_iter().map(|t| (name(&t.speaker), t.pieces)).collect()
}

#[test]
fn a_telling_is_what_stands_between_the_marks() {
    let text = "“We closed the line,” Ida Holm said. “For good.” Holm called the café’s report “a farce that nobody asked for” and left.";
    let record = quote(
        draft(1, "A", Some("2031-05-06"), text).person("Ida Holm"),
        "a farce that nobody asked for",
        Some("Ida Holm"),
        Marks::Direct,
    );
    let mut record = quote(record, "“We closed the line,”", Some("Ida Holm"), Marks::Direct).done();
    let rest = draft(1, "A", None, text).span("“For good.”");
    record.statements[0].content.push(rest);
    let found = quoted(&record);
    assert_eq!(found[0].pieces, ["We closed the line,", "For good."]);
    assert_eq!(found[0].at, 0);
    assert_eq!(found[0].published, "2031-05-06".parse().ok());
    assert_eq!(found[1].pieces, ["a farce that nobody asked for"]);
}

#[test]
fn words_inside_a_nested_statement_are_told_once() {
    let text = "The board said that Ida Holm had called the audit “a farce that nobody asked for” in March.";
    let draft =
        draft(1, "A", None, text).person("Ida Holm").named(EntityKind::Organization, "The board");
    let draft = quote(
        draft,
        "that Ida Holm had called the audit “a farce that nobody asked for” in March",
        Some("The board"),
        Marks::Mixed,
    );
    let mut record =
        quote(draft, "“a farce that nobody asked for”", Some("Ida Holm"), Marks::Direct).done();
    let outer = record.statements[0].id.clone();
    record.statements[1].within = Some(outer);
    assert_eq!(
        carried(&record),
        [("Ida Holm".to_owned(), vec!["a farce that nobody asked for".to_owned()])]
    );
}

#[test]
fn what_a_speaker_reports_inside_the_marks_stays_the_speakers() {
    let text = "“He told me that the audit was a farce that nobody asked for,” Ida Holm said.";
    let draft = draft(1, "A", None, text).person("Ida Holm");
    let draft = quote(
        draft,
        "“He told me that the audit was a farce that nobody asked for,”",
        Some("Ida Holm"),
        Marks::Direct,
    );
    let mut record =
        quote(draft, "that the audit was a farce that nobody asked for", None, Marks::Direct)
            .done();
    let outer = record.statements[0].id.clone();
    record.statements[1].within = Some(outer);
    let words = "He told me that the audit was a farce that nobody asked for,";
    assert_eq!(carried(&record), [("Ida Holm".to_owned(), vec![words.to_owned()])]);
}

#[test]
fn titles_and_reported_speech_are_no_tellings() {
    let text = "Ida Holm said that “The Long Winter of Norwick” bored her. She said the ferries would return.";
    let draft = draft(1, "A", None, text).person("Ida Holm");
    let draft =
        quote(draft, "that “The Long Winter of Norwick” bored her", Some("Ida Holm"), Marks::Mixed);
    let record = quote(draft, "the ferries would return", Some("Ida Holm"), Marks::Indirect).done();
    assert_eq!(carried(&record), []);
}

#[test]
fn a_quotation_that_goes_on_in_the_next_paragraph_is_one_telling() {
    let text = "“We closed the line because the hull was rotten.\n\n“Nobody should be surprised by that,” Ida Holm said.";
    let draft = draft(1, "A", None, text).person("Ida Holm");
    let all =
        "“We closed the line because the hull was rotten.\n\n“Nobody should be surprised by that,”";
    let record = quote(draft, all, Some("Ida Holm"), Marks::Direct).done();
    let pieces =
        ["We closed the line because the hull was rotten.", "Nobody should be surprised by that,"];
    assert_eq!(carried(&record), [("Ida Holm".to_owned(), pieces.map(str::to_owned).to_vec())]);
}

/// The tellings of a text in which all of `words` is indirect speech of `speaker`.
fn told(text: &str, words: &str, speaker: &str) -> usize {
    let mut record = quote(draft(1, "A", None, text), words, None, Marks::Indirect).done();
    record.statements[0].source.span = Some(draft(1, "A", None, text).span(speaker));
    quoted(&record).len()
}

#[test]
fn the_first_person_tells_nothing_of_another() {
    let words = "that the northern ferry line should be closed for good";
    assert_eq!(told(&format!("Ida Holm thinks {words}."), words, "Ida Holm"), 1);
    assert_eq!(told(&format!("I think {words}."), words, "I"), 0);
}

#[test]
fn a_block_of_links_tells_nothing() {
    let words = "closing the northern ferry line for good after the winter storms";
    let links = format!(
        "Ida Holm Ida Petra HolmFerry row deepens as Piet Maas considers {words}: report Two boats sink in the harbor MORE said it was over."
    );
    assert_eq!(told(&links, words, "Piet Maas"), 0);
    assert_eq!(told(&links.replace("HolmFerry", "Holm. Ferry"), words, "Piet Maas"), 1);
    assert_eq!(told(&links.replace(" MORE", ""), words, "Piet Maas"), 1);
}

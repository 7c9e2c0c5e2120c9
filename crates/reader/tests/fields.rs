//! Medium, addressee, mode and source kind of short passages: an example and a counter-example each.
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic too")]

use onrecord_ingest::{Hints, Raw, parse};
use onrecord_reader::Reader;
use onrecord_record::{MediumKind, Mode, Record, Statement, StatementSourceKind};
use std::sync::LazyLock;

#[path = "support/models.rs"]
mod models;

static READER: LazyLock<Reader> = LazyLock::new(models::full);

fn read(text: &str) -> Record {
    let raw = Raw { bytes: text.into(), uri: Some("passage.txt".into()), ..Raw::default() };
    READER.read(&parse(&raw, &Hints::default()).unwrap())
}

fn first(text: &str) -> Statement {
    read(text).statements.into_iter().next().unwrap()
}

fn medium(text: &str) -> Option<MediumKind> {
    first(text).medium.map(|medium| medium.kind)
}

#[test]
fn a_medium_is_told_by_the_words_beside_the_cue() {
    assert_eq!(
        medium("Ortega said in an interview on Monday that the bridge would stay shut."),
        Some(MediumKind::Interview)
    );
    assert_eq!(
        medium("Ortega tweeted that the bridge would stay shut."),
        Some(MediumKind::SocialPost)
    );
    assert_eq!(medium("Ortega said on Monday that the bridge would stay shut."), None);
}

#[test]
fn a_word_inside_a_name_is_no_medium() {
    assert_eq!(medium("The Harbour Post reported that the bridge would stay shut."), None);
    assert_eq!(medium("Facebook said on Monday that the page would stay shut."), None);
    let posted = medium("Ortega said on Facebook on Monday that the bridge would stay shut.");
    assert_eq!(posted, Some(MediumKind::SocialPost));
}

#[test]
fn an_addressee_stands_behind_a_verb_of_telling() {
    let told = first("Ortega told reporters that the bridge would stay shut.");
    assert_eq!(told.addressee.unwrap().span.text, "reporters");
    let said = first("Ortega said that the bridge would stay shut.");
    assert!(said.addressee.is_none());
}

#[test]
fn only_a_court_orders_in_writing() {
    let judge = first("A federal judge ordered the company to hand over its files.");
    assert_eq!(judge.mode, Mode::Writing);
    let police = first("Police ordered the residents to leave the town.");
    assert_eq!(police.mode, Mode::Speech);
}

#[test]
fn a_reflexive_does_not_hide_a_name() {
    let text = "Daniel Ortega left. “I did not sign it,” Ortega himself said on Monday.";
    let said = first(text);
    assert_eq!(said.source.kind, StatementSourceKind::Named);
}

#[test]
fn a_missing_date_is_said_to_be_missing() {
    let codes = |record: &Record| {
        record.diagnostics.iter().map(|diagnostic| diagnostic.code.clone()).collect::<Vec<_>>()
    };
    assert!(
        codes(&read("Ortega said that the bridge would stay shut."))
            .contains(&"date-unknown".into())
    );
}

#[test]
fn a_record_names_the_models_that_read_it() {
    let full = |record: &Record| record.generator.models.contains_key("attribution-full");
    let told = |record: &Record| {
        record.diagnostics.iter().any(|diagnostic| diagnostic.code == "read-with-fast-model")
    };
    let article = read("Ortega said that the bridge would stay shut.");
    assert!(full(&article) && !told(&article));
    let archive = read(&"Ortega said that the bridge would stay shut. ".repeat(4_000));
    assert!(!full(&archive) && told(&archive));
    assert_eq!(archive.statements.len(), 4_000);
}

#[test]
fn a_paper_named_in_the_sentence_makes_a_statement_written() {
    let filed = first("Ortega said in a court filing on Monday that the bridge would stay shut.");
    assert_eq!(filed.mode, Mode::Writing);
    let said = first("Ortega said in the wake of the ruling that the bridge would stay shut.");
    assert_eq!(said.mode, Mode::Speech);
}

#[test]
fn a_newspaper_reports_in_writing_and_a_town_s_police_aloud() {
    let paper = first("The Harbour Post reported that the bridge would stay shut.");
    assert_eq!(paper.mode, Mode::Writing);
    let police = first("Police reported that the bridge would stay shut.");
    assert_eq!(police.mode, Mode::Speech);
}

#[test]
fn what_follows_a_ruling_is_read_from_it() {
    let modes = |text: &str| -> Vec<Mode> {
        read(text).statements.iter().map(|statement| statement.mode).collect()
    };
    let ruled = "Judge Ada Moss ruled that the bridge must open. Moss said that the city had waited too long.";
    assert_eq!(modes(ruled), [Mode::Writing, Mode::Writing]);
    let tweeted =
        "Ada Moss tweeted that the bridge must open. Moss said that the city had waited too long.";
    assert_eq!(modes(tweeted), [Mode::Writing, Mode::Speech]);
}

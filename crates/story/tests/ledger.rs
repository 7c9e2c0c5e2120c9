//! Claims over several articles: which become one, who contests whom, and the formats in which they leave.
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic too")]

mod support;

use onrecord_record::render::Look;
use onrecord_record::{Record, StanceValue};
use onrecord_story::{Ledger, formats, ledger};
use serde_json::Value;
use std::collections::BTreeMap;
use support::{Draft, draft};

const CHARGE: &str = "Ines Abara said that Viktor Holm hid cracks in eleven tower cranes.";

/// An article in which Abara charges Holm.
fn courier() -> Record {
    draft(1, "The Courier", Some("2024-03-12"), CHARGE)
        .person("Ines Abara")
        .person("Viktor Holm")
        .said(
            "that Viktor Holm hid cracks in eleven tower cranes",
            Some("Ines Abara"),
            StanceValue::Alleges,
        )
        .claims(&["Viktor Holm"], &["that Viktor Holm hid cracks in eleven tower cranes"])
        .done()
}

/// An article in which somebody with this name denies it.
fn post(name: &str, denial: &str) -> Record {
    let text = format!("{name} denied {denial}.");
    draft(2, "The Post", Some("2024-03-13"), &text)
        .person(name)
        .said(denial, Some(name), StanceValue::Denies)
        .claims(&[], &[denial])
        .done()
}

const DENIAL: &str = "hiding cracks in the tower cranes";

fn holders(position: &onrecord_story::Position) -> Vec<(Option<&str>, StanceValue)> {
    position.standings.iter().map(|one| (one.holder.as_deref(), one.stance)).collect()
}

#[test]
fn a_denial_in_one_article_stands_beside_the_charge_in_another() {
    let ledger = ledger(&[post("Viktor Holm", "hiding cracks in eleven tower cranes"), courier()]);
    assert_eq!((ledger.contested.len(), ledger.uncontested.len()), (1, 0));
    let one = &ledger.contested[0];
    assert_eq!(one.id, "c-01-that_Viktor_Holm_hid_cracks_in_eleven_tower_cranes");
    assert_eq!(one.about, ["Viktor Holm"]);
    let expected =
        [(Some("Ines Abara"), StanceValue::Alleges), (Some("Viktor Holm"), StanceValue::Denies)];
    assert_eq!(holders(one), expected);
    assert_eq!(one.tellings.iter().map(|told| told.article).collect::<Vec<_>>(), [0, 1]);
}

#[test]
fn other_people_other_figures_and_other_words_stay_apart() {
    let apart = [
        post("Tom Reiter", "hiding cracks in eleven tower cranes"),
        post("Viktor Holm", "hiding cracks in twelve tower cranes"),
        post("Viktor Holm", "selling shares in eleven tower cranes"),
        post("Viktor Holm", "the cracks"),
        post("Viktor Holm", "three tower cranes"),
        post(
            "Viktor Holm",
            "that a hotel, two piers, the new quay, its lamps and the eleven tower cranes have cracks that he hid",
        ),
    ];
    for other in apart {
        let ledger = ledger(&[courier(), other]);
        assert!(ledger.contested.is_empty(), "{ledger:#?}");
        assert_eq!(ledger.uncontested.len(), 2);
    }
}

#[test]
fn claims_of_one_article_stay_as_its_record_has_them() {
    let text =
        "Ana Kovač said the west wall was moving. “The west wall was moving,” Ana Kovač said.";
    let words = ["the west wall was moving", "“The west wall was moving,”"];
    let record = draft(1, "Courier", None, text)
        .person("Ana Kovač")
        .said(words[0], Some("Ana Kovač"), StanceValue::Asserts)
        .said(words[1], Some("Ana Kovač"), StanceValue::Asserts)
        .claims(&["Ana Kovač"], &words[..1])
        .claims(&["Ana Kovač"], &words[1..])
        .done();
    assert_eq!(ledger(&[record]).uncontested.len(), 2);
}

#[test]
fn nobody_known_contests_nobody_known() {
    let text = "Residents said the pier was sold. Officials denied the pier was sold.";
    let words = ["the pier was sold", "denied the pier was sold"];
    let record = draft(1, "Courier", None, text)
        .said(words[0], None, StanceValue::Asserts)
        .said(words[1], None, StanceValue::Denies)
        .claims(&[], &words)
        .done();
    let ledger = ledger(&[record]);
    assert!(ledger.contested.is_empty());
    assert_eq!(ledger.uncontested[0].standings.len(), 2);
}

#[test]
fn order_of_articles_and_giving_one_twice_change_nothing() {
    let denial = || post("Viktor Holm", DENIAL);
    let one = formats::json(&ledger(&[courier(), denial()])).unwrap();
    assert_eq!(one, formats::json(&ledger(&[denial(), courier(), denial()])).unwrap());
}

#[test]
fn only_whom_a_name_holds_is_asked_for() {
    let both = || ledger(&[courier(), post("Tom Reiter", "that workers had been warned")]);
    let count = |ledger: &Ledger| ledger.positions().count();
    assert_eq!(count(&both()), 2);
    for (name, expected) in [("holm", 1), ("ABARA", 1), ("tom reiter", 1), ("Hol", 0), ("", 0)] {
        assert_eq!(count(&both().concerning(name)), expected, "{name}");
    }
}

fn rows(table: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

#[test]
fn csv_has_a_line_for_each_statement() {
    let both = ledger(&[courier(), post("Viktor Holm", "hiding cracks in eleven tower cranes")]);
    let table = formats::claims_csv(&both).unwrap();
    assert!(table.starts_with("claim,contested,claim_words,about,holder,"));
    let rows = rows(&table);
    let column = |name: &str| rows.iter().map(|row| row[name].as_str()).collect::<Vec<_>>();
    assert_eq!(column("holder"), ["Ines Abara", "Viktor Holm"]);
    assert_eq!(column("stance"), ["alleges", "denies"]);
    assert_eq!(column("contested"), ["yes", "yes"]);
    assert_eq!(column("evidence"), ["court-filing", "court-filing"]);
    assert_eq!(column("outlet"), ["The Courier", "The Post"]);
    assert_eq!(rows[0]["claim"], rows[1]["claim"]);
}

#[test]
fn no_cell_is_a_formula() {
    for words in ["=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)"] {
        let mut draft = draft(1, words, None, words).said(words, None, StanceValue::Asserts);
        draft.0.source.uri = None;
        let row =
            rows(&formats::claims_csv(&ledger(&[draft.claims(&[], &[words]).done()])).unwrap())
                .remove(0);
        for (column, cell) in &row {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{column}: {cell}");
        }
        assert_eq!(row["words"], format!("'{words}"));
    }
}

#[test]
fn json_has_its_format_and_reads_as_its_types_say() {
    let both = ledger(&[courier(), post("Viktor Holm", "hiding cracks in eleven tower cranes")]);
    let json: Value = serde_json::from_str(&formats::json(&both).unwrap()).unwrap();
    assert_eq!(json["format"], "onrecord-claims/1");
    assert_eq!(json["sources"][1]["outlet"], "The Post");
    let claim = &json["contested"][0];
    assert_eq!(claim["standings"][1]["stance"], "denies");
    assert_eq!(claim["standings"][1]["statements"][0]["article"], 1);
    assert_eq!(claim["standings"][0]["statements"][0]["evidence"][0]["kind"], "court-filing");
}

#[test]
fn pages_show_contested_claims_first() {
    let other = post("Tom Reiter", "that workers had been warned");
    let page = formats::claims_page(&ledger(&[
        courier(),
        Draft(other).renumbered(3),
        post("Viktor Holm", "hiding cracks in eleven tower cranes"),
    ]));
    insta::assert_snapshot!("terminal", page.terminal(Look { width: 80, colour: false }));
    insta::assert_snapshot!("markdown", page.markdown());
}

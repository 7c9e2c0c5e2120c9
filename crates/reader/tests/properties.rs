//! What holds for every text: the record keeps its rules, and only the bytes read decide what it says.
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic too")]

use onrecord_ingest::{Hints, Raw, Source, parse};
use onrecord_reader::Reader;
use onrecord_record::{Record, Span};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree as _;
use rayon::prelude::*;
use std::sync::LazyLock;

#[path = "support/models.rs"]
mod models;

static FAST: LazyLock<Reader> = LazyLock::new(models::fast);
static FULL: LazyLock<Reader> = LazyLock::new(models::full);

fn source(text: &str) -> Option<Source> {
    let raw = Raw { bytes: text.into(), uri: Some("any.txt".to_owned()), ..Raw::default() };
    parse(&raw, &Hints::default()).ok()
}

/// The records of a text by each model; none if there is nothing to read in it.
fn records(text: &str) -> Vec<Record> {
    let source = source(text);
    source.iter().flat_map(|source| [FAST.read(source), FULL.read(source)]).collect()
}

fn json(text: &str) -> String {
    serde_json::to_string(&records(text)).unwrap()
}

/// Every span of a record's statements, entities and furniture.
fn spans(record: &Record) -> Vec<&Span> {
    let statements = record.statements.iter().flat_map(|statement| {
        let source = statement.source.span.iter().chain(&statement.cue);
        source.chain(&statement.content).chain(statement.addressee.iter().map(|to| &to.span))
    });
    let entities = record.entities.iter().flat_map(|entity| {
        entity.roles.iter().chain(entity.mentions.iter().map(|mention| &mention.span))
    });
    let furniture = record.source.furniture.iter().map(|line| &line.span);
    statements.chain(entities).chain(furniture).collect()
}

fn overlap(a: &Span, b: &Span) -> bool {
    a.start < b.end && b.start < a.end
}

/// Sources as they stand before or behind a cue.
fn who() -> impl Strategy<Value = &'static str> {
    select(vec![
        "Ida Holm",
        "Holm",
        "He",
        "she",
        "They",
        "President Tomás Ruiz-Díaz",
        "the senator",
        "The CSA",
        "nobody",
        "a senior official",
        "Holm’s lawyer, Per Lund",
        "THE COUNCIL",
        "critics",
        "WALLACE",
        "Gov. J.D. Whitlock Jr.",
        "the report",
        "Ortega’s defence",
        "O'Neill",
        "Þórdís Guðmundsdóttir",
        "Dr. Wu 吴",
        "שרה",
        "👩‍👩‍👧",
    ])
}

fn cue() -> impl Strategy<Value = &'static str> {
    select(vec![
        "said",
        "told reporters",
        "denied",
        "did not deny that",
        "claimed",
        "wrote on Twitter",
        "according to",
        ":",
        "was accused of",
        "asked whether",
        "vowed to",
        "has said that",
        "declined to comment",
        "—",
        "called it",
        "",
    ])
}

fn words() -> impl Strategy<Value = String> {
    let known = select(vec![
        "nobody will be cut off",
        "the boat’s pumps didn’t start in ’09",
        "“Surviving” was cut",
        "the bridge, he said, is safe",
        "it leaks",
        "3.5 million were lost in the U.S.",
        "Ruiz had lied to the council",
        "’tis the worst",
        "wait … no",
    ]);
    prop_oneof![4 => known.prop_map(str::to_owned), 1 => "\\PC{0,20}"]
}

/// What stands before and behind quoted words: matching, crossed and missing marks.
fn marks() -> impl Strategy<Value = (&'static str, &'static str)> {
    select(vec![
        ("“", "”"),
        ("“", ",”"),
        ("\"", "\""),
        ("''", "''"),
        ("‘", "’"),
        ("'", "'"),
        ("„", "“"),
        ("«", "»"),
        ("« ", " »"),
        ("“", ""),
        ("", "”"),
        ("“‘", "’”"),
        ("‘“", "”’"),
        ("”", "“"),
        ("", ""),
        ("“““", "”"),
        ("\"'", "'\""),
    ])
}

/// A sentence in one of the orders of source, cue and content.
fn sentence() -> impl Strategy<Value = String> {
    (0..7usize, who(), cue(), words(), words(), marks()).prop_map(
        |(order, who, cue, one, two, (open, close))| match order {
            0 => format!("{who} {cue} {open}{one}{close}. "),
            1 => format!("{open}{one}{close}, {cue} {who}. "),
            2 => format!("{open}{one}{close} {who} {cue}, {open}{two}{close} "),
            3 => format!("{who}: {open}{one}. {two}.{close}\n\n"),
            4 => format!("According to {who}, {one} and {open}{two}{close}. "),
            5 => format!("{open}{one}.\n\n{open}{two}{close}"),
            _ => format!("{who} {cue} that {one}, {open}{two}{close} {cue} {who}.\n"),
        },
    )
}

fn paragraph() -> impl Strategy<Value = String> {
    let furniture = select(vec![
        "Share",
        "Share on Facebook",
        "Read more: Ten bridges",
        "Leave a reply",
        "By Ida Holm",
        "Weather     Live Markets",
        "BRIDGE WILL CLOSE, MAYOR SAYS",
        "Mayor Denies Taking Cash",
        "- the rector must resign",
        "> quoted",
        "\u{202E}txet\u{202C}",
        "",
    ]);
    let told = prop::collection::vec(sentence(), 1..5).prop_map(|sentences| sentences.concat());
    prop_oneof![3 => told, 1 => furniture.prop_map(str::to_owned)]
}

/// News-like text: sentences assembled from names, cues, words and marks, with lines of a page's frame.
fn news() -> impl Strategy<Value = String> {
    prop::collection::vec(paragraph(), 1..8).prop_map(|paragraphs| paragraphs.join("\n\n"))
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![4 => news(), 1 => any::<String>(), 1 => "[a-zA-Z .,:;“”\"'‘’«»„—\\n\u{200B}\u{FEFF}]{0,200}"]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(192) })]

    #[test]
    fn the_record_keeps_its_rules(text in text()) {
        for record in records(&text) {
            prop_assert_eq!(onrecord_record::check(&record), Vec::<String>::new());
        }
    }

    #[test]
    fn every_span_reads_as_the_text_does(text in text()) {
        for record in records(&text) {
            let points: Vec<char> = record.source.text.chars().collect();
            for span in spans(&record) {
                let there: String = points[span.start as usize..span.end as usize].iter().collect();
                prop_assert_eq!(&there, &span.text);
            }
        }
    }

    #[test]
    fn no_statement_lies_in_furniture(text in text()) {
        for record in records(&text) {
            let pieces = || record.statements.iter().flat_map(|statement| &statement.content);
            for line in &record.source.furniture {
                prop_assert!(!pieces().any(|piece| overlap(piece, &line.span)), "{:?}", line.span);
            }
        }
    }

    #[test]
    fn a_second_reading_says_the_same(text in text()) {
        prop_assert_eq!(json(&text), json(&text));
    }

    #[test]
    fn ids_are_of_the_bytes_and_apart(text in news()) {
        for (first, again) in records(&text).into_iter().zip(records(&text)) {
            let ids = |record: &Record| record.statements.iter().map(|statement| statement.id.clone()).collect::<Vec<_>>();
            prop_assert_eq!(ids(&first), ids(&again));
            for longer in records(&format!("{text}\n\nThe end.")) {
                prop_assert!(longer.source.id != first.source.id);
                prop_assert!(ids(&longer).iter().all(|id| !ids(&first).contains(id)));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(16) })]

    #[test]
    fn the_number_of_threads_does_not_matter(texts in prop::collection::vec(news(), 2..8)) {
        let read = |threads: usize| -> Vec<String> {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| texts.par_iter().map(|text| json(text)).collect())
        };
        prop_assert_eq!(read(1), read(2));
    }
}

/// The generated texts would prove little if the reader found nothing in them.
#[test]
fn generated_news_has_statements_and_furniture() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let texts = (0..64).map(|_| news().new_tree(&mut runner).unwrap().current());
    let records: Vec<Record> = texts.flat_map(|text| records(&text)).collect();
    let statements: usize = records.iter().map(|record| record.statements.len()).sum();
    let furniture: usize = records.iter().map(|record| record.source.furniture.len()).sum();
    assert!(
        statements > 128 && furniture > 16,
        "{statements} statements, {furniture} lines of furniture"
    );
}

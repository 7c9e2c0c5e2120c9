//! Every rule with its examples and counter-examples, read from end to end with both models; and no label without a rule.
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic too")]

#[path = "support/models.rs"]
mod models;

use onrecord_ingest::{Hints, Raw, parse};
use onrecord_reader::{Phenomenon, Reader, rules};
use onrecord_record::{Record, StanceValue};
use std::collections::BTreeSet;
use std::fmt::Debug;

/// The rules that a record's labels of one phenomenon name, with the labels.
fn labels(record: &Record, phenomenon: Phenomenon) -> Vec<(String, String)> {
    let statements = || record.statements.iter();
    let pair = |rule: &str, label: String| (rule.to_owned(), label);
    let alone = |label: String| (label.clone(), label);
    match phenomenon {
        Phenomenon::Stance => statements()
            .filter_map(|told| told.stance.as_ref())
            .map(|stance| pair(&stance.rule, word(&stance.value)))
            .collect(),
        Phenomenon::Tone => {
            statements().filter_map(|told| told.cue_tone).map(|tone| alone(word(&tone))).collect()
        }
        Phenomenon::Answers => statements()
            .filter_map(|told| told.answers.as_ref())
            .map(|answer| pair(&answer.rule, "answers".to_owned()))
            .collect(),
        Phenomenon::Evidence => statements()
            .flat_map(|told| &told.evidence)
            .map(|evidence| alone(word(&evidence.kind)))
            .collect(),
        Phenomenon::Voice => {
            record.voice.iter().map(|voice| pair(&voice.rule, word(&voice.kind))).collect()
        }
        Phenomenon::Claims => claims(record),
        Phenomenon::Conflicts => {
            record.conflicts.iter().map(|found| pair(&found.rule, word(&found.kind))).collect()
        }
        Phenomenon::Flags => {
            record.diagnostics.iter().map(|flag| alone(flag.code.clone())).collect()
        }
        Phenomenon::Times | Phenomenon::Duties => Vec::new(),
    }
}

/// A claim is joined where more than one statement makes it, and contested where holders oppose each other.
fn claims(record: &Record) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for claim in &record.claims {
        let statements: usize = claim.standings.iter().map(|held| held.statements.len()).sum();
        if statements > 1 {
            out.push(("joined".to_owned(), "joined".to_owned()));
        }
        if claim.contested {
            out.push(("contested".to_owned(), "contested".to_owned()));
        }
    }
    out
}

/// A label as the record writes it: its name in kebab case.
fn word(label: &impl Debug) -> String {
    let mut out = String::new();
    for letter in format!("{label:?}").chars() {
        if letter.is_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.extend(letter.to_lowercase());
    }
    out
}

fn read(reader: &Reader, text: &str) -> Record {
    let bytes = text.replace(" ¶ ", "\n\n").into_bytes();
    let raw = Raw { bytes, uri: Some("example.txt".to_owned()), ..Raw::default() };
    let record = reader.read(&parse(&raw, &Hints::default()).unwrap());
    let faults = onrecord_record::check(&record);
    assert!(faults.is_empty(), "{faults:?} in {text:?}");
    record
}

fn faults(reader: &Reader) -> Vec<String> {
    let mut faults = Vec::new();
    // The examples of times and duties need a day of publication; the room `language` reads those.
    let read_there = [Phenomenon::Times, Phenomenon::Duties];
    for told in rules().iter().filter(|told| !read_there.contains(&told.phenomenon)) {
        let (rule, phenomenon) = (&told.rule, told.phenomenon);
        let wanted = (rule.name.to_owned(), rule.gives.to_owned());
        for text in &rule.examples {
            let found = labels(&read(reader, text), phenomenon);
            if !found.contains(&wanted) {
                faults.push(format!("{}: not found in {text:?}; there is {found:?}", rule.name));
            }
        }
        for text in &rule.counter_examples {
            let found = labels(&read(reader, text), phenomenon);
            if found.iter().any(|(name, _)| name == rule.name) {
                faults.push(format!("{}: found in {text:?}", rule.name));
            }
        }
    }
    faults
}

#[test]
fn examples_hold_with_the_fast_model() {
    let faults = faults(&models::fast());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn examples_hold_with_the_full_model() {
    let faults = faults(&models::full());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn rules_are_whole_and_have_names_of_their_own() {
    let mut names = BTreeSet::new();
    for told in rules() {
        assert!(told.rule.is_whole(), "{} lacks a part", told.rule.name);
        let name = (told.phenomenon, told.rule.name);
        assert!(names.insert(name), "{} stands twice", told.rule.name);
    }
}

#[test]
fn every_label_names_a_rule_that_is_written_down() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/lockgate.txt");
    let record = read(&models::fast(), &std::fs::read_to_string(file).unwrap());
    let stances = record.statements.iter().filter_map(|told| told.stance.as_ref());
    assert!(stances.clone().any(|stance| stance.value != StanceValue::Asserts));
    for phenomenon in [
        Phenomenon::Stance,
        Phenomenon::Tone,
        Phenomenon::Answers,
        Phenomenon::Evidence,
        Phenomenon::Voice,
        Phenomenon::Conflicts,
    ] {
        for (name, label) in labels(&record, phenomenon) {
            let known = rules().iter().any(|told| {
                told.phenomenon == phenomenon && told.rule.name == name && told.rule.gives == label
            });
            assert!(known, "{name} gives {label} and is not written down");
        }
    }
}

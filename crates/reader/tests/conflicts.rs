//! Conflicts inside one article: faults put one at a time into articles that have none (`conflicts/GUIDE.md`), and the same with
//! other articles (`conflicts/second`, `third`, `fourth`).
//!
//! `seen.tsv` was open to whoever wrote the rules; `unseen.tsv` is scored and never read. A fault is found where a conflict of
//! its kind touches the sentence of the words that were put in.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may panic too")]

#[path = "support/models.rs"]
mod models;

use onrecord_ingest::{Hints, Raw, parse};
use onrecord_reader::Reader;
use onrecord_record::{Conflict, ConflictKind, DateFrom, Published, Record};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

/// One line of a half.
struct Fault {
    id: String,
    kind: String,
    article: String,
    find: String,
    replace: String,
}

/// What was found of a kind, of how many.
type Sums = BTreeMap<String, (usize, usize)>;

/// The folder of the first set.
const FIRST: &str = "tests/conflicts";
/// That of the second.
const SECOND: &str = "tests/conflicts/second";
/// That of the third, which is seen as a whole.
const THIRD: &str = "tests/conflicts/third";
/// That of the fourth, of which nobody who writes rules reads the faults.
const FOURTH: &str = "tests/conflicts/fourth";

fn folder(set: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(set)
}

fn rows(set: &str, name: &str) -> Vec<Vec<String>> {
    let file = fs::read_to_string(folder(set).join(name)).unwrap();
    let lines = file.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// The articles with their days of publication.
fn articles(set: &str) -> BTreeMap<String, (String, String)> {
    let text = |name: &str| fs::read_to_string(folder(set).join("articles").join(name)).unwrap();
    rows(set, "index.tsv")
        .into_iter()
        .map(|row| (row[0].clone(), (row[1].clone(), text(&row[0]))))
        .collect()
}

fn faults(set: &str, half: &str) -> Vec<Fault> {
    let fault = |row: Vec<String>| {
        let [id, kind, article, find, replace, ..] = <[String; 6]>::try_from(row).unwrap();
        Fault { id, kind, article, find, replace }
    };
    rows(set, half).into_iter().map(fault).collect()
}

fn read(reader: &Reader, text: &str, published: &str) -> Record {
    let raw = Raw {
        bytes: text.as_bytes().to_vec(),
        uri: Some("article.txt".to_owned()),
        ..Raw::default()
    };
    let mut source = parse(&raw, &Hints::default()).unwrap();
    source.published = Some(Published { value: published.to_owned(), from: DateFrom::Option });
    reader.read(&source)
}

/// The kind of conflict that a kind of fault makes.
fn kind(fault: &Fault) -> ConflictKind {
    match fault.kind.as_str() {
        "calendar" => ConflictKind::Calendar,
        "number-sum" | "number-value" => ConflictKind::Number,
        "quotation" => ConflictKind::Quotation,
        "name" => ConflictKind::Name,
        "status-time" => ConflictKind::StatusTime,
        other => panic!("{other} is no kind of fault"),
    }
}

/// The sentence of a stretch, in code points: from the stop or the end of line before it to the next.
fn sentence(text: &[char], start: usize, end: usize) -> (u32, u32) {
    let stops = |at: usize| {
        text[at] == '\n' || text[at] == '.' && text.get(at + 1).is_none_or(|c| *c == ' ')
    };
    let first = (0..start).rev().find(|&at| stops(at)).map_or(0, |at| at + 1);
    let last = (end..text.len()).find(|&at| stops(at)).unwrap_or(text.len());
    (first as u32, last as u32)
}

/// What a conflict says, to compare it between two readings.
fn said(conflict: &Conflict) -> (ConflictKind, String, Vec<String>) {
    (
        conflict.kind,
        conflict.rule.clone(),
        conflict.spans.iter().map(|span| span.text.clone()).collect(),
    )
}

/// Whether a fault is found, and how many findings have nothing to do with it.
fn judge(
    reader: &Reader,
    fault: &Fault,
    articles: &BTreeMap<String, (String, String)>,
) -> (bool, usize) {
    let (published, clean) = &articles[&fault.article];
    assert_eq!(clean.matches(&fault.find).count(), 1, "{}", fault.id);
    let before = clean.find(&fault.find).unwrap();
    let text = clean.replacen(&fault.find, &fault.replace, 1);
    let letters: Vec<char> = text.chars().collect();
    let start = clean[..before].chars().count();
    let (first, last) = sentence(&letters, start, start + fault.replace.chars().count());
    let record = read(reader, &text, published);
    let touches = |found: &&Conflict| {
        found.kind == kind(fault)
            && found.spans.iter().any(|span| span.start < last && span.end > first)
    };
    let right = record.conflicts.iter().filter(touches).count();
    (right > 0, record.conflicts.len() - right)
}

fn score(reader: &Reader, set: &str, half: &str) -> (Sums, Vec<String>, usize) {
    let articles = articles(set);
    let faults = faults(set, half);
    let judged: Vec<_> = faults.par_iter().map(|fault| judge(reader, fault, &articles)).collect();
    let (mut sums, mut missed, mut others) = (Sums::new(), Vec::new(), 0);
    for (fault, (found, other)) in faults.iter().zip(judged) {
        let sum = sums.entry(fault.kind.clone()).or_default();
        sum.0 += usize::from(found);
        sum.1 += 1;
        others += other;
        if !found {
            missed.push(format!("{}: {:?} for {:?}", fault.id, fault.replace, fault.find));
        }
    }
    (sums, missed, others)
}

fn found(sums: &Sums) -> usize {
    sums.values().map(|(found, _)| found).sum()
}

fn show(name: &str, sums: &Sums, others: usize) {
    let all: usize = sums.values().map(|(_, all)| all).sum();
    println!("{name}: {} of {all} found, {others} findings beside them", found(sums));
    for (kind, (found, all)) in sums {
        println!("  {kind}: {found} of {all}");
    }
}

/// Scores one half, prints what is missed where the rules may be written with it open, and holds it to its floor.
fn half(name: &str, reader: &Reader, set: &str, half: &str, floor: usize) {
    let (sums, missed, others) = score(reader, set, &format!("{half}.tsv"));
    show(&format!("{name}, {half}"), &sums, others);
    for fault in missed.iter().filter(|_| half == "seen") {
        println!("  missed {fault}");
    }
    assert!(found(&sums) >= floor, "{name}: {} of the {half} half, floor {floor}", found(&sums));
}

fn every_half(name: &str, reader: &Reader) {
    half(name, reader, FIRST, "seen", 60);
    half(name, reader, FIRST, "unseen", 38);
    half(&format!("second set, {name}"), reader, SECOND, "seen", 33);
    half(&format!("second set, {name}"), reader, SECOND, "unseen", 16);
    half(&format!("third set, {name}"), reader, THIRD, "seen", 188);
    half(&format!("fourth set, {name}"), reader, FOURTH, "unseen", 50);
}

#[test]
fn faults_are_found_with_the_fast_model() {
    every_half("fast", &models::fast());
}

#[test]
fn faults_are_found_with_the_full_model() {
    every_half("full", &models::full());
}

fn alarms(reader: &Reader, set: &str) -> BTreeSet<(String, String)> {
    let articles = articles(set);
    let all = articles.par_iter().flat_map_iter(|(name, (published, text))| {
        let record = read(reader, text, published);
        record
            .conflicts
            .iter()
            .map(|found| (name.clone(), format!("{:?}", said(found))))
            .collect::<Vec<_>>()
    });
    all.collect()
}

#[test]
fn articles_without_faults_raise_no_alarm() {
    for set in [FIRST, SECOND, THIRD] {
        assert_eq!(alarms(&models::fast(), set), BTreeSet::new());
        assert_eq!(alarms(&models::full(), set), BTreeSet::new());
    }
}

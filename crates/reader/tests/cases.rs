//! Short articles with the statements that a careful editor finds in them, in `tests/cases/*.md`. The
//! notation and how to renew the marks stand in `tests/cases/README.md`.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests may panic too"
)]

mod support;

use onrecord_reader::Reader;
use std::path::Path;
use support::{Case, CaseFile, Finding, Said, Share, fast, full, judge, read, share};

/// Least number of cases. Raise it when there are more.
const CASES: usize = 60;

/// The least shares (in percent, rounded down to a multiple of five) of right statements that are found and
/// that are read exactly. Raise them when the reader gets better.
struct Floors {
    found: usize,
    exact: usize,
}

const FAST: Floors = Floors { found: 75, exact: 55 };
const FULL: Floors = Floors { found: 80, exact: 60 };

fn files() -> Vec<CaseFile> {
    CaseFile::all(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases"))
}

/// The record block that is true today.
fn present(reader: &Reader, case: &Case) -> Vec<Finding> {
    let right: Vec<Said> = case.record.iter().filter_map(Finding::ideal).cloned().collect();
    judge(&right, &read(reader, &case.passage))
}

fn told(file: &CaseFile, case: &Case, present: &[Finding]) -> String {
    let lines: Vec<String> = present.iter().map(ToString::to_string).collect();
    format!("{}, {}:\n{}", file.name(), case.title, lines.join("\n"))
}

#[test]
fn each_case_reads_as_its_record_says() {
    let reader = full();
    let mut changed = Vec::new();
    for file in files() {
        let records: Vec<_> = file.cases.iter().map(|(case, _)| present(&reader, case)).collect();
        if std::env::var_os("BLESS").is_some() {
            file.rewrite(&records).unwrap();
            continue;
        }
        let cases = file.cases.iter().zip(&records).filter(|((case, _), now)| case.record != **now);
        changed.extend(cases.map(|((case, _), now)| told(&file, case, now)));
    }
    assert!(
        changed.is_empty(),
        "read otherwise now (BLESS=1 renews the marks):\n\n{}",
        changed.join("\n\n")
    );
}

#[test]
fn enough_of_what_is_right_is_read() {
    for (name, reader, floors) in [("fast", fast(), FAST), ("full", full(), FULL)] {
        let files = files();
        let cases: Vec<&Case> =
            files.iter().flat_map(|file| &file.cases).map(|(case, _)| case).collect();
        let all: Vec<Finding> = cases.iter().flat_map(|case| present(&reader, case)).collect();
        let Share { right, found, exact, extra } = share(all.iter());
        println!(
            "{name}: {} cases, {right} statements: {found} found, {exact} exact, {extra} extra",
            cases.len()
        );
        assert!(cases.len() >= CASES, "{} cases", cases.len());
        let least = floors.found;
        assert!(
            found * 100 >= right * least,
            "{name}: {found} of {right} found, less than {least} %"
        );
        let least = floors.exact;
        assert!(
            exact * 100 >= right * least,
            "{name}: {exact} of {right} exact, less than {least} %"
        );
    }
}

const PASSAGE: &str = "Ida Holm said nobody would be cut off. She said it twice.\n";

fn line(words: &str) -> Said {
    Said::parse(words, PASSAGE).unwrap()
}

#[test]
fn a_line_is_written_as_it_was_read() {
    for words in [
        "She = Ida Holm | said | it twice | indirect",
        "> collective: nobody | - | nobody … cut off | mixed, thought",
        "- | said | nobody [...] off | direct",
    ] {
        assert_eq!(line(words).to_string(), words);
    }
    assert_eq!(
        line("- | said | nobody [...] off | direct").content[0].words,
        "nobody would be cut off"
    );
    assert!(Said::parse("He | said | it twice | direct", PASSAGE).is_err());
}

#[test]
fn statements_are_found_near_missed_and_extra() {
    let right = line("Ida Holm | said | nobody would be cut off | indirect");
    let judged = |read: &str| judge(std::slice::from_ref(&right), &[line(read)]);
    assert!(matches!(
        judged("Ida Holm | said | nobody would be cut off | indirect")[..],
        [Finding::Found(_)]
    ));
    assert!(matches!(
        judged("Ida Holm | said | nobody would be cut | direct")[..],
        [Finding::Near(..)]
    ));
    let other = judged("She = ? | said | nobody would be cut off | indirect");
    assert!(matches!(other[..], [Finding::Miss(_), Finding::Extra(_)]));
}

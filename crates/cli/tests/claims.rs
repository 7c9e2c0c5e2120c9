//! `onrecord claims` as people call it: inputs, formats, filters, exit codes.
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic too")]

mod support;

use serde_json::Value;
use support::{folder, onrecord, printed};

/// A record with ten statements and four claims, one of them contested.
const CRANES: &str = include_str!("../../record/tests/data/cranes.json");

const FORMATS: [(&str, &str); 4] = [
    ("terminal", "Claims of 1 article\n1 contested · 3 with no denial tied to them in this text\n"),
    ("json", "{\n  \"format\": \"onrecord-claims/1\""),
    ("csv", "claim,contested,claim_words,about,holder,"),
    ("markdown", "# Claims of 1 article\n"),
];

/// What the verb says of the record in a file.
fn of_cranes(args: &[&str]) -> String {
    let folder = folder(&[("cranes.json", CRANES)]);
    printed(onrecord().current_dir(&folder).arg("claims").args(args).arg("cranes.json"), 0).0
}

#[test]
fn every_format_is_printed() {
    for (format, start) in FORMATS {
        let out = of_cranes(&["--format", format]);
        assert!(out.starts_with(start), "{format}: {out}");
        assert!(out.contains("hid nothing") && out.contains("painted over"), "{format}: {out}");
        assert!(out.ends_with('\n') && !out.contains('\u{1b}'), "{format}");
    }
    assert_eq!(of_cranes(&["--json"]), of_cranes(&["--format", "json"]));
    assert_eq!(of_cranes(&["--format", "md"]), of_cranes(&["--format", "markdown"]));
}

#[test]
fn contested_claims_stand_first_and_can_stand_alone() {
    let all = of_cranes(&[]);
    let at = |words: &str| all.find(words).unwrap_or_else(|| panic!("{words}: {all}"));
    assert!(at("Contested: Viktor Holm") < at("Other claims"));
    assert!(at("Viktor Holm · denies") < at("Other claims"));
    let few = of_cranes(&["--contested"]);
    assert!(few.contains("Viktor Holm · denies") && !few.contains("painted over"), "{few}");
}

#[test]
fn only_one_persons_claims_are_printed() {
    let out = of_cranes(&["--who", "ports ministry", "--json"]);
    let json: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json["contested"].as_array().unwrap().len(), 0);
    assert_eq!(json["uncontested"][0]["id"], "c-06");
}

#[test]
fn an_article_is_read_and_records_are_not_read_anew() {
    let text = "Ferry Row\n\nThe ferry will sail, Transport Minister Ida Holm said on Monday.\n";
    let (out, _) = printed(onrecord().args(["claims", "--model", "fast"]).write_stdin(text), 0);
    assert!(out.starts_with("Claims of 1 article\n"), "{out}");
    let folder = folder(&[("cranes.json", CRANES)]);
    let args = ["claims", "--model", "fast", "cranes.json"];
    let (_, err) = printed(onrecord().current_dir(&folder).args(args), 0);
    assert!(err.contains("--model changes nothing"), "{err}");
}

#[test]
fn hostile_words_neither_steer_the_terminal_nor_compute() {
    // A right-to-left override stands in the text and in every span that holds it, as code points count.
    let hostile = CRANES.replace("tower cranes", "tower\u{202e}cranes");
    let folder = folder(&[("a.json", &hostile)]);
    for format in ["terminal", "markdown", "csv"] {
        let args = ["claims", "--format", format, "a.json"];
        let (out, _) = printed(onrecord().current_dir(&folder).args(args), 0);
        assert!(!out.contains('\u{202e}') && out.contains("⟨U+202E⟩"), "{format}: {out}");
    }
}

#[test]
fn failures_have_their_codes() {
    let folder = folder(&[("cranes.json", CRANES), ("bad.json", "{\"format\": \"onrecord/9\"}")]);
    let call = |args: &[&str], code| printed(onrecord().current_dir(&folder).args(args), code);
    let (out, err) = call(&["claims", "cranes.json", "bad.json"], 1);
    assert!(out.starts_with("Claims of 1 article") && err.contains("bad.json"), "{err}");
    let (out, err) = call(&["claims", "bad.json"], 3);
    assert!(out.is_empty() && err.contains("this is no record"), "{err}");
    for wrong in [
        &["claims", "--format", "ics", "cranes.json"][..],
        &["claims", "--json", "--format", "csv", "cranes.json"],
        &["claims", "--who", "", "cranes.json"],
        &["claims", "-", "-"],
    ] {
        let (out, err) = call(wrong, 2);
        assert!(out.is_empty() && !err.is_empty(), "{wrong:?}");
    }
}

#[test]
fn help_teaches_examples_and_exit_codes() {
    let (out, _) = printed(onrecord().args(["claims", "--help"]), 0);
    let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
    for taught in [
        "Examples:",
        "Exit codes:",
        "--contested",
        "records.jsonl",
        "Nothing here says who is right",
    ] {
        assert!(out.contains(taught), "{taught}: {out}");
    }
}

#[test]
fn no_two_columns_have_one_name() {
    let out = of_cranes(&["--format", "csv"]);
    let names: Vec<_> = out.lines().next().unwrap().split(',').collect();
    let different: std::collections::BTreeSet<_> = names.iter().collect();
    assert_eq!(names.len(), different.len(), "{names:?}");
}

#[test]
fn swapped_roles_in_two_articles_stay_two_claims() {
    let folder = folder(&[
        ("one.txt", "Police said that Adam Kerr stabbed Leo Marsh in the old harbour car park.\n"),
        ("two.txt", "Police said that Leo Marsh stabbed Adam Kerr in the old harbour car park.\n"),
    ]);
    let mut command = onrecord();
    let out =
        printed(command.current_dir(&folder).args(["claims", "--json", "one.txt", "two.txt"]), 0).0;
    let ledger: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(ledger["uncontested"].as_array().unwrap().len(), 2, "{out}");
}

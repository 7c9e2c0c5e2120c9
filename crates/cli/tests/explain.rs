//! `onrecord explain` as people call it: ids, offsets, words, rules, exit codes.
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic too")]

mod support;

use serde_json::Value;
use support::{folder, onrecord, printed};

/// A record with charges, answers, claims, the writer's own voice and a conflict.
const CRANES: &str = include_str!("../../record/tests/data/cranes.json");

/// A record with times and duties.
const WALL: &str = include_str!("../../record/tests/data/wall.json");

/// What the verb says of the records in two files.
fn explain(args: &[&str], code: i32) -> (String, String) {
    let folder = folder(&[("cranes.json", CRANES), ("wall.json", WALL)]);
    printed(onrecord().current_dir(&folder).arg("explain").args(args), code)
}

/// Words without regard to how they are wrapped.
fn flat(out: &str) -> String {
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn an_item_is_shown_with_its_words_marked_and_its_rules() {
    let out = flat(&explain(&["s-02", "cranes.json"], 0).0);
    for shown in [
        "Statement s-02",
        "‹“We hid nothing, and every log was sent to the city,”› ‹Holm› ‹told› reporters.",
        "stance: denies",
        "shown by “hid nothing” (at 317)",
        "answers: s-01",
        "what it looks at",
        "counter-example",
    ] {
        assert!(out.contains(shown), "{shown}: {out}");
    }
    assert!(!out.contains("Safety chief"), "only the sentence is shown: {out}");
}

#[test]
fn the_beginning_of_an_id_is_enough_where_it_is_the_only_one() {
    assert!(explain(&["x", "cranes.json"], 0).0.starts_with("Conflict x-01\n"));
    assert!(explain(&["c-06", "cranes.json", "wall.json"], 0).0.starts_with("Claim c-06\n"));
    let (out, err) = explain(&["s-0", "cranes.json"], 2);
    assert!(out.is_empty() && err.contains("begins several ids: s-01, s-02"), "{err}");
    let (_, err) = explain(&["s-99", "cranes.json"], 2);
    assert!(err.contains("no id of these articles begins with s-99"), "{err}");
    let (_, err) = explain(&["cranes.json"], 2);
    assert!(err.contains("cranes.json is a file; name what is to be explained"), "{err}");
}

#[test]
fn every_id_of_a_record_can_be_explained() {
    for (file, text) in [("cranes.json", CRANES), ("wall.json", WALL)] {
        let record: Value = serde_json::from_str(text).unwrap();
        for list in ["statements", "claims", "events", "obligations", "conflicts"] {
            for item in record[list].as_array().unwrap() {
                let id = item["id"].as_str().unwrap();
                let out = explain(&["--json", id, file], 0).0;
                let json: Value = serde_json::from_str(&out).unwrap();
                assert_eq!(json["items"][0]["id"], id);
                assert!(!json["items"][0]["context"][0]["text"].as_str().unwrap().is_empty());
            }
        }
    }
}

#[test]
fn what_has_no_id_is_found_by_its_place_or_its_words() {
    let (by_words, _) = explain(&["--find", "seems designed", "cranes.json"], 0);
    assert!(by_words.starts_with("In the writer’s own voice\n"), "{by_words}");
    assert!(by_words.contains("voice: characterisation"), "{by_words}");
    let place = text().split("seems designed").next().unwrap().chars().count();
    assert_eq!(explain(&["--at", &place.to_string(), "cranes.json"], 0).0, by_words);
    for (args, said) in [
        (&["--find", "no such words", "cranes.json"][..], "no article given has the words"),
        (&["--at", "999999", "cranes.json"], "the article ends before 999999"),
        (&["--at", "10", "cranes.json", "wall.json"], "--at counts in one article"),
        (&["--at", "10", "--find", "a", "cranes.json"], "cannot be used with"),
    ] {
        let (out, err) = explain(args, 2);
        assert!(out.is_empty() && err.contains(said), "{said}: {err}");
    }
}

/// The text of the first record.
fn text() -> String {
    let record: Value = serde_json::from_str(CRANES).unwrap();
    record["source"]["text"].as_str().unwrap().to_owned()
}

#[test]
fn a_due_date_names_the_rule_of_its_time() {
    let out = flat(&explain(&["o-survey", "wall.json"], 0).0);
    assert!(out.starts_with("Obligation o-survey") && out.contains("duty: ordered"), "{out}");
    assert!(out.contains("One of the words “order”, “orders”"), "{out}");
}

#[test]
fn every_format_is_printed_and_json_has_its_shape() {
    let (json, _) = explain(&["--json", "s-01", "cranes.json"], 0);
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["format"], "onrecord-explanation/1");
    let stance = &json["items"][0]["labels"][0];
    assert_eq!((&stance["label"], &stance["value"]), (&"stance".into(), &"alleges".into()));
    assert_eq!(stance["words"][0]["text"], "accused");
    let (page, _) = explain(&["--format", "md", "s-01", "cranes.json"], 0);
    assert!(
        page.starts_with("# Statement s-01\n") && page.contains("## stance: alleges"),
        "{page}"
    );
}

#[test]
fn rules_are_listed_by_name_label_and_kind() {
    let all = flat(&explain(&["--rules"], 0).0);
    let json: Value = serde_json::from_str(&explain(&["--rules", "--json"], 0).0).unwrap();
    assert_eq!(json["format"], "onrecord-rules/1");
    let rules = json["rules"].as_array().unwrap();
    for rule in rules {
        let name = rule["name"].as_str().unwrap();
        assert!(all.contains(&flat(name)), "{name}");
        assert!(!rule["examples"].as_array().unwrap().is_empty(), "{name}");
        assert!(!rule["counter_examples"].as_array().unwrap().is_empty(), "{name}");
    }
    let count = |name: &str| {
        let json: Value =
            serde_json::from_str(&explain(&["--rules", name, "--json"], 0).0).unwrap();
        json["rules"].as_array().unwrap().len()
    };
    assert_eq!(count("ISO date"), 1);
    assert!(count("times") > 50 && count("times") < rules.len());
    assert!(count("ordered") > 1 && count("ordered") < count("duties"));
    let (_, err) = explain(&["--rules", "no-such-rule"], 2);
    assert!(err.contains("there is no rule no-such-rule"), "{err}");
}

const COMMITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/RULES.md");

#[test]
fn the_committed_page_is_that_of_the_rules() {
    let committed = std::fs::read_to_string(COMMITTED).unwrap_or_default();
    assert!(
        committed == explain(&["--rules", "--format", "markdown"], 0).0,
        "docs/RULES.md is not the page of the rules: run `onrecord explain --rules --format markdown > docs/RULES.md`."
    );
}

#[test]
fn hostile_words_do_not_steer_the_terminal() {
    let hostile = CRANES.replace("hid nothing", "hid\u{202e}nothing");
    let folder = folder(&[("a.json", &hostile)]);
    for format in ["terminal", "markdown"] {
        let args = ["explain", "--format", format, "s-02", "a.json"];
        let (out, _) = printed(onrecord().current_dir(&folder).args(args), 0);
        assert!(!out.contains('\u{202e}') && out.contains("⟨U+202E⟩"), "{format}: {out}");
    }
}

#[test]
fn help_teaches_examples_and_exit_codes() {
    let out = flat(&printed(onrecord().args(["explain", "--help"]), 0).0);
    for taught in ["Examples:", "Exit codes:", "--find", "--at", "--rules", "first letters"] {
        assert!(out.contains(taught), "{taught}: {out}");
    }
}

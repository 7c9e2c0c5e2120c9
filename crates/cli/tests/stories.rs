//! Stories as people keep them: begun, filled, decided about, given away, removed.
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic too")]

mod desk;
mod support;

use desk::{Desk, TOLD, lines, words};
use serde_json::{Value, json};
use std::fs;
use support::{folder, onrecord, printed};

#[test]
fn adding_again_changes_nothing_and_a_changed_page_is_a_new_version() {
    let desk = Desk::new();
    let before = desk.says(&["story", "show", "cranes", "--json"]);
    let out = desk.says(&["add", "cranes", "--model", "fast", "told.jsonl"]);
    assert!(out.contains("0 articles added, 5 there already"), "{out}");
    assert_eq!(desk.says(&["story", "show", "cranes", "--json"]), before);
    let mut changed = TOLD;
    changed[4].3 = "Boatman Speaks\n\n\
         “The cranes were rusty, and everybody on the quay knew it for years,” said Viktor Holm, a boatman.\n\n\
         Minister Ida Holm denied that anybody had told her of the rust.\n";
    fs::write(desk.0.path().join("told.jsonl"), lines(&changed)).unwrap();
    let out = desk.says(&["add", "cranes", "--model", "fast", "told.jsonl"]);
    assert!(
        out.contains("1 new version") && out.contains("onrecord story changes cranes"),
        "{out}"
    );
    let out = desk.says(&["story", "changes", "cranes", "https://gazette.example/cranes"]);
    assert!(out.contains("denial added") && out.contains("version 1 to 2"), "{out}");
    let (_, err) = desk.call(&["story", "changes", "cranes", "nowhere"], 2);
    assert!(err.contains("has no page"), "{err}");
}

#[test]
fn refusals_are_named_and_written_down_and_have_their_codes() {
    let desk = Desk::new();
    fs::write(desk.0.path().join("bad.jsonl"), "not JSON\n{\"title\": \"No text\"}\n").unwrap();
    let args = [
        "add",
        "cranes",
        "--model",
        "fast",
        "--refused",
        "refused.jsonl",
        "bad.jsonl",
        "gone.html",
        "told.jsonl",
    ];
    let (out, err) = desk.call(&args, 1);
    assert!(out.contains("refused") && err.contains("gone.html"), "{out}{err}");
    let refused = fs::read_to_string(desk.0.path().join("refused.jsonl")).unwrap();
    let refused: Vec<Value> =
        refused.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(
        refused.len() >= 2 && refused.iter().all(|one| one["reason"].is_string()),
        "{refused:?}"
    );
    desk.call(&["add", "cranes", "--model", "fast", "gone.html"], 3);
    let (_, err) = desk.call(&["add", "nowhere", "--model", "fast", "told.jsonl"], 2);
    assert!(
        err.contains("there is no story “nowhere” (there is cranes)") && err.contains("--new"),
        "{err}"
    );
    desk.call(&["add", "cranes", "--model", "fast", "-", "-"], 2);
    for quiet in [&["add", "cranes", "told.jsonl"][..], &["story", "reread", "cranes"]] {
        let (out, err) = desk.call(&[quiet, &["--model", "fast", "--quiet"]].concat(), 0);
        assert!(out.is_empty() && err.is_empty(), "{quiet:?}: {out}{err}");
    }
}

#[test]
fn a_program_is_told_what_came_of_adding() {
    let desk = Desk::new();
    fs::write(desk.0.path().join("bad.jsonl"), "{\"title\": \"No text\"}\n").unwrap();
    let mut changed = TOLD;
    changed[4].3 = "Boatman Speaks\n\nThe cranes were rusty, Viktor Holm said.\n";
    fs::write(desk.0.path().join("told.jsonl"), lines(&changed)).unwrap();
    let add = ["add", "cranes", "--model", "fast", "--json", "--quiet", "told.jsonl", "bad.jsonl"];
    let (out, err) = desk.call(&add, 1);
    let told: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(told["format"], "onrecord-added/1");
    let numbers =
        ["added", "changed", "known", "refused"].map(|field| told[field].as_u64().unwrap());
    assert_eq!(numbers, [0, 1, 4, 1], "{told}");
    assert_eq!(told["changed_pages"], json!(["https://gazette.example/cranes"]));
    assert!(told["refusals"][0]["name"].as_str().unwrap().contains("bad.jsonl"), "{told}");
    assert!(told["refusals"][0]["reason"].is_string() && err.contains("bad.jsonl"), "{told}{err}");
    let empty = desk.0.path().join("pictures");
    fs::create_dir(&empty).unwrap();
    fs::write(empty.join("a.png"), "").unwrap();
    let (out, _) = desk.call(&["add", "cranes", "--model", "fast", "--json", "pictures"], 3);
    let told: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(told["passed_over"][0]["number"], 1, "{told}");
}

#[test]
fn names_that_look_alike_are_one_or_none() {
    let desk = Desk::new();
    desk.says(&["story", "new", "caf\u{e9}"]);
    let (_, err) = desk.call(&["story", "new", "cafe\u{301}"], 2);
    assert!(err.contains("already"), "{err}");
    desk.says(&["add", "cafe\u{301}", "--model", "fast", "told.jsonl"]);
    let count = |name| desk.json(&["story", "show", name])["story"]["pages"].clone();
    assert_eq!((count("caf\u{e9}"), count("cafe\u{301}")), (json!(5), json!(5)));
    assert!(desk.says(&["claims", "cafe\u{301}"]).starts_with("Claims of 5 articles"));
    for unseen in ["a\u{200b}b", "\u{202e}evil", "a\u{ad}b", "a\u{3164}", "a\u{e0041}"] {
        let (_, err) = desk.call(&["story", "new", unseen], 2);
        assert!(err.contains("cannot be seen"), "{unseen:?}: {err}");
    }
}

#[test]
fn what_is_proposed_can_be_pasted() {
    let desk = Desk::new();
    let begun = desk.says(&["story", "new", "--", "-x!"]);
    assert!(begun.contains("onrecord add -- '-x!' FILE…"), "{begun}");
    let added = desk.says(&["add", "--model", "fast", "--", "-x!", "told.jsonl"]);
    assert!(added.contains("who NAME --story='-x!'"), "{added}");
    assert!(added.contains("onrecord variants -- '-x!'"), "{added}");
    let asked = desk.json(&["who", "Ida Holm", "--story=-x!"]);
    assert_eq!(asked["sources"][0]["story"], "-x!");
    desk.says(&["variants", "--", "-x!"]);
    desk.says(&["claims", "--", "-x!"]);
}

#[test]
fn a_story_is_named_first_or_by_its_option() {
    let desk = Desk::new();
    for (first, option) in [
        (&["variants", "cranes"][..], &["variants", "--story", "cranes"][..]),
        (&["story", "show", "cranes"], &["story", "show", "--story", "cranes"]),
        (&["story", "people", "cranes", "holm"], &["story", "people", "--story", "cranes", "holm"]),
        (&["story", "changes", "cranes"], &["story", "changes", "--story", "cranes"]),
    ] {
        assert_eq!(desk.says(first), desk.says(option), "{option:?}");
    }
    let added = desk.says(&["add", "--story", "cranes", "--model", "fast", "told.jsonl"]);
    assert!(added.contains("5 there already"), "{added}");
    let decided = desk.says(&["story", "apart", "--story", "cranes", "Ida Holm", "Viktor Holm"]);
    assert!(decided.contains("“Ida Holm” and “Viktor Holm” are two"), "{decided}");
    desk.says(&["story", "export", "--story", "cranes", "out.onrecord"]);
    assert!(desk.0.path().join("out.onrecord").exists());
    for wrong in [
        &["variants"][..],
        &["variants", "cranes", "--story", "cranes"],
        &["add"],
        &["story", "people", "--story", "cranes", "holm", "more"],
        &["story", "same", "--story", "cranes", "Ida Holm"],
        &["story", "export", "cranes"],
    ] {
        desk.call(wrong, 2);
    }
}

#[test]
fn the_pages_of_a_story_are_named_by_title_outlet_and_file() {
    let desk = Desk(folder(&[
        ("coverage/one.txt", "Quay Closed\n\nThe quay is closed, Karl Lund said on Friday.\n"),
        ("coverage/two.txt", "Quay Open\n\nThe quay is open, Karl Lund said on Monday.\n"),
    ]));
    desk.says(&["add", "--new", "quay", "--model", "fast", "--outlet", "Post", "coverage"]);
    let page = desk.says(&["story", "show", "quay"]);
    assert!(page.contains("Quay Closed") && page.contains("Post · one.txt\n"), "{page}");
    assert_eq!(page.matches("coverage").count(), 1, "the folder is said once: {page}");
}

#[test]
fn stories_are_begun_listed_and_removed() {
    let desk = Desk::new();
    assert!(desk.says(&["story", "new", "two words"]).contains("onrecord add 'two words'"));
    let (_, err) = desk.call(&["story", "new", "cranes"], 2);
    assert!(err.contains("already"), "{err}");
    let stories = desk.json(&["story", "list"]);
    assert_eq!(words(&stories["stories"], "name"), ["cranes", "two words"]);
    let (_, err) = desk.call(&["story", "rm", "cranes"], 2);
    assert!(err.contains("--yes"), "{err}");
    assert!(desk.says(&["story", "rm", "cranes", "--yes"]).contains("5 articles is removed"));
    let (_, err) = desk.call(&["variants", "cranes"], 2);
    assert!(err.contains("there is no story"), "{err}");
    assert_eq!(desk.json(&["search", "rusty"])["statements"], json!([]));
}

#[test]
fn what_is_decided_of_names_is_kept_and_taken_back() {
    let desk = Desk::new();
    let bearers = || desk.call(&["who", "Holm"], 2).0.contains("Viktor Holm");
    assert!(bearers());
    desk.says(&["story", "same", "cranes", "Viktor Holm", "Ida Holm"]);
    assert!(desk.says(&["who", "Holm"]).contains("rusty"));
    let cast = desk.json(&["story", "people", "cranes", "holm"]);
    assert_eq!(
        (&cast["total"], &cast["decided"][0]["is_one"]),
        (&json!(1), &json!(true)),
        "{cast}"
    );
    desk.says(&["story", "undo", "cranes", "Ida Holm", "Viktor Holm"]);
    assert!(bearers());
    let (_, err) = desk.call(&["story", "undo", "cranes", "Ida Holm", "Viktor Holm"], 2);
    assert!(err.contains("nothing was said"), "{err}");
    let (_, err) = desk.call(&["story", "same", "cranes", "Ida Holm", "Karl Nobody"], 2);
    assert!(err.contains("Karl Nobody") && err.contains("onrecord story same --help"), "{err}");
    let (_, err) = desk.call(&["story", "apart", "cranes", "Ida Holm", "IDA HOLM"], 2);
    assert!(err.contains("are one name"), "{err}");
}

#[test]
fn names_of_any_kind_are_decided_about() {
    let text = "Yards Speak\n\n“The cranes passed,” the Harbour Board said on Monday.\n\n\
        “We saw no rust,” the Port Ellis Harbour Board said.\n\nIda Holm said nothing was hidden.\n";
    let desk =
        Desk(folder(&[("told.jsonl", &lines(&[("Courier", "2024-05-06", "courier", text)]))]));
    desk.says(&["add", "--new", "yards", "--model", "fast", "told.jsonl"]);
    let names = ["yards", "Harbour Board", "Port Ellis Harbour Board"];
    let decided = |verb| desk.says(&[&["story", verb][..], &names].concat());
    assert!(decided("same").contains("one and the same"));
    assert_eq!(desk.json(&["story", "people", "yards", "board"])["total"], 1);
    assert!(decided("undo").contains("taken back"));
    let (_, err) = desk.call(&[&["story", "same", "--kind", "person"][..], &names].concat(), 2);
    assert!(err.contains("no person"), "{err}");
}

#[test]
fn a_story_leaves_as_one_file_and_comes_back() {
    let desk = Desk::new();
    desk.says(&["story", "export", "cranes", "cranes.onrecord"]);
    desk.says(&["story", "import", "cranes.onrecord", "--as", "again"]);
    let quoted =
        |story| desk.json(&["quote", "hid the report", "--story", story])["quotations"].clone();
    assert_eq!(quoted("cranes"), quoted("again"));
    desk.call(&["story", "import", "cranes.onrecord"], 2);
    fs::write(desk.0.path().join("bad.onrecord"), "no story").unwrap();
    let (_, err) = desk.call(&["story", "import", "bad.onrecord"], 3);
    assert!(err.contains("bad.onrecord"), "{err}");
}

#[test]
fn a_store_that_is_none_is_left_alone() {
    let folder = folder(&[("notes.txt", "not a store"), ("told.jsonl", &lines(&TOLD))]);
    let call = |args: &[&str], code| {
        printed(onrecord().current_dir(&folder).env_remove("ONRECORD_STORE").args(args), code)
    };
    for args in [
        &["who", "Holm", "--store", "notes.txt"][..],
        &["add", "--new", "a", "--store", "notes.txt", "--model", "fast", "told.jsonl"],
        &["search", "Holm", "--store", "gone.db"],
    ] {
        let (out, err) = call(args, 2);
        assert!(out.is_empty() && !err.is_empty(), "{args:?}: {err}");
    }
    assert_eq!(fs::read_to_string(folder.path().join("notes.txt")).unwrap(), "not a store");
    assert!(!folder.path().join("gone.db").exists());
}

#[test]
fn help_teaches_examples_and_exit_codes() {
    for verb in ["add", "who", "quote", "variants", "search", "story"] {
        let (out, _) = printed(onrecord().args([verb, "--help"]), 0);
        for taught in ["Examples:", "Exit codes:", &format!("onrecord {verb}")] {
            assert!(out.contains(taught), "{verb}, {taught}: {out}");
        }
    }
}

#[test]
fn help_says_what_must_be_there_and_what_an_input_may_be() {
    for (args, usage) in [
        (&["add"][..], "onrecord add [OPTIONS] <STORY> [PATH|URL|-]..."),
        (&["story", "people"], "onrecord story people [OPTIONS] <STORY> [WORDS]"),
        (&["story", "same"], "onrecord story same [OPTIONS] <STORY> <A> <B>"),
    ] {
        let (out, _) = printed(onrecord().args(args).arg("-h"), 0);
        assert!(out.contains(usage), "{args:?}: {out}");
    }
    for (verb, input) in [("add", "folders"), ("claims", "names of stories"), ("due", "records")] {
        let (out, _) = printed(onrecord().args([verb, "-h"]), 0);
        assert!(out.contains(input), "{verb}: {out}");
    }
}

//! Claims, timeline and due of the articles of a story.
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic too")]

mod desk;
mod support;

use desk::{Desk, Told, lines, words};

use std::fs;
use support::folder;

#[test]
fn claims_timeline_and_due_take_stories_too() {
    let desk = Desk::new();
    let by_name = desk.says(&["claims", "cranes"]);
    assert!(by_name.starts_with("Claims of 5 articles"), "{by_name}");
    assert_eq!(desk.says(&["claims", "--story", "cranes"]), by_name);
    assert!(desk.says(&["timeline", "cranes"]).starts_with("Timeline of 5 articles"));
    assert!(desk.says(&["due", "--story", "cranes"]).starts_with("Due, in 5 articles"));
    fs::write(
        desk.0.path().join("more.txt"),
        "Quay Closed\n\nThe quay is closed, Karl Lund said on Friday.\n",
    )
    .unwrap();
    assert!(
        desk.says(&["claims", "--model", "fast", "cranes", "more.txt"])
            .starts_with("Claims of 6 articles")
    );
    // What is a file is a file, whatever stories are called.
    fs::write(
        desk.0.path().join("cranes"),
        "Quay Closed\n\nThe quay is closed, Karl Lund said on Friday.\n",
    )
    .unwrap();
    assert!(
        desk.says(&["claims", "--model", "fast", "cranes"]).starts_with("Claims of 1 article\n")
    );
    let (_, err) = desk.call(&["claims", "--story", "nowhere"], 2);
    assert!(err.contains("there is no story"), "{err}");
}

/// Three outlets that carry one quotation and call its speaker otherwise.
const CALLED: [Told; 3] = [
    (
        "Harbour Courier",
        "2024-05-06",
        "courier",
        "Minister on Ferry\n\n\
         “The night ferry was closed because the lifeboats had not been tested for eleven years,” Minister Ida Holm said on Monday.\n",
    ),
    (
        "Capital Post",
        "2024-05-07",
        "post",
        "Ferry Closed\n\n\
         “The night ferry was closed because the lifeboats had not been tested for eleven years,” Ida M. Holm said on Monday.\n",
    ),
    (
        "Northern Herald",
        "2024-05-08",
        "herald",
        "Ferry Is Closed\n\n\
         “The night ferry was closed because the lifeboats had not been tested for eleven years,” Adelaide Holm said on Monday.\n",
    ),
];

/// The holders of each claim about the ferry.
fn holders(desk: &Desk) -> Vec<String> {
    let ledger = desk.json(&["claims", "ferry"]);
    let ferry = ledger["uncontested"].as_array().unwrap().iter();
    let ferry = ferry.filter(|one| one["words"].as_str().unwrap().contains("night ferry"));
    ferry.map(|one| words(&one["standings"], "holder").join(" and ")).collect()
}

#[test]
fn claims_have_the_people_of_the_story_and_follow_decisions() {
    let desk = Desk(folder(&[("told.jsonl", &lines(&CALLED))]));
    desk.says(&["add", "--new", "ferry", "--model", "fast", "told.jsonl"]);
    assert_eq!(holders(&desk), ["Ida Holm", "Adelaide Holm"]);
    desk.says(&["story", "apart", "ferry", "Ida M. Holm", "Ida Holm"]);
    assert_eq!(holders(&desk), ["Ida Holm", "Ida M. Holm", "Adelaide Holm"]);
    desk.says(&["story", "same", "ferry", "Adelaide Holm", "Ida Holm"]);
    assert_eq!(holders(&desk), ["Ida Holm", "Ida M. Holm"]);
    let out = desk.says(&["claims", "ferry"]);
    assert!(out.contains("Told by several articles") && out.contains("also Northern"), "{out}");
}

#[test]
fn a_claim_that_outlets_tell_in_different_words_is_told_once() {
    let desk = Desk::new();
    let ledger = desk.json(&["claims", "cranes"]);
    let held = ledger["uncontested"].as_array().unwrap().iter();
    let told: Vec<_> =
        held.filter(|one| !one["quotations"].as_array().unwrap().is_empty()).collect();
    assert_eq!(told.len(), 1, "{ledger}");
    assert_eq!(told[0]["tellings"].as_array().unwrap().len(), 4, "{ledger}");
    let key = told[0]["quotations"][0].as_str().unwrap();
    let out = desk.says(&["claims", "cranes"]);
    assert!(out.contains(&format!("quotation {key}")), "{out}");
}

#[test]
fn what_a_story_says_is_explained() {
    let desk = Desk::new();
    let denial = desk.json(&["search", "report", "--stance", "denies"]);
    let id = denial["statements"][0]["id"].as_str().unwrap();
    let out = desk.says(&["explain", id, "--story", "cranes"]);
    assert!(out.contains("denies") && out.contains("Harbour Courier"), "{out}");
    assert_eq!(desk.says(&["explain", id, "cranes"]), out);
    let found = desk.says(&["explain", "--find", "in March", "cranes"]);
    assert!(found.contains("Harbour Courier"), "{found}");
    let key = desk.json(&["variants", "cranes"])["variations"][0]["key"].clone();
    let key = key.as_str().unwrap();
    for (args, said) in [
        (&["explain", "s-zz", "--story", "cranes"][..], "no id of these articles"),
        (&["explain", key, "--story", "cranes"], "onrecord quote q-"),
        (&["explain", "--at", "3", "--story", "cranes"], "one article"),
        (&["explain", "--find", "no such words", "cranes"], "no article given"),
    ] {
        let (_, err) = desk.call(args, 2);
        assert!(err.contains(said), "{args:?}: {err}");
    }
}

#[test]
fn an_input_that_is_neither_file_nor_story_is_said_to_be_neither() {
    let desk = Desk::new();
    let (_, err) = desk.call(&["claims", "crones"], 3);
    assert!(err.contains("no story “crones” (there is cranes)"), "{err}");
    assert!(err.contains("no file crones"), "{err}");
    let (_, err) = desk.call(&["claims", "gone.html"], 3);
    assert!(!err.contains("story") && err.contains("no file gone.html"), "{err}");
}

//! Stories as people ask them: one dispute in several outlets, and every question.
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic too")]

mod desk;
mod support;

use desk::{Desk, TOLD, lines, words};
use serde_json::{Value, json};
use support::folder;

#[test]
fn everything_that_somebody_said_is_told_with_outlet_day_and_place() {
    let desk = Desk::new();
    let answer = desk.json(&["who", "Ida Holm"]);
    assert_eq!(answer["format"], "onrecord-who/1");
    let said = words(&answer["sayings"], "words");
    assert!(said.iter().any(|words| words.contains("seven inspectors")), "{said:?}");
    assert!(said.iter().all(|words| !words.contains("rusty")), "{said:?}");
    assert!(words(&answer["sayings"], "place").iter().all(|place| place.starts_with("¶ ")));
    let out = desk.says(&["who", "ida holm", "--story", "cranes"]);
    for told in ["Capital Post, ¶ 1", "2024-05-08", "denies", "in the writer’s words"] {
        assert!(out.contains(told), "{told}: {out}");
    }
}

#[test]
fn a_surname_of_two_is_nobodys() {
    let desk = Desk::new();
    let (out, err) = desk.call(&["who", "Holm"], 2);
    assert!(out.contains("Ida Holm") && out.contains("Viktor Holm"), "{out}");
    assert!(!out.contains("inspectors") && err.contains("does not say who is meant"), "{out}{err}");
    let answer: Value = serde_json::from_str(&desk.call(&["who", "Holm", "--json"], 2).0).unwrap();
    assert_eq!(answer["candidates"].as_array().unwrap().len(), 2, "{answer}");
    let key = answer["candidates"][0]["key"].as_str().unwrap();
    assert!(desk.says(&["who", key]).contains("inspectors"));
    let (_, err) = desk.call(&["who", "Nobody Atall"], 2);
    assert!(err.contains("nobody called “Nobody Atall”"), "{err}");
}

#[test]
fn a_quotation_is_told_with_wordings_differences_and_both_contexts() {
    let desk = Desk::new();
    let answer = desk.json(&["quote", "nobody in my office hid the report"]);
    assert_eq!((&answer["total"], &answer["is_exact"]), (&json!(1), &json!(true)));
    let quotation = &answer["quotations"][0];
    assert!(quotation["wordings"].as_array().unwrap().len() >= 3, "{answer}");
    let variants = quotation["variants"].as_array().unwrap();
    let material = variants.iter().filter(|one| one["is_material"] == true);
    let kinds: Vec<_> = material.clone().flat_map(|one| words(&one["edits"], "kind")).collect();
    assert!(kinds.contains(&"negation") && kinds.contains(&"number"), "{kinds:?}");
    assert!(material.clone().all(|one| one["contexts"].as_array().unwrap().len() == 2));
    let first_harmless = variants.iter().position(|one| one["is_material"] == false);
    let last_material = variants.iter().rposition(|one| one["is_material"] == true);
    assert!(first_harmless.is_none_or(|first| last_material < Some(first)), "material ones first");
    let key = quotation["key"].as_str().unwrap();
    assert_eq!(desk.json(&["quote", key])["quotations"][0], *quotation);
}

#[test]
fn what_another_article_tells_in_its_own_words_stands_beside_the_quotation() {
    let own = (
        "Mountain Echo",
        "2024-05-08",
        "echo",
        "Cranes Known\n\n\
         Ida Holm said that nobody in her office hid the report of the eleven inspectors. The mayor was silent.\n",
    );
    let other = (
        "Valley Star",
        "2024-05-08",
        "star",
        "Others Speak\n\n\
         Boatman Viktor Holm said that nobody in his office hid the report of the eleven inspectors.\n",
    );
    let before = Desk::new().json(&["quote", "nobody in my office hid the report"]);
    let desk = Desk(folder(&[("told.jsonl", &lines(&[&TOLD[..], &[own, other]].concat()))]));
    desk.says(&["add", "--new", "cranes", "--model", "fast", "told.jsonl"]);
    let asked = ["quote", "nobody in my office hid the report"];
    let quotation = &desk.json(&asked)["quotations"][0];
    assert_eq!(quotation["wordings"].as_array().unwrap().len(), {
        before["quotations"][0]["wordings"].as_array().unwrap().len()
    });
    assert_eq!(quotation["variants"], before["quotations"][0]["variants"], "no version");
    let told = &quotation["own_words"];
    assert_eq!((told.as_array().unwrap().len(), &quotation["own_words_total"]), (1, &json!(1)));
    assert!(
        told[0]["telling"]["spans"][0]["text"].as_str().unwrap().contains("in her office"),
        "{told}"
    );
    assert_eq!(told[0]["telling"]["speaker"], "Ida Holm");
    assert_eq!(words(&told[0]["edits"], "kind"), ["paraphrase"]);
    assert_eq!(told[0]["edits"][0]["is_material"], false);
    let near = &quotation["wordings"][told[0]["wording"].as_u64().unwrap() as usize];
    let near = near["tellings"][0]["spans"][0]["text"].as_str().unwrap();
    assert!(near.starts_with("Nobody in my office"), "{near}");
    let page = desk.says(&asked);
    for shown in ["In other articles’ own words", "Mountain Echo", "1 in articles’ own words"] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    assert!(!page.contains("Valley Star"), "{page}");
    let csv = desk.says(&[&asked[..], &["--format", "csv"]].concat());
    assert!(csv.contains("in the article’s own words, near wording"), "{csv}");
}

#[test]
fn words_that_nobody_carried_so_lead_to_the_nearest() {
    let desk = Desk::new();
    let answer =
        desk.json(&["quote", "nobody in this office hid a report of the eleven inspectors"]);
    assert_eq!((&answer["is_exact"], &answer["total"]), (&json!(false), &json!(1)), "{answer}");
    let out = desk.says(&["quote", "zebras dancing on the moon"]);
    assert!(out.contains("No quotation holds these words"), "{out}");
}

#[test]
fn an_ellipsis_stands_for_words_left_out() {
    let desk = Desk::new();
    for asked in ["We were not told … the eleven inspectors", "“not told [...] eleven inspectors”"]
    {
        let answer = desk.json(&["quote", asked]);
        assert_eq!((&answer["is_exact"], &answer["total"]), (&json!(true), &json!(1)), "{asked}");
    }
}

#[test]
fn differences_of_a_story_are_variants_and_never_errors() {
    let desk = Desk::new();
    let out = desk.says(&["variants", "cranes"]);
    assert!(out.starts_with("Variants in cranes\n") && out.contains("negation"), "{out}");
    assert!(!out.to_lowercase().contains("misquot"), "{out}");
    let days: Vec<_> = out.lines().filter_map(|line| line.trim().get(..10)).collect();
    let days: Vec<_> = days.into_iter().filter(|day| day.starts_with("2024-")).collect();
    let listed: Vec<_> = days.iter().take_while(|day| **day >= "2024-05-07").collect();
    assert!(listed.is_sorted_by(|a, b| a >= b), "{out}");
}

#[test]
fn search_finds_words_phrases_and_beginnings_and_filters() {
    let desk = Desk::new();
    let found = |args: &[&str]| {
        let answer = desk.json(&[&["search"], args].concat());
        let [statements, articles] =
            ["statements", "articles"].map(|list| answer[list].as_array().unwrap().len());
        (statements, articles)
    };
    assert_eq!(found(&["rusty"]), (1, 1));
    assert_eq!(found(&["RUST*", "Quay"]), (1, 1));
    assert_eq!(found(&["\"quay the\""]), (0, 0));
    assert_eq!(found(&["rusty", "--in", "articles"]), (0, 1));
    assert_eq!(found(&["rusty", "--speaker", "Ida Holm"]), (0, 0));
    assert_eq!(found(&["rusty", "--speaker", "holm"]), (1, 0));
    assert_eq!(found(&["inspectors", "--outlet", "capital post"]).1, 1);
    assert_eq!(found(&["inspectors", "--from", "2024-05-08"]).1, 1);
    assert_eq!(found(&["inspectors", "--to", "2024-05-06"]).1, 1);
    assert_eq!(found(&["report", "--stance", "denies"]).1, 0);
    let answer = desk.json(&["search", "inspectors", "--limit", "1"]);
    assert_eq!(
        (&answer["has_more"], answer["statements"].as_array().unwrap().len()),
        (&json!(true), 1)
    );
    assert_eq!(answer["sources"][0]["published"], "2024-05-08");
}

#[test]
fn whatever_is_typed_is_words_and_no_query_language() {
    let desk = Desk::new();
    for typed in [
        "NOT",
        "a AND (",
        "\"",
        "col:x",
        "^rusty",
        "NEAR(a b)",
        "rusty\" OR \"a",
        "'; DROP TABLE story; --",
        "*",
    ] {
        let (_, err) = desk.call(
            &["search", "--", typed],
            if typed.contains(char::is_alphanumeric) { 0 } else { 2 },
        );
        assert!(!err.to_lowercase().contains("fts") && !err.contains("syntax"), "{typed}: {err}");
    }
    let (_, err) = desk.call(&["quote", "…"], 2);
    assert!(err.contains("there is no word"), "{err}");
}

#[test]
fn every_answer_leaves_in_every_format() {
    let desk = Desk::new();
    for verb in [
        &["who", "Ida Holm"][..],
        &["quote", "hid the report"],
        &["variants", "cranes"],
        &["search", "cranes"],
        &["story", "list"],
        &["story", "show", "cranes"],
        &["story", "people", "cranes"],
        &["story", "changes", "cranes"],
    ] {
        let of = |format| desk.says(&[verb, &["--format", format]].concat());
        let json: Value = serde_json::from_str(&of("json")).unwrap();
        assert!(json["format"].as_str().unwrap().starts_with("onrecord-"), "{verb:?}");
        assert!(of("markdown").starts_with("# ") && of("md") == of("markdown"), "{verb:?}");
        let csv = of("csv");
        let header: Vec<_> = csv.lines().next().unwrap().split(',').collect();
        let different: std::collections::BTreeSet<_> = header.iter().collect();
        assert!(csv.contains("\r\n") && different.len() == header.len(), "{verb:?}: {header:?}");
        let terminal = of("terminal");
        assert!(!terminal.contains('\u{1b}') && terminal.ends_with('\n'), "{verb:?}: {terminal}");
        assert!(terminal.lines().all(|line| line.chars().count() < 80), "{verb:?}: {terminal}");
    }
}

#[test]
fn every_telling_of_a_quotation_says_where_it_stands() {
    let desk = Desk::new();
    let answer = desk.json(&["quote", "hid the report"]);
    let quotation = &answer["quotations"][0];
    for wording in quotation["wordings"].as_array().unwrap() {
        for place in words(&wording["tellings"], "place") {
            assert!(place.starts_with("¶ 1, at ") || place.starts_with("¶ 2, at "), "{place}");
        }
    }
    assert_eq!(quotation["compared"], 4);
    let variants = desk.json(&["variants", "cranes"]);
    let variations = variants["variations"].as_array().unwrap().iter();
    let sides = variations.flat_map(|one| one["sides"].as_array().unwrap());
    let places: Vec<_> = sides.flat_map(|side| words(&side["tellings"], "place")).collect();
    assert!(!places.is_empty() && places.iter().all(|place| place.starts_with("¶ ")), "{places:?}");
}

#[test]
fn more_bearers_of_a_name_than_are_listed_are_counted() {
    let said = |start: String| {
        let first = start[..1].to_uppercase() + &start[1..] + "nvik";
        format!("“The quay was closed,” said {first} Holm on Monday.")
    };
    let starts = ('a'..='z').flat_map(|first| ["a", "e", "o"].map(|end| format!("{first}{end}")));
    let text = starts.map(said).collect::<Vec<_>>().join("\n\n");
    let told = [("Courier", "2024-05-06", "courier", "")];
    let line = lines(&told).replace("\"text\":\"\"", &format!("\"text\":{}", json!(text)));
    let desk = Desk(folder(&[("told.jsonl", &line)]));
    desk.says(&["add", "--new", "quay", "--model", "fast", "told.jsonl"]);
    let (out, _) = desk.call(&["who", "Holm", "--json"], 2);
    let answer: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(answer["candidates"].as_array().unwrap().len(), 50);
    let all = answer["candidates_total"].as_u64().unwrap();
    assert!(all > 50, "{all}");
    let (out, _) = desk.call(&["who", "Holm"], 2);
    assert!(out.contains(&format!("50 of {all} ")), "{out}");
}

#[test]
fn hostile_words_neither_steer_the_terminal_nor_compute() {
    let text = "=1+1 Gate\n\n“The gate \u{202e}was \u{1b}[31mshut, and everybody knew it for years,” Ida Holm said on Monday.\n";
    let hostile = [("=cmd|' /C calc'!A0", "2024-05-06", "bad", text), TOLD[0]];
    let desk = Desk(folder(&[("told.jsonl", &lines(&hostile))]));
    desk.says(&["add", "--new", "xy", "--model", "fast", "told.jsonl"]);
    for format in ["terminal", "markdown", "csv", "json"] {
        for verb in [
            &["who", "Ida Holm"][..],
            &["search", "gate"],
            &["quote", "everybody knew it"],
            &["story", "list"],
        ] {
            let out = desk.says(&[verb, &["--format", format]].concat());
            assert!(!out.contains(['\u{202e}', '\u{1b}', '\u{2066}']), "{format} {verb:?}: {out}");
        }
    }
    let csv = desk.says(&["search", "gate", "--format", "csv"]);
    assert!(
        csv.lines().flat_map(|line| line.split(',')).all(|cell| !cell.starts_with('=')),
        "{csv}"
    );
    let found = desk.json(&["search", "gate"]);
    assert!(found.to_string().contains('\u{202e}'), "the words are what they are: {found}");
    let (_, err) = desk.call(&["who", "a\u{1b}[31mb", "--story", "x\u{1b}y"], 2);
    assert!(!err.contains('\u{1b}'), "{err}");
}

#[test]
fn the_same_question_has_the_same_answer() {
    let (one, other) = (Desk::new(), Desk::new());
    for args in [
        &["who", "Ida Holm"][..],
        &["quote", "hid the report"],
        &["variants", "cranes"],
        &["search", "cranes"],
    ] {
        assert_eq!(one.json(args), other.json(args), "{args:?}");
    }
    let reversed: Vec<_> = TOLD.iter().rev().copied().collect();
    let desk = Desk(folder(&[("told.jsonl", &lines(&reversed))]));
    desk.says(&["add", "--new", "cranes", "--model", "fast", "told.jsonl"]);
    let total = |desk: &Desk| desk.json(&["variants", "cranes"])["total"].clone();
    assert_eq!(total(&desk), total(&one), "the order of adding matters");
}

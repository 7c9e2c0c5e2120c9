//! Stories as people keep them and ask them: one dispute in several outlets, from adding to every question.
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic too")]

mod support;

use serde_json::{Value, json};
use std::fs;
use support::{folder, onrecord, printed};
use tempfile::TempDir;

/// Outlet, day, name of the page, words.
type Told = (&'static str, &'static str, &'static str, &'static str);

/// One dispute: the whole statement, one with a negation dropped, a clipped one with a wire credit, one with a number changed, and an outlet that quotes
/// somebody else of the same surname.
const TOLD: [Told; 5] = [
    (
        "Harbour Courier",
        "2024-05-06",
        "courier",
        "Minister Denies Hiding Crane Report\n\n\
         “We were not told that the cranes would fail, and nobody in my office hid the report of the eleven inspectors,” Harbour Minister Ida Holm \
         told reporters on Monday.\n\n\
         Engineer Rasmus Falk said that she had read it in March. Holm denied that she had seen the report.\n",
    ),
    (
        "Capital Post",
        "2024-05-07",
        "post",
        "Minister on Cranes\n\n\
         “We were told that the cranes would fail, and nobody in my office hid the report of the eleven inspectors,” Ida Holm said on Monday.\n",
    ),
    (
        "Northern Herald",
        "2024-05-07",
        "herald",
        "Minister Speaks of Crane Report\n\n\
         PORT ELLIS (Reuters) - Harbour Minister Ida Holm spoke to the press on Monday.\n\n\
         “Nobody in my office hid the report of the eleven inspectors,” Holm said.\n",
    ),
    (
        "Lakeside Tribune",
        "2024-05-08",
        "tribune",
        "Minister on Inspectors\n\n\
         “We were not told that the cranes would fail, and nobody in my office hid the report of the seven inspectors,” Minister Ida Holm said.\n",
    ),
    (
        "Island Gazette",
        "2024-05-09",
        "gazette",
        "Boatman Speaks\n\n\
         “The cranes were rusty, and everybody on the quay knew it for years,” said Viktor Holm, a boatman.\n",
    ),
];

/// The articles as a file of JSON Lines.
fn lines(told: &[Told]) -> String {
    let line = |(outlet, day, page, text): &Told| {
        let url = format!("https://{page}.example/cranes");
        json!({ "outlet": outlet, "date": day, "url": url, "text": text }).to_string() + "\n"
    };
    told.iter().map(line).collect()
}

/// A folder with a store and the dispute in it.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(folder(&[("told.jsonl", &lines(&TOLD))]));
        let (out, _) = desk.call(&["add", "--new", "cranes", "--model", "fast", "told.jsonl"], 0);
        assert!(out.contains("5 articles added"), "{out}");
        desk
    }

    fn call(&self, args: &[&str], code: i32) -> (String, String) {
        let store = self.0.path().join("stories.db");
        let mut command = onrecord();
        printed(command.current_dir(&self.0).env("ONRECORD_STORE", store).args(args), code)
    }

    fn says(&self, args: &[&str]) -> String {
        self.call(args, 0).0
    }

    fn json(&self, args: &[&str]) -> Value {
        serde_json::from_str(&self.says(&[args, &["--json"]].concat())).unwrap()
    }
}

fn words<'v>(list: &'v Value, field: &str) -> Vec<&'v str> {
    list.as_array().unwrap().iter().map(|one| one[field].as_str().unwrap()).collect()
}

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
    assert!(told[0]["words"].as_str().unwrap().contains("in her office"), "{told}");
    assert_eq!(told[0]["telling"]["speaker"], "Ida Holm");
    assert_eq!(words(&told[0]["edits"], "kind"), ["paraphrase"]);
    assert_eq!(told[0]["edits"][0]["is_material"], false);
    let near = &quotation["wordings"][told[0]["wording"].as_u64().unwrap() as usize];
    assert!(near["words"].as_str().unwrap().starts_with("Nobody in my office"), "{near}");
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
    let (out, _) = desk.call(&["add", "cranes", "--model", "fast", "--quiet", "told.jsonl"], 0);
    assert!(out.is_empty(), "{out}");
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
    assert!(err.contains("Karl Nobody"), "{err}");
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
    let sides = variants["variations"].as_array().unwrap().iter();
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
    desk.says(&["add", "--new", "x\u{2066}y", "--model", "fast", "told.jsonl"]);
    for format in ["terminal", "markdown", "csv"] {
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
    let (_, err) = desk.call(&["who", "a\u{1b}[31mb", "--story", "x\u{1b}y"], 2);
    assert!(!err.contains('\u{1b}'), "{err}");
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

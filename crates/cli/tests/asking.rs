//! Questions to stories as people type them: what is refused, what is said about an answer, and how pages and quotations are named.
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic too")]

mod support;

use serde_json::{Value, json};
use support::{folder, onrecord, printed};
use tempfile::TempDir;

/// Page and words.
type Told = (&'static str, &'static str);

const TOLD: [Told; 4] = [
    (
        "ships/lock.html",
        "Minister on the Lock\n\n“We were not told that the lock would fail, and nobody in my office hid the report of the eleven inspectors,” \
         Minister Ida Holm said on Monday. Her brother Anton Holm was on the quay.\n",
    ),
    (
        "harbour/lock.html",
        "The Lock\n\n“We were told that the lock would fail, and nobody in my office hid the report of the eleven inspectors,” Ida Holm said on Monday.\n",
    ),
    (
        "herald",
        "Office Speaks\n\n“We were not told that the lock would fail, and nobody in my office hid the report,” Ida Holm said on Monday.\n",
    ),
    (
        "post",
        "Quay Closed\n\n“The lock was rusty, and everybody on the quay knew it for years,” said Viktor Holm, a boatman.\n",
    ),
];

struct Desk(TempDir);

impl Desk {
    /// A store with two versions of each of these articles.
    fn new() -> Self {
        let line = |(page, text): &Told, day: usize, more: &str| {
            let url = format!("https://a.example/{page}");
            let text = format!("{text}{more}");
            json!({ "date": format!("2024-05-{day:02}"), "url": url, "text": text }).to_string()
                + "\n"
        };
        let lines = |more: &str| {
            TOLD.iter().zip(6..).map(|(told, day)| line(told, day, more)).collect::<String>()
        };
        let first = lines("");
        let later = lines("\nThe lock was shut on Friday.\n");
        let desk = Self(folder(&[("first.jsonl", &first), ("later.jsonl", &later)]));
        desk.call(&["add", "--new", "lock", "--model", "fast", "first.jsonl"], 0);
        desk.call(&["add", "lock", "--model", "fast", "later.jsonl"], 0);
        desk
    }

    fn call(&self, args: &[&str], code: i32) -> (String, String) {
        let mut command = onrecord();
        command.current_dir(&self.0).env("ONRECORD_STORE", self.0.path().join("s.db"));
        printed(command.args(args), code)
    }

    fn says(&self, args: &[&str]) -> String {
        self.call(args, 0).0
    }

    fn json(&self, args: &[&str]) -> Value {
        serde_json::from_str(&self.says(&[args, &["--json"]].concat())).unwrap()
    }
}

#[test]
fn what_cannot_be_looked_for_is_refused_with_a_reason() {
    let desk = Desk::new();
    let many = "lock ".repeat(33);
    for (args, reason) in [
        (&["search", "l*"][..], "at least 3 letters"),
        (&["search", &many], "33 words and phrases are too many"),
        (&["search", "lock", "--outlet", "%"], "there is no word"),
        (&["search", "lock", "--speaker", "!!"], "there is no word"),
        (&["story", "people", "lock", "!!"], "there is no word"),
    ] {
        let (_, err) = desk.call(args, 2);
        assert!(err.contains(reason) && err.len() < 400, "{args:?}: {err}");
    }
}

#[test]
fn a_page_is_named_by_whole_parts_and_several_are_listed() {
    let desk = Desk::new();
    let one = desk.says(&["story", "changes", "lock", "ships/lock.html"]);
    assert!(one.contains("version 1 to 2"), "{one}");
    let (_, err) = desk.call(&["story", "changes", "lock", "lock.html"], 2);
    assert!(err.contains("harbour/lock.html") && err.contains("ships/lock.html"), "{err}");
    let (_, err) = desk.call(&["story", "changes", "lock", "l"], 2);
    assert!(err.contains("has no page"), "{err}");
}

#[test]
fn one_difference_is_told_once_with_those_who_have_it() {
    let desk = Desk::new();
    let out = desk.says(&["variants", "lock"]);
    assert!(out.contains("1 difference · in 2 pairs of wordings"), "{out}");
    assert!(out.contains("negation: “not” → nothing"), "{out}");
    let answer = desk.json(&["variants", "lock"]);
    assert_eq!(answer["variations"][0]["sides"][0]["tellings_total"], 2, "{answer}");
}

#[test]
fn a_statement_of_another_answer_leads_to_its_quotation() {
    let desk = Desk::new();
    let who = desk.json(&["who", "Ida Holm"]);
    let said = who["sayings"].as_array().unwrap().iter().find(|one| one["carried"].is_string());
    let said = said.unwrap();
    let quote = desk.json(&["quote", said["id"].as_str().unwrap()]);
    assert_eq!(quote["quotations"][0]["key"], said["carried"]);
    let out = desk.says(&["quote", said["carried"].as_str().unwrap()]);
    assert!(out.contains("3 articles · 1 outlet · 3 wordings"), "{out}");
    let short = desk.json(&["quote", said["id"].as_str().unwrap(), "--limit", "1"]);
    let short = &short["quotations"][0];
    assert_eq!(
        (short["wordings"].as_array().unwrap().len(), &short["wordings_total"]),
        (1, &json!(3))
    );
    let out = desk.says(&["quote", said["id"].as_str().unwrap(), "--limit", "1"]);
    assert!(out.contains("and 2 more; --all shows them"), "{out}");
}

#[test]
fn who_says_nothing_is_said_to_and_whose_words_are_mixed_too() {
    let desk = Desk::new();
    let (out, _) = desk.call(&["who", "Holm"], 2);
    assert!(out.contains("Anton Holm") && out.contains("says nothing"), "{out}");
    let out = desk.says(&["search", "lock", "--speaker", "Holm"]);
    assert!(out.contains("The speakers asked for are several: "), "{out}");
    assert!(out.contains("Viktor Holm") && !out.contains("Anton Holm"), "{out}");
}

/// The same words of one speaker on pages without a day.
fn of_unknown_days(words: &str) -> Desk {
    let line = |page| {
        let text = format!("“{words},” Paul Merton said.\n");
        json!({ "url": format!("https://{page}.example/school"), "text": text }).to_string() + "\n"
    };
    let desk = Desk(folder(&[("told.jsonl", &["a", "b"].map(line).concat())]));
    desk.says(&["add", "--new", "school", "--model", "fast", "told.jsonl"]);
    desk
}

#[test]
fn the_same_few_words_of_unknown_days_stand_once_in_who_and_stay_apart_in_quote() {
    let desk = of_unknown_days("We will never leave a school");
    let who = desk.says(&["who", "Paul Merton"]);
    assert!(who.contains("the same words in b.example"), "{who}");
    let quote = desk.says(&["quote", "never leave a school"]);
    assert!(quote.contains("2 quotations"), "{quote}");
    let quote = quote.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(quote.contains("Numbers 1, 2 have the same words of the same speaker"), "{quote}");
    assert!(quote.contains("the day of one of them is not known"), "{quote}");
}

#[test]
fn the_same_eight_words_of_unknown_days_are_one_quotation() {
    let desk = of_unknown_days("We will never leave a school to the weather");
    let quote = desk.says(&["quote", "never leave a school"]);
    assert!(quote.contains("2 articles · 2 outlets · 1 wording"), "{quote}");
}

//! Articles on their way into a story: standard input, pages that change and go back, calls that fail.
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod support;

use assert_cmd::Command;
use std::fs;
use support::{folder, onrecord, printed};
use tempfile::TempDir;

/// A folder with a store and a story in it.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(folder(&[("told.txt", "“The cranes are safe,” said Ida Holm.")]));
        desk.says(&["story", "new", "cranes"]);
        desk
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = onrecord();
        command.current_dir(&self.0).env("ONRECORD_STORE", self.0.path().join("stories.db"));
        command.args(args);
        command
    }

    fn call(&self, args: &[&str], code: i32) -> (String, String) {
        printed(&mut self.command(args), code)
    }

    fn says(&self, args: &[&str]) -> String {
        self.call(args, 0).0
    }
}

#[test]
fn what_comes_by_standard_input_does_not_overwrite_itself() {
    let desk = Desk::new();
    let add = |text: &str| {
        let mut add = desk.command(&["add", "cranes", "--model", "fast", "-"]);
        printed(add.write_stdin(text.to_owned()), 0).0
    };
    for text in
        ["Fog\n\n“I saw no fog,” said Mara Quist.", "{\"text\": \"“I saw fog,” said Lev Orr.\"}\n"]
    {
        assert!(add(text).contains("1 article added"));
        assert!(add(text).contains("0 articles added, 1 there already"));
    }
    let other = "Rain\n\n“I saw no rain,” said Mara Quist.";
    assert!(add(other).contains("1 article added"));
    assert!(add("{\"text\": \"“I saw rain,” said Lev Orr.\"}\n").contains("1 article added"));
}

#[test]
fn a_page_that_went_back_is_told() {
    let desk = Desk::new();
    let page = desk.0.path().join("lock.txt");
    let [one, other] = ["“The lock holds,” said Ida Holm.", "“The lock held,” said Ida Holm."];
    for (text, words) in [
        (one, "1 article added"),
        (other, "1 new version"),
        (one, "1 new version"),
        (one, "1 there already"),
    ] {
        fs::write(&page, text).unwrap();
        let out = desk.says(&["add", "cranes", "--model", "fast", "lock.txt"]);
        assert!(out.contains(words), "{out}");
    }
    let out = desk.says(&["story", "changes", "cranes", "lock.txt"]);
    assert!(out.contains("version 2 to 3"), "{out}");
    let (_, err) = desk.call(&["story", "changes", "cranes", "ock.txt"], 2);
    assert!(err.contains("has no page"), "{err}");
}

#[test]
fn a_call_that_fails_makes_nothing() {
    let desk = Desk::new();
    let there = || fs::read_dir(desk.0.path()).unwrap().count();
    let before = there();
    for args in [
        &["add", "cranes", "told.txt", "--model", "fast", "--store", "other/s.db"][..],
        &["add", "--new", "a\u{7}", "told.txt", "--model", "fast", "--store", "other/s.db"],
        &["story", "new", " ", "--store", "other/s.db"],
        &["story", "rm", "cranes", "--yes", "--store", "other/s.db"],
        &["story", "reread", "cranes", "--store", "other/s.db"],
    ] {
        desk.call(args, 2);
        assert_eq!(there(), before, "{args:?}");
    }
}

#[test]
fn a_date_that_cannot_be_read_is_told() {
    let desk = Desk::new();
    let line = "{\"text\": \"“Enough,” said Ida Holm.\", \"date\": \"2024-02-30\", \"url\": \"https://a.example/x\"}\n";
    fs::write(desk.0.path().join("odd.jsonl"), line).unwrap();
    let out = desk.says(&["add", "cranes", "--model", "fast", "odd.jsonl"]);
    assert!(out.contains("1 article with a date that cannot be read for sure"), "{out}");
}

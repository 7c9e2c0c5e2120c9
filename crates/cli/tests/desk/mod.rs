//! A desk at which the tests of stories work: one dispute in several outlets, in a store of its own.

use crate::support::{folder, onrecord, printed};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Outlet, day, name of the page, words.
pub(crate) type Told = (&'static str, &'static str, &'static str, &'static str);

/// One dispute: the whole statement, one with a negation dropped, a clipped one with a wire credit, one with a number changed, and an outlet that quotes
/// somebody else of the same surname.
pub(crate) const TOLD: [Told; 5] = [
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
pub(crate) fn lines(told: &[Told]) -> String {
    let line = |(outlet, day, page, text): &Told| {
        let url = format!("https://{page}.example/cranes");
        json!({ "outlet": outlet, "date": day, "url": url, "text": text }).to_string() + "\n"
    };
    told.iter().map(line).collect()
}

/// A folder with a store and the dispute in it.
pub(crate) struct Desk(pub(crate) TempDir);

impl Desk {
    pub(crate) fn new() -> Self {
        let desk = Self(folder(&[("told.jsonl", &lines(&TOLD))]));
        let (out, _) = desk.call(&["add", "--new", "cranes", "--model", "fast", "told.jsonl"], 0);
        assert!(out.contains("5 articles added"), "{out}");
        desk
    }

    pub(crate) fn call(&self, args: &[&str], code: i32) -> (String, String) {
        let store = self.0.path().join("stories.db");
        let mut command = onrecord();
        printed(command.current_dir(&self.0).env("ONRECORD_STORE", store).args(args), code)
    }

    pub(crate) fn says(&self, args: &[&str]) -> String {
        self.call(args, 0).0
    }

    pub(crate) fn json(&self, args: &[&str]) -> Value {
        serde_json::from_str(&self.says(&[args, &["--json"]].concat())).unwrap()
    }
}

/// A field of each thing in a list.
pub(crate) fn words<'v>(list: &'v Value, field: &str) -> Vec<&'v str> {
    list.as_array().unwrap().iter().map(|one| one[field].as_str().unwrap()).collect()
}

//! Sentences with deadlines, in `tests/deadlines`: which obligations are found, and which day is due.
//!
//! GUIDE.md there says how they were annotated. The rules were written with the seen half open; what is wrong in it is printed
//! with `cargo test --test deadlines -- --nocapture`. Of the unseen half only the sums are shown.
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic too")]

#[path = "support/models.rs"]
mod models;

use models::{fast, full};
use onrecord_ingest::{Hints, Raw, parse};
use onrecord_reader::Reader;
use onrecord_record::{Obligation, Record};
use std::collections::BTreeMap;

/// One obligation of an item, as annotated.
struct Gold {
    words: String,
    due: Option<String>,
}

/// One text with its obligations.
struct Item {
    category: String,
    published: Option<String>,
    text: String,
    gold: Vec<Gold>,
}

fn items(file: &str) -> Vec<(String, Item)> {
    let mut out: BTreeMap<String, Item> = BTreeMap::new();
    for line in file.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, category, published, text, words, due, ..] = columns[..] else {
            unreachable!("a line of too few columns: {line}")
        };
        let item = out.entry(id.to_owned()).or_insert_with(|| Item {
            category: category.to_owned(),
            published: (published != "-").then(|| published.to_owned()),
            text: text.to_owned(),
            gold: Vec::new(),
        });
        if words != "-" {
            let due = (due != "null").then(|| with_seconds(due));
            item.gold.push(Gold { words: words.to_owned(), due });
        }
    }
    out.into_iter().collect()
}

/// The record writes a moment with its seconds.
fn with_seconds(due: &str) -> String {
    if due.contains('T') { format!("{due}:00") } else { due.to_owned() }
}

fn read(reader: &Reader, item: &Item) -> Record {
    let raw =
        Raw { bytes: item.text.clone().into(), uri: Some("item.txt".to_owned()), ..Raw::default() };
    let hints = Hints { published: item.published.clone(), ..Hints::default() };
    let source = parse(&raw, &hints).unwrap();
    let record = reader.read(&source);
    let faults = onrecord_record::check(&record);
    assert!(faults.is_empty(), "{faults:?}");
    record
}

/// Share of characters that two stretches of a text have in common.
fn overlap(text: &str, words: &str, found: &Obligation) -> f64 {
    let at = text.find(words).map_or(0, |at| text[..at].chars().count() as u32);
    let (start, end) = (at, at + words.chars().count() as u32);
    let both = end.min(found.span.end).saturating_sub(start.max(found.span.start));
    let either = (end - start) + (found.span.end - found.span.start) - both;
    f64::from(both) / f64::from(either.max(1))
}

/// What was counted over a half.
#[derive(Debug, Default)]
struct Sums {
    gold: usize,
    found: usize,
    predicted: usize,
    gold_dates: usize,
    dates: usize,
    right: usize,
    /// Dates given where none is annotated, and those of them for vague words.
    invented: usize,
    vague: usize,
    wrong: Vec<String>,
}

impl Sums {
    fn of(reader: &Reader, items: &[(String, Item)]) -> Self {
        let mut sums = Self::default();
        for (id, item) in items {
            sums.add(id, item, &read(reader, item).obligations);
        }
        sums
    }

    /// Pairs what was annotated with what was found by the characters that they share, as the desk scorer does.
    fn add(&mut self, id: &str, item: &Item, found: &[Obligation]) {
        /// Least share of characters in common.
        const SAME: f64 = 0.3;
        self.gold += item.gold.len();
        self.predicted += found.len();
        let mut free: Vec<&Obligation> = found.iter().collect();
        for gold in &item.gold {
            let best = (0..free.len()).max_by(|&a, &b| {
                overlap(&item.text, &gold.words, free[a]).total_cmp(&overlap(
                    &item.text,
                    &gold.words,
                    free[b],
                ))
            });
            let best = best.filter(|&at| overlap(&item.text, &gold.words, free[at]) >= SAME);
            let match_ = best.map(|at| free.remove(at));
            self.found += usize::from(match_.is_some());
            self.judge(id, item, gold, match_);
        }
        for extra in free {
            let due = extra.due.as_ref().and_then(|due| due.value.clone());
            self.dates += usize::from(due.is_some());
            self.invented += usize::from(due.is_some());
            self.vague += usize::from(due.is_some() && item.category == "vague");
            self.wrong.push(format!("{id}: extra {:?} due {due:?}", extra.span.text));
        }
    }

    fn judge(&mut self, id: &str, item: &Item, gold: &Gold, found: Option<&Obligation>) {
        let due = found.and_then(|found| found.due.as_ref());
        let value = due.and_then(|due| due.value.clone());
        self.gold_dates += usize::from(gold.due.is_some());
        self.dates += usize::from(value.is_some());
        self.right += usize::from(value.is_some() && value == gold.due);
        let invented = value.is_some() && gold.due.is_none();
        self.invented += usize::from(invented);
        self.vague += usize::from(invented && item.category == "vague");
        if found.is_none() {
            self.wrong.push(format!(
                "{id} ({:?}): missed {:?} in {:?}",
                item.published, gold.words, item.text
            ));
        } else if value != gold.due {
            let rule = due.map_or("", |due| &due.rule);
            self.wrong.push(format!(
                "{id} ({:?}): due {:?}, not {value:?} [{rule}] in {:?}",
                item.published, gold.due, item.text
            ));
        }
    }

    fn precision(&self) -> f64 {
        self.right as f64 / self.dates.max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / self.gold_dates.max(1) as f64
    }

    fn told(&self, half: &str) -> String {
        format!(
            "{half}: obligations {} of {} found, {} predicted; due dates precision {:.3} ({} of {}) recall {:.3} (of {}) invented {} vague {}",
            self.found,
            self.gold,
            self.predicted,
            self.precision(),
            self.right,
            self.dates,
            self.recall(),
            self.gold_dates,
            self.invented,
            self.vague
        )
    }
}

/// One change to a schedule, as annotated: the text, its old date and its new one, where they are known.
struct Change {
    id: String,
    item: Item,
    old: Option<String>,
    new: Option<String>,
}

fn changes(file: &str) -> Vec<Change> {
    let known =
        |date: &str| Some(date.to_owned()).filter(|date| !matches!(date.as_str(), "-" | "null"));
    let lines = file.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let change = |line: &str| {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, published, text, _, old, new] = columns[..] else {
            unreachable!("a line of other than six columns: {line}")
        };
        let item = Item {
            category: "change".to_owned(),
            published: (published != "-").then(|| published.to_owned()),
            text: text.to_owned(),
            gold: Vec::new(),
        };
        Change { id: id.to_owned(), item, old: known(old), new: known(new) }
    };
    lines.map(change).collect()
}

#[test]
fn a_changed_schedule_has_its_new_date_and_keeps_the_old_one_in_sight() {
    let reader = fast();
    let (mut dated, mut right, mut tied, mut with_old) = (0, 0, 0, 0);
    for change in changes(include_str!("deadlines/schedule-changes.tsv")) {
        let Some(new) = &change.new else { continue };
        dated += 1;
        with_old += usize::from(change.old.is_some());
        let record = read(&reader, &change.item);
        let dues = record.obligations.iter().filter_map(|owed| owed.due.as_ref());
        let found = dues.into_iter().find(|due| due.value.as_ref() == Some(new));
        right += usize::from(found.is_some());
        let names_old = |old: &String| found.is_some_and(|due| due.rule.contains(old.as_str()));
        tied += usize::from(change.old.as_ref().is_some_and(names_old));
        if found.is_none() {
            println!("{}: no {new} in {:#?}", change.id, record.obligations);
        }
    }
    println!(
        "changes: {right} of {dated} new dates right, {tied} of {with_old} tied to the old one"
    );
    assert!(
        right * 4 >= dated * 3 && tied * 3 >= with_old * 2,
        "{right} of {dated}, {tied} of {with_old}"
    );
}

/// The least shares of due dates that are right.
struct Floors {
    precision: f64,
    recall: f64,
}

fn hold(half: &str, file: &str, floors: &Floors, shown: bool) {
    for (model, reader) in [("fast", fast()), ("full", full())] {
        let sums = Sums::of(&reader, &items(file));
        if shown {
            println!("{}", sums.wrong.join("\n"));
        }
        let told = sums.told(&format!("{half}, {model} model"));
        println!("{told}");
        let enough = sums.precision() >= floors.precision && sums.recall() >= floors.recall;
        assert!(enough && sums.vague == 0, "{told}");
    }
}

#[test]
fn due_dates_of_the_seen_half() {
    let floors = Floors { precision: 0.95, recall: 0.85 };
    hold("seen", include_str!("deadlines/seen.tsv"), &floors, true);
}

#[test]
fn due_dates_of_the_unseen_half() {
    let floors = Floors { precision: 0.9, recall: 0.7 };
    hold("unseen", include_str!("deadlines/unseen.tsv"), &floors, false);
}

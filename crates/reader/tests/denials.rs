//! Uses of "deny" in `tests/denials`: which are denials, and what each of them answers.
//!
//! GUIDE.md there says how they were annotated. The rules were written with the seen half open; what is wrong in it is printed
//! with `cargo test --test denials -- --nocapture`. Of the unseen half only the sums are shown.
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic too")]

#[path = "support/models.rs"]
mod models;

use models::{fast, full};
use onrecord_ingest::{Hints, Raw, parse};
use onrecord_reader::Reader;
use onrecord_record::{Record, StanceValue, Statement};
use std::collections::BTreeSet;

/// One use, as annotated.
struct Item<'a> {
    id: &'a str,
    text: String,
    cue: &'a str,
    kind: &'a str,
    content: &'a str,
    answers: &'a str,
}

impl Item<'_> {
    /// The stretch of text that is annotated, in code points: the first that stands there as whole words.
    fn place(&self, words: &str) -> (u32, u32) {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let whole = |at: &usize| {
            !letter(self.text[..*at].chars().next_back())
                && !letter(self.text[at + words.len()..].chars().next())
        };
        let mut all = self.text.match_indices(words).map(|(at, _)| at);
        let at = all.find(whole).or_else(|| self.text.find(words)).unwrap();
        let start = self.text[..at].chars().count() as u32;
        (start, start + words.chars().count() as u32)
    }
}

fn items(file: &str) -> Vec<Item<'_>> {
    let lines = file.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let item = |line| {
        let columns: Vec<&str> = str::split(line, '\t').collect();
        let [id, _, text, cue, kind, content, answers, _] = columns[..] else {
            unreachable!("a line of other than eight columns")
        };
        Item { id, text: text.replace(" ¶ ", "\n\n"), cue, kind, content, answers }
    };
    lines.map(item).collect()
}

fn read(reader: &Reader, item: &Item<'_>) -> Record {
    let bytes = item.text.clone().into_bytes();
    let raw = Raw { bytes, uri: Some("item.txt".to_owned()), ..Raw::default() };
    let record = reader.read(&parse(&raw, &Hints::default()).unwrap());
    let faults = onrecord_record::check(&record);
    assert!(faults.is_empty(), "{faults:?}");
    record
}

/// The places of a statement's content.
fn places(told: &Statement) -> BTreeSet<u32> {
    told.content.iter().flat_map(|piece| piece.start..piece.end).collect()
}

/// Whether a content is an annotated stretch: the guide's measure, or one holds the other.
fn is_at(told: &Statement, (start, end): (u32, u32)) -> bool {
    /// Least share of characters in common.
    const SAME: f64 = 0.3;
    let (found, gold) = (places(told), (start..end).collect::<BTreeSet<u32>>());
    let both = found.intersection(&gold).count();
    let either = found.union(&gold).count().max(1);
    both as f64 / either as f64 >= SAME
        || (!found.is_empty() && (found.is_subset(&gold) || gold.is_subset(&found)))
}

/// What was counted over a half.
#[derive(Debug, Default)]
struct Sums {
    kinds: usize,
    right_kinds: usize,
    refusals: usize,
    /// Refusals and other senses that were taken for denials.
    taken: usize,
    gold: usize,
    /// Links that cannot be found: attribution misses the charge or the denial.
    beyond: usize,
    predicted: usize,
    right: usize,
    wrong: Vec<String>,
}

impl Sums {
    fn of(reader: &Reader, file: &str) -> Self {
        let mut sums = Self::default();
        for item in items(file) {
            sums.add(&item, &read(reader, &item));
        }
        sums
    }

    fn add(&mut self, item: &Item<'_>, record: &Record) {
        let (start, end) = item.place(item.cue);
        let cued = |told: &&Statement| {
            told.cue.as_ref().is_some_and(|cue| cue.start < end && start < cue.end)
        };
        let own: Vec<&Statement> = record.statements.iter().filter(cued).collect();
        self.judge_kind(item, &own);
        self.judge_link(item, record, &own);
    }

    fn judge_kind(&mut self, item: &Item<'_>, own: &[&Statement]) {
        let stances: Vec<StanceValue> =
            own.iter().filter_map(|told| Some(told.stance.as_ref()?.value)).collect();
        let wanted = match item.kind {
            "denial" => Some(StanceValue::Denies),
            "confirms" => Some(StanceValue::Confirms),
            "declines" => Some(StanceValue::Declines),
            _ => None,
        };
        let right =
            wanted.map_or(!stances.contains(&StanceValue::Denies), |w| stances.contains(&w));
        self.kinds += 1;
        self.right_kinds += usize::from(right);
        self.refusals += usize::from(wanted.is_none());
        self.taken += usize::from(wanted.is_none() && !right);
        if !right {
            self.wrong
                .push(format!("{}: {} read as {stances:?} in {:?}", item.id, item.kind, item.text));
        }
    }

    fn judge_link(&mut self, item: &Item<'_>, record: &Record, own: &[&Statement]) {
        let linked = own.iter().find_map(|told| told.answers.as_ref()?.statement.as_ref());
        let linked = linked.and_then(|id| record.statements.iter().find(|told| told.id == *id));
        let inside = |told: &Statement| {
            let (start, end) = item.place(item.content);
            told.content.iter().all(|piece| start <= piece.start && piece.end <= end)
        };
        if item.answers == "=complement" && linked.is_none_or(inside) {
            return;
        }
        let place =
            (!matches!(item.answers, "-" | "=complement")).then(|| item.place(item.answers));
        let right = linked.zip(place).is_some_and(|(told, place)| is_at(told, place));
        self.predicted += usize::from(linked.is_some());
        self.right += usize::from(right);
        if let Some(place) = place {
            let others =
                record.statements.iter().filter(|told| !own.iter().any(|o| o.id == told.id));
            let there = others.into_iter().any(|told| is_at(told, place));
            self.gold += 1;
            self.beyond += usize::from(own.is_empty() || !there);
        }
        if right != place.is_some() || (linked.is_some() && !right) {
            let found = linked.map(|told| &told.content);
            let rule = own.iter().find_map(|told| Some(&told.answers.as_ref()?.rule));
            self.wrong.push(format!(
                "{}: linked to {found:?} [{rule:?}], not {:?}, in {:?}",
                item.id, item.answers, item.text
            ));
        }
    }

    fn precision(&self) -> f64 {
        self.right as f64 / self.predicted.max(1) as f64
    }

    /// Of the links whose two ends attribution found.
    fn recall(&self) -> f64 {
        self.right as f64 / self.gold.saturating_sub(self.beyond).max(1) as f64
    }

    fn told(&self, half: &str) -> String {
        format!(
            "{half}: kinds {} of {}; refusals taken for denials {} of {}; links precision {:.3} ({} of {}) recall {:.3} (of {}; {} more have an end that attribution misses)",
            self.right_kinds,
            self.kinds,
            self.taken,
            self.refusals,
            self.precision(),
            self.right,
            self.predicted,
            self.recall(),
            self.gold.saturating_sub(self.beyond),
            self.beyond
        )
    }
}

/// What a half must reach with a model.
struct Floors {
    kinds: usize,
    taken: usize,
    precision: f64,
    recall: f64,
}

fn hold(half: &str, file: &str, model: (&str, &Reader, &Floors), shown: bool) {
    let (model, reader, floors) = model;
    let sums = Sums::of(reader, file);
    if shown {
        println!("{}", sums.wrong.join("\n"));
    }
    let told = sums.told(&format!("{half}, {model} model"));
    println!("{told}");
    let enough = sums.right_kinds >= floors.kinds
        && sums.taken <= floors.taken
        && sums.precision() >= floors.precision
        && sums.recall() >= floors.recall;
    assert!(enough, "{told}");
}

const SEEN: &str = include_str!("denials/seen.tsv");
const UNSEEN: &str = include_str!("denials/unseen.tsv");
/// Written after the rules, to see how they fare on other wordings: links had a precision of .737 (full model) and .688 (fast) then. Its
/// errors were read after that, so it is a development set now.
const FRESH: &str = include_str!("denials/fresh.tsv");
/// Written before the rules were mended a second time: a development set.
const MORE: &str = include_str!("denials/more.tsv");
/// Written by somebody who saw neither the rules nor the other sets. Scored once before its errors were read: links had a precision of .913 (full
/// model) and .909 (fast), and 6 and 3 of 52 refusals were taken for denials. The refusals' errors were read after that, those of links were not.
const BLIND: &str = include_str!("denials/blind.tsv");
/// The same once more, of refusals above all. First figures: links 8 of 8 and 7 of 7; 9 and 7 of 75 refusals taken for denials, read since.
const AGAIN: &str = include_str!("denials/blind2.tsv");
/// The same a third time. First figures: links 13 of 13 and 12 of 12; 5 and 4 of 70 refusals taken for denials, read since.
const THRICE: &str = include_str!("denials/blind3.tsv");
/// The same a fourth time. First figures: links 11 of 11 and 10 of 11; 2 and 1 of 70 refusals taken for denials, read since.
const FOURTH: &str = include_str!("denials/blind4.tsv");
/// The same a fifth time. First figures: links 10 of 10 twice; 11 and 9 of 110 refusals taken for denials, read since.
const FIFTH: &str = include_str!("denials/blind5.tsv");
/// A sixth time, as news has them rather than as hard as can be. First figures, full and fast model: links 24 of 25 and 20 of 21; 1 of 81
/// refusals taken for a denial, twice. Not read since.
const SIXTH: &str = include_str!("denials/blind6.tsv");
/// Nouns that no list was written for, which only their use in the news tells apart.
const NOUNS: &str = include_str!("denials/nouns.tsv");

#[test]
fn refusals_of_nouns_that_no_list_knows() {
    let floors = Floors { kinds: 92, taken: 2, precision: 0.0, recall: 0.0 };
    hold("nouns", NOUNS, ("fast", &fast(), &floors), true);
    hold("nouns", NOUNS, ("full", &full(), &floors), true);
}

#[test]
fn denials_of_the_seen_half_with_the_fast_model() {
    let floors = Floors { kinds: 55, taken: 0, precision: 0.95, recall: 0.7 };
    hold("seen", SEEN, ("fast", &fast(), &floors), true);
}

#[test]
fn denials_of_the_seen_half_with_the_full_model() {
    let floors = Floors { kinds: 54, taken: 0, precision: 0.95, recall: 0.75 };
    hold("seen", SEEN, ("full", &full(), &floors), true);
}

#[test]
fn denials_of_the_unseen_half_with_the_fast_model() {
    let floors = Floors { kinds: 54, taken: 0, precision: 0.9, recall: 0.6 };
    hold("unseen", UNSEEN, ("fast", &fast(), &floors), false);
}

#[test]
fn denials_of_the_unseen_half_with_the_full_model() {
    let floors = Floors { kinds: 52, taken: 1, precision: 0.8, recall: 0.55 };
    hold("unseen", UNSEEN, ("full", &full(), &floors), false);
}

#[test]
fn denials_of_the_fresh_set_with_the_fast_model() {
    let floors = Floors { kinds: 76, taken: 0, precision: 0.95, recall: 0.45 };
    hold("fresh", FRESH, ("fast", &fast(), &floors), false);
}

#[test]
fn denials_of_the_fresh_set_with_the_full_model() {
    let floors = Floors { kinds: 76, taken: 0, precision: 0.95, recall: 0.55 };
    hold("fresh", FRESH, ("full", &full(), &floors), true);
}

#[test]
fn denials_of_the_third_set_with_the_fast_model() {
    let floors = Floors { kinds: 260, taken: 2, precision: 0.95, recall: 0.5 };
    hold("third", MORE, ("fast", &fast(), &floors), false);
}

#[test]
fn denials_of_the_third_set_with_the_full_model() {
    let floors = Floors { kinds: 260, taken: 2, precision: 0.95, recall: 0.5 };
    hold("third", MORE, ("full", &full(), &floors), true);
}

#[test]
fn denials_of_the_blind_set_with_the_fast_model() {
    let floors = Floors { kinds: 108, taken: 1, precision: 0.9, recall: 0.4 };
    hold("blind", BLIND, ("fast", &fast(), &floors), false);
}

#[test]
fn denials_of_the_blind_set_with_the_full_model() {
    let floors = Floors { kinds: 108, taken: 1, precision: 0.9, recall: 0.4 };
    hold("blind", BLIND, ("full", &full(), &floors), true);
}

#[test]
fn denials_of_the_second_blind_set_with_the_fast_model() {
    let floors = Floors { kinds: 115, taken: 1, precision: 0.9, recall: 0.38 };
    hold("second blind", AGAIN, ("fast", &fast(), &floors), true);
}

#[test]
fn denials_of_the_second_blind_set_with_the_full_model() {
    let floors = Floors { kinds: 115, taken: 1, precision: 0.9, recall: 0.38 };
    hold("second blind", AGAIN, ("full", &full(), &floors), true);
}

#[test]
fn denials_of_the_third_blind_set_with_the_fast_model() {
    let floors = Floors { kinds: 110, taken: 1, precision: 0.9, recall: 0.48 };
    hold("third blind", THRICE, ("fast", &fast(), &floors), true);
}

#[test]
fn denials_of_the_third_blind_set_with_the_full_model() {
    let floors = Floors { kinds: 110, taken: 1, precision: 0.9, recall: 0.48 };
    hold("third blind", THRICE, ("full", &full(), &floors), true);
}

#[test]
fn denials_of_the_fourth_blind_set_with_the_fast_model() {
    let floors = Floors { kinds: 101, taken: 0, precision: 0.9, recall: 0.55 };
    hold("fourth blind", FOURTH, ("fast", &fast(), &floors), true);
}

#[test]
fn denials_of_the_fourth_blind_set_with_the_full_model() {
    let floors = Floors { kinds: 101, taken: 0, precision: 0.9, recall: 0.55 };
    hold("fourth blind", FOURTH, ("full", &full(), &floors), true);
}

#[test]
fn denials_of_the_sixth_blind_set_with_the_fast_model() {
    let floors = Floors { kinds: 165, taken: 1, precision: 0.95, recall: 0.42 };
    hold("sixth blind", SIXTH, ("fast", &fast(), &floors), false);
}

#[test]
fn denials_of_the_sixth_blind_set_with_the_full_model() {
    let floors = Floors { kinds: 165, taken: 1, precision: 0.95, recall: 0.51 };
    hold("sixth blind", SIXTH, ("full", &full(), &floors), true);
}

#[test]
fn denials_of_the_fifth_blind_set_with_the_fast_model() {
    let floors = Floors { kinds: 133, taken: 1, precision: 0.9, recall: 0.65 };
    hold("fifth blind", FIFTH, ("fast", &fast(), &floors), false);
}

#[test]
fn denials_of_the_fifth_blind_set_with_the_full_model() {
    let floors = Floors { kinds: 133, taken: 1, precision: 0.9, recall: 0.65 };
    hold("fifth blind", FIFTH, ("full", &full(), &floors), true);
}

//! Statements of every stance, in `tests/stances`: what each does, how firmly its source commits to it, the writer's tone.
//!
//! GUIDE.md there says how they were annotated. The rules were written with the seen half open; what is wrong in it is printed
//! with `cargo test --test stances -- --nocapture`. Of the unseen half only the sums are shown.
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic too")]

#[path = "support/models.rs"]
mod models;

use onrecord_ingest::{Hints, Raw, parse};
use onrecord_reader::Reader;
use onrecord_record::{Record, Span, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// One statement of an item, as annotated; in a line without one the stance is `None`.
struct Row {
    id: String,
    text: String,
    cue: String,
    /// Code points of the content.
    content: BTreeSet<u32>,
    stance: Option<String>,
    commitment: String,
    tone: String,
}

fn rows(file: &str) -> Vec<Row> {
    file.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(row).collect()
}

fn row(line: &str) -> Row {
    let columns: Vec<&str> = line.split('\t').collect();
    let [id, _, text, _, cue, content, stance, commitment, tone, ..] = columns[..] else {
        unreachable!("a line of too few columns: {line}")
    };
    let text = text.replace(" ¶ ", "\n\n");
    Row {
        id: id.to_owned(),
        content: points(&text, content),
        cue: cue.to_owned(),
        stance: (stance != "-").then(|| stance.to_owned()),
        commitment: commitment.to_owned(),
        tone: tone.to_owned(),
        text,
    }
}

/// The code points of a content, whose pieces are parted by " … ".
fn points(text: &str, content: &str) -> BTreeSet<u32> {
    let mut out = BTreeSet::new();
    let mut from = 0;
    for piece in content.split(" … ").filter(|piece| *piece != "-") {
        let at = text[from..].find(piece).map_or_else(|| text.find(piece), |at| Some(from + at));
        let Some(at) = at else { continue };
        let start = text[..at].chars().count() as u32;
        out.extend(start..start + piece.chars().count() as u32);
        from = at + piece.len();
    }
    out
}

fn read(reader: &Reader, text: &str) -> Record {
    let bytes = text.as_bytes().to_vec();
    let raw = Raw { bytes, uri: Some("item.txt".to_owned()), ..Raw::default() };
    let record = reader.read(&parse(&raw, &Hints::default()).unwrap());
    let faults = onrecord_record::check(&record);
    assert!(faults.is_empty(), "{faults:?}");
    record
}

/// Least share of characters in common, as the desk scorer has it.
const SAME: f64 = 0.5;

fn overlap(row: &Row, told: &Statement) -> f64 {
    let range = |span: &Span| span.start..span.end;
    let found: BTreeSet<u32> = told.content.iter().flat_map(range).collect();
    let both = row.content.intersection(&found).count() as u32;
    let either = row.content.union(&found).count() as u32;
    f64::from(both) / f64::from(either.max(1))
}

/// The statement that an annotated one is; where the text has no content for it, the one with its cue.
fn found<'r>(row: &Row, record: &'r Record) -> Option<&'r Statement> {
    if row.content.is_empty() {
        let same = |told: &&Statement| told.cue.as_ref().is_some_and(|cue| cue.text == row.cue);
        return record.statements.iter().find(same);
    }
    let shares = record.statements.iter().map(|told| (overlap(row, told), told));
    let best = shares.max_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|(share, _)| *share >= SAME).map(|(_, told)| told)
}

/// The name of a label as the record writes it.
fn word(label: impl std::fmt::Debug) -> String {
    format!("{label:?}").to_lowercase()
}

/// What was counted over a half.
#[derive(Debug, Default)]
struct Sums {
    gold: u32,
    found: u32,
    right: u32,
    commitment: u32,
    tone: u32,
    /// For each stance: given and right, given, annotated.
    stances: BTreeMap<String, [u32; 3]>,
    /// Refusals of a thing and other lines without a statement that were read as denials.
    denied_wrongly: u32,
    wrong: Vec<String>,
}

impl Sums {
    fn of(reader: &Reader, rows: &[Row]) -> Self {
        let mut sums = Self::default();
        for row in rows {
            sums.add(row, &read(reader, &row.text));
        }
        sums
    }

    fn add(&mut self, row: &Row, record: &Record) {
        let Some(gold) = &row.stance else {
            let denies =
                |told: &&Statement| told.stance.as_ref().is_some_and(|s| word(s.value) == "denies");
            self.denied_wrongly += record.statements.iter().filter(denies).count() as u32;
            return;
        };
        self.gold += 1;
        let Some(told) = found(row, record) else { return };
        let Some(stance) = &told.stance else { return };
        self.found += 1;
        let given = word(stance.value);
        let tone = told.cue_tone.map(word).unwrap_or_default();
        self.stances.entry(gold.clone()).or_default()[2] += 1;
        self.stances.entry(given.clone()).or_default()[1] += 1;
        if given == *gold {
            self.right += 1;
            self.stances.entry(given.clone()).or_default()[0] += 1;
        }
        let firmness = word(stance.commitment);
        self.commitment += u32::from(firmness == row.commitment);
        self.tone += u32::from(tone == row.tone);
        if given != *gold || firmness != row.commitment || tone != row.tone {
            self.wrong.push(format!(
                "{} {gold} {} {}: {given} {firmness} {tone} [{} {:?}] {:?} in {:?}",
                row.id, row.commitment, row.tone, stance.rule, stance.span.text, row.cue, row.text
            ));
        }
    }

    fn macro_f1(&self) -> f64 {
        let annotated = self.stances.values().filter(|counts| counts[2] > 0);
        let f1 = |[right, given, gold]: &[u32; 3]| {
            2.0 * f64::from(*right) / f64::from((given + gold).max(1))
        };
        let all: Vec<f64> = annotated.map(f1).collect();
        all.iter().sum::<f64>() / all.len().max(1) as f64
    }

    fn print_stances(&self, name: &str) {
        for (stance, [right, given, gold]) in &self.stances {
            println!("{name} {stance}: {right} right of {given} given, {gold} annotated");
        }
    }

    fn line(&self, name: &str) -> String {
        let share = |part: u32| f64::from(part) / f64::from(self.found.max(1));
        format!(
            "{name}: found {} of {}, stance macro-F1 {:.3}, right {:.3}, commitment {:.3}, tone {:.3}, denials where there are none {}",
            self.found,
            self.gold,
            self.macro_f1(),
            share(self.right),
            share(self.commitment),
            share(self.tone),
            self.denied_wrongly
        )
    }
}

const SEEN: &str = include_str!("stances/seen.tsv");
const UNSEEN: &str = include_str!("stances/unseen.tsv");
/// A second set by another writer, open to whoever writes rules.
const SECOND: &str = include_str!("stances/second.tsv");
/// Statements by that writer that are scored and never read.
const BLIND: &str = include_str!("stances/blind.tsv");

/// Scores one set and holds it to its floor; what is wrong is shown where the rules may be written with it open.
fn hold(reader: &Reader, model: &str, (name, file): (&str, &str), floor: f64) {
    let sums = Sums::of(reader, &rows(file));
    if matches!(name, "seen" | "second") {
        sums.wrong.iter().for_each(|line| println!("{line}"));
    }
    sums.print_stances(name);
    let line = sums.line(&format!("{model} {name}"));
    println!("{line}");
    assert!(sums.macro_f1() >= floor, "{line}");
    assert_eq!(sums.denied_wrongly, 0, "{line}");
}

/// The floors: a little below what is reached on the open sets; on the others the bar.
fn hold_all(reader: &Reader, model: &str) {
    hold(reader, model, ("seen", SEEN), 0.90);
    hold(reader, model, ("unseen", UNSEEN), 0.80);
    hold(reader, model, ("second", SECOND), 0.93);
    hold(reader, model, ("blind", BLIND), 0.80);
}

#[test]
fn the_full_model_tells_stances() {
    hold_all(&models::full(), "full");
}

#[test]
fn the_fast_model_tells_stances() {
    hold_all(&models::fast(), "fast");
}

//! Sentences in the writer's voice, and some that are not, in `tests/voices`: what is told apart into reports,
//! characterisations and claims without a source.
//!
//! GUIDE.md there says how they were annotated. The rules were written with the seen half open; what is wrong in it is printed
//! with `cargo test --test voices -- --nocapture`. Of the unseen half only the sums are shown.
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic too")]

#[path = "support/models.rs"]
mod models;

use models::{fast, full};
use onrecord_ingest::{Hints, Raw, parse};
use onrecord_reader::Reader;
use onrecord_record::{Voice, VoiceKind};

/// One text with the stretch in question, as annotated.
struct Item {
    id: &'static str,
    text: &'static str,
    /// The stretch in question, in code points.
    start: u32,
    end: u32,
    /// Absent where nobody's own voice is in it.
    kind: Option<VoiceKind>,
    words: &'static str,
}

fn item(line: &'static str) -> Item {
    let columns: Vec<&str> = line.split('\t').collect();
    let [id, _, text, sentence, kind, words, _] = columns[..] else {
        unreachable!("a line of other than seven columns: {line}")
    };
    let at = text.find(sentence).unwrap();
    let start = text[..at].chars().count() as u32;
    let kind = match kind {
        "report" => Some(VoiceKind::Report),
        "characterisation" => Some(VoiceKind::Characterisation),
        "unsourced-claim" => Some(VoiceKind::UnsourcedClaim),
        _ => None,
    };
    Item { id, text, start, end: start + sentence.chars().count() as u32, kind, words }
}

fn items(file: &'static str) -> Vec<Item> {
    file.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(item).collect()
}

/// The remarks that share a character with the stretch in question.
fn read(reader: &Reader, item: &Item) -> Vec<Voice> {
    let raw = Raw { bytes: item.text.into(), uri: Some("item.txt".to_owned()), ..Raw::default() };
    let record = reader.read(&parse(&raw, &Hints::default()).unwrap());
    let faults = onrecord_record::check(&record);
    assert!(faults.is_empty(), "{faults:?}");
    let mut remarks = record.voice;
    remarks.retain(|remark| remark.span.start < item.end && item.start < remark.span.end);
    remarks
}

/// What was counted of one kind over a half. An item counts once, however many remarks of the kind are found in it.
#[derive(Debug, Default)]
struct Sums {
    gold: usize,
    predicted: usize,
    right: usize,
    /// Items found whose annotated words share one with the words shown.
    words: usize,
}

impl Sums {
    fn of(kind: VoiceKind, items: &[(&Item, Vec<Voice>)]) -> Self {
        let mut sums = Self::default();
        for (item, remarks) in items {
            sums.add(kind, item, remarks);
        }
        sums
    }

    fn add(&mut self, kind: VoiceKind, item: &Item, remarks: &[Voice]) {
        let found = || remarks.iter().filter(|remark| remark.kind == kind);
        let is_gold = item.kind == Some(kind);
        self.gold += usize::from(is_gold);
        if found().next().is_some() {
            self.predicted += 1;
            self.right += usize::from(is_gold);
            self.words += usize::from(is_gold && found().any(|remark| shares(item, remark)));
        }
    }

    fn precision(&self) -> f64 {
        self.right as f64 / self.predicted.max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / self.gold.max(1) as f64
    }

    fn told(&self) -> String {
        format!(
            "precision {:.3} ({} of {}) recall {:.3} (of {}) words {} of {}",
            self.precision(),
            self.right,
            self.predicted,
            self.recall(),
            self.gold,
            self.words,
            self.right
        )
    }
}

/// Whether the words shown share one with those annotated.
fn shares(item: &Item, remark: &Voice) -> bool {
    let mut shown = remark.words.text.split_whitespace();
    shown.any(|word| item.words.split_whitespace().any(|other| word.contains(other)))
}

/// What is wrong with an item, told in a line.
fn wrong(item: &Item, remarks: &[Voice]) -> Option<String> {
    let other = remarks.iter().any(|remark| Some(remark.kind) != item.kind);
    let missed = item.kind.is_some() && remarks.is_empty();
    let told = remarks.iter().map(|told| (told.kind, &told.words.text, &told.rule));
    let told: Vec<_> = told.collect();
    (other || missed)
        .then(|| format!("{}: not {:?} but {told:?} in {:?}", item.id, item.kind, item.text))
}

/// The least precision and recall of characterisations, of claims, and of reports.
struct Floors {
    characterisation: (f64, f64),
    claim: (f64, f64),
    report: (f64, f64),
}

fn hold(half: &str, file: &'static str, floors: &Floors, shown: bool) {
    let items = items(file);
    for (model, reader) in [("fast", fast()), ("full", full())] {
        let read: Vec<_> = items.iter().map(|item| (item, read(&reader, item))).collect();
        if shown {
            let wrong: Vec<_> =
                read.iter().filter_map(|(item, remarks)| wrong(item, remarks)).collect();
            println!("{}", wrong.join("\n"));
        }
        for (kind, (precision, recall)) in [
            (VoiceKind::Characterisation, floors.characterisation),
            (VoiceKind::UnsourcedClaim, floors.claim),
            (VoiceKind::Report, floors.report),
        ] {
            let sums = Sums::of(kind, &read);
            let told = format!("{half}, {model} model, {kind:?}: {}", sums.told());
            println!("{told}");
            assert!(sums.precision() >= precision && sums.recall() >= recall, "{told}");
        }
    }
}

#[test]
fn voices_of_the_seen_half() {
    let floors =
        Floors { characterisation: (0.95, 0.95), claim: (0.95, 0.8), report: (0.85, 0.75) };
    hold("seen", include_str!("voices/seen.tsv"), &floors, true);
}

#[test]
fn voices_of_the_unseen_half() {
    let floors = Floors { characterisation: (0.88, 0.6), claim: (0.85, 0.4), report: (0.65, 0.75) };
    hold("unseen", include_str!("voices/unseen.tsv"), &floors, false);
}

//! A fixed number of mutated inputs through each fuzz target, and proof that the targets notice.
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may panic too")]

use onrecord_ingest::{Hints, Raw, parse};
use onrecord_reader::Reader;
use onrecord_smoke::{Fault, Mutator, html, record, text};

const TEXTS: [&str; 3] = [
    include_str!("../../../examples/lockgate.txt"),
    include_str!("../seeds/marks.txt"),
    include_str!("../seeds/transcript.txt"),
];
const PAGES: [&str; 2] = [include_str!("../seeds/page.html"), include_str!("../seeds/broken.html")];

/// Inputs for each target: some seconds' worth in a build without optimisation.
const ROUNDS: usize = 500;

fn run(seeds: &[&[u8]], rounds: usize, target: impl Fn(&[u8]) -> Result<(), Fault>) {
    for seed in seeds {
        target(seed).unwrap_or_else(|fault| panic!("a seed as it stands: {fault}"));
    }
    let mut mutator = Mutator::new(20_240_312);
    for round in 0..rounds {
        let input = mutator.input(seeds);
        if let Err(fault) = target(&input) {
            panic!("input {round}: {fault}\n{}", String::from_utf8_lossy(&input));
        }
    }
}

#[test]
fn text_in_any_bytes_is_read_or_refused() {
    run(&TEXTS.map(str::as_bytes), ROUNDS, text);
}

#[test]
fn html_in_any_bytes_is_read_or_refused() {
    run(&PAGES.map(str::as_bytes), ROUNDS, html);
}

#[test]
fn any_bytes_are_a_sound_record_or_refused() {
    let records = TEXTS.map(written);
    let mut seeds: Vec<&[u8]> = records.iter().map(Vec::as_slice).collect();
    seeds.push(b"{\"format\": \"onrecord/1\"}");
    run(&seeds, 4 * ROUNDS, record);
}

/// The record of a text, as JSON.
fn written(words: &str) -> Vec<u8> {
    let raw = Raw { bytes: words.into(), ..Raw::default() };
    let source = parse(&raw, &Hints::default()).unwrap();
    serde_json::to_vec(&Reader::new().unwrap().read(&source)).unwrap()
}

#[test]
fn a_seed_gives_statements() {
    let record = serde_json::from_slice::<serde_json::Value>(&written(TEXTS[0])).unwrap();
    let statements = record["statements"].as_array().unwrap().len();
    assert!(
        statements > 5,
        "the seeds must reach every stage; this one gave {statements} statements"
    );
}

//! A fixed number of mutated inputs through each fuzz target, and proof that the targets notice.
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may panic too")]

use onrecord_ingest::{Hints, Raw, parse};
use onrecord_reader::Reader;
use onrecord_smoke::{Fault, Mutator, archive, feed, html, lines, record, text};
use std::io::Write;

const TEXTS: [&str; 3] = [
    include_str!("../../../examples/lockgate.txt"),
    include_str!("../seeds/marks.txt"),
    include_str!("../seeds/transcript.txt"),
];
const PAGES: [&str; 2] = [include_str!("../seeds/page.html"), include_str!("../seeds/broken.html")];

const LINES: &str = include_str!("../seeds/articles.jsonl");
const ARCHIVE: &str = include_str!("../seeds/archive.warc");
const FEEDS: [&str; 3] = [
    include_str!("../seeds/feed.rss"),
    include_str!("../seeds/feed.atom"),
    include_str!("../seeds/feed.json"),
];

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
fn json_lines_in_any_bytes_are_taken_or_refused() {
    run(&[LINES.as_bytes(), &gzip(LINES.as_bytes())], ROUNDS, lines);
}

#[test]
fn archives_in_any_bytes_are_taken_or_refused() {
    // The seeds have plain ends of lines, as editors write them; archives have both characters.
    let plain = ARCHIVE.replace('\n', "\r\n");
    let records = plain.split_inclusive("\r\n\r\n\r\n").map(|record| gzip(record.as_bytes()));
    let packed: Vec<u8> = records.flatten().collect();
    run(&[plain.as_bytes(), &packed], ROUNDS, archive);
}

#[test]
fn feeds_in_any_bytes_are_taken_or_refused() {
    run(&FEEDS.map(str::as_bytes), 2 * ROUNDS, feed);
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn the_seeds_give_articles() {
    use onrecord_ingest::{MemberOptions, members_of_bytes};
    let archive = ARCHIVE.replace('\n', "\r\n");
    let seeds = [
        ("a.jsonl", LINES),
        ("a.warc", &archive),
        ("a.rss", FEEDS[0]),
        ("a.atom", FEEDS[1]),
        ("a.rss", FEEDS[2]),
    ];
    for (name, seed) in seeds {
        let members = members_of_bytes(name, seed.as_bytes().to_vec(), &MemberOptions::default());
        let read = members.flatten().filter(|member| parse(&member.raw, &member.hints).is_ok());
        assert!(read.count() > 0, "{name}");
    }
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

//! Events in the record: what stands on a timeline, and how long it takes to find.
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic too")]

use onrecord_ingest::{Hints, Raw, parse};
use onrecord_reader::Reader;
use onrecord_record::Record;
use std::time::{Duration, Instant};

fn read(text: &str, published: Option<&str>) -> Record {
    let raw = Raw { bytes: text.into(), uri: Some("quay.txt".to_owned()), ..Raw::default() };
    let hints = Hints { published: published.map(str::to_owned), ..Hints::default() };
    Reader::new().unwrap().read(&parse(&raw, &hints).unwrap())
}

/// The events of a text, each as "words @ value".
fn told(text: &str, published: Option<&str>) -> Vec<String> {
    let record = read(text, published);
    let value = |event: &onrecord_record::Event| event.when.as_ref().unwrap().value.clone();
    record.events.iter().map(|event| format!("{} @ {}", event.span.text, value(event))).collect()
}

const DAY: Option<&str> = Some("2023-06-12");

#[test]
fn what_would_be_stands_where_somebody_said_so() {
    assert_eq!(
        told("Mayor Jane Roe said the bridge would open on July 4.\n", DAY),
        ["the bridge would open on July 4 @ 2023-07-04"]
    );
    assert!(told("Otherwise the bridge would open on July 4.\n", DAY).is_empty());
}

#[test]
fn what_was_asked_for_did_not_happen() {
    let text = "Mayor Jane Roe asked the council to vote on the budget on July 4.\n";
    assert!(told(text, DAY).iter().all(|event| event.contains("asked")), "{:?}", told(text, DAY));
}

#[test]
fn a_quoted_verb_keeps_its_subject() {
    let text = "The debt “will reach a staggering height in 2048,” Mayor Jane Roe said.\n";
    assert_eq!(told(text, DAY)[0], "The debt “will reach a staggering height in 2048 @ 2048");
}

#[test]
fn a_moved_date_stands_at_the_new_one() {
    let text = "The talks, delayed from Feb. 2, will now begin on July 9. The trial, originally set for June 20, will now \
        start on July 5. The concert on June 30 was cancelled.\n";
    assert_eq!(
        told(text, DAY),
        [
            "The talks, delayed from Feb. 2, will now begin on July 9 @ 2023-07-09",
            "The trial, originally set for June 20, will now start on July 5 @ 2023-07-05"
        ]
    );
}

#[test]
fn without_publication_events_stand_undated_in_text_order() {
    let record = read("The dam failed on Monday. The mayor resigned on Thursday.\n", None);
    let words: Vec<_> = record.events.iter().map(|event| event.span.text.as_str()).collect();
    assert_eq!(words, ["The dam failed on Monday", "The mayor resigned on Thursday"]);
    assert!(record.events.iter().all(|event| event.when.as_ref().unwrap().from.is_none()));
}

/// The least time of two that a sentence of so many pieces takes.
fn cost(piece: &str, pieces: usize) -> Duration {
    let text = format!("The crew left {}and the harbour closed.\n", piece.repeat(pieces));
    let once = |_| {
        let start = Instant::now();
        let record = read(&text, DAY);
        let longest = record.events.iter().map(|event| event.span.text.len()).max();
        assert!(longest.is_none_or(|longest| longest < 1000), "{longest:?}");
        start.elapsed()
    };
    (0..2).map(once).min().unwrap()
}

#[test]
fn the_cost_of_a_giant_sentence_grows_with_its_length() {
    for piece in ["two weeks later, ", "on May 3 ", "red, "] {
        let (one, four) = (cost(piece, 1_000), cost(piece, 4_000));
        // Linear is 4, quadratic 16.
        assert!(four < one * 9, "{piece:?}: {one:?} for one length, {four:?} for four");
    }
}

//! The record's own rules: the sample keeps them, and each breach is said.
#![expect(clippy::expect_used, reason = "helpers of tests may panic too")]

use onrecord_record::{NotARecord, Record, Span, check};

const SAMPLE: &[u8] = include_bytes!("data/harbour.json");

/// A sample with times, events and obligations.
const DATED: &[u8] = include_bytes!("data/wall.json");

/// A sample with charges, answers, claims, the writer's voice and a conflict.
const CHARGED: &[u8] = include_bytes!("data/cranes.json");

/// The sample after a change, and what is then wrong with it.
fn faults_after(change: impl FnOnce(&mut Record)) -> Vec<String> {
    let mut record = Record::from_json(SAMPLE).expect("the sample is a record");
    change(&mut record);
    check(&record)
}

/// Asserts that a change breaks exactly one rule, whose sentence holds `words`.
fn breaks(words: &str, change: impl FnOnce(&mut Record)) {
    let faults = faults_after(change);
    assert!(matches!(faults.as_slice(), [one] if one.contains(words)), "{words:?}: {faults:#?}");
}

#[test]
fn the_sample_keeps_every_rule() {
    assert_eq!(faults_after(|_| {}), Vec::<String>::new());
}

#[test]
fn words_must_be_those_of_the_text() {
    breaks("not \"said so\"", |r| r.statements[0].cue.as_mut().unwrap().text = "said so".into());
    breaks("off the text", |r| r.entities[0].roles[0].end = 9_999_999);
    breaks("holds nothing", |r| {
        r.diagnostics[0].span = Some(Span { start: 5, end: 5, text: String::new() });
    });
}

#[test]
fn ids_must_be_unique_and_found() {
    breaks("used twice", |r| {
        r.statements[12].source.entity = None;
        r.entities[6].id = "e-kovac".into();
    });
    breaks("white space", |r| r.statements[12].id = "s 13".into());
    breaks("which is not there", |r| r.source.writer = Some("e-nobody".into()));
    breaks("which is not there", |r| r.statements[2].answered_by = vec!["s-99".into()]);
}

#[test]
fn nesting_must_be_inside_and_end() {
    breaks("not inside the content", |r| r.statements[12].within = Some("s-01".into()));
    breaks("stands inside itself", |r| r.statements[0].within = Some("s-01".into()));
}

#[test]
fn no_statement_may_touch_furniture() {
    breaks("in furniture", |r| {
        let cue = r.source.furniture[2].span.clone();
        r.statements[12].cue = Some(cue);
    });
}

#[test]
fn contents_must_be_there_in_text_order() {
    breaks("content is empty", |r| r.statements[12].content.clear());
    breaks("its pieces overlap", |r| {
        let piece = r.statements[12].content[0].clone();
        r.statements[12].content.push(piece);
    });
    breaks("statements is not in text order", |r| r.statements.swap(11, 12));
    breaks("not 0 to 1", |r| r.statements[3].confidence = f64::NAN);
}

#[test]
fn nobody_given_means_nobody() {
    breaks("gives somebody", |r| r.statements[11].source.entity = Some("e-peric".into()));
}

/// Asserts that a change to the sample with dates breaks exactly one rule, whose sentence holds `words`.
fn breaks_dated(words: &str, change: impl FnOnce(&mut Record)) {
    let mut record = Record::from_json(DATED).expect("the sample is a record");
    change(&mut record);
    let faults = check(&record);
    assert!(matches!(faults.as_slice(), [one] if one.contains(words)), "{words:?}: {faults:#?}");
}

/// Asserts that a change to the sample with charges breaks exactly one rule, whose sentence holds `words`.
fn breaks_charged(words: &str, change: impl FnOnce(&mut Record)) {
    let mut record = Record::from_json(CHARGED).expect("the sample is a record");
    change(&mut record);
    let faults = check(&record);
    assert!(matches!(faults.as_slice(), [one] if one.contains(words)), "{words:?}: {faults:#?}");
}

#[test]
fn answers_are_tied_at_both_ends() {
    breaks_charged("whose answered_by does not name it", |r| {
        r.statements[0].answered_by.pop();
    });
    breaks_charged("answered by itself", |r| {
        let own = r.statements[5].id.clone();
        r.statements[5].answered_by.push(own);
    });
}

#[test]
fn a_claim_is_contested_by_two_holders_who_stand_opposed() {
    breaks_charged("no two holders stand opposed", |r| {
        r.claims[0].standings[1].holder = Some("e-abara".into());
    });
    breaks_charged("no two holders stand opposed", |r| r.claims[2].contested = true);
    breaks_charged("that no statement shows", |r| {
        r.claims[1].standings[0].statements.clear();
    });
    breaks_charged("which is not there", |r| {
        r.claims[1].standings[0].statements = vec!["s-99".into()];
    });
}

#[test]
fn voice_and_conflicts_stand_in_text_order_and_say_why() {
    breaks_charged("voice is not in text order", |r| r.voice.swap(0, 1));
    breaks_charged("words are not inside its span", |r| {
        r.voice[0].words = r.voice[1].words.clone();
    });
    breaks_charged("no explanation", |r| r.conflicts[0].explanation.clear());
    breaks_charged("rule is empty", |r| r.conflicts[0].rule.clear());
    breaks_charged("rule is empty", |r| {
        r.statements[0].stance.iter_mut().for_each(|stance| stance.rule.clear());
    });
}

#[test]
fn ends_must_be_days_or_moments_in_order() {
    breaks_dated("times[0].from is \"2024-3-12\"", |r| r.times[0].from = Some("2024-3-12".into()));
    breaks_dated("events[1].when.to is \"March\"", |r| {
        r.events[1].when.as_mut().unwrap().to = Some("March".into());
    });
    breaks_dated("statements[0].said ends before it begins", |r| {
        r.statements[0].said.as_mut().unwrap().to = Some("2024-03-12".into());
    });
    breaks_dated("obligations[2].due ends before it begins", |r| {
        r.obligations[2].due.as_mut().unwrap().from = Some("2024-06-01".into());
    });
    breaks_dated("no precision", |r| r.times[3].precision.clear());
}

#[test]
fn due_dates_must_be_readable_and_explained() {
    for wrong in ["2024-13", "soon", "2024-04-05T17:00:00Z", "24-04-05"] {
        breaks_dated("which is no date, month, year or moment", |r| {
            r.obligations[0].due.as_mut().unwrap().value = Some(wrong.into());
        });
    }
    breaks_dated("rule is empty", |r| r.obligations[0].due.as_mut().unwrap().rule.clear());
}

#[test]
fn events_and_obligations_stand_in_text_order_and_point_to_what_is_there() {
    breaks_dated("events is not in text order", |r| r.events.swap(0, 1));
    breaks_dated("obligations is not in text order", |r| r.obligations.swap(0, 1));
    breaks_dated("which is not there", |r| r.events[0].participants = vec!["e-nobody".into()]);
    breaks_dated("which is not there", |r| r.obligations[2].basis = Some("s-99".into()));
}

#[test]
fn outside_bytes_are_refused_with_a_reason() {
    let refused = |bytes: &[u8]| Record::from_json(bytes).expect_err("refused").to_string();
    assert!(refused(b"").starts_with("this is no record"));
    assert!(refused(b"").contains("nothing in it"));
    assert!(refused(b"{}").contains("of the format onrecord/1 (it names no format)"));
    let whole = std::str::from_utf8(SAMPLE).unwrap();
    let cut: Vec<_> = whole.split_inclusive('\n').take(9).collect();
    let cut = refused(cut.concat().trim_end().trim_end_matches(['"', ',']).as_bytes());
    assert!(cut.contains("it ends in the middle of one, on line 9;"), "{cut}");
    assert!(!cut.contains("EOF"), "{cut}");
    assert!(refused(b"{\n\"format\" 3}").contains("it is not JSON, on line 2 ("));
    assert!(refused(b"{\"format\": 3}").contains("it has another shape ("));
    assert!(refused(br#"{"format":"onrecord/2"}"#).contains("\"onrecord/2\""));
    assert!(refused(br#"{"format":"onrecord/1"}"#).contains("missing field"));
    assert!(refused("[".repeat(100_000).as_bytes()).starts_with("this is no record"));
    let broken = String::from_utf8(SAMPLE.to_vec()).unwrap().replace("\"denied\"", "\"said\"");
    let error = Record::from_json(broken.as_bytes()).expect_err("refused");
    assert!(matches!(error, NotARecord::Rules(ref faults) if faults.len() == 1), "{error}");
}

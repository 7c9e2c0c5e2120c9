//! A story as one file.
#![allow(clippy::unwrap_used, reason = "helpers may panic")]

mod support;

use onrecord_record::EntityKind;
use onrecord_store::{Store, StoreError, Verdict};
use proptest::prelude::*;
use rusqlite::Connection;
use sha2::{Digest as _, Sha256};
use std::path::{Path, PathBuf};
use support::{add, member, member_with, store, text};
use tempfile::TempDir;

/// A store with a story of several versions and decisions, and its file.
fn exported() -> (TempDir, Store, PathBuf) {
    let (folder, mut store) = store();
    add(&mut store, (0..12).map(member));
    add(&mut store, [Ok(member_with(4, &(text(4) + "\nCorrected on Friday.\n")))]);
    let names = ("Ines Marsh", "Tomas Marsh");
    store.decide("Ferry", EntityKind::Person, names, Verdict::Two).unwrap();
    let file = folder.path().join("ferry.onrecord");
    store.export("Ferry", &file).unwrap();
    (folder, store, file)
}

#[test]
fn a_story_goes_to_another_store_whole() {
    let (folder, from, file) = exported();
    let mut to = Store::open(&folder.path().join("other.db")).unwrap();
    assert_eq!(to.import(&file, None).unwrap(), "Ferry");
    assert_eq!(to.story_digest("Ferry").unwrap(), from.story_digest("Ferry").unwrap());
    assert_eq!(to.decisions("Ferry").unwrap(), from.decisions("Ferry").unwrap());
    let again = folder.path().join("again.onrecord");
    to.export("Ferry", &again).unwrap();
    assert_eq!(std::fs::read(&again).unwrap(), std::fs::read(&file).unwrap());
}

#[test]
fn a_name_that_is_taken_is_refused_and_another_one_is_not() {
    let (_folder, mut store, file) = exported();
    assert!(matches!(store.import(&file, None), Err(StoreError::StoryExists { .. })));
    assert_eq!(store.import(&file, Some("Copy")).unwrap(), "Copy");
    assert_eq!(store.story_digest("Copy").unwrap(), store.story_digest("Ferry").unwrap());
}

#[test]
fn no_file_is_written_over() {
    let (_folder, store, file) = exported();
    let error = store.export("Ferry", &file).unwrap_err();
    assert!(error.to_string().contains("is there already"), "{error}");
}

/// The digest of the story that these bytes are, or why they are refused. Then the store must not change.
fn imported(folder: &Path, bytes: &[u8]) -> Result<String, String> {
    let file = folder.join("hostile.onrecord");
    std::fs::write(&file, bytes).unwrap();
    let path = folder.join("other.db");
    let mut store = Store::open(&path).unwrap();
    let outcome = store.import(&file, None).map_err(|error| error.to_string());
    let digest = outcome.map(|name| store.story_digest(&name).unwrap());
    if digest.is_ok() {
        store.remove_story("Ferry").unwrap();
    }
    assert!(store.stories().unwrap().is_empty());
    let sql = "SELECT (SELECT count(*) FROM blob) + (SELECT count(*) FROM decision)";
    let rows: i64 = Connection::open(&path).unwrap().query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(rows, 0);
    digest
}

/// The file without compression, changed, and compressed again with the right sum of its frame.
fn changed(file: &Path, change: impl FnOnce(String) -> String) -> Vec<u8> {
    let inside = zstd::decode_all(std::fs::File::open(file).unwrap()).unwrap();
    zstd::encode_all(change(String::from_utf8(inside).unwrap()).as_bytes(), 3).unwrap()
}

#[test]
fn a_file_that_was_changed_is_refused_with_the_reason() {
    let (folder, _store, file) = exported();
    let cases: [(&str, &str, &str); 6] = [
        ("onrecord-story/1", "onrecord-story/7", "of the format \"onrecord-story/7\""),
        ("onrecord-story/1", "a letter", "this is no story of onrecord"),
        ("\"version\":2", "\"version\":3", "out of order"),
        ("Corrected on Friday", "Corrected on Monday", "damaged"),
        ("\"sha256\":\"", "\"sha256\":\"0", "its sum is wrong"),
        ("\"record\":", "\"record\":99999999999999", "larger than anything"),
    ];
    for (from, to, reason) in cases {
        let bytes = changed(&file, |inside| inside.replacen(from, to, 1));
        let said = imported(folder.path(), &bytes).unwrap_err();
        assert!(said.contains(reason), "{said}");
    }
    let without_end =
        changed(&file, |inside| inside[..=inside.trim_end().rfind('\n').unwrap()].to_owned());
    assert!(imported(folder.path(), &without_end).unwrap_err().contains("its end is missing"));
    assert!(imported(folder.path(), b"").is_err());
    assert!(imported(folder.path(), b"Dear sir, enclosed please find").is_err());
}

/// The file with other words in its records alone, and the right sum over them.
fn forged(file: &Path, (from, to): (&str, &str)) -> Vec<u8> {
    changed(file, |inside| {
        let mut out = String::new();
        let mut rest = inside.as_str();
        let mut versions = 0;
        while let Some(line) = rest.split_inclusive('\n').next() {
            let entry: serde_json::Value = serde_json::from_str(line).unwrap();
            let Some(bytes) = entry["bytes"].as_u64() else {
                if entry.get("sha256").is_some() {
                    break;
                }
                out += line;
                rest = &rest[line.len()..];
                continue;
            };
            versions += 1;
            let (bytes, behind) = rest[line.len()..].split_at(usize::try_from(bytes).unwrap());
            let (record, behind) =
                behind.split_at(usize::try_from(entry["record"].as_u64().unwrap()).unwrap());
            assert_eq!(from.len(), to.len());
            out.extend([line, bytes, &record.replace(from, to), "\n"]);
            rest = &behind[1..];
        }
        let hex =
            |byte: &u8| [byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16));
        let sum: String = Sha256::digest(&out).iter().flat_map(hex).flatten().collect();
        out + &format!("{{\"versions\":{versions},\"sha256\":\"{sum}\"}}\n")
    })
}

#[test]
fn a_record_that_says_what_its_bytes_do_not_is_refused() {
    let (folder, _store, file) = exported();
    for (words, field) in [
        (("that contract", "this contract"), "text"),
        (("Harbour Herald", "Harbour Gazett"), "outlet"),
        (("2024-03-05", "2019-03-05"), "date"),
    ] {
        let said = imported(folder.path(), &forged(&file, words)).unwrap_err();
        assert!(
            said.contains(&format!("the {field} of its record is not that of its bytes")),
            "{said}"
        );
    }
}

#[test]
fn a_file_cut_early_is_damaged_and_other_files_are_no_stories() {
    let (folder, store, file) = exported();
    let bytes = std::fs::read(&file).unwrap();
    let other = zstd::encode_all(&b"{\"letters\": 3}\n"[..], 3).unwrap();
    for (bytes, reason) in [
        (&bytes[..9], "damaged"),
        (&bytes[..bytes.len() / 2], "damaged"),
        (b"", "damaged (it is empty)"),
        (b"Dear sir, enclosed please find", "no story of onrecord"),
        (&other, "no story of onrecord"),
    ] {
        let said = imported(folder.path(), bytes).unwrap_err();
        assert!(said.contains(reason), "{said}");
    }
    let mut store = store;
    let said = store.import(folder.path(), None).unwrap_err().to_string();
    assert!(said.contains("this is a folder"), "{said}");
    let said = store.export("Ferry", folder.path()).unwrap_err().to_string();
    assert!(said.contains("this is a folder"), "{said}");
}

#[test]
fn decisions_that_nobody_could_make_are_refused() {
    let (folder, _store, file) = exported();
    let one = r#"{"kind":"person","a":"ines marsh","b":"tomas marsh","verdict":"two"}"#;
    let of = |a: &str, b: &str, verdict: &str| {
        format!(r#"{{"kind":"person","a":"{a}","b":"{b}","verdict":"{verdict}"}}"#)
    };
    let contradictory =
        [of("ines marsh", "x", "one"), of("tomas marsh", "x", "one"), one.to_owned()].join(",");
    for wrong in [
        contradictory,
        of("\\u001b[2J", "x", "one"),
        of("x", "ines marsh", "one"),
        [one, one].join(","),
        of("x", "x", "two"),
    ] {
        let bytes = changed(&file, |inside| inside.replacen(one, &wrong, 1));
        let said = imported(folder.path(), &bytes).unwrap_err();
        assert!(said.contains("what was decided about names"), "{wrong}: {said}");
    }
}

#[test]
fn a_file_that_was_cut_is_refused_wherever_it_was_cut() {
    let (folder, _store, file) = exported();
    let bytes = std::fs::read(&file).unwrap();
    for end in (0..bytes.len()).step_by(bytes.len() / 20).chain([bytes.len() - 1]) {
        assert!(imported(folder.path(), &bytes[..end]).is_err(), "cut at {end}");
    }
    assert!(imported(folder.path(), &bytes).is_ok());
}

#[test]
fn a_file_with_a_changed_byte_is_refused_or_says_the_same() {
    let (folder, store, file) = exported();
    let whole = store.story_digest("Ferry").unwrap();
    let bytes = std::fs::read(&file).unwrap();
    let places = 0..bytes.len();
    let config = ProptestConfig { cases: 40, ..ProptestConfig::default() };
    proptest!(config, |(place in places, flip in 1_u8..)| {
        let mut hostile = bytes.clone();
        hostile[place] ^= flip;
        // A few bits of a frame mean nothing.
        let digest = imported(folder.path(), &hostile);
        prop_assert!(digest.is_err() || digest.as_ref() == Ok(&whole), "byte {place}");
    });
}

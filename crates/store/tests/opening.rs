//! What is a store and what is none.
#![allow(clippy::unwrap_used, reason = "helpers may panic")]

mod support;

use onrecord_store::{Store, StoreError};
use rusqlite::Connection;
use support::store;

#[test]
fn a_new_store_is_made_with_its_folders_and_is_empty() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("some/where/s.db");
    assert!(Store::open(&path).unwrap().stories().unwrap().is_empty());
    assert!(Store::open_for_asking(&path).unwrap().stories().unwrap().is_empty());
}

#[test]
fn asking_makes_no_store() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.db");
    let error = Store::open_for_asking(&path).unwrap_err();
    assert!(matches!(error, StoreError::Missing { .. }) && !path.exists());
}

#[test]
fn asking_writes_nothing() {
    let (_folder, store) = store();
    let mut asking = Store::open_for_asking(store.path()).unwrap();
    assert!(asking.new_story("Other").is_err());
    assert_eq!(store.story_names().unwrap(), ["Ferry"]);
}

#[test]
fn a_file_that_is_no_store_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("notes.txt");
    std::fs::write(&text, "Call the harbour master again.\n".repeat(400)).unwrap();
    let other = folder.path().join("other.db");
    Connection::open(&other).unwrap().execute_batch("CREATE TABLE mine (a)").unwrap();
    for path in [text, other] {
        let before = std::fs::read(&path).unwrap();
        let error = Store::open(&path).unwrap_err();
        assert!(matches!(error, StoreError::NotAStore { .. }), "{error}");
        assert!(matches!(Store::open_for_asking(&path), Err(StoreError::NotAStore { .. })));
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }
}

#[test]
fn a_store_of_a_later_version_is_refused_and_left_alone() {
    let (_folder, store) = store();
    let path = store.path().to_owned();
    drop(store);
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let before = std::fs::read(&path).unwrap();
    let error = Store::open(&path).unwrap_err();
    assert!(error.to_string().contains("its version is 99, this program knows 1"), "{error}");
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn a_store_whose_making_was_broken_off_is_made_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.db");
    drop(Store::open(&path).unwrap());
    let connection = Connection::open(&path).unwrap();
    connection.execute_batch("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema; PRAGMA user_version = 0; PRAGMA writable_schema = OFF; VACUUM").unwrap();
    drop(connection);
    assert!(Store::open(&path).unwrap().stories().unwrap().is_empty());
}

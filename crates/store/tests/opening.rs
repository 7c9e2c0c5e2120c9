//! What is a store and what is none.
#![allow(clippy::unwrap_used, reason = "helpers may panic")]

mod support;

use onrecord_store::{Store, StoreError};
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use support::{add, member, store};
use tempfile::TempDir;

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

/// A store as one leaves it whose making was broken off: without any table, and of version 0.
fn broken_off() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.db");
    drop(Store::open(&path).unwrap());
    let sql = "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema; PRAGMA user_version = 0; PRAGMA writable_schema = OFF; VACUUM";
    Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    (folder, path)
}

#[test]
fn a_store_whose_making_was_broken_off_is_made_whole() {
    let (_folder, path) = broken_off();
    assert!(Store::open(&path).unwrap().stories().unwrap().is_empty());
}

#[test]
fn a_store_that_is_not_there_is_made_only_where_that_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("some/s.db");
    assert!(matches!(Store::open_existing(&path), Err(StoreError::Missing { .. })));
    assert!(!folder.path().join("some").exists());
}

#[test]
fn an_empty_file_is_as_good_as_none() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.db");
    std::fs::write(&path, "").unwrap();
    assert!(matches!(Store::open_for_asking(&path), Err(StoreError::Missing { .. })));
    assert!(matches!(Store::open_existing(&path), Err(StoreError::Missing { .. })));
    drop(Store::open(&path).unwrap());
    assert!(Store::open_for_asking(&path).unwrap().stories().unwrap().is_empty());
}

#[test]
fn what_is_no_file_is_no_store() {
    let folder = tempfile::tempdir().unwrap();
    for path in [folder.path(), Path::new("/dev/null")] {
        for opened in [Store::open(path), Store::open_for_asking(path)] {
            let error = opened.unwrap_err();
            assert!(matches!(error, StoreError::NotAFile { .. }), "{error}");
        }
    }
}

/// A store with an article, and a connection to its file.
fn outside() -> (TempDir, PathBuf, Connection) {
    let (folder, mut store) = store();
    add(&mut store, [member(1)]);
    let path = store.path().to_owned();
    drop(store);
    let connection = Connection::open(&path).unwrap();
    (folder, path, connection)
}

#[test]
fn a_store_with_other_tables_is_not_read() {
    for change in [
        "CREATE TRIGGER mine AFTER INSERT ON page BEGIN DELETE FROM blob; END",
        "ALTER TABLE person RENAME TO people; CREATE VIEW person AS SELECT * FROM people",
        "DROP TABLE decision",
        "CREATE TABLE other (a)",
        "ALTER TABLE story ADD COLUMN mine TEXT",
        "CREATE TRIGGER mine AFTER INSERT ON article_words_data BEGIN DELETE FROM blob; END",
    ] {
        let (_folder, path, connection) = outside();
        connection.execute_batch(change).unwrap();
        drop(connection);
        for opened in [Store::open(&path), Store::open_for_asking(&path)] {
            let error = opened.unwrap_err();
            let is_refused =
                matches!(error, StoreError::Strange { .. } | StoreError::Broken { .. });
            assert!(is_refused, "{change}: {error}");
        }
    }
}

#[test]
fn a_damaged_layout_is_told_without_its_bytes() {
    let (_folder, path, connection) = outside();
    let sql = "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE \u{1b} rubbish' WHERE name = 'person'";
    connection.execute_batch(sql).unwrap();
    drop(connection);
    let error = Store::open_for_asking(&path).unwrap_err();
    assert!(error.to_string().ends_with("is damaged; restore it from a copy"), "{error}");
}

#[test]
fn asking_brings_an_earlier_store_up_to_date() {
    let (_folder, path) = broken_off();
    assert!(Store::open_for_asking(&path).unwrap().stories().unwrap().is_empty());
}

#[test]
fn a_store_of_no_version_is_none() {
    let (_folder, path, connection) = outside();
    connection.pragma_update(None, "user_version", -1).unwrap();
    drop(connection);
    assert!(matches!(Store::open_for_asking(&path), Err(StoreError::NotAStore { .. })));
}

/// As in a shared folder or on a medium. Who may write everywhere sees the plain case only.
#[cfg(unix)]
#[test]
fn a_store_in_a_folder_that_cannot_be_written_can_be_asked() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, path, connection) = outside();
    drop(connection);
    let at = path.parent().unwrap();
    let allow = |mode| std::fs::set_permissions(at, std::fs::Permissions::from_mode(mode)).unwrap();
    allow(0o555);
    let asked = Store::open_for_asking(&path).map(|store| store.story("Ferry").unwrap().pages);
    allow(0o755);
    assert_eq!(asked.unwrap(), 1);
    drop(folder);
}

#[test]
fn asking_puts_together_what_a_run_that_was_broken_off_has_left() {
    let (_folder, path, connection) = outside();
    let unsettle = "UPDATE story SET settled = 0; DELETE FROM person";
    connection.execute_batch(&format!("PRAGMA foreign_keys = ON; {unsettle}")).unwrap();
    let whole = |store: &Store| {
        let counts = store.story("Ferry").unwrap();
        let cast = store.cast("Ferry", "", usize::MAX).unwrap();
        (counts.is_settled, !cast.people.is_empty())
    };
    assert_eq!(whole(&Store::open_for_asking(&path).unwrap()), (false, false));
    // Nobody is waited for.
    connection.execute_batch("BEGIN IMMEDIATE").unwrap();
    let begun = std::time::Instant::now();
    let (store, left) = Store::open_settled(&path).unwrap();
    assert!(begun.elapsed() < std::time::Duration::from_secs(20));
    assert_eq!((whole(&store), left), ((false, false), vec!["Ferry".to_owned()]));
    connection.execute_batch("ROLLBACK").unwrap();
    let (store, left) = Store::open_settled(&path).unwrap();
    assert_eq!((whole(&store), left), ((true, true), vec![]));
}

//! Who is one and the same in the articles of a story, and what was decided about it.
#![allow(clippy::unwrap_used, reason = "helpers may panic")]

mod support;

use onrecord_record::EntityKind;
use onrecord_store::{AddOptions, Store, StoreError, Verdict};
use rusqlite::Connection;
use support::{add, member_with, reader, store};

const PERSON: EntityKind = EntityKind::Person;

/// Three articles: Bob and Robert Marsh, and somebody of that surname alone.
fn marsh() -> (tempfile::TempDir, Store) {
    let (folder, mut store) = store();
    let articles = [
        "Ferry vote\n\n\"The ferry stays,\" said Mayor Robert Marsh in Eastgate on Tuesday.\n",
        "Ferry vote again\n\n\"The ferry stays here,\" said Bob Marsh on Wednesday.\n",
        "Letters\n\n\"I was there that night,\" said Mr. Marsh. Mr. Marsh is a baker in Millbrook.\n",
    ];
    add(&mut store, articles.into_iter().enumerate().map(|(n, text)| Ok(member_with(n, text))));
    (folder, store)
}

/// Who the people of the articles are, by their keys.
fn people(store: &Store) -> Vec<String> {
    let connection = Connection::open(store.path()).unwrap();
    let mut select = connection
        .prepare(
            "SELECT person.key FROM page JOIN article ON article.page = page.id
                 JOIN entity ON entity.article = article.id JOIN person ON person.id = entity.person
             WHERE entity.kind = 'person' ORDER BY page.key, number",
        )
        .unwrap();
    select.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

#[test]
fn nobody_is_joined_by_a_surname() {
    let (_folder, store) = marsh();
    let page = "https://2.example/news/2";
    assert_eq!(
        people(&store),
        ["person: robert marsh", "person: bob marsh", &format!("person: marsh in {page}")]
    );
}

#[test]
fn decisions_join_and_part_and_are_taken_back() {
    let (_folder, mut store) = marsh();
    let before = store.story_digest("Ferry").unwrap();
    store.decide("Ferry", PERSON, ("Robert Marsh", "Bob Marsh"), Verdict::One).unwrap();
    assert_eq!(people(&store)[0], people(&store)[1]);
    let decisions = store.decisions("Ferry").unwrap();
    assert_eq!((decisions[0].a.as_str(), decisions[0].b.as_str()), ("bob marsh", "robert marsh"));
    store.decide("Ferry", PERSON, ("bob marsh", "ROBERT MARSH"), Verdict::Two).unwrap();
    assert_ne!(people(&store)[0], people(&store)[1]);
    assert_eq!(store.decisions("Ferry").unwrap().len(), 1);
    assert!(store.undo("Ferry", PERSON, ("Robert Marsh", "Bob Marsh")).unwrap());
    assert!(!store.undo("Ferry", PERSON, ("Robert Marsh", "Bob Marsh")).unwrap());
    assert_eq!(store.story_digest("Ferry").unwrap(), before);
}

#[test]
fn decisions_outlive_adding_and_reading_again() {
    let (_folder, mut store) = marsh();
    store.decide("Ferry", PERSON, ("Robert Marsh", "Bob Marsh"), Verdict::One).unwrap();
    add(
        &mut store,
        [Ok(member_with(3, "Third vote\n\n\"It stays,\" said Robert J. Marsh on Friday.\n"))],
    );
    let one = people(&store);
    assert_eq!((&one[0], &one[0]), (&one[1], &one[3]));
    let digest = store.story_digest("Ferry").unwrap();
    let report = store.reread("Ferry", &reader(), &AddOptions::default(), |_| {}).unwrap();
    assert_eq!((report.progress.known, report.progress.changed), (4, 0));
    assert_eq!(store.story_digest("Ferry").unwrap(), digest);
}

#[test]
fn a_decision_against_others_is_refused() {
    let (_folder, mut store) = marsh();
    store.decide("Ferry", PERSON, ("Robert Marsh", "Bob Marsh"), Verdict::One).unwrap();
    store.decide("Ferry", PERSON, ("Marsh", "Bob Marsh"), Verdict::One).unwrap();
    let error = store.decide("Ferry", PERSON, ("Marsh", "Robert Marsh"), Verdict::Two).unwrap_err();
    assert!(matches!(error, StoreError::Contradiction { .. }), "{error}");
    let nobody = store.decide("Ferry", PERSON, ("Marsh", "Jonas Vell"), Verdict::Two).unwrap_err();
    assert!(matches!(nobody, StoreError::NobodyNamed { .. }), "{nobody}");
}

#[test]
fn reading_again_mends_records_and_rows() {
    let (_folder, mut store) = marsh();
    let digest = store.story_digest("Ferry").unwrap();
    let connection = Connection::open(store.path()).unwrap();
    connection
        .execute_batch(
            "UPDATE record SET packed = (SELECT packed FROM record ORDER BY article DESC LIMIT 1),
                 size = (SELECT size FROM record ORDER BY article DESC LIMIT 1);
             UPDATE entity SET name = 'Nobody'; DELETE FROM statement WHERE id = (SELECT min(id) + 1 FROM statement);",
        )
        .unwrap();
    let report = store.reread("Ferry", &reader(), &AddOptions::default(), |_| {}).unwrap();
    assert_eq!((report.progress.changed, report.progress.known), (2, 1));
    assert_eq!(store.story_digest("Ferry").unwrap(), digest);
}

#[test]
fn reading_again_writes_nothing_where_nothing_is_otherwise() {
    let (_folder, mut store) = marsh();
    // Another release may compress the same record otherwise.
    let connection = Connection::open(store.path()).unwrap();
    let packed: Vec<u8> =
        connection.query_row("SELECT packed FROM record LIMIT 1", [], |row| row.get(0)).unwrap();
    let json = zstd::decode_all(packed.as_slice()).unwrap();
    let again = zstd::bulk::compress(&json, 19).unwrap();
    assert_ne!(packed, again);
    connection
        .execute(
            "UPDATE record SET packed = ?1 WHERE article = (SELECT min(article) FROM record)",
            [again],
        )
        .unwrap();
    let state = || -> i64 {
        connection.pragma_query_value(None, "data_version", |row| row.get(0)).unwrap()
    };
    let before = state();
    let report = store.reread("Ferry", &reader(), &AddOptions::default(), |_| {}).unwrap();
    assert_eq!((report.progress.changed, report.progress.known), (0, 3));
    assert_eq!(state(), before);
}

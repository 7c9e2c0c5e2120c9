//! Adding articles to a story.
#![allow(clippy::unwrap_used, reason = "helpers may panic")]

mod support;

use onrecord_ingest::{Member, Refusal, Within};
use onrecord_store::{AddOptions, Progress, Store, StoreError};
use support::{add, member, member_with, reader, store, text};

#[test]
fn what_is_added_is_there() {
    let (_folder, mut store) = store();
    let report = add(&mut store, (0..20).map(member));
    assert_eq!((report.progress.added, report.progress.taken), (20, 20));
    let story = store.story("Ferry").unwrap();
    assert_eq!((story.pages, story.versions, story.outlets), (20, 20, 3));
    assert!(story.statements >= 40 && story.is_settled, "{story:?}");
    assert_eq!(story.published.unwrap(), ("2024-03-01".into(), "2024-03-20".into()));
    let pages = store.pages("Ferry").unwrap();
    let records: Vec<_> = store.articles("Ferry").unwrap().collect::<Result<_, _>>().unwrap();
    assert_eq!(records.len(), pages.len());
    for (page, record) in pages.iter().zip(&records) {
        assert_eq!(page.versions[0].id, record.source.id);
        assert!(onrecord_record::check(record).is_empty());
    }
}

#[test]
fn a_record_in_the_store_is_the_record_of_its_bytes() {
    let (_folder, mut store) = store();
    let raw = member(3).unwrap();
    add(&mut store, [Ok(raw.clone())]);
    let source = onrecord_ingest::parse(&raw.raw, &raw.hints).unwrap();
    let kept = store.record("Ferry", &raw.key, None).unwrap();
    assert_eq!(kept, Some(reader().read(&source)));
    assert_eq!(store.record("Ferry", "elsewhere", None).unwrap(), None);
}

#[test]
fn adding_twice_changes_nothing() {
    let (_folder, mut store) = store();
    add(&mut store, (0..30).map(member));
    let before = store.story_digest("Ferry").unwrap();
    let report = add(&mut store, (0..30).map(member));
    assert_eq!((report.progress.known, report.progress.taken), (30, 30));
    assert_eq!(store.story_digest("Ferry").unwrap(), before);
}

#[test]
fn the_same_twice_in_one_run_is_one() {
    let (_folder, mut store) = store();
    let report = add(&mut store, [member(1), member(1), member(1)]);
    assert_eq!((report.progress.added, report.progress.known), (1, 2));
}

#[test]
fn in_parts_or_at_once_comes_to_the_same() {
    let ((_one, mut at_once), (_other, mut in_parts)) = (store(), store());
    add(&mut at_once, (0..40).map(member));
    for part in [0..13, 13..14, 14..40] {
        add(&mut in_parts, part.map(member));
    }
    assert_eq!(at_once.story_digest("Ferry").unwrap(), in_parts.story_digest("Ferry").unwrap());
    add(&mut in_parts, [member(40)]);
    assert_ne!(at_once.story_digest("Ferry").unwrap(), in_parts.story_digest("Ferry").unwrap());
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let digest = |threads| {
        let (_folder, mut store) = store();
        let options = AddOptions { threads };
        store.add("Ferry", (0..25).map(member), &reader(), &options, |_| {}).unwrap();
        store.story_digest("Ferry").unwrap()
    };
    assert_eq!(digest(1), digest(5));
}

#[test]
fn other_bytes_of_a_page_are_a_new_version() {
    let (_folder, mut store) = store();
    add(&mut store, (0..5).map(member));
    let before = store.story("Ferry").unwrap();
    let longer = text(2) + "\n\"Not a word of it is true,\" Mayor Jonas Vell said on Friday.\n";
    let report = add(&mut store, [Ok(member_with(2, &longer))]);
    let key = member(2).unwrap().key;
    assert_eq!((report.progress.changed, report.changed), (1, vec![key.clone()]));
    let after = store.story("Ferry").unwrap();
    assert_eq!((after.pages, after.versions), (5, 6));
    assert!(after.statements > before.statements);
    let [first, second] =
        [1, 2].map(|number| store.record("Ferry", &key, Some(number)).unwrap().unwrap());
    assert_eq!(store.record("Ferry", &key, None).unwrap().unwrap(), second);
    assert!(!first.source.text.contains("Jonas Vell") && second.source.text.contains("Jonas Vell"));
    // It is not new a second time.
    let again = add(&mut store, [Ok(member_with(2, &longer))]);
    assert_eq!(again.progress.known, 1);
}

#[test]
fn a_page_that_goes_back_to_what_it_was_has_a_version_for_that() {
    let (_folder, mut store) = store();
    let longer = text(2) + "\n\"Not a word of it is true,\" Mayor Jonas Vell said on Friday.\n";
    let [first, second] = [member(2), Ok(member_with(2, &longer))];
    for (reading, versions) in [(&first, 1), (&second, 2), (&first, 3), (&first, 3)] {
        add(&mut store, [reading.clone()]);
        assert_eq!(store.story("Ferry").unwrap().versions, versions);
    }
    let key = first.unwrap().key;
    let [one, now] = [Some(1), None].map(|number| store.record("Ferry", &key, number).unwrap());
    assert_eq!(one, now);
    let before = store.changes("Ferry", None).unwrap();
    assert_eq!(before.turns.len(), 2);
}

/// The states of page 2 that a file of JSON Lines or an archive holds one after the other.
fn archive(states: &[(&str, Option<&str>)]) -> Vec<Result<Member, Refusal>> {
    let member = |(&(words, retrieved), number): (&(&str, Option<&str>), u64)| {
        let mut member = member_with(2, &format!("{}\n{words}\n", text(2)));
        member.within = Some(Within { archive: "old.jsonl".to_owned(), number });
        member.raw.retrieved = retrieved.map(str::to_owned);
        Ok(member)
    };
    states.iter().zip(1..).map(member).collect()
}

#[test]
fn an_old_archive_is_no_news_when_it_is_added_again() {
    let days = ["2024-05-01T00:00:00Z", "2024-05-02T00:00:00Z", "2024-05-03T00:00:00Z"];
    for dated in [true, false] {
        let (_folder, mut store) = store();
        let day = |day: usize| dated.then_some(days[day]);
        let all = archive(&[("A", day(0)), ("B", day(1)), ("A", day(2))]);
        for (taken, versions) in [(2, 2), (1, 2), (2, 2), (3, 3), (3, 3), (1, 3), (2, 3)] {
            let report = add(&mut store, all[..taken].to_vec());
            assert_eq!(store.story("Ferry").unwrap().versions, versions, "{taken} {report:?}");
        }
        // Once more in one call, as it would stand between others.
        let twice = [all.clone(), vec![member(7)], all].concat();
        add(&mut store, twice);
        assert_eq!(store.story("Ferry").unwrap().versions, 4);
    }
}

#[test]
fn while_an_input_stands_still_nothing_is_locked_and_what_came_is_on_disk() {
    let (_folder, mut store) = store();
    let path = store.path().to_owned();
    let (go_on, waits) = std::sync::mpsc::channel::<()>();
    let members = (0..9).map(move |article| {
        if article == 8 {
            waits.recv().unwrap();
        }
        member(article)
    });
    let options = AddOptions { threads: 2 };
    let adding = std::thread::spawn(move || {
        store.add("Ferry", members, &reader(), &options, |_| {}).unwrap().progress.added
    });
    let mut other = Store::open(&path).unwrap();
    let is_there = |other: &Store| other.story("Ferry").unwrap().pages == 8;
    let begun = std::time::Instant::now();
    while !is_there(&other) {
        assert!(begun.elapsed() < std::time::Duration::from_mins(1), "nothing came to disk");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    other.new_story("Other").unwrap();
    go_on.send(()).unwrap();
    assert_eq!(adding.join().unwrap(), 9);
}

#[test]
fn an_input_that_fails_itself_is_an_error_and_what_came_before_is_kept() {
    let (_folder, mut store) = store();
    let members = (0..5).map(|article| {
        assert!(article < 4, "on purpose");
        member(article)
    });
    let added = store.add("Ferry", members, &reader(), &AddOptions::default(), |_| {});
    assert!(matches!(added, Err(StoreError::Input)), "{added:?}");
    assert_eq!(store.story("Ferry").unwrap().pages, 4);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_added() {
    let (_folder, mut store) = store();
    let refusal = Refusal { name: "line 3".into(), reason: "line 3 is no JSON".into() };
    let empty = member_with(1, "  \n");
    let report = add(&mut store, [member(0), Ok(empty.clone()), Err(refusal.clone()), member(3)]);
    assert_eq!((report.progress.added, report.progress.refused, report.progress.taken), (2, 2, 4));
    assert_eq!(report.refused[0].name, empty.key);
    assert!(report.refused[0].reason.contains("is empty"), "{:?}", report.refused);
    assert_eq!(report.refused[1], refusal);
}

#[test]
fn progress_tells_of_what_another_connection_can_see() {
    let (_folder, mut store) = store();
    let path = store.path().to_owned();
    let asking = Store::open_for_asking(&path).unwrap();
    let mut told = Vec::new();
    let options = AddOptions { threads: 2 };
    store
        .add("Ferry", (0..600).map(member), &reader(), &options, |progress: &Progress| {
            let seen = asking.story("Ferry").unwrap().pages as usize;
            assert!(seen >= progress.added, "told of {}, on disk {seen}", progress.added);
            told.push(progress.taken);
        })
        .unwrap();
    assert!(told.len() >= 3 && told.is_sorted() && told.last() == Some(&600), "{told:?}");
}

#[test]
fn a_statement_is_found_by_how_its_id_begins() {
    let (_folder, mut store) = store();
    add(&mut store, (0..20).map(member));
    let records: Vec<_> = store.articles("Ferry").unwrap().collect::<Result<_, _>>().unwrap();
    let said = records.iter().filter_map(|record| Some((record, &record.statements.first()?.id)));
    let said: Vec<_> = said.collect();
    assert!(!said.is_empty());
    for (record, id) in said {
        let found: Vec<_> = store.articles_with("Ferry", id).unwrap().flatten().collect();
        assert!(found.contains(record) && found.len() < records.len(), "{id}");
        let first = &id[..3];
        let begins = |one: &&onrecord_record::Record| {
            one.statements.iter().any(|statement| statement.id.starts_with(first))
        };
        let found = store.articles_with("Ferry", first).unwrap().flatten().count();
        assert_eq!(found, records.iter().filter(begins).count(), "{first}");
    }
    assert_eq!(store.articles_with("Ferry", "s-zz").unwrap().count(), 0);
}

#[test]
fn a_story_that_is_not_there_is_named_with_those_that_are() {
    let (_folder, mut store) = store();
    let added = store.add("Fery", [member(0)], &reader(), &AddOptions::default(), |_| {});
    let error = added.unwrap_err();
    assert_eq!(error.to_string(), "there is no story \"Fery\"; there is Ferry");
    assert!(matches!(store.new_story("Ferry"), Err(StoreError::StoryExists { .. })));
    for name in ["", " Ferry", "a\u{1b}[2J", "a\u{200b}b", "\u{202e}Ferry"] {
        assert!(matches!(store.new_story(name), Err(StoreError::BadName { .. })), "{name:?}");
    }
}

#[test]
fn what_no_other_story_needs_goes_with_a_story() {
    let (_folder, mut store) = store();
    add(&mut store, (0..40).map(member));
    store.new_story("Other").unwrap();
    let options = AddOptions::default();
    store.add("Other", (38..42).map(member), &reader(), &options, |_| {}).unwrap();
    let kept = store.story_digest("Other").unwrap();
    let before = size(&store);
    store.remove_story("Ferry").unwrap();
    assert_eq!(store.story_names().unwrap(), ["Other"]);
    assert_eq!(store.story_digest("Other").unwrap(), kept);
    let blobs: i64 = asking(&store, "SELECT count(*) FROM blob");
    let words: i64 = asking(&store, "SELECT count(*) FROM article_words");
    assert_eq!((blobs, words), (4, 4));
    assert!(size(&store) < before, "no room was given back");
}

fn asking(store: &Store, sql: &str) -> i64 {
    let connection = rusqlite::Connection::open(store.path()).unwrap();
    connection.query_row(sql, [], |row| row.get(0)).unwrap()
}

fn size(store: &Store) -> i64 {
    asking(store, "SELECT page_count FROM pragma_page_count")
}

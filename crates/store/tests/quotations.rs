//! Quotations that several articles carry.
#![allow(clippy::unwrap_used, reason = "helpers may panic")]

mod support;

use onrecord_store::Store;
use rusqlite::Connection;
use support::{add, member_with, store};

/// An article in which the mayor says this.
fn article(said: &str) -> String {
    format!(
        "Ferry vote\n\nThe council of Eastgate met on Monday.\n\n\"{said},\" Mayor Ines Marsh said at the meeting.\n"
    )
}

const SAID: &str =
    "The ferry will not be closed before the winter, whatever the harbour council decides in March";

/// The same without "not".
fn reversed() -> String {
    SAID.replace("not ", "")
}

/// Statements in quotations with their wordings, by pages.
fn wordings(store: &Store) -> Vec<(String, i64)> {
    let connection = Connection::open(store.path()).unwrap();
    let mut select = connection
        .prepare(
            "SELECT quotation.key, wording FROM page JOIN article ON article.page = page.id
                 JOIN statement ON statement.article = article.id
                 JOIN quotation ON quotation.id = statement.quote ORDER BY page.key",
        )
        .unwrap();
    let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

/// The pairs of wordings: whether the edits are material, and which.
fn variants(store: &Store) -> Vec<(bool, String)> {
    let connection = Connection::open(store.path()).unwrap();
    let mut select = connection.prepare("SELECT is_material, edits FROM variant").unwrap();
    let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

#[test]
fn wordings_of_one_utterance_are_one_quotation_with_the_edits_between_them() {
    let (_folder, mut store) = store();
    add(
        &mut store,
        [SAID, &reversed(), SAID]
            .iter()
            .enumerate()
            .map(|(n, said)| Ok(member_with(n, &article(said)))),
    );
    let found = wordings(&store);
    assert_eq!(found.len(), 3);
    assert!(found.iter().all(|(key, _)| *key == found[0].0));
    assert!(found[0].1 == found[2].1 && found[0].1 != found[1].1, "{found:?}");
    let variants = variants(&store);
    assert_eq!(variants.len(), 1);
    assert!(variants[0].0 && variants[0].1.contains("\"negation\""), "{variants:?}");
    assert_eq!(store.story("Ferry").unwrap().quotations, 1);
}

#[test]
fn what_is_added_later_comes_to_the_same() {
    let ((_one, mut at_once), (_other, mut later)) = (store(), store());
    let members = || {
        let said = [SAID.to_owned(), reversed(), SAID.to_owned()];
        said.into_iter().enumerate().map(|(n, said)| Ok(member_with(n, &article(&said))))
    };
    add(&mut at_once, members());
    for member in members() {
        add(&mut later, [member]);
    }
    assert_eq!(at_once.story_digest("Ferry").unwrap(), later.story_digest("Ferry").unwrap());
}

#[test]
fn a_version_without_the_words_leaves_the_quotation() {
    let (_folder, mut store) = store();
    let of = |n, said: &str| Ok(member_with(n, &article(said)));
    add(&mut store, [of(0, SAID), of(1, &reversed()), of(2, SAID)]);
    add(&mut store, [of(1, "Nothing was decided today, and nobody in this room should say so")]);
    assert_eq!(wordings(&store).len(), 2);
    assert!(variants(&store).is_empty());
    add(&mut store, [of(2, "We have heard enough for one evening, and I will say no more")]);
    assert!(wordings(&store).is_empty());
    assert_eq!(store.story("Ferry").unwrap().quotations, 0);
}

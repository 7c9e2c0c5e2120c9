//! Articles for tests, made by templates, and stores to put them into.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::unnecessary_wraps,
    reason = "each test file uses a part; helpers may panic; members come as results"
)]

use onrecord_ingest::{Hints, Member, Raw, Refusal};
use onrecord_reader::Reader;
use onrecord_store::{AddOptions, Report, Store};
use tempfile::TempDir;

const FIRST: [&str; 8] = ["Ana", "Luka", "Marta", "Piet", "Ines", "Tomas", "Greta", "Oskar"];
const LAST: [&str; 7] = ["Kovač", "Lindqvist", "Marsh", "Oyelaran", "Petrov", "Quill", "Sandoval"];
const ROLES: [&str; 5] = ["Harbour Master", "Mayor", "Judge", "Senator", "Captain"];
const PLACES: [&str; 6] = ["Eastgate", "Millbrook", "Port Ansel", "Harrow", "Lockgate", "Tern Bay"];
const SAID: [&str; 6] = [
    "We will not close the ferry before the winter, whatever the council decides",
    "The dredging was paid for in March and nobody has seen a boat",
    "I never signed that contract, and the signature on it is not mine",
    "There were four inspectors on the quay that night, not one",
    "This company has lied to the people of this town for eleven years",
    "The court has given them until the ninth of May to hand over the accounts",
];

/// The text of article `n`, always the same.
pub(crate) fn text(n: usize) -> String {
    let pick = |list: &[&'static str], by: usize| list[(n / by) % list.len()];
    let (first, last, role) = (pick(&FIRST, 1), pick(&LAST, 2), pick(&ROLES, 3));
    let (place, said, other) = (pick(&PLACES, 1), pick(&SAID, 1), pick(&SAID, 5));
    format!(
        "{place} ferry dispute, day {n}\n\n{role} {first} {last} spoke to reporters in {place} on Tuesday.\n\n\
         \"{said},\" {last} said. \"We have {n} letters from residents.\"\n\n\
         A lawyer for the Tern Bay Company denied the allegations. \"{other},\" the lawyer said.\n"
    )
}

/// Article `n` as it comes, with these words.
pub(crate) fn member_with(n: usize, text: &str) -> Member {
    let outlets = ["Harbour Herald", "Eastgate Echo", "Lockgate Ledger"];
    Member {
        key: format!("https://{}.example/news/{n}", n % 7),
        raw: Raw {
            bytes: text.as_bytes().to_vec(),
            uri: Some(format!("https://{}.example/news/{n}", n % 7)),
            ..Raw::default()
        },
        hints: Hints {
            published: Some(format!("2024-03-{:02}", 1 + n % 28)),
            outlet: Some(outlets[n % 3].to_owned()),
            ..Hints::default()
        },
        within: None,
    }
}

pub(crate) fn member(n: usize) -> Result<Member, Refusal> {
    Ok(member_with(n, &text(n)))
}

pub(crate) fn reader() -> Reader {
    Reader::new().unwrap()
}

/// An empty store with the story "Ferry".
pub(crate) fn store() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("deep/in/s.db")).unwrap();
    store.new_story("Ferry").unwrap();
    (folder, store)
}

/// Adds these to "Ferry".
pub(crate) fn add(
    store: &mut Store,
    members: impl IntoIterator<Item = Result<Member, Refusal>>,
) -> Report {
    let options = AddOptions { threads: 2 };
    let members: Vec<_> = members.into_iter().collect();
    store.add("Ferry", members, &reader(), &options, |_| {}).unwrap()
}

//! Why the store could not do what was asked.

use rusqlite::ErrorCode;
use std::path::PathBuf;

/// Why the store could not do what was asked. Each message says what failed, where, and what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is no such file, and none was to be made.
    #[error("there is no store at {}; `onrecord story new NAME` makes one", path.display())]
    Missing {
        /// The store.
        path: PathBuf,
    },
    /// The folder of the store cannot be made.
    #[error("cannot make the folder {} for the store: {cause}", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// The file cannot be opened as a store.
    #[error("cannot open the store {} ({cause}); see that it is a file that you may read and write", path.display())]
    Open {
        /// The store.
        path: PathBuf,
        /// Why.
        cause: rusqlite::Error,
    },
    /// The file is something else.
    #[error("{} is no store of onrecord and was left as it is; name another file", path.display())]
    NotAStore {
        /// The file.
        path: PathBuf,
    },
    /// A later program wrote it.
    #[error(
        "the store {} was written by a later onrecord (its version is {found}, this program knows {known}); install that one",
        path.display()
    )]
    Later {
        /// The store.
        path: PathBuf,
        /// Version of the store.
        found: i64,
        /// Latest version that this program knows.
        known: i64,
    },
    /// The store is of an earlier version and cannot be written.
    #[error(
        "the store {} is of an earlier onrecord and cannot be brought up to date where it lies; copy it to where you may write it",
        path.display()
    )]
    Earlier {
        /// The store.
        path: PathBuf,
    },
    /// The name is that of something else than a file.
    #[error("{} is no file; name one for the store", path.display())]
    NotAFile {
        /// What was named.
        path: PathBuf,
    },
    /// `SQLite` cannot make sense of the file.
    #[error("the store {} is damaged; restore it from a copy", path.display())]
    Broken {
        /// The store.
        path: PathBuf,
    },
    /// The file is marked as a store, and its tables are others.
    #[error(
        "the store {} is not laid out as onrecord does it ({name:?} is otherwise), so nothing in it is read; restore it from a copy",
        path.display()
    )]
    Strange {
        /// The store.
        path: PathBuf,
        /// The first table or index that is other, missing or too many.
        name: String,
    },
    /// The folder cannot be written, and what was written last is not yet in the file.
    #[error(
        "the store {} was being written when it was copied or its program ended, and its folder cannot be written; copy it with the file that ends in -wal to where you may write",
        path.display()
    )]
    Unfinished {
        /// The store.
        path: PathBuf,
    },
    /// There is no story of this name.
    #[error("there is no story {name:?}; {}", others_named(.others))]
    NoStory {
        /// The name asked for.
        name: String,
        /// The names of those that there are.
        others: Vec<String>,
    },
    /// Nothing that could be looked for.
    #[error("there is no word in {typed:?} to look for; give at least one, of letters or figures")]
    NoWords {
        /// What was typed.
        typed: String,
    },
    /// More words than are looked for together.
    #[error("{number} words and phrases are too many to look for together; give {most} at most")]
    TooManyWords {
        /// How many were typed.
        number: usize,
        /// Most that are looked for.
        most: usize,
    },
    /// A beginning that says too little.
    #[error(
        "{typed:?} stands for too many words; give at least {fewest} letters before the asterisk"
    )]
    ShortBeginning {
        /// What was typed.
        typed: String,
        /// Fewest letters and figures.
        fewest: usize,
    },
    /// There is no such page in the story.
    #[error("the story {story:?} has no page {page:?}; `onrecord story show` lists its pages")]
    NoPage {
        /// The story.
        story: String,
        /// The page asked for.
        page: String,
    },
    /// Several pages of the story end so.
    #[error("{page:?} may be {}; give more of it", first_of(.keys))]
    SeveralPages {
        /// The page asked for.
        page: String,
        /// The keys of those that it may be.
        keys: Vec<String>,
    },
    /// There is a story of this name already.
    #[error("there is a story {name:?} already; give another name, or add to that one")]
    StoryExists {
        /// The name.
        name: String,
    },
    /// No name for a story.
    #[error("{name:?} cannot be the name of a story: {reason}")]
    BadName {
        /// The name.
        name: String,
        /// Why not.
        reason: &'static str,
    },
    /// There is no such name in the story.
    #[error(
        "the story {story:?} names no {kind} {name:?}; onrecord story people lists who speaks in it"
    )]
    NobodyNamed {
        /// The story.
        story: String,
        /// Kind of entity.
        kind: String,
        /// The name asked for.
        name: String,
    },
    /// A decision that cannot hold together with others.
    #[error(
        "{a:?} and {b:?} cannot be {wanted}: it was decided otherwise before, by way of {others}; undo one of these first"
    )]
    Contradiction {
        /// One name.
        a: String,
        /// The other one.
        b: String,
        /// What they were to be.
        wanted: &'static str,
        /// The decisions in the way.
        others: String,
    },
    /// Somebody else writes to the store.
    #[error(
        "another onrecord has been writing to the store for a long time; try again when it is done"
    )]
    Busy,
    /// The disk is full.
    #[error("the disk that holds the store is full; what was added until now is kept")]
    Full,
    /// Something in the store is not as it was written.
    #[error(
        "{what} in the store is damaged ({reason}); restore the store from a copy, or remove the story and add it again"
    )]
    Damaged {
        /// What is damaged.
        what: String,
        /// How that was seen.
        reason: String,
    },
    /// A file of a story could not be read or written.
    #[error("{}: {reason}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why, and what to do.
        reason: String,
    },
    /// The program failed itself.
    #[error(
        "{what} could not be put together because of a fault in onrecord; what was added is kept; please report it"
    )]
    Fault {
        /// What could not be done.
        what: &'static str,
    },
    /// The program failed itself while it took an input apart.
    #[error(
        "the rest of the input could not be read because of a fault in onrecord; what was added is kept; please report it"
    )]
    Input,
    /// No threads to read with.
    #[error("cannot start threads to read with: {0}")]
    Threads(String),
    /// The database said no.
    #[error("the store cannot be read or written: {0}")]
    Database(rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::DatabaseCorrupt) => {
                Self::Damaged { what: "something".to_owned(), reason: error.to_string() }
            }
            _ => Self::Database(error),
        }
    }
}

fn others_named(names: &[String]) -> String {
    match names {
        [] => "there is none yet; `onrecord story new NAME` makes one".to_owned(),
        names => format!("there is {}", names.join(", ")),
    }
}

/// Most candidates that a sentence names.
const NAMED: usize = 5;

fn first_of(keys: &[String]) -> String {
    let named = keys.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(" or ");
    match keys.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named} or {more} more"),
    }
}

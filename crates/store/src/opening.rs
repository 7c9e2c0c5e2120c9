//! Opening a store.

use crate::StoreError;
use crate::migrations::{LATEST, migrate, version};
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What marks a file as a store in `SQLite`'s header: "onrc" as a big-endian number.
const APPLICATION: i64 = 0x6f6e_7263;

/// How long one program waits for another to write. Putting together a story of 30,000 articles takes half a minute, in
/// one transaction.
const PATIENCE: Duration = Duration::from_mins(2);

/// Page cache of a connection in KiB, as `SQLite` counts them: less than zero.
const CACHE: i64 = -131_072;

/// Pages after which what was committed is moved from the log into the file: as many as one batch of articles makes, so that
/// a page that several articles touch is moved once.
const CHECKPOINT: i64 = 8192;

/// Most bytes of the log that are kept once they are moved. Putting a large story together makes some hundred MB at once.
const LOG: i64 = 64 << 20;

/// Statements kept prepared.
const PREPARED: usize = 64;

/// A store of stories.
#[derive(Debug)]
pub struct Store {
    pub(crate) connection: Connection,
    path: PathBuf,
}

impl Store {
    /// Opens the store in this file for writing, and makes it, with its folders, where there is none. A store of an earlier
    /// version is brought up to date.
    ///
    /// # Errors
    /// [`StoreError`] where the file is no store, is of a later version, or cannot be opened or made. It is left alone then.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        make_folder(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let store = Self::connect(path, flags)?;
        if store.is_empty()? {
            store.begin()?;
        }
        store.recognise()?;
        store.connection.pragma_update(None, "journal_mode", "wal")?;
        store.connection.pragma_update(None, "synchronous", "full")?;
        store.connection.pragma_update(None, "wal_autocheckpoint", CHECKPOINT)?;
        store.connection.pragma_update(None, "journal_size_limit", LOG)?;
        store.connection.pragma_update(None, "foreign_keys", true)?;
        migrate(&store.connection)?;
        Ok(store)
    }

    /// Opens the store in this file for questions only.
    ///
    /// # Errors
    /// [`StoreError`] where there is no such file, it is no store, or it is of another version.
    pub fn open_for_asking(path: &Path) -> Result<Self, StoreError> {
        if !path.exists() {
            return Err(StoreError::Missing { path: path.to_owned() });
        }
        let store = Self::connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        if store.recognise()? < LATEST {
            return Err(StoreError::Earlier { path: path.to_owned() });
        }
        Ok(store)
    }

    /// Where the store lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn connect(path: &Path, flags: OpenFlags) -> Result<Self, StoreError> {
        let open = |cause| unreadable(path, cause);
        let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(open)?;
        connection.busy_timeout(PATIENCE).map_err(open)?;
        connection.set_prepared_statement_cache_capacity(PREPARED);
        connection.pragma_update(None, "cache_size", CACHE).map_err(open)?;
        connection.pragma_update(None, "trusted_schema", false).map_err(open)?;
        Ok(Self { connection, path: path.to_owned() })
    }

    /// Whether the file holds nothing at all, not even a table of somebody else's.
    fn is_empty(&self) -> Result<bool, StoreError> {
        let pages = self.connection.pragma_query_value(None, "page_count", |row| row.get(0));
        pages.map(|pages: i64| pages == 0).map_err(|cause| unreadable(&self.path, cause))
    }

    /// Marks an empty file as a store. Room that is no longer needed can be given back only where this is said first.
    fn begin(&self) -> Result<(), StoreError> {
        self.connection.pragma_update(None, "auto_vacuum", "incremental")?;
        self.connection.pragma_update(None, "application_id", APPLICATION)?;
        Ok(())
    }

    /// The version of the store, if that is what it is.
    fn recognise(&self) -> Result<i64, StoreError> {
        let mark = self.connection.pragma_query_value(None, "application_id", |row| row.get(0));
        let mark: i64 = mark.map_err(|cause| unreadable(&self.path, cause))?;
        if mark != APPLICATION {
            return Err(StoreError::NotAStore { path: self.path.clone() });
        }
        let found = version(&self.connection)?;
        if found > LATEST {
            return Err(StoreError::Later { path: self.path.clone(), found, known: LATEST });
        }
        Ok(found)
    }
}

fn unreadable(path: &Path, cause: rusqlite::Error) -> StoreError {
    let path = path.to_owned();
    match cause.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => StoreError::NotAStore { path },
        _ => StoreError::Open { path, cause },
    }
}

fn make_folder(path: &Path) -> Result<(), StoreError> {
    let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) else {
        return Ok(());
    };
    std::fs::create_dir_all(folder)
        .map_err(|cause| StoreError::Folder { path: folder.to_owned(), cause })
}

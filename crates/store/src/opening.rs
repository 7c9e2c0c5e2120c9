//! Opening a store.

use crate::StoreError;
use crate::layout;
use crate::migrations::{LATEST, migrate, version};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};
use std::fmt::Write as _;
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
    /// version is brought up to date. An empty file is as good as none.
    ///
    /// # Errors
    /// [`StoreError`] where the file is no store, is of a later version, or cannot be opened or made. It is left alone then.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        if !is_there(path)? {
            make_folder(path)?;
        }
        Self::to_write(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)
    }

    /// Opens the store in this file for writing, as [`Store::open`] does, but makes none.
    ///
    /// # Errors
    /// [`StoreError`] where there is no such store, or it cannot be opened.
    pub fn open_existing(path: &Path) -> Result<Self, StoreError> {
        must_be_there(path)?;
        Self::to_write(path, OpenFlags::SQLITE_OPEN_READ_WRITE)
    }

    /// Opens the store in this file for questions only. One of an earlier version is brought up to date first. One in a folder
    /// that cannot be written is read as it lies.
    ///
    /// # Errors
    /// [`StoreError`] where there is no such file, it is no store, or it is of another version and cannot be written.
    pub fn open_for_asking(path: &Path) -> Result<Self, StoreError> {
        must_be_there(path)?;
        let (store, found) = match Self::to_ask(path, path) {
            Err(StoreError::Open { cause, .. }) if needs_writing(&cause) => Self::as_it_lies(path)?,
            opened => opened?,
        };
        if found < LATEST {
            drop(store);
            let earlier = |_| StoreError::Earlier { path: path.to_owned() };
            drop(Self::open_existing(path).map_err(earlier)?);
            return Ok(Self::to_ask(path, path)?.0);
        }
        Ok(store)
    }

    /// Where the store lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn to_write(path: &Path, flags: OpenFlags) -> Result<Self, StoreError> {
        let store = Self::connect(path, path, flags)?;
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

    /// The store and its version. `name` is what `SQLite` is told.
    fn to_ask(path: &Path, name: &Path) -> Result<(Self, i64), StoreError> {
        let is_address = if name == path { OpenFlags::empty() } else { OpenFlags::SQLITE_OPEN_URI };
        let store = Self::connect(path, name, OpenFlags::SQLITE_OPEN_READ_ONLY | is_address)?;
        let version = store.recognise()?;
        Ok((store, version))
    }

    /// Opens a store that nobody writes to from here. `SQLite` makes files beside one that is read, unless it is told that nothing
    /// changes.
    fn as_it_lies(path: &Path) -> Result<(Self, i64), StoreError> {
        let mut log = path.as_os_str().to_owned();
        log.push("-wal");
        if std::fs::metadata(log).is_ok_and(|log| log.len() > 0) {
            return Err(StoreError::Unfinished { path: path.to_owned() });
        }
        Self::to_ask(path, Path::new(&unchanging(path)))
    }

    fn connect(path: &Path, name: &Path, flags: OpenFlags) -> Result<Self, StoreError> {
        let open = |cause| unreadable(path, cause);
        let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(name, flags).map_err(open)?;
        connection.busy_timeout(PATIENCE).map_err(open)?;
        connection.set_prepared_statement_cache_capacity(PREPARED);
        guard(&connection).map_err(open)?;
        connection.pragma_update(None, "cache_size", CACHE).map_err(open)?;
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
        let open = |cause| unreadable(&self.path, cause);
        // One moment of the file: another program may be making it.
        let moment = Transaction::new_unchecked(&self.connection, TransactionBehavior::Deferred)
            .map_err(open)?;
        let mark = moment.pragma_query_value(None, "application_id", |row| row.get(0));
        let mark: i64 = mark.map_err(open)?;
        let found = version(&moment).map_err(open)?;
        if mark != APPLICATION || found < 0 {
            return Err(StoreError::NotAStore { path: self.path.clone() });
        }
        if found > LATEST {
            return Err(StoreError::Later { path: self.path.clone(), found, known: LATEST });
        }
        match layout::strange(&moment, found).map_err(open)? {
            Some(name) => Err(StoreError::Strange { path: self.path.clone(), name }),
            None => Ok(found),
        }
    }
}

/// Sees to it that nothing is carried out that stands in the file.
fn guard(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    Ok(())
}

/// The address of a file that nobody changes (<https://www.sqlite.org/uri.html>).
fn unchanging(path: &Path) -> String {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut address = "file:".to_owned();
    for &byte in absolute.as_os_str().as_encoded_bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            let _ = write!(address, "%{byte:02X}");
        }
    }
    address + "?immutable=1"
}

/// Whether a file could be read if something could be written beside it.
fn needs_writing(cause: &rusqlite::Error) -> bool {
    matches!(cause.sqlite_error_code(), Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen))
}

fn unreadable(path: &Path, cause: rusqlite::Error) -> StoreError {
    let path = path.to_owned();
    match cause.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => StoreError::NotAStore { path },
        Some(ErrorCode::DatabaseCorrupt) => StoreError::Broken { path },
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy,
        _ => StoreError::Open { path, cause },
    }
}

/// Whether there is a file with anything in it. Fails where something else has the name.
fn is_there(path: &Path) -> Result<bool, StoreError> {
    match std::fs::metadata(path) {
        Ok(about) if about.is_file() => Ok(about.len() > 0),
        Ok(_) => Err(StoreError::NotAFile { path: path.to_owned() }),
        // Whatever else it is, opening it says so.
        Err(cause) => Ok(cause.kind() != std::io::ErrorKind::NotFound),
    }
}

fn must_be_there(path: &Path) -> Result<(), StoreError> {
    if is_there(path)? { Ok(()) } else { Err(StoreError::Missing { path: path.to_owned() }) }
}

fn make_folder(path: &Path) -> Result<(), StoreError> {
    let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) else {
        return Ok(());
    };
    std::fs::create_dir_all(folder)
        .map_err(|cause| StoreError::Folder { path: folder.to_owned(), cause })
}

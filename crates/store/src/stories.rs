//! The stories of a store.

use crate::settle::{COUNTED, KEPT, is_settled};
use crate::{Store, StoreError};
use onrecord_record::words::is_unseen;
use rusqlite::{OptionalExtension as _, Transaction, TransactionBehavior};
use unicode_normalization::UnicodeNormalization as _;

/// Longest name of a story in characters.
const LONGEST: usize = 200;

/// A story and how much is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryCounts {
    /// Its name.
    pub name: String,
    /// Pages.
    pub pages: u32,
    /// Versions of pages in all.
    pub versions: u32,
    /// Different outlets.
    pub outlets: u32,
    /// Statements of the latest versions.
    pub statements: u32,
    /// People and organisations that are told apart.
    pub people: u32,
    /// Quotations that several statements carry.
    pub quotations: u32,
    /// Pairs of their wordings that differ materially.
    pub material: u32,
    /// First and last day of publication, as far as they are known.
    pub published: Option<(String, String)>,
    /// Whether people and quotations are put together; they are not where a run was broken off.
    pub is_settled: bool,
}

impl Store {
    /// Begins a story.
    ///
    /// # Errors
    /// [`StoreError::StoryExists`], or [`StoreError::BadName`] for a name that is empty, too long or has characters that cannot be seen.
    pub fn new_story(&mut self, name: &str) -> Result<(), StoreError> {
        let name = &story_name(name);
        check_name(name)?;
        let made = self
            .connection
            .execute("INSERT INTO story (name) VALUES (?1) ON CONFLICT DO NOTHING", [name])?;
        if made == 0 { Err(StoreError::StoryExists { name: name.clone() }) } else { Ok(()) }
    }

    /// The names of all stories, in the order of the alphabet.
    ///
    /// # Errors
    /// [`StoreError`] where the store cannot be read.
    pub fn story_names(&self) -> Result<Vec<String>, StoreError> {
        let mut names = self.connection.prepare_cached("SELECT name FROM story ORDER BY name")?;
        let names = names.query_map([], |row| row.get(0))?;
        Ok(names.collect::<Result<_, _>>()?)
    }

    /// All stories with what is in them, in the order of the alphabet.
    ///
    /// # Errors
    /// [`StoreError`] where the store cannot be read.
    pub fn stories(&self) -> Result<Vec<StoryCounts>, StoreError> {
        self.story_names()?.iter().map(|name| self.story(name)).collect()
    }

    /// One story with what is in it.
    ///
    /// # Errors
    /// [`StoreError::NoStory`] where there is none of this name.
    pub fn story(&self, name: &str) -> Result<StoryCounts, StoreError> {
        let id = self.story_id(name)?;
        let is_settled = is_settled(&self.connection, id)?;
        let mut counts = self.connection.prepare_cached(if is_settled { KEPT } else { COUNTED })?;
        let counts = counts.query_row([id], |row| {
            let days: (Option<String>, Option<String>) = (row.get(3)?, row.get(4)?);
            Ok(StoryCounts {
                name: name.to_owned(),
                pages: row.get(0)?,
                versions: row.get(1)?,
                outlets: row.get(2)?,
                statements: row.get(5)?,
                people: row.get(6)?,
                quotations: row.get(7)?,
                material: row.get(8)?,
                published: days.0.zip(days.1),
                is_settled,
            })
        })?;
        Ok(counts)
    }

    /// Removes a story, and the bytes that no other story needs. The room on disk is given back.
    ///
    /// # Errors
    /// [`StoreError::NoStory`] where there is none of this name.
    pub fn remove_story(&mut self, name: &str) -> Result<(), StoreError> {
        let id = self.story_id(name)?;
        let transaction =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
        for sql in [
            "DELETE FROM statement_words WHERE rowid IN (SELECT statement.id FROM page
                 JOIN article ON article.page = page.id
                 JOIN statement ON statement.article = article.id WHERE page.story = ?1)",
            "DELETE FROM article_words WHERE rowid IN (SELECT article.id FROM page
                 JOIN article ON article.page = page.id WHERE page.story = ?1)",
            "DELETE FROM story WHERE id = ?1",
        ] {
            transaction.execute(sql, [id])?;
        }
        transaction.execute(
            "DELETE FROM blob WHERE NOT EXISTS (SELECT 1 FROM article WHERE article.blob = blob.id)",
            [],
        )?;
        transaction.commit()?;
        self.connection.execute_batch("PRAGMA incremental_vacuum")?;
        Ok(())
    }

    /// The row of a story.
    pub(crate) fn story_id(&self, name: &str) -> Result<i64, StoreError> {
        let mut find = self.connection.prepare_cached("SELECT id FROM story WHERE name = ?1")?;
        match find.query_row([story_name(name)], |row| row.get(0)).optional()? {
            Some(id) => Ok(id),
            None => Err(StoreError::NoStory { name: name.to_owned(), others: self.story_names()? }),
        }
    }
}

/// The name of a story as it is kept: in Unicode normalization form C (UAX #15), so that a letter with an accent is the same however a keyboard
/// or a file system puts it together.
pub fn story_name(typed: &str) -> String {
    typed.nfc().collect()
}

/// Refuses names that nobody could type again, or that look like another one.
///
/// # Errors
/// [`StoreError::BadName`] says why.
pub fn check_name(name: &str) -> Result<(), StoreError> {
    let reason = if name.trim().is_empty() {
        "it is empty"
    } else if name.trim() != name {
        "it begins or ends with a space"
    } else if name.contains(is_unseen) {
        "it has characters that cannot be seen"
    } else if name.chars().count() > LONGEST {
        "it has more than 200 characters"
    } else {
        return Ok(());
    };
    Err(StoreError::BadName { name: name.to_owned(), reason })
}

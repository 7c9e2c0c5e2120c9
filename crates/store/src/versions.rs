//! The pages of a story and their versions.

use crate::packed::Packed;
use crate::{Store, StoreError};
use onrecord_record::Record;
use rusqlite::{OptionalExtension as _, Row};

/// A page of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Where it stands.
    pub key: String,
    /// Its versions in the order of adding.
    pub versions: Vec<Version>,
}

/// One version of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its number, from 1.
    pub number: u32,
    /// `sha256:` and the digest of its bytes: the id of the record's source.
    pub id: String,
    /// How many bytes there are.
    pub bytes: u32,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// When it was published: RFC 3339 date or date-time.
    pub published: Option<String>,
    /// RFC 3339 time of fetching, where it was fetched.
    pub retrieved: Option<String>,
}

impl Store {
    /// The pages of a story with their versions, in the order of their keys.
    ///
    /// # Errors
    /// [`StoreError::NoStory`] where there is none of this name.
    pub fn pages(&self, story: &str) -> Result<Vec<Page>, StoreError> {
        let id = self.story_id(story)?;
        let mut select = self.connection.prepare_cached(
            "SELECT page.key, version, lower(hex(digest)), size, outlet, title, published, retrieved
             FROM page JOIN article ON article.page = page.id JOIN blob ON blob.id = article.blob
             WHERE page.story = ?1 ORDER BY page.key, version",
        )?;
        let mut rows = select.query([id])?;
        let mut pages: Vec<Page> = Vec::new();
        while let Some(row) = rows.next()? {
            let (key, version): (String, _) = (row.get(0)?, version(row)?);
            match pages.last_mut().filter(|page| page.key == key) {
                Some(page) => page.versions.push(version),
                None => pages.push(Page { key, versions: vec![version] }),
            }
        }
        Ok(pages)
    }

    /// The record of one version of a page; of the latest one where no number is given. None where there is no such version.
    ///
    /// # Errors
    /// [`StoreError`] where there is no such story, or the record is damaged.
    pub fn record(
        &self,
        story: &str,
        key: &str,
        version: Option<u32>,
    ) -> Result<Option<Record>, StoreError> {
        let id = self.story_id(story)?;
        let mut select = self.connection.prepare_cached(
            "SELECT size, packed FROM page JOIN article ON article.page = page.id
                 JOIN record ON record.article = article.id
             WHERE page.story = ?1 AND page.key = ?2 AND coalesce(version = ?3, is_latest)",
        )?;
        let packed = select.query_row((id, key, version), |row| {
            Ok(Packed { size: row.get(0)?, bytes: row.get(1)? })
        });
        packed.optional()?.map(|packed| packed.record()).transpose()
    }
}

fn version(row: &Row<'_>) -> rusqlite::Result<Version> {
    Ok(Version {
        number: row.get(1)?,
        id: format!("sha256:{}", row.get::<_, String>(2)?),
        bytes: row.get(3)?,
        outlet: row.get(4)?,
        title: row.get(5)?,
        published: row.get(6)?,
        retrieved: row.get(7)?,
    })
}

//! All that a story holds as one number, to compare two stores by.

use crate::packed::{Packed, hex};
use crate::{Store, StoreError};
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

/// What a story holds, without rowids, each in an order of its own.
const CONTENT: [&str; 7] = [
    "SELECT key, version, is_latest, digest, size, origin, uri, outlet, title, published, retrieved
     FROM page JOIN article ON article.page = page.id JOIN blob ON blob.id = article.blob
     WHERE story = ?1 ORDER BY key, version",
    "SELECT page.key, entity.number, entity.key, entity.kind, entity.name, aliases, roles, is_named,
            person.key
     FROM page JOIN article ON article.page = page.id JOIN entity ON entity.article = article.id
         LEFT JOIN person ON person.id = entity.person
     WHERE page.story = ?1 ORDER BY page.key, version, number",
    "SELECT page.key, version, statement.key, at, entity, source, cue, stance, statement.quotation,
            content, pieces, quotation.key, wording
     FROM page JOIN article ON article.page = page.id
         JOIN statement ON statement.article = article.id
         LEFT JOIN quotation ON quotation.id = statement.quote
     WHERE page.story = ?1 ORDER BY page.key, version, at, statement.key",
    "SELECT key, kind, name FROM person WHERE story = ?1 ORDER BY key",
    "SELECT key, word FROM person JOIN person_word ON person_word.person = person.id
     WHERE story = ?1 ORDER BY key, word",
    "SELECT key, one, other, is_material, edits
     FROM quotation LEFT JOIN variant ON variant.quotation = quotation.id
     WHERE story = ?1 ORDER BY key, one, other",
    "SELECT kind, a, b, verdict FROM decision WHERE story = ?1 ORDER BY kind, a, b",
];

const RECORDS: &str = "SELECT record.size, record.packed
     FROM page JOIN article ON article.page = page.id JOIN record ON record.article = article.id
     WHERE story = ?1 ORDER BY key, version";

impl Store {
    /// SHA-256 in hexadecimal digits of all that a story holds. Two stores that were given the same have the same, however the
    /// giving went.
    ///
    /// # Errors
    /// [`StoreError`] where there is no such story, or the store cannot be read.
    pub fn story_digest(&self, story: &str) -> Result<String, StoreError> {
        let id = self.story_id(story)?;
        let mut digest = Sha256::new();
        for sql in CONTENT {
            self.digest_rows(sql, id, &mut digest)?;
        }
        let mut select = self.connection.prepare(RECORDS)?;
        let mut rows = select.query([id])?;
        while let Some(row) = rows.next()? {
            let packed = Packed { size: row.get(0)?, bytes: row.get(1)? };
            digest.update(packed.open("a record")?);
        }
        Ok(hex(&digest.finalize()))
    }

    fn digest_rows(&self, sql: &str, story: i64, digest: &mut Sha256) -> Result<(), StoreError> {
        let mut select = self.connection.prepare(sql)?;
        let columns = select.column_count();
        let mut rows = select.query([story])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                update(digest, row.get_ref(column)?);
            }
        }
        Ok(())
    }
}

/// One value with its kind and length, so that no two rows run into the same bytes.
fn update(digest: &mut Sha256, value: ValueRef<'_>) {
    let (kind, bytes) = match value {
        ValueRef::Null => (0, Vec::new()),
        ValueRef::Integer(number) => (1, number.to_le_bytes().to_vec()),
        ValueRef::Real(number) => (2, number.to_le_bytes().to_vec()),
        ValueRef::Text(bytes) => (3, bytes.to_vec()),
        ValueRef::Blob(bytes) => (4, bytes.to_vec()),
    };
    digest.update([kind]);
    digest.update((bytes.len() as u64).to_le_bytes());
    digest.update(bytes);
}

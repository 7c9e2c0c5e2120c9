//! What a story has already.

use rusqlite::Connection;

/// Whether a page of the story has a version of these bytes.
pub(crate) fn is_known(
    connection: &Connection,
    story: i64,
    key: &str,
    digest: &[u8; 32],
) -> rusqlite::Result<bool> {
    connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM page JOIN article ON article.page = page.id
                 JOIN blob ON blob.id = article.blob
                 WHERE page.story = ?1 AND page.key = ?2 AND blob.digest = ?3)",
        )?
        .query_row((story, key, digest), |row| row.get(0))
}

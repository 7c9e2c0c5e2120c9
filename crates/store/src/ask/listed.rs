//! Which stories there are, and what is in one.

use super::sources::Sources;
use crate::{Store, StoreError, StoryCounts};
use onrecord_story::asked::{Contents, Leaf, Shelf, Volume};

impl Store {
    /// The stories with what is in them.
    ///
    /// # Errors
    /// [`StoreError`] where the store cannot be read.
    pub fn shelf(&self) -> Result<Shelf, StoreError> {
        let volumes = self.stories()?.into_iter().map(|counts| self.volume(counts));
        Ok(Shelf::of(volumes.collect::<Result<_, _>>()?))
    }

    /// A story with its pages and their readings, at most `limit` pages: those published last first.
    ///
    /// # Errors
    /// [`StoreError::NoStory`] where there is none of this name.
    pub fn contents(&self, story: &str, limit: usize) -> Result<Contents, StoreError> {
        let volume = self.volume(self.story(story)?)?;
        let mut select = self.connection.prepare_cached(
            "SELECT page.id, page.key FROM article JOIN page ON page.id = article.page
             WHERE is_latest = 1 AND page.story = ?1 ORDER BY published DESC, page.key LIMIT ?2",
        )?;
        let mut rows = select.query((self.story_id(story)?, limit as i64))?;
        let mut sources = Sources::new(&self.connection);
        let mut pages = Vec::new();
        while let Some(row) = rows.next()? {
            pages.push((row.get(1)?, self.readings(row.get(0)?, &mut sources)?));
        }
        let sources = sources.finish();
        let leaf = |(page, places): (String, Vec<usize>)| Leaf {
            page,
            readings: places.into_iter().filter_map(|place| sources.get(place).cloned()).collect(),
        };
        Ok(Contents::of(volume, pages.into_iter().map(leaf).collect()))
    }

    /// The places of the readings of a page, the first one first.
    fn readings(&self, page: i64, sources: &mut Sources<'_>) -> Result<Vec<usize>, StoreError> {
        let mut select = self
            .connection
            .prepare_cached("SELECT id FROM article WHERE page = ?1 ORDER BY version")?;
        let ids = select.query_map([page], |row| row.get(0))?.collect::<Result<Vec<_>, _>>()?;
        ids.into_iter().map(|id| sources.place(id)).collect()
    }

    fn volume(&self, counts: StoryCounts) -> Result<Volume, StoreError> {
        let id = self.story_id(&counts.name)?;
        let mut people =
            self.connection.prepare_cached("SELECT count(*) FROM person WHERE story = ?1")?;
        Ok(Volume {
            material: self.how_many_material(id)?,
            people: people.query_row([id], |row| super::number(row, 0))?,
            name: counts.name,
            pages: counts.pages as usize,
            readings: counts.versions as usize,
            outlets: counts.outlets as usize,
            days: counts.published.map(|(first, last)| [first, last]),
            statements: counts.statements as usize,
            quotations: counts.quotations as usize,
        })
    }
}

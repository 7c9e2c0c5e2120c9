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
        let stories = self.at_one_moment(|| self.stories())?;
        Ok(Shelf::of(stories.into_iter().map(volume).collect()))
    }

    /// A story with its pages and their readings, at most `limit` pages: those published last first.
    ///
    /// # Errors
    /// [`StoreError::NoStory`] where there is none of this name.
    pub fn contents(&self, story: &str, limit: usize) -> Result<Contents, StoreError> {
        self.at_one_moment(|| {
            let volume = volume(self.story(story)?);
            let mut select = self.connection.prepare_cached(
                "SELECT page.id, page.key FROM article JOIN page ON page.id = article.page
                 WHERE is_latest = 1 AND page.story = ?1 ORDER BY published DESC, page.key LIMIT ?2",
            )?;
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            let mut rows = select.query((self.story_id(story)?, limit))?;
            let mut sources = Sources::new(&self.connection);
            let mut pages = Vec::new();
            while let Some(row) = rows.next()? {
                pages.push((row.get(1)?, self.readings(row.get(0)?, &mut sources)?));
            }
            let sources = sources.finish();
            let readings = |places: Vec<usize>| {
                places.into_iter().filter_map(|place| sources.get(place).cloned()).collect()
            };
            let pages = pages.into_iter().map(|(page, places)| Leaf { page, readings: readings(places) });
            Ok(Contents::of(volume, pages.collect()))
        })
    }

    /// The places of the readings of a page, the first one first.
    fn readings(&self, page: i64, sources: &mut Sources<'_>) -> Result<Vec<usize>, StoreError> {
        let mut select = self
            .connection
            .prepare_cached("SELECT id FROM article WHERE page = ?1 ORDER BY version")?;
        let ids = select.query_map([page], |row| row.get(0))?.collect::<Result<Vec<_>, _>>()?;
        ids.into_iter().map(|id| sources.place(id)).collect()
    }
}

fn volume(counts: StoryCounts) -> Volume {
    Volume {
        name: counts.name,
        pages: counts.pages as usize,
        readings: counts.versions as usize,
        outlets: counts.outlets as usize,
        days: counts.published.map(|(first, last)| [first, last]),
        statements: counts.statements as usize,
        people: counts.people as usize,
        quotations: counts.quotations as usize,
        material: counts.material as usize,
    }
}

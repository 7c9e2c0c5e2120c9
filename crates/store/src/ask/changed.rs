//! What changed on the pages of a story.

use crate::versions::Page;
use crate::{Store, StoreError};
use onrecord_story::asked::{ChangedPages, Turn};
use onrecord_story::changes;

impl Store {
    /// What changed between each version of a page and the next; of all pages that have several, or of the one that is named by its key or the end of
    /// it.
    ///
    /// # Errors
    /// [`StoreError`] where there is no such story or no such page.
    pub fn changes(&self, story: &str, page: Option<&str>) -> Result<ChangedPages, StoreError> {
        let pages = self.pages(story)?;
        let is_wanted = |found: &&Page| page.is_none_or(|end| found.key.ends_with(end));
        let wanted: Vec<_> = pages.iter().filter(is_wanted).collect();
        if let (Some(page), true) = (page, wanted.is_empty()) {
            return Err(StoreError::NoPage { story: story.to_owned(), page: page.to_owned() });
        }
        let mut turns = Vec::new();
        for page in wanted {
            turns.extend(self.turns(story, page)?);
        }
        Ok(ChangedPages::of(story, turns))
    }

    fn turns(&self, story: &str, page: &Page) -> Result<Vec<Turn>, StoreError> {
        let mut turns = Vec::new();
        let mut before = None;
        for version in page.versions.iter().filter(|_| page.versions.len() > 1) {
            let Some(record) = self.record(story, &page.key, Some(version.number))? else {
                continue;
            };
            if let Some((number, earlier)) = before {
                turns.push(Turn {
                    page: page.key.clone(),
                    versions: [number, version.number],
                    changes: changes(&earlier, &record),
                });
            }
            before = Some((version.number, record));
        }
        Ok(turns)
    }
}

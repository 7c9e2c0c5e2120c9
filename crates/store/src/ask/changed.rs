//! What changed on the pages of a story.

use crate::versions::Page;
use crate::{Store, StoreError};
use onrecord_story::asked::{ChangedPages, Turn};
use onrecord_story::changes;

/// What stands between the parts of an address or path, and of the key of an article in a file of many.
const PARTS: [char; 3] = ['/', '\\', '#'];

impl Store {
    /// What changed between each version of a page and the next; of all pages that have several, or of the one that is named by its key or by the
    /// last parts of its address or path.
    ///
    /// # Errors
    /// [`StoreError`] where there is no such story or no such page, or where several pages may be meant.
    pub fn changes(&self, story: &str, page: Option<&str>) -> Result<ChangedPages, StoreError> {
        self.at_one_moment(|| {
            let pages = self.pages(story)?;
            let wanted = match page {
                Some(page) => vec![named(story, &pages, page)?],
                None => pages.iter().collect(),
            };
            let mut turns = Vec::new();
            for page in wanted {
                turns.extend(self.turns(story, page)?);
            }
            Ok(ChangedPages::of(story, turns))
        })
    }

    fn turns(&self, story: &str, page: &Page) -> Result<Vec<Turn>, StoreError> {
        let mut turns = Vec::new();
        let mut before = None;
        for version in page.versions.iter().filter(|_| page.versions.len() > 1) {
            let record = self.record(story, &page.key, Some(version.number))?;
            let record = record.ok_or_else(|| StoreError::Damaged {
                what: format!("version {} of {:?}", version.number, page.key),
                reason: "its record is not there".to_owned(),
            })?;
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

/// The page of this key, else the one whose key ends in these parts of an address or path.
fn named<'p>(story: &str, pages: &'p [Page], asked: &str) -> Result<&'p Page, StoreError> {
    let (story, page) = (story.to_owned(), asked.to_owned());
    if let Some(found) = pages.iter().find(|found| found.key == asked) {
        return Ok(found);
    }
    let found: Vec<_> = pages.iter().filter(|found| ends_in(&found.key, asked)).collect();
    match found.as_slice() {
        [] => Err(StoreError::NoPage { story, page }),
        [one] => Ok(one),
        several => {
            let keys = several.iter().map(|found| found.key.clone()).collect();
            Err(StoreError::SeveralPages { page, keys })
        }
    }
}

/// Whether the last parts of an address or path are these.
fn ends_in(key: &str, asked: &str) -> bool {
    let asked = asked.trim_start_matches(PARTS);
    let rest = key.strip_suffix(asked).filter(|_| !asked.is_empty());
    rest.is_some_and(|rest| rest.ends_with(PARTS))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(asked: &str) -> Result<String, StoreError> {
        let keys = [
            "https://a.example/news/lock",
            "/home/desk/lock.html",
            "/home/desk/a/block.html",
            "lock",
        ];
        let page = |key: &str| Page { key: key.to_owned(), versions: Vec::new() };
        named("s", &keys.map(page), asked).map(|page| page.key.clone())
    }

    #[test]
    fn a_page_is_named_by_its_key_or_by_whole_parts_of_it() {
        assert_eq!(found("lock").unwrap(), "lock");
        assert_eq!(found("lock.html").unwrap(), "/home/desk/lock.html");
        assert_eq!(found("news/lock").unwrap(), "https://a.example/news/lock");
        assert_eq!(found("/a/block.html").unwrap(), "/home/desk/a/block.html");
        for none in ["l", "html", "ock.html", "", "/"] {
            assert!(matches!(found(none), Err(StoreError::NoPage { .. })), "{none}");
        }
    }

    #[test]
    fn several_pages_are_listed_and_none_is_taken() {
        let page = |key: &str| Page { key: key.to_owned(), versions: Vec::new() };
        let pages = ["a/lock.html", "b/lock.html"].map(page);
        let error = named("s", &pages, "lock.html").unwrap_err();
        assert!(error.to_string().contains("a/lock.html or b/lock.html"), "{error}");
    }
}

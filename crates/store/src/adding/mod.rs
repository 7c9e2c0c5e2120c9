//! Adding articles to a story: read in parallel, written by one, in the order in which they come.
//!
//! Everything is written in transactions of a bounded number of articles. Progress is told of after each of them, so that
//! whatever was told of is on disk.

mod batch;
mod insert;
mod known;
mod prepared;
mod report;
mod run;

pub(crate) use batch::Batch;
pub(crate) use insert::{clear, fill, insert, replace_record};
pub(crate) use known::is_known;
pub(crate) use prepared::{Prepared, read_again};
pub use report::{AddOptions, Progress, Report};

use crate::{Store, StoreError};
use onrecord_ingest::{Member, Refusal};
use onrecord_reader::Reader;
use run::Run;

impl Store {
    /// Adds articles to a story and puts its people and quotations together anew.
    ///
    /// What the story has already (the same bytes under the same key) is not read again. Other bytes under a key are a new
    /// version of that page. What cannot be read, and what `members` refuses, is named in the report with the reason.
    /// `progress` is called after what it tells of is on disk.
    ///
    /// # Errors
    /// [`StoreError`] where there is no such story, or the store cannot be written any more; what was told of until then
    /// stays.
    pub fn add(
        &mut self,
        story: &str,
        members: impl IntoIterator<Item = Result<Member, Refusal>>,
        reader: &Reader,
        options: &AddOptions,
        progress: impl FnMut(&Progress),
    ) -> Result<Report, StoreError> {
        let id = self.story_id(story)?;
        let pool = onrecord_parallel::pool(options.threads)
            .map_err(|error| StoreError::Threads(error.to_string()))?;
        let report = Run::new(&self.connection, id, progress).all(&pool, members, reader)?;
        self.settle_story(id)?;
        Ok(report)
    }
}

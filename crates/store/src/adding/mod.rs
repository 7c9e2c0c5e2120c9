//! Adding articles to a story: read in parallel, written by one, in the order in which they come.
//!
//! Everything is written in transactions of a bounded number of articles. Progress is told of after each of them, so that
//! whatever was told of is on disk.

mod batch;
mod filled;
mod inlet;
mod insert;
mod known;
mod prepared;
mod report;
mod run;

pub(crate) use batch::Batch;
pub(crate) use filled::is_filled;
pub(crate) use insert::{clear, fill, insert, replace_record};
pub(crate) use known::Reading;
pub(crate) use prepared::{Prepared, read_again};
pub use report::{AddOptions, Progress, Report};
pub(crate) use run::fault;

use crate::threads::pool;
use crate::{Store, StoreError};
use inlet::Inlet;
use onrecord_ingest::{Member, Refusal};
use onrecord_reader::Reader;
use run::Run;

impl Store {
    /// Adds articles to a story and puts its people and quotations together anew.
    ///
    /// What the story has already is not read again. Other bytes under a key are a new version of that page; bytes that it
    /// had before are one where it went back to them, as `known.rs` decides. Members are drawn in a thread of their own: where they
    /// keep it waiting, what came before is brought to disk and nothing is locked. What cannot be read, and what `members` refuses, is named in the report with the reason.
    /// `progress` is called after what it tells of is on disk.
    ///
    /// # Errors
    /// [`StoreError`] where there is no such story, or the store cannot be written any more; what was told of until then
    /// stays.
    pub fn add(
        &mut self,
        story: &str,
        members: impl IntoIterator<Item = Result<Member, Refusal>, IntoIter: Send + 'static>,
        reader: &Reader,
        options: &AddOptions,
        progress: impl FnMut(&Progress),
    ) -> Result<Report, StoreError> {
        let id = self.story_id(story)?;
        let pool = pool(options.threads)?;
        let inlet = Inlet::new(members.into_iter())
            .map_err(|error| StoreError::Threads(error.to_string()))?;
        let report = Run::new(&self.connection, id, inlet, progress).all(&pool, reader)?;
        self.settle_story(id)?;
        Ok(report)
    }
}

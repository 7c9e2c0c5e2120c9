//! What came of adding.

use onrecord_ingest::Refusal;

/// How articles are added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AddOptions {
    /// How many articles are read at a time; 0 for one for each processor.
    pub threads: usize,
}

/// How far adding has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Members that are done with, counted from the first one on: all of them are on disk or refused.
    pub taken: usize,
    /// Those of them that are new pages.
    pub added: usize,
    /// Those that are new versions of pages.
    pub changed: usize,
    /// Those that the story had already.
    pub known: usize,
    /// Those that were refused.
    pub refused: usize,
}

/// What came of adding.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The numbers.
    pub progress: Progress,
    /// Keys of the pages that have a new version, in the order of the members.
    pub changed: Vec<String>,
    /// How many of the articles that were added give a date that cannot be read for sure; they stand as undated.
    pub unread_dates: usize,
    /// What was not added and why, in the order of the members.
    pub refused: Vec<Refusal>,
}

impl Report {
    pub(crate) fn refuse(&mut self, refusal: Refusal) {
        self.progress.refused += 1;
        self.refused.push(refusal);
    }
}

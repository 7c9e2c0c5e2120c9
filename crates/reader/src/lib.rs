//! The pipeline told as steps: a source becomes a record.

use onrecord_ingest::Source;
use onrecord_record::Record;

/// Reads sources into records. Cheap to clone, shared between threads.
#[derive(Debug, Clone, Default)]
pub struct Reader {}

impl Reader {
    /// A reader with the models that the program carries.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads one source. Never fails: what cannot be told is left out and said in the diagnostics.
    pub fn read(&self, source: &Source) -> Record {
        let _ = source;
        todo!()
    }
}

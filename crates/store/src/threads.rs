//! The threads that read articles.

use crate::StoreError;
use rayon::ThreadPool;

/// A pool of so many threads; 0 stands for one for each processor.
pub(crate) fn pool(threads: usize) -> Result<ThreadPool, StoreError> {
    onrecord_parallel::pool(threads).map_err(|error| StoreError::Threads(error.to_string()))
}

//! What can go wrong in training.

use onrecord_models::ModelError;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why training stopped.
#[derive(Debug, Error)]
pub(crate) enum TrainError {
    /// A file could not be read or written.
    #[error("failed to {action} {}: {cause}; check that the path is right", path.display())]
    File {
        /// "read" or "write".
        action: &'static str,
        /// Which file.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// A corpus holds nothing to learn from.
    #[error("{} holds nothing to learn from; it should hold {expected}", path.display())]
    Empty {
        /// Which folder.
        path: PathBuf,
        /// What was looked for there.
        expected: &'static str,
    },
    /// A text is too long for the program's offsets.
    #[error(transparent)]
    TooLong(#[from] onrecord_text::TooLong),
    /// An article could not be read.
    #[error(transparent)]
    Ingest(#[from] onrecord_ingest::IngestError),
    /// A sheet could not be put into JSON.
    #[error("failed to write a sheet as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// Freshly written weights could not be read back.
    #[error(transparent)]
    Model(#[from] ModelError),
}

/// Reads a text file.
pub(crate) fn read(path: &Path) -> Result<String, TrainError> {
    std::fs::read_to_string(path).map_err(|cause| TrainError::File {
        action: "read",
        path: path.into(),
        cause,
    })
}

/// Writes a file.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), TrainError> {
    std::fs::write(path, bytes).map_err(|cause| TrainError::File {
        action: "write",
        path: path.into(),
        cause,
    })
}

/// The files of a folder whose names end in `.extension`, sorted by name.
pub(crate) fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, TrainError> {
    let fail = |cause| TrainError::File { action: "read", path: folder.into(), cause };
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(fail)? {
        let path = entry.map_err(fail)?.path();
        if path.extension().is_some_and(|found| found == extension) {
            out.push(path);
        }
    }
    out.sort();
    Ok(out)
}

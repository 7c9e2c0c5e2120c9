//! The articles that are measured on.

use crate::error::BenchError;
use onrecord_ingest::{Input, LoadOptions, Raw, load};
use std::path::{Path, PathBuf};

/// Endings of the files that are taken from a folder.
const ENDINGS: [&str; 5] = ["txt", "md", "html", "htm", "gz"];

/// The article at `path`, or those in the folder, by name.
pub(crate) fn paths(path: &Path) -> Result<Vec<PathBuf>, BenchError> {
    if !path.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let fail = |cause| BenchError::List { path: path.to_path_buf(), cause };
    let mut out = Vec::new();
    for entry in std::fs::read_dir(path).map_err(fail)? {
        let file = entry.map_err(fail)?.path();
        if file.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known)) {
            out.push(file);
        }
    }
    out.sort();
    if out.is_empty() { Err(BenchError::NoArticle { path: path.to_path_buf() }) } else { Ok(out) }
}

/// The bytes of the articles.
pub(crate) fn bytes(paths: &[PathBuf]) -> Result<Vec<Raw>, BenchError> {
    let one = |path: &PathBuf| Ok(load(&Input::Path(path.clone()), &LoadOptions::default())?);
    paths.iter().map(one).collect()
}

/// Words of a text: what white space separates.
pub(crate) fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

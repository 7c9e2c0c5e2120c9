//! What can go wrong while measuring.

use onrecord_ingest::IngestError;
use onrecord_models::ModelError;
use std::io;
use std::path::PathBuf;

/// Why there is no measurement.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BenchError {
    #[error("cannot list the articles in {}: {cause}", path.display())]
    List { path: PathBuf, cause: io::Error },
    #[error("cannot read {}: {cause}", path.display())]
    Read { path: PathBuf, cause: io::Error },
    #[error("there is no article in {}; give a .txt, .md, .html or .gz file or a folder of them", path.display())]
    NoArticle { path: PathBuf },
    #[error(transparent)]
    Article(#[from] IngestError),
    #[error(transparent)]
    Model(#[from] ModelError),
    #[error("cannot write the record as JSON: {0}")]
    Json(#[from] serde_json::Error),
    #[error("cannot run {}: {cause}", program.display())]
    Run { program: PathBuf, cause: io::Error },
    #[error("{} could not read {}; run it by hand to see why", program.display(), article.display())]
    Refused { program: PathBuf, article: PathBuf },
    #[error("{} failed to {call}; run it by hand to see why", program.display())]
    Failed { program: PathBuf, call: String },
    #[error("cannot print the table: {cause}")]
    Print { cause: io::Error },
}

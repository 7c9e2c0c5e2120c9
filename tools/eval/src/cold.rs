//! The cold start: from the call of the program to its record.

use crate::error::BenchError;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How long the program takes to read one article and print its record.
pub(crate) fn start(program: &Path, article: &Path) -> Result<Duration, BenchError> {
    let start = Instant::now();
    let status = Command::new(program)
        .args(["read", "--quiet", "--json"])
        .arg(article)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status()
        .map_err(|cause| BenchError::Run { program: program.to_path_buf(), cause })?;
    let taken = start.elapsed();
    if status.success() {
        Ok(taken)
    } else {
        Err(BenchError::Refused { program: program.to_path_buf(), article: article.to_path_buf() })
    }
}

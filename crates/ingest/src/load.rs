//! Bytes of an input, from wherever it lies.

use crate::limits::{FETCH_TIMEOUT, MAX_BYTES, MAX_REDIRECTS};
use crate::{IngestError, Input, net};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How far reading may go, and where fetched bytes are kept.
#[derive(Debug, Clone)]
pub struct LoadOptions {
    /// Most bytes of one input; default [`MAX_BYTES`].
    pub max_bytes: usize,
    /// Longest that fetching one address may take in all; default [`FETCH_TIMEOUT`].
    pub timeout: Duration,
    /// Most redirects; default [`MAX_REDIRECTS`].
    pub max_redirects: u32,
    /// Directory for WARC files of what was fetched; none are written without it.
    pub keep: Option<PathBuf>,
}

impl Default for LoadOptions {
    fn default() -> Self {
        Self {
            max_bytes: MAX_BYTES,
            timeout: FETCH_TIMEOUT,
            max_redirects: MAX_REDIRECTS,
            keep: None,
        }
    }
}

/// The bytes of one input and what came with them. Nothing is decoded yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Raw {
    /// The bytes as read: a gzip file is still compressed.
    pub bytes: Vec<u8>,
    /// Where they were read from, as the user gave it; none for standard input.
    pub uri: Option<String>,
    /// Address where the redirects ended, where the bytes were fetched.
    pub address: Option<String>,
    /// Media type without parameters in small letters, where a server named one.
    pub media_type: Option<String>,
    /// Charset that a server named.
    pub charset: Option<String>,
    /// RFC 3339 time of fetching.
    pub retrieved: Option<String>,
    /// The WARC file that keeps the exchange, where one was asked for.
    pub kept: Option<PathBuf>,
}

impl Raw {
    /// What messages call this input.
    pub(crate) fn name(&self) -> &str {
        self.uri.as_deref().unwrap_or("standard input")
    }
}

/// Reads the bytes of `input`. Only a [`Input::Url`] touches the network.
///
/// # Errors
/// One of [`IngestError`]'s, by what went wrong.
pub fn load(input: &Input, options: &LoadOptions) -> Result<Raw, IngestError> {
    match input {
        Input::Path(path) => read_file(path, options.max_bytes),
        Input::Stdin => read_stream(std::io::stdin().lock(), &input.to_string(), options.max_bytes)
            .map(|bytes| Raw { bytes, ..Raw::default() }),
        Input::Url(url) => net::fetch(url, options),
    }
}

fn read_file(path: &Path, limit: usize) -> Result<Raw, IngestError> {
    let name = path.display().to_string();
    let unreadable = |cause: std::io::Error| match cause.kind() {
        std::io::ErrorKind::NotFound => IngestError::Missing { path: path.to_owned() },
        std::io::ErrorKind::IsADirectory => IngestError::Directory { path: path.to_owned() },
        _ => IngestError::Unreadable { name: name.clone(), cause },
    };
    let about = std::fs::metadata(path).map_err(unreadable)?;
    if about.is_dir() {
        return Err(IngestError::Directory { path: path.to_owned() });
    }
    if about.len() > limit as u64 {
        return Err(IngestError::TooLarge { name, limit });
    }
    let file = File::open(path).map_err(unreadable)?;
    let bytes = read_stream(file, &name, limit)?;
    Ok(Raw { bytes, uri: Some(name), ..Raw::default() })
}

/// All bytes of `reader`, refusing more than `limit` without reading on.
pub(crate) fn read_stream(
    reader: impl Read,
    name: &str,
    limit: usize,
) -> Result<Vec<u8>, IngestError> {
    let mut bytes = Vec::new();
    reader
        .take(limit as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|cause| IngestError::Unreadable { name: name.to_owned(), cause })?;
    if bytes.len() > limit {
        return Err(IngestError::TooLarge { name: name.to_owned(), limit });
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_beyond_the_limit_is_refused() {
        let error = read_stream(std::io::repeat(b'a'), "x", 10).unwrap_err();
        assert!(matches!(error, IngestError::TooLarge { limit: 10, .. }));
    }

    #[test]
    fn a_directory_and_a_missing_file_are_told_apart() {
        let options = LoadOptions::default();
        let directory = load(&Input::Path(std::env::temp_dir()), &options).unwrap_err();
        assert!(matches!(directory, IngestError::Directory { .. }));
        let missing = load(&Input::Path("/no/such/file".into()), &options).unwrap_err();
        assert!(matches!(missing, IngestError::Missing { .. }));
    }
}

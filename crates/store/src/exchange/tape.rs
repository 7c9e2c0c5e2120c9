//! A stream that is hashed as it goes by.

use crate::packed::hex;
use sha2::{Digest, Sha256};
use std::io::{self, BufRead, Read, Write};

/// A stream with the digest of what went by.
pub(super) struct Tape<S> {
    stream: S,
    digest: Sha256,
}

impl<S> Tape<S> {
    pub(super) fn new(stream: S) -> Self {
        Self { stream, digest: Sha256::new() }
    }

    /// SHA-256 of what went by until now, in hexadecimal digits.
    pub(super) fn sha256(&self) -> String {
        hex(&self.digest.clone().finalize())
    }

    pub(super) fn into_inner(self) -> S {
        self.stream
    }
}

impl<S: Write> Tape<S> {
    pub(super) fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.digest.update(bytes);
        self.stream.write_all(bytes)
    }
}

impl<S: BufRead> Tape<S> {
    /// The next so many bytes, or an error where there are fewer.
    pub(super) fn take(&mut self, count: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        // Room is made as bytes come, not as they are promised.
        (&mut self.stream).take(count).read_to_end(&mut bytes)?;
        if bytes.len() as u64 != count {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.digest.update(&bytes);
        Ok(bytes)
    }

    /// The next line of at most so many bytes with its end, not yet hashed. Empty at the end of the stream.
    pub(super) fn line(&mut self, most: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        (&mut self.stream).take(most).read_until(b'\n', &mut bytes)?;
        Ok(bytes)
    }

    pub(super) fn hash(&mut self, bytes: &[u8]) {
        self.digest.update(bytes);
    }
}

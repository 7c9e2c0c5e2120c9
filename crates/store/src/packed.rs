//! Bytes as they lie in the store: compressed, with their size beside them.

use crate::StoreError;
use onrecord_record::{MAX_JSON_BYTES, Record};
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// Level of Zstandard. Level 9 makes a record a tenth smaller and takes four times as long.
const LEVEL: i32 = 3;

/// Bytes with their size before they were compressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Packed {
    pub(crate) size: i64,
    pub(crate) bytes: Vec<u8>,
}

impl Packed {
    pub(crate) fn of(bytes: &[u8]) -> Result<Self, String> {
        let packed = zstd::bulk::compress(bytes, LEVEL).map_err(|error| error.to_string())?;
        Ok(Self { size: bytes.len() as i64, bytes: packed })
    }

    pub(crate) fn of_record(record: &Record) -> Result<Self, String> {
        let json = serde_json::to_vec(record).map_err(|error| error.to_string())?;
        Self::of(&json)
    }

    /// The bytes again. `what` is for the error.
    pub(crate) fn open(&self, what: &str) -> Result<Vec<u8>, StoreError> {
        let damaged = |reason: String| StoreError::Damaged { what: what.to_owned(), reason };
        let size = usize::try_from(self.size).ok().filter(|size| *size <= MAX_JSON_BYTES);
        let size = size.ok_or_else(|| damaged(format!("its size is given as {}", self.size)))?;
        let bytes = zstd::bulk::decompress(&self.bytes, size)
            .map_err(|error| damaged(error.to_string()))?;
        if bytes.len() != size {
            return Err(damaged(format!("it has {} bytes instead of {size}", bytes.len())));
        }
        Ok(bytes)
    }

    /// The record again, which this program wrote and checks no further.
    pub(crate) fn record(&self) -> Result<Record, StoreError> {
        self.parsed("a record")
    }

    /// What JSON says that this program wrote. `what` is for the error.
    pub(crate) fn parsed<T: DeserializeOwned>(&self, what: &str) -> Result<T, StoreError> {
        let json = self.open(what)?;
        serde_json::from_slice(&json).map_err(|error| StoreError::Damaged {
            what: what.to_owned(),
            reason: error.to_string(),
        })
    }
}

/// Bytes in hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// SHA-256 of the bytes.
pub(crate) fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

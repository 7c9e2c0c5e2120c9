//! gzip, known by its first bytes.

use crate::IngestError;
use flate2::bufread::MultiGzDecoder;
use std::borrow::Cow;
use std::io::Read;

/// First bytes of a gzip member with the only method there is (RFC 1952, 2.3.1).
const MAGIC: [u8; 3] = [0x1f, 0x8b, 8];

/// The bytes without their compression. A file may hold several members (RFC 1952, 2.2).
pub(crate) fn inflate<'a>(
    bytes: &'a [u8],
    name: &str,
    limit: usize,
) -> Result<Cow<'a, [u8]>, IngestError> {
    if !bytes.starts_with(&MAGIC) {
        return Ok(Cow::Borrowed(bytes));
    }
    let mut plain = Vec::new();
    let read = MultiGzDecoder::new(bytes).take(limit as u64 + 1).read_to_end(&mut plain);
    if plain.len() > limit {
        return Err(IngestError::InflatesTooLarge { name: name.to_owned(), limit });
    }
    read.map_err(|cause| IngestError::BadCompression { name: name.to_owned(), cause })?;
    Ok(Cow::Owned(plain))
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn all_members_are_read() {
        let file = [gzip(b"one "), gzip(b"two")].concat();
        assert_eq!(inflate(&file, "x", 100).unwrap().as_ref(), b"one two");
    }

    #[test]
    fn a_bomb_stops_at_the_limit() {
        let file = gzip(&vec![0; 1 << 22]);
        assert!(matches!(inflate(&file, "x", 1 << 20), Err(IngestError::InflatesTooLarge { .. })));
    }

    #[test]
    fn a_cut_file_is_damaged() {
        let file = gzip(&b"an article that goes on".repeat(9));
        let error = inflate(&file[..file.len() / 2], "x", 1 << 20).unwrap_err();
        assert!(matches!(error, IngestError::BadCompression { .. }));
    }
}

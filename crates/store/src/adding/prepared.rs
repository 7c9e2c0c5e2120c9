//! One article, read: all that is done with it outside the writing thread.

use crate::packed::Packed;
use crate::rows::{Rows, json};
use onrecord_ingest::{Hints, Member, Origin, Raw, Refusal};
use onrecord_reader::Reader;

/// An article ready to be written.
pub(crate) struct Prepared {
    pub(crate) key: String,
    pub(crate) digest: [u8; 32],
    pub(crate) blob: Packed,
    pub(crate) origin: String,
    pub(crate) rows: Rows,
}

impl Prepared {
    /// Reads a member.
    pub(crate) fn of(member: Member, digest: [u8; 32], reader: &Reader) -> Result<Self, Refusal> {
        let origin = json(&member.origin());
        let Member { key, raw, hints } = member;
        match read(&raw, &hints, reader).and_then(|rows| Ok((Packed::of(&raw.bytes)?, rows))) {
            Ok((blob, rows)) => Ok(Self { key, digest, blob, origin, rows }),
            Err(reason) => Err(Refusal { name: key, reason }),
        }
    }
}

/// Reads what is preserved of an article.
pub(crate) fn read_again(origin: &Origin, bytes: Vec<u8>, reader: &Reader) -> Result<Rows, String> {
    read(&origin.raw(bytes), &origin.hints(), reader)
}

fn read(raw: &Raw, hints: &Hints, reader: &Reader) -> Result<Rows, String> {
    let source = onrecord_ingest::parse(raw, hints).map_err(|error| error.to_string())?;
    let record = reader.read(&source);
    drop(source);
    Rows::of(record)
}

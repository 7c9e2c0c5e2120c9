//! One article, read: all that is done with it outside the writing thread.

use super::known::Reading;
use crate::packed::Packed;
use crate::rows::{Rows, try_json};
use onrecord_ingest::{Hints, Member, Origin, Raw, Refusal};
use onrecord_reader::Reader;

/// An article ready to be written.
pub(crate) struct Prepared {
    pub(crate) reading: Reading,
    pub(crate) blob: Packed,
    pub(crate) origin: String,
    pub(crate) rows: Rows,
}

impl Prepared {
    /// Reads a member.
    pub(crate) fn of(member: Member, reading: Reading, reader: &Reader) -> Result<Self, Refusal> {
        let kept = || {
            let rows = read(&member.raw, &member.hints, reader)?;
            Ok((Packed::of(&member.raw.bytes)?, try_json(&member.origin())?, rows))
        };
        match kept() {
            Ok((blob, origin, rows)) => Ok(Self { reading, blob, origin, rows }),
            Err(reason) => Err(Refusal { name: member.key, reason }),
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

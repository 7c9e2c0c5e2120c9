//! `onrecord schema`: the JSON Schema of the record.

use crate::exit::Exit;
use std::io::Write as _;

/// Prints the schema.
pub(crate) fn run() -> Exit {
    let printed = std::io::stdout().write_all(onrecord_record::schema().as_bytes());
    if printed.is_ok() { Exit::Done } else { Exit::Nothing }
}

//! Ids that survive a second reading: they derive from the bytes read and the spans.

use onrecord_record::Span;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::LazyLock;

/// Bytes of a digest that an id shows: 2^48 values keep ids of one source apart.
const SHOWN: usize = 6;

/// An id: a letter for the kind of thing, and a digest of source and spans.
pub(crate) fn id<'s>(
    kind: &str,
    source: &str,
    spans: impl Iterator<Item = (&'s str, &'s Span)>,
) -> String {
    let mut digest = Sha256::new();
    digest.update(source);
    digest.update(kind);
    for (role, span) in spans {
        digest.update(role);
        digest.update(span.start.to_le_bytes());
        digest.update(span.end.to_le_bytes());
    }
    format!("{kind}-{}", hex(&digest.finalize()[..SHOWN]))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

static MODELS: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let digest = |bytes: &[u8]| hex(&Sha256::digest(bytes));
    onrecord_models::all()
        .into_iter()
        .map(|model| (model.name.to_owned(), digest(model.bytes)))
        .collect()
});

/// The digests of the program's models.
pub(crate) fn models() -> BTreeMap<String, String> {
    MODELS.clone()
}

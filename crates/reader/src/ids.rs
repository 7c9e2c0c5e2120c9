//! Ids that survive a second reading: they derive from the bytes read and the spans.

use crate::FullModel;
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
    onrecord_models::all()
        .into_iter()
        .map(|model| (model.name.to_owned(), digest(model.bytes)))
        .collect()
});

/// SHA-256 in hexadecimal digits.
pub(crate) fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// The digests of the models that read a document: the program's own, and the full one if it did.
pub(crate) fn models(full: Option<&FullModel>) -> BTreeMap<String, String> {
    let mut out = MODELS.clone();
    out.extend(full.map(|full| ("attribution-full".to_owned(), full.digest.clone())));
    out
}

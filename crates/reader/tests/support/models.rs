//! Readers with the models that the program ships.

use onrecord_reader::{FullModel, Reader};
use std::sync::Arc;

/// The fast models, which lie inside the program.
pub(crate) fn fast() -> Reader {
    Reader::new().unwrap()
}

/// The full model, which lies beside it.
pub(crate) fn full() -> Reader {
    let file =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../share/onrecord/attribution-full.safetensors");
    let model = FullModel::parse(&std::fs::read(file).unwrap()).unwrap();
    fast().with_full(Arc::new(model))
}

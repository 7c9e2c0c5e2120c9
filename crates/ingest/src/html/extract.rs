//! The article's blocks, by the extractor crate.

use super::blocks::{Block, blocks};
use crate::limits::EXTRACTOR_STACK;
use trafilatura::{Metadata, Options};

/// What the extractor found.
pub(super) struct Extracted {
    pub(super) blocks: Vec<Block>,
    pub(super) metadata: Metadata,
}

/// Runs the extractor on a bounded page, in a thread with a stack of its own. None where it finds
/// nothing or fails: whatever it does, the program goes on.
pub(super) fn extract(html: &str) -> Option<Extracted> {
    std::thread::scope(|scope| {
        let builder =
            std::thread::Builder::new().name("article".to_owned()).stack_size(EXTRACTOR_STACK);
        builder.spawn_scoped(scope, || run(html)).ok()?.join().ok()?
    })
}

fn run(html: &str) -> Option<Extracted> {
    let options = Options::default().with_fallback(true).with_exclude_comments(true);
    let result = trafilatura::extract(html, &options).ok()?;
    Some(Extracted { blocks: blocks(&result.content_html), metadata: result.metadata })
}

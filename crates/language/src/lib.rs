//! The language stages: each a pure function of the layers it reads, one phenomenon per file.

mod document;
mod lists;
pub mod paragraphs;
pub mod quotes;
pub mod sentences;
pub mod tokens;

pub use document::Document;

//! The language stages: each a pure function of the layers it reads, one phenomenon per file.

pub mod attribution;
pub mod coreference;
mod document;
mod features;
pub mod lexemes;
mod lists;
pub mod names;
pub mod paragraphs;
pub mod quotes;
pub mod sentences;
pub mod tags;
pub mod tokens;

pub use document::Document;
pub use features::Features;

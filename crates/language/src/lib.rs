//! The language stages: each a pure function of the layers it reads, one phenomenon per file.

pub mod attribution;
pub mod clauses;
pub mod coreference;
mod document;
pub mod duties;
mod features;
pub mod happenings;
pub mod lexemes;
pub mod likeness;
mod lists;
pub mod names;
pub mod paragraphs;
pub mod quotes;
pub mod rules;
pub mod sentences;
pub mod stance;
pub mod tags;
pub mod times;
pub mod tokens;
pub mod voice;

pub use document::Document;
pub use features::Features;

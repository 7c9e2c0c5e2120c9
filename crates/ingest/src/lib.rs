//! Bytes to source.
mod source;
pub use source::{Form, Furniture, Notice, Source};

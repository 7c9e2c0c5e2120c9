//! What must hold for any input, and inputs mutated to break it.
//!
//! [`text`], [`html`], [`lines`], [`archive`], [`feed`] and [`record`] take any bytes and say which promise they broke. The fuzz targets
//! in `fuzz/` call them without end; the tests of this crate call them on a fixed number of inputs that
//! [`Mutator`] makes of seeds.

mod mutate;
mod targets;

pub use mutate::Mutator;
pub use targets::{Fault, archive, feed, html, lines, record, text};

//! The record: who said what, about whom, with every item a span of the source.
//!
//! [`Record`] serialises to exactly the published contract (`format` "onrecord/1"). Rules that hold
//! for every field:
//!
//! 1. Extractive: every [`Span::text`] equals `source.text[start..end]`.
//! 2. Offsets are Unicode code points, half-open.
//! 3. Deterministic: the same bytes and options give the same record, byte for byte.
//! 4. What is not known is `null` (here `None`), never a guess.
//! 5. Never a verdict: nothing is called true or false, nobody is scored.
//! 6. Ids derive from the bytes read and the spans, so they survive a second reading.

mod types;

pub use types::*;

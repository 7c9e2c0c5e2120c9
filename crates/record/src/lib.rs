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
//!
//! Around the types stand [`schema`] (the JSON Schema that other programs rely on), [`check`] (the
//! rules above, verified), [`Record::from_json`] (a record from outside bytes), [`charges`] (who charges whom and who
//! answers), [`items`] (every label with its rule), [`render`] (a record for people: terminal and Markdown) and [`json`] (how it leaves
//! for programs).

mod charges;
mod check;
mod chronology;
mod flags;
pub mod json;
mod labels;
mod moment;
mod opposed;
mod outside;
mod places;
pub mod render;
mod schema;
mod speakers;
mod types;
mod walk;
pub mod words;

pub use charges::{Charge, Charges, Silence, Voiced, charges};
pub use check::check;
pub use chronology::{Happening, duties, happenings};
pub use flags::Flags;
pub use labels::{Item, ItemKind, Label, LabelKind, items};
pub use moment::{DueDate, DueRank, Interval, Moment};
pub use opposed::is_contested;
pub use outside::{MAX_JSON_BYTES, NotARecord};
pub use places::Places;
pub use schema::schema;
pub use speakers::{Speaker, Who, speaker_of, speakers};
pub use types::*;

//! What is asked of a story, and the shape of each answer. Who keeps the story answers; here stands what an answer holds, so that
//! it can be written in any of the [`formats`](crate::formats).
//!
//! | question | answer |
//! |---|---|
//! | what did somebody say | [`Sayings`] |
//! | who carried these words, and how | [`Carried`] |
//! | where do outlets differ in what they carry | [`Variations`] |
//! | where do these words stand | [`Findings`] |
//! | which stories are there, what is in one | [`Shelf`], [`Contents`] |
//! | who speaks in a story, and who was said to be one and the same | [`Cast`] |
//! | what changed between two readings of a page | [`ChangedPages`] |
//!
//! Words are those of the articles. An answer that shows less than there is says how much there is.

mod carried;
mod cast;
mod changes;
mod contents;
mod findings;
mod sayings;
mod shelf;
mod telling;
mod variations;

pub use carried::{
    Apart, ApartReason, Aspect, Carried, Carrying, Context, Retold, Variant, Wording,
};
pub use cast::{Cast, Decided, Member};
pub use changes::{ChangedPages, Turn};
pub use contents::{Contents, Leaf};
pub use findings::{Finding, Findings};
pub use sayings::{Bearer, Saying, Sayings};
pub use shelf::{Shelf, Volume};
pub use telling::Source;
pub use variations::{Side, Variation, Variations};

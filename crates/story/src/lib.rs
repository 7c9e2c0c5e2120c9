//! Several records together: one timeline, one diary, one ledger of claims, and the formats in which they leave.
//!
//! ```
//! use onrecord_story::{Article, Timeline, formats};
//! # fn articles() -> Vec<Article> { Vec::new() }
//! let timeline = Timeline::of(articles());
//! assert!(formats::json(&timeline)?.starts_with("{\n  \"format\": \"onrecord-timeline/1\""));
//! # Ok::<(), formats::FormatError>(())
//! ```
//!
//! # How
//! 1. [`Article::of`] takes from a record what these need, so that records can be let go.
//! 2. [`Timeline::of`], [`Diary::of`] and [`Ledger::of`] put the articles in one order that does not depend on the order in
//!    which they were given, merge what is told twice, and sort.
//! 3. [`formats`] writes them.
//!
//! # When two tellings are one event
//! Precision goes before completeness: two events of one day that stay two cost a reader a glance, two
//! that became one hide something. Tellings that name somebody in common become one where times and words
//! agree; where one of them names nobody, times and more of the words must, and of statements none become one
//! then. The measure and its thresholds stand with their reasons at [`onrecord_language::likeness`]; who counts as one person
//! stands at [`people`].
//!
//! # What is never done
//! Nothing is composed: words are those of the spans. Where tellings differ (in a due date, say) all stay
//! visible. Nothing is called true or false.

mod article;
pub mod asked;
mod cards;
pub mod changes;
mod claimed;
mod diary;
pub mod formats;
mod ledger;
mod merge;
pub mod people;
mod sentences;
mod settled;
mod timeline;
pub mod variants;

pub use article::{Article, Owed, Side, Told};
pub use cards::Card;
pub use changes::{Change, ChangeKind, Changes, changes};
pub use claimed::{Claimed, Rest, Showing};
pub use diary::{Diary, Duty, diary};
pub use ledger::{Ledger, Position, Stand, ledger};
pub use settled::Settled;
pub use timeline::{Entry, Timeline, timeline};

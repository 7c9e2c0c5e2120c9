//! A record for people to read: on a terminal ([`terminal`]) and as Markdown ([`markdown`]).
//!
//! Both are laid out from the same parts, each in its own file: the header, charges and answers, the statements by
//! speaker, the writer's own voice, conflicts, the timeline, what is due, the notes at the end. A further list of the record becomes a further
//! section. Tables of times ([`Section`]) are there for several records too.

mod charges;
mod chronology;
mod markdown;
mod outline;
mod rows;
mod sheet;
mod standing;
mod terminal;

pub use markdown::{escape, markdown};
pub use rows::{Row, Section, TIMES, sections_markdown, sections_terminal};
pub use terminal::{Look, terminal};

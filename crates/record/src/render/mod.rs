//! A record for people to read: on a terminal ([`terminal`]) and as Markdown ([`markdown`]).
//!
//! Both are laid out from the same parts, each in its own file: the header, the statements by
//! speaker, the notes at the end. A further list of the record becomes a further section.

mod markdown;
mod outline;
mod sheet;
mod terminal;

pub use markdown::markdown;
pub use terminal::{Look, terminal};

//! Stories on disk: preserved sources, their records, and what is asked of them.
//!
//! A [`Store`] is one `SQLite` file. What was read stays in it as it came, with what came with it; records, people and
//! quotations are made of that and can be made anew ([`Store::reread`]). What a person decided about who is who
//! ([`Store::decide`]) outlives every reading.
//!
//! # What is promised
//! * What [`Store::add`] has told its progress of is on disk: a killed program loses nothing of it, and adding the same again
//!   goes on from there.
//! * Adding the same twice changes nothing. Other bytes of the same page are a new version of it, and so is going back to
//!   bytes that it had before.
//! * The same sources added in the same order make the same content, however often the adding was broken off.

mod adding;
mod articles;
mod ask;
mod decisions;
mod digest;
mod error;
mod exchange;
mod layout;
mod migrations;
mod numbering;
mod opening;
mod packed;
mod records;
mod rereading;
mod rows;
mod settle;
mod stories;
mod threads;
mod versions;

pub use adding::{AddOptions, Progress, Report};
pub use ask::{Limits, Wanted};
pub use decisions::{Decision, Verdict};
pub use error::StoreError;
pub use opening::Store;
pub use stories::{StoryCounts, check_name, story_name};
pub use versions::{Page, Version};

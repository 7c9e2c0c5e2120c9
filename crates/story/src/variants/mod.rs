//! One quotation in many tellings: its versions, what sets them apart, and which follows which.
//!
//! 1. [`quoted`] takes from a record the words that it carries between quotation marks: a [`Telling`] each. What it tells in
//!    its own words is kept beside them.
//! 2. [`Words`] are the words of a telling, folded for comparison, each with its place.
//! 3. [`align`] finds the words that two tellings share, in order.
//! 4. [`quotations`] puts tellings of the same utterance together; its cost grows with the words, not with the pairs.
//!    What articles tell in their own words founds nothing: it is set beside the quotation that it is near to ([`Nearby`]).
//! 5. [`edits`] says how one version differs from another, in typed edits.
//! 6. [`stemma`] says which telling most plausibly follows which, and why.
//!
//! Without proof of the same occasion two versions are variants, never a misquotation.

mod align;
mod edits;
mod lists;
mod quotations;
mod quoted;
mod stemma;
mod telling;
mod words;

pub use align::{Alignment, align};
pub use edits::{Difference, Edit, EditKind, edits, rules as edit_rules};
pub use quotations::{Nearby, Quotation, Reported, quotations};
pub use quoted::{own_words, quoted};
pub use stemma::{
    Also, CONTEXT_WORDS, Credit, CreditKind, Node, NodeKind, Reason, Stemma, Witness, credits,
    stemma,
};
pub use telling::{Speaker, Telling};
pub use words::{Before, Brackets, Word, Words};

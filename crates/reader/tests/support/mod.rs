//! The machinery of the readable cases: their notation, their files, and the comparison.

mod compare;
mod file;
mod notation;
mod reading;

pub use compare::{Share, judge, share};
pub use file::{Case, CaseFile};
pub use notation::{Finding, Said};
pub use reading::read;

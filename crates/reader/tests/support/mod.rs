//! The machinery of the readable cases: their notation, their files, and the comparison.

mod compare;
mod file;
mod models;
mod notation;
mod reading;

pub(crate) use compare::{Share, judge, share};
pub(crate) use file::{Case, CaseFile};
pub(crate) use models::{fast, full};
pub(crate) use notation::{Finding, Said};
pub(crate) use reading::read;

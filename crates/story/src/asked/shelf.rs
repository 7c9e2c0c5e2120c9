//! Which stories there are.

use serde::Serialize;

/// Version of the shape that [`Shelf`] has as JSON.
const FORMAT: &str = "onrecord-stories/1";

/// The stories of a store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shelf {
    /// The version of this shape: "onrecord-stories/1".
    pub format: String,
    /// By name.
    pub stories: Vec<Volume>,
}

impl Shelf {
    /// These stories.
    pub fn of(stories: Vec<Volume>) -> Self {
        Self { format: FORMAT.to_owned(), stories }
    }
}

/// A story and what it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Volume {
    /// Its name.
    pub name: String,
    /// How many pages it holds, each counted once.
    pub pages: usize,
    /// How many readings of them, where pages were added again after they had changed.
    pub readings: usize,
    /// How many outlets.
    pub outlets: usize,
    /// First and last day of publication that is known.
    pub days: Option<[String; 2]>,
    /// How many statements the latest readings hold.
    pub statements: usize,
    /// How many people and organisations are told apart.
    pub people: usize,
    /// How many quotations several statements carry.
    pub quotations: usize,
    /// How many pairs of their wordings differ materially.
    pub material: usize,
}

//! Who speaks in a story.

use onrecord_record::EntityKind;
use serde::Serialize;

/// Version of the shape that [`Cast`] has as JSON.
const FORMAT: &str = "onrecord-people/1";

/// Who speaks in a story, and who was said to be one and the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cast {
    /// The version of this shape: "onrecord-people/1".
    pub format: String,
    /// The story.
    pub story: String,
    /// Those who speak, in most articles first.
    pub people: Vec<Member>,
    /// How many there are in all.
    pub total: usize,
    /// What was decided by a person; it outlives every reading.
    pub decided: Vec<Decided>,
}

impl Cast {
    /// The cast of a story without anybody in it yet.
    pub fn of(story: &str) -> Self {
        Self {
            format: FORMAT.to_owned(),
            story: story.to_owned(),
            people: Vec::new(),
            total: 0,
            decided: Vec::new(),
        }
    }
}

/// Somebody who speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Member {
    /// Who this is in the story.
    pub key: String,
    /// Person, organisation, …
    pub kind: EntityKind,
    /// The fullest form of the name.
    pub name: String,
    /// All names under which articles know this one, the fullest one left out.
    pub other_names: Vec<String>,
    /// In how many articles.
    pub articles: usize,
    /// How many statements.
    pub statements: usize,
}

/// What a person decided of two names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decided {
    /// Whether they are one and the same; else they are two.
    pub is_one: bool,
    /// The two names.
    pub names: [String; 2],
}

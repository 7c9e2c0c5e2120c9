//! The rules of edits, with examples and counter-examples.

use onrecord_language::rules::{Rule, parse};

/// What each rule looks at. In its texts `<>` parts two tellings and ` | ` their pieces.
pub fn rules() -> Vec<Rule> {
    parse(include_str!("../../../data/rules/edits.txt"))
}

//! The trigger words of duties as rules, for whoever asks why.

use super::lexicon::{self, Row, rows};
use crate::rules::Rule;
use onrecord_record::ObligationKind;
use std::sync::LazyLock;

/// Where the classes of words come from.
const FROM: &str = "Classes order, promise and give after Levin 1993 (37.2, 37.13, 13.1); commissives and directives \
    after Searle 1976; general knowledge of English.";

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| rows().iter().map(rule).collect());

fn rule(row: &'static Row) -> Rule {
    Rule {
        name: row.name,
        gives: match row.kind {
            ObligationKind::Ordered => "ordered",
            ObligationKind::Promised => "promised",
            ObligationKind::Required => "required",
            ObligationKind::Scheduled => "scheduled",
        },
        says: format!(
            "One of the words “{}”, with what has to stand around such a word: who owes, what, and no sign that it was \
             done, called off or never binding.",
            row.forms().join("”, “")
        ),
        from: FROM,
        examples: vec![row.example],
        counter_examples: vec![row.counter_example],
    }
}

/// The rows of the table of triggers as rules, in its order; examples are read as published on Tuesday, 2024-03-12.
pub fn documented() -> &'static [Rule] {
    &RULES
}

/// Names of the rows of which a form stands in these words.
pub fn triggers(words: &str) -> Vec<&'static str> {
    let lower = words.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'');
    let mut found: Vec<_> = words.flat_map(lexicon::at).map(|row| row.name).collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::{documented, triggers};

    #[test]
    fn every_row_is_a_whole_rule_and_found_by_its_example() {
        for rule in documented() {
            assert!(rule.is_whole(), "{rule:?}");
        }
        assert!(triggers("A judge Ordered the port to reopen").contains(&"order"));
        assert!(triggers("silt closed the basin").is_empty());
    }
}

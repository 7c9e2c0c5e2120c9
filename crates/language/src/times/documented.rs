//! The rules of time expressions for whoever asks why.

use crate::lists;
use crate::rules::{Rule, parse};
use std::sync::LazyLock;

const FILE: &str = include_str!("../../data/times/rules.txt");

/// Where the conventions of span, type and value come from.
const FROM: &str =
    "Annotation guidelines of TimeML 1.2.1; the reviewed table of rules says which words.";

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let mut rules = parse(FILE);
    for (rule, patterns) in rules.iter_mut().zip(patterns()) {
        rule.says = format!("Takes words in this pattern: {}", patterns.join("; or "));
        rule.from = FROM;
    }
    rules
});

/// The patterns of each rule, as the file writes them.
fn patterns() -> Vec<Vec<&'static str>> {
    let mut found: Vec<Vec<&'static str>> = Vec::new();
    for line in lists::lines(FILE) {
        match line.split_once(' ') {
            Some(("rule", _)) => found.push(Vec::new()),
            Some(("match", pattern)) => {
                if let Some(all) = found.last_mut() {
                    all.push(pattern);
                }
            }
            _ => {}
        }
    }
    found
}

/// The rules in the order of their file. An example has the expression in brackets and its value after ` = `; all are read as
/// published on Tuesday, 29 May 2018.
pub fn documented() -> &'static [Rule] {
    &RULES
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_rule_is_whole() {
        for rule in super::documented() {
            assert!(rule.is_whole(), "{rule:?}");
        }
        assert_eq!(super::documented().len(), super::super::rules::GRAMMAR.rules.len());
    }
}

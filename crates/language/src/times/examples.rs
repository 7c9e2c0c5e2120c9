//! Every rule's examples and counter-examples, as `data/times/rules.txt` states them.

use super::Time;
use super::rules::GRAMMAR;
use super::testing::PUBLISHED;

fn read(text: &str) -> Vec<Time> {
    super::testing::read(text, Some(PUBLISHED))
}

#[test]
fn every_line_of_the_rules_is_read() {
    assert_eq!(GRAMMAR.unread, Vec::<String>::new());
}

#[test]
fn every_example_gives_its_span_and_value() {
    let mut wrong = Vec::new();
    for rule in &GRAMMAR.rules {
        for (example, value) in &rule.examples {
            let start = example.find('[').unwrap();
            let end = example.find(']').unwrap() - 1;
            let found = read(&example.replace(['[', ']'], ""));
            let hit = found.iter().find(|time| {
                (time.bytes.start as usize, time.bytes.end as usize) == (start, end)
                    && time.value == *value
                    && time.rule == rule.name
            });
            if hit.is_none() {
                let got: Vec<_> =
                    found.iter().map(|time| (time.rule, time.bytes, time.value.as_str())).collect();
                wrong.push(format!("{}: {example} = {value}; found {got:?}", rule.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_rule_fires_on_its_counter_examples() {
    let mut wrong = Vec::new();
    for rule in &GRAMMAR.rules {
        for text in &rule.counter_examples {
            if read(text).iter().any(|time| time.rule == rule.name) {
                wrong.push(format!("{}: {text}", rule.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_an_example_and_a_counter_example() {
    for rule in &GRAMMAR.rules {
        assert!(!rule.examples.is_empty() && !rule.counter_examples.is_empty(), "{}", rule.name);
    }
}

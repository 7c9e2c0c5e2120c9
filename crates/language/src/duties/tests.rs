//! The rows of the trigger table, on their examples and counter-examples.

use super::{Duty, Layers, duties, rows};
use crate::attribution::attributions;
use crate::attribution::testing::{models, with};
use crate::clauses::clauses;
use crate::times::times;
use jiff::civil::{Date, date};

/// The day on which the examples of the table came out.
const PUBLISHED: Date = date(2024, 3, 12);

fn found(text: &str, published: Option<Date>) -> Vec<(Duty, String)> {
    with(text, |context| {
        let relations = attributions(context, models()).relations;
        let layers = Layers {
            context: *context,
            clauses: &clauses(context),
            attributions: &relations,
            times: &times(context.document, published),
            published,
        };
        let words = |duty: &Duty| context.document.words(duty.extent).to_owned();
        duties(&layers).into_iter().map(|duty| (duty.clone(), words(&duty))).collect()
    })
}

#[test]
fn every_row_finds_its_example_and_not_its_counter_example() {
    let mut wrong = Vec::new();
    for row in rows() {
        let by_row =
            |text: &str| found(text, Some(PUBLISHED)).iter().any(|(duty, _)| duty.rule == row.name);
        if !by_row(row.example) {
            wrong.push(format!("{} misses {:?}", row.name, row.example));
        }
        if by_row(row.counter_example) {
            wrong.push(format!("{} finds {:?}", row.name, row.counter_example));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

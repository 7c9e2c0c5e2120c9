//! Lists that stand in text order.

use crate::{Record, Span, Statement};

pub(super) fn check(record: &Record, faults: &mut Vec<String>) {
    let furniture: Vec<_> = record.source.furniture.iter().map(|line| &line.span).collect();
    if furniture.windows(2).any(|pair| pair[0].end > pair[1].start) {
        faults.push("source.furniture is not in text order, or its lines overlap.".to_owned());
    }
    for (i, entity) in record.entities.iter().enumerate() {
        let mentions = entity.mentions.iter().map(|mention| &mention.span);
        in_order(&format!("entities[{i}].mentions"), mentions, faults);
    }
    in_order("times", record.times.iter().map(|when| &when.span), faults);
    in_order("statements", record.statements.iter().filter_map(first), faults);
    in_order("voice", record.voice.iter().map(|voice| &voice.span), faults);
    let conflicts = record.conflicts.iter().filter_map(|conflict| conflict.spans.first());
    in_order("conflicts", conflicts, faults);
    in_order("events", record.events.iter().map(|event| &event.span), faults);
    in_order("obligations", record.obligations.iter().map(|owed| &owed.span), faults);
}

/// The first stretch of a statement's content, by which statements are ordered.
fn first(statement: &Statement) -> Option<&Span> {
    statement.content.first()
}

fn in_order<'r>(list: &str, spans: impl Iterator<Item = &'r Span>, faults: &mut Vec<String>) {
    if !spans.map(|span| span.start).is_sorted() {
        faults.push(format!("{list} is not in text order."));
    }
}

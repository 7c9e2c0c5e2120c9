//! The rules of one statement, and of one inside another.

use crate::{Record, Span, Statement, StatementSourceKind};
use std::collections::BTreeMap;

pub(super) fn check(record: &Record, faults: &mut Vec<String>) {
    let by_id = record.statements.iter().map(|s| (s.id.as_str(), s)).collect();
    for (i, statement) in record.statements.iter().enumerate() {
        let path = format!("statements[{i}]");
        content(&path, statement, faults);
        source(&path, statement, faults);
        nesting(&path, statement, &by_id, faults);
        furniture(&path, statement, record, faults);
    }
}

fn content(path: &str, statement: &Statement, faults: &mut Vec<String>) {
    if statement.content.is_empty() {
        faults.push(format!("{path}.content is empty."));
    }
    if statement.content.windows(2).any(|pair| pair[0].end > pair[1].start) {
        faults.push(format!("{path}.content is not in text order, or its pieces overlap."));
    }
    if !(0.0..=1.0).contains(&statement.confidence) {
        faults.push(format!("{path}.confidence is {}, not 0 to 1.", statement.confidence));
    }
}

fn source(path: &str, statement: &Statement, faults: &mut Vec<String>) {
    let source = &statement.source;
    let given = source.span.is_some() || source.entity.is_some();
    if source.kind == StatementSourceKind::None && given {
        faults.push(format!("{path}.source says that nobody is given, and gives somebody."));
    }
}

fn nesting(
    path: &str,
    statement: &Statement,
    by_id: &BTreeMap<&str, &Statement>,
    faults: &mut Vec<String>,
) {
    let outer = |s: &Statement| s.within.as_deref().and_then(|id| by_id.get(id).copied());
    let Some(first) = outer(statement) else { return };
    if !holds(first, statement) {
        faults.push(format!("{path} is not inside the content of {:?}.", first.id));
    }
    let mut above = Some(first);
    for _ in 0..=by_id.len() {
        match above {
            Some(s) if s.id == statement.id => {
                faults.push(format!("{path} stands inside itself."));
                return;
            }
            Some(s) => above = outer(s),
            None => return,
        }
    }
}

/// Whether the content of `inner` lies between the first and the last word of `outer`'s.
fn holds(outer: &Statement, inner: &Statement) -> bool {
    let (Some(first), Some(last)) = (outer.content.first(), outer.content.last()) else {
        return false;
    };
    inner.content.iter().all(|span| first.start <= span.start && span.end <= last.end)
}

fn furniture(path: &str, statement: &Statement, record: &Record, faults: &mut Vec<String>) {
    let own = statement.content.iter().chain(&statement.cue).chain(&statement.source.span);
    for span in own.filter(|span| touches_furniture(span, record)) {
        faults.push(format!("{path} has [{}, {}) in furniture.", span.start, span.end));
    }
}

/// Whether a span shares a code point with a line of furniture (which stands in text order).
fn touches_furniture(span: &Span, record: &Record) -> bool {
    let lines = &record.source.furniture;
    let next = lines.partition_point(|line| line.span.end <= span.start);
    lines.get(next).is_some_and(|line| line.span.start < span.end)
}

//! Dates that can be read, and intervals that do not run backwards.

use crate::{Due, DueDate, Moment, Record, When};

pub(super) fn check(record: &Record, faults: &mut Vec<String>) {
    for (i, statement) in record.statements.iter().enumerate() {
        if let Some(said) = &statement.said {
            when(&format!("statements[{i}].said"), said, faults);
        }
    }
    for (i, time) in record.times.iter().enumerate() {
        when(&format!("times[{i}]"), time, faults);
    }
    for (i, event) in record.events.iter().enumerate() {
        if let Some(time) = &event.when {
            when(&format!("events[{i}].when"), time, faults);
        }
    }
    for (i, obligation) in record.obligations.iter().enumerate() {
        if let Some(time) = &obligation.due {
            due(&format!("obligations[{i}].due"), time, faults);
        }
    }
}

fn when(path: &str, when: &When, faults: &mut Vec<String>) {
    if when.precision.is_empty() || when.value.is_empty() {
        faults.push(format!("{path} has no precision or no value."));
    }
    ends(path, when.from.as_deref(), when.to.as_deref(), faults);
}

fn due(path: &str, due: &Due, faults: &mut Vec<String>) {
    let unreadable = due.value.as_deref().filter(|value| DueDate::parse(value).is_none());
    if let Some(value) = unreadable {
        faults.push(format!("{path}.value is {value:?}, which is no date, month, year or moment."));
    }
    if due.rule.is_empty() {
        faults.push(format!("{path}.rule is empty: it must say how the date was read."));
    }
    ends(path, due.from.as_deref(), due.to.as_deref(), faults);
}

fn ends(path: &str, from: Option<&str>, to: Option<&str>, faults: &mut Vec<String>) {
    let mut end = |name: &str, written: Option<&str>| {
        let written = written?;
        let moment = Moment::parse(written);
        if moment.is_none() {
            faults.push(format!("{path}.{name} is {written:?}, which is no day or moment."));
        }
        moment
    };
    let (first, last) = (end("from", from), end("to", to));
    if let (Some(first), Some(last)) = (first, last)
        && first.first() > last.last()
    {
        faults.push(format!("{path} ends before it begins."));
    }
}

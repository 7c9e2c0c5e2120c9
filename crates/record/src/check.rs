//! The record's own rules, verified.

mod ids;
mod order;
mod standing;
mod statements;
mod times;

use crate::{FORMAT, Places, Record, Span, walk};

/// Verifies the rules that a finished record keeps and returns a sentence for each breach, with the
/// path at which it stands; an empty list means that all hold. In the order of the record:
///
/// * the format is this version's, the source's id is a SHA-256;
/// * every `span.text` is exactly `source.text[start..end]` in code points, and not empty;
/// * ids are unique and without white space, every id pointed to exists, and no statement stands
///   inside itself;
/// * every statement has content, its pieces in text order and apart from each other; a nested
///   statement's content lies within the outer one's; no source says "none"; confidence is 0 to 1;
/// * every stance, answer, passage of voice and conflict names its rule; what a statement answers names it in
///   `answered_by`; a claim is contested only where two holders stand opposed; words that show a passage of
///   voice stand in it; every conflict has stretches and an explanation;
/// * no statement touches furniture;
/// * every end of an interval is a day or a moment, none ends before it begins, every due date is a day, a
///   month, a year or a moment, and its rule says how it was read;
/// * furniture, mentions, times, statements, events, obligations, voice and conflicts stand in text order.
pub fn check(record: &Record) -> Vec<String> {
    let mut faults = Vec::new();
    header(record, &mut faults);
    texts(record, &mut faults);
    ids::check(record, &mut faults);
    statements::check(record, &mut faults);
    standing::check(record, &mut faults);
    times::check(record, &mut faults);
    order::check(record, &mut faults);
    faults
}

fn header(record: &Record, faults: &mut Vec<String>) {
    if record.format != FORMAT {
        faults.push(format!("format is {:?}, not {FORMAT:?}.", record.format));
    }
    let digest = record.source.id.strip_prefix("sha256:");
    if !digest.is_some_and(|hex| hex.len() == 64 && hex.bytes().all(|b| b.is_ascii_hexdigit())) {
        faults.push("source.id is not \"sha256:\" and 64 hexadecimal digits.".to_owned());
    }
}

fn texts(record: &Record, faults: &mut Vec<String>) {
    let places = Places::new(&record.source);
    walk::spans(record, &mut |path, span| {
        let Some(words) = places.slice(span.start, span.end) else {
            faults.push(format!("{path} is {}, which is off the text.", at(span)));
            return;
        };
        if words.is_empty() {
            faults.push(format!("{path} is {}, which holds nothing.", at(span)));
        } else if words != span.text {
            let text = &span.text;
            faults.push(format!("{path} is {}, which reads {words:?}, not {text:?}.", at(span)));
        }
    });
}

/// A span's place as it stands in a sentence.
fn at(span: &Span) -> String {
    format!("[{}, {})", span.start, span.end)
}

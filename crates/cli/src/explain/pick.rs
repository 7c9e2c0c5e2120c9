//! Finds what is to be explained.

use crate::args::ExplainOptions;
use crate::reading::UsageError;
use onrecord_record::words::count;
use onrecord_record::{Item, ItemKind, Record, items};
use std::path::Path;

/// How the ids of quotations begin, which are of stories and not of records.
const QUOTATION: &str = "q-";

/// How the ids of statements begin.
const STATEMENT: &str = "s-";

/// Most ids that are named where several begin alike.
const NAMED: usize = 5;

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// An id, or its first letters.
    Id(String),
    /// An offset in code points.
    At(u32),
    /// Words of the text.
    Words(String),
}

/// An item and its record.
pub(super) type Found<'r> = (&'r Record, Item<'r>);

/// The items asked for; an error where there are none, or where letters begin several ids.
pub(super) fn pick<'r>(
    records: &'r [Record],
    wanted: &Wanted,
) -> Result<Vec<Found<'r>>, UsageError> {
    match wanted {
        Wanted::Id(id) => by_id(records, id).map(|found| vec![found]),
        Wanted::At(offset) => at(records, *offset),
        Wanted::Words(words) => by_words(records, words),
    }
}

fn by_id<'r>(records: &'r [Record], wanted: &str) -> Result<Found<'r>, UsageError> {
    let all = records.iter().flat_map(|record| items(record).into_iter().map(move |i| (record, i)));
    let begins = |item: &Item| item.id.is_some_and(|id| id.starts_with(wanted));
    let mut found: Vec<_> = all.filter(|(_, item)| !wanted.is_empty() && begins(item)).collect();
    if let Some(exact) = found.iter().position(|(_, item)| item.id == Some(wanted)) {
        return Ok(found.swap_remove(exact));
    }
    if found.len() < 2 {
        return found.pop().ok_or_else(|| nothing_named(wanted));
    }
    let named: Vec<_> = found.iter().filter_map(|(_, item)| item.id).take(NAMED).collect();
    let more = if found.len() > NAMED { " and others" } else { "" };
    let named = named.join(", ");
    Err(UsageError(format!("{wanted} begins several ids: {named}{more}; give more of one")))
}

fn nothing_named(wanted: &str) -> UsageError {
    UsageError(format!(
        "no id of these articles begins with {wanted}; onrecord read --json gives the ids"
    ))
}

/// Fails where a file stands in the place of the id and no input is named, where the id is none of a record, and where a place is asked for
/// in a whole story.
pub(super) fn can_be_here(wanted: &Wanted, options: &ExplainOptions) -> Result<(), UsageError> {
    let has_input = !options.reading.inputs.is_empty();
    let has_story = !options.stories.story.is_empty();
    let reason = match wanted {
        Wanted::Id(name) if !has_input && !has_story && Path::new(name).exists() => format!(
            "{name} is a file; name what is to be explained before it: an id, --at OFFSET or --find WORDS"
        ),
        Wanted::Id(id) if id.starts_with(QUOTATION) => {
            format!(
                "{id} is the id of a quotation in several articles; onrecord quote {id} shows it"
            )
        }
        Wanted::At(_) if has_story => {
            "--at counts in one article; name its file, or give an id or --find WORDS".to_owned()
        }
        _ => return Ok(()),
    };
    Err(UsageError(reason))
}

/// How the id of a statement begins, where one is asked for.
pub(super) fn statement(wanted: &Wanted) -> Option<&str> {
    match wanted {
        Wanted::Id(id) if id.starts_with(STATEMENT) => Some(id),
        _ => None,
    }
}

/// Whether something in a record may be what is asked for, so that of many records those can be let go in which nothing is.
pub(super) fn may_hold(record: &Record, wanted: &Wanted) -> bool {
    match wanted {
        Wanted::Id(wanted) => {
            items(record).iter().any(|item| item.id.is_some_and(|id| id.starts_with(wanted)))
        }
        Wanted::At(_) => true,
        Wanted::Words(words) => record.source.text.contains(words.as_str()),
    }
}

fn at(records: &[Record], offset: u32) -> Result<Vec<Found<'_>>, UsageError> {
    let [record] = records else {
        let articles = count(records.len(), "article");
        return Err(UsageError(format!("--at counts in one article, and {articles} are given")));
    };
    let length = record.source.text.chars().count();
    if offset as usize >= length {
        return Err(UsageError(format!(
            "the article ends before {offset}: it has {}",
            count(length, "character")
        )));
    }
    let found = overlapping(record, &[(offset, offset + 1)]);
    some(found, || format!("nothing in the record stands at {offset}"))
}

fn by_words<'r>(records: &'r [Record], words: &str) -> Result<Vec<Found<'r>>, UsageError> {
    let places: Vec<_> =
        records.iter().map(|record| (record, stretches(&record.source.text, words))).collect();
    if places.iter().all(|(_, stretches)| stretches.is_empty()) {
        return Err(UsageError(format!("no article given has the words “{words}”")));
    }
    let found = places.iter().flat_map(|(record, stretches)| overlapping(record, stretches));
    some(found.collect(), || format!("nothing in the record touches the words “{words}”"))
}

fn some(
    found: Vec<Found<'_>>,
    otherwise: impl Fn() -> String,
) -> Result<Vec<Found<'_>>, UsageError> {
    if found.is_empty() { Err(UsageError(otherwise())) } else { Ok(found) }
}

/// Where words stand in a text, in code points.
fn stretches(text: &str, words: &str) -> Vec<(u32, u32)> {
    let length = words.chars().count() as u32;
    let (mut byte, mut point) = (0, 0);
    let places = text.match_indices(words).map(|(at, _)| {
        point += text[byte..at].chars().count() as u32;
        byte = at;
        (point, point + length)
    });
    places.collect()
}

/// What shares a code point with one of the stretches. A claim is left out where it is one statement alone, which is
/// there itself; a time where an item that it dates is.
fn overlapping<'r>(record: &'r Record, stretches: &[(u32, u32)]) -> Vec<Found<'r>> {
    let touches = |item: &Item| stretches.iter().any(|&(start, end)| item.overlaps(start, end));
    let tells = |item: &Item| item.kind != ItemKind::Claim || !item.labels.is_empty();
    let found = items(record).into_iter().filter(|item| touches(item) && tells(item));
    found.map(|item| (record, item)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_at_code_points() {
        assert_eq!(stretches("é denied, é denied", "denied"), [(2, 8), (12, 18)]);
        assert!(stretches("", "denied").is_empty());
    }
}

//! The timeline and the diary of one record as rows.

use super::rows::{Row, Section, TIMES};
use crate::{Entity, Happening, Obligation, Places, Record, duties, happenings, words};
use std::collections::BTreeMap;

/// What happened and what is due, where the record knows of any.
pub(super) fn sections(record: &Record, places: &Places) -> Vec<Section> {
    [timeline(record, places), diary(record, places)].into_iter().flatten().collect()
}

/// What happened, if the record knows of anything.
fn timeline(record: &Record, places: &Places) -> Option<Section> {
    let rows: Vec<_> = happenings(record).iter().map(|found| happening(found, places)).collect();
    (!rows.is_empty()).then(|| Section {
        title: "Timeline".to_owned(),
        heads: TIMES,
        rows,
        notes: Vec::new(),
    })
}

/// What is owed, if the record knows of anything.
fn diary(record: &Record, places: &Places) -> Option<Section> {
    let entities = record.entities_by_id();
    let owed = duties(record);
    let rules = owed.iter().filter_map(|duty| duty.due.as_ref()).map(|due| due.rule.as_str());
    let notes = words::reservations(rules);
    let rows: Vec<_> = owed.iter().map(|duty| self::duty(duty, &entities, places)).collect();
    (!rows.is_empty()).then(|| Section { title: "Due".to_owned(), heads: TIMES, rows, notes })
}

fn happening(happening: &Happening, places: &Places) -> Row {
    let mut details = words::about_happening(happening);
    details.push(words::place(places, happening.span));
    Row { when: words::when_or_not(happening.when), words: happening.words(places), details }
}

fn duty(duty: &Obligation, entities: &BTreeMap<&str, &Entity>, places: &Places) -> Row {
    let mut details = words::about_duty(duty, entities);
    details.push(words::place(places, &duty.span));
    Row {
        when: words::due_or_not(duty.due.as_ref()),
        words: words::on_one_line(&duty.span.text),
        details,
    }
}

//! The timeline and the diary as the page shows them.

use crate::page::anchor;
use onrecord_record::{Entity, Happening, Obligation, Places, Record, duties, happenings, words};
use std::collections::BTreeMap;

/// A list of times with its heading.
pub(crate) struct TimesView {
    /// Anchor of the heading.
    pub(crate) name: &'static str,
    pub(crate) heading: &'static str,
    pub(crate) rows: Vec<TimeView>,
    /// What is said once below the rows.
    pub(crate) notes: Vec<String>,
}

/// One row of such a list.
pub(crate) struct TimeView {
    /// Anchor of the words in the article.
    pub(crate) anchor: String,
    pub(crate) when: String,
    pub(crate) words: String,
    pub(crate) details: Vec<String>,
    pub(crate) place: String,
}

/// What happened and what is due, where the record knows of any.
pub(crate) fn views(record: &Record, places: &Places) -> Vec<TimesView> {
    let entities = record.entities_by_id();
    let happened = happenings(record);
    let timeline = happened.iter().map(|found| happening(found, places)).collect();
    let owed = duties(record);
    let rules = owed.iter().filter_map(|duty| duty.due.as_ref()).map(|due| due.rule.as_str());
    let notes = words::reservations(rules);
    let diary = owed.iter().map(|owed| duty(owed, &entities, places)).collect();
    let lists = [
        TimesView { name: "timeline", heading: "Timeline", rows: timeline, notes: Vec::new() },
        TimesView { name: "due", heading: "Due", rows: diary, notes },
    ];
    lists.into_iter().filter(|list| !list.rows.is_empty()).collect()
}

fn happening(happening: &Happening, places: &Places) -> TimeView {
    TimeView {
        anchor: anchor(happening.id),
        when: words::when_or_not(happening.when),
        words: happening.words(places),
        details: words::about_happening(happening),
        place: words::place(places, happening.span),
    }
}

fn duty(duty: &Obligation, entities: &BTreeMap<&str, &Entity>, places: &Places) -> TimeView {
    TimeView {
        anchor: anchor(&duty.id),
        when: words::due_or_not(duty.due.as_ref()),
        words: words::on_one_line(&duty.span.text),
        details: words::about_duty(duty, entities),
        place: words::place(places, &duty.span),
    }
}

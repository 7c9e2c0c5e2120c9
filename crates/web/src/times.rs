//! The writer's own voice, conflicts, the timeline and the diary as the page shows them.

use crate::charges::voice_anchor;
use crate::page::anchor;
use onrecord_record::{
    Conflict, Entity, Happening, Obligation, Places, Record, Voice, VoiceKind, duties, happenings,
    words,
};
use std::collections::BTreeMap;

/// A list with its heading.
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
    /// The date, or the kind.
    pub(crate) when: String,
    pub(crate) words: String,
    pub(crate) details: Vec<String>,
    pub(crate) place: String,
}

/// The writer's own voice, what cannot all hold, what happened and what is due, where the record knows of any.
pub(crate) fn views(record: &Record, places: &Places) -> Vec<TimesView> {
    let mut lists = vec![voices(record, places), conflicts(record, places)];
    lists.extend(times(record, places));
    lists.into_iter().filter(|list| !list.rows.is_empty()).collect()
}

fn voices(record: &Record, places: &Places) -> TimesView {
    let (told, own): (Vec<_>, Vec<_>) =
        record.voice.iter().partition(|voice| voice.kind == VoiceKind::Report);
    TimesView {
        name: "voice",
        heading: words::VOICE,
        rows: own.iter().map(|voice| self::voice(voice, places)).collect(),
        notes: words::reports(told.len()).into_iter().collect(),
    }
}

fn voice(voice: &Voice, places: &Places) -> TimeView {
    let mut details = words::about_voice(voice, places);
    let place = details.pop().unwrap_or_default();
    TimeView {
        anchor: voice_anchor(voice.span.start),
        when: words::voice(voice.kind).to_owned(),
        words: words::on_one_line(&voice.span.text),
        details,
        place,
    }
}

fn conflicts(record: &Record, places: &Places) -> TimesView {
    let rows = record.conflicts.iter().map(|one| conflict(one, places)).collect();
    TimesView { name: "conflicts", heading: words::CONFLICTS, rows, notes: Vec::new() }
}

fn conflict(conflict: &Conflict, places: &Places) -> TimeView {
    let mut details = words::about_conflict(conflict, places);
    let place = details.pop().unwrap_or_default();
    TimeView {
        anchor: anchor(&conflict.id),
        when: words::conflict(conflict.kind).to_owned(),
        words: words::conflict_words(conflict),
        details,
        place,
    }
}

fn times(record: &Record, places: &Places) -> [TimesView; 2] {
    let entities = record.entities_by_id();
    let happened = happenings(record);
    let timeline = happened.iter().map(|found| happening(found, places)).collect();
    let owed = duties(record);
    let rules = owed.iter().filter_map(|duty| duty.due.as_ref()).map(|due| due.rule.as_str());
    let notes = words::reservations(rules);
    let diary = owed.iter().map(|owed| duty(owed, &entities, places)).collect();
    [
        TimesView { name: "timeline", heading: "Timeline", rows: timeline, notes: Vec::new() },
        TimesView { name: "due", heading: "Due", rows: diary, notes },
    ]
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

//! The writer's own voice and the conflicts of one record as rows.

use super::outline::Outline;
use super::rows::{Row, Section};
use crate::{Voice, VoiceKind, words};

/// What the writer says in the writer's own voice and what cannot all hold, where the record knows of any.
pub(super) fn sections(outline: &Outline) -> Vec<Section> {
    [voice(outline), conflicts(outline)].into_iter().flatten().collect()
}

fn voice(outline: &Outline) -> Option<Section> {
    let (told, own): (Vec<_>, Vec<_>) =
        outline.record.voice.iter().partition(|voice| voice.kind == VoiceKind::Report);
    let row = |voice: &&Voice| Row {
        when: words::voice(voice.kind).to_owned(),
        words: words::on_one_line(&voice.span.text),
        details: words::about_voice(voice, &outline.places),
    };
    (!own.is_empty()).then(|| Section {
        title: words::VOICE.to_owned(),
        heads: ["Kind", "Words", "About them"],
        rows: own.iter().map(row).collect(),
        notes: words::reports(told.len()).into_iter().collect(),
    })
}

fn conflicts(outline: &Outline) -> Option<Section> {
    let conflicts = &outline.record.conflicts;
    let rows = conflicts.iter().map(|conflict| Row {
        when: words::conflict(conflict.kind).to_owned(),
        words: words::conflict_words(conflict),
        details: words::about_conflict(conflict, &outline.places),
    });
    (!conflicts.is_empty()).then(|| Section {
        title: words::CONFLICTS.to_owned(),
        heads: ["Kind", "Words", "About them"],
        rows: rows.collect(),
        notes: Vec::new(),
    })
}

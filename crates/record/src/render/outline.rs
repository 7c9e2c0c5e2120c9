//! What both renderings lay out: speakers, their own statements, and those inside others.

use crate::{Flags, Places, Record, Speaker, Statement, speaker_of, speakers, words};
use std::collections::{BTreeMap, BTreeSet};

/// Mark before what stands inside another statement.
pub(super) const INSIDE: &str = "↳";

/// How deep nesting is followed; deeper statements are laid out at this depth.
const MAX_DEPTH: usize = 6;

/// A record with what is needed to lay it out.
pub(super) struct Outline<'r> {
    pub(super) record: &'r Record,
    pub(super) places: Places<'r>,
    pub(super) speakers: Vec<Speaker<'r>>,
    pub(super) flags: Flags<'r>,
    /// Speaker of each statement.
    speaker_of: Vec<usize>,
    /// Statements directly inside each statement.
    inner: Vec<Vec<usize>>,
    /// Statement directly around each statement.
    outer: Vec<Option<usize>>,
}

/// One line of a speaker's section.
pub(super) struct Entry<'r> {
    pub(super) statement: &'r Statement,
    /// 0 for the speaker's own, 1 for what stands inside it, and so on.
    pub(super) depth: usize,
    /// Who says it, where that is not the section's speaker.
    pub(super) speaker: Option<String>,
}

impl<'r> Outline<'r> {
    pub(super) fn of(record: &'r Record) -> Self {
        let speakers = speakers(record);
        let speaker_of = speaker_of(record, &speakers);
        let outer = outer(record);
        let mut inner = vec![Vec::new(); record.statements.len()];
        for (i, place) in outer.iter().enumerate() {
            if let Some(place) = place {
                inner[*place].push(i);
            }
        }
        let (places, flags) = (Places::new(&record.source), Flags::of(record));
        Self { record, places, speakers, flags, speaker_of, inner, outer }
    }

    /// The speaker's statements that stand in no other, each followed by those inside it.
    pub(super) fn entries(&self, speaker: usize) -> Vec<Entry<'r>> {
        let mut entries = Vec::new();
        let own = self.speakers[speaker].statements.iter().copied();
        let mut open: Vec<_> =
            own.filter(|&i| self.outer[i].is_none()).map(|i| (i, 0)).rev().collect();
        while let Some((i, depth)) = open.pop() {
            let other = self.speaker_of[i] != speaker || depth > 0;
            entries.push(Entry {
                statement: &self.record.statements[i],
                depth,
                speaker: other.then(|| self.label(self.speaker_of[i])),
            });
            let deeper = MAX_DEPTH.min(depth + 1);
            open.extend(self.inner[i].iter().rev().map(|&inside| (inside, deeper)));
        }
        entries
    }

    /// The speaker's statements that stand inside another's: where, and whose that one is.
    pub(super) fn elsewhere(&self, speaker: usize) -> Vec<String> {
        let nested = self.speakers[speaker].statements.iter().copied();
        nested
            .filter_map(|i| {
                let around = self.outermost(self.outer[i]?);
                let place = words::place_of(&self.record.statements[i], &self.places);
                Some(format!("{place}, inside a statement by {}", self.label(around)))
            })
            .collect()
    }

    /// Speaker of the statement that is around `i` and inside no other.
    fn outermost(&self, mut i: usize) -> usize {
        while let Some(around) = self.outer[i] {
            i = around;
        }
        self.speaker_of[i]
    }

    /// What is to be said of a statement besides its words, cue and place.
    pub(super) fn remarks(&self, statement: &Statement) -> Vec<String> {
        words::remarks_with(statement, self.flags.words(statement))
    }

    /// A speaker as a heading.
    pub(super) fn label(&self, speaker: usize) -> String {
        words::speaker(self.speakers[speaker].who)
    }

    /// Roles that the text gives the speaker, each once, and how many statements there are.
    pub(super) fn described(&self, speaker: usize) -> String {
        let Speaker { who, statements } = &self.speakers[speaker];
        let mut parts = Vec::new();
        if let crate::Who::Entity(entity) = who {
            let mut seen = BTreeSet::new();
            let roles = entity.roles.iter().map(|role| words::on_one_line(&role.text));
            parts.extend(roles.filter(|role| seen.insert(role.to_lowercase())));
        }
        parts.push(words::count(statements.len(), "statement"));
        parts.join(" · ")
    }
}

/// For each statement, the one directly around it. A record from outside may nest in a circle: the
/// link that would close it is left out.
fn outer(record: &Record) -> Vec<Option<usize>> {
    let places: BTreeMap<_, _> =
        record.statements.iter().enumerate().map(|(i, s)| (s.id.as_str(), i)).collect();
    let mut outer: Vec<Option<usize>> = vec![None; record.statements.len()];
    for (i, statement) in record.statements.iter().enumerate() {
        let around = statement.within.as_deref().and_then(|id| places.get(id).copied());
        let mut above = around;
        while let Some(place) = above.filter(|&place| place != i) {
            above = outer[place];
        }
        if above.is_none() {
            outer[i] = around;
        }
    }
    outer
}

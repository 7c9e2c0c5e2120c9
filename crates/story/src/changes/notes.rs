//! Editors' notes: where a page itself says that it was changed.

use super::paragraphs::paragraphs;
use onrecord_record::{Source, Span};
use serde::Serialize;
use std::sync::LazyLock;

/// Most letters of a note; a longer paragraph that has its words speaks of another text.
const LONGEST: usize = 900;

/// What an editor's note says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// Something was wrong.
    Correction,
    /// Something was not clear.
    Clarification,
    /// Something was added.
    Update,
    /// The article is taken back.
    Retraction,
}

/// An editor's note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// What it says.
    pub kind: NoteKind,
    /// The paragraph.
    pub span: Span,
}

struct Sign {
    kind: NoteKind,
    is_first: bool,
    words: &'static str,
}

static SIGNS: LazyLock<Vec<Sign>> = LazyLock::new(|| {
    let lines = include_str!("../../data/editors_notes.tsv").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(sign).collect()
});

fn sign(line: &'static str) -> Option<Sign> {
    let (kind, rest) = line.split_once('\t')?;
    let (place, words) = rest.split_once('\t')?;
    let kind = match kind {
        "correction" => NoteKind::Correction,
        "clarification" => NoteKind::Clarification,
        "retraction" => NoteKind::Retraction,
        _ => NoteKind::Update,
    };
    Some(Sign { kind, is_first: place == "start", words })
}

/// The editors' notes of a page in text order.
pub fn notes(source: &Source) -> Vec<Note> {
    let found = paragraphs(source).into_iter();
    found.filter_map(|span| Some(Note { kind: kind(&span.text)?, span })).collect()
}

/// What a paragraph says as a note; none where it is none. The lexicon's first line that fits decides.
fn kind(text: &str) -> Option<NoteKind> {
    if text.len() > LONGEST {
        return None;
    }
    let small = text.to_lowercase();
    let bare = small.trim_start_matches(|c: char| !c.is_alphanumeric());
    let fits = |sign: &&Sign| {
        if sign.is_first { bare.starts_with(sign.words) } else { small.contains(sign.words) }
    };
    SIGNS.iter().find(fits).map(|sign| sign.kind)
}

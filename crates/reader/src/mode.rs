//! How a statement was expressed: spoken, written, thought, or said by a document.

use crate::Layers;
use onrecord_record::{Medium, MediumKind, Mode, StatementSourceKind};
use onrecord_text::{Span, Tokens};
use std::collections::BTreeMap;
use std::sync::LazyLock;

static CUES: LazyLock<BTreeMap<&'static str, Mode>> = LazyLock::new(|| {
    let mode = |name: &str| match name {
        "writing" => Mode::Writing,
        "thought" => Mode::Thought,
        _ => Mode::Document,
    };
    let lines = include_str!("../data/mode_cues.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).map(|(word, name)| (word, mode(name))).collect()
});

/// The mode of a statement: a document's own, else that of its last telling cue word, else that of its
/// medium, else speech.
pub(crate) fn mode(
    layers: &Layers<'_>,
    cue: Option<Span<Tokens>>,
    source: StatementSourceKind,
    medium: Option<&Medium>,
) -> Mode {
    if source == StatementSourceKind::Document {
        return Mode::Document;
    }
    let word = |at: u32| layers.document.word(at).to_lowercase();
    let told =
        cue.and_then(|cue| cue.iter().rev().find_map(|at| CUES.get(word(at).as_str()).copied()));
    let written = medium.is_some_and(|medium| {
        matches!(
            medium.kind,
            MediumKind::SocialPost
                | MediumKind::Letter
                | MediumKind::Opinion
                | MediumKind::Book
                | MediumKind::Statement
        )
    });
    told.unwrap_or(if written { Mode::Writing } else { Mode::Speech })
}

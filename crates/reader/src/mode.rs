//! How a statement was expressed: spoken, written, thought, or said by a document.

use crate::Layers;
use onrecord_record::{Medium, MediumKind, Mode, StatementSource, StatementSourceKind};
use onrecord_text::{Span, Tokens};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a cue word tells, as `data/mode_cues.tsv` names it.
static CUES: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("../data/mode_cues.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).collect()
});

/// Words of a source that rules in writing.
const COURT: [&str; 7] =
    ["judge", "court", "justice", "magistrate", "tribunal", "arbitrator", "judges"];

/// The mode of a statement: a document's own, else that of its last telling cue word, else that of its
/// medium, else speech.
pub(crate) fn mode(
    layers: &Layers<'_>,
    cue: Option<Span<Tokens>>,
    source: &StatementSource,
    medium: Option<&Medium>,
) -> Mode {
    if source.kind == StatementSourceKind::Document {
        return Mode::Document;
    }
    let words = source.span.as_ref().map_or_else(String::new, |span| span.text.to_lowercase());
    let rules = words.split(|c: char| !c.is_alphanumeric()).any(|word| COURT.contains(&word));
    let named = |name: &str| match name {
        "writing" => Some(Mode::Writing),
        "thought" => Some(Mode::Thought),
        "document" => Some(Mode::Document),
        _ => rules.then_some(Mode::Writing),
    };
    let word = |at: u32| layers.document.word(at).to_lowercase();
    let told =
        cue.and_then(|cue| cue.iter().rev().find_map(|at| named(CUES.get(word(at).as_str())?)));
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

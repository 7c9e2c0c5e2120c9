//! Differences between two wordings in words.

use crate::variants::{Edit, EditKind};
use onrecord_record::words;

/// A kind of difference.
pub(super) fn kind(kind: EditKind) -> &'static str {
    match kind {
        EditKind::Clip => "begins later or ends earlier",
        EditKind::ElisionMarked => "words left out, marked",
        EditKind::ElisionUnmarked => "words left out, not marked",
        EditKind::Bracketed => "words in brackets",
        EditKind::Format => "written otherwise",
        EditKind::Word => "another word",
        EditKind::Number => "another number",
        EditKind::Name => "another name",
        EditKind::Negation => "negation",
        EditKind::Modality => "modality",
        EditKind::Qualifier => "qualifier",
        EditKind::Attribution => "another speaker",
        EditKind::Paraphrase => "the article’s own words in one",
    }
}

/// What stands in one and in the other.
pub(super) fn sides(edit: &Edit) -> String {
    let side =
        |text: &str| if text.is_empty() { "nothing".to_owned() } else { words::quoted(text) };
    format!("{} → {}", side(&edit.one), side(&edit.other))
}

/// Kind and sides on one line.
pub(super) fn told(edit: &Edit) -> String {
    format!("{}: {}", kind(edit.kind), sides(edit))
}

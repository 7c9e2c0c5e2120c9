//! Sources that a newsroom quotes without a name: "a senior official", "people familiar with the matter".

use super::Found;
use crate::Layers;
use crate::words::{lower, noun_phrase, tag};
use onrecord_language::attribution::Attribution;
use onrecord_record::{EvidenceKind, Statement, StatementSourceKind};
use onrecord_text::{Span, Tokens};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static NOUNS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/unnamed.txt").lines();
    lines.filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// The words of a source that is somebody whose name the text keeps back.
pub(super) fn find(
    layers: &Layers<'_>,
    attribution: &Attribution,
    statement: &Statement,
) -> Option<Found> {
    let words = noun_phrase_of(layers, attribution.source?)?;
    let kind = EvidenceKind::UnnamedSource;
    is_unnamed(statement.source.kind).then_some(Found { kind, words })
}

/// Whether such a source is one of a newsroom: headed by a noun for officials, aides, sources, and no body that speaks.
pub(crate) fn noun_phrase_of(layers: &Layers<'_>, source: Span<Tokens>) -> Option<Span<Tokens>> {
    let phrase = noun_phrase(layers, source.start, source.end);
    let head = phrase.end.checked_sub(1).filter(|_| !phrase.is_empty())?;
    let word = lower(layers, head);
    let vague = matches!(
        word.as_ref(),
        "person" | "people" | "individual" | "individuals" | "employee" | "employees"
    );
    let kept_back = !vague || is_familiar(layers, phrase.end);
    (NOUNS.contains(word.as_ref()) && kept_back && tag(layers, head).starts_with("NN"))
        .then_some(phrase)
}

fn is_unnamed(kind: StatementSourceKind) -> bool {
    matches!(kind, StatementSourceKind::Unnamed | StatementSourceKind::Collective)
}

/// "… familiar with the matter", "… briefed on the talks", "… with knowledge of": what lets somebody know and stay unnamed.
fn is_familiar(layers: &Layers<'_>, behind: u32) -> bool {
    (behind..behind + 4).any(|at| {
        matches!(
            lower(layers, at).as_ref(),
            "familiar" | "briefed" | "knowledge" | "close" | "anonymity" | "involved"
        )
    })
}

//! Through what a statement was made, where the words beside its source and cue say so plainly.

use crate::{Layers, spans};
use onrecord_language::attribution::Attribution;
use onrecord_record::{Medium, MediumKind};
use onrecord_text::{Span, Tokens};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Tokens behind the cue in which "in an interview", "on Twitter" are looked for.
const REACH: u32 = 8;

/// Kinds by phrase, and whether the phrase is a name.
static MEDIA: LazyLock<BTreeMap<&'static str, (MediumKind, bool)>> = LazyLock::new(|| {
    let lines = include_str!("../data/media.tsv").lines().filter(|line| !line.starts_with('#'));
    let entry = |line: &'static str| {
        let (words, told) = line.split_once('\t')?;
        let name = told.strip_suffix(" name");
        Some((words, (kind(name.unwrap_or(told))?, name.is_some())))
    };
    lines.filter_map(entry).collect()
});

/// A kind of medium by its name in the record.
fn kind(name: &str) -> Option<MediumKind> {
    Some(match name {
        "social-post" => MediumKind::SocialPost,
        "interview" => MediumKind::Interview,
        "press-conference" => MediumKind::PressConference,
        "court" => MediumKind::Court,
        "documentary" => MediumKind::Documentary,
        "statement" => MediumKind::Statement,
        "letter" => MediumKind::Letter,
        "address" => MediumKind::Address,
        "debate" => MediumKind::Debate,
        "call" => MediumKind::Call,
        "report" => MediumKind::Report,
        "opinion" => MediumKind::Opinion,
        "book" => MediumKind::Book,
        _ => return None,
    })
}

/// The medium named in the source ("Clinton’s post"), in the cue ("tweeted"), or in a phrase with "in",
/// "on", "at", "during" or "via" near the cue and outside of the content.
pub(crate) fn medium(layers: &Layers<'_>, attribution: &Attribution) -> Option<Medium> {
    let inside = attribution.source.into_iter().chain(attribution.cue);
    inside
        .flat_map(Span::iter)
        .find_map(|at| named(layers, at))
        .or_else(|| beside(layers, attribution))
}

/// The medium that one or two words from here name.
fn named(layers: &Layers<'_>, at: u32) -> Option<Medium> {
    let in_name = layers.tags.get(at as usize).is_some_and(|tag| tag.is_name());
    let words = |count: u32| {
        let tokens = Span::new(at, at + count);
        let phrase = tokens
            .iter()
            .map(|at| layers.document.word(at).to_lowercase())
            .collect::<Vec<_>>()
            .join(" ");
        let &(kind, is_name) = MEDIA.get(phrase.as_str())?;
        (is_name || !in_name).then(|| Medium { kind, span: spans::of_tokens(layers, tokens) })
    };
    if at + 1 < layers.document.tokens.len() as u32 {
        words(2).or_else(|| words(1))
    } else {
        words(1)
    }
}

fn beside(layers: &Layers<'_>, attribution: &Attribution) -> Option<Medium> {
    let cue = attribution.cue?;
    let sentence = layers.document.sentence_at(cue.start)?.tokens;
    let start = attribution.source.map_or(cue.end, |source| source.end.max(cue.end));
    let behind = Span::new(start, (start + REACH).min(sentence.end));
    let before = Span::new(sentence.start, attribution.extent().start.min(sentence.start + REACH));
    [behind, before].into_iter().find_map(|stretch| phrase(layers, attribution, stretch))
}

/// A medium inside a prepositional phrase of this stretch.
fn phrase(layers: &Layers<'_>, attribution: &Attribution, stretch: Span<Tokens>) -> Option<Medium> {
    let free = |at: &u32| !attribution.content.iter().any(|content| content.holds(*at));
    let words: Vec<u32> = stretch.iter().take_while(free).collect();
    let opens = |at: &u32| {
        matches!(
            layers.document.word(*at).to_lowercase().as_str(),
            "in" | "on" | "at" | "during" | "via"
        )
    };
    let from = words.iter().position(opens)?;
    words[from..].iter().find_map(|&at| named(layers, at))
}

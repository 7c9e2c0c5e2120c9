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
        .filter(|&at| !is_company(layers, at))
        .find_map(|at| named(layers, at))
        .or_else(|| beside(layers, attribution))
}

/// Whether a network's name stands for the company that runs it ("Facebook said"): no word before puts something on it, and none
/// behind names what stands there.
fn is_company(layers: &Layers<'_>, at: u32) -> bool {
    let word = |at: u32| layers.document.word(at).to_lowercase();
    let is_name = MEDIA.get(word(at).as_str()).is_some_and(|&(_, is_name)| is_name);
    let on = matches!(word(at.wrapping_sub(1)).as_str(), "on" | "via" | "to" | "through" | "over");
    let holds = MEDIA.contains_key(word(at + 1).as_str()) || is_place_of_posts(&word(at + 1));
    is_name && !on && !holds
}

/// What a network shows somebody's words in.
fn is_place_of_posts(word: &str) -> bool {
    matches!(word, "page" | "account" | "feed" | "thread" | "video" | "message" | "statement")
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

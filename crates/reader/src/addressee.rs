//! To whom a statement was made: the noun phrase right behind "told", "asked" and their like.

use crate::entities::Places;
use crate::{Layers, spans};
use onrecord_language::attribution::Attribution;
use onrecord_language::tags::Tag;
use onrecord_record::Addressee;
use onrecord_text::{Span, Tokens};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static TELLING: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../data/telling_verbs.txt").lines();
    lines.filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// The addressee, where one stands between cue and content.
pub(crate) fn addressee(
    layers: &Layers<'_>,
    attribution: &Attribution,
    places: &Places<'_>,
) -> Option<Addressee> {
    let tokens =
        within_cue(layers, attribution.cue?).or_else(|| behind_cue(layers, attribution))?;
    let span = spans::of_tokens(layers, tokens);
    let entity = places.at(&span);
    Some(Addressee { span, entity })
}

fn is_telling(layers: &Layers<'_>, at: u32) -> bool {
    TELLING.contains(layers.document.word(at).to_lowercase().as_str())
}

/// In a cue such as "told reporters": what stands behind the verb.
fn within_cue(layers: &Layers<'_>, cue: Span<Tokens>) -> Option<Span<Tokens>> {
    let verb = cue.iter().find(|&at| is_telling(layers, at))?;
    nominal(layers, Span::new(verb + 1, cue.end))
}

/// Behind a cue that ends in such a verb: what stands before the content.
fn behind_cue(layers: &Layers<'_>, attribution: &Attribution) -> Option<Span<Tokens>> {
    let cue = attribution.cue?;
    if !is_telling(layers, cue.end.checked_sub(1)?) {
        return None;
    }
    let content = attribution.content.iter().find(|content| content.start >= cue.end);
    let sentence = layers.document.sentence_at(cue.start)?.tokens;
    nominal(layers, Span::new(cue.end, content.map_or(sentence.end, |content| content.start)))
}

/// The noun phrase at the head of a stretch.
fn nominal(layers: &Layers<'_>, stretch: Span<Tokens>) -> Option<Span<Tokens>> {
    let tag = |at: u32| layers.tags.get(at as usize).copied().map_or("", Tag::name);
    let inside = |at: &u32| {
        matches!(
            tag(*at),
            "DT" | "PRP" | "PRP$" | "JJ" | "CD" | "NN" | "NNS" | "NNP" | "NNPS" | "POS"
        )
    };
    let end = stretch.iter().take_while(inside).last()? + 1;
    let head = tag(end - 1);
    (head.starts_with("NN") || head == "PRP").then(|| Span::new(stretch.start, end))
}

//! Evidence that is said to be lacking: "claimed without evidence", "He offered no proof".

use super::{Found, take};
use crate::entities::Places;
use crate::statements::Statements;
use crate::words::{lower, noun_phrase};
use crate::{Layers, spans};
use onrecord_language::attribution::Attribution;
use onrecord_record::{Evidence, EvidenceKind, Statement};
use onrecord_text::{Span, Tokens};
use std::sync::LazyLock;

/// Words that a `*` of the list may stand for.
const GAP: usize = 2;
/// Words of a sentence that are looked at.
const MOST: u32 = 200;

static PHRASES: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    let lines = include_str!("../../data/lacking.txt").lines().filter(|l| !l.starts_with('#'));
    lines.map(|line| line.split(' ').collect()).collect()
});

/// The phrase in a statement's sentence, outside of its content: the writer says so.
pub(super) fn find(layers: &Layers<'_>, attribution: &Attribution) -> Option<Found> {
    let anchor = attribution.anchor();
    let sentence = layers.document.sentence_at(anchor.start)?.tokens;
    let near = sentence.near(anchor.start, MOST);
    let free = |at: u32| !attribution.content.iter().any(|content| content.holds(at));
    let words = near.iter().filter(|&at| free(at)).find_map(|at| phrase(layers, at, near.end))?;
    let apart = other_cue(layers, attribution, words);
    (!apart).then_some(Found { kind: EvidenceKind::SaidToBeLacking, words })
}

/// Whether the phrase is nearer to the cue of another statement.
fn other_cue(layers: &Layers<'_>, attribution: &Attribution, words: Span<Tokens>) -> bool {
    let Some(cue) = attribution.cue else { return true };
    let between = if words.start >= cue.end {
        Span::new(cue.end, words.start)
    } else {
        Span::new(words.end, cue.start)
    };
    let told = layers.reported.telling(words.start).map(|at| at as usize);
    let inside = told.is_some_and(|at| attribution.within != Some(at));
    inside || layers.reported.cue_in(between).is_some()
}

/// The phrase of the list that begins at a token.
fn phrase(layers: &Layers<'_>, at: u32, end: u32) -> Option<Span<Tokens>> {
    let first = lower(layers, at);
    let fitting = PHRASES.iter().filter(|phrase| phrase[0] == first.as_ref());
    fitting.into_iter().find_map(|phrase| matched(layers, at, end, phrase))
}

fn matched(layers: &Layers<'_>, from: u32, end: u32, phrase: &[&str]) -> Option<Span<Tokens>> {
    let mut at = from;
    let mut gap = 0;
    for &word in phrase {
        if word == "*" {
            gap = GAP;
            continue;
        }
        let found = (at..end).take(gap + 1).find(|&at| lower(layers, at) == word)?;
        (at, gap) = (found + 1, 0);
    }
    Some(Span::new(from, at))
}

/// "He gave no evidence for it.", "The company offered no proof.": a sentence of the writer's behind what somebody said.
pub(super) fn after(layers: &Layers<'_>, places: &Places<'_>, statements: &mut Statements) {
    for (at, attribution) in layers.attributions.iter().enumerate() {
        if attribution.within.is_none()
            && let Some(words) = next_sentence(layers, attribution)
        {
            mark(layers, statements, at, words);
        }
    }
    let told = outer(layers);
    for sentence in &layers.document.sentences {
        if let Some((at, words)) = named(layers, places, statements, &told, sentence.tokens) {
            mark(layers, statements, at, words);
        }
    }
}

fn mark(layers: &Layers<'_>, statements: &mut Statements, at: usize, words: Span<Tokens>) {
    let span = spans::of_tokens(layers, words);
    take(
        &mut statements.all[at],
        Evidence { kind: EvidenceKind::SaidToBeLacking, span, entity: None },
    );
}

/// The statements that stand in no other, by where they end.
fn outer(layers: &Layers<'_>) -> Vec<(u32, usize)> {
    let all = layers.attributions.iter().enumerate();
    let outer = all.filter(|(_, told)| told.within.is_none());
    let mut out: Vec<_> = outer.map(|(at, told)| (told.extent().end, at)).collect();
    out.sort_unstable();
    out
}

/// The statement for which a sentence says that its speaker, named or called as there, gave no evidence; with the words.
fn named(
    layers: &Layers<'_>,
    places: &Places<'_>,
    statements: &Statements,
    told: &[(u32, usize)],
    sentence: Span<Tokens>,
) -> Option<(usize, Span<Tokens>)> {
    /// Statements before the sentence that are looked at.
    const LOOK_BACK: usize = 4;
    let subject = noun_phrase(layers, sentence.start, sentence.end);
    let verb = (subject.end..sentence.end).take(3).find(|&at| gives(layers, at))?;
    let stretch: Span<Tokens> = Span::new(verb, sentence.end.min(verb + 12));
    let words = stretch.iter().find_map(|at| phrase(layers, at, stretch.end))?;
    let own = |at: usize| is_same(layers, places, &statements.all[at], subject);
    let inside = layers.reported.telling(words.start).map(|at| at as usize);
    if subject.is_empty() || inside.is_some_and(|at| !own(at)) {
        return None;
    }
    let before = told.partition_point(|told| told.0 <= sentence.start);
    let paragraph = |at: u32| layers.document.paragraph_of(at);
    let here = paragraph(sentence.start);
    let mut near = told[..before]
        .iter()
        .rev()
        .take(LOOK_BACK)
        .filter(|told| here.saturating_sub(paragraph(told.0.saturating_sub(1))) <= 1);
    near.find(|told| own(told.1)).map(|told| (told.1, words))
}

/// Whether a statement's source is whom a noun phrase names, or is called the same.
fn is_same(
    layers: &Layers<'_>,
    places: &Places<'_>,
    told: &Statement,
    subject: Span<Tokens>,
) -> bool {
    let ids = places.taking_part(&spans::of_tokens(layers, subject));
    if let Some(entity) = &told.source.entity {
        return ids.contains(entity);
    }
    let head = lower(layers, subject.end.saturating_sub(1));
    let source = told.source.span.as_ref().map(|span| span.text.to_lowercase());
    source.is_some_and(|source| source.split_whitespace().next_back() == Some(head.as_ref()))
}

/// Whether a verb gives or would give evidence.
fn gives(layers: &Layers<'_>, at: u32) -> bool {
    matches!(
        lower(layers, at).as_ref(),
        "gave" | "offered" | "provided" | "presented" | "cited" | "did"
    )
}

/// The phrase in the next sentence of the paragraph, where its subject is a pronoun and nobody is made to say it.
fn next_sentence(layers: &Layers<'_>, attribution: &Attribution) -> Option<Span<Tokens>> {
    let document = layers.document;
    let last = document.sentence_of(attribution.extent().end.saturating_sub(1));
    let next = document.sentences.get(last + 1)?.tokens;
    let same =
        document.paragraph_of(next.start) == document.paragraph_of(next.start.checked_sub(1)?);
    let opener = lower(layers, next.start);
    let gives = next.iter().take(4).any(|at| gives(layers, at));
    if !same || !gives || !matches!(opener.as_ref(), "he" | "she" | "they" | "it") {
        return None;
    }
    let stretch = next.near(next.start, 12);
    stretch.iter().find_map(|at| phrase(layers, at, stretch.end))
}

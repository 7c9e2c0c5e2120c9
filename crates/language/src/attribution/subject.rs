//! A cue without a source takes its subject: "Doe’s post appeared to question the figures".
//!
//! And the subject of a passive is no source: "she was warned that the gate would fail" does not say by whom.
//!
//! The labels sometimes take the subject of an unusual verb for content or leave it out. Passives ("was
//! accused of"), participles and "according to" have their source elsewhere or nowhere and are left alone.

use super::features::Context;
use super::phrases;
use super::relation::Attribution;
use super::saying::{VERBS, is_in};
use crate::lists;
use crate::quotes::MarkRole;
use onrecord_text::{Span, Tokens};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

static PASSIVE: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lists::words(include_str!("../../data/passive_verbs.txt")));

/// Takes the subject of a passive out of the source, and names the subject of every other finite cue that
/// has no source.
pub(super) fn fill(context: &Context<'_, '_>, relations: &mut [Attribution]) {
    for relation in relations.iter_mut() {
        relation.source = relation.source.and_then(|source| somebody(context, source));
        if let (Some(source), Some(cue)) = (relation.source, relation.cue) {
            relation.source =
                Some(source).filter(|source| source.end > cue.start || !is_passive(context, cue));
        }
    }
    for relation in relations.iter_mut().filter(|relation| relation.source.is_none()) {
        let Some(cue) = relation.cue else { continue };
        if let Some(subject) = tail(context, relation, cue) {
            for content in &mut relation.content {
                content.end = content.end.min(subject.start).max(content.start);
            }
            relation.source = Some(subject);
        } else if let Some(subject) =
            inverted(context, relation, cue).or_else(|| subject(context, cue))
        {
            give(relation, subject);
        }
    }
}

/// Tags of words that are nobody's name or description by themselves.
const STANDS_FOR_NOBODY: [&str; 13] =
    ["JJ", "RB", "IN", "TO", "VB", "VBD", "VBP", "VBZ", "CC", "MD", ",", ".", ":"];

/// A source without the relative word behind it ("the film that"), if it has a word that can stand for somebody.
fn somebody(context: &Context<'_, '_>, source: Span<Tokens>) -> Option<Span<Tokens>> {
    let relative = source.len() > 1 && matches!(context.tag_name(source.end - 1), "WDT" | "WP");
    let source = Span::new(source.start, source.end - u32::from(relative));
    let article =
        |at: u32| matches!(context.document.word(at).to_lowercase().as_str(), "the" | "a" | "an");
    let stands = |at: u32| !article(at) && !STANDS_FOR_NOBODY.contains(&context.tag_name(at));
    source.iter().any(stands).then_some(source)
}

/// "“…,” says Ines Abara, a nurse from Leeds": what the labels took for more content right behind a verb of
/// saying, beside the content before it, is the subject.
fn inverted(
    context: &Context<'_, '_>,
    relation: &Attribution,
    cue: Span<Tokens>,
) -> Option<Span<Tokens>> {
    let before = relation
        .content
        .iter()
        .any(|content| content.end <= cue.start && cue.start - content.end <= 2);
    let behind = relation.content.iter().copied().find(|content| content.start == cue.end)?;
    let names = matches!(context.tag_name(behind.start), "NNP" | "NNPS" | "PRP")
        && is_in(&VERBS, context.document.word(cue.end - 1));
    (before && names).then_some(behind)
}

/// "“…,” Abara's father, Tom, and sister, Ada, replied": what the labels took into the content between its closing
/// mark and the verb is the subject.
fn tail(
    context: &Context<'_, '_>,
    relation: &Attribution,
    cue: Span<Tokens>,
) -> Option<Span<Tokens>> {
    let content = relation.content.last().filter(|content| content.end == cue.start)?;
    let closes =
        |at: &u32| context.document.quotes.roles.get(*at as usize) == Some(&Some(MarkRole::Close));
    let start = content.iter().rev().find(closes)? + 1;
    let tail = Span::new(start, cue.start);
    let opens = |tag: &str| tag.starts_with("NN") || matches!(tag, "DT" | "PRP" | "PRP$");
    let nominal = !tail.is_empty()
        && opens(context.tag_name(start))
        && !tail.iter().any(|at| context.is_finite(at));
    nominal.then_some(tail)
}

/// Makes the subject the source and takes it out of the content.
fn give(relation: &mut Attribution, subject: Span<Tokens>) {
    let rest: Vec<Span<Tokens>> =
        relation.content.iter().copied().filter(|content| !content.overlaps(subject)).collect();
    if !rest.is_empty() {
        relation.content = rest;
        relation.source = Some(subject);
    }
}

fn subject(context: &Context<'_, '_>, cue: Span<Tokens>) -> Option<Span<Tokens>> {
    let sentence = context.document.sentence_at(cue.start)?;
    let is_active = is_active(context, cue, sentence.tokens);
    let phrase =
        is_active.then(|| phrases::before(context, cue.start, sentence.tokens)).flatten()?;
    let word = context.document.words(phrase).to_lowercase();
    (!matches!(word.as_str(), "it" | "this" | "that" | "there" | "these" | "those"))
        .then_some(phrase)
}

/// "was warned", "have been told": a form of "be" with a participle whose subject does not speak.
fn is_passive(context: &Context<'_, '_>, cue: Span<Tokens>) -> bool {
    let word = |at: u32| context.document.word(at).to_lowercase();
    let be = cue.iter().find(|&at| BE.contains(&word(at).as_str()));
    be.is_some_and(|be| (be + 1..cue.end).any(|at| PASSIVE.contains(word(at).as_str())))
}

/// The forms of "be".
const BE: [&str; 8] = ["is", "are", "was", "were", "been", "being", "be", "am"];

/// Whether the cue carries tense itself, or an auxiliary that makes no passive.
fn is_active(context: &Context<'_, '_>, cue: Span<Tokens>, sentence: Span<Tokens>) -> bool {
    let word = |at: u32| context.document.word(at).to_lowercase();
    let from = cue.start.saturating_sub(2).max(sentence.start);
    let finite =
        (from..cue.end).any(|at| matches!(context.tag_name(at), "VBD" | "VBZ" | "VBP" | "MD"));
    let be = (from..cue.end).find(|&at| BE.contains(&word(at).as_str()));
    let passive = be.is_some_and(|be| (be + 1..cue.end).any(|at| context.tag_name(at) == "VBN"));
    finite && !passive
}

#[cfg(test)]
mod tests {
    use super::fill;
    use crate::attribution::relation::Attribution;
    use crate::attribution::testing::{told, with};
    use onrecord_text::Span;

    /// The relation of a cue, with all tokens behind it (but the stop) as content, after filling.
    fn filled(
        text: &str,
        source: Option<Span<onrecord_text::Tokens>>,
        cue: Span<onrecord_text::Tokens>,
    ) -> String {
        with(text, |context| {
            let content = vec![Span::new(cue.end, context.document.tokens.len() as u32 - 1)];
            let mut relations =
                [Attribution { source, cue: Some(cue), content, ..Attribution::default() }];
            fill(context, &mut relations);
            told(context, &relations[0])
        })
    }

    #[test]
    fn a_finite_cue_takes_its_subject() {
        assert_eq!(filled("Roe’s post questioned the figures.", None, Span::new(3, 4)), {
            "Roe’s post | questioned | the figures"
        });
        assert_eq!(
            filled("The film that started it all questions the figures.", None, Span::new(6, 7)),
            { "- | questions | the figures" }
        );
    }

    #[test]
    fn a_subject_behind_its_verb_speaks() {
        with("“We need a paper,” says Ines Abara, a young student.", |context| {
            let mut relations = [Attribution {
                cue: Some(Span::new(7, 8)),
                content: vec![Span::new(0, 7), Span::new(8, 14)],
                ..Attribution::default()
            }];
            fill(context, &mut relations);
            assert_eq!(
                told(context, &relations[0]),
                "Ines Abara, a young student | says | “We need a paper,”"
            );
        });
    }

    #[test]
    fn names_between_a_quotation_and_its_verb_are_the_source() {
        let tailed = |text: &str, from: u32, cue: u32| {
            with(text, |context| {
                let mut relations = [Attribution {
                    cue: Some(Span::new(cue, cue + 1)),
                    content: vec![Span::new(from, cue)],
                    ..Attribution::default()
                }];
                fill(context, &mut relations);
                told(context, &relations[0])
            })
        };
        assert_eq!(
            tailed("“We paid,” Abara’s father, Tom, reacted.", 0, 11),
            "Abara’s father, Tom, | reacted | “We paid,”"
        );
        assert_eq!(
            tailed("That the “plan” is dead surprised.", 0, 7),
            "- | surprised | That the “plan” is dead"
        );
    }

    #[test]
    fn the_subject_of_a_passive_does_not_speak() {
        let warned = filled(
            "The minister was warned that it would fail.",
            Some(Span::new(0, 2)),
            Span::new(2, 4),
        );
        assert_eq!(warned, "- | was warned | that it would fail");
        let convinced = filled(
            "The minister was convinced that it would hold.",
            Some(Span::new(0, 2)),
            Span::new(2, 4),
        );
        assert_eq!(convinced, "The minister | was convinced | that it would hold");
    }
}

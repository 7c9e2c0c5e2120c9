//! The sense of a cue: which of its words the lexicon knows, how they are negated, and what they do by themselves.

use super::senses::{self, Kind, Phrase, Sense};
use super::shape::Shape;
use super::told::{NOT, Told, Verdict};
use crate::attribution::{Attribution, Context};
use onrecord_record::StanceValue;
use onrecord_text::{Span, Tokens};

/// What a cue means.
#[derive(Debug, Clone, Copy)]
pub(super) struct Meaning {
    pub(super) sense: Sense,
    /// The words that have this sense.
    pub(super) words: Span<Tokens>,
    pub(super) polarity: Polarity,
}

/// Whether what a cue says was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Polarity {
    Done,
    /// "did not deny".
    Negated,
    /// "refused to say", "has yet to say", "stopped short of saying".
    Withheld,
}

/// Tokens of a cue that are looked at.
const LONGEST: u32 = 14;

/// The sense of a cue. Longer phrases go before shorter ones, words that decide before those that leave it to the
/// content, later ones before earlier ones.
pub(super) fn meaning(
    context: &Context<'_, '_>,
    attribution: &Attribution,
    shape: Shape,
) -> Option<Meaning> {
    let cue = attribution.cue?;
    let near: Span<Tokens> = Span::new(cue.start, seeming(context, cue).min(cue.start + LONGEST));
    let found = near
        .iter()
        .filter(|&at| !is_medium(context, cue, at))
        .filter_map(|at| sense_at(context, cue, at, shape));
    let (phrase, words) = found.max_by_key(|(phrase, words)| {
        let denies = context.is(words.start, &super::refusal::DENY);
        (phrase.rest.len(), !phrase.sense.is_open, denies, words.start)
    })?;
    let polarity = polarity(context, attribution, words);
    Some(Meaning { sense: phrase.sense, words, polarity })
}

/// "said in its ruling", "wrote in an appeal": what a thing was said in names no act beside the saying.
fn is_medium(context: &Context<'_, '_>, cue: Span<Tokens>, at: u32) -> bool {
    let noun = context.tags.get(at as usize).is_some_and(|tag| tag.is_noun());
    let from = at.saturating_sub(3).max(cue.start + 1);
    // "In support of", "in opposition to" take a side.
    let sides = context.is(at + 1, &["of", "to", "for"]);
    let inside = |before: u32| {
        (before + 1..at)
            .all(|at| matches!(context.tag_name(at), "DT" | "PRP$" | "JJ" | "NN" | "NNP" | "POS"))
    };
    noun && !sides && (from..at).any(|before| context.is(before, &["in"]) && inside(before))
}

/// The end of a cue; what only seems to be done or is tried belongs to it: "appears | to question".
fn seeming(context: &Context<'_, '_>, cue: Span<Tokens>) -> u32 {
    const SEEMING: [&str; 14] = [
        "appear",
        "appears",
        "appeared",
        "seem",
        "seems",
        "seemed",
        "seek",
        "seeks",
        "sought",
        "tried",
        "tries",
        "continued",
        "continue",
        "continues",
    ];
    let last = cue.end.saturating_sub(1);
    let seems = context.is(last, &SEEMING) && context.is(cue.end, &["to"]);
    let verb = context.lower(cue.end + 1);
    let reports = !senses::phrases(&verb).is_empty();
    cue.end + if seems && reports { 2 } else { 0 }
}

/// The sense of the words at a token: a tag that fits goes before one that does not.
fn sense_at(
    context: &Context<'_, '_>,
    cue: Span<Tokens>,
    at: u32,
    shape: Shape,
) -> Option<(&'static Phrase, Span<Tokens>)> {
    let word = context.lower(at);
    let short = cue.len() <= 2;
    let is_noun = context.tags.get(at as usize).is_some_and(|tag| tag.is_noun());
    let known = senses::phrases(&word).iter().filter_map(|phrase| {
        let end = reach(context, at + 1, &phrase.rest)?;
        shape.fits(phrase.sense.frame).then_some((phrase, Span::new(at, end)))
    });
    let fits = |kind: Kind| kind == Kind::Fixed || (kind == Kind::Noun) == is_noun;
    let best = known.clone().find(|(phrase, _)| fits(phrase.sense.kind));
    // In headlines verbs are often tagged as nouns; in a long cue a noun is one.
    best.or_else(|| known.clone().next().filter(|_| short))
}

/// Where the rest of a phrase ends that begins at a token; one word may stand between two of its words.
fn reach(context: &Context<'_, '_>, mut at: u32, rest: &[&str]) -> Option<u32> {
    for word in rest {
        let between = matches!(context.tag_name(at), "RB" | "JJ" | "JJR" | "DT" | "PRP$" | "CD");
        at += u32::from(!context.is(at, &[word]) && between);
        if !context.is(at, &[word]) {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// Words by which somebody says no to what the next verb names.
pub(super) const REFUSING: [&str; 9] = [
    "refuse",
    "refuses",
    "refused",
    "refusing",
    "decline",
    "declines",
    "declined",
    "declining",
    "yet",
];
/// Other words that withhold it.
const WITHHOLDING: [&str; 9] =
    ["short", "without", "failed", "fails", "unwilling", "unable", "reluctant", "far", "refusal"];

/// Whether a word withholds what the next verb names.
fn withholds(context: &Context<'_, '_>, at: u32) -> bool {
    context.is(at, &REFUSING) || context.is(at, &WITHHOLDING)
}

/// Words of a subject by which nobody did it.
const NOBODY: [&str; 6] = ["nobody", "none", "neither", "no", "nothing", "few"];
/// Tokens before a cue that can negate it.
const BEFORE: u32 = 3;

/// Whether the words with a sense are negated: by a word between the start of the cue and them, by one right before
/// the cue, or by the subject.
fn polarity(context: &Context<'_, '_>, attribution: &Attribution, words: Span<Tokens>) -> Polarity {
    let cue = attribution.cue.unwrap_or(words);
    let sentence = context.document.sentence_at(cue.start).map(|found| found.tokens);
    let floor = sentence.unwrap_or_default().start;
    let mut start = cue.start;
    while start > floor && start + BEFORE > cue.start && helps(context, start - 1) {
        start -= 1;
    }
    let before = start..words.start;
    if before.clone().any(|at| withholds(context, at) || sets_aside(context, at)) {
        return Polarity::Withheld;
    }
    let subject = attribution.source.filter(|source| source.end <= cue.start);
    let nobody = subject.is_some_and(|source| context.is(source.start, &NOBODY));
    let negated = before.clone().any(|at| context.is(at, &NOT) || context.is(at, &["no"]));
    if negated || nobody { Polarity::Negated } else { Polarity::Done }
}

/// "rather than", "instead of", "never mind": what follows was not done.
fn sets_aside(context: &Context<'_, '_>, at: u32) -> bool {
    const PAIRS: [[&str; 2]; 3] = [["rather", "than"], ["instead", "of"], ["never", "mind"]];
    PAIRS.iter().any(|[one, other]| context.is(at, &[one]) && context.is(at + 1, &[other]))
}

/// Auxiliaries, adverbs and words that withhold.
fn helps(context: &Context<'_, '_>, at: u32) -> bool {
    const AUXILIARIES: [&str; 20] = [
        "do", "does", "did", "has", "have", "had", "will", "would", "could", "can", "to", "of",
        "is", "was", "were", "are", "from", "be", "wo", "ca",
    ];
    context.tag_name(at) == "RB"
        || context.is(at, &NOT)
        || context.is(at, &AUXILIARIES)
        || withholds(context, at)
        || sets_aside(context, at)
        || at > 0 && sets_aside(context, at - 1)
}

/// The rule of reporting words that do something by themselves, by what they do.
pub(super) fn rule_of(value: StanceValue) -> &'static str {
    match value {
        StanceValue::Asserts => "plain",
        StanceValue::Alleges => "accusing-word",
        StanceValue::Denies => "denying-word",
        StanceValue::Questions => "doubting-word",
        StanceValue::Confirms => "admitting-word",
        StanceValue::Orders => "ordering-word",
        StanceValue::Promises => "committing-word",
        StanceValue::Urges => "urging-word",
        StanceValue::Predicts => "forecasting-word",
        StanceValue::Appraises => "judging-word",
        StanceValue::Declines => "silent-word",
    }
}

/// What the sense of the cue says, where the content has no say in it.
pub(super) fn decides(told: &Told<'_, '_, '_>) -> Option<Verdict> {
    let meaning = told.meaning.as_ref().filter(|meaning| !meaning.sense.is_open)?;
    Some(Verdict::new(meaning.sense.stance, rule_of(meaning.sense.stance), meaning.words))
}

/// What the sense of the cue says where the content shows no force of its own.
pub(super) fn falls_back(told: &Told<'_, '_, '_>) -> Option<Verdict> {
    let meaning = told.meaning.as_ref()?;
    Some(Verdict::new(meaning.sense.stance, rule_of(meaning.sense.stance), meaning.words))
}

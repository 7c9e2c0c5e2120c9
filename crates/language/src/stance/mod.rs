//! Stance: what a statement does (asserts, alleges, denies, …), how firmly its source commits to it, and the tone of
//! the writer's reporting word, which is kept apart.
//!
//! The rules are tried in an order that `ORDER` in this file writes down, and the first that speaks gives the label.

mod accuser;
mod authority;
mod blame;
mod charge;
mod circumstance;
mod clause;
mod commissive;
mod commitment;
mod confession;
mod content;
mod context;
mod cue;
mod denial;
mod denied;
mod directive;
mod disclaimer;
mod force;
mod forecast;
mod fronted;
mod inflection;
mod judgement;
mod misdeed;
mod naming;
mod negated;
mod object;
mod office;
mod performative;
mod phrase;
mod preference;
mod question;
mod refusal;
mod rejection;
mod requested;
mod senses;
mod shape;
mod silence;
mod source;
mod told;
mod words;

use crate::attribution::{Attribution, Context};
use crate::rules::{self, Rule};
use office::Offices;
use onrecord_record::{Commitment, CueTone, StanceValue};
use onrecord_text::{Span, Tokens};
use std::sync::LazyLock;
use told::{Told, Verdict};

/// The stance of one attribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stance {
    /// What the statement does.
    pub value: StanceValue,
    /// How firmly its source commits to it.
    pub commitment: Commitment,
    /// The writer's choice of reporting word.
    pub tone: CueTone,
    /// The rule that says so, by its name in [`rules()`].
    pub rule: &'static str,
    /// The words that show it.
    pub words: Span<Tokens>,
}

static RULES: LazyLock<Vec<Rule>> =
    LazyLock::new(|| rules::parse(include_str!("../../data/stance/rules.txt")));

/// The rules of stance, in the order of their file.
pub fn rules() -> &'static [Rule] {
    &RULES
}

static TONES: LazyLock<Vec<Rule>> =
    LazyLock::new(|| rules::parse(include_str!("../../data/stance/tones.txt")));

/// The rules of the writer's tone, named after the tone that each gives.
pub fn tones() -> &'static [Rule] {
    &TONES
}

/// The stances of attributions, one for each, in the same order.
pub fn stances(context: &Context<'_, '_>, attributions: &[Attribution]) -> Vec<Stance> {
    let inner = inner(context, attributions);
    let offices = Offices::of(context).of_sources(context, attributions);
    let all: Vec<Told<'_, '_, '_>> = attributions
        .iter()
        .zip(&inner)
        .zip(offices)
        .map(|((attribution, inner), office)| Told::new(context, attribution, inner, office))
        .collect();
    let mut verdicts: Vec<Verdict> = all.iter().map(verdict).collect();
    let charges = charges(context, &all, &verdicts);
    for (told, verdict) in all.iter().zip(&mut verdicts) {
        if verdict.rule == "plain" && told.meaning.is_none_or(|meaning| meaning.sense.is_open) {
            let charged = is_charged(context, told, &charges) || context::names_charge(told);
            let denial = if charged { context::of(told) } else { None };
            let denial = denial.or_else(|| disclaimer::of(told)).or_else(|| context::alibi(told));
            *verdict = denial.unwrap_or(*verdict);
        }
    }
    all.iter().zip(verdicts).map(|(told, verdict)| stance(told, verdict)).collect()
}

/// The paragraphs with a charge, in order.
fn charges(
    context: &Context<'_, '_>,
    all: &[Told<'_, '_, '_>],
    verdicts: &[Verdict],
) -> Vec<usize> {
    let told =
        all.iter().zip(verdicts).filter(|(_, verdict)| verdict.value == StanceValue::Alleges);
    let mut paragraphs: Vec<usize> = told
        .map(|(told, _)| context.document.paragraph_of(told.attribution.anchor().start))
        .collect();
    paragraphs.sort_unstable();
    paragraphs
}

/// Whether a charge stands in the paragraph of an attribution or in the two before it.
fn is_charged(context: &Context<'_, '_>, told: &Told<'_, '_, '_>, charges: &[usize]) -> bool {
    let here = context.document.paragraph_of(told.attribution.anchor().start);
    let from = charges.partition_point(|&charge| charge + 2 < here);
    charges.get(from).is_some_and(|&charge| charge <= here)
}

/// Whether an attribution inside another has a pronoun or the words before it for its source: most often the same mouth.
fn own_voice(context: &Context<'_, '_>, attribution: &Attribution) -> bool {
    attribution
        .source
        .is_none_or(|source| source.len() == 1 && context.tag_name(source.start) == "PRP")
}

/// "…, its agent told": who is spoken of is whom the source speaks for.
fn is_its(context: &Context<'_, '_>, outer: &Attribution) -> bool {
    outer.source.is_some_and(|source| context.is(source.start, &["its", "their"]))
}

/// "the Senate leader said the Senate would …": the inner source is the body that the outer one speaks for.
fn is_named_in(context: &Context<'_, '_>, outer: &Attribution, inner: &Attribution) -> bool {
    let Some((outer, inner)) = outer.source.zip(inner.source) else { return false };
    let word = context.lower(inner.end.saturating_sub(1));
    let named = |at: u32| context.is(at, &[&word]);
    word.len() > 3 && outer.iter().take(told::SOURCE as usize).any(named)
}

/// "…, as the radio had claimed": an attribution in passing, of words that the outer source says too.
fn is_aside(context: &Context<'_, '_>, outer: &Attribution, inner: &Attribution) -> bool {
    let start = |attribution: &Attribution| attribution.content.first().map(|piece| piece.start);
    let source = inner.source.map_or(inner.anchor().start, |source| source.start);
    start(inner) >= start(outer) && context.is(source.wrapping_sub(1), &["as"])
}

/// For each attribution: the cues and contents of those inside it, but for what is in the same mouth.
fn inner(context: &Context<'_, '_>, attributions: &[Attribution]) -> Vec<Vec<Span<Tokens>>> {
    let mut inner = vec![Vec::new(); attributions.len()];
    for attribution in attributions {
        let outer = attribution.within.and_then(|at| attributions.get(at));
        let same = |outer| is_its(context, outer) || is_named_in(context, outer, attribution);
        if own_voice(context, attribution) || outer.is_some_and(same) {
            continue;
        }
        let Some(parts) = attribution.within.and_then(|at| inner.get_mut(at)) else { continue };
        parts.extend(attribution.cue);
        // "It had not been asked, as the radio had claimed": what is told twice in the same words is told by the outer one too.
        if !outer.is_some_and(|outer| is_aside(context, outer, attribution)) {
            parts.extend(&attribution.content);
        }
    }
    inner
}

/// A rule: what a statement does, if the rule can say it.
type Reading = fn(&Told<'_, '_, '_>) -> Option<Verdict>;

/// The rules in the order in which they are tried.
const ORDER: [Reading; 21] = [
    refusal::of,
    rejection::of,
    blame::of,
    authority::of,
    negated::of,
    question::conditional,
    question::of_method,
    question::raised,
    fronted::of,
    silence::of,
    forecast::promised,
    cue::decides,
    question::of,
    naming::of,
    commissive::announced,
    charge::laid_open,
    charge::named,
    force::of,
    charge::bidden,
    accuser::of,
    cue::falls_back,
];

fn verdict(told: &Told<'_, '_, '_>) -> Verdict {
    ORDER.iter().find_map(|rule| rule(told)).unwrap_or_else(|| plain(told))
}

fn stance(told: &Told<'_, '_, '_>, verdict: Verdict) -> Stance {
    Stance {
        value: verdict.value,
        commitment: commitment::of(told, &verdict),
        tone: tone(told, &verdict),
        rule: verdict.rule,
        words: verdict.words,
    }
}

fn plain(told: &Told<'_, '_, '_>) -> Verdict {
    Verdict::new(StanceValue::Asserts, "plain", told.cue_words())
}

/// The tone of the cue's sense. A finding of an authority and what is not confirmed or explained take nothing as so.
fn tone(told: &Told<'_, '_, '_>, verdict: &Verdict) -> CueTone {
    let bare = matches!(verdict.value, StanceValue::Orders | StanceValue::Declines);
    match (&told.meaning, told.attribution.cue) {
        (Some(meaning), _) if bare && meaning.sense.tone == CueTone::Factive => CueTone::Neutral,
        (Some(meaning), _) => meaning.sense.tone,
        (None, Some(cue)) if is_mark(told, cue) => CueTone::None,
        (None, Some(_)) => CueTone::Neutral,
        (None, None) => CueTone::None,
    }
}

/// A colon, "for" and "to" are cues without a reporting word.
fn is_mark(told: &Told<'_, '_, '_>, cue: Span<Tokens>) -> bool {
    cue.len() == 1 && told.is(cue.start, &[":", "for", "to", "—", "–", "-"])
}

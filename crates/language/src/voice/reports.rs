//! Reports: what tells a happening and neither judges nor claims.

use super::guards::is_capital;
use super::own;
use super::sight::Sight;
use super::{Remark, VoiceKind};
use crate::times::times_within;
use onrecord_text::{Span, Tokens};

/// The reports of a sentence in which nobody is made to say anything, beside what was found in it already.
pub(super) fn reports(sight: &Sight<'_, '_, '_>, shown: &[Remark]) -> Vec<Remark> {
    let layers = sight.layers;
    let told = layers.reported.cue_in(sight.sentence).is_some()
        || sight.sentence.iter().any(|at| layers.reported.telling(at).is_some());
    if told || !sight.ends_with(&["."]) {
        return Vec::new();
    }
    if shown.is_empty() {
        return report(sight, sight.sentence).into_iter().collect();
    }
    let free = |clause: &Span<Tokens>| {
        shown.iter().all(|remark| !remark.extent.overlaps(*clause)) && is_main(sight, *clause)
    };
    clauses(sight).filter(free).filter_map(|clause| report(sight, clause)).collect()
}

/// The clauses of the sentence.
fn clauses(sight: &Sight<'_, '_, '_>) -> impl Iterator<Item = Span<Tokens>> {
    let sentence = sight.sentence;
    let all = sight.layers.clauses;
    let from = all.partition_point(|clause| clause.end <= sentence.start);
    all[from..].iter().copied().take_while(move |clause| clause.start < sentence.end)
}

/// A clause that begins the sentence or is coordinate with another.
fn is_main(sight: &Sight<'_, '_, '_>, clause: Span<Tokens>) -> bool {
    clause.start == sight.sentence.start
        || sight.tag(clause.start) == "CC" && !sight.tag(clause.start + 1).starts_with("VB")
}

/// The report that a stretch makes, if its words tell a happening.
fn report(sight: &Sight<'_, '_, '_>, stretch: Span<Tokens>) -> Option<Remark> {
    let verb = verb(sight, stretch)?;
    let times = times_within(sight.layers.times, stretch).map(|(_, time)| time.tokens);
    let time = times.into_iter().find(|time| own::is_own(sight.layers, time.start));
    let happened = || match sight.tag(verb) {
        "VBZ" | "VBP" => is_perfect(sight, verb) && is_of_name(sight, stretch, verb),
        "MD" => false,
        _ => is_act(sight, verb),
    };
    let (rule, words) = match time {
        Some(time) if is_scheduled(sight, verb) => ("scheduled", time),
        Some(time) if happened() => ("dated-happening", time),
        None if happened() => ("plain-happening", Span::new(verb, verb + 1)),
        _ => return None,
    };
    let remark = Remark { extent: stretch, kind: VoiceKind::Report, words, rule };
    (!is_capital(sight, verb)).then_some(remark)
}

/// The verb of a stretch that carries tense, and not that of a relative clause.
fn verb(sight: &Sight<'_, '_, '_>, stretch: Span<Tokens>) -> Option<u32> {
    let free = || stretch.iter().filter(|&at| own::is_own(sight.layers, at));
    let finite = free().find(|&at| sight.is_main_verb(at));
    // The tagger takes the verb of a short sentence for a participle at times.
    finite.or_else(|| free().find(|&at| sight.tag(at) == "VBN"))
}

/// A past tense that tells an act or an event: "was closed", not "was a perfectionist" or "seemed tired".
fn is_act(sight: &Sight<'_, '_, '_>, verb: u32) -> bool {
    /// Tokens behind an auxiliary in which its participle stands.
    const NEAR: u32 = 4;
    let context = sight.layers.context;
    let state = ["seemed", "appeared", "looked", "felt", "led", "meant"];
    if !context.is(verb, &["was", "were", "had"]) {
        return !context.is(verb, &state);
    }
    let behind = verb + 1..(verb + NEAR).min(sight.sentence.end);
    behind.into_iter().any(|at| matches!(sight.tag(at), "VBN" | "VBG"))
}

/// "will", "is scheduled", "opens" at a time.
fn is_scheduled(sight: &Sight<'_, '_, '_>, verb: u32) -> bool {
    let settled = ["scheduled", "due", "set", "slated", "planned", "expected"];
    let comes = [
        "open", "opens", "close", "closes", "begin", "begins", "start", "starts", "end", "ends",
        "runs", "resumes", "expires", "takes", "meets", "returns", "comes",
    ];
    let context = sight.layers.context;
    match sight.tag(verb) {
        "MD" => context.is(verb, &["will", "’ll", "'ll"]),
        "VBD" => context.is(verb + 1, &settled),
        _ => context.is(verb, &comes) || context.is(verb + 1, &settled),
    }
}

/// Whether a name stands before the verb: what "has happened" to those that are named is a happening, what has happened to
/// prices or people at large may be a claim that no pattern knows.
fn is_of_name(sight: &Sight<'_, '_, '_>, stretch: Span<Tokens>, verb: u32) -> bool {
    (stretch.start..verb).any(|at| sight.tag(at).starts_with("NNP"))
}

/// "has resigned".
fn is_perfect(sight: &Sight<'_, '_, '_>, verb: u32) -> bool {
    sight.layers.context.is(verb, &["has", "have"])
        && (verb + 1..verb + 4).any(|at| sight.tag(at) == "VBN")
}

//! What takes a judgement or a claim from the writer: a name, a source in the sentence, a question, one dated happening.

use super::lexicon::lexicon;
use super::own;
use super::sight::Sight;
use super::{Remark, VoiceKind};
use crate::times::{Precision, Time, times_within};
use std::sync::LazyLock;

static ASCRIBING: LazyLock<u64> = LazyLock::new(|| lexicon().set("ascribing"));
static SOURCING: LazyLock<u64> = LazyLock::new(|| lexicon().set("sourcing"));

/// Whether a pattern's find is a remark of the writer's.
pub(super) fn allow(sight: &Sight<'_, '_, '_>, remark: &Remark) -> bool {
    let words = remark.words;
    let named = words.len() == 1 && is_name(sight, words.start);
    let ascribed = || !is_about_all(sight, remark) && own::is_ascribed(sight, words.start);
    let holds = || match (remark.rule, remark.kind) {
        ("judged-act", _) => is_judged_act(sight, remark),
        (_, VoiceKind::UnsourcedClaim) => is_claim(sight, remark),
        _ => true,
    };
    !words.is_empty() && !named && is_own(sight, remark) && !ascribed() && holds()
}

/// No name among the words, and a noun at the end or a noun before "was bold".
fn is_judged_act(sight: &Sight<'_, '_, '_>, remark: &Remark) -> bool {
    let tag = |at: u32| sight.tag(at);
    let last = tag(remark.words.end - 1);
    (last.starts_with("NN") || last.starts_with("JJ"))
        && !remark.words.iter().any(|at| tag(at).starts_with("NNP"))
}

/// Whether the words are the writer's. Set phrases are surer than the labels of reporting words.
fn is_own(sight: &Sight<'_, '_, '_>, remark: &Remark) -> bool {
    let phrase = matches!(
        remark.rule,
        "weighed-evidence" | "imputed-purpose" | "framing-verb" | "framing-phrase" | "symbol"
    );
    if phrase || is_about_all(sight, remark) {
        return own::begins_own(sight.layers, remark.words);
    }
    own::is_all_own(sight.layers, remark.words)
}

/// "Nobody in the capital believes": a source that is everybody or nobody is none.
fn is_about_all(sight: &Sight<'_, '_, '_>, remark: &Remark) -> bool {
    let all = ["nobody", "everybody", "everyone", "no"];
    remark.rule == "generalisation" && sight.layers.context.is(remark.words.start, &all)
}

/// A capital that does not only open the sentence, or opens it and a name ("Bold Street").
fn is_name(sight: &Sight<'_, '_, '_>, at: u32) -> bool {
    let name = |at: u32| sight.tag(at).starts_with("NNP");
    let capital = is_capital(sight, at);
    name(at) || capital && (at != sight.start || is_capital(sight, at + 1) && name(at + 1))
}

/// Whether a word has a capital; in a heading set in capitals or title case none has.
pub(super) fn is_capital(sight: &Sight<'_, '_, '_>, at: u32) -> bool {
    /// The bits of [`Lexeme::shape`](crate::lexemes::Lexeme) that tell the case.
    const CASE: u8 = 7;
    sight.layers.context.lexemes.get(at as usize).is_some_and(|lexeme| lexeme.shape & CASE != 0)
}

/// A claim needs a whole sentence that asserts it and names no source.
fn is_claim(sight: &Sight<'_, '_, '_>, remark: &Remark) -> bool {
    sight.ends_with(&[".", "…"])
        && (is_about_all(sight, remark) || !has_source(sight))
        && !is_one_happening(sight, remark)
        && !is_past(sight, remark)
        && !is_supposed(sight, remark)
        && (remark.rule != "habit" || is_habit(sight))
}

/// A plural that names nobody, with a verb in the present.
fn is_habit(sight: &Sight<'_, '_, '_>) -> bool {
    let verb = sight.sentence.iter().find(|&at| sight.layers.context.is_finite(at));
    let subject = verb.and_then(|verb| verb.checked_sub(1));
    verb.is_some_and(|verb| sight.tag(verb) == "VBP")
        && subject.is_some_and(|subject| sight.tag(subject) == "NNS")
}

/// "Would have doubled" did not double.
fn is_supposed(sight: &Sight<'_, '_, '_>, remark: &Remark) -> bool {
    let first = remark.words.start;
    let modal =
        (first.saturating_sub(2).max(sight.sentence.start)..first).any(|at| sight.tag(at) == "MD");
    modal && sight.layers.context.is(first, &["have"])
}

/// Whether the sentence names where its facts come from. What is ordered, wanted or disliked in it is no source of them.
fn has_source(sight: &Sight<'_, '_, '_>) -> bool {
    let layers = sight.layers;
    let is_source = |at: u32| layers.reported.telling(at).is_none();
    if sight.of_set(*SOURCING).any(is_source) {
        return true;
    }
    let is_cue = |at: u32| layers.reported.cue_at(at).is_some();
    sight.of_set(*ASCRIBING).any(|at| is_cue(at) && is_source(at))
}

/// A time exact to the day, and words that are not in the present: what happened once.
fn is_one_happening(sight: &Sight<'_, '_, '_>, remark: &Remark) -> bool {
    let clause = own::clauses_of(sight.layers, remark.words);
    let now = remark.words.iter().any(|at| matches!(sight.tag(at), "VBZ" | "VBP" | "MD"));
    // Where the day of publication is unknown, a weekday has no precision, but a value that tells it.
    let is_day = |time: &Time| time.precision <= Precision::Day || time.value.contains("WXX-");
    !now && times_within(sight.layers.times, clause).any(|(_, time)| is_day(time))
}

/// A share or a crowd of which a past tense tells something: what happened once, as a vote.
fn is_past(sight: &Sight<'_, '_, '_>, remark: &Remark) -> bool {
    let counts = matches!(remark.rule, "share" | "crowd" | "generalisation");
    let clause = own::clauses_of(sight.layers, remark.words);
    let behind = remark.words.start..clause.end;
    let verb = behind.into_iter().find(|&at| sight.is_main_verb(at));
    counts && verb.is_some_and(|verb| sight.tag(verb) == "VBD")
}

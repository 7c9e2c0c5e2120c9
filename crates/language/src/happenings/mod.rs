//! Happenings: what the text says took or takes place at a time, clause by clause.
//!
//! 1. A time that stands before a noun of happening ("Monday’s strike", "the 2016 election") dates that noun, not its clause.
//!    A time before any other noun ("the 2018 budget") dates nothing.
//! 2. What else it does in its clause is its role: it dates the clause, a participle alone ("Acme, founded in 1987"), or
//!    nothing, because another date has taken its place ("delayed from Feb. 2").
//! 3. A clause of what may be, was refused or is denied tells no happening.
//!
//! What is looked at lies near the time, so that one sentence of any length costs as much as its times.

mod extent;
mod reality;
mod role;
mod scene;
#[cfg(test)]
mod tests;

use crate::attribution::{Context, phrases};
use crate::clauses::clause_of;
use crate::lists;
use crate::times::{Precision, Time};
use onrecord_text::{Span, Tokens};
use reality::{Reality, reality};
use role::{Role, Weight, role};
use rustc_hash::FxHashSet;
use scene::{REACH, Scene};
use std::sync::LazyLock;

static NOUNS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lists::words(include_str!("../../data/event_nouns.txt")));

/// Something that happens at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Happening {
    /// The words that tell it; at most some eighty tokens around its time.
    pub tokens: Span<Tokens>,
    /// The time, by its index.
    pub time: u32,
    /// Whether it is told with "would": a happening only where somebody said so ("she said it would open in May").
    pub would: bool,
}

/// The happenings of a text, in text order; one for each clause with a time, and one for each dated noun or participle.
pub fn happenings(
    context: &Context<'_, '_>,
    clauses: &[Span<Tokens>],
    times: &[Time],
) -> Vec<Happening> {
    let scene = Scene { context, clauses, times };
    let mut out = Vec::new();
    let mut last: Option<Candidate> = None;
    for (at, time) in times.iter().enumerate().filter(|(_, time)| role::is_dating(time)) {
        match dated(scene, time) {
            Dated::Part(tokens) => add_part(scene, tokens, at as u32, &mut out),
            Dated::Clause(weight) => {
                let next = Candidate { clause: clause_of(clauses, time.tokens.start), at, weight };
                last = Some(match last {
                    Some(known) if known.clause == next.clause => known.or(next, times),
                    Some(known) => {
                        out.extend(known.told(scene));
                        next
                    }
                    None => next,
                });
            }
            Dated::Nothing => {}
        }
    }
    out.extend(last.and_then(|last| last.told(scene)));
    out.sort_by_key(|happening| (happening.tokens.start, happening.tokens.end, happening.time));
    out.dedup_by_key(|happening| happening.tokens);
    out
}

/// Adds a dated stretch; one that begins with the last one is the same ("conducted Jan. 7 to 13").
fn add_part(scene: Scene<'_, '_>, tokens: Span<Tokens>, time: u32, out: &mut Vec<Happening>) {
    match out.last_mut().filter(|last| last.tokens.start == tokens.start) {
        Some(last) if last.tokens.len() < 2 * REACH => last.tokens = last.tokens.join(tokens),
        Some(_) => {}
        None => out.extend(happening(scene, tokens, time, false)),
    }
}

/// What a time dates.
enum Dated {
    /// Its clause, if no better time of it does.
    Clause(Weight),
    /// A stretch of its own.
    Part(Span<Tokens>),
    Nothing,
}

fn dated(scene: Scene<'_, '_>, time: &Time) -> Dated {
    let clause = scene.clause(time.tokens.start);
    match modified(scene, time) {
        Modified::Thing => return Dated::Nothing,
        Modified::Happening(_) if scene.change(clause).is_some() => return Dated::Nothing,
        Modified::Happening(phrase) => return Dated::Part(phrase),
        Modified::Nothing => {}
    }
    match role(scene, clause, time) {
        Role::Clause(weight) => Dated::Clause(weight),
        Role::Part(tokens) => Dated::Part(tokens),
        Role::None => Dated::Nothing,
    }
}

fn happening(
    scene: Scene<'_, '_>,
    tokens: Span<Tokens>,
    time: u32,
    would: bool,
) -> Option<Happening> {
    let tokens = extent::trimmed(scene, tokens);
    (tokens.len() > 1).then_some(Happening { tokens, time, would })
}

/// The time that dates a clause, as far as the clause was read.
#[derive(Clone, Copy)]
struct Candidate {
    clause: Span<Tokens>,
    at: usize,
    weight: Weight,
}

impl Candidate {
    /// The better of two: what rather dates the clause, then the finer; of two alike the first.
    fn or(self, next: Self, times: &[Time]) -> Self {
        let rank = |candidate: Self| {
            let time = times.get(candidate.at);
            let precision = time.map_or(Precision::Vague, |time| time.precision);
            (candidate.weight, time.is_none_or(|time| time.interval.is_none()), precision)
        };
        if rank(next) < rank(self) { next } else { self }
    }

    /// The happening that the clause tells at the time, if it tells one.
    fn told(self, scene: Scene<'_, '_>) -> Option<Happening> {
        let time = scene.times.get(self.at)?.tokens;
        let clause = scene.clause(time.start);
        let told = reality(scene, clause, time);
        let tells = told != Reality::Not && is_telling(scene, clause, time);
        let tokens = tells.then(|| extent::whole(scene, clause, time))??;
        happening(scene, tokens, self.at as u32, told == Reality::Would)
    }
}

/// Whether a clause tells something: it has a verb that carries tense, and the time does not sign a post
/// ("— Roe (@roe) March 7, 2018").
fn is_telling(scene: Scene<'_, '_>, clause: Span<Tokens>, time: Span<Tokens>) -> bool {
    /// Tokens before a time in which a handle signs it.
    const SIGNED: u32 = 4;
    /// Tokens of a sentence without a verb with tense, at least.
    const SENTENCE: u32 = 6;
    // A verb that was taken for a noun ("Parliament votes on Friday.") leaves a sentence, which a dateline is not.
    let sentence = clause == scene.sentence(time.start)
        && clause.len() >= SENTENCE
        && scene.is(clause.end - 1, &["."]);
    let tells = sentence || clause.iter().any(|at| scene.is_finite(at));
    let from = time.start.saturating_sub(SIGNED).max(clause.start);
    let signed = scene.context.document.words(Span::new(from, time.start)).contains('@');
    tells && !signed
}

/// What a time modifies.
enum Modified {
    /// No noun: it belongs to its clause.
    Nothing,
    /// A noun of happening, with its phrase.
    Happening(Span<Tokens>),
    /// Another noun.
    Thing,
}

fn modified(scene: Scene<'_, '_>, time: &Time) -> Modified {
    let context = scene.context;
    let owner = scene.tag(time.tokens.end) == "POS";
    let from = time.tokens.end + u32::from(owner);
    let sentence = scene.sentence(time.tokens.start);
    let Some(head) = head(context, from, sentence) else { return Modified::Nothing };
    let before = time.tokens.start.checked_sub(1).filter(|&at| sentence.holds(at));
    let tag = before.map_or("", |at| scene.tag(at));
    let determined = matches!(tag, "DT" | "PRP$" | "POS" | "JJ");
    let happens = is_happening(&scene.word(head));
    // "in 2016 election": headlines leave the article out.
    let bare = happens && time.precision == Precision::Year && head == from;
    if !owner && !determined && !bare {
        return Modified::Nothing;
    }
    // An owner's mark belongs to the noun before it.
    let start = before.filter(|_| determined && tag != "POS").unwrap_or(time.tokens.start);
    let end = phrases::from(context, head, sentence).map_or(head + 1, |phrase| phrase.end);
    if happens { Modified::Happening(Span::new(start, end)) } else { Modified::Thing }
}

/// The noun that heads the words from `from`: the last of the nouns that follow each other.
fn head(context: &Context<'_, '_>, from: u32, sentence: Span<Tokens>) -> Option<u32> {
    /// Words of a noun phrase before its head that are looked at.
    const LONGEST: u32 = 6;
    let nominal = |at: &u32| context.tag_name(*at).starts_with(['N', 'J']);
    let last = (from..sentence.end.min(from + LONGEST)).take_while(nominal).last()?;
    context.tag_name(last).starts_with("NN").then_some(last)
}

/// Whether a noun, in lower case, is one of happening.
fn is_happening(noun: &str) -> bool {
    let formed = ["tion", "tions", "sion", "ment", "ing", "ings"]
        .iter()
        .any(|end| noun.len() > end.len() + 2 && noun.ends_with(end));
    formed && !NOUNS.contains(format!("-{noun}").as_str()) || NOUNS.contains(noun)
}

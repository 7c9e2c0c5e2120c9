//! What a time does in its clause: it says when, how long at most, what no longer stands, or dates a word of its own.

use super::scene::Scene;
use crate::attribution::phrases;
use crate::times::{Anchor, Precision, Time};
use onrecord_record::WhenType;
use onrecord_text::{Span, Tokens};

/// The part of a time in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It dates the clause; of several, the least weight does.
    Clause(Weight),
    /// It dates a stretch of the clause alone: "Acme, founded on April 3, 1987".
    Part(Span<Tokens>),
    /// It dates nothing here.
    None,
}

/// How readily a time dates its clause, where another one does too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// "on Friday".
    Plain,
    /// The date that something is moved to.
    Target,
    /// The date of a gerund behind the verb: "resigned in May, leaving the city in June".
    Gerund,
    /// "by Friday".
    Limit,
}

/// What a time does in its clause.
pub(super) fn role(scene: Scene<'_, '_>, clause: Span<Tokens>, time: &Time) -> Role {
    let governor = governor(scene, time.tokens.start);
    if is_apart(scene, time)
        || is_nowadays(scene, clause, time)
        || is_name(scene, time)
        || is_position(scene, time, governor)
    {
        return Role::None;
    }
    match scene.word(governor).as_str() {
        "since" | "than" => Role::None,
        "before" if scene.is(governor.wrapping_sub(1), &["shortly", "just", "right"]) => {
            within(scene, clause, governor, time)
        }
        "of" if scene.tag(governor.wrapping_sub(1)).starts_with('N') => {
            of_noun(scene, governor, time)
        }
        _ if is_old(scene, clause, governor) => Role::None,
        "by" | "until" | "till" | "within" | "before" | "through" => {
            limit(scene, clause, governor, time)
        }
        _ if scene.is(time.tokens.start, &["no"]) => limit(scene, clause, governor, time),
        _ => within(scene, clause, governor, time),
    }
}

/// The token that governs a time: its preposition, as a rule, behind articles and "the end of".
fn governor(scene: Scene<'_, '_>, start: u32) -> u32 {
    const INNER: [&str; 16] = [
        "the", "a", "an", "its", "their", "his", "her", "this", "that", "very", "about", "around",
        "late", "early", "least", "“",
    ];
    const PARTS: [&str; 22] = [
        "end",
        "close",
        "beginning",
        "start",
        "middle",
        "rest",
        "morning",
        "afternoon",
        "evening",
        "night",
        "day",
        "days",
        "week",
        "weeks",
        "weekend",
        "month",
        "months",
        "half",
        "quarter",
        "summer",
        "winter",
        "eve",
    ];
    /// Tokens between a preposition and its time at most.
    const LONGEST: usize = 6;
    let mut at = start;
    for _ in 0..LONGEST {
        let Some(before) = at.checked_sub(1) else { break };
        let of_part = scene.is(before, &["of"]) && scene.is(before.wrapping_sub(1), &PARTS);
        at = match () {
            () if of_part => before - 1,
            () if scene.is(before, &INNER) => before,
            () => return before,
        };
    }
    at.wrapping_sub(1)
}

/// Whether a time stands in brackets, or alone between quotation marks (a title).
fn is_apart(scene: Scene<'_, '_>, time: &Time) -> bool {
    let before = time.tokens.start.wrapping_sub(1);
    let behind = time.tokens.end;
    let quoted = scene.is(before, &["“", "\"", "``", "‘"])
        && (scene.is(behind, &["”", "\"", "''", "’"])
            || scene.is(behind, &[","]) && scene.is(behind + 1, &["”", "\""]));
    quoted || scene.is(before, &["(", "["])
}

/// "Americans today have lots": no day is meant.
fn is_nowadays(scene: Scene<'_, '_>, clause: Span<Tokens>, time: &Time) -> bool {
    let today = time.tokens.len() == 1 && scene.is(time.tokens.start, &["today"]);
    let verb = scene.verb(clause, time.tokens).filter(|_| today);
    verb.is_some_and(|verb| {
        let goes_on =
            scene.group(verb, clause).iter().any(|at| matches!(scene.tag(at), "VBG" | "VBN"));
        matches!(scene.tag(verb), "VBP" | "VBZ") && !goes_on
    })
}

/// "USA TODAY", "the Today show", "the Winter Olympics": a capital where none belongs.
fn is_name(scene: Scene<'_, '_>, time: &Time) -> bool {
    const DAYS: [&str; 4] = ["today", "tonight", "tomorrow", "yesterday"];
    const SEASONS: [&str; 5] = ["spring", "summer", "autumn", "fall", "winter"];
    let start = time.tokens.start;
    let capital = |at: u32| scene.context.document.word(at).starts_with(char::is_uppercase);
    let before = start.wrapping_sub(1);
    let opens = start == scene.sentence(start).start
        || matches!(scene.tag(before), "``" | "''" | ":" | "-LRB-" | ".")
        || scene.is(before, &["“", "\"", "‘", "—"]);
    let last = time.tokens.end.saturating_sub(1);
    let season =
        scene.is(last, &SEASONS) && capital(last) && scene.tag(last + 1).starts_with("NNP");
    season || scene.is(start, &DAYS) && capital(start) && !opens
}

/// "03:16" without a preposition: where a recording stands.
fn is_position(scene: Scene<'_, '_>, time: &Time, governor: u32) -> bool {
    let word = scene.context.document.word(time.tokens.start);
    time.tokens.len() == 1
        && word.contains(':')
        && word.chars().all(|c| c.is_ascii_digit() || c == ':')
        && !scene.is(governor, &["at", "by", "around", "about", "until", "before", "after", "from"])
}

/// "the events of 9/11": the noun is dated, if it is one of happening.
fn of_noun(scene: Scene<'_, '_>, of: u32, time: &Time) -> Role {
    let noun = of - 1;
    let phrase = phrases::before(scene.context, of, scene.sentence(of));
    let happens = super::is_happening(&scene.word(noun));
    match phrase.filter(|_| happens) {
        Some(phrase) => Role::Part(Span::new(phrase.start, time.tokens.end)),
        None => Role::None,
    }
}

/// A date that another took the place of: "originally set for June 20", "delayed from Feb. 2", "The concert on June 30 was
/// cancelled". One that opens its clause says when the change was made.
fn is_old(scene: Scene<'_, '_>, clause: Span<Tokens>, governor: u32) -> bool {
    /// Tokens between "originally" or a verb and the date that it goes with at most.
    const NEAR: u32 = 6;
    let start = clause.start.max(governor.saturating_sub(NEAR));
    let mut before =
        (start..governor.saturating_add(1)).rev().take_while(|&at| !scene.is(at, &[","]));
    if before.any(|at| scene.is(at, &["originally", "initially"])) {
        return true;
    }
    let Some(change) = scene.change(clause) else { return false };
    let from = scene.is(governor, &["from"]) && change < governor;
    let passive = scene.is_passive(change, clause.start) || scene.is(change, &["now"]);
    let opens = governor <= clause.start + 1 && !scene.tag(governor).starts_with('N');
    from || passive && governor < change && !opens
}

/// A limit dates what will or must be, and what had come to be by then.
fn limit(scene: Scene<'_, '_>, clause: Span<Tokens>, governor: u32, time: &Time) -> Role {
    let opens = governor <= clause.start + 1;
    let Some(verb) = scene.verb(clause, time.tokens) else { return Role::None };
    let ahead = scene.is(verb, &["will", "’ll", "'ll", "wo", "shall", "must", "would"])
        || scene.group(verb, clause).iter().any(|at| {
            scene.is(at, &["due", "expected", "scheduled", "required", "supposed"])
                || scene.is(at, &["to"]) && is_bound(scene, verb, at)
        });
    let reached = scene.is(governor, &["by"])
        && scene.tag(verb) == "VBD"
        && (opens || scene.is(verb, &["had"]));
    if ahead || reached { within(scene, clause, governor, time).limited() } else { Role::None }
}

/// "is to pay", "has to pay": the verb right before "to".
fn is_bound(scene: Scene<'_, '_>, verb: u32, to: u32) -> bool {
    verb + 1 == to && scene.is(verb, &["is", "are", "was", "were", "has", "have", "had"])
}

impl Role {
    fn limited(self) -> Self {
        match self {
            Self::Clause(_) => Self::Clause(Weight::Limit),
            other => other,
        }
    }
}

/// What a time dates: a participle that says more of a noun, a gerund, or the clause.
fn within(scene: Scene<'_, '_>, clause: Span<Tokens>, governor: u32, time: &Time) -> Role {
    let target = || {
        let change = scene.change(clause).filter(|&change| change < governor);
        change.is_some() && scene.is(governor, &["to", "until", "till", "for"])
    };
    match modifier(scene, clause, time.tokens) {
        Some(verb) if scene.tag(verb) == "VBG" => {
            let told = (clause.start..verb).any(|at| scene.is_finite(at));
            if told { Role::Clause(Weight::Gerund) } else { Role::None }
        }
        Some(verb) => part(scene, clause, verb, time),
        None if target() => Role::Clause(Weight::Target),
        None => Role::Clause(Weight::Plain),
    }
}

/// The participle that a time goes with, if that says more of a noun, and the clause has a verb of its own.
fn modifier(scene: Scene<'_, '_>, clause: Span<Tokens>, time: Span<Tokens>) -> Option<u32> {
    /// Tokens between a participle and its time at most.
    const NEAR: u32 = 10;
    let from = clause.start.max(time.start.saturating_sub(NEAR));
    let mut near =
        (from..time.start).rev().take_while(|&at| !scene.is_finite(at) && !scene.is(at, &[","]));
    let found = near.find(|&at| matches!(scene.tag(at), "VBN" | "VBG"));
    let participle = found.filter(|&at| at > clause.start && !scene.is(at, &["done"]))?;
    let finite =
        has_verb(scene, clause, participle) || goes_on(scene, clause, participle, time.end);
    (finite && follows_noun(scene, clause, participle)).then_some(participle)
}

/// Whether a clause has its verb before a participle. "Roe, who sits on the board, left on Sunday": the one of a relative
/// clause is none, and what stands behind the comma was taken for a participle.
fn has_verb(scene: Scene<'_, '_>, clause: Span<Tokens>, participle: u32) -> bool {
    let mut before = clause.start..participle;
    let relative = before.clone().find(|&at| matches!(scene.tag(at), "WP" | "WDT"));
    match relative.filter(|_| scene.is(participle - 1, &[","])) {
        Some(relative) => (clause.start..relative).any(|at| scene.is_finite(at)),
        None => before.any(|at| scene.is_finite(at)),
    }
}

/// Whether the clause of a participle has its verb behind the time. Without commas around the participle, none may
/// stand before that verb: "prices advanced on Friday, yields rose" has a verb that was taken for a participle.
fn goes_on(scene: Scene<'_, '_>, clause: Span<Tokens>, participle: u32, behind: u32) -> bool {
    let comma = |at: u32| scene.is(at, &[","]);
    let inserted = comma(participle - 1) || participle > 1 && comma(participle - 2);
    let from = behind + u32::from(inserted && comma(behind));
    let ends = |at: u32| {
        comma(at) && !inserted
            || scene.tag(at) == "WRB"
            || scene.tag(at) == "IN" && scene.is(at, &["after", "as", "while", "because", "that"])
    };
    (from..clause.end).take_while(|&at| !ends(at)).any(|at| scene.is_finite(at))
}

/// Whether a participle stands behind a noun, or a comma behind one.
fn follows_noun(scene: Scene<'_, '_>, clause: Span<Tokens>, participle: u32) -> bool {
    let mut at = participle - 1;
    if scene.tag(at) == "RB" && at > clause.start {
        at -= 1;
    }
    if scene.is(at, &[","]) && at > clause.start {
        at -= 1;
    }
    let noun = scene.tag(at).starts_with("NN") || scene.tag(at) == "-RRB-";
    noun && !scene.is_dated(at)
}

/// The noun with its participle up to the time; nothing where it was planned for a time that no longer stands.
fn part(scene: Scene<'_, '_>, clause: Span<Tokens>, verb: u32, time: &Time) -> Role {
    let planned = scene.class(verb) == "plan" && scene.change(clause).is_some();
    let mut end = verb;
    while end > clause.start && (scene.tag(end - 1) == "RB" || scene.is(end - 1, &[","])) {
        end -= 1;
    }
    let noun = phrases::before(scene.context, end, scene.sentence(verb));
    match noun.filter(|_| !planned) {
        Some(noun) => Role::Part(Span::new(noun.start, time.tokens.end)),
        None => Role::None,
    }
}

/// Whether a time is one of a calendar, or would be if what it counts from had a date: it stands undated, in its order.
pub(super) fn is_dating(time: &Time) -> bool {
    let dated = matches!(time.kind, WhenType::Date | WhenType::Time);
    let exact = time.interval.is_some() && time.precision < Precision::Century;
    dated && (exact || time.anchor == Anchor::Missing) && !time.value.ends_with("_REF")
}

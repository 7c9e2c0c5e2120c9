//! Whether a clause tells of something that came about, or will: not of what may be, what is asked, what was refused or
//! denied.

use super::scene::Scene;
use onrecord_text::{Span, Tokens};

/// Whether something is told to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reality {
    /// It came about, or is told to lie ahead.
    Told,
    /// "would": told to lie ahead where somebody said so, else supposed.
    Would,
    /// Supposed, asked, negated, refused or denied.
    Not,
}

/// Words that leave open whether a clause holds.
const CONDITIONS: [&str; 6] = ["if", "unless", "whether", "lest", "should", "than"];
/// Modal verbs of what may be.
const POSSIBLE: [&str; 10] =
    ["may", "might", "can", "could", "should", "ought", "cannot", "can’t", "ca", "’d"];
/// Words by which a verb is negated.
const NEGATIONS: [&str; 5] = ["not", "n’t", "n't", "never", "hardly"];
/// Words by which the subject of a clause is nobody.
const NOBODY: [&str; 5] = ["nobody", "none", "neither", "nothing", "no"];

/// What a clause says of its happening, seen from a time in it.
pub(super) fn reality(scene: Scene<'_, '_>, clause: Span<Tokens>, time: Span<Tokens>) -> Reality {
    let Some(verb) = scene.verb(clause, time) else { return Reality::Told };
    let supposed = is_conditional(scene, clause) || is_asked(scene, clause, time.end);
    if supposed || is_negated(scene, clause, verb) || is_refused(scene, clause, time.start) {
        return Reality::Not;
    }
    modal(scene, clause, verb)
}

fn modal(scene: Scene<'_, '_>, clause: Span<Tokens>, verb: u32) -> Reality {
    let mut group = scene.group(verb, clause).iter();
    if scene.tag(verb) == "MD" && scene.is(verb, &["would"]) {
        return if group.any(|at| scene.is(at, &["have"])) { Reality::Not } else { Reality::Would };
    }
    if scene.tag(verb) == "MD" && scene.is(verb, &POSSIBLE) { Reality::Not } else { Reality::Told }
}

/// Whether a clause is a condition, or goes on from one without a mark between.
fn is_conditional(scene: Scene<'_, '_>, clause: Span<Tokens>) -> bool {
    let opens = |clause: Span<Tokens>| {
        let first = opening(scene, clause);
        let condition = first.is_some_and(|at| {
            scene.is(at, &CONDITIONS) || scene.is(at, &["in"]) && scene.is(at + 1, &["case"])
        });
        let unreal = |at: u32| scene.is(at, &["as"]) && scene.is(at + 1, &["if", "though"]);
        condition || first.is_some_and(unreal)
    };
    let joined = scene.tag(clause.start) == "CC" && !scene.is(clause.start.wrapping_sub(1), &[","]);
    opens(clause) || joined && scene.clause_before(clause).is_some_and(opens)
}

/// The first word of a clause behind marks, conjunctions and "even".
fn opening(scene: Scene<'_, '_>, clause: Span<Tokens>) -> Option<u32> {
    let loose = |at: u32| {
        matches!(scene.tag(at), "CC" | "``" | "''" | "," | ":" | "-LRB-")
            || scene.is(at, &["even", "only", "except", "that"])
    };
    clause.iter().find(|&at| !loose(at))
}

/// Whether a clause ends a question. A question that is quoted behind the time was asked at it.
fn is_asked(scene: Scene<'_, '_>, clause: Span<Tokens>, behind: u32) -> bool {
    let end = scene.sentence(clause.start).end;
    let near = clause.end + 2 >= end;
    let quoted = (behind..clause.end).any(|at| scene.is(at, &["“", "\"", "‘", "``"]));
    near && !quoted && (end.saturating_sub(2)..end).any(|at| scene.is(at, &["?"]))
}

fn is_negated(scene: Scene<'_, '_>, clause: Span<Tokens>, verb: u32) -> bool {
    /// Tokens of a subject that are looked at.
    const SUBJECT: u32 = 8;
    let negates = |at: u32| scene.is(at, &NEGATIONS) && !scene.is(at + 1, &["only", "just", "to"]);
    let from = clause.start.max(verb.saturating_sub(SUBJECT));
    let subject = (from..verb).rev().take_while(|&at| !scene.is(at, &[","]));
    let nobody = |at: u32| {
        scene.is(at, &NOBODY)
            && !scene.is(at + 1, &["later", "earlier", "sooner", "longer", "doubt", "matter"])
    };
    scene.group(verb, clause).iter().any(negates)
        || scene.is(verb.wrapping_sub(1), &NEGATIONS)
        || subject.into_iter().any(nobody)
}

/// Whether somebody refused to do it, failed to, or denies it.
fn is_refused(scene: Scene<'_, '_>, clause: Span<Tokens>, time: u32) -> bool {
    /// Clauses that can lie between a denial and what is denied.
    const DEEP: usize = 3;
    let mut told = clause;
    for _ in 0..DEEP {
        let until = told.end.min(time);
        if (told.start..until).any(|at| denies(scene, at, until)) {
            return true;
        }
        let Some(before) = scene.clause_before(told) else { return false };
        if scene.is(told.start, &["that"]) && denial_ends(scene, before) {
            return true;
        }
        if !continues(scene, told) {
            return false;
        }
        told = before;
    }
    false
}

/// Whether a clause is said by the one before it.
fn continues(scene: Scene<'_, '_>, clause: Span<Tokens>) -> bool {
    scene.is(clause.start, &["that"]) || scene.class(clause.start.wrapping_sub(1)) == "deny"
}

/// Whether the last verb with tense of a clause denies, or its last participle.
fn denial_ends(scene: Scene<'_, '_>, clause: Span<Tokens>) -> bool {
    let verb = clause.iter().rev().find(|&at| scene.tag(at).starts_with("VB"));
    verb.is_some_and(|at| scene.class(at) == "deny")
}

/// Whether a word refuses with an infinitive behind it, or denies with a clause or a gerund.
fn denies(scene: Scene<'_, '_>, at: u32, until: u32) -> bool {
    /// Tokens between a verb and its infinitive at most.
    const NEAR: u32 = 6;
    match scene.class(at) {
        "avoid" => (at + 1..until.min(at + NEAR)).any(|to| {
            scene.is(to, &["to"]) && matches!(scene.tag(to + 1), "VB" | "RB" | "VBP" | "NN")
        }),
        "deny" => {
            at + 1 < until
                && (matches!(scene.tag(at + 1), "PRP" | "VBG")
                    || scene.is(at + 1, &["that", "ever", "having"]))
        }
        _ => false,
    }
}

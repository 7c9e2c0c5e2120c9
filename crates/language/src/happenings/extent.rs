//! The words that tell a happening: its clause, with what a relative or subordinate one needs to be understood.

use super::reality::{Reality, reality};
use super::scene::{REACH, Scene};
use crate::attribution::phrases;
use onrecord_text::{Span, Tokens};

/// Words that open a subordinate clause of time.
const WHEN: [&str; 7] = ["when", "after", "before", "as", "while", "until", "since"];

/// With whom a relative clause speaks of ("Roe, who left in May"), with what a subordinate one tells of ("two drowned when it
/// gave way in May"), and without the "that" of a reported one. Nothing for a comparison with what was not.
pub(super) fn whole(
    scene: Scene<'_, '_>,
    tokens: Span<Tokens>,
    time: Span<Tokens>,
) -> Option<Span<Tokens>> {
    let tokens = without_that(scene, trimmed(scene, tokens));
    let start = tokens.start;
    match scene.tag(start) {
        "WRB" | "IN" if scene.is(start, &WHEN) => subordinate(scene, tokens, time),
        "WP" | "WDT" => Some(with_antecedent(scene, tokens)),
        _ => Some(with_subject(scene, tokens, time)),
    }
}

/// A clause that begins with its verb, with the clauses before it up to the subject: "Roe, who voted no, | left on Sunday",
/// "She wrote novels | and won the prize in 1932".
fn with_subject(scene: Scene<'_, '_>, tokens: Span<Tokens>, time: Span<Tokens>) -> Span<Tokens> {
    /// Clauses between a verb and its subject, at most, with that of the subject.
    const DEEP: usize = 3;
    let lacks = |at: u32| {
        scene.is_finite(at)
            || scene.tag(at) == "RB" && scene.is_finite(at + 1)
            || matches!(scene.tag(at), "WP" | "WDT")
    };
    let mut whole = tokens;
    for _ in 0..DEEP {
        let before = lacks(whole.start).then(|| scene.clause_before(whole)).flatten();
        let before = before.filter(|before| time.start < before.start + REACH);
        let Some(before) = before else { break };
        whole = trimmed(scene, before).join(whole);
    }
    whole.near(time.start, REACH)
}

/// A reported clause without its "that", also where another clause follows at once ("that while it had money").
fn without_that(scene: Scene<'_, '_>, tokens: Span<Tokens>) -> Span<Tokens> {
    let reported = scene.tag(tokens.start) == "IN" && scene.is(tokens.start, &["that"]);
    if reported && tokens.len() > 1 { Span::new(tokens.start + 1, tokens.end) } else { tokens }
}

/// A subordinate clause with the clause right before it; alone where that one tells nothing.
fn subordinate(
    scene: Scene<'_, '_>,
    tokens: Span<Tokens>,
    time: Span<Tokens>,
) -> Option<Span<Tokens>> {
    let Some(main) = scene.clause_before(tokens).map(|main| trimmed(scene, main)) else {
        return Some(tokens);
    };
    let told = reality(scene, main, Span::new(tokens.start, tokens.start)) == Reality::Told;
    let alone = Span::new(tokens.start + 1, tokens.end);
    match () {
        () if told => Some(main.join(tokens).near(time.start, REACH)),
        () if scene.is(tokens.start, &["as", "before"]) => None,
        () => Some(alone),
    }
}

/// A relative clause with the noun that it speaks of.
fn with_antecedent(scene: Scene<'_, '_>, tokens: Span<Tokens>) -> Span<Tokens> {
    let noun = phrases::antecedent(scene.context, tokens.start, scene.sentence(tokens.start));
    noun.map_or(tokens, |noun| noun.join(tokens))
}

/// Without conjunctions and marks at either edge, and without a word at the end that what follows belongs to.
pub(super) fn trimmed(scene: Scene<'_, '_>, mut tokens: Span<Tokens>) -> Span<Tokens> {
    let loose = |at: u32| {
        matches!(scene.tag(at), "," | "." | ":" | "CC" | "``" | "''" | "-LRB-" | "-RRB-" | "POS")
    };
    let open = |at: u32| {
        matches!(scene.tag(at), "DT" | "IN" | "TO")
            && scene.is(
                at,
                &["that", "the", "a", "in", "of", "with", "for", "to", "as", "from", "at", "by"],
            )
    };
    while !tokens.is_empty() && loose(tokens.start) {
        tokens = Span::new(tokens.start + 1, tokens.end);
    }
    while !tokens.is_empty() && (loose(tokens.end - 1) || open(tokens.end - 1)) {
        tokens = Span::new(tokens.start, tokens.end - 1);
    }
    tokens
}

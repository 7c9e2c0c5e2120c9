//! What makes any act of another a wrong: done on purpose, without leave, behind somebody's back, or at somebody's bidding.

use super::clause::Clause;
use super::denial::is_wrong;
use super::misdeed;
use super::words::Set;

/// Places behind a verb among which its circumstances stand.
const REACH: usize = 16;

/// "cut his nets on purpose", "opened accounts without the customers' consent".
pub(super) fn is_wrong_by(clause: Clause<'_, '_, '_, '_>, verb: usize) -> bool {
    let acts = matches!(clause.tag(verb), "VBD" | "VBZ" | "VBP" | "VBN")
        && !clause.is_be(verb)
        && (clause.is_finite(verb)
            || clause.is_finite(verb.wrapping_sub(1))
            || clause.is_passive(verb));
    acts && (verb + 1..(verb + REACH).min(clause.len()))
        .take_while(|&at| !(matches!(clause.tag(at), ":" | "WDT" | "WP") || clause.is_finite(at)))
        .any(|at| on_purpose(clause, at) || without_leave(clause, at) || unseen(clause, at))
}

fn follows(clause: Clause<'_, '_, '_, '_>, at: usize, words: &[&str]) -> bool {
    words.iter().enumerate().all(|(offset, word)| clause.is(at + offset, &[*word]))
}

/// "on purpose", "out of spite", "in violation of".
fn on_purpose(clause: Clause<'_, '_, '_, '_>, at: usize) -> bool {
    const PHRASES: [&[&str]; 8] = [
        &["on", "purpose"],
        &["out", "of", "spite"],
        &["in", "violation", "of"],
        &["in", "breach", "of"],
        &["in", "contravention", "of"],
        &["in", "defiance", "of"],
        &["as", "a", "punishment"],
        &["while", "drunk"],
    ];
    PHRASES.iter().any(|phrase| follows(clause, at, phrase))
}

/// "without the customers' consent".
fn without_leave(clause: Clause<'_, '_, '_, '_>, at: usize) -> bool {
    const LEAVE: [&str; 9] = [
        "consent",
        "permission",
        "warrant",
        "licence",
        "license",
        "permit",
        "authorization",
        "authorisation",
        "knowledge",
    ];
    clause.is(at, &["without"])
        && (at + 1..at + 5).any(|at| clause.is(at, &LEAVE) && clause.tag(at).starts_with("NN"))
}

/// "behind her back", "under the table".
fn unseen(clause: Clause<'_, '_, '_, '_>, at: usize) -> bool {
    const PHRASES: [&[&str]; 4] = [
        &["under", "the", "table"],
        &["off", "the", "books"],
        &["to", "drive", "them", "out"],
        &["to", "force", "them", "out"],
    ];
    PHRASES.iter().any(|phrase| follows(clause, at, phrase))
        || clause.is(at, &["behind"])
            && clause.tag(at + 1) == "PRP$"
            && clause.is(at + 2, &["back", "backs"])
}

/// Places between a verb of bidding and what is bidden.
const BIDDEN: usize = 7;

/// "was ordered by her manager to forget them", "told me to lie": made to do wrong or to keep quiet.
pub(super) fn is_instigated(clause: Clause<'_, '_, '_, '_>, verb: usize) -> bool {
    const BIDDING: [&str; 30] = [
        "tell",
        "tells",
        "told",
        "order",
        "orders",
        "ordered",
        "ask",
        "asks",
        "asked",
        "instruct",
        "instructs",
        "instructed",
        "pressure",
        "pressures",
        "pressured",
        "force",
        "forces",
        "forced",
        "coach",
        "coached",
        "coerced",
        "directed",
        "commanded",
        "paid",
        "bribed",
        "encouraged",
        "urged",
        "persuaded",
        "pushed",
        "threatened",
    ];
    if !(clause.is(verb, &BIDDING) && clause.tag(verb).starts_with("VB")) {
        return false;
    }
    let mut near = (verb + 1..verb + BIDDEN).take_while(|&at| !clause.is_finite(at));
    let to = near.find(|&at| clause.is(at, &["to"]) && clause.tag(at) == "TO");
    to.is_some_and(|to| {
        if clause.tag(to - 1) == "WRB" {
            return false;
        }
        let not = usize::from(clause.tag(to + 1) == "RB");
        is_bad(clause, to + 1 + not)
    })
}

/// What nobody may be made to do: a wrong, or silence about one.
fn is_bad(clause: Clause<'_, '_, '_, '_>, verb: usize) -> bool {
    let mild = clause.is(verb, &["kick", "drag", "frame", "bug"]);
    clause.is_in(verb, Set::Silence)
        || is_wrong(clause, verb) && !mild
        || misdeed::is_misdeed(clause, verb)
}

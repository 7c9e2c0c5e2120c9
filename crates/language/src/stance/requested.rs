//! What is asked for and not said: "her asylum claim", and "it" where a motion or an application stands before.

use super::context;
use super::object::is_thing;
use super::told::Told;
use super::words::Set;

/// Tokens before "it" in which what is asked for has to stand, about two sentences.
const BEFORE: u32 = 40;

/// "Her asylum claim", "the insurer denied the claim": what is asked for and not what is said.
pub(super) fn is_filed(told: &Told<'_, '_, '_>, head: u32) -> bool {
    const INSURER: [&str; 16] = [
        "insurer",
        "insurers",
        "insurance",
        "assurance",
        "underwriter",
        "underwriters",
        "mutual",
        "casualty",
        "indemnity",
        "reinsurer",
        "veterans",
        "medicare",
        "medicaid",
        "adjuster",
        "adjusters",
        "warranty",
    ];
    let before = head.checked_sub(1);
    let asked = before.is_some_and(|at| is_thing(told, at) && told.tag(at).starts_with("NN"));
    let source = told.attribution.source.unwrap_or_default();
    told.is(head, &["claim", "claims"])
        && (asked || source.iter().take(8).any(|at| told.is(at, &INSURER)))
}

/// "Renewed its motion, and the judge denied it": an authority denies what was asked of it, and no charge stands near.
pub(super) fn is_requested(told: &Told<'_, '_, '_>, head: u32) -> bool {
    let decides = told.source_in(Set::Authority) || told.source_in(Set::Court);
    decides && is_asked(told, head)
}

/// "Filed a claim. It was denied": a pronoun after something that was asked for, where no charge stands near.
pub(super) fn is_asked(told: &Told<'_, '_, '_>, head: u32) -> bool {
    const ASKED: [&str; 15] = [
        "motion",
        "motions",
        "request",
        "requests",
        "application",
        "applications",
        "petition",
        "appeal",
        "plea",
        "bid",
        "parole",
        "bail",
        "permit",
        "visa",
        "asylum",
    ];
    const FILED: [&str; 4] = ["filed", "submitted", "lodged", "put"];
    let filed = |at: u32| {
        told.is(at, &["claim", "claims"])
            && (at.saturating_sub(3)..at).any(|before| told.is(before, &FILED))
    };
    let asked = |at: u32| {
        told.is(at, &ASKED)
            || filed(at)
            || told.is(at, &["asked", "applied", "petitioned"]) && told.is(at + 1, &["for"])
    };
    let mut before = head.saturating_sub(BEFORE)..head;
    told.is(head, &["it", "this", "that", "them", "these", "those"])
        && before.any(asked)
        && !context::names_charge(told)
}

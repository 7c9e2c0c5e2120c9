//! Offers, plans and people turned down: "rejected the bid", "dismissed the juror". Only a claim can be rejected as untrue.

use super::shape::Shape;
use super::told::{Told, Verdict};
use super::words::Set;
use onrecord_record::StanceValue::{Declines, Orders};

/// Tokens of the object in which a claim is named.
const REACH: usize = 10;

/// Whether something that is no claim is turned down, and by whom.
pub(super) fn of(told: &Told<'_, '_, '_>) -> Option<Verdict> {
    let meaning = told.meaning.as_ref().filter(|meaning| rejects(told, meaning.words.start))?;
    let turned_down = told.shape == Shape::Phrase && is_named(told) && !is_claim(told);
    let decides = told.source_in(Set::Authority) || told.source_in(Set::Court);
    turned_down.then(|| {
        let (value, rule) =
            if decides { (Orders, "refused-by-authority") } else { (Declines, "refused-thing") };
        Verdict::new(value, rule, meaning.words)
    })
}

fn rejects(told: &Told<'_, '_, '_>, at: u32) -> bool {
    const REJECTING: [&str; 9] = [
        "reject",
        "rejects",
        "rejected",
        "rejecting",
        "rejection",
        "dismiss",
        "dismisses",
        "dismissed",
        "dismissing",
    ];
    told.is(at, &REJECTING)
}

/// Whether the object behind the verb is a noun phrase: "it" and "that" may stand for anything said.
fn is_named(told: &Told<'_, '_, '_>) -> bool {
    let Some(first) = told.content().next() else { return false };
    let opens =
        matches!(told.tag(first), "DT" | "PRP$" | "JJ" | "NN" | "NNS" | "NNP" | "NNPS" | "CD");
    let noun = told.content().take(REACH).any(|at| told.tag(at).starts_with("NN"));
    first >= told.cue().end && opens && noun && !told.is(first, &["any", "all", "no"])
}

/// Whether the object is something said or thought, or is dismissed as something: "dismissed the march as noise".
fn is_claim(told: &Told<'_, '_, '_>) -> bool {
    const CLAIMS: [Set; 5] = [Set::Charge, Set::Notion, Set::Wrongs, Set::Baseless, Set::Blame];
    told.content().take(REACH).any(|at| {
        CLAIMS.iter().any(|&set| told.is_in(at, set)) && !told.is(at + 1, &["for"])
            || told.is(at, &["as", "that", "outright"])
            || matches!(told.tag(at), "``" | "''" | "VBG")
    }) || told.content().last().is_some_and(|last| told.is(last + 1, &["as"]))
}

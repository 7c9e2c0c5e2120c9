//! The grammar around "deny": passives and what stands behind them, headlines without an auxiliary, reasons that one who rules gives.

use super::object::{can_be_true, is_listed, is_thing, is_time};
use super::told::Told;
use onrecord_text::{Span, Tokens};

/// "Girls are denied schooling", "was denied one": only what is given leaves an object behind a passive (Quirk et al. 1985, 16.55).
pub(super) fn keeps_object(told: &Told<'_, '_, '_>, at: u32) -> bool {
    let object = matches!(told.tag(at), "CD" | "VBG" | "NN" | "NNS") || is_thing(told, at);
    object && !is_time(told, at)
}

/// "Was denied to him", "was denied on grounds of health": given to nobody, or for a reason that one who rules gives.
pub(super) fn is_ruled(told: &Told<'_, '_, '_>, from: u32) -> bool {
    let to = told.is(from, &["to"])
        && (told.tag(from + 1) == "PRP" || told.tag(from + 1).starts_with("NN"));
    to || gives_grounds(told, from)
}

/// "On the ground that …", "on grounds of health".
pub(super) fn gives_grounds(told: &Told<'_, '_, '_>, from: u32) -> bool {
    told.is(from, &["on", "upon"])
        && (from + 1..from + 4).any(|at| told.is(at, &["ground", "grounds"]))
}

/// "Parole denied for …": a headline leaves the auxiliary out.
pub(super) fn is_headline(told: &Told<'_, '_, '_>, word: Span<Tokens>) -> bool {
    let Some(last) = word.start.checked_sub(1) else { return false };
    let named =
        is_listed(told, last) && told.tag(last).starts_with("NN") && !can_be_true(told, last);
    let bare = told.sentence(word.start).start + 2 >= word.start;
    named
        && bare
        && told.is(word.start, &["denied"])
        && told.is(word.end, &["for", "to", "by", "after", "over", "again"])
}

/// "What she was denied was time": a pronoun for people right before a passive; people are denied nothing but things.
pub(super) fn person(told: &Told<'_, '_, '_>, verb: u32) -> Option<u32> {
    const AUXILIARIES: [&str; 10] =
        ["is", "are", "was", "were", "be", "been", "being", "has", "have", "had"];
    const PEOPLE: [&str; 6] = ["i", "he", "she", "we", "they", "who"];
    let mut before = (verb.saturating_sub(5)..verb).rev();
    let subject =
        before.find(|&at| !matches!(told.tag(at), "RB" | "MD") && !told.is(at, &AUXILIARIES))?;
    told.is(subject, &PEOPLE).then_some(subject)
}

/// "was denied", "has been flatly denied".
pub(super) fn is_passive(told: &Told<'_, '_, '_>, verb: u32) -> bool {
    const BE: [&str; 10] =
        ["is", "are", "was", "were", "be", "been", "being", "get", "got", "getting"];
    let mut before = (verb.saturating_sub(3)..verb).rev();
    before.find(|&at| told.tag(at) != "RB").is_some_and(|at| told.is(at, &BE))
}

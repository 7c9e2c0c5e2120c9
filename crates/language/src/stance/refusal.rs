//! A thing refused to somebody: "denied a visa", "was denied bail". No denial of anything said.

use super::cue::Meaning;
use super::object;
use super::told::{Told, Verdict};
use super::words::Set;
use onrecord_record::StanceValue::{Asserts, Declines, Orders};
use onrecord_text::Span;

/// Tokens behind the cue in which the thing refused has to stand.
const REACH: u32 = 7;

/// Whether a thing is refused, and by whom.
pub(super) fn of(told: &Told<'_, '_, '_>) -> Option<Verdict> {
    let meaning = told.meaning.as_ref()?;
    if is_mind(told, meaning.words.start) {
        return Some(Verdict::new(Asserts, "plain", meaning.words));
    }
    let thing = thing(told, meaning)?;
    let words = Span::new(meaning.words.start, meaning.words.end.max(thing + 1));
    let words = if thing < meaning.words.start { meaning.words } else { words };
    let by_authority = told.source_in(Set::Authority);
    Some(if by_authority {
        Verdict::new(Orders, "refused-by-authority", words)
    } else {
        Verdict::new(Declines, "refused-thing", words)
    })
}

/// Forms of "deny", by which things are refused and words denied.
pub(super) const DENY: [&str; 6] = ["deny", "denies", "denied", "denying", "denial", "denials"];

/// "In denial about its debts", "in deep denial", "in a state of denial": a state of mind.
fn is_mind(told: &Told<'_, '_, '_>, word: u32) -> bool {
    let skipped =
        |at: &u32| matches!(told.tag(*at), "JJ" | "RB") || told.is(*at, &["a", "state", "of"]);
    let before = (word.saturating_sub(4)..word).rev().find(|at| !skipped(at));
    told.is(word, &["denial"]) && before.is_some_and(|at| told.is(at, &["in"]))
}

/// The thing refused: what is denied, or what a court rejects.
fn thing(told: &Told<'_, '_, '_>, meaning: &Meaning) -> Option<u32> {
    const REJECTING: [&str; 9] = [
        "reject",
        "rejects",
        "rejected",
        "rejecting",
        "dismiss",
        "dismisses",
        "dismissed",
        "rejection",
        "dismissing",
    ];
    if told.is(meaning.words.start, &DENY) {
        return object::refused(told, meaning.words);
    }
    let rejects = told.is(meaning.words.start, &REJECTING) && told.source_in(Set::Court);
    rejects.then(|| rejected(told, meaning.words.end)).flatten()
}

/// The thing behind a verb of rejecting; a content that is a clause names none.
fn rejected(told: &Told<'_, '_, '_>, end: u32) -> Option<u32> {
    let sentence = told.sentence(end.saturating_sub(1));
    if told.is(end, &["that", "having", "any", "doing"]) || told.tag(end) == "VBG" {
        return None;
    }
    let behind = (end..sentence.end.min(end + REACH)).take_while(|&at| {
        !matches!(told.tag(at), "." | "," | "VBD" | "VBZ" | "VBP" | "WDT" | "MD" | ":" | "IN")
            || told.is(at, &["of"]) && at == end
    });
    let is_claim = |at: u32| told.is_in(at, Set::Charge);
    let is_charge = |at: u32| is_claim(at) && !told.is(at + 1, &["for"]);
    if behind.clone().any(is_charge) {
        return None;
    }
    behind.filter(|&at| told.is_in(at, Set::Thing) || is_claim(at)).last()
}

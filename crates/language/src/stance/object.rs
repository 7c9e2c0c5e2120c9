//! What "deny" has for its object: something that can be true or be charged, or something that somebody can have.

use super::context;
use super::told::Told;
use super::words::Set;
use onrecord_text::{Span, Tokens};

/// Tokens of a noun phrase that are looked at.
const REACH: u32 = 10;

/// A noun phrase, as far as tags tell.
struct Phrase {
    head: u32,
    end: u32,
    /// Whether a second phrase follows without a preposition: "the mayor | a third term".
    is_double: bool,
}

/// The thing or person that is refused, if the word of denying means that; none where something said is denied.
pub(super) fn refused(told: &Told<'_, '_, '_>, word: Span<Tokens>) -> Option<u32> {
    if told.is(word.start, &["denial", "denials"]) {
        return of_noun(told, word);
    }
    let at = opening(told, word.end);
    let passive = is_passive(told, word.start);
    match phrase(told, at) {
        Some(found) if passive => Some(found.head),
        None if passive => before(told, word, true),
        Some(found) => behind(told, at, &found),
        // "denied leave to appeal", where the noun is taken for a verb.
        None if is_thing(told, at) => Some(at),
        None => before(told, word, false),
    }
}

/// "the denial of her benefits", "visa denials".
fn of_noun(told: &Told<'_, '_, '_>, word: Span<Tokens>) -> Option<u32> {
    if told.is(word.end, &["of"]) {
        let found = phrase(told, word.end + 1)?;
        return behind(told, word.end + 1, &found);
    }
    let last = word.start.checked_sub(1)?;
    (is_thing(told, last) && told.tag(last).starts_with("NN")).then_some(last)
}

/// The first token of the object: adverbs and marks of quotation are passed over.
fn opening(told: &Told<'_, '_, '_>, from: u32) -> u32 {
    let passed = |at: &u32| matches!(told.tag(*at), "RB" | "``" | "''");
    (from..from + REACH).find(|at| !passed(at)).unwrap_or(from)
}

/// "was denied", "has been flatly denied".
fn is_passive(told: &Told<'_, '_, '_>, verb: u32) -> bool {
    const BE: [&str; 10] =
        ["is", "are", "was", "were", "be", "been", "being", "get", "got", "getting"];
    let mut before = (verb.saturating_sub(3)..verb).rev();
    before.find(|&at| told.tag(at) != "RB").is_some_and(|at| told.is(at, &BE))
}

/// The noun phrase that begins at a token.
fn phrase(told: &Told<'_, '_, '_>, from: u32) -> Option<Phrase> {
    let end = told.sentence(from).end.min(from + REACH);
    let mut head = None;
    let mut is_double = false;
    for at in from..end {
        if !is_nominal(told, at) || head.is_some() && is_time(told, at) {
            return head.map(|head| Phrase { head, end: at, is_double });
        }
        is_double |= head.is_some_and(|head: u32| head + 1 == at && opens(told, head, at));
        if is_head(told, at) {
            head = Some(at);
        }
    }
    head.map(|head| Phrase { head, end, is_double })
}

fn is_nominal(told: &Told<'_, '_, '_>, at: u32) -> bool {
    matches!(
        told.tag(at),
        "DT" | "PDT" | "PRP" | "PRP$" | "JJ" | "JJR" | "JJS" | "CD" | "POS" | "HYPH" | "``" | "''"
    ) || told.tag(at).starts_with("NN")
}

fn is_head(told: &Told<'_, '_, '_>, at: u32) -> bool {
    matches!(told.tag(at), "PRP" | "DT" | "PDT") || told.tag(at).starts_with("NN")
}

/// Whether a word behind the head of a phrase opens another phrase: "him | entry", "the man | his pension".
fn opens(told: &Told<'_, '_, '_>, head: u32, at: u32) -> bool {
    let pronoun = told.tag(head) == "PRP";
    let noun = told.tag(head).starts_with("NN");
    match told.tag(at) {
        // "denied it all" has one object.
        "DT" => (pronoun || noun) && !told.is(at, &["all", "both", "either", "each"]),
        "PRP$" | "JJ" => pronoun || noun,
        "NN" | "NNS" => pronoun,
        _ => false,
    }
}

/// Whether a noun names what somebody can be given or can reach.
fn is_thing(told: &Told<'_, '_, '_>, at: u32) -> bool {
    told.is_in(at, Set::Thing) || told.is_in(at, Set::Refusable)
}

/// "on Monday" without its preposition: "denied the charges last week".
fn is_time(told: &Told<'_, '_, '_>, at: u32) -> bool {
    const TIMES: [&str; 20] = [
        "last",
        "next",
        "earlier",
        "late",
        "early",
        "today",
        "yesterday",
        "tonight",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "week",
        "month",
        "year",
        "morning",
        "night",
    ];
    told.is(at, &TIMES) || told.is(at, &["this", "that"]) && told.is(at + 1, &TIMES)
}

/// What is refused by an object behind the verb.
fn behind(told: &Told<'_, '_, '_>, from: u32, found: &Phrase) -> Option<u32> {
    let finite = told.context.is_finite(found.end);
    let clause = finite && !is_thing(told, found.head);
    if is_gerund(told, from) || told.is(from, &["any"]) || clause {
        return None;
    }
    let recipient = told.is(found.end, &["to"]) && told.tag(found.end + 1) != "VB";
    if found.is_double {
        return Some(found.head);
    }
    of_head(told, found.head, recipient)
}

/// "ordering the strike": a form in "-ing" that has an object, or is no thing that one can be given.
fn is_gerund(told: &Told<'_, '_, '_>, at: u32) -> bool {
    told.context.lower(at).ends_with("ing")
        && (told.tag(at) == "VBG" || told.tag(at) == "NN" && !is_thing(told, at))
}

/// What a head names: claims and acts are denied, things and people refused. A noun that no list knows is taken for a
/// denial only where a charge is near.
fn of_head(told: &Told<'_, '_, '_>, head: u32, recipient: bool) -> Option<u32> {
    const PLANS: [&str; 8] =
        ["plan", "plans", "change", "sale", "purchase", "expansion", "rezoning", "deal"];
    if told.is(head, &["him", "her", "us", "me", "you"]) {
        return Some(head);
    }
    if told.is(head, &["them"]) {
        return Some(head).filter(|_| !context::names_charge(told));
    }
    let approved = told.is(head, &PLANS)
        && told.source_in(Set::Authority)
        && !told.is(head + 1, &["to", "that"]);
    if !approved && can_be_true(told, head) {
        return None;
    }
    let thing = approved || recipient || is_thing(told, head);
    let name = told.tag(head).starts_with("NNP");
    if thing || name {
        return Some(head);
    }
    let said = names_act(told, head) || context::names_charge(told);
    (!said).then_some(head)
}

/// Whether a noun or pronoun names something that can be true or be charged.
fn can_be_true(told: &Told<'_, '_, '_>, head: u32) -> bool {
    const ANAPHORIC: [&str; 18] = [
        "it",
        "this",
        "that",
        "these",
        "those",
        "all",
        "both",
        "each",
        "either",
        "everything",
        "anything",
        "something",
        "much",
        "one",
        "i",
        "he",
        "she",
        "they",
    ];
    // "denied her claim for treatment" refuses what is claimed.
    told.is(head, &ANAPHORIC)
        || told.is_in(head, Set::Charge) && !told.is(head + 1, &["for"])
        || [Set::Deniable, Set::Wrongs, Set::Wrongdoer].iter().any(|&set| told.is_in(head, set))
}

/// Endings by which nouns name acts and states (Quirk et al. 1985, I.31-37).
fn names_act(told: &Told<'_, '_, '_>, head: u32) -> bool {
    const ENDINGS: [&str; 10] =
        ["tion", "sion", "ing", "ship", "ism", "cy", "ence", "tions", "sions", "ings"];
    let word = told.context.lower(head);
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// What is refused by the subject of a passive, or by an object in front of its verb.
fn before(told: &Told<'_, '_, '_>, word: Span<Tokens>, passive: bool) -> Option<u32> {
    let piece = told.attribution.content.iter().find(|piece| piece.end <= word.start);
    let Some(piece) = piece else { return passive.then(|| scanned(told, word.start)).flatten() };
    let head = phrase(told, piece.start)?.head;
    let person = passive && told.is(head, &["he", "she", "they", "we", "i"]);
    let thing = is_thing(told, head) && !can_be_true(told, head);
    (person || thing).then_some(head)
}

/// The thing or person before a passive of which no content is known.
fn scanned(told: &Told<'_, '_, '_>, verb: u32) -> Option<u32> {
    let from = told.sentence(verb).start.max(verb.saturating_sub(REACH));
    let nouns = || (from..verb).filter(|&at| is_head(told, at) && told.tag(at) != "DT");
    if nouns().any(|at| can_be_true(told, at) && told.tag(at) != "PRP") {
        return None;
    }
    nouns().find(|&at| is_thing(told, at) || told.is(at, &["he", "she", "they"]))
}

//! Contents that ask somebody to act: "should resign", "let them stay", "it is time to close it".

use super::clause::Clause;
use super::told::Verdict;
use super::words::Set;
use onrecord_record::StanceValue::{Orders, Urges};

/// What a sentence of a content asks for, if it does.
pub(super) fn of(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    nobody_may(clause)
        .or_else(|| disposes(clause))
        .or_else(|| imperative(clause))
        .or_else(|| time_to(clause))
        .or_else(|| needed(clause))
        .or_else(|| wanted(clause))
        .or_else(|| told_to(clause))
}

/// "Nobody goes back in until I say so", in the mouth of somebody with power over them.
fn nobody_may(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    let first = clause.first();
    let one = clause.is(first, &["no"]) && clause.is(first + 1, &["one"]);
    let verb = first + 1 + usize::from(one);
    let nobody = one || clause.is(first, &["nobody"]);
    let until =
        (verb..clause.len()).any(|at| clause.is(at, &["until", "before", "unless", "without"]));
    let acts = clause.tag(verb) == "VBZ" && !clause.is_be(verb) && until
        || clause.is_be(verb) && clause.is(verb + 1, &["to"])
        || clause.is(verb, &["may", "shall"]);
    let told = clause.told;
    let power = told.source_in(Set::Authority) || told.source_in(Set::Court);
    (nobody && acts && power).then(|| clause.says(Orders, "authority-in-content", first, verb))
}

/// "The case is dismissed": done by saying it (Searle 1976, declarations).
fn disposes(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    const DONE: [&str; 12] = [
        "dismissed",
        "denied",
        "granted",
        "adjourned",
        "sustained",
        "overruled",
        "suspended",
        "affirmed",
        "reversed",
        "revoked",
        "ordered",
        "acquitted",
    ];
    let verb = clause.main_verb().filter(|&verb| clause.is(verb, &["is", "are"]))?;
    let hereby = usize::from(clause.tag(verb + 1) == "RB" && !clause.is_not(verb + 1));
    let done = clause.is(verb + 1 + hereby, &DONE) && clause.line.is_quoted;
    let court = clause.told.source_in(Set::Court);
    (done && court).then(|| clause.says(Orders, "authority-in-content", verb, verb + 1))
}

/// "Stop the trains", "Don’t go", "Let them stay".
fn imperative(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    let first = clause.first();
    let first = first + usize::from(clause.is(first, &["please", "just", "now"]));
    let forbids = clause.is(first, &["do"]) && clause.is_not(first + 1);
    let verb = clause.is_in(first, Set::Command) && matches!(clause.tag(first), "VB" | "VBP")
        || clause.is_in(first, Set::Command)
            && clause.tag(first).starts_with("NN")
            && clause.main_verb().is_none()
            && clause
                .is(first + 1, &["for", "the", "your", "him", "her", "them", "it", "me", "us"])
        || clause.tag(first) == "VB" && !clause.is(first, &["thank", "say", "be", "see"]);
    let asks = !clause.is(clause.len() - 1, &["?"])
        && clause.line.is_quoted
        && (forbids || verb || clause.is(first, &["let"]));
    asks.then(|| clause.says(Urges, "directive-in-content", first, first))
}

/// "It is time to", "it's up to", "it is essential that".
fn time_to(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    let verb = clause.main_verb().filter(|&verb| clause.is_be(verb))?;
    let time = verb > 0
        && clause.is(verb - 1, &["it"])
        && (clause.is(verb + 1, &["time"]) && clause.is(verb + 2, &["to", "for", "that", ","])
            || clause.is(verb + 1, &["up"]) && clause.is(verb + 2, &["to"])
            || clause.is(verb + 1, &["essential", "imperative", "vital", "crucial"]));
    time.then(|| clause.says(Urges, "directive-in-content", verb, verb + 1))
}

/// "must", "should", "needs to" of somebody who can act.
fn needed(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    let verb = clause.main_verb()?;
    let better = clause.is(verb, &["had", "’d", "'d"])
        && clause.is(verb + 1, &["better"])
        && clause.tag(verb + 2).starts_with("VB");
    let modal = better || clause.is(verb, &["must", "should", "ought", "shall"]);
    let need = clause.is(verb, &["need", "needs", "needed"]) && clause.is(verb + 1, &["to"])
        || clause.is(verb, &["has", "have", "’ve", "'ve"]) && clause.is(verb + 1, &["to"])
        || clause.is(verb, &["has", "have", "’ve", "'ve"])
            && clause.is(verb + 2, &["to"])
            && clause.is(verb + 1, &["got"]);
    let past = (verb + 1..verb + 4).any(|place| clause.is(place, &["have"]));
    let subject = clause.subject(verb)?;
    let others = clause.is(subject, &["we"]) || !clause.is_self(subject);
    let meant = (modal && !past || need)
        && others
        && !clause.is(subject, &["i", "this"])
        && (!clause.is(subject, &["it"])
            || clause.is(verb + 1, &["be"]) && clause.tag(verb + 2) == "VBN");
    let ordered = modal && clause.is(verb, &["must", "shall"]) && rules(clause);
    let (value, rule) =
        if ordered { (Orders, "authority-in-content") } else { (Urges, "directive-in-content") };
    meant.then(|| clause.says(value, rule, verb, verb))
}

/// Whether the source is an authority, and not somebody named who belongs to one.
fn rules(clause: Clause<'_, '_, '_, '_>) -> bool {
    let told = clause.told;
    let named = told.attribution.source.is_some_and(|source| {
        told.tag(source.end - 1) == "NNP" || source.iter().any(|at| told.is(at, &[",", "—", "–"]))
    });
    told.source_in(Set::Court) || told.source_in(Set::Authority) && !named
}

/// "he wanted any interview to be short", "we are asking them to".
fn wanted(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    let verb = clause.main_verb()?;
    let subject = clause.subject(verb).filter(|&subject| clause.is_self(subject))?;
    let wants = clause.is(verb, &["want", "wants", "wanted"]) && !clause.is(verb + 1, &["to"])
        || clause.is(verb, &["urge", "demand", "demands", "demanded", "urged"]);
    let others = (verb + 1..(verb + 10).min(clause.len())).any(|place| clause.tag(place) == "TO");
    (wants && others).then(|| clause.says(Urges, "directive-in-content", subject, verb))
}

/// "Motorists are warned not to park", "you will hand over those tapes".
fn told_to(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    const ASKED: [&str; 8] =
        ["warned", "urged", "advised", "asked", "reminded", "encouraged", "requested", "told"];
    let verb = clause.main_verb()?;
    let not = usize::from(clause.is_not(verb + 2));
    let asked =
        clause.is_be(verb) && clause.is(verb + 1, &ASKED) && clause.is(verb + 2 + not, &["to"]);
    let you = verb > 0
        && clause.is(verb - 1, &["you"])
        && clause.is(verb, &["will"])
        && !clause.is(verb + 1, &["be", "see", "find", "have"]);
    let by_authority = rules(clause) && you;
    let (value, rule) = if by_authority {
        (Orders, "authority-in-content")
    } else {
        (Urges, "directive-in-content")
    };
    let is_to = rules(clause)
        && clause.is_be(verb)
        && clause.is(verb + 1, &["to"])
        && clause.tag(verb + 2) == "VB";
    let by_authority = by_authority || is_to;
    let (value, rule) = if is_to { (Orders, "authority-in-content") } else { (value, rule) };
    (asked || by_authority).then(|| clause.says(value, rule, verb, verb + 1))
}

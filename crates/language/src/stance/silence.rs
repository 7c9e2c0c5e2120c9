//! Words of a source that say nothing: "No comment", "that is a matter for the board", "you'll have to ask her".

use super::clause::Clause;
use super::told::{Told, Verdict};
use onrecord_record::StanceValue::Declines;

/// Tokens of an answer that parries.
const BRIEF: usize = 16;

/// A brief content that answers nothing.
pub(super) fn of(told: &Told<'_, '_, '_>) -> Option<Verdict> {
    if told.meaning.is_some_and(|meaning| !meaning.sense.is_open) {
        return None;
    }
    if let Some(verdict) = said_only(told) {
        return Some(verdict);
    }
    let clause = Clause::new(told, told.lines.first()?);
    no_comment(clause)
        .or_else(|| barred(clause))
        .or_else(|| nothing_to_say(clause))
        .or_else(|| elsewhere(clause))
        .or_else(|| not_into(clause))
}

fn declines(clause: Clause<'_, '_, '_, '_>, from: usize, to: usize) -> Verdict {
    clause.says(Declines, "not-said", from, to)
}

/// "No comment", "Next question".
fn no_comment(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    let first = clause.first();
    let comment = clause.is(first, &["no"])
        && clause.is(first + 1, &["comment", "comments"])
        && clause.main_verb().is_none();
    let next = clause.is(first, &["next"]) && clause.is(first + 1, &["question"]);
    (clause.len() <= 7 && (comment || next)).then(|| declines(clause, first, first + 1))
}

/// "I have nothing to say", "we have no comment on that".
fn nothing_to_say(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    let verb = clause
        .main_verb()
        .filter(|&verb| clause.is(verb, &["have", "had", "has", "’ve", "'ve"]))?;
    let own = clause.subject(verb).is_some_and(|subject| clause.is_self(subject));
    let nothing = (verb + 1..verb + 3).find(|&at| clause.is(at, &["nothing"])).filter(|&at| {
        (at + 1..at + 4).any(|at| clause.is(at, &["to"]) && clause.is(at + 1, &["say", "add"]))
    });
    let comment =
        clause.is(verb + 1, &["no"]) && (verb + 2..verb + 4).any(|at| clause.is(at, &["comment"]));
    (own && (nothing.is_some() || comment)).then(|| declines(clause, verb, verb + 1))
}

/// "I'd rather not say", "I am not at liberty to discuss it", "it would be inappropriate to comment", "Ask my lawyer".
fn barred(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    let says = |at: usize| clause.is(at, &["say", "comment", "discuss", "speculate", "elaborate"]);
    let find = |words: &[&str]| (0..clause.len().min(BRIEF)).find(|&at| clause.is(at, words));
    let rather = find(&["rather"]).filter(|&at| clause.is_not(at + 1) && says(at + 2));
    let liberty = find(&["liberty"]).filter(|&at| clause.is(at + 1, &["to"]) && says(at + 2));
    let improper = find(&["inappropriate", "improper", "premature"])
        .filter(|&at| (at + 1..at + 6).any(|at| clause.is(at, &["to"]) && says(at + 1)));
    let first = clause.first();
    let counsel = clause.line.is_quoted
        && clause.is(first, &["ask"])
        && clause.len() <= 8
        && (first + 1..first + 4).any(|at| {
            clause.is(at, &["lawyer", "lawyers", "attorney", "boss", "them", "him", "her"])
        });
    let shown = rather.or(liberty).or(improper).or_else(|| counsel.then_some(first))?;
    Some(declines(clause, shown, shown))
}

/// "That is a matter for the board", "you will have to ask the lawyers".
fn elsewhere(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    let verb = clause.main_verb()?;
    let brief = clause.len() <= BRIEF;
    let matter = verb > 0
        && clause.is_be(verb)
        && clause.is(verb - 1, &["that", "this", "it"])
        && (verb + 1..verb + 4)
            .any(|at| clause.is(at, &["matter", "question"]) && clause.is(at + 1, &["for"]));
    let ask = verb > 0
        && clause.is(verb - 1, &["you"])
        && (clause.tag(verb) == "MD" || clause.is(verb, &["need"]))
        && (verb..verb + 5).take_while(|&at| clause.tag(at) != "PRP").any(|at| {
            clause.is(at, &["ask"]) && matches!(clause.tag(at + 1), "DT" | "PRP" | "NNP" | "PRP$")
        });
    (brief && clause.line.is_quoted && (matter || ask)).then(|| declines(clause, verb, verb + 1))
}

/// "I'm not going to get into that", "I can't talk about it".
fn not_into(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    const SAYING: [&str; 9] = [
        "comment",
        "discuss",
        "talk",
        "speculate",
        "elaborate",
        "speak",
        "disclose",
        "answer",
        "get",
    ];
    let verb = clause.main_verb()?;
    let own = clause.subject(verb).is_some_and(|subject| clause.is_self(subject));
    let not = (verb..verb + 3)
        .find(|&at| clause.is_not(at) || clause.is(at, &["cannot"]))
        .filter(|_| own)?;
    let going = clause.is(not + 1, &["going"]) && clause.is(not + 2, &["to"]);
    let habit =
        clause.is(verb, &["do"]) && clause.is(not + 1, &["comment", "discuss", "speculate"]);
    let modal = habit || clause.tag(verb) == "MD" && !clause.is(verb, &["should", "would"]);
    let said = not + if going { 3 } else { 1 };
    let into = clause.is(said, &["go", "get"]) && clause.is(said + 1, &["into"]);
    let talk = clause.is(said, &["talk", "speak"]) && clause.is(said + 1, &["about", "to"]);
    let says = clause.is(said, &SAYING) && !clause.is(said, &["talk", "speak", "get"]);
    let withheld = (modal || going) && (into || says || talk);
    withheld.then(|| declines(clause, verb, said))
}

/// "Asked whether she would run, she said only that the weather was fine": an answer that parries the question.
fn said_only(told: &Told<'_, '_, '_>) -> Option<Verdict> {
    const ASKED: [&str; 4] = ["asked", "pressed", "questioned", "quizzed"];
    let cue = told.cue();
    let last = cue.end.saturating_sub(1);
    let only = told.is(last, &["only"]) || told.is(cue.end, &["only"]);
    let asked = told.is(told.sentence(last).start, &ASKED);
    (only && asked).then(|| Verdict::new(Declines, "not-said", cue))
}

//! Contents by which the source commits itself: "we will appeal", "said he would resign".

use super::clause::Clause;
use super::disclaimer;
use super::shape::Shape;
use super::told::{Told, Verdict};
use super::words::Set;
use onrecord_record::StanceValue::Promises;
use onrecord_text::Span;

/// What a sentence of a content commits its source to, if it does.
pub(super) fn of(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    let verb = clause.main_verb()?;
    if let Some(verdict) =
        never_again(clause).or_else(|| no_one_will(clause, verb)).or_else(|| is_going(clause, verb))
    {
        return Some(verdict);
    }
    let subject = clause.subject(verb);
    let own = subject.is_some_and(|subject| clause.is_self(subject)) && !is_event(clause, verb);
    let headless = subject.is_none() && verb == clause.first() && !clause.line.is_quoted;
    let end = will(clause, verb).or_else(|| ready(clause, verb))?;
    let acts = (own || headless) && is_act(clause, end) && !clause.is_relative(verb);
    let it = subject.is_some_and(|subject| clause.is(subject, &["it"]));
    let settled = (!own || it)
        && will(clause, verb).is_some()
        && !clause.is_relative(verb)
        && (is_settled(clause, end)
            || threatens(clause, end)
            || is_on_timetable(clause, end)
            || subject.is_some_and(|subject| is_own_body(clause, subject) && is_act(clause, end)));
    (acts || settled).then(|| clause.says(Promises, "commitment-in-content", verb, end))
}

/// "Never again will this company sell one."
fn never_again(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    let first = clause.first();
    let again = clause.is(first, &["never"]) && clause.is(first + 1, &["again"]);
    let will = clause.is(first + 2, &["will", "shall"]);
    (again && will).then(|| clause.says(Promises, "commitment-in-content", first, first + 2))
}

/// "Not one job will be lost", in the mouth of whoever has it in hand; "not a crane will move", of a body that can see to it.
fn no_one_will(clause: Clause<'_, '_, '_, '_>, verb: usize) -> Option<Verdict> {
    let told = clause.told;
    let near = verb.saturating_sub(7)..verb;
    let none = near.clone().find(|&at| {
        clause.is(at, &["no"]) && !clause.is(at + 1, &["one", "doubt", "matter"])
            || clause.is(at, &["not"]) && clause.is(at + 1, &["one", "a"])
    })?;
    let nominal = |at: usize| {
        matches!(clause.tag(at), "DT" | "CD" | "JJ" | "NN" | "NNS" | "NNP")
            || clause.is(at, &["of", "single"])
    };
    let subject = none + 1 < verb && (none + 1..verb).all(nominal);
    let will = clause.is(verb, &["will", "shall"]) && clause.tag(verb) == "MD";
    let passive = clause.is(verb + 1, &["be"]) && clause.tag(verb + 2) == "VBN";
    let single = clause.is(none, &["not"]);
    let able = told.source_in(Set::Body) || told.source_holds_office();
    (subject && will && able && (passive || single))
        .then(|| clause.says(Promises, "commitment-in-content", none, verb))
}

/// "He was resigning", "I am stepping down", "you have my word".
fn is_going(clause: Clause<'_, '_, '_, '_>, verb: usize) -> Option<Verdict> {
    const LEAVING: [&str; 7] =
        ["resigning", "retiring", "quitting", "stepping", "withdrawing", "suing", "leaving"];
    const WHEN: [&str; 7] = ["at", "in", "next", "after", "before", "on", "by"];
    let own = clause.subject(verb).is_some_and(|subject| clause.is_self(subject));
    let going = own && clause.is_be(verb) && clause.is(verb + 1, &LEAVING);
    let leaves = clause.is(verb + 1, &["leaving"]);
    let later = !leaves || clause.is(verb + 2, &WHEN) || clause.is(verb + 4, &WHEN);
    let word = clause.is(verb, &["have", "’ve", "'ve"])
        && clause.is(verb + 1, &["my", "our"])
        && clause.is(verb + 2, &["word"]);
    (going && later || word).then(|| clause.says(Promises, "commitment-in-content", verb, verb + 1))
}

/// "if they were to strike, it would …": there "it" is what would happen, and nobody.
fn is_event(clause: Clause<'_, '_, '_, '_>, verb: usize) -> bool {
    let it = clause.is(verb.wrapping_sub(1), &["it"]);
    let from = verb.saturating_sub(40);
    let were = |place: usize| clause.is(place, &["were"]) && clause.is(place + 1, &["to"]);
    it && (from..verb).any(|place| clause.is(place, &["if"])) && (from..verb).any(were)
}

/// "they will pay a price": what somebody in office says will be done to others.
fn threatens(clause: Clause<'_, '_, '_, '_>, verb: usize) -> bool {
    let near = verb..(verb + 10).min(clause.len());
    let has = |word: &str| near.clone().any(|place| clause.is(place, &[word]));
    has("price") && has("pay") && clause.told.source_holds_office()
}

/// "announced that the hearings will begin in May".
fn is_on_timetable(clause: Clause<'_, '_, '_, '_>, verb: usize) -> bool {
    const ANNOUNCING: [&str; 4] = ["announced", "announces", "announcing", "announce"];
    let told = clause.told;
    clause.is_in(verb, Set::Scheduled)
        && told.cue().iter().any(|at| told.is(at, &ANNOUNCING))
        && (told.source_holds_office() || told.source_in(Set::Body))
}

/// Verbs of saying that "would" makes polite.
const SAYING: [&str; 11] = [
    "note", "say", "argue", "suggest", "add", "point", "caution", "remind", "describe", "call",
    "submit",
];

/// The verb behind "will", "would" or "is going to".
fn will(clause: Clause<'_, '_, '_, '_>, verb: usize) -> Option<usize> {
    const WILL: [&str; 9] = ["will", "would", "'ll", "’ll", "wo", "'d", "’d", "shall", "wont"];
    let skip = |mut place: usize| {
        while clause.tag(place) == "RB" || clause.is_not(place) {
            place += 1;
        }
        place
    };
    let next = skip(verb + 1);
    // "I would note that …" says it at once.
    if clause.is(verb, &["would", "'d", "’d"]) && clause.is(next, &SAYING) {
        return None;
    }
    if clause.is(verb, &WILL) && clause.tag(verb) == "MD" {
        let perfect = clause.is(next, &["have"]) && matches!(clause.tag(next + 1), "VBN" | "RB");
        return (!perfect).then_some(next);
    }
    let going = clause.is_be(verb) && clause.is(next, &["going"]);
    (going && clause.is(next + 1, &["to"])).then(|| skip(next + 2))
}

/// "is willing to", "plans to", "is ready to", "vowed".
fn ready(clause: Clause<'_, '_, '_, '_>, verb: usize) -> Option<usize> {
    const READY: [&str; 8] = [
        "willing",
        "ready",
        "prepared",
        "committed",
        "determined",
        "planning",
        "preparing",
        "offering",
    ];
    const PLAN: [&str; 12] = [
        "plan", "plans", "planned", "intend", "intends", "intended", "refuse", "vow", "pledge",
        "promise", "promised", "agreed",
    ];
    let adverbs = usize::from(clause.tag(verb + 1) == "RB" && !clause.is_not(verb + 1));
    let is_ready = clause.is_be(verb) && clause.is(verb + 1 + adverbs, &READY);
    let to = if is_ready { verb + 2 + adverbs } else { verb + 1 };
    let plans = clause.is(verb, &PLAN);
    ((is_ready || plans) && clause.is(to, &["to"])).then_some(to + 1)
}

/// Whether a verb names something that one decides to do.
fn is_act(clause: Clause<'_, '_, '_, '_>, verb: usize) -> bool {
    const READY: [&str; 4] = ["willing", "ready", "prepared", "happy"];
    let ready =
        clause.is(verb, &["be"]) && clause.is(verb + 1, &READY) && clause.is(verb + 2, &["to"]);
    let state =
        !ready && clause.is(verb, &["be"]) && !matches!(clause.tag(verb + 1), "VBG" | "IN" | "RB");
    let in_court =
        clause.is(verb, &["see"]) && (verb..verb + 5).any(|place| clause.is(place, &["court"]));
    let has = clause.is(verb, &["have"]) && !clause.is(verb + 1, &["to"]);
    !state && !has && (in_court || !clause.is_in(verb, Set::Befalling))
}

/// "the panel will look into it", in the mouth of somebody who speaks for a body or holds an office.
fn is_own_body(clause: Clause<'_, '_, '_, '_>, subject: usize) -> bool {
    const RULED: [&str; 14] = [
        "town",
        "city",
        "state",
        "country",
        "government",
        "village",
        "county",
        "province",
        "council",
        "ministry",
        "department",
        "district",
        "administration",
        "parish",
    ];
    let told = clause.told;
    // "The town will repair the road, the mayor said."
    let ruled = clause.is(subject, &RULED) && told.source_in(Set::Officer);
    if ruled
        || disclaimer::is_own(clause, subject)
            && (told.source_in(Set::Body) || told.source_speaks_for())
    {
        return true;
    }
    let body = clause.is_in(subject, Set::Body)
        || clause.is_in(subject, Set::Authority)
        || clause.is(subject, &["officials", "sides"]);
    body && (told.source_speaks_for() || told.source_holds_office())
        || told.is_in_office(clause.at(subject))
}

/// What a body says will be done: "the station will be reopened, the railway said".
fn is_settled(clause: Clause<'_, '_, '_, '_>, verb: usize) -> bool {
    let passive = clause.is(verb, &["be"]) && clause.tag(verb + 1) == "VBN";
    let told = clause.told;
    passive
        && !clause.is_in(verb + 1, Set::Befalling)
        && (told.source_holds_office() || told.source_in(Set::Body))
}

/// "announced his resignation": an act to come, named by a noun.
pub(super) fn announced(told: &Told<'_, '_, '_>) -> Option<Verdict> {
    const ANNOUNCING: [&str; 5] = ["announced", "announces", "announcing", "unveiled", "unveils"];
    const ACTS: [&str; 11] = [
        "resignation",
        "retirement",
        "departure",
        "candidacy",
        "plan",
        "plans",
        "bid",
        "intention",
        "campaign",
        "withdrawal",
        "run",
    ];
    let announces = told.cue().iter().any(|at| told.is(at, &ANNOUNCING));
    let near =
        told.content().take(4).find(|&at| told.is(at, &ACTS) && told.tag(at).starts_with("NN"));
    let at = near.filter(|_| announces && told.shape == Shape::Phrase)?;
    Some(Verdict::new(Promises, "announced-act", Span::new(at, at + 1)))
}

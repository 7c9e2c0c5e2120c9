//! Contents that look ahead: "prices will fall", "is likely to lose", "could reach the coast".

use super::clause::Clause;
use super::told::{Told, Verdict};
use super::words::Set;
use onrecord_record::StanceValue::Predicts;

/// What a sentence of a content says of what is to come, if it does.
pub(super) fn of(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    let verb = clause.main_verb().filter(|&verb| !clause.is_relative(verb))?;
    if asks(clause) {
        return None;
    }
    let to = will(clause, verb)
        .or_else(|| promising(clause, verb))
        .or_else(|| likely(clause, verb))
        .or_else(|| on_course(clause, verb))
        .or_else(|| may(clause, verb))?;
    Some(clause.says(Predicts, "forecast-in-content", verb, to))
}

/// "When will it end?": a question, whatever it asks about.
fn asks(clause: Clause<'_, '_, '_, '_>) -> bool {
    (clause.len().saturating_sub(3)..clause.len()).any(|place| clause.is(place, &["?"]))
}

fn will(clause: Clause<'_, '_, '_, '_>, verb: usize) -> Option<usize> {
    const WILL: [&str; 8] = ["will", "would", "'ll", "’ll", "wo", "'d", "’d", "shall"];
    let going =
        clause.is_be(verb) && clause.is(verb + 1, &["going"]) && clause.is(verb + 2, &["to"]);
    let modal = clause.tag(verb) == "MD"
        && clause.is(verb, &WILL)
        && !has_perfect(clause, verb)
        && !clause.is(verb + 1, &["like", "say"])
        && !is_habit(clause, verb);
    if going { Some(verb + 1) } else { modal.then_some(verb) }
}

/// "The two of them would argue", in somebody's own words: what was, unless under a condition.
fn is_habit(clause: Clause<'_, '_, '_, '_>, verb: usize) -> bool {
    clause.is(verb, &["would", "'d", "’d"])
        && clause.line.is_quoted
        && !(0..clause.len()).any(|place| clause.is(place, &["if", "unless"]))
        && !(verb..verb + 4).any(|place| clause.is(place, &["be"]))
}

/// "The pass promises to halve the journey": of a thing.
fn promising(clause: Clause<'_, '_, '_, '_>, verb: usize) -> Option<usize> {
    let promises = clause.is(verb, &["promises", "promised", "threatens", "threatened"]);
    (promises && clause.is(verb + 1, &["to"])).then_some(verb)
}

/// "It promised to be a busy day": what promises to be is a thing, and nobody's word is given.
pub(super) fn promised(told: &Told<'_, '_, '_>) -> Option<Verdict> {
    const PROMISING: [&str; 4] = ["promises", "promised", "threatens", "threatened"];
    let meaning = told.meaning.filter(|meaning| told.is(meaning.words.start, &PROMISING))?;
    let source = told.attribution.source.filter(|source| source.len() <= 3)?;
    let thing = told.is(source.start, &["it", "this", "that", "there"])
        || told.is_in(source.end - 1, Set::Span)
        || told.is(source.start, &["the", "this"]) && is_no_agent(told, source.end - 1);
    let mut content = told.content();
    let be = content.next().is_some_and(|at| told.is(at, &["to"]))
        && content.next().is_some_and(|at| told.is(at, &["be"]));
    let predicate =
        content.next().is_some_and(|at| matches!(told.tag(at), "DT" | "CD" | "JJ" | "RB"));
    (thing && be && predicate).then(|| Verdict::new(Predicts, "forecast-in-content", meaning.words))
}

/// "The film", "the road": a noun that names neither a person nor a body.
fn is_no_agent(told: &Told<'_, '_, '_>, at: u32) -> bool {
    const AGENTIVE: [&str; 8] = ["er", "or", "ist", "man", "woman", "ant", "ee", "ian"];
    let word = told.context.lower(at);
    let acts = [Set::Body, Set::Officer, Set::Authority, Set::Kin, Set::Wrongdoer, Set::Chief];
    told.tag(at) == "NN"
        && !AGENTIVE.iter().any(|ending| word.ends_with(ending))
        && !acts.iter().any(|&set| told.is_in(at, set))
}

fn has_perfect(clause: Clause<'_, '_, '_, '_>, verb: usize) -> bool {
    (verb + 1..verb + 4).any(|place| clause.is(place, &["have"]) && clause.tag(place + 1) == "VBN")
}

/// "is likely to", "are expected to", "is set to", and clauses below "likely that … will".
fn likely(clause: Clause<'_, '_, '_, '_>, verb: usize) -> Option<usize> {
    const LIKELY: [&str; 10] = [
        "likely", "unlikely", "expected", "bound", "poised", "probable", "certain", "set", "about",
        "destined",
    ];
    let adverbs = usize::from(clause.tag(verb + 1) == "RB");
    let place = verb + 1 + adverbs;
    let only_to = clause.is(place, &["set", "about", "destined"]);
    // "The men were set to return": a timetable; "prices were set to rise" looks ahead.
    let planned =
        only_to && clause.is(verb, &["was", "were"]) && !clause.is_in(place + 2, Set::Befalling);
    let ahead = clause.is(place + 1, &["to"]) && !clause.is(place + 2, &["have"]) && !planned
        || !only_to
            && (place..clause.len().min(place + 24))
                .any(|place| clause.is(place, &["will", "would"]));
    let expects = clause.is(verb, &["expects", "expect", "expected", "fears", "feared", "fear"]);
    (clause.is_be(verb) && clause.is(place, &LIKELY) && ahead || expects).then_some(if expects {
        verb
    } else {
        place
    })
}

/// "is on course to win".
fn on_course(clause: Clause<'_, '_, '_, '_>, verb: usize) -> Option<usize> {
    let on = verb + 1 + usize::from(clause.tag(verb + 1) == "RB");
    let course = clause.is(on, &["on"]) && clause.is(on + 1, &["course", "track"]);
    (clause.is_be(verb) && course && clause.is(on + 2, &["to"])).then_some(on + 1)
}

/// "may", "might" and "could" of what has not come yet.
fn may(clause: Clause<'_, '_, '_, '_>, verb: usize) -> Option<usize> {
    let modal = clause.is(verb, &["may", "might", "could"]) && clause.tag(verb) == "MD";
    let past = (verb + 1..verb + 4).any(|place| clause.is(place, &["have"]));
    let state = (verb + 1..verb + 4)
        .any(|place| clause.is(place, &["be"]) && !clause.tag(place + 1).starts_with("VB"));
    let negated = clause.is(verb, &["could"]) && (clause.is_not(verb + 1) || clause.line.is_quoted);
    let own = clause.subject(verb).is_some_and(|subject| clause.is_self(subject));
    (modal && !past && !state && !negated && !own).then_some(verb)
}

//! How firmly the source stands by what it is made to say: the sense of the cue, weakened by hedges in cue and content.

use super::clause::Clause;
use super::told::{Told, Verdict};
use super::words::Set;
use onrecord_record::Commitment::{self, Certain, Possible, Probable, Unstated};
use onrecord_record::StanceValue::{
    self, Confirms, Declines, Orders, Predicts, Promises, Questions, Urges,
};

/// The commitment of a statement with this verdict.
pub(super) fn of(told: &Told<'_, '_, '_>, verdict: &Verdict) -> Commitment {
    if matches!(verdict.value, Orders | Urges | Questions | Declines) || not_made(told) {
        return Unstated;
    }
    if verdict.rule == "not-denied" {
        return Possible;
    }
    let hedges = [in_cue(told), in_content(told, verdict.value)];
    let sense = told.meaning.map_or(Certain, |meaning| meaning.sense.firmness);
    if sense == Unstated {
        return Unstated;
    }
    let weakest = hedges.into_iter().fold(sense, weaker);
    let owned = verdict.value == Confirms && verdict.rule == "confession-in-content";
    if owned { Certain } else { weakest }
}

fn weaker(one: Commitment, other: Commitment) -> Commitment {
    match (one, other) {
        (Possible, _) | (_, Possible) => Possible,
        (Probable, _) | (_, Probable) => Probable,
        _ => Certain,
    }
}

/// "may have admitted", "will say tonight", "is expected to ask": the writer does not report that it was said.
fn not_made(told: &Told<'_, '_, '_>) -> bool {
    let cue = told.cue();
    let future = told.is(cue.start, &["will", "’ll", "'ll"]) && told.tag(cue.start) == "MD";
    let maybe = cue.iter().any(|at| told.is(at, &["may", "might"]) && told.tag(at) == "MD");
    let expected = cue.iter().any(|at| told.is(at, &["expected"]))
        && cue.len() > 2
        && cue.iter().any(|at| told.tag(at) == "TO");
    future || maybe || expected
}

/// "appeared to concede": a cue that only seems to.
fn in_cue(told: &Told<'_, '_, '_>) -> Commitment {
    const SEEMING: [&str; 8] =
        ["appeared", "appears", "appear", "seemed", "seems", "seem", "apparently", "seemingly"];
    let seems = told.cue().iter().any(|at| told.is(at, &SEEMING));
    if seems { Probable } else { Certain }
}

/// Places around the main verb of a content among which its hedges stand.
const REACH: usize = 6;

/// Hedges at the main verb of the first sentence.
fn in_content(told: &Told<'_, '_, '_>, value: StanceValue) -> Commitment {
    let Some(line) = told.lines.first() else { return Certain };
    let clause = Clause::new(told, line);
    let verb = clause.main_verb();
    let from = verb.map_or(0, |verb| verb.saturating_sub(REACH));
    let to = verb.map_or(REACH, |verb| verb + REACH).min(clause.len());
    let near = || (from..to).filter(move |&place| hedges(clause, place));
    let possible =
        near().any(|place| clause.is_in(place, Set::Possible) && !is_ability(clause, place, value));
    let probable =
        near().any(|place| clause.is_in(place, Set::Probable) && speaks(clause, place, value));
    match (possible, probable) {
        (true, _) => Possible,
        (_, true) => Probable,
        _ => Certain,
    }
}

/// A hedge is an adverb, a modal or a verb with tense.
fn hedges(clause: Clause<'_, '_, '_, '_>, place: usize) -> bool {
    matches!(clause.tag(place), "RB" | "MD" | "JJ" | "VBZ" | "VBP" | "VBD" | "VBG" | "VBN")
        && !(clause.tag(place) == "VBG"
            && clause.is(place, &["considering"])
            && !clause.is_be(place.wrapping_sub(1)))
}

/// "could not see", "could have stopped it" tell of what was.
fn is_ability(clause: Clause<'_, '_, '_, '_>, place: usize, value: StanceValue) -> bool {
    clause.is(place, &["could"]) && (clause.is_not(place + 1) || value == StanceValue::Denies)
}

/// Verbs of belief hedge only where the source is their subject; "plan" only where it commits.
fn speaks(clause: Clause<'_, '_, '_, '_>, place: usize, value: StanceValue) -> bool {
    let adverb = matches!(clause.tag(place), "RB" | "JJ");
    let plans = clause.is(place, &["plan", "plans", "planning", "intend", "intends"]);
    let own = clause.subject(place).is_some_and(|subject| clause.is_self(subject));
    let expects = value == Predicts;
    adverb || expects || plans && value == Promises || !plans && own || is_seeming(clause, place)
}

fn is_seeming(clause: Clause<'_, '_, '_, '_>, place: usize) -> bool {
    clause.is(place, &["seems", "seemed", "seem", "appears", "appeared", "appear"])
}

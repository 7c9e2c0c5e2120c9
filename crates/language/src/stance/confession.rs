//! Contents in which the source owns up: "I made a mistake", "we failed her", "it was my fault".

use super::clause::Clause;
use super::denial::is_wrong;
use super::told::Verdict;
use super::words::Set;
use onrecord_record::StanceValue::Confirms;

/// What a sentence of a content owns up to, if it does. A confession put into a mouth is the worst fault of all: where
/// anything hints at another reading, none is found.
pub(super) fn of(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    if is_reported(clause) || is_hearsay(clause) || denies(clause) || is_mocking(clause) {
        return None;
    }
    went_wrong(clause)
        .or_else(|| mine(clause))
        .or_else(|| got_wrong(clause))
        .or_else(|| true_that(clause))
        .or_else(|| (0..clause.len()).find_map(|place| owned(clause, place)))
}

/// "It is true that …", "Yes, I knew".
fn true_that(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    let first = clause.first();
    let yes = clause.line.is_quoted && clause.is(first, &["yes", "yeah", "true", "guilty"]);
    let did = clause.main_verb().filter(|&verb| {
        let own = clause.subject(verb).is_some_and(|subject| clause.is_self(subject));
        yes && own && clause.tag(verb) == "VBD" && verb <= first + 4
    });
    if did.is_some() {
        return Some(clause.says(Confirms, "confession-in-content", first, first));
    }
    let verb = clause.main_verb().filter(|&verb| verb > 0 && clause.is_be(verb))?;
    let so = clause.is(verb - 1, &["it"]) && clause.is(verb + 1, &["true", "correct"]);
    let place = if yes { first } else { verb + 1 };
    (yes || so).then(|| clause.says(Confirms, "confession-in-content", place, place))
}

/// "the error was hers", "it was his own mistake", in the mouth of whoever made it.
fn mine(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    let verb = clause.main_verb().filter(|&verb| verb > 0 && clause.is_be(verb))?;
    let blame = |at: usize| clause.is_in(at, Set::Blame) || clause.is(at, &["doing"]);
    let ends = verb + 2 >= clause.len() || matches!(clause.tag(verb + 2), "." | "," | "''" | "RB");
    let own = clause.is(verb + 1, &["mine", "ours"])
        || clause.is(verb + 1, &["his", "hers"]) && clause.told.source_is_one();
    let said = blame(verb - 1) && own && ends;
    let self_own = clause.is(verb - 1, &["it", "that"])
        && clause.is(verb + 1, &["my", "our", "his", "her"])
        && clause.is(verb + 2, &["own"])
        && blame(verb + 3);
    (said || self_own).then(|| clause.says(Confirms, "confession-in-content", verb - 1, verb + 1))
}

/// "We got it wrong", "I gave the order, and it was the wrong one".
fn got_wrong(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    let verb = clause.main_verb()?;
    let own = clause.subject(verb).is_some_and(|subject| clause.is_self(subject));
    let wrong = (verb + 1..(verb + 14).min(clause.len())).find(|&at| clause.is(at, &["wrong"]))?;
    let got = clause.is(verb, &["got", "get"])
        && wrong <= verb + 4
        && !clause.is(wrong + 1, &["man", "end", "impression", "idea"]);
    let one = clause.is(wrong.saturating_sub(1), &["the"])
        && clause.is(wrong + 1, &["one", "decision", "call", "choice"])
        && clause.tag(verb) == "VBD"
        && (verb..wrong).any(|at| clause.is(at, &["it"]) && clause.is_be(at + 1));
    let negated = (verb..wrong).any(|at| clause.is_not(at));
    (own && (got || one) && !negated)
        .then(|| clause.says(Confirms, "confession-in-content", verb, wrong))
}

/// "something went wrong", "mistakes were made".
fn went_wrong(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    let verb = clause.main_verb()?;
    let wrong = clause.is(verb, &["went"]) && clause.is(verb + 1, &["wrong", "badly"]);
    let made =
        clause.is(verb + 1, &["made"]) && verb > 0 && clause.is(verb - 1, &["mistakes", "errors"]);
    (wrong || made).then(|| clause.says(Confirms, "confession-in-content", verb, verb + 1))
}

fn owned(clause: Clause<'_, '_, '_, '_>, place: usize) -> Option<Verdict> {
    const MINE: [&str; 6] = ["fault", "mistake", "mistakes", "error", "doing", "signature"];
    const SORRY: [&str; 5] = ["sorry", "apologize", "apologise", "apologized", "apologised"];
    const FAILED: [&str; 6] = ["failed", "erred", "lied", "screwed", "blew", "messed"];
    let last = place.checked_sub(1);
    let mine = clause.is(place, &MINE)
        && last.is_some_and(|before| {
            clause.is(before, &["my", "our"]) && before > 0 && clause.is_be(before - 1)
        });
    let subject = clause.subject(place).filter(|&subject| clause.is_self(subject));
    let own = |verb: bool| verb && subject.is_some() && !clause.is_passive(place);
    let does = clause.is(place, &FAILED)
        || clause.tag(place).starts_with("VB")
            && is_wrong(clause, place)
            && !of_nothing(clause, place)
        || clause.is(place, &["let"]) && (place + 2..place + 5).any(|at| clause.is(at, &["down"]))
        || clause.is(place, &["made"])
            && (place + 1..place + 5)
                .any(|place| clause.is(place, &["mistake", "mistakes", "error"]));
    let sorry = clause.is(place, &SORRY) && !clause.is(place + 1, &["for", "to"])
        || clause.is(place, &["wrong"]) && last.is_some_and(|before| clause.is_be(before));
    let owns = mine || own(does) || own(sorry);
    let fault = last.filter(|_| mine).and_then(|my| clause.subject(my.saturating_sub(1)));
    let stated = clause.is_stated(subject.or(fault).unwrap_or(place));
    (owns && stated && !clause.is_negated(place) && !clause.is_supposed(place))
        .then(|| clause.says(Confirms, "confession-in-content", subject.unwrap_or(place), place))
}

/// "broke no law": nothing is owned.
fn of_nothing(clause: Clause<'_, '_, '_, '_>, verb: usize) -> bool {
    (verb + 1..verb + 3).any(|at| clause.is(at, &["no", "nothing", "nobody", "none"]))
}

/// "Whoever says I stole it": inside what another is made to say, "I" is not whoever that is.
fn is_reported(clause: Clause<'_, '_, '_, '_>) -> bool {
    let attribution = clause.told.attribution;
    let source = attribution.source.unwrap_or_default();
    let claim = |at: u32| {
        let named = clause.told.is_in(at, Set::Charge) || clause.told.is_in(at, Set::Notion);
        named && clause.told.tag(at).starts_with("NN")
    };
    attribution.within.is_some() && !clause.told.is(source.start, &["i", "we"])
        || clause.told.cue().iter().any(claim)
}

/// "I supposedly stole a car", "Did I lie?": what others say, or what is asked.
fn is_hearsay(clause: Clause<'_, '_, '_, '_>) -> bool {
    const HEARSAY: [&str; 5] = ["supposedly", "allegedly", "reportedly", "purportedly", "?"];
    (0..clause.len()).any(|place| clause.is(place, &HEARSAY))
}

/// A word of denying in the same sentence.
fn denies(clause: Clause<'_, '_, '_, '_>) -> bool {
    const DENYING: [&str; 8] =
        ["deny", "denies", "denied", "denying", "denial", "denials", "dispute", "disputes"];
    (0..clause.len()).any(|place| clause.is(place, &DENYING) || clause.is_in(place, Set::False))
}

/// Tokens before and behind an attribution among which a word of mocking tells that it is not meant.
const AROUND: u32 = 30;

/// "Sure, I bribed the whole council": said with a sneer.
fn is_mocking(clause: Clause<'_, '_, '_, '_>) -> bool {
    let told = clause.told;
    let extent = told.attribution.extent();
    let mut around = extent.start.saturating_sub(AROUND)..extent.end + AROUND / 2;
    let sure = clause.is(clause.first(), &["sure", "right", "oh"]);
    sure || around.any(|at| told.is_in(at, Set::Mocking))
}

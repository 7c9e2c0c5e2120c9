//! Contents that deny: "did nothing wrong", "there was no collusion", "it is not true", "the charge is baseless".

use super::clause::Clause;
use super::told::Verdict;
use super::words::Set;
use onrecord_record::StanceValue::Denies;

/// What a sentence of a content denies, if it does.
pub(super) fn of(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    let refuses = plain_no(clause);
    refuses.or_else(|| {
        (0..clause.len()).find_map(|place| {
            called_false(clause, place)
                .or_else(|| no_such_thing(clause, place))
                .or_else(|| not_so(clause, place))
                .or_else(|| no_wrong(clause, place))
                .or_else(|| innocent(clause, place))
                .or_else(|| none_true(clause, place))
                .filter(|_| !clause.is_conditional(place))
        })
    })
}

/// "No, I never did", "Absolutely not": the answer itself.
fn plain_no(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    let first = clause.first();
    let no = clause.is(first, &["no", "never", "nope"]) && clause.is(first + 1, &[",", ".", "!"]);
    let not = clause.is(first, &["absolutely", "certainly", "definitely", "of"])
        && clause.is_not(first + 1)
        || clause.is_not(first) && clause.is(first + 1, &["true", "me", "us", "so", "guilty"]);
    (clause.line.is_quoted && (no || not))
        .then(|| clause.says(Denies, "denial-in-content", first, first))
}

/// "none of it is true", "not a word of this is true".
fn none_true(clause: Clause<'_, '_, '_, '_>, place: usize) -> Option<Verdict> {
    let negative =
        |place: usize| clause.is_not(place) || clause.is(place, &["none", "nothing", "neither"]);
    let is_so = clause.is(place, &["true", "happened"]) && place > 0;
    let from = place.saturating_sub(8);
    let not = (from..place).find(|&before| is_so && negative(before))?;
    // "I don’t like the way it happened": another verb between takes the negation.
    let other =
        |at: usize| clause.tag(at) == "MD" || clause.tag(at).starts_with("VB") && !clause.is_be(at);
    if (not + 1..place).any(|at| other(at) && clause.is_not(not) || clause.tag(at) == "MD") {
        return None;
    }
    Some(clause.says(Denies, "denial-in-content", not, place))
}

/// Places between a verb and what it says of its subject.
const PREDICATE: usize = 4;

/// Words of a clause that says nothing else: "That is just fake news."
const BRIEF: usize = 8;

/// "the report is false", "a complete fabrication".
fn called_false(clause: Clause<'_, '_, '_, '_>, place: usize) -> Option<Verdict> {
    let wrong = clause.is(place, &["wrong", "invented", "mistaken"]) && names_charge(clause, place);
    if !(clause.is_in(place, Set::False) || wrong) || clause.is_negated(place) {
        return None;
    }
    // "Fake news" is a kind of news; only what is called so outright is denied.
    if clause.is(place, &["fake"]) && clause.is(place + 1, &["news"]) && clause.len() > BRIEF {
        return None;
    }
    let before = (place.saturating_sub(PREDICATE)..place).rev();
    let skipped = |place: &usize| {
        matches!(clause.tag(*place), "RB" | "DT" | "JJ" | "``" | "''" | "PDT" | ",")
    };
    let is_predicate =
        before.clone().find(|place| !skipped(place)).is_some_and(|place| clause.is_be(place));
    let alone =
        clause.line.is_quoted && clause.len() <= PREDICATE + 1 && clause.main_verb().is_none();
    (is_predicate || alone).then(|| clause.says(Denies, "denial-in-content", place, place))
}

/// Whether a charge or report is the subject before a place.
fn names_charge(clause: Clause<'_, '_, '_, '_>, place: usize) -> bool {
    (place.saturating_sub(8)..place).any(|place| clause.is_in(place, Set::Charge))
}

/// "there was no collusion", "had no part in it", "no such plan".
fn no_such_thing(clause: Clause<'_, '_, '_, '_>, place: usize) -> Option<Verdict> {
    if !clause.is(place, &["no", "any", "zero"]) {
        return None;
    }
    let not = place.checked_sub(1).is_some_and(|before| clause.is_not(before))
        || place >= 2 && clause.is_not(place - 2);
    if clause.is(place, &["any"]) && !not {
        return None;
    }
    let near = place + 1..(place + 5).min(clause.len());
    let named = near.clone().find(|&at| {
        clause.is(at, &["such"])
            || clause.is_in(at, Set::Baseless)
            || clause.is_in(at, Set::Wrongs) && clause.tag(at).starts_with("NN")
    })?;
    let only =
        (place + 1..named).all(|at| matches!(clause.tag(at), "JJ" | "NN" | "RB" | "VBG" | "VBN"));
    only.then(|| clause.says(Denies, "denial-in-content", place, named))
}

/// "is not true", "nothing to do with it", "never happened".
fn not_so(clause: Clause<'_, '_, '_, '_>, place: usize) -> Option<Verdict> {
    const WRONG: [&str; 12] = [
        "wrong",
        "improper",
        "illegal",
        "inappropriate",
        "untoward",
        "unlawful",
        "unethical",
        "criminal",
        "of",
        "to",
        "nefarious",
        "unusual",
    ];
    const SO: [&str; 15] = [
        "true",
        "accurate",
        "correct",
        "guilty",
        "so",
        "involved",
        "responsible",
        "credible",
        "valid",
        "happen",
        "happened",
        "took",
        "me",
        "him",
        "heard",
    ];
    if clause.is(place, &["nothing", "anything"]) && clause.is(place + 1, &WRONG) {
        let linked = |at| clause.is(at, &["do", "the", "kind", "sort"]);
        let is_idiom = !clause.is(place + 1, &["of", "to"]) || linked(place + 2);
        let is_negative = clause.is(place, &["nothing"]) || clause.is_negated(place);
        return (is_idiom && is_negative)
            .then(|| clause.says(Denies, "denial-in-content", place, place + 1));
    }
    if !clause.is_not(place) || place > 0 && clause.tag(place - 1) == "MD" {
        return None;
    }
    let case = clause.is(place + 1, &["the"]) && clause.is(place + 2, &["case", "truth"]);
    let adverbs = usize::from(clause.tag(place + 1) == "RB" && !clause.is(place + 1, &["so"]));
    let took = clause.is(place + 1, &["took", "take"]) && !clause.is(place + 2, &["place"]);
    let so =
        !took && clause.is(place + 1 + adverbs, &SO) && !clause.is(place + 2 + adverbs, &["much"]);
    // "It wasn't me" denies a deed; "it's not me" tells who stands in a picture.
    let present = clause.is(place + 1 + adverbs, &["me", "him"])
        && !clause.is(place.wrapping_sub(1), &["was", "were"]);
    let heard = clause.is(place + 1, &["heard"]);
    // "He had not heard anyone say so" is an answer in reported speech alone.
    let any = !clause.line.is_quoted && clause.is(place + 2, &["any", "anyone", "anybody"]);
    if heard && !any && !clause.is(place + 2, &["of", "about", "such"]) {
        return None;
    }
    let own = clause.subject(place).is_some_and(|subject| clause.is_self(subject));
    (case || so && !present && (!heard || own))
        .then(|| clause.says(Denies, "denial-in-content", place, place + 1 + adverbs))
}

/// "he is innocent", "his client had been nothing less than truthful".
fn innocent(clause: Clause<'_, '_, '_, '_>, place: usize) -> Option<Verdict> {
    let be = (place.saturating_sub(6)..place).rev().find(|&place| clause.is_be(place));
    let own = be.and_then(|be| clause.subject(be)).filter(|&subject| clause.is_self(subject));
    let is_claimed = clause.is_in(place, Set::Innocent)
        && (!clause.is(place, &["honest"])
            || clause.is(place.wrapping_sub(1), &["than", "completely"]));
    (is_claimed && own.is_some() && !clause.is_negated(place)
        || is_claimed && own.is_some() && clause.is(place.wrapping_sub(1), &["than", "but"]))
    .then(|| clause.says(Denies, "denial-in-content", place, place))
}

/// Places behind a negation in which the wrong has to stand.
const REACH: usize = 9;

/// "did not defraud anyone", "is no thief", "never broke the law".
fn no_wrong(clause: Clause<'_, '_, '_, '_>, place: usize) -> Option<Verdict> {
    let again = clause.is(place, &["never"]) && clause.is(place + 1, &["again"]);
    if !(clause.is_not(place) || clause.is(place, &["neither"])) || !is_told(clause, place) || again
    {
        return None;
    }
    let subject = clause.subject(place).or_else(|| fronted(clause, place));
    let own = subject.is_none_or(|subject| {
        clause.is_self(subject) && clause.is_stated(subject) || is_principal(clause, subject)
    });
    let mut near = place + 1..scope(clause, place);
    let wrong = near.find(|&at| {
        is_wrong(clause, at) || clause.is_in(at, Set::Suspect) && clause.tag(at).starts_with("VB")
    })?;
    if !own && !answers(clause, wrong) {
        return None;
    }
    Some(clause.says(Denies, "denial-in-content", place, wrong))
}

/// "Neither I nor my clerk stole it": the subject stands behind the negation.
fn fronted(clause: Clause<'_, '_, '_, '_>, place: usize) -> Option<usize> {
    let behind = clause.is(place, &["neither", "nor", "never"]).then(|| place + 1..place + 4)?;
    behind.into_iter().find(|&at| clause.tag(at) == "PRP" || clause.tag(at).starts_with("NN"))
}

/// Where the reach of a negation ends: at a mark, a clause of its own, or somebody else who does something.
fn scope(clause: Clause<'_, '_, '_, '_>, place: usize) -> usize {
    let mut acted = false;
    let end = (place + REACH).min(clause.len());
    let mut ends = |at: usize| {
        let again = acted && clause.is_finite(at);
        acted |= clause.tag(at).starts_with("VB");
        let somebody = at > place + 1 && clause.is(at, &["i", "he", "she", "we", "they", "that"]);
        again || somebody || matches!(clause.tag(at), "," | ":" | "WDT" | "WP" | "WRB")
    };
    (place + 1..end).find(|&at| ends(at)).unwrap_or(end)
}

/// "had not been altered, as a blog had suggested": a passive, and whose charge it answers.
fn answers(clause: Clause<'_, '_, '_, '_>, wrong: usize) -> bool {
    const SUGGESTED: [&str; 8] = [
        "suggested",
        "claimed",
        "alleged",
        "reported",
        "implied",
        "charged",
        "asserted",
        "suggests",
    ];
    let end = (wrong + REACH).min(clause.len());
    let charge = (wrong..end).find(|&at| clause.is(at, &["as"]));
    clause.is_passive(wrong)
        && charge.is_some_and(|from| (from..end).any(|at| clause.is(at, &SUGGESTED)))
}

/// Whether a noun or pronoun stands for the one whom the source speaks for: a client, a body, a child.
pub(super) fn is_principal(clause: Clause<'_, '_, '_, '_>, subject: usize) -> bool {
    let kin = clause.is_in(subject, Set::Kin)
        && (subject.saturating_sub(3)..subject).any(|at| clause.tag(at) == "PRP$");
    let person = clause.tag(subject) == "PRP" && !clause.is(subject, &["it", "you"])
        || clause.tag(subject).starts_with("NNP");
    let body = [Set::Body, Set::Kin, Set::Authority].iter().any(|&set| clause.is_in(subject, set));
    let filed = clause.told.source_in(Set::Filing) && clause.is(subject, &["he", "she"]);
    kin || filed || clause.told.source_speaks_for() && (person || body)
}

/// Whether what is negated is told of, and neither forbidden nor promised.
fn is_told(clause: Clause<'_, '_, '_, '_>, place: usize) -> bool {
    let Some(before) = place.checked_sub(1) else { return clause.is(place, &["never"]) };
    let modal = clause.tag(before) == "MD"
        && !clause.is(place + 1, &["have"])
        && !clause.is(before, &["could"]);
    let planned = clause.is(place + 1, &["going"]) && clause.is(place + 2, &["to"]);
    let imperative = planned || clause.is(before, &["do"]) && before == clause.first();
    !modal && !imperative && !clause.is(place + 1, &["only", "just", "been"])
        || clause.is(place + 1, &["been"]) && clause.tag(before) != "MD"
}

/// Whether a word names a wrong or what is unlawful.
pub(super) fn is_wrong(clause: Clause<'_, '_, '_, '_>, place: usize) -> bool {
    const BREAKING: [&str; 5] = ["break", "broke", "broken", "breaking", "breaks"];
    const BROKEN: [&str; 6] = ["law", "laws", "rule", "rules", "pledge", "regulations"];
    let breaks = clause.is(place, &BREAKING)
        && (place + 1..place + 5).any(|place| clause.is(place, &BROKEN));
    breaks
        || [Set::Wrong, Set::Wrongs, Set::Wrongdoer, Set::Wrongful]
            .iter()
            .any(|&set| clause.is_in(place, set))
}

//! Denials that only what was said before makes one: "he had not contacted anyone", after a charge.

use super::clause::Clause;
use super::told::{Told, Verdict};
use super::words::Set;
use onrecord_record::StanceValue::Denies;

/// A plain sentence in which the source says that it did not do something, where a charge stands close by.
pub(super) fn of(told: &Told<'_, '_, '_>) -> Option<Verdict> {
    let lines = told.lines.iter().take(2);
    lines.into_iter().find_map(|line| {
        let clause = Clause::new(told, line);
        did_not(clause).or_else(|| elsewhere(clause))
    })
}

/// "He told the court he had been at home that night": where one answers for oneself, an alibi needs no charge before it.
pub(super) fn alibi(told: &Told<'_, '_, '_>) -> Option<Verdict> {
    const HEARING: [&str; 12] = [
        "court",
        "jury",
        "judge",
        "magistrate",
        "magistrates",
        "police",
        "detectives",
        "tribunal",
        "inquiry",
        "investigators",
        "coroner",
        "inquest",
    ];
    let sentence = told.sentence(told.attribution.anchor().start);
    let near = sentence.start..sentence.end.min(sentence.start + BEFORE);
    let hears = |at: u32| {
        told.is(at, &HEARING)
            && (at.saturating_sub(2)..at)
                .any(|at| told.is(at, &["told", "tell", "tells", "testified", "to"]))
    };
    let heard = near.into_iter().any(hears);
    told.lines.first().filter(|_| heard).and_then(|line| elsewhere(Clause::new(told, line)))
}

/// "I had not seen it", "he never met her": a perfect or past, negated, of the source itself.
fn did_not(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    const TELLING: [&str; 12] =
        ["did", "had", "has", "have", "was", "were", "'d", "’d", "'ve", "’ve", "never", "am"];
    let verb = clause.main_verb()?;
    let not = (verb.saturating_sub(2)..verb + 3).find(|&place| clause.is_not(place))?;
    let own = clause.subject(verb.min(not)).is_some_and(|subject| clause.is_self(subject));
    let told = clause.is(verb, &TELLING) || clause.is(not, &["never"]) && clause.tag(verb) == "VBD";
    let act = (not + 1..not + 4).find(|&place| clause.tag(place).starts_with("VB"));
    let mental = act.is_none_or(|act| clause.is(act, &MENTAL));
    (own && told && !mental).then(|| clause.says(Denies, "denial-of-a-charge", verb, not))
}

/// "I was at my sister’s that night": an alibi.
fn elsewhere(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    let verb = clause.main_verb()?;
    let perfect = clause.is(verb, &["had", "'d", "’d"]) && clause.is(verb + 1, &["been"]);
    if !clause.is_be(verb) && !perfect {
        return None;
    }
    let own = clause.subject(verb).is_some_and(|subject| clause.is_self(subject));
    let been = verb + 1 + usize::from(clause.is(verb + 1, &["been"]));
    let away = clause.is(been, &["at", "in", "on", "home", "abroad", "away", "asleep", "with"]);
    let then = (been..clause.len()).any(|place| {
        clause.is(place, &["night", "time", "day", "when", "evening", "morning", "weekend", "week"])
    });
    (own && away && then).then(|| clause.says(Denies, "denial-of-a-charge", verb, been))
}

/// What is not known, wanted or decided denies nothing.
const MENTAL: [&str; 30] = [
    "know",
    "knew",
    "see",
    "seen",
    "saw",
    "been",
    "remember",
    "receive",
    "received",
    "understand",
    "recall",
    "get",
    "find",
    "need",
    "realize",
    "found",
    "think",
    "thought",
    "want",
    "wanted",
    "decided",
    "expect",
    "expected",
    "believe",
    "feel",
    "heard",
    "hear",
    "like",
    "mean",
    "care",
];

/// Tokens before and behind a statement among which a charge is named.
const BEFORE: u32 = 50;
const BEHIND: u32 = 14;
/// Tokens of the statement itself that are looked at.
const BOUND: u32 = 200;

/// Whether words of charging stand near: "as a blog had suggested", "accused of", "the allegation".
pub(super) fn names_charge(told: &Told<'_, '_, '_>) -> bool {
    const CHARGING: [&str; 12] = [
        "accused",
        "accuses",
        "accusing",
        "alleged",
        "alleges",
        "alleging",
        "suspected",
        "charged",
        "admitting",
        "picked",
        "blamed",
        "confronted",
    ];
    let extent = told.attribution.extent();
    let end = extent.end.min(extent.start + BOUND);
    let near = extent.start.saturating_sub(BEFORE)..end + BEHIND;
    let nouns = |at: u32| {
        told.is_in(at, Set::Charge)
            && told.tag(at).starts_with("NN")
            && !told.is(at, &["report", "story", "account", "notion", "claim", "claims"])
    };
    near.into_iter().any(|at| told.is(at, &CHARGING) || nouns(at))
}

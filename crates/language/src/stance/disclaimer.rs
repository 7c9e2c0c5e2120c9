//! Negatives that answer a charge or a version by their own words: "I have never met her", "nobody was bribed", "the bet was not his".

use super::clause::Clause;
use super::denial::{self, is_wrong};
use super::misdeed;
use super::told::{Told, Verdict};
use super::words::Set;
use onrecord_record::StanceValue::Denies;

/// A sentence of a content that disclaims.
pub(super) fn of(told: &Told<'_, '_, '_>) -> Option<Verdict> {
    told.lines.iter().take(2).find_map(|line| {
        let clause = Clause::new(told, line);
        if is_open(clause) {
            return None;
        }
        never(clause)
            .or_else(|| did_none(clause))
            .or_else(|| nobody(clause))
            .or_else(|| none_such(clause))
            .or_else(|| not_mine(clause))
            .or_else(|| wrong_man(clause))
            .or_else(|| nowhere_near(clause))
            .or_else(|| as_told(clause))
            .or_else(|| insists(clause))
    })
}

/// A question or a condition disclaims nothing.
fn is_open(clause: Clause<'_, '_, '_, '_>) -> bool {
    let first = clause.first();
    clause.is(first, &["if", "unless", "whether", "when"])
        || clause.is(clause.len().saturating_sub(1), &["?"])
        || clause.is(clause.len().saturating_sub(2), &["?"])
}

fn denies(clause: Clause<'_, '_, '_, '_>, from: usize, to: usize) -> Verdict {
    clause.says(Denies, "denial-of-a-charge", from, to)
}

/// Places behind a negation in which the act stands.
const REACH: usize = 5;

/// "I have never met her", "his troops had not crossed the border": an act on which charges turn, and which is one's own.
fn never(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    let verb = clause.main_verb()?;
    let not = (verb.saturating_sub(2)..verb + 4).find(|&place| clause.is_not(place))?;
    let told = clause.is(verb, &["had", "'d", "’d"])
        || clause.is(not, &["never"])
            && (clause.is(verb, &["has", "have", "'ve", "’ve", "was", "were"])
                || clause.tag(verb) == "VBD")
        || clause.is(verb, &["did", "was", "were"]) && reaches_any(clause, not);
    let subject = clause.subject(verb.min(not))?;
    let own = clause.is_self(subject) || is_own(clause, subject);
    let near = (not + 1..(not + REACH).min(clause.len())).take_while(|&at| clause.tag(at) != ",");
    let verbs = |at: &usize| {
        clause.tag(*at).starts_with("VB")
            && !(clause.is_be(*at) && clause.tag(at + 1).starts_with("VB"))
    };
    let act = near.into_iter().find(verbs).filter(|&at| {
        let acts =
            clause.is_in(at, Set::Disowned) && !clause.is_passive(at) && !is_general(clause, at);
        acts || is_act(clause, at)
    })?;
    let again = clause.is(not + 1, &["again"]);
    (told && own && !again).then(|| denies(clause, verb.min(not), act))
}

/// "I never met anybody who …" tells of the world and not of oneself.
fn is_general(clause: Clause<'_, '_, '_, '_>, act: usize) -> bool {
    clause.is(act + 1, &["anybody", "anyone", "somebody", "anything", "a"])
        && (act + 2..act + 6).any(|at| clause.is(at, &["who", "that", "like", "so", "as"]))
}

/// "broke no law", "my son is no murderer".
fn did_none(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    let verb = clause.main_verb()?;
    let subject = clause.subject(verb)?;
    let own =
        clause.is_self(subject) || is_own(clause, subject) || denial::is_principal(clause, subject);
    let near = verb + 1..verb + 4;
    let no = near.into_iter().find(|&at| clause.is(at, &["no", "nothing", "nobody"]))?;
    let wrong = (verb..no).any(|at| clause.tag(at).starts_with("VB") && is_act(clause, at));
    let named = clause.is_be(verb) && clause.is_in(no + 1, Set::Wrongdoer);
    (own && (wrong || named)).then(|| denies(clause, verb, no))
}

/// A wrong, or what charges turn on.
fn is_act(clause: Clause<'_, '_, '_, '_>, at: usize) -> bool {
    is_wrong(clause, at) || misdeed::is_misdeed(clause, at)
}

/// "did not dump anything", "did not pay a single official".
fn reaches_any(clause: Clause<'_, '_, '_, '_>, not: usize) -> bool {
    const ANY: [&str; 8] =
        ["any", "anything", "anyone", "anybody", "ever", "either", "whatsoever", "single"];
    (not + 1..(not + 8).min(clause.len())).any(|at| clause.is(at, &ANY))
}

/// "His troops", "our people", "its staff".
pub(super) fn is_own(clause: Clause<'_, '_, '_, '_>, subject: usize) -> bool {
    const OWN: [&str; 25] = [
        "engineers",
        "troops",
        "men",
        "staff",
        "people",
        "officers",
        "soldiers",
        "employees",
        "members",
        "players",
        "workers",
        "drivers",
        "nurses",
        "forces",
        "fighters",
        "agents",
        "guards",
        "team",
        "company",
        "firm",
        "family",
        "crew",
        "pilots",
        "cars",
        "clients",
    ];
    clause.is(subject, &OWN)
        && (subject.saturating_sub(3)..subject).any(|at| clause.tag(at) == "PRP$")
}

/// "Nobody was bribed", "no visas were sold", "none of our staff took a penny".
fn nobody(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    let first = clause.first();
    let none = clause.is(first, &["nobody", "none", "no"]);
    let changed = first + 2;
    if none && clause.is(changed, &["changed"]) && clause.is(changed + 1, &["hands"]) {
        return Some(denies(clause, first, changed));
    }
    let verb = clause.main_verb().filter(|&verb| none && verb > first && verb < first + 10)?;
    let past = matches!(clause.tag(verb), "VBD") || clause.is(verb, &["has", "have"]);
    let act = (verb..(verb + 3).min(clause.len())).find(|&at| {
        let harm = clause.is_in(at, Set::Violent) || clause.is(at, &["hurt", "harmed", "injured"]);
        let acts = clause.is_in(at, Set::Disowned)
            && !clause.is(at, &["contacted", "met", "visited", "been", "was"]);
        clause.tag(at).starts_with("VB") && !harm && (acts || is_act(clause, at))
            || clause.is(at, &["changed"]) && clause.is(at + 1, &["hands"])
    })?;
    past.then(|| denies(clause, first, act))
}

/// "There was no deal", "there is no rift in the cabinet".
fn none_such(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    let verb = clause.main_verb()?;
    let there = verb > 0 && clause.is(verb - 1, &["there"]);
    let be = (verb..verb + 3).any(|at| clause.is_be(at));
    let no = (verb + 1..verb + 4)
        .find(|&at| clause.is(at, &["no"]) || clause.is_not(at) || clause.is(at, &["never"]))?;
    let near = (no + 1..(no + 5).min(clause.len())).take_while(|&at| {
        matches!(clause.tag(at), "JJ" | "NN" | "NNS" | "DT" | "RB" | "HYPH" | "VBG" | "VBN")
    });
    let named =
        near.into_iter().find(|&at| clause.is_in(at, Set::Disputed) && !clause.is(at + 1, &["to"]));
    let again = || {
        (no + 1..clause.len()).any(|at| {
            clause.is(at, &["never"])
                && (clause.is(at + 1, &["was", "were"]) || clause.is(at + 1, &["has", "have"]))
        })
    };
    let shown = named.or_else(|| again().then_some(no))?;
    (there && be).then(|| denies(clause, no, shown))
}

/// "The bet was not his", "that is not my signature".
fn not_mine(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    const OWNED: [&str; 8] =
        ["signature", "handwriting", "voice", "gun", "money", "account", "doing", "fault"];
    let verb = clause.main_verb().filter(|&verb| clause.is_be(verb))?;
    let not = (verb + 1..verb + 3).find(|&at| clause.is_not(at))?;
    let ends = not + 2 >= clause.len() || matches!(clause.tag(not + 2), "." | "," | "''" | ":");
    let mine = clause.is(not + 1, &["mine", "hers", "theirs", "ours", "his"]) && ends;
    let own =
        clause.is(not + 1, &["my", "his", "her", "our", "their"]) && clause.is(not + 2, &OWNED);
    (mine || own).then(|| denies(clause, verb, not + 1))
}

/// "The pilot had been nowhere near the hangar."
fn nowhere_near(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    let verb = clause.main_verb()?;
    let near = (verb + 1..verb + 4)
        .find(|&at| clause.is(at, &["nowhere"]) && clause.is(at + 1, &["near"]))?;
    let subject = clause.subject(verb)?;
    let own = clause.is_self(subject)
        || denial::is_principal(clause, subject)
        || clause.told.source_speaks_for();
    let place = matches!(clause.tag(near + 2), "DT" | "PRP$" | "PRP" | "NNP" | "NN");
    (own && place).then(|| denies(clause, near, near + 1))
}

/// "You have the wrong man", "wrong man, wrong hotel".
fn wrong_man(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    const WHOM: [&str; 6] = ["man", "woman", "person", "guy", "suspect", "people"];
    let verb = clause.main_verb();
    let have = verb.is_some_and(|verb| {
        clause.is(verb, &["have", "has", "had", "’ve", "'ve", "got", "arrested", "charged"])
    });
    let bare = verb.is_none() && clause.line.is_quoted;
    let place =
        (0..clause.len()).find(|&at| clause.is(at, &["wrong"]) && clause.is(at + 1, &WHOM))?;
    (have && clause.is(place.wrapping_sub(1), &["the"]) || bare)
        .then(|| denies(clause, place, place + 1))
}

/// "had not been approached, as the radio had reported", "no money had been lost, whatever the newspapers wrote".
fn as_told(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    const TOLD: [&str; 19] = [
        "suggested",
        "claimed",
        "alleged",
        "reported",
        "implied",
        "charged",
        "asserted",
        "said",
        "wrote",
        "written",
        "insinuated",
        "rumored",
        "rumoured",
        "proclaimed",
        "told",
        "claims",
        "claim",
        "reports",
        "allegations",
    ];
    let told = clause.told;
    let verb = clause.main_verb()?;
    let negative = |at: &usize| clause.is_not(*at) || clause.is(*at, &["no", "nobody", "none"]);
    let not = (0..clause.len()).find(negative).filter(|&not| verb < not + REACH);
    let contrary = |at: &u32| told.is(*at, &["contrary"]) && told.is(at + 1, &["to"]);
    let end = told.sentence(clause.at(verb)).end;
    // The version may stand in an attribution of its own, so that the text is looked at and not the content.
    let opens = |at: &u32| {
        let behind =
            not.is_some_and(|not| clause.at(not) < *at && !clause.is(not + 1, &["only", "just"]));
        let own = told.is(at + 2, &["i", "we"]);
        behind && !own && told.tag(*at) == "," && told.is(at + 1, &["as", "whatever", "contrary"])
    };
    let comma = (clause.at(verb)..end)
        .find(|at| not.is_some() && opens(at) || contrary(&(at + 1)) && told.tag(*at) == ",")?;
    // What somebody has said here may be this very statement.
    if told.attribution.anchor().start > comma && told.attribution.anchor().start < comma + 9 {
        return None;
    }
    let said = (comma..end.min(comma + 9)).any(|at| told.is(at, &TOLD));
    said.then(|| denies(clause, not.unwrap_or(verb), verb))
}

/// "He insisted that no visa was sold": who insists on a negative contradicts somebody (Hyland 2005, doubting verbs).
fn insists(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    const INSISTING: [&str; 10] = [
        "insist",
        "insists",
        "insisted",
        "insistence",
        "insisting",
        "protested",
        "protestation",
        "protestations",
        "protests",
        "swore",
    ];
    let told = clause.told;
    if !told.cue().iter().any(|at| told.is(at, &INSISTING)) {
        return None;
    }
    let verb = clause.main_verb().filter(|&verb| clause.tag(verb) != "MD")?;
    let first = clause.first();
    let none =
        clause.is(first, &["nobody", "no", "none"]) && verb > first && clause.tag(verb) == "VBD";
    let there = (verb + 1..verb + 3)
        .find(|&at| clause.is(at, &["no"]))
        .filter(|_| verb > 0 && clause.is(verb - 1, &["there"]) && clause.tag(verb) == "VBD");
    let own = clause.subject(verb).is_some_and(|subject| {
        clause.is_self(subject)
            || is_own(clause, subject)
            || clause.is(verb.wrapping_sub(2), &["his", "her", "its", "their"])
    });
    let act = (verb + 1..(verb + REACH).min(clause.len())).any(|at| is_act(clause, at));
    let not = (verb.saturating_sub(1)..verb + 3).find(|&at| (own || act) && clause.is_not(at));
    let shown = none.then_some(first).or(there).or(not)?;
    Some(denies(clause, shown, shown))
}

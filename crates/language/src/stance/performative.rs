//! Contents in which the source names its own act: "we condemn the attack", "said he had ordered a review", "I doubt it".

use super::clause::Clause;
use super::cue;
use super::denial;
use super::object;
use super::refusal::DENY;
use super::senses::{self, Frame, Kind, Sense};
use super::told::Verdict;
use onrecord_record::StanceValue::{Alleges, Asserts, Confirms, Declines, Denies};
use onrecord_text::Span;

/// What the main verb of a sentence does, if the source is its subject and the verb decides by itself.
pub(super) fn of(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    let first = clause.main_verb()?;
    if let Some(verdict) = will_not(clause, first) {
        return Some(verdict);
    }
    let subject = clause.subject(first)?;
    let own = clause.is_self(subject);
    let verb = lexical(clause, first).filter(|_| own || denial::is_principal(clause, subject))?;
    // Who speaks for another denies in the other's name, and does nothing else in it.
    let sense = sense(clause, verb).filter(|_| !refuses(clause, verb))?;
    let sense = Some(sense).filter(|sense| own || sense.stance == Denies)?;
    let negated = clause.is_negated(verb);
    let value = if negated { sense.negated } else { sense.stance };
    let rule = match (negated, value) {
        (_, Asserts) => return None,
        (true, Confirms) => "not-denied",
        (true, Denies) => "not-accepted",
        // "I don't blame her" keeps nothing back.
        (true, Declines) if sense.stance == Alleges => return None,
        (true, Declines) => "not-said",
        _ => cue::rule_of(value),
    };
    Some(clause.says(value, rule, verb, verb))
}

/// "I denied him the loan": a thing is refused, and nothing said.
fn refuses(clause: Clause<'_, '_, '_, '_>, verb: usize) -> bool {
    let at = clause.at(verb);
    clause.is(verb, &DENY) && object::refused(clause.told, Span::new(at, at + 1)).is_some()
}

/// "I won’t deny it" owns up; "we cannot comment" declines.
fn will_not(clause: Clause<'_, '_, '_, '_>, first: usize) -> Option<Verdict> {
    const SAYING: [&str; 8] =
        ["comment", "discuss", "say", "confirm", "speculate", "elaborate", "answer", "disclose"];
    let own = clause.subject(first).is_some_and(|subject| clause.is_self(subject));
    let cannot = clause.is(first, &["cannot"]);
    let not = own && clause.tag(first) == "MD" && (cannot || clause.is_not(first + 1));
    let verb = first + if cannot { 1 } else { 2 };
    if not && clause.is(verb, &["deny"]) {
        return Some(clause.says(Confirms, "confession-in-content", first, verb));
    }
    // A parliament that will not confirm somebody does not keep silent.
    let appoints = clause.is(verb, &["confirm"])
        && clause.subject(first).is_some_and(|subject| clause.tag(subject).starts_with("NN"));
    (not && !appoints && clause.is(verb, &SAYING))
        .then(|| clause.says(Declines, "not-said", first, verb))
}

/// The verb behind the auxiliaries of a verb with tense; none behind a modal, "to" or a passive.
fn lexical(clause: Clause<'_, '_, '_, '_>, first: usize) -> Option<usize> {
    const AUXILIARIES: [&str; 14] = [
        "has", "have", "had", "do", "does", "did", "'ve", "’ve", "'s", "’s", "'m", "’m", "am",
        "are",
    ];
    let helped = |place: usize| clause.tag(place) == "RB" || clause.is_not(place);
    let mut verb = first;
    if clause.is(first, &AUXILIARIES) {
        verb = (first + 1..first + 4).find(|&place| !helped(place))?;
    }
    let passive = verb > first
        && clause.is_be(first)
        && clause.tag(verb) == "VBN"
        && !clause.is(first, &["'s", "’s"]);
    (clause.tag(verb).starts_with("VB") && !passive && !clause.is_be(verb)).then_some(verb)
}

/// The closed sense of a verb, with the rest of its phrase behind it.
fn sense(clause: Clause<'_, '_, '_, '_>, verb: usize) -> Option<Sense> {
    let word = clause.told.context.lower(clause.at(verb));
    let to = clause.is(verb + 1, &["to"]) && clause.tag(verb + 2) == "VB";
    let fits = |sense: &Sense| {
        sense.kind == Kind::Verb
            && match sense.frame {
                Frame::Any => true,
                Frame::To => to,
                Frame::Phrase => !to && !clause.is(verb + 1, &["that", "whether", "if"]),
                _ => false,
            }
    };
    let known = senses::phrases(&word).iter().filter(|phrase| fits(&phrase.sense));
    let mut whole = known.filter(|phrase| {
        let rest = phrase.rest.iter().enumerate();
        rest.into_iter().all(|(at, word)| clause.is(verb + 1 + at, &[word]))
    });
    whole.next().map(|phrase| phrase.sense).filter(|sense| !sense.is_open)
}

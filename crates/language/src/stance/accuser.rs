//! What a lawsuit, an indictment or an accuser says somebody did is a charge, whatever its words.

use super::clause::Clause;
use super::content;
use super::told::{Told, Verdict};
use onrecord_record::StanceValue::Alleges;

/// Sources that accuse.
const ACCUSING: [&str; 16] = [
    "lawsuit",
    "lawsuits",
    "suit",
    "complaint",
    "complaints",
    "indictment",
    "prosecutors",
    "prosecutor",
    "accuser",
    "accusers",
    "plaintiff",
    "plaintiffs",
    "whistle-blower",
    "whistleblower",
    "whistle-blowers",
    "whistleblowers",
];

/// A plain sentence of an accuser of what somebody else did.
pub(super) fn of(told: &Told<'_, '_, '_>) -> Option<Verdict> {
    if told.meaning.as_ref().is_some_and(|meaning| !meaning.sense.is_open) {
        return None;
    }
    let source = told.attribution.source?;
    let accuser = source.iter().take(8).find(|&at| told.is(at, &ACCUSING))?;
    // What is told inside counts here: "says the firm knew" charges the firm.
    let line = content::first(told.context, told.attribution);
    let clause = Clause::new(told, &line);
    let verb = clause.main_verb()?;
    let subject = clause.subject(verb).filter(|&subject| !clause.is_self(subject))?;
    let somebody = !clause.is(subject, &["it", "there", "this", "that"]);
    let done = clause.tag(verb) == "VBD" && (!clause.is_be(verb) || clause.is_passive(verb + 1));
    let official = told.is(accuser, &["prosecutors", "prosecutor"]);
    let person = clause.tag(subject).starts_with("NNP") || clause.tag(subject) == "PRP";
    let active = !clause.is_be(verb);
    (somebody && done && (!official || person && active))
        .then(|| clause.says(Alleges, "accusing-source", verb, verb))
}

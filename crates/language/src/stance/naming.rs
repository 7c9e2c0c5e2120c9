//! "called it a disgrace", "labeled as members of a gang": what somebody is called decides.

use super::told::{Told, Verdict};
use super::words::Set;
use onrecord_record::StanceValue::{self, Alleges, Appraises, Denies};
use onrecord_text::Span;

/// What calling something by a name does.
pub(super) fn of(told: &Told<'_, '_, '_>) -> Option<Verdict> {
    let meaning = told.meaning.filter(|meaning| meaning.sense.is_open)?;
    let names = meaning.sense.stance == Appraises || told.is(meaning.words.start, &NAMING);
    if !names {
        return None;
    }
    let found = |set: Set| told.content().find(|&at| told.is_in(at, set));
    let says =
        |value: StanceValue, rule, at: u32| Some(Verdict::new(value, rule, Span::new(at, at + 1)));
    if let (Some(_), Some(at)) = (found(Set::Charge), found(Set::False)) {
        return says(Denies, "called-false", at);
    }
    if let Some(at) = found(Set::Wrongdoer).or_else(|| found(Set::Wrongs)) {
        return says(Alleges, "called-wrong", at);
    }
    found(Set::Judging).and_then(|at| says(Appraises, "called-good-or-bad", at))
}

/// Words of naming whose default is no judgement.
const NAMING: [&str; 6] =
    ["describe", "describes", "described", "describing", "remembered", "identified"];

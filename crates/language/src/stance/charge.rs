//! Contents that charge somebody with a wrong: "lied to investigators", "he is a thief", "illegally used the money".

use super::clause::Clause;
use super::denial::is_wrong;
use super::shape::Shape;
use super::told::{Told, Verdict};
use super::words::Set;
use onrecord_record::StanceValue::Alleges;
use onrecord_text::Span;

/// What a sentence of a content charges somebody with, if it does.
pub(super) fn of(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    if is_plot(clause.told) || acquits(clause.told) {
        return None;
    }
    (0..clause.len()).find_map(|place| {
        let charges = done(clause, place)
            || violence(clause, place)
            || committed(clause, place)
            || is_culprit(clause, place)
            || unlawfully(clause, place)
            || charged(clause, place);
        // What others allege or suspect is their charge.
        let elsewhere = (place.saturating_sub(2)..place)
            .any(|place| clause.is(place, &["alleged", "allegedly"]))
            || (place.saturating_sub(6)..place).any(|place| {
                clause.is(place, &["suspicions", "suspicion", "allegations", "accusations"])
            });
        (charges && !elsewhere && !clause.is_negated(place) && !clause.is_supposed(place))
            .then(|| clause.says(Alleges, "charge-in-content", place, place))
    })
}

/// Tokens of a sentence among which a work of fiction is looked for.
const SENTENCE: u32 = 60;

/// "In the novel the banker murders his wife", "the film tells of …": what is made up charges nobody.
fn is_plot(told: &Told<'_, '_, '_>) -> bool {
    let anchor = told.attribution.anchor().start;
    let sentence = told.sentence(anchor);
    let near = sentence.start..sentence.end.min(sentence.start + SENTENCE);
    let work = |at: &u32| told.is_in(*at, Set::Fiction) && !told.tag(*at + 1).starts_with("NN");
    let source = told.attribution.source.unwrap_or_default();
    if tells_a_story(told) {
        return true;
    }
    let inside = |at: u32| {
        let from = at.saturating_sub(4).max(sentence.start);
        (from..at).any(|at| told.is(at, &["in"]))
    };
    near.filter(work).any(|at| inside(at) || source.holds(at) && at + 3 > source.end)
}

/// "The book tells how the banker murdered his wife."
fn tells_a_story(told: &Told<'_, '_, '_>) -> bool {
    let cue = told.cue();
    let source = told.attribution.source.unwrap_or_default();
    let tells = cue.iter().any(|at| told.is(at, &["tell", "tells", "narrates", "recounts"]));
    let how = told.is(cue.end - u32::from(cue.end > 0), &["of"])
        || told.content().take(1).any(|at| told.is(at, &["how", "of"]));
    tells && how && source.iter().take(6).any(|at| told.is(at, &["book", "story", "tale", "play"]))
}

/// "acquitted of raping a student": who is acquitted is charged no more.
fn acquits(told: &Told<'_, '_, '_>) -> bool {
    const ACQUITTING: [&str; 5] = ["acquit", "acquits", "acquitted", "acquitting", "exonerated"];
    told.cue().iter().any(|at| told.is(at, &ACQUITTING))
}

/// A verb of wrongdoing that somebody else is the subject of, or that happened to anybody.
fn done(clause: Clause<'_, '_, '_, '_>, place: usize) -> bool {
    let verb = clause.is_in(place, Set::Wrong)
        || clause.is(place, &["broke", "broken", "breaking"]) && is_wrong(clause, place);
    verb && is_predicate(clause, place)
        && (clause.is_passive(place) || !subject_is_source(clause, place))
}

/// Whether a verb form tells what was done, and is no attribute and no mere purpose.
fn is_predicate(clause: Clause<'_, '_, '_, '_>, place: usize) -> bool {
    const TRYING: [&str; 10] = [
        "trying",
        "tried",
        "sought",
        "seeking",
        "attempted",
        "attempting",
        "conspired",
        "helped",
        "schemed",
        "continued",
    ];
    let before = (0..place).rev().find(|&before| clause.tag(before) != "RB");
    let Some(before) = before else { return clause.tag(place) == "VBD" };
    match clause.tag(place) {
        "VBD" | "VBZ" | "VBP" => !matches!(clause.tag(before), "DT" | "JJ" | "IN" | "PRP$"),
        "VBN" => {
            clause.is_be(before)
                || clause.is(before, &["has", "have", "had", "'ve", "’ve", "been", "and"])
        }
        "VBG" => clause.is_be(before) || clause.is(before, &["by"]),
        "VB" => {
            clause.is(before, &["did"])
                || clause.tag(before) == "TO" && before > 0 && clause.is(before - 1, &TRYING)
        }
        _ => false,
    }
}

fn subject_is_source(clause: Clause<'_, '_, '_, '_>, verb: usize) -> bool {
    clause.subject(verb).is_some_and(|subject| clause.is_self(subject))
}

/// An act of violence with a definite doer.
fn violence(clause: Clause<'_, '_, '_, '_>, place: usize) -> bool {
    let active = clause.is_in(place, Set::Violent)
        && matches!(clause.tag(place), "VBD" | "VBN")
        && is_predicate(clause, place)
        && !clause.is_passive(place);
    let subject = clause.subject(place).filter(|_| active);
    subject.is_some_and(|subject| {
        let doer =
            clause.tag(subject).starts_with("NN") || clause.is(subject, &["he", "she", "they"]);
        doer && !clause.is_in(subject, Set::Force) && !clause.is_self(subject)
    })
}

/// "committed federal crimes", "engaged in fraud", "guilty of perjury".
fn committed(clause: Clause<'_, '_, '_, '_>, place: usize) -> bool {
    const COMMITTING: [&str; 16] = [
        "commit",
        "commits",
        "committed",
        "committing",
        "engaged",
        "engaging",
        "guilty",
        "perpetrated",
        "accused",
        "charged",
        "complicit",
        "acts",
        "pattern",
        "amounted",
        "amounts",
        "constituted",
    ];
    clause.is_in(place, Set::Wrongs)
        && clause.tag(place).starts_with("NN")
        && (place.saturating_sub(5)..place).any(|before| clause.is(before, &COMMITTING))
        && !subject_is_source(clause, clause.main_verb().unwrap_or(place))
}

/// "he is a thief", "the vote was rigged", "they are corrupt".
fn is_culprit(clause: Clause<'_, '_, '_, '_>, place: usize) -> bool {
    let culprit = clause.is_in(place, Set::Wrongdoer)
        || clause.is(
            place,
            &[
                "corrupt",
                "crooked",
                "criminal",
                "racist",
                "fraudulent",
                "rigged",
                "theft",
                "fraud",
                "genocide",
                "murder",
            ],
        );
    let skipped = |place: &usize| {
        matches!(clause.tag(*place), "DT" | "RB" | "JJ" | "``" | "''" | "PDT" | "NN" | "NNP")
    };
    let mut before = (place.saturating_sub(5)..place).rev().skip_while(skipped);
    culprit && before.next().is_some_and(|be| clause.is_be(be) && !subject_is_source(clause, be))
}

/// "was indicted for taking gifts": what a court was asked to find.
fn charged(clause: Clause<'_, '_, '_, '_>, place: usize) -> bool {
    const CHARGED: [&str; 5] = ["charged", "indicted", "accused", "arraigned", "prosecuted"];
    let reason = || (place + 1..place + 12).any(|at| clause.is(at, &["for", "with", "of", "on"]));
    clause.is(place, &CHARGED)
        && clause.is_passive(place)
        && !subject_is_source(clause, place)
        && reason()
}

/// "illegally used the money".
fn unlawfully(clause: Clause<'_, '_, '_, '_>, place: usize) -> bool {
    const UNLAWFULLY: [&str; 11] = [
        "deliberately",
        "intentionally",
        "illegally",
        "unlawfully",
        "fraudulently",
        "wrongly",
        "improperly",
        "knowingly",
        "corruptly",
        "criminally",
        "wrongfully",
    ];
    clause.is(place, &UNLAWFULLY)
        && [place + 1, place.wrapping_sub(1)].iter().any(|&near| clause.tag(near).starts_with("VB"))
        && !subject_is_source(clause, place)
}

/// "documents beatings at four stations": a wrong laid open by a phrase.
pub(super) fn laid_open(told: &Told<'_, '_, '_>) -> Option<Verdict> {
    const OPENING: [&str; 16] = [
        "document",
        "documents",
        "documented",
        "documenting",
        "detail",
        "details",
        "detailed",
        "detailing",
        "reveal",
        "reveals",
        "revealed",
        "revelations",
        "exposed",
        "exposes",
        "uncovered",
        "found",
    ];
    let opens = told.shape == Shape::Phrase && told.cue().iter().any(|at| told.is(at, &OPENING));
    let mut near = told.content().take(4);
    let at =
        near.find(|&at| opens && told.is_in(at, Set::Wrongs) && told.tag(at).starts_with("NN"))?;
    Some(Verdict::new(Alleges, "charge-in-content", Span::new(at, at + 1)))
}

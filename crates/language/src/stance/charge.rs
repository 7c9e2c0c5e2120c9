//! Contents that charge somebody with a wrong: "lied to investigators", "he is a thief", "illegally used the money".

use super::circumstance;
use super::clause::Clause;
use super::content;
use super::denial::is_wrong;
use super::misdeed;
use super::object::is_time;
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
            || charged(clause, place)
            || misdid(clause, place)
            || knew(clause, place)
            || blood(clause, place);
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

/// Words of an outcry.
const BRIEF: usize = 6;

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
                || clause.tag(before).starts_with("NN") && is_past(clause, place)
        }
        "VBG" => clause.is_be(before) || clause.is(before, &["by"]),
        "VB" => {
            clause.is(before, &["did"])
                || clause.tag(before) == "TO" && before > 0 && clause.is(before - 1, &TRYING)
        }
        _ => false,
    }
}

/// "how wardens withheld insulin": a past that is taken for a participle, where no other verb has tense.
fn is_past(clause: Clause<'_, '_, '_, '_>, place: usize) -> bool {
    let object = clause.tag(place + 1).starts_with("NN")
        || matches!(clause.tag(place + 1), "DT" | "PRP" | "PRP$" | "JJ" | "CD");
    object && !is_time(clause.told, clause.at(place + 1)) && clause.main_verb().is_none()
}

/// Whether the source is the subject of a verb; one that is joined to another verb has its subject.
fn subject_is_source(clause: Clause<'_, '_, '_, '_>, verb: usize) -> bool {
    if let Some(subject) = clause.subject(verb) {
        return clause.is_self(subject);
    }
    let Some(main) = clause.main_verb().filter(|&main| main < verb) else { return false };
    let apart = |at: usize| matches!(clause.tag(at), "WDT" | "WP" | "WRB" | ":");
    let own = clause.subject(main).is_some_and(|subject| clause.is_self(subject));
    own && !(main..verb).any(apart)
}

/// Places before a verb among which its subject can say that it was not done.
const NONE: usize = 10;

/// "sold the secrets", "the minutes were altered", "cut his nets on purpose", "told me to lie".
fn misdid(clause: Clause<'_, '_, '_, '_>, place: usize) -> bool {
    // "Companies that break the law", "when she deleted it": what is done as a rule, or asked, is charged to nobody.
    let general = place > 0
        && matches!(clause.tag(place - 1), "WDT" | "WP")
        && matches!(clause.tag(place), "VBP" | "VBZ");
    let asked = clause.is(clause.first(), &["when", "why", "whether", "if", "where"]);
    if general || asked {
        return false;
    }
    let misdeed = misdeed::is_misdeed(clause, place)
        || circumstance::is_wrong_by(clause, place)
        || circumstance::is_instigated(clause, place);
    let none = |at: usize| clause.is(at, &["none", "no", "nobody", "nothing"]) || clause.is_not(at);
    // "It deleted the records": most often the body that speaks.
    let it = clause.subject(place).is_some_and(|subject| clause.is(subject, &["it"]));
    misdeed
        && !it
        && !(place.saturating_sub(NONE)..place).any(none)
        && is_predicate(clause, place)
        && (clause.is_passive(place) || !subject_is_source(clause, place))
}

/// "Somebody at that company knew.": what was known there was hidden.
fn knew(clause: Clause<'_, '_, '_, '_>, place: usize) -> bool {
    let ends = |at: usize| at >= clause.len() || matches!(clause.tag(at), "." | "," | "''");
    let knew = clause.is(place, &["knew"]) && ends(place + 1);
    // "What he knew", "the town they knew" are things known.
    let main = clause.main_verb() == Some(place)
        && (0..place).all(|at| !matches!(clause.tag(at), "WP" | "WDT" | "WRB"));
    let chief = |at: usize| clause.is_in(at, Set::Chief);
    knew && main && (0..place).any(chief) && !subject_is_source(clause, place)
}

/// "He has blood on his hands."
fn blood(clause: Clause<'_, '_, '_, '_>, place: usize) -> bool {
    let hands = clause.is(place + 1, &["on"]) && clause.is(place + 3, &["hands"]);
    clause.is(place, &["blood"]) && hands && !subject_is_source(clause, place)
}

/// An act of violence with a definite doer.
fn violence(clause: Clause<'_, '_, '_, '_>, place: usize) -> bool {
    let active = clause.is_in(place, Set::Violent)
        && matches!(clause.tag(place), "VBD" | "VBN")
        && is_predicate(clause, place)
        && !clause.is_passive(place)
        && !(clause.tag(place) == "VBN" && clause.main_verb().is_none());
    let subject = clause.subject(place).filter(|_| active);
    subject.is_some_and(|subject| {
        let doer =
            clause.tag(subject).starts_with("NN") || clause.is(subject, &["he", "she", "they"]);
        // "Warplanes attacked positions of the rebels" tells of a war.
        let war = (place + 1..place + 8)
            .any(|at| clause.is(at, &["positions", "targets", "strongholds", "militants"]));
        doer && !war && !clause.is_in(subject, Set::Force) && !clause.is_self(subject)
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

/// "told me to lie", with what is told inside: there the bidding is what is charged.
pub(super) fn bidden(told: &Told<'_, '_, '_>) -> Option<Verdict> {
    let open = told.meaning.is_none_or(|meaning| meaning.sense.is_open);
    let line = content::first(told.context, told.attribution);
    let clause = Clause::new(told, &line);
    let bids = |&place: &usize| {
        circumstance::is_instigated(clause, place)
            && is_predicate(clause, place)
            && (clause.is_passive(place) || !subject_is_source(clause, place))
            && !clause.is_negated(place)
            && !clause.is_supposed(place)
    };
    let place = (0..clause.len()).find(bids).filter(|_| open)?;
    Some(clause.says(Alleges, "charge-in-content", place, place))
}

/// "Murderers!": nothing but a name for a wrongdoer, between marks.
pub(super) fn shouted(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    let brief = clause.line.is_quoted && clause.len() <= BRIEF && clause.main_verb().is_none();
    let named = |&place: &usize| {
        let ends = place + 1 >= clause.len() || !clause.tag(place + 1).starts_with("NN");
        let noun = clause.is_in(place, Set::Wrongdoer) && clause.tag(place).starts_with("NN");
        noun && ends && !clause.is_negated(place)
    };
    let place = (0..clause.len()).find(named).filter(|_| brief)?;
    Some(clause.says(Alleges, "charge-in-content", place, place))
}

/// "claims of abuse", "reports of torture": a noun of saying that names the wrong.
pub(super) fn named(told: &Told<'_, '_, '_>) -> Option<Verdict> {
    const SAYING: [&str; 10] = [
        "claim", "claims", "report", "reports", "story", "stories", "account", "accounts",
        "rumors", "rumours",
    ];
    let cue = told.cue();
    let noun = cue.iter().any(|at| told.is(at, &SAYING) && told.tag(at).starts_with("NN"));
    let mut near = told.content().take(5);
    let first = told.content().next()?;
    let of = told.is(first, &["of"]) || told.is(cue.end.saturating_sub(1), &["of"]);
    let at = near.find(|&at| told.is_in(at, Set::Wrongs) && told.tag(at).starts_with("NN"))?;
    // "A fake story of collusion" is no charge.
    let false_one = cue.iter().any(|at| told.is_in(at, Set::False));
    (noun && of && !false_one)
        .then(|| Verdict::new(Alleges, "charge-in-content", Span::new(at, at + 1)))
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

//! What an authority does by saying it: rulings, findings, instructions, deadlines.

use super::shape::Shape;
use super::told::{NOT, Told, Verdict};
use super::words::Set;
use onrecord_record::StanceValue::Orders;
use onrecord_text::{Span, Tokens};

/// What an authority rules or orders, if it does.
pub(super) fn of(told: &Told<'_, '_, '_>) -> Option<Verdict> {
    declined_to_act(told).or_else(|| {
        let authority = told.source_in(Set::Authority);
        let acts = to_staff(told)
            || convicts(told)
            || concludes(told)
            || authority && (tells(told) || finds(told) || disposes(told))
            || told.source_in(Set::Court) && (finds(told) || rules_out(told));
        acts.then(|| Verdict::new(Orders, "authority-acts", told.cue_words()))
    })
}

/// "declined to indict", "refused to block the law".
fn declined_to_act(told: &Told<'_, '_, '_>) -> Option<Verdict> {
    const REFUSING: [&str; 8] =
        ["refuse", "refuses", "refused", "decline", "declines", "declined", "did", "would"];
    let cue = told.cue();
    let end = told.sentence(cue.start).end.min(cue.end + 4);
    let refuses = cue.iter().find(|&at| told.is(at, &REFUSING))?;
    let auxiliary = told.is(refuses, &["did", "would"]);
    let negated = (cue.start..end).any(|at| told.is(at, &NOT));
    if auxiliary && !negated {
        return None;
    }
    let legal =
        (refuses + 1..end).find(|&at| told.is_in(at, Set::Legal) && told.tag(at) == "VB")?;
    let decides = told.source_in(Set::Authority);
    decides.then(|| {
        Verdict::new(Orders, "authority-declines", Span::<Tokens>::new(refuses, legal + 1))
    })
}

/// "told the owner to clear the site", "were told to keep off", "gave the firm until Friday".
fn tells(told: &Told<'_, '_, '_>) -> bool {
    const GIVING: [&str; 4] = ["give", "gives", "gave", "given"];
    let cue = told.cue();
    let giving = cue.iter().any(|at| told.is(at, &GIVING))
        && told.content().take(8).any(|at| told.is(at, &["until", "days", "weeks", "hours"]));
    told_to(told) || giving
}

fn told_to(told: &Told<'_, '_, '_>) -> bool {
    const TELLING: [&str; 4] = ["tell", "tells", "told", "telling"];
    told.cue().iter().any(|at| told.is(at, &TELLING))
        && matches!(told.shape, Shape::Ask | Shape::To)
}

/// Those who take orders from whoever employs or leads them.
fn to_staff(told: &Told<'_, '_, '_>) -> bool {
    const STAFF: [&str; 10] = [
        "staff",
        "employees",
        "workers",
        "troops",
        "soldiers",
        "officers",
        "crew",
        "players",
        "pupils",
        "students",
    ];
    let unsaid = told.attribution.source.is_none();
    told_to(told) && (unsaid || told.content().take(4).any(|at| told.is(at, &STAFF)))
}

/// "found him guilty", "cleared her", "found that the firm had broken the rules".
fn finds(told: &Told<'_, '_, '_>) -> bool {
    let named =
        told.attribution.source.is_some_and(|source| told.tag(source.end - 1).starts_with("NNP"));
    let blames = told.cue().iter().any(|at| told.is(at, &["blamed", "blames"]));
    // An office that blames judges or charges; a court or an inquiry finds.
    let rules = told.source_in(Set::Court) || source_inquires(told);
    !(blames && (named || !rules))
        && told.cue().iter().any(|at| told.is_in(at, Set::Finding))
        && !(told.cue().start..=told.cue().end).any(|at| told.is(at, &["fault", "out"]))
}

/// "found him guilty": a verdict, whoever the text seems to give it to.
fn convicts(told: &Told<'_, '_, '_>) -> bool {
    let found = told.cue().iter().any(|at| told.is(at, &["found", "find", "finds"]));
    let guilty = |at: u32| told.is(at, &["guilty"]) && told.is(at + 1, &["of", "on", "."]);
    let mut content = told.content().take(14);
    found && told.shape == Shape::Phrase && content.any(guilty)
}

/// "The coroner concluded that …": the finding of whoever is there to find.
fn concludes(told: &Told<'_, '_, '_>) -> bool {
    const FINDERS: [&str; 9] = [
        "coroner",
        "inquest",
        "jury",
        "tribunal",
        "judge",
        "magistrate",
        "court",
        "arbitrator",
        "ombudsman",
    ];
    let source = told.attribution.source.unwrap_or_default();
    let concludes = told
        .cue()
        .iter()
        .any(|at| told.is(at, &["concluded", "concludes", "determined", "determines"]));
    concludes && source.iter().take(8).any(|at| told.is(at, &FINDERS))
}

/// Bodies that look into what went wrong.
fn source_inquires(told: &Told<'_, '_, '_>) -> bool {
    const INQUIRIES: [&str; 8] =
        ["inquiry", "commission", "panel", "coroner", "tribunal", "board", "ombudsman", "inquest"];
    let source = told.attribution.source.unwrap_or_default();
    source.iter().take(8).any(|at| told.is(at, &INQUIRIES))
}

/// "ruled out the recording": what a doctor does not find, a court excludes.
fn rules_out(told: &Told<'_, '_, '_>) -> bool {
    told.cue().iter().any(|at| told.is(at, &["ruled", "rules"]) && told.is(at + 1, &["out"]))
}

/// A motion or request granted, refused or thrown out; a licence or a person suspended.
fn disposes(told: &Told<'_, '_, '_>) -> bool {
    let thing = || {
        let mut near = told.content().take(10);
        near.any(|at| told.is_in(at, Set::Thing) || told.is(at, &["case", "lawsuit", "challenge"]))
    };
    let cue = |set: Set| told.cue().iter().any(|at| told.is_in(at, set));
    cue(Set::Binding) || cue(Set::Disposing) && told.source_in(Set::Court) && thing()
}

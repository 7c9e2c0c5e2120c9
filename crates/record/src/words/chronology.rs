//! Happenings and duties in words.

use super::{due, on_one_line, quoted, when};
use crate::{Due, Entity, Firmness, Happening, Obligation, ObligationKind, Party, When};
use std::collections::BTreeMap;

/// Stands where the text fixes no date.
pub const NOT_DATED: &str = "not dated";

/// Stands where the text fixes no due date.
pub const NOT_FIXED: &str = "day not fixed";

/// When it happened, or that the text does not date it.
pub fn when_or_not(time: Option<&When>) -> String {
    time.and_then(when).unwrap_or_else(|| NOT_DATED.to_owned())
}

/// When it is due, or that the text does not fix it.
pub fn due_or_not(time: Option<&Due>) -> String {
    time.and_then(due).unwrap_or_else(|| NOT_FIXED.to_owned())
}

/// What is to be said of a happening besides its words and place: the text's words for the time, who tells
/// it, who took part.
pub fn about_happening(happening: &Happening) -> Vec<String> {
    let mut said: Vec<_> = happening.when.map(|when| quoted(&when.span.text)).into_iter().collect();
    said.extend(told_by(happening.is_statement, happening.teller()));
    let speaker = happening.speaker.filter(|_| happening.is_statement).map(|speaker| &speaker.id);
    let others = happening.participants.iter().filter(|entity| Some(&entity.id) != speaker);
    let names: Vec<_> = others.map(|entity| on_one_line(&entity.name)).collect();
    if !names.is_empty() {
        said.push(names.join(", "));
    }
    said
}

/// Who tells a happening: that it is a statement, and whose, or in whose statement it stands.
pub fn told_by(is_statement: bool, teller: Option<&str>) -> Option<String> {
    let teller = teller.map(on_one_line);
    match (is_statement, teller) {
        (true, Some(teller)) => Some(format!("a statement by {teller}")),
        (true, None) => Some("a statement".to_owned()),
        (false, teller) => teller.map(|teller| format!("as told by {teller}")),
    }
}

/// What is to be said of an obligation besides its words and place: what kind, how firm, who, to whom, the
/// text's words for the time, the rule by which they were read.
pub fn about_duty(duty: &Obligation, entities: &BTreeMap<&str, &Entity>) -> Vec<String> {
    let mut said = vec![obligation(duty.kind).to_owned()];
    said.extend(firmness(duty.firmness).map(str::to_owned));
    said.extend(duty.who.as_ref().map(|who| format!("by {}", party(who, entities))));
    said.extend(duty.whom.as_ref().map(|whom| format!("to {}", party(whom, entities))));
    if let Some(due) = &duty.due {
        said.push(quoted(&due.span.text));
        said.push(on_one_line(&due.rule));
    }
    said
}

/// A side of an obligation: its name where the record knows it, else the text's words.
pub fn party(party: &Party, entities: &BTreeMap<&str, &Entity>) -> String {
    let entity = party.entity.as_deref().and_then(|id| entities.get(id));
    on_one_line(entity.map_or(&party.span.text, |entity| &entity.name))
}

/// A kind of obligation.
pub fn obligation(kind: ObligationKind) -> &'static str {
    match kind {
        ObligationKind::Ordered => "ordered",
        ObligationKind::Promised => "promised",
        ObligationKind::Required => "required",
        ObligationKind::Scheduled => "scheduled",
    }
}

/// How firm an obligation is; nothing for a firm one, which is what is meant where nothing is said.
pub fn firmness(firmness: Firmness) -> Option<&'static str> {
    match firmness {
        Firmness::Firm => None,
        Firmness::Conditional => Some("on a condition"),
        Firmness::Vague => Some("vague"),
    }
}

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
    let side = |party: &Option<Party>| party.as_ref().map(|side| self::party(side, entities));
    said.extend(owed(side(&duty.who).as_deref(), side(&duty.whom).as_deref()));
    if let Some(due) = &duty.due {
        said.push(quoted(&due.span.text));
        said.push(rule(&due.rule).0);
    }
    said
}

/// Who owes and to whom, as far as either is known. The verb keeps "by" from being read with the kind: the one
/// who owes is not the one who ordered.
pub fn owed(who: Option<&str>, whom: Option<&str>) -> Option<String> {
    let side = |before: &str, name: Option<&str>| {
        name.map_or_else(String::new, |name| format!(" {before} {}", on_one_line(name)))
    };
    (who.is_some() || whom.is_some())
        .then(|| format!("owed{}{}", side("by", who), side("to", whom)))
}

/// How the reservation begins that stands in every rule counted after Rule 6(a) of the Federal Rules of Civil
/// Procedure, and what it names.
const RESERVATION: (&str, &str) = ("Unless ", "Rule 6(a)");

/// What is said before a reservation that stands apart from its rules.
const OF_WHAT: &str = "For each date above that is counted after Rule 6(a):";

/// A rule on one line without the reservation that holds for every period counted alike, and that reservation,
/// which pages show once below their rows.
pub fn rule(rule: &str) -> (String, Option<String>) {
    let (word, named) = RESERVATION;
    let mut begins = rule.match_indices(word).map(|(at, _)| at);
    let is_one = |&at: &usize| rule[..at].ends_with(". ") && rule[at..].contains(named);
    let Some(begin) = begins.find(is_one) else {
        return (on_one_line(rule), None);
    };
    let (before, from) = rule.split_at(begin);
    let mut stops = from.match_indices('.').map(|(at, _)| at + 1);
    let ends = |end: &usize| from[*end..].is_empty() || from[*end..].starts_with([' ', ';']);
    let (reservation, after) = from.split_at(stops.find(ends).unwrap_or(from.len()));
    let before = before.trim_end();
    let before = if after.starts_with(';') { before.trim_end_matches('.') } else { before };
    (on_one_line(&[before, after].concat()), Some(on_one_line(reservation)))
}

/// The reservations of several rules with what they hold for, each once, in the order in which they come first.
pub fn reservations<'r>(rules: impl IntoIterator<Item = &'r str>) -> Vec<String> {
    let mut found = Vec::new();
    for reservation in rules.into_iter().filter_map(|given| rule(given).1) {
        let said = format!("{OF_WHAT} {reservation}");
        if !found.contains(&said) {
            found.push(said);
        }
    }
    found
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_owes_is_not_who_ordered() {
        assert_eq!(owed(Some("the county"), None).unwrap(), "owed by the county");
        assert_eq!(owed(None, Some("the court")).unwrap(), "owed to the court");
        let both = owed(Some("the county"), Some("the court"));
        assert_eq!(both.unwrap(), "owed by the county to the court");
        assert_eq!(owed(None, None), None);
    }

    #[test]
    fn a_reservation_is_cut_out_of_a_rule_and_nothing_else_is() {
        let reservation = "Unless an order says otherwise, that is midnight (Rule 6(a)(4)).";
        let counted = format!("court: it ends on Monday (Rule 6(a)(1)). {reservation}");
        let (short, cut) = rule(&counted);
        assert_eq!(short, "court: it ends on Monday (Rule 6(a)(1)).");
        assert_eq!(cut.as_deref(), Some(reservation));
        let moved = format!("{counted}; it takes the place of “May 3”");
        let left = "court: it ends on Monday (Rule 6(a)(1)); it takes the place of “May 3”";
        assert_eq!(rule(&moved).0, left);
        for whole in [
            "as written",
            "Counted. Unless paid, a fine follows.",
            "as written; it takes the place of “Unless paid”",
            "",
        ] {
            assert_eq!(rule(whole), (whole.to_owned(), None));
        }
        assert_eq!(reservations([&*counted, "as written", &counted]).len(), 1);
    }
}

//! "vowed to resign", "the mayor’s promise to answer", "we are willing to free them".

use super::deadline::{deadline, fronted, has_passed};
use super::lexicon::{Row, Set, is_act};
use super::order::is_long_past;
use super::view::View;
use super::{Deadline, Duty, Sense};
use onrecord_text::{Span, Tokens};

/// A verb of promising with what is promised: its subject owes.
pub(super) fn verb(view: &View<'_, '_>, row: &'static Row, at: u32) -> Option<Duty> {
    if !view.is_verb(at) || view.is_unreal(at) || view.is_negated(at) || view.is_passive(at) {
        return None;
    }
    let to = view.infinitive(at + 1)?;
    let who = view.subject(at);
    let found = duty(view, row, at, view.opening(at), who, to);
    stands(view, &found, at).then_some(found)
}

/// Plans are promises where they have a time; promises of the past where they are not long past.
fn stands(view: &View<'_, '_>, duty: &Duty, at: u32) -> bool {
    let firm =
        matches!(duty.rule, "vow" | "promise" | "pledge" | "guarantee" | "undertake" | "swear");
    let first_person =
        view.tag(at) == "VBP" && duty.who.is_some_and(|who| view.is(who.start, &["i", "we"]));
    let names_act = duty.what.iter().nth(1).is_some_and(|verb| is_act(&view.lower(verb)));
    let over = has_passed(view, duty.what) || is_long_past(view, at);
    let open = duty.deadline.is_none_or(|deadline| deadline.sense == Sense::Open);
    let told = view.tag(at) != "VBG" && !view.group_has(at, &["had"]);
    !open || told && names_act && (firm || first_person) && !over
}

/// A noun of promising: its possessor owes.
pub(super) fn noun(view: &View<'_, '_>, row: &'static Row, at: u32) -> Option<Duty> {
    if !view.tag(at).starts_with("NN") {
        return None;
    }
    let to = view.is_infinitive(at + 1).then_some(at + 1)?;
    let mark = at.checked_sub(1)?;
    let who = match view.tag(mark) {
        "PRP$" => Some(Span::new(mark, mark + 1)),
        "POS" => view.subject(mark),
        _ => None,
    };
    let broken = (view.sentence(at).start..at).any(|at| view.is_in(at, Set::Broken));
    let start = who.map_or(at, |who| who.start);
    let found = duty(view, row, at, start, who, to);
    let planned = found.deadline.is_some_and(|deadline| deadline.sense != Sense::Open);
    let stands = if row.name == "plan-noun" { planned } else { who.is_some() };
    (stands && !broken).then_some(found)
}

/// "We are willing to …": an offer, by who says so or of whom it is said.
pub(super) fn willing(view: &View<'_, '_>, row: &'static Row, at: u32) -> Option<Duty> {
    let to = view.is_infinitive(at + 1).then_some(at + 1)?;
    let is = view.group_has(at, &["is", "are", "am", "’re", "'re", "’m", "'m", "was", "were"]);
    let who = view.subject(at).filter(|_| is && !view.is_negated(at) && !view.is_unreal(at))?;
    let spoken = view.teller(at).is_some();
    let past = view.group_has(at, &["was", "were"]);
    let own = view.is(who.start, &["i", "we"]);
    let speaks = spoken && (own && !past || view.is(who.start, &["he", "she"]));
    let acts = is_act(&view.lower(to + 1));
    (speaks && acts).then(|| duty(view, row, at, who.start, Some(who), to))
}

fn duty(
    view: &View<'_, '_>,
    row: &'static Row,
    cue: u32,
    start: u32,
    who: Option<Span<Tokens>>,
    to: u32,
) -> Duty {
    let what = view.complement(to);
    Duty {
        who,
        deadline: deadline(view, what, cue)
            .or_else(|| fronted(view, cue).filter(Deadline::is_last)),
        ..Duty::new(row, cue, Span::new(start, what.end), what)
    }
}

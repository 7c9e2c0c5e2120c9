//! Somebody elect or incoming, who has the office.

use super::super::Found;
use super::facts::{Fact, Kind};
use super::found;
use super::statuses::{Standing, Status};
use super::told::Told;
use onrecord_text::Span;

/// Days before publication in which an office that was taken is still the one that is spoken of.
const RECENT: i32 = 550;
/// Tokens before an oath in which "after" stands.
const BEFORE: u32 = 4;
/// Days in which an oath is news.
const LATE: i32 = 30;
/// Days after the oath in which somebody is still called elect beside it.
const OATH: i32 = 2;

/// "The incoming police chief, Ada Quill", who "was sworn in on July 11".
pub(super) fn find(told: &Told<'_>, status: &Status) -> Option<Found> {
    if status.standing != Standing::Coming || told.is_of_then(status) {
        return None;
    }
    let elect = told.words(status.tokens).contains("-elect");
    let least = if elect { OATH } else { 0 };
    let taken = |fact: &&Fact| match (fact.kind, told.ago(fact)) {
        (Kind::Holds, _) => true,
        (_, Some(ago)) => (least..RECENT).contains(&ago),
        (_, None) => {
            fact.days.is_none() && (fact.other.is_some() && !elect || is_after(told, fact))
        }
    };
    let facts = told.in_office(status, &[Kind::Took, Kind::Holds, Kind::Confirmed]);
    let fact = facts.filter(|fact| fact.kind != Kind::Confirmed).find(taken)?;
    let explanation = format!(
        "“{}” is yet to take office, but “{}” tells of {} as having taken it. The status is not told of an earlier time, no day to come stands with the \
         oath, and no other office is spoken of.",
        told.words(status.tokens),
        told.words(fact.tokens),
        told.name(status.who)
    );
    let rule = if elect { "elect-in-office" } else { "incoming-in-office" };
    Some(found(rule, vec![status.tokens, fact.tokens], explanation))
}

/// "Nine days after she was sworn in".
fn is_after(told: &Told<'_>, fact: &Fact) -> bool {
    let at = fact.tokens.start;
    let floor = at.saturating_sub(BEFORE).max(told.view.sentence(at).start);
    told.view.any(Span::new(floor, at), &["after"])
}

/// "She was sworn in on Wednesday", of whom it is also told that she "will become prime minister".
pub(super) fn taken_and_to_come(told: &Told<'_>, to_take: &Fact) -> Option<Found> {
    let office = to_take.office.as_ref().filter(|_| to_take.days.is_none())?;
    let at = to_take.tokens.start;
    let becomes = told.view.is(at, &["become"]) && told.view.is(at.wrapping_sub(1), &["will"]);
    if !becomes {
        return None;
    }
    let taken = told.of(to_take.who, &[Kind::Took]).find(|took| {
        let late = told.ago(took).is_some_and(|ago| ago < LATE);
        let same = took.office.as_ref().is_none_or(|own| own.fits(office));
        let named = told.view.any(took.tokens, &["as"]);
        late && same && !named && !told.together(took.tokens, to_take.tokens)
    })?;
    let explanation = format!(
        "“{}” tells that {} is yet to take an office, but “{}” tells that it was taken. One office is told of, and no second term.",
        told.words(to_take.tokens),
        told.name(to_take.who),
        told.words(taken.tokens)
    );
    Some(found("taken-and-to-come", vec![to_take.tokens, taken.tokens], explanation))
}

//! Terms that are told with their length or both ends: "mayor from 2001 to 2009", "led the union until its merger in 1991", "her
//! 16-month reign was over".

use super::super::phrases;
use super::super::view::View;
use super::facts::{Fact, Kind};
use super::office;
use super::people::{People, Who};
use super::when::{self, Days};
use jiff::Span as Period;
use jiff::civil::Date;
use onrecord_calendar::Unit;
use onrecord_language::times::times_within;
use onrecord_text::{Span, Tokens};

/// Facts that are read of a text at most.
const MOST: usize = 120;
/// Tokens between the noun or verb of a term and its "from" or "until" at most.
const NEAR: u32 = 7;

/// Beginnings and ends of terms that are told with both or with a length.
pub(super) fn facts(view: View<'_>, people: &People) -> Vec<Fact> {
    let mut out = Vec::new();
    for at in (0..view.len()).filter(|&at| !view.is_quoted(at)) {
        if out.len() > MOST {
            break;
        }
        out.extend(ends(view, people, at));
        out.extend(reign(view, people, at));
        out.extend(term(view, people, at));
    }
    out
}

/// "Was mayor from 2001 to 2009", "led the union from 1981 until its merger", "minister until October".
fn ends(view: View<'_>, people: &People, at: u32) -> Vec<Fact> {
    let named = office::at(view, at).filter(|_| !is_beside(view, at));
    let post = !view.is(at, &["held"]) || view.any_in(Span::new(at + 1, at + 4), "post");
    let leads = view.is_in(at, "leads")
        && view.tag(at).starts_with("VB")
        && post
        && !view.is(at + 1, &["from", "until"]);
    if named.is_none() && !leads {
        return Vec::new();
    }
    let Some((from, until)) = bounds(view, at) else { return Vec::new() };
    let Some(who) = people.subject(view, at).or_else(|| apposed(view, people, at)) else {
        return Vec::new();
    };
    if when::is_open(view, at) {
        return Vec::new();
    }
    let fact = |kind: Kind, mark: u32| {
        let days = when::named_behind(view, mark).or_else(|| opened(view, mark));
        let tokens = Span::new(at, (mark + 3).min(view.sentence(at).end));
        let kind = match kind {
            Kind::Left if days.is_some_and(|days| when::is_ahead(view, days)) => Kind::ToLeave,
            kind => kind,
        };
        days.map(|days| Fact {
            kind,
            who,
            days: Some(days),
            tokens,
            office: named.clone(),
            other: None,
        })
    };
    let begin = from.and_then(|mark| fact(Kind::Took, mark));
    begin.into_iter().chain(until.and_then(|mark| fact(Kind::Left, mark))).collect()
}

/// The "from" and the "until" of a term.
fn bounds(view: View<'_>, at: u32) -> Option<(Option<u32>, Option<u32>)> {
    let end = view.sentence(at).end;
    let reach = (at + 1..(at + NEAR).min(end)).take_while(|&at| !view.is(at, &[",", ";"]));
    let first = reach.into_iter().find(|&at| view.is(at, &["from", "until", "till"]))?;
    if !view.is(first, &["from"]) {
        return Some((None, Some(first)));
    }
    let until = (first + 1..(first + 7).min(end)).find(|&at| view.is(at, &["to", "until", "till"]));
    when::named_behind(view, first).map(|_| (Some(first), until))
}

/// "Until he resigned in October 2012": the time of the verb behind "until".
fn opened(view: View<'_>, mark: u32) -> Option<Days> {
    let end = (mark + 5).min(view.sentence(mark).end);
    let verb = (mark + 1..end).find(|&at| view.tag(at) == "VBD")?;
    when::behind(view, verb)
}

fn is_beside(view: View<'_>, at: u32) -> bool {
    let floor = at.saturating_sub(3).max(view.sentence(at).start);
    let near = Span::new(floor, at);
    view.any_in(near, "beside_office") || view.any_in(near, "for_a_time")
}

/// "Ada Quill, mayor from 2001 to 2009".
fn apposed(view: View<'_>, people: &People, at: u32) -> Option<Who> {
    let floor = at.saturating_sub(NEAR).max(view.sentence(at).start);
    let comma = (floor..at).rev().find(|&at| view.is(at, &[",", "("]))?;
    people.at(comma.checked_sub(1)?)
}

/// "Her 16-month reign was over", "after 12 years as chief": the beginning of a term that has ended, by its length.
fn reign(view: View<'_>, people: &People, at: u32) -> Option<Fact> {
    let noun = view.is_in(at, "reign");
    let owner = (at.saturating_sub(4)..at).rev().find(|&at| view.is(at, &["his", "her"]));
    let who = owner.and_then(|owner| people.of_pronoun(owner)).filter(|_| noun)?;
    let over = (at + 1..at + 4).any(|at| view.is(at, &["over", "ended", "ends"]));
    let length = length(view, Span::new(owner?, at)).filter(|_| over)?;
    let ended =
        when::of_verb(view, at + 1).map_or(view.layers.published, |(_, last)| Some(last))?;
    let days = begun(ended, length)?;
    Some(Fact {
        kind: Kind::Took,
        who,
        days: Some(days),
        tokens: Span::new(owner?, at + 3),
        office: None,
        other: None,
    })
}

/// "Whose term ended in December", "her second term expires in 2022": the end of a term, past or to come.
fn term(view: View<'_>, people: &People, at: u32) -> Option<Fact> {
    let ends = (at + 1..at + 3).find(|&at| phrases::at(view, "term_ends", at));
    let verb = ends.filter(|_| view.is_in(at, "reign") || view.is(at, &["mandate"]))?;
    let floor = at.saturating_sub(4).max(view.sentence(at).start);
    let owner = (floor..at)
        .rev()
        .find(|&at| view.is(at, &["his", "her", "whose"]) || view.tag(at) == "POS")?;
    let whose = || people.subject(view, owner + 1);
    let who =
        people.owner(view, owner).or_else(|| whose().filter(|_| view.is(owner, &["whose"])))?;
    let days = when::behind(view, verb)?;
    let kind = if when::is_ahead(view, days) { Kind::ToLeave } else { Kind::Left };
    let tokens = Span::new(owner, (verb + 4).min(view.sentence(at).end));
    Some(Fact { kind, who, days: Some(days), tokens, office: None, other: None })
}

/// How many of which unit a stretch names: "16-month", "four years".
fn length(view: View<'_>, stretch: Span<Tokens>) -> Option<(i32, Unit)> {
    let told = times_within(view.layers.times, stretch).find_map(|(_, time)| time.length)?;
    Some((i32::try_from(told.count).ok()?, told.unit))
}

/// The days in which a term began that had a length when it ended: as exact as the unit.
fn begun(ended: Date, (count, unit): (i32, Unit)) -> Option<Days> {
    let (step, slack) = match unit {
        Unit::Month => (Period::new().try_months(count).ok()?, 31),
        Unit::Year => (Period::new().try_years(count).ok()?, 366),
        _ => return None,
    };
    let day = ended.checked_sub(step).ok()?;
    let slack = Period::new().try_days(slack).ok()?;
    Some((day.checked_sub(slack).ok()?, day.checked_add(slack).ok()?))
}

//! Statuses and facts that are told of an office without the name of its holder: "the acting commissioner", "the man who has
//! held the job on an interim basis".

use super::super::view::View;
use super::facts::{Fact, Kind, stands_in};
use super::office::{self, Office};
use super::people::{People, Who};
use super::statuses::{Standing, Status, standing};
use onrecord_text::{Span, Tokens};

/// Places that are read of a text at most.
const MOST: usize = 20;

/// "The acting commissioner" and nobody's name: the only person who has that office, acting or not, by the names that stand
/// beside it.
pub(super) fn statuses(view: View<'_>, people: &People, named: &[Status]) -> Vec<Status> {
    let words = (1..view.len()).filter(|&at| !view.is_quoted(at));
    words.filter_map(|at| status(view, people, named, at)).take(MOST).collect()
}

fn status(view: View<'_>, people: &People, named: &[Status], at: u32) -> Option<Status> {
    let office = office::at(view, at)?;
    let (standing, start) = standing(view, at);
    let led = view.is(start.checked_sub(1)?, &["the", "its", "their"]);
    let bare = !view.is_capital(at + 1) && !view.is(at + 1, &[",", "of"])
        || view.is(at + 2, &["a", "an", "who"]);
    let new = !named.iter().any(|status| status.tokens.holds(at));
    if standing != Standing::Acting || !led || !bare || !new {
        return None;
    }
    let who = only(named, &office).or_else(|| people.described(at))?;
    let tokens = Span::new(start, at + 1);
    Some(Status { standing, office, who, tokens, behind: at + 1, titled: false })
}

/// The only person who has an office now.
fn only(named: &[Status], office: &Office) -> Option<Who> {
    let mut those = named.iter().filter(|status| {
        matches!(status.standing, Standing::Now | Standing::Acting) && status.office.fits(office)
    });
    let first = those.next()?.who;
    those.all(|status| status.who == first).then_some(first)
}

/// "The man who has held the job on an interim basis": whoever is called acting, or, if nobody is, whoever is said to have the
/// office for good.
pub(super) fn facts(
    view: View<'_>,
    people: &People,
    statuses: &[Status],
    told: &[Fact],
) -> Vec<Fact> {
    let acting = statuses.iter().filter(|status| status.standing == Standing::Acting);
    let given = told.iter().filter(|fact| fact.kind == Kind::Confirmed && fact.office.is_some());
    let acting: Vec<Who> = acting.map(|status| status.who).collect();
    let given: Vec<Who> = given.map(|fact| fact.who).collect();
    let Some(who) = one(if acting.is_empty() { &given } else { &acting }) else {
        return Vec::new();
    };
    let words = (0..view.len()).filter(|&at| !view.is_quoted(at) && stands_in(view, at));
    let bare = words.filter(|&at| people.subject(view, at).is_none());
    bare.map(|at| fact(view, at, who)).take(MOST).collect()
}

fn fact(view: View<'_>, at: u32, who: Who) -> Fact {
    let tokens: Span<Tokens> = Span::new(at, (at + 8).min(view.sentence(at).end));
    Fact { kind: Kind::StandsIn, who, days: None, tokens, office: None, other: None }
}

fn one(all: &[Who]) -> Option<Who> {
    let first = *all.first()?;
    all.iter().all(|&who| who == first).then_some(first)
}

//! Somebody acting, to whom the office was given for good.

use super::super::Found;
use super::facts::{Fact, Kind};
use super::found;
use super::statuses::{Standing, Status};
use super::told::Told;

/// Days after which somebody who became the holder is acting no more.
const FRESH: i32 = 30;

/// "The acting director, Ada Quill", whom "the Senate confirmed in May".
pub(super) fn find(told: &Told<'_>, status: &Status) -> Option<Found> {
    if status.standing != Standing::Acting || told.is_worded_then(status) {
        return None;
    }
    // The day may be that of the appointment itself: "the acting director was confirmed in March".
    let of_now =
        |fact: &&Fact| told.together(fact.tokens, status.tokens) || !told.is_of_then(status);
    let confirmed = told.in_office(status, &[Kind::Confirmed]).find(of_now);
    let took =
        |fact: &&Fact| fact.office.is_some() && told.ago(fact).is_some_and(|ago| ago > FRESH);
    let fact = confirmed.or_else(|| {
        told.in_office(status, &[Kind::Took])
            .filter(|fact| !is_for_a_time(told, fact) && of_now(fact))
            .find(took)
    })?;
    Some(conflict(told, status.tokens, fact))
}

/// "Quill, given the job for good", who "has been put in caretaker charge".
pub(super) fn standing_in(told: &Told<'_>, stands_in: &Fact) -> Option<Found> {
    let fact = told
        .of(stands_in.who, &[Kind::Confirmed])
        .find(|fact| !told.together(fact.tokens, stands_in.tokens))?;
    Some(conflict(told, stands_in.tokens, fact))
}

fn conflict(
    told: &Told<'_>,
    status: onrecord_text::Span<onrecord_text::Tokens>,
    fact: &Fact,
) -> Found {
    let explanation = format!(
        "“{}” is told of an office held for a time only, but “{}” tells that it was given for good. No other office is told of there, and it is not told of an earlier time.",
        told.words(status),
        told.words(fact.tokens)
    );
    found("acting-and-permanent", vec![status, fact.tokens], explanation)
}

/// Whether what was taken is the office for a time.
fn is_for_a_time(told: &Told<'_>, fact: &Fact) -> bool {
    told.view.any_in(fact.tokens, "for_a_time")
}

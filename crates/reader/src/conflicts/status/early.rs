//! Somebody titled whose term is yet to begin.

use super::super::{Found, lexicon};
use super::facts::{Fact, Kind};
use super::statuses::{Standing, Status};
use super::told::Told;
use super::{found, when};

/// "Ms. Quill, the chief executive,", to whom somebody "hands over on Jan. 1".
pub(super) fn find(told: &Told<'_>, status: &Status) -> Option<Found> {
    let view = told.view;
    let sentence = view.sentence(status.tokens.start);
    if status.standing != Standing::Now
        || view.any_in(sentence, "not_yet")
        || told.is_worded_then(status)
    {
        return None;
    }
    let fact =
        told.in_office(status, &[Kind::ToTake]).find(|fact| is_to_come(told, fact, status))?;
    let elect = told.others(status).any(|other| other.standing == Standing::Coming);
    let held = told.others(status).any(|other| other.standing == Standing::Now)
        || told.in_office(status, &[Kind::Holds, Kind::Took]).any(|fact| fact.office.is_some());
    let kept = status.titled && lexicon::is_in("kept_title", status.office.noun);
    if !elect && (held || kept) {
        return None;
    }
    let explanation = format!(
        "“{}” has the office, but “{}” tells that it is still to be taken, on a day after the article. No second term and no other office is spoken of there.",
        told.words(status.tokens),
        told.words(fact.tokens)
    );
    Some(found("title-before-office", vec![status.tokens, fact.tokens], explanation))
}

/// Whether an office is told to be taken after the article, by somebody who has it not.
fn is_to_come(told: &Told<'_>, fact: &Fact, status: &Status) -> bool {
    let view = told.view;
    let ahead = fact.days.map_or(fact.other.is_some(), |days| when::is_ahead(view, days));
    let elect = told.others(status).any(|other| other.standing == Standing::Coming);
    let one = lexicon::is_in("sole", status.office.noun);
    // Who is sworn in may have another office until then.
    let ahead = ahead && (elect || one || fact.other.is_some() || fact.office.is_some());
    let sentence = view.sentence(fact.tokens.start);
    ahead && !told.together(fact.tokens, status.tokens) && !view.any_in(sentence, "once_more")
}

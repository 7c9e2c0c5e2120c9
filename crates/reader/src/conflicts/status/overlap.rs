//! Two holders of one office whose terms overlap.

use super::super::{Found, lexicon};
use super::facts::{Fact, Kind};
use super::found;
use super::told::Told;
use super::when;

/// Days by which two terms may overlap in handing over where one is told to follow the other.
const HANDOVER: i32 = 14;
/// Days by which they may overlap where that is only concluded.
const SLACK: i32 = 60;

pub(super) fn find(told: &Told<'_>, out: &mut Vec<Found>) {
    for (index, left) in told.facts.iter().enumerate() {
        if !matches!(left.kind, Kind::Left | Kind::ToLeave) || left.days.is_none() {
            continue;
        }
        let mut took =
            told.facts.iter().filter(|took| matches!(took.kind, Kind::Took | Kind::Holds));
        let found = took.find_map(|took| overlapping(told, left, took));
        out.extend(found.filter(|_| index < told.facts.len()));
    }
}

/// "She gave it up in 2012 to Rupert Quill, who has held it since 2009".
fn overlapping(told: &Told<'_>, left: &Fact, took: &Fact) -> Option<Found> {
    let ((gone, _), (_, taken)) = (left.days?, took.days?);
    let days = when::between(taken, gone);
    let slack = slack(told, left, took)?;
    if days <= slack || !is_later(told, left, took) {
        return None;
    }
    let (next, last) = (told.name(took.who), told.name(left.who));
    let explanation = format!(
        "“{}” begins the term of {next} before “{}” ends that of {last}. One office is told of, one follows the other in it, and more than the time of handing over lies \
         between.",
        told.words(took.tokens),
        told.words(left.tokens)
    );
    Some(found("terms-overlap", vec![took.tokens, left.tokens], explanation))
}

/// The days by which the terms may overlap, if whoever took an office follows whoever left it: by the text, or since one at a
/// time has it.
fn slack(told: &Told<'_>, left: &Fact, took: &Fact) -> Option<i32> {
    let other = left.office.as_ref().zip(took.office.as_ref()).is_some_and(|(a, b)| !a.fits(b));
    if left.who == took.who || other {
        return None;
    }
    let linked =
        told.of(left.who, &[Kind::Left, Kind::ToLeave]).any(|fact| fact.other == Some(took.who));
    // "Quill gave it up in March; Lund has had it since January."
    let taken_up = told.together(left.tokens, took.tokens) && told.view.any(took.tokens, &["it"]);
    if linked || taken_up || is_of_one_row(told, left, took) {
        return Some(HANDOVER);
    }
    is_of_one_office(told, left, took).then_some(SLACK)
}

fn is_of_one_office(told: &Told<'_>, left: &Fact, took: &Fact) -> bool {
    told.office_of(left).zip(told.office_of(took)).is_some_and(|(a, b)| {
        let alone = lexicon::is_in("sole", a.noun);
        // Two whole terms in one naming are of one office, unless many have offices of that name.
        let whole = told.view.any(left.tokens, &["from"]) && told.view.any(took.tokens, &["from"]);
        let named = !a.scope.is_empty() || whole && !lexicon::is_in("of_many", a.noun);
        if alone { a.fits(b) } else { a.is(b) && named }
    })
}

/// "Took up the job on 1 May" in a text that knows one row of holders, of which whoever left is one.
fn is_of_one_row(told: &Told<'_>, left: &Fact, took: &Fact) -> bool {
    let post = told.view.any_in(took.tokens, "post") && took.office.is_none();
    let in_row = told
        .facts
        .iter()
        .any(|fact| fact.other.is_some() && (fact.who == left.who || fact.other == Some(left.who)));
    let mut nouns =
        told.facts.iter().filter_map(|fact| told.office_of(fact)).map(|office| office.noun);
    let first = nouns.next();
    post && in_row && nouns.all(|noun| Some(noun) == first)
}

/// Whether the one who took the office is the later holder: nothing tells that the term was over when the other's began.
fn is_later(told: &Told<'_>, left: &Fact, took: &Fact) -> bool {
    let begun = told.begin(left.who, &[Kind::Took, Kind::Holds], |_| true).map(|(days, _)| days.0);
    let earlier = begun.is_some_and(|begun| took.days.is_some_and(|(first, _)| begun > first));
    let ended =
        told.end(took.who).is_some_and(|(end, _)| left.days.is_some_and(|(gone, _)| end.1 < gone));
    let again =
        |fact: &Fact| fact.days.is_some() && fact.days != took.days && fact.tokens != left.tokens;
    let returned = told.of(took.who, &[Kind::Took]).any(again);
    !earlier && !ended && !returned
}

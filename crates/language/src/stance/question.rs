//! Contents that are questions.

use super::clause::Clause;
use super::told::{Told, Verdict};
use super::words::Set;
use onrecord_record::StanceValue::{Appraises, Questions};
use onrecord_text::Span;

/// A content that ends in a question.
pub(super) fn of(told: &Told<'_, '_, '_>) -> Option<Verdict> {
    let line = told.lines.last()?;
    let clause = Clause::new(told, line);
    let last = (0..clause.len()).rev().find(|&place| !matches!(clause.tag(place), "''" | "``"))?;
    let asks = clause.is(last, &["?"]) && clause.line.is_quoted;
    let judges = (0..clause.len())
        .filter(|&place| clause.is_in(place, Set::Judging) || clause.is_in(place, Set::Wrongs))
        .count();
    if asks && told.lines.len() == 1 && judges > 1 {
        return Some(clause.says(Appraises, "judgement-in-content", last, last));
    }
    (asks && told.lines.len() <= 3 && judges < 2)
        .then(|| clause.says(Questions, "question-in-content", last, last))
}

/// Tokens of a content among which a condition on a charge stands.
const CONDITION: usize = 20;

/// "suggested that if the accusations were true, there should be more witnesses": what would follow from a charge casts
/// doubt on it.
pub(super) fn conditional(told: &Told<'_, '_, '_>) -> Option<Verdict> {
    const TRUE: [&str; 4] = ["true", "correct", "accurate", "so"];
    let near: Vec<u32> = told.content().take(CONDITION).collect();
    let condition = near.iter().position(|&at| told.is(at, &["if"])).filter(|&place| place < 3)?;
    let (first, behind) = near[condition..].split_first()?;
    let charge = behind.iter().take(6).position(|&at| told.is_in(at, Set::Charge))?;
    let so = behind[charge..]
        .windows(2)
        .find(|pair| told.is(pair[0], &["is", "are", "was", "were"]) && told.is(pair[1], &TRUE))?;
    let words =
        if so[1] >= *first { Span::new(*first, so[1] + 1) } else { Span::new(*first, *first + 1) };
    Some(Verdict::new(Questions, "question-in-content", words))
}

/// "the sample was too small to show anything": an objection to how something was found out.
pub(super) fn objects(clause: Clause<'_, '_, '_, '_>) -> Option<Verdict> {
    const SHOWING: [&str; 10] =
        ["show", "prove", "say", "tell", "mean", "judge", "draw", "support", "know", "conclude"];
    let too = (0..clause.len())
        .find(|&place| clause.is(place, &["too"]) && clause.tag(place + 1) == "JJ")?;
    let shows = clause.is(too + 2, &["to"]) && clause.is(too + 3, &SHOWING);
    shows.then(|| clause.says(Questions, "question-in-content", too, too + 3))
}

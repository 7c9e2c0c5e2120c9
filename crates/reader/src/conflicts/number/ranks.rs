//! Parts with their wholes, and ranks in a row, of the headline beside those of the lead.

use super::super::Found;
use super::super::view::View;
use super::quantity::{Quantities, Quantity, shown};
use super::{found, votes};
use onrecord_text::{Span, Tokens};

/// "Four of Eleven Schools" beside "four of its 13 schools".
pub(super) fn parted(
    view: View<'_>,
    numbers: &Quantities,
    headline: Span<Tokens>,
) -> Option<Found> {
    let parts = |stretch: Span<Tokens>| {
        let pairs = numbers.within(stretch).windows(2);
        let those = pairs.filter(|pair| pair[0].is_plain() && is_whole(view, &pair[0], &pair[1]));
        those.map(|pair| (&pair[0], &pair[1])).collect::<Vec<_>>()
    };
    let [(part, whole)] = parts(headline)[..] else { return None };
    let [(other, of)] = parts(view.paragraph(votes::lead(view).start))[..] else { return None };
    let one_differs =
        ((part.value - other.value).abs() < 0.5) != ((whole.value - of.value).abs() < 0.5);
    let hedged = [part, whole, other, of].iter().any(|one| one.hedged);
    if !one_differs || hedged || whole.noun != of.noun || of.noun.is_empty() {
        return None;
    }
    let explanation = format!(
        "The headline has {} of {}, the beginning of the text {} of {}. Both count {}s, neither is said to be rough, and no earlier or later count is told there.",
        shown(part.value),
        shown(whole.value),
        shown(other.value),
        shown(of.value),
        of.noun
    );
    let spans = vec![part.tokens.join(whole.tokens), other.tokens.join(of.tokens)];
    Some(found("number-of-headline", spans, explanation))
}

/// "Sixth Defeat in a Row" in a headline, where the text has "the seventh in a row".
pub(super) fn ordinal(view: View<'_>, headline: Span<Tokens>) -> Option<Found> {
    let rank = |at: u32| view.number::<u32>("ordinal", at);
    let (at, told) = headline.iter().find_map(|at| Some((at, rank(at)?)))?;
    let key = |at: u32, end: u32| {
        (at + 1..end.min(at + 6)).find(|&at| view.is_in(at, "in_a_row")).map(|at| view.lower(at))
    };
    let noun = key(at, headline.end)?;
    let lead = votes::lead(view);
    let all = lead.iter().filter_map(|at| Some((at, rank(at)?)));
    let all: Vec<(u32, u32)> =
        all.filter(|&(at, _)| key(at, lead.end).as_ref() == Some(&noun)).collect();
    let [(other, value)] = all[..] else { return None };
    if value == told {
        return None;
    }
    let explanation = format!(
        "The headline has “{}”, the beginning of the text “{}” of the same row. No other rank stands in the beginning of the text.",
        view.words(Span::new(at, at + 2)),
        view.words(Span::new(other, other + 2))
    );
    Some(found(
        "rank-of-headline",
        vec![Span::new(at, at + 1), Span::new(other, other + 1)],
        explanation,
    ))
}

/// "3,000 of its 12,000 jobs": the second is the whole of the first.
fn is_whole(view: View<'_>, part: &Quantity, whole: &Quantity) -> bool {
    view.is(part.tokens.end, &["of"]) && whole.tokens.start <= part.tokens.end + 2
}

//! Parts in one list beside the whole that they belong to: in brackets, behind "of which", as kinds of it.

use super::super::Found;
use super::super::lexicon;
use super::super::view::View;
use super::near::{is_mended, is_of_time, window};
use super::quantity::{Quantities, Quantity};
use super::totals::{
    adds_up, conflict, is_complete, items, may_be_told_twice, shares_may_overlap, sum,
};
use onrecord_text::{Span, Tokens};

/// Tokens between a whole and the list behind it at most.
const NEAR: u32 = 6;

/// "63 penguins (34 females, 29 males)".
pub(super) fn in_brackets(
    view: View<'_>,
    numbers: &Quantities,
    sentence: Span<Tokens>,
) -> Option<Found> {
    let open = sentence.iter().find(|&at| view.is(at, &["("]))?;
    let close = (open..sentence.end).find(|&at| view.is(at, &[")"]))?;
    let parts = items(view, numbers, Span::new(open + 1, close))?;
    let total = numbers.within(Span::new(sentence.start, open)).last()?;
    let named = parts.len() == 2 && parts.iter().all(|one| !one.noun.is_empty());
    let and = view.any(Span::new(open, close), &["and"]);
    let full = named || and && is_complete(view, &parts, close);
    let near = full && total.tokens.end + 3 >= open && parts[0].tokens.start == open + 1;
    let whole = parts.iter().all(|one| one.value < total.value && one.is_plain());
    let fits = !near || !whole || total.hedged || adds_up(&parts, total);
    (!fits && total.is_plain() && is_mended(&parts, total))
        .then(|| conflict(view, "list-behind-total", &parts, total))?
}

/// "214 people on board, 187 of them passengers and 27 crew", "$3.2 million, of which $2.1 million will go to salaries and …".
pub(super) fn of_whom(
    view: View<'_>,
    numbers: &Quantities,
    sentence: Span<Tokens>,
) -> Option<Found> {
    let those = sentence.iter().find(|&at| {
        view.is(at, &["of"]) && view.is(at + 1, &["them", "whom", "which"]) && at > sentence.start
    })?;
    let all = numbers.within(sentence);
    let first = all.iter().find(|one| one.tokens.end == those || one.tokens.start >= those)?;
    let until = first.tokens.start.min(those);
    let total = all.iter().rfind(|one| one.tokens.end < until)?;
    if !total.is_like(first) {
        return None;
    }
    let end = (first.tokens.end..sentence.end).find(|&at| view.is(at, &[";", ":", "—", "("]));
    let list = Span::new(first.tokens.start, end.unwrap_or(sentence.end));
    let parts: Vec<&Quantity> = numbers.within(list).iter().collect();
    let again = parts.iter().skip(1).any(|one| view.is(one.tokens.end, &["of"]));
    let plain =
        parts.iter().all(|one| one.is_like(total) && !one.hedged && one.value < total.value);
    let near = first.tokens.start <= total.tokens.end + NEAR + 2;
    let open = view.any_in(list, "some_parts")
        || view.any(list, &["--", "—", "–", "(", ")"])
        || !view.any(list, &["and"])
        || parts.iter().any(|one| is_of_time(view, one)) && !is_of_time(view, total)
        || shares_may_overlap(view, list)
        || !is_complete(view, &parts, list.end)
        || may_be_told_twice(view, &parts);
    let fits = parts.len() < 2 || total.hedged || open || again || adds_up(&parts, total);
    (!fits && plain && near && is_mended(&parts, total))
        .then(|| conflict(view, "list-behind-total", &parts, total))?
}

/// "will build 150 houses and 64 flats", of the "214 homes" of headline and lead.
pub(super) fn of_kinds(
    view: View<'_>,
    numbers: &Quantities,
    sentence: Span<Tokens>,
) -> Option<Found> {
    let kind = |one: &Quantity| lexicon::value("kind_of", &one.noun);
    let pair = numbers.within(sentence).windows(2).find(|pair| {
        let joined = view.is(pair[1].tokens.start.wrapping_sub(1), &["and"])
            && pair[1].tokens.start <= pair[0].tokens.end + 4;
        joined && kind(&pair[0]).is_some() && kind(&pair[0]) == kind(&pair[1])
    })?;
    let parts = [&pair[0], &pair[1]];
    let plain =
        parts.iter().all(|one| one.is_plain() && !one.hedged) && parts[0].noun != parts[1].noun;
    let whole = kind(parts[0])?;
    let wholes = |one: &&Quantity| one.noun == whole && !one.hedged;
    let headline = numbers.within(view.headline().unwrap_or_default()).iter().find(wholes);
    let lead = || numbers.within(super::votes::lead(view)).iter().find(wholes);
    let near = || numbers.within(window(view, sentence.start)).iter().find(wholes);
    let total = headline.or_else(lead).or_else(near)?;
    let known = numbers.0.iter().filter(wholes).any(|total| adds_up(&parts, total));
    let open = view.any_in(sentence, "some_parts") || view.is_quoted(sentence.start);
    let like = sum(&parts) < total.value * 1.5 && sum(&parts) * 1.5 > total.value;
    (plain && !known && !open && like && is_mended(&parts, total))
        .then(|| conflict(view, "kinds-of-whole", &parts, total))?
}

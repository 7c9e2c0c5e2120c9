//! Parts that do not add up to the total that is told beside them.

use super::super::Found;
use super::super::view::View;
use super::found;
use super::lists::{in_brackets, of_kinds, of_whom};
use super::near::{is_of_time, is_slip, rounding};
use super::quantity::{Quantities, Quantity, Unit, shown};
use onrecord_text::{Span, Tokens};

/// A sum this many times its total, or more, is that of something else.
const FAR: f64 = 1.4;

pub(super) fn find(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    if numbers.within(sentence).len() < 2 || view.is_quoted(sentence.start) {
        return None;
    }
    behind_colon(view, numbers, sentence)
        .or_else(|| in_brackets(view, numbers, sentence))
        .or_else(|| of_whom(view, numbers, sentence))
        .or_else(|| of_kinds(view, numbers, sentence))
        .or_else(|| in_all(view, numbers, sentence))
        .or_else(|| of_those(view, numbers, sentence))
        .or_else(|| listed(view, numbers, sentence))
}

/// Whether a quantity counts some of those counted before it: "one of them", "two of whom".
fn is_subset(view: View<'_>, one: &Quantity) -> bool {
    view.is(one.tokens.end, &["of"])
        && view.is(one.tokens.end + 1, &["them", "whom", "which", "those", "these"])
}

/// The quantities of a list whose items each have one, all in one unit.
pub(super) fn items<'q>(
    view: View<'_>,
    numbers: &'q Quantities,
    list: Span<Tokens>,
) -> Option<Vec<&'q Quantity>> {
    let parts: Vec<&Quantity> =
        numbers.within(list).iter().filter(|one| !is_subset(view, one)).collect();
    let [first, rest @ ..] = &parts[..] else { return None };
    let cut = |at: &u32| view.is(*at, &[",", "and", "plus", ";"]);
    let apart =
        parts.windows(2).all(|pair| (pair[0].tokens.end..pair[1].tokens.start).any(|at| cut(&at)));
    let like = rest.iter().all(|one| one.is_like(first));
    let numbered = |one: &Quantity| {
        view.is(one.tokens.end, &[")"]) && !view.is(one.tokens.start.wrapping_sub(1), &["("])
    };
    let exact = parts.iter().all(|one| !one.hedged && one.value >= 1.0 && !numbered(one));
    (!rest.is_empty() && apart && like && exact && !view.any_in(list, "some_parts"))
        .then_some(parts)
}

pub(super) fn sum(parts: &[&Quantity]) -> f64 {
    parts.iter().map(|one| one.value).sum()
}

/// Whether a sum is a total but for rounding of its parts.
pub(super) fn adds_up(parts: &[&Quantity], total: &Quantity) -> bool {
    let slack: f64 = parts.iter().map(|one| rounding(one, total.value)).sum();
    let rounded = rounding(total, total.value);
    (sum(parts) - total.value).abs() <= slack + rounded + 1e-6
}

pub(super) fn conflict(
    view: View<'_>,
    rule: &'static str,
    parts: &[&Quantity],
    total: &Quantity,
) -> Option<Found> {
    let list = parts.iter().map(|one| one.tokens).reduce(Span::join)?;
    let told: Vec<String> = parts.iter().map(|one| shown(one.value)).collect();
    let explanation = format!(
        "{} are {} together, not {} (“{}”). The parts stand in one list of one unit, none of them is said to be part of another or to be rough, \
         and nothing says that the list is not all.",
        told.join(" and "),
        shown(sum(parts)),
        shown(total.value),
        view.words(total.tokens)
    );
    Some(found(rule, vec![total.tokens, list], explanation))
}

/// "148 people: 131 passengers and 17 of the crew".
fn behind_colon(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    let colon = sentence.iter().find(|&at| view.is(at, &[":"]))?;
    let end = (colon..sentence.end).find(|&at| view.is(at, &[";", "—"])).unwrap_or(sentence.end);
    let parts = items(view, numbers, Span::new(colon + 1, end))?;
    let opens = parts.first()?.tokens.start <= colon + 6;
    let before = numbers.within(Span::new(sentence.start, colon));
    let like: Vec<&Quantity> = before.iter().filter(|one| one.is_like(parts[0])).collect();
    let total = like.iter().max_by(|a, b| a.value.total_cmp(&b.value));
    let total = total.filter(|total| !total.hedged)?;
    let known = like.iter().any(|total| adds_up(&parts, total));
    let near = sum(&parts) < total.value * FAR && sum(&parts) * FAR > total.value;
    let whole = parts.iter().all(|one| one.value <= total.value) && !is_subset(view, total);
    let counted = total.is_plain() && !matches!(&*total.noun, "year" | "day" | "hour")
        || !total.is_plain()
        || parts.iter().all(|one| one.noun == total.noun || one.noun.is_empty());
    let numbered = before.last().is_some_and(|one| (one.value - parts.len() as f64).abs() < 0.5);
    let singles = singles(view, Span::new(colon, end)) as f64;
    if parts[0].unit == Unit::Percent
        || known
        || numbered
        || singles > 0.0 && (sum(&parts) + singles - total.value).abs() < 0.5
        || !is_complete(view, &parts, end)
        || view.is(colon + 1, &["of"]) && may_be_told_twice(view, &parts)
        || !near
        || !opens
        || !whole
        || !counted
        || view.is_quoted(colon)
    {
        return None;
    }
    conflict(view, "list-behind-total", &parts, total)
}

/// How many items of a list are single: "a doctor".
fn singles(view: View<'_>, list: Span<Tokens>) -> usize {
    let opens = |at: u32| view.is(at, &[",", "and", ":"]) && view.is(at + 1, &["a", "an"]);
    list.iter().filter(|&at| opens(at)).count()
}

/// Whether a list reads as one of all parts: it ends with "and" and its last number, and its items are short.
pub(super) fn is_complete(view: View<'_>, parts: &[&Quantity], end: u32) -> bool {
    /// Tokens of one item at most.
    const LONG: u32 = 24;
    let [.., before, last] = parts else { return false };
    let and = view.any(Span::new(before.tokens.end, last.tokens.start), &["and", "plus", "&"]);
    let item = (last.tokens.end..end.min(last.tokens.end + LONG))
        .take_while(|&at| !matches!(view.word(at), "," | ";" | "." | "—"));
    let more = item
        .into_iter()
        .any(|at| view.is(at, &["and", "plus"]) && matches!(view.tag(at + 1), "DT" | "CD" | "NNP"));
    let close = parts.windows(2).all(|pair| pair[1].tokens.start <= pair[0].tokens.end + LONG);
    (and || parts.len() == 2) && !more && close
}

/// Whether the only two parts have a verb of their own, as things do that are told of the same members twice: "four were answered, and
/// four were printed".
pub(super) fn may_be_told_twice(view: View<'_>, parts: &[&Quantity]) -> bool {
    let word = |one: &Quantity| view.lower(one.tokens.end);
    let again = parts.windows(2).any(|pair| {
        let next = view.tag(pair[0].tokens.end);
        word(pair[0]) == word(pair[1]) && !matches!(next, "IN" | "TO" | "," | ".")
    });
    let verb = |one: &&&Quantity| {
        let behind = one.tokens.end..one.tokens.end + 4;
        behind.take_while(|&at| !view.is(at, &[","])).any(|at| view.is_finite(at))
    };
    parts.len() == 2 && (again || parts.iter().filter(verb).count() > 1)
}

/// "nine states, three universities and two hospitals, 14 in all".
fn in_all(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    let all = numbers.within(sentence);
    let total = all.iter().find(|one| {
        let end = one.tokens.end;
        let noun =
            end + u32::from(view.tag(end).starts_with("NN") && !view.is(end, &["altogether"]));
        view.is(noun, &["in"]) && view.is(noun + 1, &["all", "total"])
            || view.is(noun, &["altogether"])
    })?;
    let comma = total.tokens.start.checked_sub(1)?;
    let start = (sentence.start..comma)
        .rev()
        .find(|&at| view.is(at, &[":", ";"]) && view.is(comma, &[","]))
        .unwrap_or(sentence.start);
    let parts: Vec<&Quantity> =
        numbers.within(Span::new(start, comma)).iter().filter(|one| one.is_like(total)).collect();
    let cut = |at: u32| view.is(at, &[",", "and", ";"]);
    let apart = parts
        .windows(2)
        .all(|pair| (pair[0].tokens.end..pair[1].tokens.start).any(cut) && !pair[0].hedged);
    let listed = view.is(comma, &[",", "—", "–", "(", ":"])
        || view.is(comma, &["has", "have", "had", "is", "are", "was", "were", "makes"]);
    if !apart || !(listed || view.is_in(comma, "makes")) {
        return None;
    }
    let single = (parts.last()?.tokens.end..comma).any(|at| view.is(at, &["a", "an", "one"]));
    let two = parts.len() >= 2 || single && is_slip(total.value, sum(&parts) + 1.0);
    let wrong = two && !adds_up(&parts, total) && !total.hedged;
    let one_more = single && (sum(&parts) + 1.0 - total.value).abs() < 0.5;
    let near = sum(&parts) < total.value * FAR && sum(&parts) * FAR > total.value;
    if !wrong || one_more || !near {
        return None;
    }
    conflict(view, "list-before-total", &parts, total)
}

/// "Of those, 28 are for Wyoming, nine for Montana and six for Utah", of fewer.
fn of_those(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    let of = sentence.start;
    let named = view.is(of, &["of"]) && matches!(view.tag(of + 1), "DT" | "PRP$" | "PRP" | "CD");
    let inside = numbers.within(Span::new(of, sentence.end.min(of + 4))).first();
    let total = inside.filter(|one| one.tokens.start <= of + 2);
    let comma = (of..sentence.end.min(of + 12)).find(|&at| view.is(at, &[","]));
    let behind = total.map(|total| total.tokens.end);
    let early = behind.zip(comma).is_some_and(|(behind, comma)| {
        let mut between = numbers.within(Span::new(behind, comma.max(behind))).iter();
        between.any(|one| view.tag(one.tokens.start.wrapping_sub(1)).starts_with("VB"))
    });
    let start = comma.filter(|_| !early).or(behind).filter(|_| named)?;
    let end = (start..sentence.end).find(|&at| view.is(at, &[";", ":"])).unwrap_or(sentence.end);
    let parts = items(view, numbers, Span::new(start, end))?;
    let before = numbers.within(view.sentence_before(of));
    let like = |one: &&Quantity| one.is_like(parts[0]) && !one.hedged;
    let total = match total {
        Some(total) => total,
        None if !view.is(of + 1, &["those", "these", "them"]) => {
            let noun = view.lower(of + 2);
            before
                .iter()
                .filter(like)
                .find(|one| !one.noun.is_empty() && noun.starts_with(&*one.noun))?
        }
        None if before.iter().any(|one| one.hedged) => return None,
        None => before.iter().filter(like).max_by(|a, b| a.value.total_cmp(&b.value))?,
    };
    let over = sum(&parts) > total.value && sum(&parts) < total.value * FAR;
    let tail = numbers.within(Span::new(end, sentence.end));
    let under = parts.len() > 2 && sum(&parts) >= total.value * 0.8 && tail.is_empty();
    let fits = adds_up(&parts, total)
        || total.hedged
        || is_of_time(view, total)
        || shares_may_overlap(view, sentence)
        || may_be_told_twice(view, &parts);
    let larger = parts.iter().any(|one| one.value > total.value);
    if !(over || under) || fits || larger || !parts[0].is_plain() || !total.is_plain() {
        return None;
    }
    conflict(view, "parts-of-those", &parts, total)
}

/// Whether one member may be counted in two parts: "had fever", "also", "reported".
pub(super) fn shares_may_overlap(view: View<'_>, sentence: Span<Tokens>) -> bool {
    let has = |at: u32| {
        view.is(at, &["had", "have", "has"])
            && matches!(view.tag(at + 1), "NN" | "NNS" | "DT" | "JJ" | "CD" | "IN")
            && !view.is(at + 1, &["no"])
    };
    view.any_in(sentence, "overlap")
        || sentence.iter().any(has)
        || view.any_in(sentence, "one_may_be_in_two")
}

/// "Revenue was $1.5 billion. Cereals brought in $700 million, frozen meals $500 million and pet food $300 million."
fn listed(view: View<'_>, numbers: &Quantities, sentence: Span<Tokens>) -> Option<Found> {
    let parts = items(view, numbers, sentence)?;
    let [first, rest @ ..] = &parts[..] else { return None };
    let verb = |at: u32| view.is_finite(at);
    let said_once = (first.tokens.end..first.tokens.end + 3).any(verb)
        && !(rest.first()?.tokens.start..sentence.end).any(verb);
    let elliptic = |one: &&Quantity| !one.is_plain() || one.noun.is_empty() || said_once;
    let bound = view.any(sentence, &["from", "scale"]) || view.is(rest.last()?.tokens.end, &[")"]);
    let joined =
        view.any(Span::new(parts[parts.len() - 2].tokens.end, rest.last()?.tokens.start), &["and"]);
    let gapped = !(rest.first()?.tokens.start..sentence.end)
        .any(|at| view.is_finite(at) && !first.is_plain());
    if first.unit == Unit::Percent
        || bound
        || rest.len() < 2
        || !rest.iter().all(elliptic)
        || !joined
        || !gapped
        || shares_may_overlap(view, sentence)
    {
        return None;
    }
    let before = numbers.within(view.sentence_before(sentence.start));
    let like: Vec<&Quantity> = before
        .iter()
        .filter(|one| one.is_like(first) && !one.hedged)
        .filter(|one| !view.is(one.tokens.start.wrapping_sub(1), &["from"]))
        .collect();
    let away = |one: &&&Quantity| (one.value - sum(&parts)).abs();
    let total = *like.iter().min_by(|a, b| away(a).total_cmp(&away(b)))?;
    let over = sum(&parts) / total.value;
    let same = view.paragraph(sentence.start).holds(total.tokens.start);
    let whole = parts.iter().all(|one| one.value < total.value)
        && like.iter().all(|total| !adds_up(&parts, total));
    if !same || !whole || over <= 1.0 || over > 1.25 {
        return None;
    }
    conflict(view, "list-over-total", &parts, total)
}

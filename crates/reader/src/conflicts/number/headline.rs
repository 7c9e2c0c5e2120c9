//! A number of the headline beside that of the lead.

use super::super::Found;
use super::super::lexicon;
use super::super::view::View;
use super::quantity::{Quantities, Quantity, Unit, shown};
use super::{found, votes};
use onrecord_text::{Span, Tokens};

/// Tokens of the text in which a headline's number is looked for.
const BODY: u32 = 3000;

/// Years from which on a number is no age and no term.
const AGES: f64 = 200.0;

pub(super) fn find(view: View<'_>, numbers: &Quantities) -> Option<Found> {
    let headline = view.headline()?;
    let told = numbers.within(headline);
    votes::headline(view, numbers, headline)
        .or_else(|| parted(view, numbers, headline))
        .or_else(|| told.iter().find_map(|told| compare(view, numbers, headline, told)))
        .or_else(|| told.iter().find_map(|told| misread(view, numbers, headline, told)))
        .or_else(|| ordinal(view, headline))
}

/// "$12 Million in Debt" in a headline, where the text has 22 million and 12 million nowhere.
fn misread(
    view: View<'_>,
    numbers: &Quantities,
    headline: Span<Tokens>,
    told: &Quantity,
) -> Option<Found> {
    let body = numbers.within(Span::new(headline.end, view.len().min(headline.end + BODY)));
    let large = told.scale > 1.5 || matches!(told.unit, Unit::Money(_)) || told.value >= 1000.0;
    if told.hedged || !large || view.is(told.tokens.end, &["to"]) {
        return None;
    }
    let same = |one: &&Quantity| {
        one.is_like(told) && (told.noun == one.noun || told.noun.is_empty() || !told.is_plain())
    };
    if body.iter().filter(same).any(|one| told.is_about(one.value) || one.is_about(told.value)) {
        return None;
    }
    let mut like =
        body.iter().filter(same).filter(|one| one.is_misread(told) || one.is_swapped(told));
    let first = like.next()?;
    if like.any(|one| (one.value - first.value).abs() > 1e-9)
        || first.hedged
        || view.is_quoted(first.tokens.start)
    {
        return None;
    }
    let explanation = format!(
        "The headline has {}, which stands nowhere in the text; {} does, a digit away. Neither is said to be rough or rounded, and no other number of the text is \
         like that of the headline.",
        view.words(told.tokens),
        view.words(first.tokens)
    );
    Some(found("digit-of-headline", vec![told.tokens, first.tokens], explanation))
}

/// "Sixth Defeat in a Row" in a headline, where the text has "the seventh in a row".
fn ordinal(view: View<'_>, headline: Span<Tokens>) -> Option<Found> {
    let rank = |at: u32| lexicon::number::<u32>("ordinal", &view.lower(at));
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

fn compare(
    view: View<'_>,
    numbers: &Quantities,
    headline: Span<Tokens>,
    told: &Quantity,
) -> Option<Found> {
    let stretch = votes::lead(view);
    let lead = numbers.within(stretch);
    let body = numbers.within(Span::new(headline.end, view.len().min(headline.end + BODY)));
    let first = view.paragraph(stretch.start);
    let values = alike(view, numbers.within(first), told);
    let values = if values.is_empty() { alike(view, lead, told) } else { values };
    let [value, rest @ ..] = &values[..] else { return None };
    let several = rest
        .iter()
        .any(|one| (one.value - value.value).abs() > 1e-9 && !is_whole(view, value, one));
    let meant = told.is_about(value.value) || value.is_about(told.value);
    let same = |one: &Quantity| {
        !one.hedged
            && told.is_about(one.value)
            && one.is_like(told)
            && (one.noun == told.noun || !told.is_plain())
    };
    let known = body.iter().any(same) || lead.iter().any(same);
    if several
        || meant
        || known
        || told.hedged
        || value.hedged
        || is_joined(view, told)
        || view.is_quoted(value.tokens.start)
    {
        return None;
    }
    let explanation = format!(
        "The headline has {}, the beginning of the text {} (“{}”). The text nowhere has the headline's number, neither is said to be rough or \
         rounded, and no earlier or later count of it is told there.",
        view.words(told.tokens),
        shown(value.value),
        view.words(value.tokens)
    );
    Some(found("number-of-headline", vec![told.tokens, value.tokens], explanation))
}

/// "Four of Eleven Schools" beside "four of its 13 schools".
fn parted(view: View<'_>, numbers: &Quantities, headline: Span<Tokens>) -> Option<Found> {
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

/// The quantities of a stretch that count the same thing: those behind the same preposition or a verb of the same turn, where
/// there are any.
fn alike<'q>(view: View<'_>, all: &'q [Quantity], told: &Quantity) -> Vec<&'q Quantity> {
    let counted = |one: &&Quantity| {
        let against = one.tokens.end + 1;
        !view.is(against, &["to", "against"]) || view.tag(against + 1) != "CD"
    };
    let like: Vec<&Quantity> =
        all.iter().filter(|one| is_same_thing(told, one)).filter(counted).collect();
    let led = lead_in(view, told);
    let rises = |one: &&Quantity| {
        view.is(one.tokens.start.wrapping_sub(1), &["to"])
            && view.is_in(one.tokens.start.wrapping_sub(2), "turn")
    };
    if told.is_plain() && told.noun.is_empty() {
        return like.into_iter().filter(|one| rises(&told) && rises(one)).collect();
    }
    let same: Vec<&Quantity> =
        like.iter().copied().filter(|one| led.is_some() && lead_in(view, one) == led).collect();
    if same.is_empty() { like } else { same }
}

/// The preposition before a quantity, or whether the verb before it tells a rise or a fall.
fn lead_in(view: View<'_>, one: &Quantity) -> Option<String> {
    let before = one.tokens.start.checked_sub(1)?;
    let word = view.lower(before);
    let turn = lexicon::value("turn", &word).map(str::to_owned);
    turn.or_else(|| matches!(&*word, "to" | "by" | "for" | "at" | "after").then_some(word))
}

/// "3,000 of its 12,000 jobs": the second is the whole of the first.
fn is_whole(view: View<'_>, part: &Quantity, whole: &Quantity) -> bool {
    view.is(part.tokens.end, &["of"]) && whole.tokens.start <= part.tokens.end + 2
}

/// Whether two quantities count the same kind of thing.
fn is_same_thing(told: &Quantity, one: &Quantity) -> bool {
    let noun = !told.noun.is_empty()
        && told.noun == one.noun
        && (!lexicon::is_in("loose_in_headline", &told.noun)
            || told.noun == "year" && told.value >= AGES);
    let bare = told.noun.is_empty() && one.noun.is_empty();
    match told.unit {
        Unit::Plain => one.is_plain() && (noun || bare && told.scale < 1.5),
        Unit::Percent => one.unit == Unit::Percent,
        Unit::Money(_) => {
            one.unit == told.unit && (one.scale - told.scale).abs() < 0.5 && (noun || bare)
        }
    }
}

/// "3 to 5", "one in four".
fn is_joined(view: View<'_>, told: &Quantity) -> bool {
    let Span { start, end, .. } = told.tokens;
    let rises =
        view.is(start.wrapping_sub(1), &["to"]) && view.is_in(start.wrapping_sub(2), "turn");
    !rises && view.is(start.wrapping_sub(1), &["to", "in", "-", "–", "top", "no.", "than"])
        || view.is(start.wrapping_sub(1), &["of"]) && view.tag(start.wrapping_sub(2)) == "CD"
        || view.is(end, &["to", "in", "-", "–", "ways", "of"])
}

//! An age beside the date of birth.

use super::super::Found;
use super::super::view::View;
use super::found;
use onrecord_text::{Span, Tokens};

/// Tokens between "born" and its year at most.
const REACH: u32 = 8;
/// Tokens of the text in which an age of the headline is looked for.
const BODY: u32 = 3000;
/// Tokens of a text in which an age is taken to be that of the one person of such an age.
const LONG: u32 = 800;
/// Ages that are looked at.
const MOST: usize = 12;
/// Two ages further apart are those of two people.
const APART: i32 = 20;

/// "was born in 1956 and turned 62 in April", of an article of 2018.
pub(super) fn find(view: View<'_>, sentence: Span<Tokens>) -> Option<Found> {
    let published = view.layers.published?;
    // "People born in 1964" are none whose age is told.
    let was =
        |at: u32| at == sentence.start || view.is(at.wrapping_sub(1), &["was", "were", ",", "and"]);
    let born = sentence.iter().find(|&at| view.is(at, &["born"]) && was(at))?;
    let year_at =
        (born + 1..(born + REACH).min(sentence.end)).find(|&at| year(view, at).is_some())?;
    let born_in = year(view, year_at)?;
    let (age_at, age) =
        (year_at..sentence.end).find_map(|at| age(view, at).map(|age| (at, age)))?;
    let oldest = i32::from(published.year()) - born_in;
    let turned = view.is(age_at.wrapping_sub(1), &["turned", "turns"]);
    let other = (age_at..sentence.end).any(|at| year(view, at).is_some());
    let wrong = age > oldest
        || turned
            && !other
            && age != oldest
            && view.is(age_at.wrapping_sub(1), &["turned"])
            && is_this_year(view, age_at);
    let alone = sentence.iter().filter(|&at| view.is(at, &["born"])).count() == 1;
    let told = view.is(born.wrapping_sub(1), &["was", "were", ","]);
    let whoever = view.any(
        sentence,
        &["will", "would", "person", "people", "those", "anyone", "youngest", "oldest"],
    );
    if !wrong || !alone || oldest < 1 || view.is_quoted(born) || !told || whoever {
        return None;
    }
    let explanation = format!(
        "Whoever was born in {born_in} is at most {oldest} years old in {}, the year of the article, and not {age}. One birth alone is told of in the \
         sentence, and the birthday cannot explain it.",
        published.year()
    );
    Some(found(
        "age-and-birth",
        vec![Span::new(born, year_at + 1), Span::new(age_at, age_at + 1)],
        explanation,
    ))
}

/// "in April" behind an age: a month of the year of the article.
fn is_this_year(view: View<'_>, age: u32) -> bool {
    let month: Option<i8> = view.number("month", age + 2);
    let past = month
        .zip(view.layers.published)
        .is_some_and(|(month, published)| month < published.month());
    view.is(age + 1, &["in"]) && past
}

/// "Dies at 91", of somebody born in 1923 who died in 2014.
pub(super) fn at_death(view: View<'_>) -> Option<Found> {
    let mut births = (0..view.len()).filter(|&at| view.is(at, &["born"]) && !view.is_quoted(at));
    let born = births.next().filter(|_| births.next().is_none())?;
    let birth = (born + 1..born + REACH).find_map(|at| Some((at, year(view, at)?)))?;
    let died = (0..view.len()).find(|&at| view.is(at, &["died"]) && !view.is_quoted(at))?;
    let death = (died + 1..view.sentence(died).end.min(died + REACH))
        .find_map(|at| Some((at, year(view, at)?)))?;
    let behind = view.sentence_behind(died);
    let told = behind.iter().find_map(|at| age(view, at).map(|age| (at, age)));
    let told = told.filter(|_| view.is(behind.start, &["she", "he"]) && behind.len() < 7);
    let headline = view.headline().and_then(|headline| dies_at(view, headline));
    let fits = |age: i32| (0..=1).contains(&(death.1 - birth.1 - age));
    let (at, age) = [told, headline].into_iter().flatten().find(|(_, age)| !fits(*age))?;
    let explanation = format!(
        "Whoever was born in {} and died in {} was {} or {} years old, and not {age}. One birth alone is told of in the text, and the birthday cannot explain it.",
        birth.1,
        death.1,
        death.1 - birth.1 - 1,
        death.1 - birth.1
    );
    Some(found(
        "age-at-death",
        vec![Span::new(at, at + 1), Span::new(born, birth.0 + 1), Span::new(died, death.0 + 1)],
        explanation,
    ))
}

/// "Dies at 84" in a headline, of somebody who by the text died "aged 86".
pub(super) fn of_headline(view: View<'_>) -> Option<Found> {
    let headline = view.headline()?;
    let (at, age) = dies_at(view, headline)?;
    let body = headline.end..view.len().min(headline.end + BODY);
    if body.clone().any(|at| view.word(at).parse() == Ok(age)) {
        return None;
    }
    let (other, told) = body.clone().find_map(|at| Some((at, aged(view, at)?)))?;
    let name = view.sentence(other).iter().any(|at| {
        view.is_capital(at) && headline.iter().any(|one| view.word(one) == view.word(at))
    });
    let near = (told - age).abs() < APART;
    let explanation = format!(
        "The headline has an age of {age}, the text one of {told} and nowhere {age}. It is the first age that is told, beside a name of the headline, and a birthday \
         cannot explain it.",
    );
    (name && near && told != age).then(|| {
        found(
            "age-of-headline",
            vec![Span::new(at, at + 1), Span::new(other, other + 1)],
            explanation,
        )
    })
}

/// "Aged 86", "was 86", "Rainford, 86,": the years of a death.
fn aged(view: View<'_>, at: u32) -> Option<i32> {
    let age: i32 = view.word(at).parse().ok().filter(|age| (12..120).contains(age))?;
    let before = at.wrapping_sub(1);
    let named = view.is(before, &[","])
        && view.is_capital(before.wrapping_sub(1))
        && view.is(at + 1, &[",", "."]);
    let is = view.is(before, &["was", "is"]) && view.is(at + 1, &[".", ",", "when"]);
    let aged = view.is(before, &["aged"])
        || view.is(before, &["of"]) && view.is(before.wrapping_sub(1), &["age"]);
    (named || is || aged).then_some(age)
}

/// "The mother of the 37-year-old", where the only such age before is 31.
pub(super) fn recalled(view: View<'_>) -> Option<Found> {
    if view.len() > LONG {
        return None;
    }
    let all: Vec<(u32, i32)> =
        (0..view.len()).filter_map(|at| Some((at, year_old(view, at)?))).take(MOST).collect();
    let figures = |age: i32| (0..view.len()).filter(|&at| view.word(at) == age.to_string()).count();
    let (at, age) = *all.iter().find(|(at, age)| {
        view.is(at.wrapping_sub(1), &["the"])
            && view.is(at.wrapping_sub(2), &["of"])
            && !view.tag(at + 1).starts_with("NN")
            && !view.tag(at + 1).starts_with("JJ")
            && figures(*age) == 0
            && all.iter().filter(|(_, other)| other == age).count() == 1
    })?;
    let named = (0..at).filter_map(|at| Some((at, aged(view, at)?)));
    let known: Vec<(u32, i32)> = all
        .iter()
        .copied()
        .chain(named)
        .filter(|(other, told)| *other != at && (told - age).abs() < APART)
        .collect();
    let [(other, told), rest @ ..] = &known[..] else { return None };
    let one = rest.iter().all(|(_, age)| age == told) && *other < at && *told != age;
    let explanation = format!(
        "“The {}” takes up an age that was told, but the text has {told} before and no {age}. Nobody else of that age is told of, and a birthday cannot explain it.",
        view.word(at)
    );
    one.then(|| {
        found(
            "age-recalled",
            vec![Span::new(*other, other + 1), Span::new(at, at + 1)],
            explanation,
        )
    })
}

/// The years of "31-year-old".
fn year_old(view: View<'_>, at: u32) -> Option<i32> {
    let word = view.word(at);
    word.strip_suffix("-year-old")
        .and_then(|years| years.parse().ok())
        .filter(|_| !view.is_quoted(at))
}

/// "Dies at 91" in a headline.
fn dies_at(view: View<'_>, headline: Span<Tokens>) -> Option<(u32, i32)> {
    let at =
        headline.iter().find(|&at| view.is(at, &["dies", "dead"]) && view.is(at + 1, &["at"]))? + 2;
    Some((at, view.word(at).parse().ok()?))
}

fn year(view: View<'_>, at: u32) -> Option<i32> {
    let word = view.word(at);
    word.parse().ok().filter(|year| word.len() == 4 && (1850..2100).contains(year))
}

/// "were 32 when", "turned 62": a number of years that somebody is.
fn age(view: View<'_>, at: u32) -> Option<i32> {
    let age: i32 = view.word(at).parse().ok().filter(|age| (1..120).contains(age))?;
    let is = view.is(at.wrapping_sub(1), &["was", "were", "is", "are", "turned", "aged"]);
    let whole = matches!(view.word(at + 1), "," | "." | "when" | "in" | "at" | "and" | ";")
        || view.is(at + 1, &["years"]) && view.is(at + 2, &["old"]);
    (is && whole).then_some(age)
}

//! The years in which somebody can have been born, by the ages and dates that a text gives: "born in 1941", "71", "ordained in
//! 1984 at the age of 25".

use super::super::Found;
use super::super::view::View;
use super::found;
use super::years::year;
use onrecord_record::EntityKind;
use onrecord_text::{Span, Tokens};
use std::collections::BTreeMap;

/// Tokens between an age and what it belongs to at most.
const REACH: u32 = 8;
/// Tokens before an age in which a relative would be its bearer.
const KIN: u32 = 7;
/// Sentences in which the person of a pronoun is looked for, its own included.
const BACK: usize = 3;
/// Ages of one text that are looked at.
const MOST: usize = 60;

/// An age or a date of birth, with the years in which its bearer can have been born.
struct Birth {
    tokens: Span<Tokens>,
    from: i32,
    to: i32,
    /// Whether a year stands beside it; an age alone is that of the day of the article, or of the day that is told of.
    dated: bool,
}

/// Finds people of whom two ages are told that nobody can have.
pub(super) fn find(view: View<'_>) -> Option<Found> {
    let people = people(view);
    let mut known: BTreeMap<&str, Vec<Birth>> = BTreeMap::new();
    for birth in (0..view.len()).filter_map(|at| birth(view, at)).take(MOST) {
        let at = birth.tokens.start;
        if let Some(who) = bearer(view, &people, at) {
            known.entry(who).or_default().push(birth);
        }
    }
    known.iter().find_map(|(who, births)| disjoint(who, births))
}

/// The surname of each person by the last token of each mention; surnames of two people are left out.
fn people(view: View<'_>) -> BTreeMap<u32, &str> {
    let all = || view.layers.entities.all.iter().filter(|one| one.kind == EntityKind::Person);
    let mut bearers: BTreeMap<&str, usize> = BTreeMap::new();
    for person in all().filter(|person| person.name.contains(' ')) {
        *bearers.entry(surname(&person.name)).or_default() += 1;
    }
    let single = |name: &str| bearers.get(name).is_none_or(|&bearers| bearers < 2);
    let mut out = BTreeMap::new();
    for person in all().filter(|person| single(surname(&person.name))) {
        let ends = person.mentions.iter().map(|one| one.tokens.end.saturating_sub(1));
        out.extend(ends.map(|end| (end, surname(&person.name))));
    }
    out
}

fn surname(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

/// Whose age stands at a token: the name right before it, or that of the only person told of up to there.
fn bearer<'a>(view: View<'_>, people: &BTreeMap<u32, &'a str>, at: u32) -> Option<&'a str> {
    let sentence = view.sentence(at);
    if view.any_in(Span::new(at.saturating_sub(KIN).max(sentence.start), at), "kin") {
        return None;
    }
    let name = at.wrapping_sub(2);
    if let Some((_, who)) =
        people.range(name..at).next_back().filter(|_| view.is(at.wrapping_sub(1), &[","]))
    {
        return Some(who);
    }
    if view.is(at.wrapping_sub(1), &[","]) {
        return None;
    }
    let mut stretch = Span::new(sentence.start, at);
    let pronoun = stretch.iter().any(|at| view.is(at, &["he", "she", "who"]))
        || view.word(at).ends_with("-year-old") && view.is(at.wrapping_sub(1), &["the"]);
    for back in 0..BACK {
        let mut those: Vec<&str> =
            people.range(stretch.start..stretch.end).map(|one| *one.1).collect();
        those.dedup();
        match those[..] {
            [who] => return Some(who),
            [] if pronoun || back > 0 => stretch = view.sentence_before(stretch.start),
            _ => return None,
        }
    }
    None
}

/// The years of birth that an age or a date at a token allows.
fn birth(view: View<'_>, at: u32) -> Option<Birth> {
    if view.is_quoted(at) {
        return None;
    }
    if view.is(at, &["born"]) && view.is(at.wrapping_sub(1), &["was", "and"]) {
        let year_at = (at + 1..at + REACH).find(|&at| year(view, at).is_some())?;
        let same = view.sentence(at).holds(year_at);
        let born = year(view, year_at).filter(|_| same)?;
        return Some(Birth {
            tokens: Span::new(at, year_at + 1),
            from: born,
            to: born,
            dated: true,
        });
    }
    let word = view.word(at);
    let joined = word.strip_suffix("-year-old");
    let age: i32 = joined.unwrap_or(word).parse().ok().filter(|age| (12..115).contains(age))?;
    let tokens = Span::new(at, at + 1);
    let of = |year: i32, dated| Birth { tokens, from: year - age - 1, to: year - age, dated };
    if let Some(then) = year_of_age(view, at) {
        return Some(of(then, true));
    }
    let now = i32::from(view.layers.published?.year());
    let named = (at + 1..at + 4).any(|at| view.is_capital(at));
    let old = joined.is_some() && view.is(at.wrapping_sub(1), &["the"]) && !named;
    (old || joined.is_none() && is_age_of_now(view, at)).then(|| of(now, false))
}

/// The year in which somebody was as old: "ordained in 1984 at the age of 25", "in 1950, when he was 22".
fn year_of_age(view: View<'_>, at: u32) -> Option<i32> {
    let of_age = view.is(at.wrapping_sub(1), &["of"]) && view.is(at.wrapping_sub(2), &["age"]);
    let was = view.is(at.wrapping_sub(1), &["was"])
        && view.is(at.wrapping_sub(2), &["he", "she"])
        && view.is(at.wrapping_sub(3), &["when"]);
    let aged = view.is(at.wrapping_sub(1), &["aged"]);
    let whole = !view.tag(at + 1).starts_with("NN") || view.is(at + 1, &["years"]);
    if !(of_age || was || aged) || !whole {
        return None;
    }
    let sentence = view.sentence(at);
    let near: Span<Tokens> =
        Span::new(at.saturating_sub(REACH + 2).max(sentence.start), (at + REACH).min(sentence.end));
    let mut years = near.iter().filter_map(|at| Some((at, year(view, at)?)));
    let (place, only) = years.next().filter(|_| years.next().is_none())?;
    let in_year = view.is(place.wrapping_sub(1), &["in"]) || view.is(place.wrapping_sub(1), &[","]);
    in_year.then_some(only)
}

/// "Nils Ostrand, 71," and "who is 60", "is now 48".
fn is_age_of_now(view: View<'_>, at: u32) -> bool {
    let before = at.wrapping_sub(1);
    let closed = matches!(view.word(at + 1), "," | "." | ";" | ")");
    let named = view.is(before, &[","]) && view.is_capital(before.wrapping_sub(1));
    let is = view.is(before, &["is"]) && view.is(before.wrapping_sub(1), &["who", "he", "she"]);
    let is_now = view.is(before, &["now"]) && view.is(before.wrapping_sub(1), &["is"]);
    let dead = view.is(before, &["was"])
        && view.sentence(at).len() < 5
        && view.is(before.wrapping_sub(1), &["he", "she"])
        && view.any(view.sentence_before(at), &["died"]);
    closed && (named || is || is_now || dead)
}

/// Two years of birth that cannot be one, and that no third of the same person decides otherwise.
fn disjoint(who: &str, births: &[Birth]) -> Option<Found> {
    let apart = |a: &Birth, b: &Birth| (a.dated || b.dated) && (a.to < b.from || b.to < a.from);
    let (a, b) = births
        .iter()
        .enumerate()
        .find_map(|(index, a)| births[index + 1..].iter().find(|b| apart(a, b)).map(|b| (a, b)))?;
    let far = (a.from - b.from).abs();
    if far > 40 {
        return None;
    }
    let explanation = format!(
        "By one place {who} was born {}, by the other {}. Nobody else of the name is told of, no relative is spoken of there, and a birthday before or \
         after does not explain it.",
        told(a),
        told(b)
    );
    Some(found("age-in-two-years", vec![a.tokens, b.tokens], explanation))
}

fn told(birth: &Birth) -> String {
    if birth.from == birth.to {
        return format!("in {}", birth.to);
    }
    format!("in {} or {}", birth.from, birth.to)
}

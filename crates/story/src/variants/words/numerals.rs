//! Numbers: figures and number words become one word each, so that "two dozen", "24" and "twenty-four" are equal.

use super::{Before, Word, unite};
use crate::variants::lists;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Parts of one in which numbers are counted here, so that decimals stay exact.
const ONE: u128 = 1_000_000;
/// The largest number that is read.
const MOST: u128 = 1_000_000_000_000_000_000 * ONE;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Figure,
    Unit,
    Teen,
    Ten,
    Times,
    Order,
}

#[derive(Debug, Clone, Copy)]
struct Part {
    kind: Kind,
    value: u128,
}

static PARTS: LazyLock<BTreeMap<&str, Part>> = LazyLock::new(|| {
    let rows = lists::rows(include_str!("../../../data/variants/numbers.tsv"));
    rows.filter_map(|row| part_of(&row)).collect()
});

fn part_of(row: &[&'static str]) -> Option<(&'static str, Part)> {
    let [word, value, kind] = row else { return None };
    let kind = match *kind {
        "unit" => Kind::Unit,
        "teen" => Kind::Teen,
        "ten" => Kind::Ten,
        "times" => Kind::Times,
        _ => Kind::Order,
    };
    Some((word, Part { kind, value: value.parse::<u128>().ok()? * ONE }))
}

/// Makes one word of each number.
pub(super) fn merge(mut all: Vec<Word>) -> Vec<Word> {
    for at in 0..all.len() {
        if is_numero(&all[at..]) {
            "number".clone_into(&mut all[at].folded);
        }
    }
    unite(&all, |words| {
        let article = usize::from(is_article(words));
        number(&words[article..]).map(|(len, number)| (article + len, number))
    })
}

/// Whether "no" is short for "number": "No. 7".
fn is_numero(words: &[Word]) -> bool {
    let [word, next, ..] = words else { return false };
    let figure = next.folded.starts_with(|c: char| c.is_ascii_digit());
    matches!(word.folded.as_str(), "no" | "nos")
        && figure
        && next.before == Before::Sentence
        && next.span.start == word.span.end + 2
}

/// Whether an article stands for "one": "a dozen", "a hundred".
fn is_article(words: &[Word]) -> bool {
    let [article, next, ..] = words else { return false };
    article.folded == "a"
        && next.before <= Before::Space
        && PARTS.get(next.folded.as_str()).is_some_and(|part| part.kind == Kind::Times)
}

/// The number that begins here, in figures, and how many words it has.
fn number(words: &[Word]) -> Option<(usize, String)> {
    let (money, first) = first(words.first()?)?;
    let mut run = Run { total: 0, group: first.value, last: first };
    let mut len = 1;
    while let Some((used, part)) = next(&words[len..], &run) {
        len += used;
        if !run.take(part) {
            break;
        }
    }
    let (half_len, half) = half(words, len, &run);
    run.group += half;
    len = half_len;
    if let Some((used, part)) =
        next(&words[len..], &run).filter(|next| half > 0 && next.1.kind == Kind::Times)
    {
        len += used;
        run.take(part);
    }
    let text = run.text();
    let (len, money) = with_money(words, len, money);
    Some((len, money.map_or_else(|| text.clone(), |sign| format!("{sign}{text}"))))
}

/// A half behind the number: "three and a half", "3 1/2", "a million and a half".
fn half(words: &[Word], len: usize, run: &Run) -> (usize, u128) {
    let whole = if run.last.kind == Kind::Times { run.last.value } else { ONE };
    let folded: Vec<&str> =
        words.iter().skip(len).take(3).map(|word| word.folded.as_str()).collect();
    let is_joined = words.get(len + 1).is_some_and(|word| word.before == Before::Joined);
    match folded[..] {
        ["and", "a", "half"] => (len + 3, whole / 2),
        ["1", "2", ..] if is_joined => (len + 2, whole / 2),
        _ => (len, 0),
    }
}

fn first(word: &Word) -> Option<(Option<char>, Part)> {
    let money = word.folded.chars().next().filter(|c| matches!(c, '$' | '£' | '€' | '¥'));
    let figure = money.map_or(word.folded.as_str(), |sign| &word.folded[sign.len_utf8()..]);
    let part = decimal(figure).map(|value| Part { kind: Kind::Figure, value });
    part.or_else(|| PARTS.get(figure).copied()).map(|part| (money, part))
}

/// A figure in millionths; nothing for one that begins with a zero ("007") or that is too long.
fn decimal(figure: &str) -> Option<u128> {
    let (whole, parts) = match figure.strip_suffix('½') {
        Some(whole) => (whole, "5"),
        None => figure.split_once('.').unwrap_or((figure, "0")),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(parts) || whole.len() > 15 || parts.len() > 6 {
        return None;
    }
    let padded = format!("{parts:0<6}");
    (whole.len() == 1 || !whole.starts_with('0'))
        .then_some(whole.parse::<u128>().ok()? * ONE + padded.parse::<u128>().ok()?)
}

/// The part of the number that stands next, and over how many words.
fn next(words: &[Word], run: &Run) -> Option<(usize, Part)> {
    let close = |word: &&Word| word.before <= Before::Space;
    let first = words.first().filter(close)?;
    if first.folded == "and" && run.last.kind == Kind::Times {
        let part = PARTS.get(words.get(1).filter(close)?.folded.as_str())?;
        return (part.kind != Kind::Times && run.goes_on(*part)).then_some((2, *part));
    }
    let part = PARTS.get(first.folded.as_str()).copied()?;
    run.goes_on(part).then_some((1, part))
}

/// A number on its way.
struct Run {
    total: u128,
    group: u128,
    last: Part,
}

impl Run {
    fn goes_on(&self, part: Part) -> bool {
        match (self.last.kind, part.kind) {
            (Kind::Ten, Kind::Unit | Kind::Order) => part.value < 10 * ONE,
            (Kind::Times, Kind::Times) => part.value > self.last.value && self.fits(part),
            (Kind::Figure | Kind::Unit | Kind::Teen | Kind::Ten, Kind::Times) => self.fits(part),
            (Kind::Times, Kind::Unit | Kind::Teen | Kind::Ten) => self.last.value >= 100 * ONE,
            _ => false,
        }
    }

    fn fits(&self, part: Part) -> bool {
        (self.group / ONE).checked_mul(part.value).is_some_and(|product| product < MOST)
    }

    /// Takes a part; whether more may follow.
    fn take(&mut self, part: Part) -> bool {
        match part.kind {
            Kind::Times => self.times(part),
            _ => self.group += part.value,
        }
        self.last = Part { kind: part.kind, value: part.value };
        part.kind != Kind::Order
    }

    fn times(&mut self, part: Part) {
        self.group *= part.value / ONE;
        if part.value >= 1000 * ONE {
            self.total += self.group;
            self.group = 0;
        }
    }

    fn text(&self) -> String {
        let value = self.total + self.group;
        let (whole, parts) = (value / ONE, value % ONE);
        let ending = if self.last.kind == Kind::Order { ordinal(whole) } else { "" };
        if parts == 0 {
            return format!("{whole}{ending}");
        }
        format!("{whole}.{}", format!("{parts:06}").trim_end_matches('0'))
    }
}

fn ordinal(number: u128) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

/// Takes the name of a currency behind the number: "5 million dollars" is "$5 million".
fn with_money(words: &[Word], len: usize, money: Option<char>) -> (usize, Option<char>) {
    let named = words.get(len).filter(|word| word.before <= Before::Space);
    let sign = named.and_then(|word| match word.folded.as_str() {
        "dollar" | "dollars" => Some('$'),
        "pound" | "pounds" if money.is_some() => Some('£'),
        "euro" | "euros" => Some('€'),
        _ => None,
    });
    match (money, sign) {
        (Some(one), Some(other)) if one != other => (len, money),
        (_, Some(sign)) => (len + 1, Some(sign)),
        _ => (len, money),
    }
}

//! Whether two names are near enough to be one.

use super::people::SHORTEST;
use onrecord_language::names::spelling::{is_slip, slips};
use std::collections::BTreeMap;

/// Letters of names that are compared by their sound at least.
const SOUNDED: usize = 5;

/// Surnames of one first letter that are compared.
const SHELF: usize = 64;

/// Whether two surnames are a slip apart; of the shortest, one letter more or less.
fn is_near(known: &str, form: &str) -> bool {
    let (a, b) = (known.chars().count(), form.chars().count());
    let two = || a.min(b) >= SOUNDED && slips(known, form) == Some(2);
    let slip = is_slip(known, form)
        || two() && (are_homophones(known, form) || are_framed(known, form))
        || shares_half(known, form);
    let broken = known.replace('-', "") == form.replace('-', "");
    slip && !broken && (a.min(b) > SHORTEST || a != b)
}

/// Whether two long names have one beginning and one end: "Weatherspoon" and "Witherspoon".
fn are_framed(one: &str, other: &str) -> bool {
    /// Letters of such names at least, and those of their end.
    const LONG: usize = 9;
    const END: usize = 4;
    let end = |name: &str| name.chars().rev().take(END).collect::<Vec<_>>();
    let long = one.chars().count().min(other.chars().count()) >= LONG;
    long && one.chars().next() == other.chars().next() && end(one) == end(other)
}

/// Whether two double names have one half, and two slips at most in the other: "Ruthven-Blake" and "Ruthven-Black".
fn shares_half(one: &str, other: &str) -> bool {
    /// Letters of the halves that differ at least.
    const HALF: usize = 4;
    let Some(((a, b), (c, d))) = one.split_once('-').zip(other.split_once('-')) else {
        return false;
    };
    let near = |one: &str, other: &str| {
        one.chars().count().min(other.chars().count()) >= HALF && slips(one, other).is_some()
    };
    a.chars().count() >= HALF && a == c && near(b, d)
        || b.chars().count() >= HALF && b == d && near(a, c)
}

/// Whether two names sound alike, as far as their letters tell: "Stephens" and "Stevens".
pub(super) fn are_homophones(one: &str, other: &str) -> bool {
    let (one, other) = (heard(one), heard(other));
    one.len() > 1 && one == other
}

/// The letters of a name without doubled and silent ones, one for those that tongues spell one sound by.
fn heard(name: &str) -> Vec<char> {
    let lower = name
        .to_lowercase()
        .replace("ph", "v")
        .replace("ck", "k")
        .replace("th", "t")
        .replace("sch", "s")
        .replace("sh", "s");
    let sound = |letter: char| match letter {
        'c' | 'q' => 'k',
        'w' | 'f' => 'v',
        'z' => 's',
        'd' => 't',
        'y' | 'j' => 'i',
        other => other,
    };
    let mut out: Vec<char> = lower.chars().filter(|&letter| letter != 'h').map(sound).collect();
    out.dedup();
    out
}

/// The surnames of a text by the sound of their first letter.
pub(super) type Shelves<'n> = BTreeMap<char, Vec<&'n String>>;

pub(super) fn shelves<'n>(names: impl Iterator<Item = &'n String>) -> Shelves<'n> {
    let mut out = Shelves::new();
    for name in names {
        let shelf = out.entry(sound(name)).or_default();
        if shelf.len() < SHELF {
            shelf.push(name);
        }
    }
    out
}

/// The first letter, one for those that tongues spell one sound by.
fn sound(name: &str) -> char {
    match name.chars().next().unwrap_or_default() {
        'K' => 'C',
        'W' => 'V',
        'Y' | 'I' => 'J',
        'Z' => 'S',
        other => other,
    }
}

/// The one surname that a form is a slip from.
pub(super) fn near<'n>(shelves: &Shelves<'n>, form: &str) -> Option<&'n String> {
    let shelf = shelves.get(&sound(form))?;
    let mut fits = shelf.iter().filter(|known| known.as_str() != form && is_near(known, form));
    fits.next().copied().filter(|_| fits.next().is_none())
}

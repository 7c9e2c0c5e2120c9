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
    let slip = is_slip(known, form)
        || a.min(b) >= SOUNDED && slips(known, form) == Some(2) && are_homophones(known, form);
    slip && (a.min(b) > SHORTEST || a != b)
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

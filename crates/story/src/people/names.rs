//! The parts of a name.

/// Endings of names that tell father from son.
const SUFFIXES: [&str; 7] = ["jr", "sr", "ii", "iii", "iv", "junior", "senior"];

/// Longest initials of an organisation.
const MAX_INITIALS: usize = 6;

/// First, middle and last parts of a full name, suffixes aside; none of a name of one word.
pub(super) fn parts(name: &[String]) -> Option<(&str, &[String], &str)> {
    let end = name.iter().rposition(|word| !SUFFIXES.contains(&word.as_str()))?;
    match &name[..=end] {
        [first, middle @ .., last] => Some((first, middle, last)),
        _ => None,
    }
}

pub(super) fn with_suffix(first: &str, last: &str, name: &[String]) -> String {
    let suffix = name.last().filter(|word| SUFFIXES.contains(&word.as_str()));
    suffix.map_or_else(|| format!("{first} {last}"), |suffix| format!("{first} {last} {suffix}"))
}

pub(super) fn without_article(mut name: Vec<String>) -> Vec<String> {
    if name.len() > 1 && name[0] == "the" {
        name.remove(0);
    }
    name
}

/// Whether these are the initials of something: capitals and dots only.
pub(super) fn is_initials(alias: &str) -> bool {
    let letters: Vec<_> = alias.chars().filter(|c| *c != '.').collect();
    (2..=MAX_INITIALS).contains(&letters.len()) && letters.iter().all(|c| c.is_uppercase())
}

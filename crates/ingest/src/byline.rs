//! The people in a byline.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Words that show that a part of a byline is no person.
static OFFICES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    include_str!("../data/byline-offices.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect()
});

/// Most words of a name.
const MAX_NAME_WORDS: usize = 6;

/// Particles of names that are written small.
const PARTICLES: [&str; 17] = [
    "al", "ap", "bin", "bint", "da", "de", "del", "della", "den", "der", "di", "dos", "el", "la",
    "le", "van", "von",
];

/// The people that a page's author fields name: one each, in order, without addresses, the
/// publication itself and offices ("Staff Writer").
pub(crate) fn names(fields: &[String], outlet: Option<&str>) -> Vec<String> {
    let mut people: Vec<String> = Vec::new();
    for part in fields.iter().flat_map(|field| parts(field)) {
        if is_person(part, outlet) && !people.iter().any(|known| known == part) {
            people.push(part.to_owned());
        }
    }
    people
}

/// The people that a line of text names as its writers, if it is a byline ("By Jane Doe and John
/// Roe, Staff Writers").
pub(crate) fn line(line: &str) -> Option<Vec<String>> {
    let line = line.trim();
    let rest = strip_by(line).filter(|rest| rest.len() < line.len())?;
    let first = parts(line).next()?;
    if !is_person(first, None) || !is_capitalised(first) || rest.len() > 150 {
        return None;
    }
    let people = names(&[line.to_owned()], None);
    let people: Vec<String> = people.into_iter().filter(|name| is_capitalised(name)).collect();
    (!ends_as_sentence(rest)).then_some(people)
}

/// "By the end of …" is a sentence; "By Jane Doe Jr." is not.
fn ends_as_sentence(rest: &str) -> bool {
    rest.ends_with(['!', '?', '"', '”', ':'])
        || rest.ends_with('.') && rest.split_whitespace().count() > 8
}

/// The parts between commas, "and", "&", bars and semicolons, each without "By".
fn parts(field: &str) -> impl Iterator<Item = &str> {
    field
        .split([',', ';', '|', '&', '•', '·'])
        .filter(|part| !part.contains("//"))
        .flat_map(|part| part.split('/'))
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" of "))
        .flat_map(|part| part.split(" for "))
        .flat_map(|part| part.split(" AND "))
        .flat_map(|part| part.split(" with "))
        .map(|part| strip_by(part.trim()).unwrap_or(part.trim()))
        .map(|part| {
            part.trim_start_matches("and ")
                .trim_matches(|c: char| c.is_whitespace() || "()-–—:".contains(c))
        })
        .filter(|part| !part.is_empty())
}

fn strip_by(part: &str) -> Option<&str> {
    ["By ", "by ", "BY ", "By: ", "By:", "Written by ", "Posted by "]
        .iter()
        .find_map(|by| part.strip_prefix(by))
        .map(str::trim)
}

fn is_person(part: &str, outlet: Option<&str>) -> bool {
    let folded = part.to_lowercase();
    let words: Vec<&str> = folded.split_whitespace().collect();
    (1..=MAX_NAME_WORDS).contains(&words.len())
        && !part.contains(['@', '=', '<', '{'])
        && !part.contains("//")
        && !folded.starts_with("www.")
        && !part.chars().any(|c| c.is_ascii_digit())
        && part.chars().any(char::is_alphabetic)
        && !words.iter().any(|word| OFFICES.contains(word.trim_matches(['.', '\''])))
        && outlet.is_none_or(|outlet| outlet.to_lowercase() != folded)
}

/// Whether every word begins with a capital, particles aside.
fn is_capitalised(name: &str) -> bool {
    name.split_whitespace().all(|word| {
        PARTICLES.contains(&word)
            || word.starts_with(|c: char| !c.is_lowercase() && c.is_alphabetic())
    }) && name.split_whitespace().count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(field: &str) -> Vec<String> {
        names(&[field.to_owned()], Some("The Daily Ledger"))
    }

    #[test]
    fn authors_are_split_and_cleaned() {
        assert_eq!(
            split("By Jane Doe, John Roe and Ana de la Cruz"),
            ["Jane Doe", "John Roe", "Ana de la Cruz"]
        );
        assert_eq!(split("Jane Doe | The Daily Ledger"), ["Jane Doe"]);
        assert_eq!(split("https://www.facebook.com/janedoe"), Vec::<String>::new());
        assert_eq!(split("Jane Doe, Staff Writer"), ["Jane Doe"]);
        assert_eq!(split("Jane Doe; Jane Doe"), ["Jane Doe"]);
    }

    #[test]
    fn a_byline_is_told_from_a_sentence() {
        assert_eq!(
            line("By Jane Doe and John Roe, Staff Writers").unwrap(),
            ["Jane Doe", "John Roe"]
        );
        assert_eq!(line("BY JANE DOE").unwrap(), ["JANE DOE"]);
        assert!(line("By Friday, the council had voted.").is_none());
        assert!(line("By the time police came, she was gone").is_none());
        assert!(line("Jane Doe").is_none());
    }
}

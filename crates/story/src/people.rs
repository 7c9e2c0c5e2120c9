//! Who is one and the same in several articles.
//!
//! Entities of two articles are taken for one by their folded names. A person is never taken for another
//! by the surname alone where there are several first names:
//!
//! * two full names are one person where first and last name agree, unless the articles know several middle
//!   names for them ("Ana Maria Kovač" and "Ana Lucija Kovač"): then the whole names must agree;
//! * "Jr.", "Sr." and numerals belong to the name;
//! * a surname alone is the person of that surname where the articles name exactly one; where they name
//!   several it is nobody but itself in its own article;
//! * the initials of an organisation ("FBI") stand for the one organisation that gives them as another form
//!   of its name.

use crate::article::Named;
use onrecord_language::likeness::folded;
use onrecord_record::EntityKind;
use std::collections::{BTreeMap, BTreeSet};

/// Endings of names that tell father from son.
const SUFFIXES: [&str; 7] = ["jr", "sr", "ii", "iii", "iv", "junior", "senior"];

/// Longest initials of an organisation.
const MAX_INITIALS: usize = 6;

/// Who an entity is, for comparison: entities of equal identity are one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity(String);

/// The names of all articles together.
#[derive(Debug, Default)]
pub(crate) struct People {
    /// Middle names by first and last name.
    middles: BTreeMap<(String, String), BTreeSet<Vec<String>>>,
    /// Full names, as identities, by surname.
    bearers: BTreeMap<String, BTreeSet<(String, String)>>,
    /// Folded names of organisations by their initials.
    initials: BTreeMap<String, BTreeSet<String>>,
}

impl People {
    /// Takes note of an entity.
    pub(crate) fn add(&mut self, named: &Named) {
        if named.kind == EntityKind::Person {
            self.add_person(&folded(&named.name));
            return;
        }
        let name = without_article(folded(&named.name)).join(" ");
        for alias in named.aliases.iter().filter(|alias| is_initials(alias)) {
            self.initials.entry(folded(alias).concat()).or_default().insert(name.clone());
        }
    }

    fn add_person(&mut self, name: &[String]) {
        let Some((first, middle, last)) = parts(name) else { return };
        let ends = (first.to_owned(), last.to_owned());
        self.bearers.entry(last.to_owned()).or_default().insert(ends.clone());
        let middles = self.middles.entry(ends).or_default();
        if !middle.is_empty() {
            middles.insert(middle.to_vec());
        }
    }

    /// Who an entity of an article is.
    pub(crate) fn identity(&self, named: &Named, article: usize) -> Identity {
        let name = folded(&named.name);
        Identity(match named.kind {
            EntityKind::Person => self.person(&name, article),
            _ => self.other(&name),
        })
    }

    fn person(&self, name: &[String], article: usize) -> String {
        let Some((first, _, last)) = parts(name) else { return self.surname(name, article) };
        let ends = (first.to_owned(), last.to_owned());
        let several = self.middles.get(&ends).is_some_and(|middles| middles.len() > 1);
        if several { name.join(" ") } else { with_suffix(first, last, name) }
    }

    /// A name of one word: the one person who bears it as a surname, if there is one.
    fn surname(&self, name: &[String], article: usize) -> String {
        let word = name.concat();
        let bearers = self.bearers.get(&word);
        match bearers.map(|bearers| bearers.iter().collect::<Vec<_>>()).as_deref() {
            None | Some([]) => word,
            Some([(first, last)]) => format!("{first} {last}"),
            Some(_) => format!("{word} in {article}"),
        }
    }

    fn other(&self, name: &[String]) -> String {
        let name = without_article(name.to_vec()).join(" ");
        match self.initials.get(&name).map(|names| names.iter().collect::<Vec<_>>()).as_deref() {
            Some([one]) => (*one).clone(),
            _ => name,
        }
    }
}

/// First, middle and last parts of a full name, suffixes aside; none of a name of one word.
fn parts(name: &[String]) -> Option<(&str, &[String], &str)> {
    let end = name.iter().rposition(|word| !SUFFIXES.contains(&word.as_str()))?;
    match &name[..=end] {
        [first, middle @ .., last] => Some((first, middle, last)),
        _ => None,
    }
}

fn with_suffix(first: &str, last: &str, name: &[String]) -> String {
    let suffix = name.last().filter(|word| SUFFIXES.contains(&word.as_str()));
    suffix.map_or_else(|| format!("{first} {last}"), |suffix| format!("{first} {last} {suffix}"))
}

fn without_article(mut name: Vec<String>) -> Vec<String> {
    if name.len() > 1 && name[0] == "the" {
        name.remove(0);
    }
    name
}

/// Whether these are the initials of something: capitals and dots only.
fn is_initials(alias: &str) -> bool {
    let letters: Vec<_> = alias.chars().filter(|c| *c != '.').collect();
    (2..=MAX_INITIALS).contains(&letters.len()) && letters.iter().all(|c| c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str) -> Named {
        Named { kind: EntityKind::Person, name: name.to_owned(), aliases: Vec::new() }
    }

    fn among(names: &[&str]) -> People {
        let mut people = People::default();
        for name in names {
            people.add(&person(name));
        }
        people
    }

    /// Whether two names in two articles are one person, given who else is named.
    fn one(a: &str, b: &str, others: &[&str]) -> bool {
        let people = among(&[&[a, b], others].concat());
        people.identity(&person(a), 0) == people.identity(&person(b), 1)
    }

    #[test]
    fn names_are_one_without_regard_to_accents_case_and_middle_names() {
        assert!(one("Ana Kovač", "ANA KOVAC", &[]));
        assert!(one("Nayib Armando Bukele", "Nayib Bukele", &[]));
        assert!(one("Seán O’Neill", "Sean O'Neill", &[]));
    }

    #[test]
    fn a_surname_is_never_enough_where_first_names_differ() {
        assert!(!one("Ana Kovač", "Luka Kovač", &[]));
        assert!(one("Kovač", "Ana Kovač", &[]));
        assert!(one("Kovač", "Kovac", &[]));
        assert!(!one("Kovač", "Ana Kovač", &["Luka Kovač"]));
        assert!(!one("Kovač", "Kovac", &["Ana Kovač", "Luka Kovač"]));
    }

    #[test]
    fn several_middle_names_and_suffixes_tell_people_apart() {
        assert!(!one("Ana Maria Kovač", "Ana Lucija Kovač", &[]));
        assert!(!one("John Reed Jr.", "John Reed", &[]));
        assert!(one("John Reed Jr.", "John Reed, Jr", &[]));
    }

    #[test]
    fn initials_stand_for_the_one_organisation_that_has_them() {
        let named = |name: &str, aliases: &[&str]| Named {
            kind: EntityKind::Organization,
            name: name.to_owned(),
            aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
        };
        let long = named("The Harbour Safety Board", &["H.S.B.", "Board"]);
        let mut people = People::default();
        people.add(&long);
        let is_long = |people: &People, name: &str| {
            people.identity(&named(name, &[]), 1) == people.identity(&long, 0)
        };
        assert!(is_long(&people, "HSB") && is_long(&people, "harbour safety board"));
        assert!(!is_long(&people, "Board"));
        people.add(&named("Highland Savings Bank", &["HSB"]));
        assert!(!is_long(&people, "HSB"));
    }
}

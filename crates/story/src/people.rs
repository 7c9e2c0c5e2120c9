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
//!
//! That is for a few articles of one matter. For any number of them [`Register`] asks for more; what it gives the articles of a
//! story ([`crate::Settled`]) holds as it is. A name of an article that is in no story is whoever bears it in the stories, where
//! exactly one does.

mod names;
mod register;
mod rulings;

pub use register::{Listed, Register, Who};
pub use rulings::{Ruling, Rulings, name_key};

use crate::article::Named;
use names::{is_initials, parts, with_suffix, without_article};
use onrecord_language::likeness::folded;
use onrecord_record::EntityKind;
use std::collections::{BTreeMap, BTreeSet};

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
    /// Who is settled, by kind and name as the rules make it.
    settled: BTreeMap<(EntityKind, String), BTreeSet<String>>,
}

impl People {
    /// Takes note of an entity.
    pub(crate) fn add(&mut self, named: &Named) {
        self.add_settled(named);
        if named.kind == EntityKind::Person {
            self.add_person(&folded(&named.name));
            return;
        }
        let name = without_article(folded(&named.name)).join(" ");
        for alias in named.aliases.iter().filter(|alias| is_initials(alias)) {
            self.initials.entry(folded(alias).concat()).or_default().insert(name.clone());
        }
    }

    fn add_settled(&mut self, named: &Named) {
        let Some(who) = &named.settled else { return };
        let name = folded(&named.name);
        let short = match parts(&name).filter(|_| named.kind == EntityKind::Person) {
            Some((first, _, last)) => with_suffix(first, last, &name),
            None => without_article(name.clone()).join(" "),
        };
        for name in [short, name.join(" ")] {
            self.settled.entry((named.kind, name)).or_default().insert(who.clone());
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
        if let Some(who) = &named.settled {
            return Identity(who.clone());
        }
        let name = folded(&named.name);
        let name = match named.kind {
            EntityKind::Person => self.person(&name, article),
            _ => self.other(&name),
        };
        let place = (named.kind, name);
        match self.settled.get(&place).map(|all| all.iter().collect::<Vec<_>>()).as_deref() {
            Some([one]) => Identity((*one).clone()),
            _ => Identity(place.1),
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str) -> Named {
        Named {
            kind: EntityKind::Person,
            name: name.to_owned(),
            aliases: Vec::new(),
            settled: None,
        }
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
    fn what_is_settled_holds_and_tells_who_others_are() {
        let settled =
            |name: &str, who: &str| Named { settled: Some(who.to_owned()), ..person(name) };
        let holm = settled("Ida Maria Holm", "person: ida holm");
        let other = settled("Ida Holm", "person: ida holm in b");
        let mut people = People::default();
        people.add(&holm);
        assert_eq!(people.identity(&person("Ida Holm"), 1), people.identity(&holm, 0));
        people.add(&other);
        assert_ne!(people.identity(&other, 1), people.identity(&holm, 0));
        assert_ne!(people.identity(&person("Ida Holm"), 1), people.identity(&holm, 0));
    }

    #[test]
    fn initials_stand_for_the_one_organisation_that_has_them() {
        let named = |name: &str, aliases: &[&str]| Named {
            kind: EntityKind::Organization,
            name: name.to_owned(),
            aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
            settled: None,
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

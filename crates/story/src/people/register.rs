//! Who is one and the same in any number of articles of a story.
//!
//! A few articles of one matter seldom name two people of one surname; thousands do. So less is taken for granted here:
//!
//! * a person's full names are one where first and last name agree and the middle names do not differ ("Ana M. Kovač" and
//!   "Ana Maria Kovač"); where the story knows several ("Ana Maria", "Ana Lucija"), the name without any is nobody but itself;
//! * a surname alone is never enough. It is the person of that surname whom other articles give the same role, where one
//!   person bears both by far the most often ("President Obama"); else it is nobody but itself in its own article, and so is
//!   a first name alone;
//! * the initials of an organisation stand for the one organisation that gives them as another form of its name;
//! * what somebody decided goes before all of that.

use super::names::{is_initials, parts, with_suffix, without_article};
use super::{Ruling, Rulings};
use onrecord_language::likeness::folded;
use onrecord_record::EntityKind;
use std::collections::{BTreeMap, BTreeSet};

/// Words of roles that say nothing about which role it is.
const EMPTY_ROLE_WORDS: [&str; 12] =
    ["former", "ex", "then", "the", "a", "an", "of", "for", "and", "mr", "mrs", "ms"];

/// How many times as often the one person of a surname must have a role as any other: single misreadings among thousands of
/// articles must not decide.
const BY_FAR: usize = 10;

/// Something that has a name in some articles.
#[derive(Debug, Clone, Copy)]
pub struct Listed<'a> {
    /// What it is.
    pub kind: EntityKind,
    /// The fullest form in its article.
    pub name: &'a str,
    /// Other forms there.
    pub aliases: &'a [String],
    /// Titles and descriptions there.
    pub roles: &'a [String],
}

/// Who something is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// One and the same wherever this identity is.
    Somebody(String),
    /// Nobody but itself in its own article.
    InArticle(String),
}

/// The names of all articles of a story. Fill it with [`Register::add`], then [`Register::close`] it, then ask.
#[derive(Debug, Default)]
pub struct Register {
    /// Middle names by first and last name.
    middles: BTreeMap<(String, String), BTreeSet<Vec<String>>>,
    /// How often the people of a surname have a role word: by surname and word, the number for each identity.
    roles: BTreeMap<(String, String), BTreeMap<String, usize>>,
    /// Full names that have roles, until all middle names are known.
    titled: Vec<(Vec<String>, Vec<String>, usize)>,
    /// Folded names of organisations by their initials.
    initials: BTreeMap<String, BTreeSet<String>>,
    rulings: Rulings,
}

impl Register {
    /// Takes note of something that so many articles name in this way.
    pub fn add(&mut self, listed: &Listed<'_>, times: usize) {
        let name = folded(listed.name);
        if listed.kind == EntityKind::Person {
            return self.add_person(name, listed.roles, times);
        }
        let name = without_article(name).join(" ");
        for alias in listed.aliases.iter().filter(|alias| is_initials(alias)) {
            self.initials.entry(folded(alias).concat()).or_default().insert(name.clone());
        }
    }

    fn add_person(&mut self, name: Vec<String>, roles: &[String], times: usize) {
        let Some((first, middle, last)) = parts(&name) else { return };
        if !middle.is_empty() {
            let middles = self.middles.entry((first.to_owned(), last.to_owned())).or_default();
            middles.insert(middle.to_vec());
        }
        let words = role_words(roles);
        if !words.is_empty() {
            self.titled.push((name, words, times));
        }
    }

    /// Ends the filling and applies what was decided.
    pub fn close(&mut self, rulings: &[Ruling]) {
        for (name, words, times) in std::mem::take(&mut self.titled) {
            let Some((first, middle, last)) = parts(&name) else { continue };
            let identity = self.full_name(first, middle, last, &name);
            for word in words {
                let bearers = self.roles.entry((last.to_owned(), word)).or_default();
                *bearers.entry(identity.clone()).or_default() += times;
            }
        }
        self.rulings = Rulings::of(rulings, |kind, name| self.by_rule(kind, &folded(name), &[]));
    }

    /// Who something is.
    pub fn who(&self, listed: &Listed<'_>) -> Who {
        let name = folded(listed.name);
        let key = name.join(" ");
        if self.rulings.is_apart(listed.kind, &key) {
            return alone(listed.kind, &name, key);
        }
        // What is decided of a surname holds whatever role it has.
        let decided =
            |roles| self.rulings.group(listed.kind, self.by_rule(listed.kind, &name, roles));
        let by_role = || self.by_rule(listed.kind, &name, listed.roles);
        decided(&[]).or_else(|| decided(listed.roles)).unwrap_or_else(by_role)
    }

    fn by_rule(&self, kind: EntityKind, name: &[String], roles: &[String]) -> Who {
        if kind != EntityKind::Person {
            return Who::Somebody(self.other(name));
        }
        match parts(name) {
            Some((first, middle, last)) => Who::Somebody(self.full_name(first, middle, last, name)),
            None => self.surname(&name.concat(), roles),
        }
    }

    fn full_name(&self, first: &str, middle: &[String], last: &str, name: &[String]) -> String {
        let known = self.middles.get(&(first.to_owned(), last.to_owned()));
        let Some(known) = known.filter(|known| differ(known)) else {
            return with_suffix(first, last, name);
        };
        // Several are known, so the middle name belongs to the identity, in its longest form.
        let like = known.iter().filter(|other| agree(middle, other) && !middle.is_empty());
        let longest = like.max_by_key(|other| other.iter().map(String::len).sum::<usize>());
        let longest = longest.map(|longest| [first, &longest.join(" ")].join(" "));
        with_suffix(longest.as_deref().unwrap_or(first), last, name)
    }

    /// A name of one word: the one person whom others give the same role.
    fn surname(&self, word: &str, roles: &[String]) -> Who {
        let words = role_words(roles);
        let mut bearers: BTreeMap<&str, usize> = BTreeMap::new();
        for role in words {
            for (bearer, times) in self.roles.get(&(word.to_owned(), role)).into_iter().flatten() {
                *bearers.entry(bearer).or_default() += times;
            }
        }
        let best = bearers.iter().max_by_key(|(_, times)| **times);
        let all: usize = bearers.values().sum();
        match best {
            Some((bearer, times)) if (all - times) * BY_FAR <= *times => {
                Who::Somebody((*bearer).to_owned())
            }
            _ => Who::InArticle(word.to_owned()),
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

/// A name that stands for nobody but its bearer.
fn alone(kind: EntityKind, name: &[String], key: String) -> Who {
    match parts(name) {
        None if kind == EntityKind::Person => Who::InArticle(key),
        // The mark keeps it apart from what the rules make of other names.
        _ => Who::Somebody(format!("={key}")),
    }
}

fn role_words(roles: &[String]) -> Vec<String> {
    let words: BTreeSet<_> = roles.iter().flat_map(|role| folded(role)).collect();
    words.into_iter().filter(|word| !EMPTY_ROLE_WORDS.contains(&word.as_str())).collect()
}

/// Whether some of these middle names cannot be one person's.
fn differ(known: &BTreeSet<Vec<String>>) -> bool {
    known.iter().any(|one| known.iter().any(|other| !agree(one, other)))
}

/// Whether middle names can be one person's: each is the other's or begins it ("m" and "maria"), as far as both go.
fn agree(one: &[String], other: &[String]) -> bool {
    one.iter().zip(other).all(|(a, b)| is_initial(a, b) || is_initial(b, a) || a == b)
}

fn is_initial(short: &str, long: &str) -> bool {
    short.chars().count() == 1 && long.starts_with(short)
}

#[cfg(test)]
mod tests {
    use super::super::name_key;
    use super::*;

    type Row<'a> = (&'a str, &'a [&'a str]);

    fn owned(words: &[&str]) -> Vec<String> {
        words.iter().map(|&word| word.to_owned()).collect()
    }

    fn among(rows: &[Row<'_>], rulings: &[Ruling]) -> Register {
        let mut register = Register::default();
        for (name, roles) in rows {
            let listed =
                Listed { kind: EntityKind::Person, name, aliases: &[], roles: &owned(roles) };
            register.add(&listed, 1);
        }
        register.close(rulings);
        register
    }

    fn who(register: &Register, (name, roles): Row<'_>) -> Who {
        let kind = EntityKind::Person;
        register.who(&Listed { kind, name, aliases: &[], roles: &owned(roles) })
    }

    fn one(register: &Register, a: Row<'_>, b: Row<'_>) -> bool {
        let who = [a, b].map(|row| who(register, row));
        who[0] == who[1] && matches!(who[0], Who::Somebody(_))
    }

    fn ruling(a: &str, b: &str, are_one: bool) -> Ruling {
        Ruling { kind: EntityKind::Person, a: name_key(a), b: name_key(b), are_one }
    }

    #[test]
    fn a_surname_alone_is_never_enough() {
        let register = among(&[("Ana Kovač", &[]), ("Kovač", &[])], &[]);
        assert!(!one(&register, ("Ana Kovač", &[]), ("Kovač", &[])));
        assert_eq!(who(&register, ("Kovač", &[])), Who::InArticle("kovac".to_owned()));
        assert_eq!(who(&register, ("Ana", &[])), Who::InArticle("ana".to_owned()));
    }

    #[test]
    fn a_surname_with_a_role_is_the_one_person_who_has_both() {
        let rows: [Row<'_>; 3] = [
            ("Ana Kovač", &["Harbour Master"]),
            ("Luka Kovač", &["trawler captain"]),
            ("Ana Kovač", &[]),
        ];
        let register = among(&rows, &[]);
        assert!(one(&register, ("Ana Kovač", &[]), ("Kovač", &["the former harbour master"])));
        assert!(one(&register, ("Luka Kovač", &[]), ("Kovač", &["Captain"])));
        assert!(!one(&register, ("Ana Kovač", &[]), ("Kovač", &["lawyer"])));
    }

    #[test]
    fn a_role_that_two_of_a_surname_have_decides_nothing() {
        let rows: [Row<'_>; 2] = [("Ana Kovač", &["captain"]), ("Luka Kovač", &["captain"])];
        let register = among(&rows, &[]);
        assert_eq!(who(&register, ("Kovač", &["Captain"])), Who::InArticle("kovac".to_owned()));
    }

    #[test]
    fn a_middle_name_and_its_initial_are_one() {
        let register = among(&[("Ana M. Kovač", &[]), ("Ana Maria Kovač", &[])], &[]);
        assert!(one(&register, ("Ana M. Kovač", &[]), ("Ana Maria Kovač", &[])));
        assert!(one(&register, ("Ana Kovač", &[]), ("Ana Maria Kovač", &[])));
    }

    #[test]
    fn several_middle_names_are_several_people() {
        let rows: [Row<'_>; 3] =
            [("Ana M. Kovač", &[]), ("Ana Maria Kovač", &[]), ("Ana Lucija Kovač", &[])];
        let register = among(&rows, &[]);
        assert!(one(&register, ("Ana M. Kovač", &[]), ("Ana Maria Kovač", &[])));
        assert!(!one(&register, ("Ana Lucija Kovač", &[]), ("Ana Maria Kovač", &[])));
        assert!(!one(&register, ("Ana Kovač", &[]), ("Ana Maria Kovač", &[])));
    }

    #[test]
    fn what_was_decided_goes_before_the_rules() {
        let rows: [Row<'_>; 3] =
            [("Robert Marsh", &[]), ("Bob Marsh", &[]), ("Robert J. Marsh", &[])];
        let as_one = among(&rows, &[ruling("Bob Marsh", "Robert Marsh", true)]);
        assert!(one(&as_one, ("Bob Marsh", &[]), ("Robert J. Marsh", &[])));
        let as_two = among(&rows, &[ruling("Robert J. Marsh", "Robert Marsh", false)]);
        assert!(!one(&as_two, ("Robert J. Marsh", &[]), ("Robert Marsh", &[])));
        assert!(!one(&as_two, ("Bob Marsh", &[]), ("Robert Marsh", &[])));
        let surname = among(&rows, &[ruling("Marsh", "Bob Marsh", true)]);
        assert!(one(&surname, ("Marsh", &["lawyer"]), ("Bob Marsh", &[])));
    }

    #[test]
    fn both_kinds_of_decision_hold_together() {
        let rows: [Row<'_>; 3] =
            [("Robert Marsh", &[]), ("Bob Marsh", &[]), ("Robert J. Marsh", &[])];
        let rulings = [
            ruling("Bob Marsh", "Robert J. Marsh", true),
            ruling("Bob Marsh", "Robert Marsh", false),
        ];
        let register = among(&rows, &rulings);
        assert!(!one(&register, ("Bob Marsh", &[]), ("Robert Marsh", &[])));
    }
}

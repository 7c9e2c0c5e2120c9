//! Who answers, and for whom: a person, those for whom that person speaks, and the words by which the text calls them.

use super::View;
use super::charges::{field, is_body, is_general, speaks_for};
use super::stems::stem;
use crate::words::{lower, tag};
use onrecord_record::EntityKind;
use onrecord_text::{Span, Tokens};
use std::collections::BTreeSet;

/// Roles of one person that are read.
const ROLES: usize = 4;
/// Words of a source that are read.
const SOURCE: usize = 24;
/// Words behind a role in which the one is named for whom it is held ("a spokesman for the water board").
const BEHIND: u32 = 7;

/// One side of an answer.
#[derive(Debug, Default)]
pub(super) struct Party {
    /// The entities: the speaker, and those for whom the speaker speaks.
    pub(super) entities: BTreeSet<String>,
    /// Words of their names, in lower case.
    names: BTreeSet<String>,
    /// Nouns by which they are called, those for speakers left out.
    nouns: BTreeSet<String>,
    /// The same nouns without endings: "a rebel spokesman" and "rebels".
    stems: BTreeSet<String>,
    /// What they are and do: the nouns without endings and their fields, with the verb of "who teaches Latin".
    offices: BTreeSet<String>,
    /// The nouns among them that take up a body: "company", "union".
    bodies: BTreeSet<String>,
    /// How many of the entities are people.
    people: usize,
    /// Whether the words are "its director".
    pub(super) is_its: bool,
    /// Whether they are taken up as a body ("the company", "its director").
    pub(super) is_body: bool,
    /// Whether the words are a pronoun.
    pub(super) is_pronoun: bool,
    /// The pronoun, in lower case; empty where the words are none.
    pronoun: String,
}

/// Forms of one name that are looked at; a text of thousands of them is no article.
const FORMS: usize = 24;

impl Party {
    /// Who makes a statement.
    pub(super) fn of(view: &View<'_, '_>, at: usize) -> Self {
        let mut party = Self::default();
        if let Some(source) = view.layers.attributions[at].source {
            party.is_pronoun = source.len() == 1 && tag(view.layers, source.start) == "PRP";
            if party.is_pronoun {
                party.pronoun = lower(view.layers, source.start).into_owned();
            }
            let words = without_clause(view, source);
            party.take_words(view, words);
            let verb = lower(view.layers, words.end + 1);
            if words.end + 1 < source.end && field(&verb).is_some() {
                party.take_office(&verb);
            }
            party.take_principal(view, at, words);
        }
        if let Some(id) = view.statements[at].source.entity.as_deref() {
            party.entities.insert(id.to_owned());
            for &role in view.roles(id).iter().take(ROLES) {
                party.take_words(view, reach(view, role));
            }
        }
        for id in party.entities.clone() {
            party.people += usize::from(is_person(view, &id));
            party.take_names(view, &id);
        }
        party
    }

    /// "Her lawyer said that his client denied it": a client is the one for whom the speaker around it speaks.
    fn take_principal(&mut self, view: &View<'_, '_>, at: usize, words: Span<Tokens>) {
        let is_client = |at: u32| matches!(&*lower(view.layers, at), "client" | "clients");
        let outer = view.layers.attributions[at].within.and_then(|outer| {
            view.layers.attributions[outer].source.map(|source| without_clause(view, source))
        });
        if let Some(outer) = outer.filter(|_| words.iter().take(SOURCE).any(is_client)) {
            self.take_words(view, outer);
        }
    }

    /// Whether nothing is known of who it is.
    pub(super) fn is_unknown(&self) -> bool {
        self.entities.is_empty() && self.nouns.is_empty() && self.names.is_empty()
    }

    fn take_words(&mut self, view: &View<'_, '_>, words: Span<Tokens>) {
        let speaks = words.iter().take(SOURCE).any(|at| speaks_for(&lower(view.layers, at)));
        let own = if speaks { words } else { own_part(view, words) };
        let heads = own.iter().take(SOURCE).any(|at| is_head(&lower(view.layers, at)));
        self.take_entities(view, words, own);
        for at in words.iter().take(SOURCE) {
            let word = lower(view.layers, at);
            let tag = tag(view.layers, at);
            let body = is_body(&word) && tag == "NN";
            self.is_its |= word.as_ref() == "its";
            self.is_body |= word.as_ref() == "its" || body;
            if body {
                self.bodies.insert(word.to_string());
            }
            let taken = own.start <= at && at < own.end || body || heads;
            if taken && matches!(tag, "NN" | "NNS") && !speaks_for(&word) {
                self.take_office(&word);
                self.stems.insert(stem(&word));
                self.nouns.insert(word.into_owned());
            }
        }
    }

    /// Bodies anywhere in the words, people only where they are who is meant: in "the driver of Ms. Roe" she is not.
    fn take_entities(&mut self, view: &View<'_, '_>, words: Span<Tokens>, own: Span<Tokens>) {
        let all = view.places.taking_part(&crate::spans::of_tokens(view.layers, words));
        let people = view.places.taking_part(&crate::spans::of_tokens(view.layers, own));
        self.entities
            .extend(all.into_iter().filter(|id| !is_person(view, id) || people.contains(id)));
    }

    fn take_office(&mut self, word: &str) {
        self.offices.insert(stem(word));
        self.offices.extend(field(word).map(str::to_owned));
    }

    /// Whether the nouns that a headline begins with are the party's office: the last of them is a noun of the party, or means the
    /// same and another stands beside it ("Swim club chief", "the club's head").
    pub(super) fn holds_office(&self, nouns: &[String]) -> bool {
        let Some((last, others)) = nouns.split_last() else { return false };
        let same = field(last).is_some_and(|field| self.offices.contains(field));
        self.offices.contains(&stem(last))
            || (same && others.iter().any(|noun| self.offices.contains(&stem(noun))))
            || (same && others.is_empty() && self.is_only(last))
    }

    /// Whether an office of one word is what the party does by that word's field and nothing else: "Teacher", "who teaches Latin".
    fn is_only(&self, word: &str) -> bool {
        !is_head(word) && field(word).is_some_and(|field| self.offices.contains(field))
    }

    /// A person is known by the surname, a body by the first word of its name.
    fn take_names(&mut self, view: &View<'_, '_>, id: &str) {
        let Some(entity) = view.entity(id) else { return };
        for form in std::iter::once(&entity.name).chain(&entity.aliases).take(FORMS) {
            let mut words =
                form.split_whitespace().filter(|word| word.starts_with(char::is_uppercase));
            let word =
                if entity.kind == EntityKind::Person { words.next_back() } else { words.next() };
            let word = word.filter(|word| word.chars().count() > 2).map(str::to_lowercase);
            self.names.extend(word.filter(|word| !is_general(word)));
        }
    }

    /// Whether a word of the text is a name of the party.
    pub(super) fn is_named(&self, word: &str) -> bool {
        self.names.contains(word)
    }

    /// Whether "the commission" can be the body: where it is called so, or by "its".
    pub(super) fn is_of_body(&self, noun: &str) -> bool {
        self.is_its && is_body(noun) || self.bodies.contains(noun)
    }

    /// Whether a noun of the text is one by which the party is called.
    pub(super) fn is_called(&self, word: &str) -> bool {
        self.nouns.contains(word) || self.stems.contains(&stem(word))
    }

    /// Whether a pronoun of the text can stand for the party, as far as the party's own pronoun tells.
    pub(super) fn can_be(&self, word: &str) -> bool {
        const GENDERS: [&[&str]; 3] = [&["he", "him"], &["she", "her"], &["they", "them"]];
        let gender = GENDERS.iter().find(|forms| forms.contains(&self.pronoun.as_str()));
        gender.is_none_or(|forms| forms.contains(&word))
    }

    /// Whether the two have an entity in common, or are called the same where they have none.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let unknown = self.entities.is_empty() && other.entities.is_empty();
        if unknown && self.is_pronoun && self.pronoun == other.pronoun {
            return true;
        }
        // Two people who have to do with one body are not one party; the body and one of its people are.
        let personal = self.people > 0 && other.people > 0;
        let apart = self.bodies.is_disjoint(&other.bodies);
        if !personal && !apart {
            return true;
        }
        if self.entities.is_empty() || other.entities.is_empty() {
            return !self.nouns.is_disjoint(&other.nouns);
        }
        !self.entities.is_disjoint(&other.entities)
    }
}

fn is_person(view: &View<'_, '_>, id: &str) -> bool {
    view.entity(id).is_some_and(|one| one.kind == EntityKind::Person)
}

/// Whether a noun is for who heads a body, and answers for it.
fn is_head(word: &str) -> bool {
    field(word) == Some("office:head")
}

/// A source without its relative clause, where others are named ("the director, whom the mayor had hired").
fn without_clause(view: &View<'_, '_>, source: Span<Tokens>) -> Span<Tokens> {
    let relative = |at: &u32| matches!(tag(view.layers, *at), "WP" | "WDT" | "WP$" | "WRB");
    let end = source.iter().find(relative).unwrap_or(source.end);
    Span::new(source.start, end)
}

/// A source without its owner and without what its head is of: "the owner's | driver | from the mill".
fn own_part(view: &View<'_, '_>, words: Span<Tokens>) -> Span<Tokens> {
    let near = || words.iter().take(SOURCE);
    let head = near().find(|&at| view.layers.document.word(at) == ",").unwrap_or(words.end);
    let owns = |at: &u32| matches!(tag(view.layers, *at), "POS" | "PRP$");
    let owner = words.iter().take(SOURCE).take_while(|&at| at < head).filter(owns).max();
    let start = owner.map_or(words.start, |at| at + 1);
    let of = (start..head).find(|&at| matches!(tag(view.layers, at), "IN" | "TO"));
    // "The driver, Omar Fay": behind the comma the same one is named.
    if of.is_none() { Span::new(start, words.end) } else { Span::new(start, of.unwrap_or(head)) }
}

/// A role with what it is held for in its sentence: "director | of the mill at Skell".
fn reach(view: &View<'_, '_>, role: Span<Tokens>) -> Span<Tokens> {
    let end = view.layers.document.sentence_at(role.start).map_or(role.end, |s| s.tokens.end);
    let goes_on = |at: &u32| {
        let tag = tag(view.layers, *at);
        matches!(tag, "IN" | "DT" | "JJ" | "POS" | "CC" | "PRP$") || tag.starts_with("NN")
    };
    if !matches!(lower(view.layers, role.end).as_ref(), "of" | "for" | "at" | "with" | "in") {
        return role;
    }
    let last = (role.end..end.min(role.end + BEHIND)).take_while(goes_on).last();
    Span::new(role.start, last.map_or(role.end, |last| last + 1))
}

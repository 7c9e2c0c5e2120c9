//! Who answers, and for whom: a person, those for whom that person speaks, and the words by which the text calls them.

use super::View;
use super::charges::{field, is_body, speaks_for};
use super::stems::stem;
use crate::words::{lower, tag};
use onrecord_record::EntityKind;
use onrecord_text::{Span, Tokens};
use std::collections::BTreeSet;

/// Roles of one person that are read.
const ROLES: usize = 4;
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
    /// What they are and do: the nouns without endings and their fields, with the verb of "who teaches Latin".
    offices: BTreeSet<String>,
    /// Whether they are taken up as a body ("the company", "its director").
    pub(super) is_body: bool,
    /// Whether the words are a pronoun.
    pub(super) is_pronoun: bool,
}

/// Forms of one name that are looked at; a text of thousands of them is no article.
const FORMS: usize = 24;

impl Party {
    /// Who makes a statement.
    pub(super) fn of(view: &View<'_, '_>, at: usize) -> Self {
        let mut party = Self::default();
        if let Some(source) = view.layers.attributions[at].source {
            party.is_pronoun = source.len() == 1 && tag(view.layers, source.start) == "PRP";
            let words = without_clause(view, source);
            party.take_words(view, words);
            let verb = lower(view.layers, words.end + 1);
            if words.end + 1 < source.end && field(&verb).is_some() {
                party.take_office(&verb);
            }
        }
        if let Some(id) = view.statements[at].source.entity.as_deref() {
            party.entities.insert(id.to_owned());
            for &role in view.roles(id).iter().take(ROLES) {
                party.take_words(view, reach(view, role));
            }
        }
        for id in party.entities.clone() {
            party.take_names(view, &id);
        }
        party
    }

    /// Whether nothing is known of who it is.
    pub(super) fn is_unknown(&self) -> bool {
        self.entities.is_empty() && self.nouns.is_empty() && self.names.is_empty()
    }

    fn take_words(&mut self, view: &View<'_, '_>, words: Span<Tokens>) {
        self.entities.extend(view.places.taking_part(&crate::spans::of_tokens(view.layers, words)));
        for at in words.iter().take(24) {
            let word = lower(view.layers, at);
            let tag = tag(view.layers, at);
            self.is_body |= matches!(word.as_ref(), "its") || (is_body(&word) && tag == "NN");
            if matches!(tag, "NN" | "NNS") && !speaks_for(&word) {
                self.take_office(&word);
                self.nouns.insert(word.into_owned());
            }
        }
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
        let head = field(word) == Some("office:head");
        !head && field(word).is_some_and(|field| self.offices.contains(field))
    }

    /// A person is known by the surname, a body by the first word of its name.
    fn take_names(&mut self, view: &View<'_, '_>, id: &str) {
        let Some(entity) = view.entity(id) else { return };
        for form in std::iter::once(&entity.name).chain(&entity.aliases).take(FORMS) {
            let mut words =
                form.split_whitespace().filter(|word| word.starts_with(char::is_uppercase));
            let word =
                if entity.kind == EntityKind::Person { words.next_back() } else { words.next() };
            self.names.extend(word.filter(|word| word.chars().count() > 2).map(str::to_lowercase));
        }
    }

    /// Whether a word of the text is a name of the party.
    pub(super) fn is_named(&self, word: &str) -> bool {
        self.names.contains(word)
    }

    /// Whether a noun of the text is one by which the party is called.
    pub(super) fn is_called(&self, word: &str) -> bool {
        self.nouns.contains(word)
    }

    /// Whether the two have an entity in common, or are called the same where they have none.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        if self.entities.is_empty() || other.entities.is_empty() {
            return !self.nouns.is_disjoint(&other.nouns);
        }
        !self.entities.is_disjoint(&other.entities)
    }
}

/// A source without its relative clause, where others are named ("the director, whom the mayor had hired").
fn without_clause(view: &View<'_, '_>, source: Span<Tokens>) -> Span<Tokens> {
    let relative = |at: &u32| matches!(tag(view.layers, *at), "WP" | "WDT" | "WP$" | "WRB");
    let end = source.iter().find(relative).unwrap_or(source.end);
    Span::new(source.start, end)
}

/// A role with the words behind it in its sentence.
fn reach(view: &View<'_, '_>, role: Span<Tokens>) -> Span<Tokens> {
    let end = view.layers.document.sentence_at(role.start).map_or(role.end, |s| s.tokens.end);
    let stops = |at: &u32| !matches!(view.layers.document.word(*at), "," | "." | ";" | "(");
    let last = (role.end..end.min(role.end + BEHIND)).take_while(stops).last();
    Span::new(role.start, last.map_or(role.end, |last| last + 1))
}

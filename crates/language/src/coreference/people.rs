//! People: full names, surnames, first names and short names of one bearer.
//!
//! Full names are gathered from the whole text first, so a surname in the headline finds the full name
//! below it. Where several bear the surname, `namesakes` tells them apart.

use super::discourse::{Address, Discourse, Id, Referent, Standing};
use super::namesakes::title_tells_gender;
use crate::names::{Name, NameKind, lexicon};
use onrecord_record::EntityKind;
use onrecord_text::{Span, Tokens};
use rustc_hash::{FxHashMap, FxHashSet};

/// How many bearers of one name part are weighed, the latest mentioned.
pub(super) const WEIGHED: usize = 8;

/// Gives every name of a person its bearer.
pub(crate) fn link(discourse: &mut Discourse<'_>) {
    let mut families = Families::default();
    for index in 0..discourse.names.len() {
        families.add_full(discourse, index);
    }
    families.merge_short_forms(discourse);
    for index in 0..discourse.names.len() {
        families.add_holder(discourse, index);
    }
    for index in 0..discourse.names.len() {
        families.link(discourse, index);
    }
}

/// Bearers by the parts of their names, and what was said of them lately.
#[derive(Default)]
pub(super) struct Families {
    /// By first and last word, and suffix.
    full: FxHashMap<(String, String), Id>,
    pub(super) by_last: FxHashMap<String, Vec<Id>>,
    by_first: FxHashMap<String, Vec<Id>>,
    /// By the surname of several words that ends a longer name ("López Obrador").
    by_tail: FxHashMap<String, Id>,
    /// By the plural of a surname.
    plurals: FxHashMap<String, Id>,
    /// People known by one word.
    single: FxHashMap<String, Vec<Id>>,
    /// Single words that are somebody's name somewhere in the text.
    people: FxHashSet<String>,
    /// Those whose name ends in "Jr."; the bare surname is somebody else's, if anybody else bears it.
    pub(super) juniors: FxHashSet<Id>,
    /// Those of whom the text tells the office and the surname alone.
    pub(super) holders: FxHashSet<Id>,
    /// Where each was last mentioned (index of the name), and how often so far.
    pub(super) last: FxHashMap<Id, (usize, u32)>,
    /// How often each is named in full.
    pub(super) counts: FxHashMap<Id, u32>,
    /// Who replaced whom when short forms were merged.
    merged: FxHashMap<Id, Id>,
}

/// The words of a name under which it is looked up: no suffix, no initials but the first.
pub(super) fn parts(discourse: &Discourse<'_>, tokens: Span<Tokens>) -> Vec<String> {
    let keys: Vec<String> =
        tokens.iter().map(|token| lexicon::key(discourse.document.word(token))).collect();
    let is_part = |at: usize, key: &String| {
        !(key.is_empty()
            || key == ","
            || at > 0 && (lexicon::is_suffix(key) || key.chars().count() == 1))
    };
    keys.iter()
        .enumerate()
        .filter(|(at, key)| is_part(*at, key))
        .map(|(_, key)| key.clone())
        .collect()
}

pub(super) fn suffix(discourse: &Discourse<'_>, tokens: Span<Tokens>) -> &'static str {
    let last =
        tokens.range().last().map(|token| lexicon::key(discourse.document.word(token as u32)));
    if last.as_deref() == Some("jr") { " jr" } else { "" }
}

fn is_full(name: &Name, parts: &[String]) -> bool {
    name.kind == NameKind::Person && parts.len() > 1 && !lexicon::is_particle(&parts[0])
}

impl Families {
    fn add_full(&mut self, discourse: &mut Discourse<'_>, index: usize) {
        let name = discourse.names[index];
        let parts = parts(discourse, name.tokens);
        if let [only] = parts.as_slice()
            && speaks_for_itself(discourse, &name)
        {
            self.people.insert(only.clone());
        }
        if !is_full(&name, &parts) || self.is_surname_of_longer(&parts) {
            return;
        }
        let last = format!("{}{}", parts[parts.len() - 1], suffix(discourse, name.tokens));
        let key = (parts[0].clone(), last);
        if let Some(&id) = self.full.get(&key) {
            *self.counts.entry(id).or_default() += 1;
            return lengthen(discourse, id, &name);
        }
        let id = discourse.add(Referent {
            gender: name.gender,
            name: Some(name.tokens),
            listed: true,
            ..Referent::new(EntityKind::Person)
        });
        if !suffix(discourse, name.tokens).is_empty() {
            self.juniors.insert(id);
        }
        self.full.insert(key, id);
        self.by_last.entry(parts[parts.len() - 1].clone()).or_default().push(id);
        self.by_first.entry(parts[0].clone()).or_default().push(id);
        for from in 1..parts.len() - 1 {
            self.by_tail.entry(parts[from..].join(" ")).or_insert(id);
        }
    }

    /// "López Obrador" behind "Andrés Manuel López Obrador".
    fn is_surname_of_longer(&self, parts: &[String]) -> bool {
        !lexicon::is_first_name(&parts[0]) && self.by_tail.contains_key(&parts.join(" "))
    }

    /// "Bill Clinton" and "William Clinton" are one; the form met first is kept as the bearer.
    fn merge_short_forms(&mut self, discourse: &mut Discourse<'_>) {
        let mut pairs: Vec<(Id, Id)> = Vec::new();
        for ((first, last), &id) in &self.full {
            let same = lexicon::full_forms(first)
                .iter()
                .find_map(|full| self.full.get(&((*full).to_owned(), last.clone())));
            pairs.extend(
                same.filter(|&&other| other != id).map(|&other| (id.max(other), id.min(other))),
            );
        }
        pairs.sort_unstable();
        for (from, into) in pairs {
            let (gender, name) = (discourse.get(from).gender, discourse.get(from).name);
            discourse.get_mut(from).listed = false;
            let kept = discourse.get_mut(into);
            kept.gender = kept.gender.or(gender);
            kept.name = kept.name.or(name);
            self.merged.insert(from, into);
        }
    }

    pub(super) fn kept(&self, id: Id) -> Id {
        self.merged.get(&id).map_or(id, |&into| self.kept(into))
    }

    fn link(&mut self, discourse: &mut Discourse<'_>, index: usize) {
        let name = discourse.names[index];
        let parts = parts(discourse, name.tokens);
        let Some(id) = self.bearer(discourse, index, &name, &parts) else { return };
        let id = self.kept(id);
        discourse.bearer[index] = Some(id);
        let referent = discourse.get_mut(id);
        referent.gender = referent.gender.or(name.gender);
        if title_tells_gender(discourse, &name) {
            discourse.get_mut(id).address = Address::Gendered;
        }
        let count = self.last.get(&id).map_or(0, |&(_, count)| count);
        self.last.insert(id, (index, count + 1));
    }

    fn bearer(
        &mut self,
        discourse: &mut Discourse<'_>,
        index: usize,
        name: &Name,
        parts: &[String],
    ) -> Option<Id> {
        match parts {
            [only] => self.one_word(discourse, index, name, only),
            [first, .., last] if name.kind == NameKind::Person => {
                let last = format!("{last}{}", suffix(discourse, name.tokens));
                let full = self.full.get(&(first.clone(), last)).copied();
                full.or_else(|| self.by_tail.get(&parts.join(" ")).copied())
                    .or_else(|| Some(self.particle_name(discourse, name, parts)))
            }
            _ => None,
        }
    }

    /// "de Blasio", "bin Laden": the particle belongs to the surname.
    fn particle_name(
        &mut self,
        discourse: &mut Discourse<'_>,
        name: &Name,
        parts: &[String],
    ) -> Id {
        let key = parts.join(" ");
        let known = self.by_tail.get(&key).copied();
        known.unwrap_or_else(|| {
            let id = discourse.add(Referent {
                gender: name.gender,
                name: Some(name.tokens),
                listed: true,
                ..Referent::new(EntityKind::Person)
            });
            self.by_tail.insert(key, id);
            id
        })
    }

    fn one_word(
        &mut self,
        discourse: &mut Discourse<'_>,
        index: usize,
        name: &Name,
        word: &str,
    ) -> Option<Id> {
        if let Some(id) = self.coordinated(discourse, index, word) {
            return Some(id);
        }
        if let Some(id) = self.family(discourse, index, word) {
            return Some(id);
        }
        let may_be_person = name.kind == NameKind::Person || reads_as_person(discourse, name);
        if !may_be_person || name.kind == NameKind::Work {
            return None;
        }
        let gender = name.gender;
        let surname =
            self.by_last.get(word).and_then(|known| self.choose(discourse, known, index, gender));
        let surname = surname.or_else(|| self.only_bearer(discourse, name, word));
        let full_forms =
            lexicon::full_forms(word).iter().filter_map(|full| self.by_first.get(*full));
        let first = || {
            let mut known = self.by_first.get(word).into_iter().chain(full_forms);
            known.find_map(|known| self.choose(discourse, known, index, gender))
        };
        let found = surname.or_else(|| {
            if name.title.is_none()
                || !lexicon::is_first_name(word)
                || lexicon::is_family_name_first(word)
            {
                first()
            } else {
                None
            }
        });
        found.or_else(|| {
            (name.kind == NameKind::Person || self.people.contains(word))
                .then(|| self.alone(discourse, name, word))
        })
    }

    /// "the Hammonds": a surname in the plural.
    fn family(&mut self, discourse: &mut Discourse<'_>, index: usize, word: &str) -> Option<Id> {
        let name = discourse.names[index];
        let start = name.tokens.start.checked_sub(1)?;
        let surname = word
            .strip_suffix("es")
            .filter(|stem| self.by_last.contains_key(*stem))
            .or(word.strip_suffix('s'))?;
        let article = matches!(discourse.document.word(start), "the" | "The");
        if !article || !self.by_last.contains_key(surname) && !self.people.contains(surname) {
            return None;
        }
        if let Some(&id) = self.plurals.get(word) {
            return Some(id);
        }
        let mut referent = Referent::new(EntityKind::Group);
        referent.plural = true;
        referent.listed = true;
        referent.standing = Standing::NamedPeople;
        referent.name = Some(Span::new(start, name.tokens.end));
        let id = discourse.add(referent);
        self.plurals.insert(word.to_owned(), id);
        Some(id)
    }

    /// "Ammon and Ryan Bundy": the first name shares the surname behind the second.
    fn coordinated(
        &mut self,
        discourse: &mut Discourse<'_>,
        index: usize,
        word: &str,
    ) -> Option<Id> {
        let name = discourse.names[index];
        let next = discourse.names.get(index + 1)?;
        if !lexicon::is_first_name(word) {
            return None;
        }
        let joined = discourse.document.word(name.tokens.end) == "and"
            && next.with_title().start == name.tokens.end + 1;
        let parts = parts(discourse, next.tokens);
        let last = parts
            .last()
            .filter(|_| joined && parts.len() == 2 && lexicon::is_first_name(&parts[0]))?;
        let known = self.full.get(&(word.to_owned(), last.clone())).copied();
        Some(known.unwrap_or_else(|| {
            let referent = Referent {
                gender: lexicon::first_name_gender(word),
                name: Some(name.tokens),
                listed: true,
                ..Referent::new(EntityKind::Person)
            };
            let id = discourse.add(referent);
            self.by_first.entry(word.to_owned()).or_default().push(id);
            id
        }))
    }

    fn alone(&mut self, discourse: &mut Discourse<'_>, name: &Name, word: &str) -> Id {
        let known = self.single.get(word).cloned().unwrap_or_default();
        if let Some(&id) =
            known.iter().rev().take(WEIGHED).find(|&&id| discourse.get(id).may_be(name.gender))
        {
            return id;
        }
        let gender = name
            .gender
            .or_else(|| if name.title.is_none() { lexicon::first_name_gender(word) } else { None });
        let id = discourse.add(Referent {
            gender,
            name: Some(name.tokens),
            listed: true,
            ..Referent::new(EntityKind::Person)
        });
        self.single.entry(word.to_owned()).or_default().push(id);
        id
    }
}

/// Keeps the longest form and whatever gender is told.
fn lengthen(discourse: &mut Discourse<'_>, id: Id, name: &Name) {
    let length = |span: Span<Tokens>| discourse.document.bytes(span).len();
    let shouted =
        |span: Span<Tokens>| !discourse.document.words(span).chars().any(char::is_lowercase);
    let longer = discourse.get(id).name.is_none_or(|known| {
        let (old, new) = (shouted(known), shouted(name.tokens));
        old && !new || old == new && length(known) < length(name.tokens)
    });
    let referent = discourse.get_mut(id);
    referent.gender = referent.gender.or(name.gender);
    if longer {
        referent.name = Some(name.tokens);
    }
}

/// A name of no known kind, a place or an organisation that is also somebody's surname here.
fn reads_as_person(discourse: &Discourse<'_>, name: &Name) -> bool {
    let before = discourse.document.word(name.tokens.start.wrapping_sub(1));
    let behind = discourse.document.word(name.tokens.end);
    match name.kind {
        NameKind::Place => {
            !matches!(before, "in" | "In" | "at" | "from" | "near" | "to" | "the" | "of" | ",")
        }
        NameKind::Organization => !matches!(before, "the" | "The" | "at"),
        NameKind::Other => {
            !matches!(before, "the" | "The") || behind.starts_with(char::is_lowercase)
        }
        NameKind::Person | NameKind::Work => true,
    }
}

/// A single word that is a person's by title or list, or of unknown kind and the subject of a reporting verb.
fn speaks_for_itself(discourse: &Discourse<'_>, name: &Name) -> bool {
    let document = discourse.document;
    let article =
        matches!(document.word(name.tokens.start.wrapping_sub(1)), "the" | "The" | "a" | "an");
    let behind = document.word(name.tokens.end);
    let reports = matches!(
        behind,
        "said"
            | "says"
            | "told"
            | "added"
            | "wrote"
            | "tweeted"
            | "recalled"
            | "explained"
            | "testified"
            | "who"
    );
    name.kind == NameKind::Person || name.kind == NameKind::Other && !article && reports
}

//! Common nouns that people, bodies and documents are called by, and their antecedents.

use super::discourse::{Discourse, Id, Referent, Standing};
use super::employers;
use super::grammar::{self, Determiner};
use super::nouns::{self, Classes, Noun};
use super::roles;
use crate::names::lexicon;
use onrecord_record::EntityKind;
use onrecord_text::{Span, Tokens};

/// How many sentences back a body may be called by a noun that its name does not hold ("the company").
const BODY_REACH: u32 = 4;

/// How many sentences back somebody may be named whom an epithet points to ("the billionaire").
const EPITHET_REACH: u32 = 2;

/// A noun phrase without a name for a head.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Nominal {
    /// The whole phrase.
    pub(crate) full: Span<Tokens>,
    /// Without its determiner and what qualifies it behind.
    pub(crate) core: Span<Tokens>,
    /// The noun.
    pub(crate) head: u32,
    /// What the noun tells.
    pub(crate) noun: Option<Noun>,
    pub(crate) determiner: Determiner,
    pub(crate) plural: bool,
    /// Whether the phrase says that its bearer goes without a name.
    pub(crate) anonymous: bool,
}

impl PartialEq for Noun {
    fn eq(&self, other: &Self) -> bool {
        (self.singular, self.plural) == (other.singular, other.plural)
    }
}

/// The noun phrase headed by a token of running text, if it is one that later words can point back to.
pub(crate) fn at(discourse: &Discourse<'_>, head: u32) -> Option<Nominal> {
    let document = discourse.document;
    let noun = nouns::noun(document.word(head)).filter(|_| discourse.titled_at(head).is_none())?;
    let next = document.word(head + 1);
    let modifies = discourse.titled_at(head + 1).is_some()
        || nouns::noun(next).is_some() && !next.starts_with(char::is_uppercase);
    if modifies || noun.classes.any(Classes::PLACE) && !noun.classes.any(Classes::HUMAN) {
        return None;
    }
    let first = roles::description_start(discourse, head);
    let determiner = roles::determiner_before(discourse, first);
    // Without a determiner a singular is an adjective or a verb more often than somebody.
    if determiner == Determiner::Bare && (!noun.plural || noun.classes.any(Classes::WORDS)) {
        return None;
    }
    let start = first - u32::from(determiner != Determiner::Bare);
    Some(Nominal {
        full: Span::new(start, head + 1),
        core: Span::new(first, head + 1),
        head,
        noun: Some(noun),
        determiner,
        plural: noun.plural,
        anonymous: false,
    })
}

/// Whom or what a noun phrase speaks of: somebody known, or somebody new.
pub(crate) fn resolve(discourse: &mut Discourse<'_>, nominal: &Nominal) -> Id {
    let found = match nominal.noun {
        Some(noun) if !nominal.plural && noun.classes.any(Classes::HUMAN) => {
            person(discourse, nominal, noun)
        }
        Some(noun) if !nominal.plural && noun.classes.any(Classes::BODY) => {
            body(discourse, nominal, noun)
        }
        Some(noun) if nominal.determiner == Determiner::Definite => {
            latest(discourse, &noun, nominal.plural)
        }
        _ => None,
    };
    let found = found.or_else(|| {
        discourse.phrases.get(&key(discourse, nominal)).copied().filter(|_| !is_one_person(nominal))
    });
    found.unwrap_or_else(|| introduce(discourse, nominal))
}

fn is_one_person(nominal: &Nominal) -> bool {
    !nominal.plural && nominal.noun.is_none_or(|noun| noun.classes.any(Classes::HUMAN))
}

/// The words that two mentions of one group, body or document share.
fn key(discourse: &Discourse<'_>, nominal: &Nominal) -> String {
    nominal
        .core
        .iter()
        .map(|token| lexicon::key(discourse.document.word(token)))
        .collect::<Vec<_>>()
        .join(" ")
}

/// "the senator": whoever was last called so or may be; "a judge": whoever is named as one below, if only one is.
fn person(discourse: &Discourse<'_>, nominal: &Nominal, noun: Noun) -> Option<Id> {
    let noun = Noun { singular: roles::compound(discourse, nominal.head, noun), ..noun };
    match nominal.determiner {
        Determiner::Definite => known_person(discourse, nominal, &noun)
            .or_else(|| only_bearer(discourse, nominal, &noun))
            .or_else(|| epithet(discourse, nominal, &noun)),
        Determiner::Possessive => bearer_with_role(discourse, nominal)
            .or_else(|| employers::servant(discourse, nominal, &noun))
            .or_else(|| employers::head_of_place(discourse, nominal, &noun)),
        Determiner::Indefinite | Determiner::Bare => named_below(discourse, nominal, &noun),
    }
}

fn known_person(discourse: &Discourse<'_>, nominal: &Nominal, noun: &Noun) -> Option<Id> {
    let fits = |id: &&Id| {
        let referent = discourse.get(**id);
        !referent.plural
            && referent.may_be(noun.gender)
            && !(nominal.anonymous && referent.name.is_some())
    };
    let known: Vec<Id> = discourse
        .called(noun)
        .iter()
        .rev()
        .filter(fits)
        .filter(|id| !employers::differ(discourse, nominal, **id))
        .copied()
        .collect();
    known.iter().find(|&&id| shares_modifier(discourse, nominal, id)).or(known.first()).copied()
}

/// "the billionaire": the one person whom the last sentences named.
fn epithet(discourse: &Discourse<'_>, nominal: &Nominal, noun: &Noun) -> Option<Id> {
    if !noun.classes.any(Classes::EPITHET) || nominal.anonymous {
        return None;
    }
    let sentence = discourse.document.sentence_of(nominal.head) as u32;
    let near = discourse
        .events
        .iter()
        .rev()
        .take_while(|event| event.sentence + EPITHET_REACH >= sentence);
    let mut people = near.map(|event| event.referent).filter(|&id| {
        let referent = discourse.get(id);
        referent.kind == EntityKind::Person
            && referent.name.is_some()
            && referent.may_be(noun.gender)
    });
    let last = people.next()?;
    people.all(|id| id == last).then_some(last)
}

/// Whether a word before the noun ("the *Florida* senator") stands in what is known of the referent.
fn shares_modifier(discourse: &Discourse<'_>, nominal: &Nominal, id: Id) -> bool {
    let document = discourse.document;
    let modifiers = Span::<Tokens>::new(nominal.core.start, nominal.head);
    let referent = discourse.get(id);
    !modifiers.is_empty()
        && modifiers.iter().any(|token| {
            let word = lexicon::key(document.word(token));
            referent
                .roles
                .iter()
                .take(6)
                .flat_map(|role| role.iter())
                .any(|at| lexicon::key(document.word(at)) == word)
        })
}

/// The one named person of the text with this role, where it stands below.
pub(crate) fn only_bearer(discourse: &Discourse<'_>, nominal: &Nominal, noun: &Noun) -> Option<Id> {
    if !noun.classes.any(Classes::OFFICE) || nominal.anonymous {
        return None;
    }
    let mut bearers = discourse.bearers(noun.singular).filter(|&id| {
        discourse.get(id).may_be(noun.gender) && !employers::differ(discourse, nominal, id)
    });
    let first = bearers.next()?;
    bearers.next().is_none().then_some(first)
}

/// "his lawyer" with the name in apposition is read with the name; without, only a role in the same words helps.
fn bearer_with_role(discourse: &Discourse<'_>, nominal: &Nominal) -> Option<Id> {
    let noun = nominal.noun.filter(|noun| noun.classes.any(Classes::OFFICE))?;
    let noun = Noun { singular: roles::compound(discourse, nominal.head, noun), ..noun };
    discourse
        .called(&noun)
        .iter()
        .rev()
        .find(|&&id| shares_modifier(discourse, nominal, id))
        .copied()
}

/// "A federal judge" in the lead, named as "U.S. District Judge Jane Roe" below.
fn named_below(discourse: &Discourse<'_>, nominal: &Nominal, noun: &Noun) -> Option<Id> {
    let document = discourse.document;
    let other = nominal.full.iter().any(|token| {
        matches!(
            document.word(token),
            "another"
                | "other"
                | "different"
                | "second"
                | "former"
                | "third"
                | "one"
                | "any"
                | "each"
                | "every"
                | "no"
        )
    });
    if other
        || nominal.anonymous
        || !noun.classes.any(Classes::OFFICE)
        || discourse.called(noun).iter().any(|&id| discourse.get(id).name.is_some())
    {
        return None;
    }
    only_bearer(discourse, nominal, noun)
}

/// "the department": whoever was last called so, else the only body lately spoken of.
fn body(discourse: &Discourse<'_>, nominal: &Nominal, noun: Noun) -> Option<Id> {
    if nominal.determiner != Determiner::Definite || nominal.core.len() > 1 {
        return None;
    }
    latest(discourse, &noun, false).or_else(|| lone_body(discourse, nominal, &noun))
}

fn latest(discourse: &Discourse<'_>, noun: &Noun, plural: bool) -> Option<Id> {
    discourse.called(noun).iter().rev().find(|&&id| discourse.get(id).plural == plural).copied()
}

/// "the company", "the group" for a body whose name tells nothing of what it is.
fn lone_body(discourse: &Discourse<'_>, nominal: &Nominal, noun: &Noun) -> Option<Id> {
    let general = matches!(
        noun.singular,
        "company"
            | "firm"
            | "group"
            | "organization"
            | "organisation"
            | "agency"
            | "newspaper"
            | "paper"
            | "outlet"
            | "network"
            | "party"
            | "team"
            | "union"
            | "bank"
            | "airline"
            | "giant"
            | "maker"
            | "startup"
            | "retailer"
            | "automaker"
    );
    let sentence = discourse.document.sentence_of(nominal.head) as u32;
    let near =
        discourse.events.iter().rev().take_while(|event| event.sentence + BODY_REACH > sentence);
    let mut bodies: Vec<Id> = near
        .map(|event| event.referent)
        .filter(|&id| {
            let referent = discourse.get(id);
            referent.kind == EntityKind::Organization
                && referent.name.is_some()
                && referent.nouns.is_empty()
        })
        .collect();
    bodies.sort_unstable();
    bodies.dedup();
    (general && bodies.len() == 1).then(|| bodies[0])
}

/// Somebody or something new.
fn introduce(discourse: &mut Discourse<'_>, nominal: &Nominal) -> Id {
    let mut referent = Referent::new(kind(nominal));
    referent.plural = nominal.plural;
    if nominal.anonymous || is_one_person(nominal) {
        referent.standing = Standing::Anonymous;
    }
    referent.gender = nominal.noun.filter(|_| !nominal.plural).and_then(|noun| noun.gender);
    referent.forms.push(nominal.core);
    if let Some(noun) = nominal.noun {
        referent.nouns.push(roles::compound(discourse, nominal.head, noun));
    }
    let id = discourse.add(referent);
    if !is_one_person(nominal) {
        discourse.phrases.insert(key(discourse, nominal), id);
    }
    id
}

fn kind(nominal: &Nominal) -> EntityKind {
    let Some(noun) = nominal.noun else {
        return if nominal.plural { EntityKind::Group } else { EntityKind::Other };
    };
    let classes = noun.classes;
    if nominal.plural && classes.any(Classes::HUMAN) || classes.any(Classes::GROUP) {
        EntityKind::Group
    } else if classes.any(Classes::HUMAN) {
        EntityKind::Person
    } else if classes.any(Classes::BODY) {
        if nominal.plural { EntityKind::Group } else { EntityKind::Organization }
    } else if classes.any(Classes::WORDS) {
        EntityKind::Document
    } else {
        EntityKind::Place
    }
}

/// Whether a noun phrase can be the antecedent of "they".
pub(crate) fn is_many(referent: &Referent) -> bool {
    referent.plural || matches!(referent.kind, EntityKind::Group)
}

/// Whether a verb behind the phrase makes it a subject; see [`grammar::is_subject`].
pub(crate) fn is_subject(discourse: &Discourse<'_>, nominal: &Nominal) -> bool {
    grammar::is_subject(discourse.document, nominal.full)
        || grammar::is_subject(discourse.document, Span::new(nominal.full.start, nominal.head + 1))
}

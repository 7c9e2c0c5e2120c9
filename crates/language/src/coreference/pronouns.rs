//! Third-person pronouns and their antecedents.
//!
//! Candidates are whoever was mentioned lately and agrees in gender and number. Each is weighed by a linear
//! score over the evidence that centering (Grosz, Joshi & Weinstein 1995) and Lappin & Leass (1994) name:
//! nearness, subjecthood, being spoken of by pronoun already, having just spoken, frequency. The weights are in
//! `data/pronoun_weights.tsv`.

use super::choice;
use super::discourse::{Discourse, Event, Id};
use super::grammar;
use super::nominals;
use crate::lists;
use crate::names::Gender;
use onrecord_record::{EntityKind, MentionKind};
use onrecord_text::{Span, Tokens};
use std::sync::LazyLock;

/// How many mentions back antecedents are sought.
const WINDOW: usize = 120;
/// How many candidates are weighed, the latest.
const CANDIDATES: usize = 14;
/// How many sentences back the last mention of a candidate may lie.
const REACH: u32 = 14;
/// How much better the best must be than the next.
const MARGIN: f32 = 0.05;
/// Among how many of the text's first mentions the first that agrees is looked for.
const FIRST: usize = 20;
/// How many pieces of evidence there are.
pub(crate) const EVIDENCE: usize = 35;

/// What a pronoun's form tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pronoun {
    pub(crate) person: Person,
    pub(crate) possessive: bool,
    pub(crate) object: bool,
    pub(crate) reflexive: bool,
}

/// Whom a pronoun can stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Person {
    /// "I", "we": whoever speaks.
    Speaker,
    /// "you"
    Hearer,
    /// "he", "she"
    One(Gender),
    /// "they"
    Many,
    /// "it"
    Thing,
}

/// The pronoun of this lower-case word.
pub(crate) fn pronoun(word: &str) -> Option<Pronoun> {
    use Gender::{Female, Male};
    let (person, case) = match word {
        "i" | "we" => (Person::Speaker, 's'),
        "me" | "us" => (Person::Speaker, 'o'),
        "my" | "our" | "mine" | "ours" => (Person::Speaker, 'p'),
        "myself" | "ourselves" => (Person::Speaker, 'r'),
        "you" => (Person::Hearer, 's'),
        "your" | "yours" => (Person::Hearer, 'p'),
        "he" => (Person::One(Male), 's'),
        "him" => (Person::One(Male), 'o'),
        "his" => (Person::One(Male), 'p'),
        "himself" => (Person::One(Male), 'r'),
        "she" => (Person::One(Female), 's'),
        "her" => (Person::One(Female), '?'),
        "hers" => (Person::One(Female), 'p'),
        "herself" => (Person::One(Female), 'r'),
        "they" => (Person::Many, 's'),
        "them" => (Person::Many, 'o'),
        "their" | "theirs" => (Person::Many, 'p'),
        "themselves" => (Person::Many, 'r'),
        "it" => (Person::Thing, '?'),
        "its" => (Person::Thing, 'p'),
        "itself" => (Person::Thing, 'r'),
        _ => return None,
    };
    Some(Pronoun { person, possessive: case == 'p', object: case == 'o', reflexive: case == 'r' })
}

/// A pronoun of the text and where it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) pronoun: Pronoun,
    pub(crate) token: u32,
    pub(crate) sentence: u32,
    pub(crate) depth: u8,
    /// Whether it is the source of a statement.
    pub(crate) source: bool,
    /// Who speaks where it stands, if that is known.
    pub(crate) speaker: Option<Id>,
    /// What the statement that it is the source of says; antecedents lie outside.
    pub(crate) content: Option<Span<Tokens>>,
}

static WEIGHTS: LazyLock<[f32; EVIDENCE]> = LazyLock::new(|| {
    let mut weights = [0.0; EVIDENCE];
    let listed = lists::lines(include_str!("../../data/pronoun_weights.tsv"))
        .filter_map(|line| line.split_once('\t'));
    for (slot, (_, weight)) in weights.iter_mut().zip(listed) {
        *slot = weight.trim().parse().unwrap_or_default();
    }
    weights
});

/// Whom a third-person pronoun stands for; none where nobody fits or two fit equally.
pub(crate) fn resolve(discourse: &Discourse<'_>, place: &Place) -> Option<Id> {
    let weighed = weigh(discourse, place);
    let scored: Vec<(f32, Id)> =
        weighed.iter().map(|(id, evidence)| (score(evidence), *id)).collect();
    choice::best(&scored, MARGIN)
}

fn score(evidence: &[f32; EVIDENCE]) -> f32 {
    evidence.iter().zip(WEIGHTS.iter()).map(|(evidence, weight)| evidence * weight).sum()
}

/// The candidates for a pronoun with the evidence for each, the latest first.
pub(crate) fn weigh(discourse: &Discourse<'_>, place: &Place) -> Vec<(Id, [f32; EVIDENCE])> {
    let window = &discourse.events[discourse.events.len().saturating_sub(WINDOW)..];
    let mut seen: Vec<(Id, Event)> = Vec::new();
    for event in window.iter().rev().take_while(|event| event.sentence + REACH >= place.sentence) {
        if seen.len() == CANDIDATES {
            break;
        }
        let known = seen.iter().any(|(id, _)| *id == event.referent);
        if !known
            && agrees(discourse, place, event.referent)
            && !is_excluded(discourse, place, event)
        {
            seen.push((event.referent, *event));
        }
    }
    let view = View { discourse, place, window };
    seen.iter()
        .enumerate()
        .map(|(rank, (id, event))| (*id, view.evidence(rank, *id, event)))
        .collect()
}

fn agrees(discourse: &Discourse<'_>, place: &Place, id: Id) -> bool {
    let referent = discourse.get(id);
    match place.pronoun.person {
        Person::One(gender) => {
            let human = referent.kind == EntityKind::Person
                || referent.kind == EntityKind::Other
                    && referent.name.is_some_and(|name| name.len() == 1);
            human && !referent.plural && referent.may_be(Some(gender)) && place.speaker != Some(id)
        }
        Person::Many => nominals::is_many(referent) || referent.kind == EntityKind::Organization,
        Person::Thing => {
            !referent.plural
                && matches!(
                    referent.kind,
                    EntityKind::Organization
                        | EntityKind::Place
                        | EntityKind::Document
                        | EntityKind::Work
                        | EntityKind::Other
                )
        }
        Person::Speaker | Person::Hearer => false,
    }
}

/// What the binding of pronouns rules out: the subject of the same clause for an object pronoun, and what the
/// statement says for its own source.
fn is_excluded(discourse: &Discourse<'_>, place: &Place, event: &Event) -> bool {
    let inside = place.content.is_some_and(|content| content.covers(event.tokens));
    let between = Span::new(event.tokens.end, place.token);
    let same_sentence = event.sentence == place.sentence;
    let object = place.pronoun.object || is_object_her(discourse, place);
    let bound = object
        && same_sentence
        && event.subject
        && !grammar::clause_break(discourse.document, between);
    let touching = same_sentence
        && !place.pronoun.possessive
        && !place.pronoun.reflexive
        && between.len() <= 1
        && discourse.document.word(event.tokens.end) != ","
        && event.kind != MentionKind::Pronoun
        && between.is_empty();
    inside
        && discourse
            .document
            .quotes
            .depth
            .get(event.tokens.start as usize)
            .is_some_and(|&depth| depth > place.depth)
        || bound
        || touching
}

/// "her" before no noun is an object.
fn is_object_her(discourse: &Discourse<'_>, place: &Place) -> bool {
    let next = discourse.document.word(place.token + 1);
    discourse.document.word(place.token) == "her"
        && (next.is_empty()
            || !next.starts_with(char::is_alphanumeric)
            || grammar::is_preposition(next)
            || grammar::determiner(next).is_some()
            || matches!(next, "and" | "or" | "but" | "that"))
}

struct View<'a, 'd> {
    discourse: &'a Discourse<'d>,
    place: &'a Place,
    window: &'a [Event],
}

impl View<'_, '_> {
    /// In the order of `data/pronoun_weights.tsv`.
    fn evidence(&self, rank: usize, id: Id, last: &Event) -> [f32; EVIDENCE] {
        let place = self.place;
        let referent = self.discourse.get(id);
        let distance = place.sentence - last.sentence.min(place.sentence);
        let subject_near = self.window.iter().rev().any(|event| {
            event.referent == id && event.subject && event.sentence + 1 >= place.sentence
        });
        let spoke = self.last_source() == Some(id);
        let gender_known =
            matches!(place.pronoun.person, Person::One(gender) if referent.gender == Some(gender));
        let is_subject =
            !place.pronoun.possessive && !place.pronoun.object && !place.pronoun.reflexive;
        let near = distance == 0;
        let leads = self.leads_sentence(last);
        let between = Span::new(last.tokens.end, place.token);
        let yes = |truth: bool| f32::from(u8::from(truth));
        [
            yes(near),
            yes(distance == 1),
            yes(distance == 2),
            yes((3..6).contains(&distance)),
            yes(distance >= 6),
            yes(last.subject),
            yes(subject_near),
            yes(last.kind == MentionKind::Pronoun),
            libm::logf(1.0 + referent.mentions.len() as f32),
            yes(gender_known),
            yes(place.source && spoke),
            yes(rank == 0),
            yes(leads),
            yes(referent.name.is_some()),
            yes(last.depth > place.depth),
            yes(grammar::is_possessive(self.discourse.document, last.tokens.end)),
            yes(place.pronoun.possessive && near && last.subject),
            yes(spoke),
            yes(referent.kind == EntityKind::Person || nominals::is_many(referent)),
            yes(self.paragraph(last.tokens.start) == self.paragraph(place.token)),
            yes(is_subject && last.subject),
            yes(!is_subject && !last.subject && near),
            yes(grammar::is_preposition(
                self.discourse.document.word(last.tokens.start.wrapping_sub(1)),
            )),
            yes(near && !grammar::clause_break(self.discourse.document, between)),
            libm::logf(1.0 + between.len() as f32),
            self.share(id),
            yes(self.is_first(id)),
            yes(near && is_subject),
            libm::logf(1.0 + rank as f32),
            yes(near && leads),
            yes(distance == 1 && leads && self.opens_sentence()),
            yes(last.subject && self.opens_sentence()),
            libm::logf(1.0 + referent.named as f32),
            yes(near && last.kind == MentionKind::Pronoun),
            yes(referent.nouns.is_empty()),
        ]
    }

    /// What part of the mentions in the window are the candidate's.
    fn share(&self, id: Id) -> f32 {
        let count = self.window.iter().filter(|event| event.referent == id).count();
        count as f32 / self.window.len().max(1) as f32
    }

    /// Whether the candidate was the first in the text of all that agree.
    fn is_first(&self, id: Id) -> bool {
        let first = self
            .discourse
            .events
            .iter()
            .take(FIRST)
            .find(|event| agrees(self.discourse, self.place, event.referent));
        first.is_some_and(|event| event.referent == id)
    }

    fn paragraph(&self, token: u32) -> usize {
        self.discourse.document.paragraph_of(token)
    }

    /// Who was the source of the statement before, if that is at most two sentences ago.
    fn last_source(&self) -> Option<Id> {
        let last = self.window.iter().rev().find(|event| event.source)?;
        (last.sentence + 2 >= self.place.sentence).then_some(last.referent)
    }

    /// Whether the pronoun stands at the head of its sentence.
    fn opens_sentence(&self) -> bool {
        let sentence = self.discourse.document.sentences.get(self.place.sentence as usize);
        sentence.is_some_and(|sentence| self.place.token < sentence.tokens.start + 2)
    }

    fn leads_sentence(&self, event: &Event) -> bool {
        let sentence = self.discourse.document.sentences.get(event.sentence as usize);
        sentence.is_some_and(|sentence| event.tokens.start < sentence.tokens.start + 4)
    }
}

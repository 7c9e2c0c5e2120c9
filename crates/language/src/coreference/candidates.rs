//! The candidates for a third-person pronoun: whoever was mentioned lately, or is named behind it in the same
//! sentence, and agrees in number and gender.

use super::discourse::{Discourse, Event, Id};
use super::evidence;
use super::function::{self, Function};
use super::grammar;
use super::nominals;
use super::pronouns::{Person, Place};
use crate::tags::Tag;
use onrecord_record::{EntityKind, MentionKind};
use onrecord_text::{Span, Tokens};

/// How many mentions back antecedents are sought.
const WINDOW: usize = 120;
/// How many candidates are weighed, the latest.
const CANDIDATES: usize = 14;
/// How many sentences back the last mention of a candidate may lie.
const REACH: u32 = 14;
/// Among how many of the text's first mentions the first that agrees is looked for.
const FIRST: usize = 20;
/// How far behind a pronoun the name that it anticipates may stand, in tokens ("In his speech, Obama said").
const ANTICIPATION: u32 = 30;

/// Somebody or something that a pronoun may stand for.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub(crate) id: Id,
    /// The last mention before the pronoun, or the first behind it; in an earlier sentence rather its subject.
    pub(crate) event: Event,
    /// Whether it is mentioned behind the pronoun only.
    pub(crate) ahead: bool,
    /// How many candidates were mentioned since.
    pub(crate) rank: usize,
    /// Among the candidates last mentioned in its sentence: the only one, the first, or a later one.
    pub(crate) order: usize,
    /// How often it was mentioned in the window.
    pub(crate) mentions: u32,
    pub(crate) subject_here: u8,
    pub(crate) subject_last: u8,
    /// Whether no other candidate is a subject in its sentence behind it.
    pub(crate) nearest_subject: bool,
    /// The sentence in which it was last named, and whether by one word.
    pub(crate) named: Option<(u32, bool)>,
    /// Where it is named again behind the pronoun in the same sentence.
    pub(crate) again: Option<u32>,
    /// Whether it was the source of a statement in the window.
    pub(crate) spoke: bool,
}

/// A pronoun in its place, and all that may be its antecedent.
pub(crate) struct Field<'a, 'd> {
    pub(crate) discourse: &'a Discourse<'d>,
    pub(crate) place: &'a Place<'a>,
    pub(crate) candidates: Vec<Candidate>,
    /// Those whom the pronoun cannot stand for: whom the statement names that it is the source of, as nobody calls himself
    /// by name, and the subject of its clause, if it is an object.
    barred: Vec<Id>,
    /// Whether the pronoun is possessive, and the function of it or of what it owns.
    pub(crate) owns: bool,
    pub(crate) function: Function,
    pub(crate) before: usize,
    pub(crate) opener: usize,
    /// Whether the pronoun stands at the head of its sentence.
    pub(crate) leads: bool,
    pub(crate) last_pronoun: Option<(Id, u32)>,
    pub(crate) last_source: Option<Id>,
    pub(crate) first: Option<Id>,
}

impl<'a, 'd> Field<'a, 'd> {
    pub(crate) fn new(discourse: &'a Discourse<'d>, place: &'a Place<'a>) -> Self {
        let owns = is_owner(discourse, place);
        let function = if owns {
            function::of_possessed(discourse, place.token)
        } else if place.pronoun.object {
            Function::Object
        } else {
            function::of_pronoun(discourse, place.token)
        };
        let mut field = Self {
            discourse,
            place,
            candidates: Vec::new(),
            barred: named_by_itself(discourse, place),
            owns,
            function,
            before: evidence::before(place, discourse),
            opener: evidence::opener(place, discourse),
            leads: place.token < discourse.sentence_start(place.token) + 2,
            last_pronoun: None,
            last_source: None,
            first: None,
        };
        field.collect();
        field
    }

    fn agrees(&self, id: Id) -> bool {
        agrees(self.discourse, self.place, id)
    }

    fn window(&self) -> &'a [Event] {
        let events = &self.discourse.events;
        let window = &events[events.len().saturating_sub(WINDOW)..];
        let from = window.partition_point(|event| event.sentence + REACH < self.place.sentence);
        window.get(from..).unwrap_or_default()
    }

    fn collect(&mut self) {
        let window = self.window();
        for event in window.iter().rev() {
            self.note(event);
        }
        self.look_ahead();
        self.order();
        let agrees = |event: &&Event| self.agrees(event.referent);
        let first = self.discourse.events.iter().take(FIRST).find(agrees);
        let same_form = |event: &&Event| event.kind == MentionKind::Pronoun && agrees(event);
        let last = window.iter().rev().find(same_form);
        (self.first, self.last_pronoun) =
            (first.map(|event| event.referent), last.map(|event| (event.referent, event.sentence)));
        self.last_source = window
            .iter()
            .rev()
            .find(|event| event.source)
            .filter(|event| event.sentence + 2 >= self.place.sentence)
            .map(|event| event.referent);
    }

    fn note(&mut self, event: &Event) {
        if self.place.says(event.tokens, event.depth) {
            return;
        }
        let known = self.candidates.iter().position(|known| known.id == event.referent);
        let Some(at) = known.or_else(|| self.admit(event)) else { return };
        let back = self.place.sentence - event.sentence.min(self.place.sentence);
        let candidate = &mut self.candidates[at];
        let leads = event.subject && !candidate.event.subject;
        if leads && back > 0 && event.sentence == candidate.event.sentence {
            candidate.event = *event;
        }
        candidate.mentions += 1;
        candidate.spoke |= event.source;
        if event.subject {
            candidate.subject_here |= u8::from(back == 0);
            candidate.subject_last |= u8::from(back == 1);
        }
        if event.kind == MentionKind::Name && candidate.named.is_none() {
            candidate.named = Some((event.sentence, event.tokens.len() == 1));
        }
    }

    fn admit(&mut self, event: &Event) -> Option<usize> {
        if is_excluded(self.discourse, self.place, event) {
            self.barred.push(event.referent);
        }
        let fits = self.candidates.len() < CANDIDATES
            && self.agrees(event.referent)
            && !self.barred.contains(&event.referent);
        if !fits {
            return None;
        }
        let rank = self.candidates.len();
        self.candidates.push(candidate(*event, rank));
        Some(rank)
    }

    /// Names behind the pronoun in the same sentence: for those not mentioned before, candidates.
    fn look_ahead(&mut self) {
        if !matches!(self.place.pronoun.person, Person::One(_)) {
            return;
        }
        let end = self.discourse.sentence_end(self.place.token);
        let limit = end.min(self.place.token + ANTICIPATION);
        let inside = if self.owns {
            function::possessed_end(self.discourse, self.place.token)
        } else {
            self.place.token + 1
        };
        for name in self.discourse.name_from(self.place.token)..self.discourse.names.len() {
            let span = self.discourse.names[name].with_title();
            if span.start >= limit {
                break;
            }
            let Some(id) = self.discourse.bearer[name] else { continue };
            match self.candidates.iter_mut().find(|known| known.id == id) {
                Some(known) => known.again = known.again.or(Some(span.start)),
                None if span.start > inside => self.admit_ahead(name, id),
                None => {}
            }
        }
    }

    fn admit_ahead(&mut self, name: usize, id: Id) {
        let tokens = self.discourse.names[name].tokens;
        let depth = self.discourse.depth(tokens.start);
        let known = self.discourse.get(id);
        if depth != self.place.depth
            || !known.mentions.is_empty()
            || self.barred.contains(&id)
            || !self.agrees(id)
        {
            return;
        }
        let function = function::of(self.discourse, self.discourse.names[name].with_title());
        let event = Event {
            referent: id,
            tokens,
            kind: MentionKind::Name,
            sentence: self.place.sentence,
            subject: function == Function::Subject,
            function,
            source: false,
            depth,
        };
        let rank = self.candidates.len();
        self.candidates.push(Candidate { ahead: true, ..candidate(event, rank) });
    }

    fn order(&mut self) {
        let places: Vec<(u32, u32, bool)> = self
            .candidates
            .iter()
            .map(|other| {
                (
                    other.event.sentence,
                    other.event.tokens.start,
                    other.event.subject && !other.ahead,
                )
            })
            .collect();
        for candidate in &mut self.candidates {
            let (sentence, start) = (candidate.event.sentence, candidate.event.tokens.start);
            let same = || places.iter().filter(move |place| place.0 == sentence);
            let earlier = same().any(|place| place.1 < start);
            candidate.order = if same().count() == 1 { 0 } else { 1 + usize::from(earlier) };
            candidate.nearest_subject =
                candidate.event.subject && !same().any(|place| place.1 > start && place.2);
        }
    }
}

fn candidate(event: Event, rank: usize) -> Candidate {
    Candidate {
        id: event.referent,
        event,
        ahead: false,
        rank,
        order: 0,
        mentions: 0,
        subject_here: 0,
        subject_last: 0,
        nearest_subject: false,
        named: None,
        again: None,
        spoke: false,
    }
}

/// "his", and "her" before a noun.
fn is_owner(discourse: &Discourse<'_>, place: &Place<'_>) -> bool {
    place.pronoun.possessive
        || discourse.document.word(place.token).eq_ignore_ascii_case("her")
            && !is_object_her(discourse, place)
}

fn agrees(discourse: &Discourse<'_>, place: &Place<'_>, id: Id) -> bool {
    let referent = discourse.get(id);
    match place.pronoun.person {
        Person::One(gender) => {
            let human = referent.kind == EntityKind::Person
                || referent.kind == EntityKind::Other && referent.may_be_person();
            let quoted = place.depth > 0 && place.speaker == Some(id);
            human && !referent.plural && referent.may_be(Some(gender)) && !quoted
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

/// Who is named in what the statement says whose source the pronoun is.
fn named_by_itself(discourse: &Discourse<'_>, place: &Place<'_>) -> Vec<Id> {
    let names = |piece: &Span<Tokens>| {
        let piece = *piece;
        let from = discourse.name_from(piece.start);
        let names = discourse.names.iter().enumerate().skip(from);
        names.take_while(move |(_, name)| name.tokens.end <= piece.end)
    };
    let told = place.content.iter().flat_map(names);
    told.filter(|(_, name)| place.says(name.tokens, discourse.depth(name.tokens.start)))
        .filter_map(|(name, _)| discourse.bearer[name])
        .collect()
}

/// What the binding of pronouns rules out: a name right before it, and the subject of the same clause for an object.
fn is_excluded(discourse: &Discourse<'_>, place: &Place<'_>, event: &Event) -> bool {
    let between = Span::new(event.tokens.end.min(place.token), place.token);
    let same_sentence = event.sentence == place.sentence;
    let object = place.pronoun.object || is_object_her(discourse, place);
    let bound = object && same_sentence && event.subject && is_of_one_verb(discourse, between);
    let touching = same_sentence
        && !place.pronoun.possessive
        && !place.pronoun.reflexive
        && event.kind != MentionKind::Pronoun
        && between.is_empty();
    bound || touching
}

/// Whether between a subject and an object stands their verb and nothing else that could have another subject.
fn is_of_one_verb(discourse: &Discourse<'_>, between: Span<Tokens>) -> bool {
    let is_verb = |token: &u32| discourse.tag(*token).is_some_and(Tag::is_verb);
    let is_own = |token: u32| {
        let word = discourse.document.word(token);
        is_verb(&token)
            || matches!(discourse.tag_name(token), "RB" | "MD" | "TO" | "RP")
            || matches!(word, "," | "also")
    };
    between.iter().last().is_some_and(|last| is_verb(&last)) && between.iter().all(is_own)
}

/// Whether a word with this tag may follow a possessive in its noun phrase.
fn may_follow(tag: &str) -> bool {
    function::is_of_noun_phrase(tag) || matches!(tag, "RB" | "FW")
}

/// "her" before no noun is an object.
fn is_object_her(discourse: &Discourse<'_>, place: &Place<'_>) -> bool {
    let next = discourse.document.word(place.token + 1);
    discourse.document.word(place.token).eq_ignore_ascii_case("her")
        && (next.is_empty()
            || !next.starts_with(char::is_alphanumeric)
            || grammar::is_preposition(next)
            || grammar::determiner(next).is_some()
            || matches!(next, "and" | "or" | "but" | "that")
            || !may_follow(discourse.tag_name(place.token + 1)))
}

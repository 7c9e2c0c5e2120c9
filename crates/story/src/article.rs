//! What a timeline, a diary and a ledger of claims need of a record.

use crate::Card;
use crate::claimed::{Held, claims};
use crate::settled::Settled;
use onrecord_record::{
    Due, Entity, EntityKind, Firmness, Happening, Obligation, ObligationKind, Party, Places,
    Record, Span, Statement, When, duties, happenings, words,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// Most code points of an article around a span that are kept as its context.
const MAX_CONTEXT: u32 = 500;

/// What one record holds for timelines, diaries and ledgers.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    pub(crate) card: Card,
    pub(crate) told: Vec<(Told, Vec<Actor>)>,
    pub(crate) owed: Vec<(Owed, Option<Named>)>,
    pub(crate) claims: Vec<Held>,
    /// Everybody whom the article names: they settle who bears a surname alone.
    pub(crate) named: Vec<Named>,
}

/// An entity, as far as it is compared with those of other articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) kind: EntityKind,
    pub(crate) name: String,
    pub(crate) aliases: Vec<String>,
    /// Who it is, where that is settled.
    pub(crate) settled: Option<String>,
}

/// Who took part in an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Actor {
    pub(crate) named: Named,
    /// Whether sharing this one speaks for one event: of a statement the speaker does, else whoever is no
    /// place.
    pub(crate) counts: bool,
}

/// One telling of an event: what one article says in one place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Told {
    /// The article, by its place in `sources`, from 0.
    pub article: usize,
    /// Id of the event in its record, or of the statement, where that is what happened.
    pub id: String,
    /// The words; of a statement its first ones.
    pub span: Span,
    /// All the words on one line: what stands between the pieces of a statement is left out and marked.
    pub words: String,
    /// The paragraph around them, cut where it is long.
    pub context: String,
    /// Where they stand ("¶ 3, at 533").
    pub place: String,
    /// When it happened, as this article says.
    pub when: Option<When>,
    /// Names of who took part, as this article has them.
    pub participants: Vec<String>,
    /// Who tells it, where it is told in a statement: the name, or the article's words.
    pub teller: Option<String>,
    /// Whether what happened is that a statement was made.
    pub is_statement: bool,
}

/// A side of an obligation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Side {
    /// The article's words.
    pub words: String,
    /// The name, where the record knows who that is.
    pub name: Option<String>,
}

impl Side {
    /// The name, or else the words.
    pub fn shown(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.words)
    }
}

/// One telling of an obligation: what one article says in one place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Owed {
    /// The article, by its place in `sources`, from 0.
    pub article: usize,
    /// Id of the obligation in its record.
    pub id: String,
    /// The words that state it.
    pub span: Span,
    /// What is owed.
    pub what: Span,
    /// The paragraph around it, cut where it is long.
    pub context: String,
    /// Where it stands.
    pub place: String,
    /// What kind of obligation.
    pub kind: ObligationKind,
    /// How firm it is.
    pub firmness: Firmness,
    /// Who owes it.
    pub who: Option<Side>,
    /// To whom.
    pub whom: Option<Side>,
    /// By when, as this article says.
    pub due: Option<Due>,
    /// Who ordered or promised it in a statement, in the article's words.
    pub teller: Option<String>,
}

impl Owed {
    /// Who owes and to whom in words, as far as either is known.
    pub fn sides(&self) -> Option<String> {
        let [who, whom] = [&self.who, &self.whom].map(|side| side.as_ref().map(Side::shown));
        words::owed(who, whom)
    }
}

impl Article {
    /// Takes from a record what timelines, diaries and ledgers need.
    pub fn of(record: &Record) -> Self {
        Self::settled(record, &Settled::default())
    }

    /// The same of a record of a story, where it is settled who is who.
    pub fn settled(record: &Record, settled: &Settled) -> Self {
        let places = Places::new(&record.source);
        let known = Known {
            entities: record.entities_by_id(),
            statements: record.statements_by_id(),
            places: &places,
            settled,
        };
        Self {
            card: Card::of(&record.source),
            told: happenings(record).iter().map(|found| told(found, &places, settled)).collect(),
            owed: duties(record).into_iter().map(|duty| owed(duty, &known)).collect(),
            claims: claims(record, &places, settled),
            named: record.entities.iter().map(|entity| settled.named(entity)).collect(),
        }
    }

    /// The article itself.
    pub fn card(&self) -> &Card {
        &self.card
    }
}

impl Named {
    /// Whether it can stand for something, as people and organisations can and places cannot.
    pub(crate) fn is_somebody(&self) -> bool {
        self.kind != EntityKind::Place
    }
}

fn told(happening: &Happening, places: &Places, settled: &Settled) -> (Told, Vec<Actor>) {
    let actors = actors(happening, settled);
    let told = Told {
        article: 0,
        id: happening.id.to_owned(),
        span: happening.span.clone(),
        words: happening.words(places),
        context: context(places, happening.span),
        place: words::place(places, happening.span),
        when: happening.when.cloned(),
        participants: actors.iter().map(|actor| actor.named.name.clone()).collect(),
        teller: happening.teller().map(str::to_owned),
        is_statement: happening.is_statement,
    };
    (told, actors)
}

fn actors(happening: &Happening, settled: &Settled) -> Vec<Actor> {
    let speaker = happening.speaker.filter(|_| happening.is_statement);
    let others = happening.participants.iter().copied();
    let others = others.filter(|entity| speaker.is_none_or(|speaker| speaker.id != entity.id));
    let all = speaker.into_iter().chain(others);
    let counts = |entity: &Entity| match (happening.is_statement, speaker) {
        (true, speaker) => speaker.is_some_and(|speaker| speaker.id == entity.id),
        (false, _) => entity.kind != EntityKind::Place,
    };
    all.map(|entity| Actor { named: settled.named(entity), counts: counts(entity) }).collect()
}

/// What is looked up in a record.
struct Known<'r> {
    entities: BTreeMap<&'r str, &'r Entity>,
    statements: BTreeMap<&'r str, &'r Statement>,
    places: &'r Places<'r>,
    settled: &'r Settled,
}

impl<'r> Known<'r> {
    fn entity(&self, party: &Party) -> Option<&'r Entity> {
        self.entities.get(party.entity.as_deref()?).copied()
    }

    fn side(&self, party: &Party) -> Side {
        Side {
            words: party.span.text.clone(),
            name: self.entity(party).map(|entity| entity.name.clone()),
        }
    }
}

fn owed(duty: &Obligation, known: &Known) -> (Owed, Option<Named>) {
    let basis = duty.basis.as_deref().and_then(|id| known.statements.get(id));
    let owed = Owed {
        article: 0,
        id: duty.id.clone(),
        span: duty.span.clone(),
        what: duty.what.clone(),
        context: context(known.places, &duty.span),
        place: words::place(known.places, &duty.span),
        kind: duty.kind,
        firmness: duty.firmness,
        who: duty.who.as_ref().map(|party| known.side(party)),
        whom: duty.whom.as_ref().map(|party| known.side(party)),
        due: duty.due.clone(),
        teller: basis.and_then(|statement| teller(statement)),
    };
    let who = duty.who.as_ref().and_then(|who| known.entity(who));
    (owed, who.map(|who| known.settled.named(who)))
}

/// The words for who makes a statement.
fn teller(statement: &Statement) -> Option<String> {
    statement.source.span.as_ref().map(|span| span.text.clone())
}

/// The paragraph around a span on one line, at most [`MAX_CONTEXT`] code points of it on either side.
fn context(places: &Places, span: &Span) -> String {
    let from = span.start.saturating_sub(MAX_CONTEXT);
    let to = places.len().min(span.end.saturating_add(MAX_CONTEXT));
    let before = places.slice(from, span.start).unwrap_or_default();
    let after = places.slice(span.end, to).unwrap_or_default();
    let before = before.rfind('\n').map_or(before, |line| &before[line + 1..]);
    let after = after.find('\n').map_or(after, |line| &after[..line]);
    words::on_one_line(&[before, &span.text, after].concat())
}

//! Charges and what is said to them: allegation, evidence and answers side by side.

use crate::flags::UNANSWERED_CHARGE;
use crate::speakers::who;
use crate::{Claim, Entity, EntityKind, Flags, Record, StanceValue, Statement, Who};
use std::collections::{BTreeMap, BTreeSet};

/// How deep answers to answers are followed; deeper ones are laid out at this depth.
const MAX_DEPTH: usize = 3;

/// Most statements around one that are looked at; no real one nests as deep.
const MAX_NESTING: usize = 16;

/// A statement as a charge or as an answer to one.
#[derive(Debug, Clone)]
pub struct Voiced<'r> {
    /// Who makes it.
    pub who: Who<'r>,
    /// The statement.
    pub statement: &'r Statement,
    /// 0 for who charges and for an answer to the charge, 1 for an answer to such an answer, and so on.
    pub depth: usize,
}

/// A charge, or another claim that somebody in the text answers.
#[derive(Debug, Clone)]
pub struct Charge<'r> {
    /// The claim, where the record has joined its statements.
    pub claim: Option<&'r Claim>,
    /// Who makes it, in text order; empty where the claim is the headline's alone.
    pub made: Vec<Voiced<'r>>,
    /// Who denies, questions or confirms it, or will not say, in text order, each followed by what is said to that.
    pub answers: Vec<Voiced<'r>>,
    /// Whom it speaks of, without those who make it and without places.
    pub about: Vec<&'r Entity>,
    /// What is to be said where no answer is tied to it.
    pub silence: Option<Silence>,
}

/// What the record tells of a charge that no answer is tied to. That none is tied is no silence: links can be missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// The reading looked for a response in the article and found none: its diagnostic stands at the charge.
    NoResponse,
    /// Who is charged says something in the article, and the reading could tie none of it to the charge.
    NotTied,
}

/// The charges of a record in text order, and denials and refusals to say that it ties to none.
#[derive(Debug, Clone, Default)]
pub struct Charges<'r> {
    /// The charges.
    pub charges: Vec<Charge<'r>>,
    /// Denials and refusals to say whose charge is not known.
    pub loose: Vec<Voiced<'r>>,
}

impl Charges<'_> {
    /// Whether there is neither a charge nor a denial.
    pub fn is_empty(&self) -> bool {
        self.charges.is_empty() && self.loose.is_empty()
    }
}

/// Lays out who charges whom and who answers.
///
/// A charge is what a statement alleges, or what another one answers; statements that a claim joins are one. A
/// statement that answers and charges ("he denied it and accused the minister") is an answer here and a charge
/// there. Answers come from `answers` and `answered_by`, and from a claim's own standings.
pub fn charges(record: &Record) -> Charges<'_> {
    let known = Known::of(record);
    let mut charges: Vec<_> = known.roots().into_iter().map(|root| known.charge(root)).collect();
    charges.sort_by_key(begin);
    let shown: BTreeSet<_> = charges
        .iter()
        .flat_map(|charge| charge.made.iter().chain(&charge.answers))
        .map(|voiced| voiced.statement.id.as_str())
        .collect();
    let loose = record.statements.iter().filter(|statement| {
        stands(statement, &[StanceValue::Denies, StanceValue::Declines])
            && !shown.contains(statement.id.as_str())
    });
    let loose = loose.map(|statement| known.voiced(statement, 0)).collect();
    Charges { charges, loose }
}

/// Where a charge begins in the text.
fn begin(charge: &Charge) -> Option<(u32, u32)> {
    let made = charge.made.first().and_then(|voiced| voiced.statement.content.first());
    let span = made.or_else(|| charge.claim.and_then(|claim| claim.content.first()))?;
    Some((span.start, span.end))
}

fn stands(statement: &Statement, values: &[StanceValue]) -> bool {
    statement.stance.as_ref().is_some_and(|stance| values.contains(&stance.value))
}

fn is_answer(statement: &Statement) -> bool {
    const ANSWERS: [StanceValue; 4] =
        [StanceValue::Denies, StanceValue::Questions, StanceValue::Confirms, StanceValue::Declines];
    statement.answers.is_some() || stands(statement, &ANSWERS)
}

/// What a charge grows from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Root {
    Claim(usize),
    Statement(usize),
}

/// What is looked up in a record.
struct Known<'r> {
    record: &'r Record,
    entities: BTreeMap<&'r str, &'r Entity>,
    places: BTreeMap<&'r str, usize>,
    /// The first claim that each statement shows.
    claim_of: BTreeMap<&'r str, usize>,
    /// Statements that answer each claim as such.
    answers_of: BTreeMap<&'r str, Vec<&'r Statement>>,
    /// Entities that say something.
    heard: BTreeSet<&'r str>,
    /// Statements inside whose content an answered one stands.
    answered_inside: BTreeSet<&'r str>,
    flags: Flags<'r>,
}

impl<'r> Known<'r> {
    fn of(record: &'r Record) -> Self {
        let mut claim_of = BTreeMap::new();
        for (place, claim) in record.claims.iter().enumerate() {
            for id in claim.standings.iter().flat_map(|standing| &standing.statements) {
                claim_of.entry(id.as_str()).or_insert(place);
            }
        }
        let mut answers_of: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for statement in &record.statements {
            let claim = statement.answers.as_ref().and_then(|answer| answer.claim.as_deref());
            if let Some(id) = claim {
                answers_of.entry(id).or_default().push(statement);
            }
        }
        let ids = record.statements.iter().map(|statement| statement.id.as_str());
        let mut known = Self {
            record,
            entities: record.entities_by_id(),
            places: ids.zip(0..).collect(),
            claim_of,
            answers_of,
            heard: record.statements.iter().filter_map(|s| s.source.entity.as_deref()).collect(),
            answered_inside: BTreeSet::new(),
            flags: Flags::of(record),
        };
        let answered = record.statements.iter().filter(|one| !one.answered_by.is_empty());
        let around = answered.flat_map(|one| known.around(one)).map(|outer| outer.id.as_str());
        known.answered_inside = around.collect();
        known
    }

    /// Claims and statements that are a charge or are answered, each once.
    fn roots(&self) -> BTreeSet<Root> {
        let claims = self.record.claims.iter().enumerate();
        let answered = claims
            .filter(|(_, claim)| claim.contested || self.answers_of.contains_key(claim.id.as_str()))
            .map(|(place, _)| Root::Claim(place));
        let statements = self.record.statements.iter().enumerate();
        let charged = statements.filter(|(_, statement)| is_root(statement));
        answered.chain(charged.map(|(place, statement)| self.root(place, statement))).collect()
    }

    fn root(&self, place: usize, statement: &Statement) -> Root {
        self.claim_of.get(statement.id.as_str()).map_or(Root::Statement(place), |&c| Root::Claim(c))
    }

    fn charge(&self, root: Root) -> Charge<'r> {
        let (claim, members) = match root {
            Root::Statement(place) => (None, vec![place]),
            Root::Claim(place) => {
                let claim = &self.record.claims[place];
                (Some(claim), self.members(claim))
            }
        };
        let statements = members.iter().map(|&place| &self.record.statements[place]);
        let (made, others): (Vec<_>, Vec<_>) =
            statements.partition(|s| members.len() == 1 || !is_answer(s) || is_root(s));
        let mut first = self.answering(&made, claim);
        first.extend(others);
        let answers = self.unfolded(first, &made);
        let about = self.about(&made, claim);
        let silence = if answers.is_empty() { self.silence(&made, &about) } else { None };
        let made = made.into_iter().map(|statement| self.voiced(statement, 0)).collect();
        Charge { claim, made, answers, about, silence }
    }

    /// The statements of a claim in text order, each once.
    fn members(&self, claim: &'r Claim) -> Vec<usize> {
        let ids = claim.standings.iter().flat_map(|standing| &standing.statements);
        let places: BTreeSet<_> =
            ids.filter_map(|id| self.places.get(id.as_str()).copied()).collect();
        places.into_iter().collect()
    }

    /// What answers one of these statements or the claim.
    fn answering(&self, made: &[&'r Statement], claim: Option<&Claim>) -> Vec<&'r Statement> {
        let ids = made.iter().flat_map(|statement| &statement.answered_by);
        let mut found: Vec<_> = ids.filter_map(|id| self.statement(id)).collect();
        let of_claim = claim.and_then(|claim| self.answers_of.get(claim.id.as_str()));
        found.extend(of_claim.into_iter().flatten());
        found
    }

    fn statement(&self, id: &str) -> Option<&'r Statement> {
        self.places.get(id).map(|&place| &self.record.statements[place])
    }

    /// Answers in text order, each followed by what is said to it; each once, and none of those who charge.
    fn unfolded(&self, mut first: Vec<&'r Statement>, made: &[&'r Statement]) -> Vec<Voiced<'r>> {
        let place = |statement: &&Statement| self.places.get(statement.id.as_str()).copied();
        first.sort_by_key(place);
        let mut seen: BTreeSet<&str> = made.iter().map(|statement| statement.id.as_str()).collect();
        let mut open: Vec<_> = first.into_iter().rev().map(|statement| (statement, 0)).collect();
        let mut found = Vec::new();
        while let Some((statement, depth)) = open.pop() {
            if seen.insert(&statement.id) {
                found.push(self.voiced(statement, depth));
                let next = statement.answered_by.iter().rev().filter_map(|id| self.statement(id));
                open.extend(next.map(|next| (next, MAX_DEPTH.min(depth + 1))));
            }
        }
        found
    }

    fn about(&self, made: &[&'r Statement], claim: Option<&'r Claim>) -> Vec<&'r Entity> {
        let speakers: BTreeSet<_> =
            made.iter().filter_map(|s| s.source.entity.as_deref()).collect();
        let own = made.iter().flat_map(|statement| &statement.about);
        let all = own.chain(claim.into_iter().flat_map(|claim| &claim.about));
        let mut seen = BTreeSet::new();
        all.filter(|id| !speakers.contains(id.as_str()) && seen.insert(id.as_str()))
            .filter_map(|id| self.entities.get(id.as_str()).copied())
            .filter(|entity| entity.kind != EntityKind::Place)
            .collect()
    }

    /// Whether a statement around this one, or inside it, is answered: of "the complaint says that the families accused the firm"
    /// both are charges, and who denies the one denies the other.
    fn is_answered_around(&self, statement: &'r Statement) -> bool {
        self.answered_inside.contains(statement.id.as_str())
            || self.around(statement).any(|outer| !outer.answered_by.is_empty())
    }

    /// The statements around one, from the nearest on.
    fn around(&self, statement: &'r Statement) -> impl Iterator<Item = &'r Statement> {
        let outer = |inner: &&'r Statement| self.statement(inner.within.as_deref()?);
        std::iter::successors(outer(&statement), outer).take(MAX_NESTING)
    }

    /// What is to be said of a charge without answers. Only the reading's own diagnostic says that nobody responds.
    fn silence(&self, made: &[&'r Statement], about: &[&Entity]) -> Option<Silence> {
        let is_flagged = |statement: &&Statement| {
            let flags = self.flags.of_statement(&statement.id);
            flags.iter().any(|flag| flag.code == UNANSWERED_CHARGE)
        };
        if made.iter().any(is_flagged) {
            return Some(Silence::NoResponse);
        }
        let acts = |one: &Entity| matches!(one.kind, EntityKind::Person | EntityKind::Organization);
        let is_heard = about.iter().any(|one| acts(one) && self.heard.contains(one.id.as_str()));
        let charges = made.iter().any(|statement| stands(statement, &[StanceValue::Alleges]));
        let is_around = || made.iter().any(|statement| self.is_answered_around(statement));
        (is_heard && charges && !is_around()).then_some(Silence::NotTied)
    }

    fn voiced(&self, statement: &'r Statement, depth: usize) -> Voiced<'r> {
        Voiced { who: who(&statement.source, &self.entities), statement, depth }
    }
}

/// Whether a charge grows from a statement: it alleges, or it is answered and answers none itself.
fn is_root(statement: &Statement) -> bool {
    let answers =
        statement.answers.as_ref().is_some_and(|a| a.statement.is_some() || a.claim.is_some());
    stands(statement, &[StanceValue::Alleges]) || (!statement.answered_by.is_empty() && !answers)
}

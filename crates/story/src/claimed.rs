//! What a ledger of claims needs of a record.

use crate::article::Named;
use crate::sentences::Sentences;
use crate::settled::Settled;
use onrecord_record::{
    Claim, Commitment, CueTone, Entity, EvidenceKind, Places, Record, Span, StanceValue, Statement,
    words,
};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A claim in one article.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Claimed {
    /// The article, by its place in `sources`, from 0.
    pub article: usize,
    /// Id of the claim in its record.
    pub id: String,
    /// The words, in text order.
    pub content: Vec<Span>,
    /// All of them on one line: what stands between them is left out and marked.
    pub words: String,
    /// The sentence around them, where they are too few to be understood by themselves.
    pub sentence: Option<String>,
    /// Where they stand ("¶ 3, at 533").
    pub place: String,
}

/// A statement that shows where its maker stands on a claim.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Showing {
    /// The article, by its place in `sources`, from 0.
    pub article: usize,
    /// Id of the statement in its record.
    pub id: String,
    /// The article's words for who makes it.
    pub source: Option<String>,
    /// The words that report, in the order of the text ("Holm told").
    pub reported: String,
    /// The first words of what was said.
    pub span: Span,
    /// All of them on one line.
    pub words: String,
    /// The sentence around them, where they are too few to be understood by themselves.
    pub sentence: Option<String>,
    /// Where they stand.
    pub place: String,
    /// How firmly it is held.
    pub commitment: Option<Commitment>,
    /// The writer's choice of reporting word.
    pub cue_tone: Option<CueTone>,
    /// The rule by which the stance was read.
    pub rule: Option<String>,
    /// What the statement rests on.
    pub evidence: Vec<Rest>,
    /// Ids of the statements of the same article that answer it.
    pub answered_by: Vec<String>,
}

impl Showing {
    /// What is shown of it to people: the sentence around its words where these are few.
    pub fn shown(&self) -> &str {
        self.sentence.as_ref().unwrap_or(&self.words)
    }
}

/// What a statement rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rest {
    /// What kind of evidence, in the record's own term.
    pub kind: EvidenceKind,
    /// The words that show it.
    pub words: String,
    /// The name of who or what gives it, where the record knows.
    pub name: Option<String>,
}

/// A claim with what it is compared by.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Held {
    pub(crate) told: Claimed,
    pub(crate) about: Vec<Named>,
    pub(crate) holdings: Vec<Holding>,
    /// Quotations that its statements carry, with whether they say that it is so.
    pub(crate) carried: BTreeSet<Carried>,
}

/// A quotation that shows where somebody stands: its key, and whether its speaker says that the claim is so. One quotation may
/// affirm what the one article says and deny what the other one does.
pub(crate) type Carried = (String, bool);

impl Held {
    /// Whether anybody in the article says that it is so.
    pub(crate) fn is_affirmed(&self) -> bool {
        self.holdings.iter().any(|one| one.stance.affirms())
    }
}

/// One standing.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Holding {
    pub(crate) holder: Option<Named>,
    /// Words for a holder who is not known.
    pub(crate) words: Option<String>,
    pub(crate) stance: StanceValue,
    pub(crate) statements: Vec<Showing>,
}

/// The claims of a record.
pub(crate) fn claims(record: &Record, places: &Places, settled: &Settled) -> Vec<Held> {
    let known = Known {
        entities: record.entities_by_id(),
        statements: record.statements_by_id(),
        places,
        sentences: Sentences::of(record, places),
        settled,
    };
    record.claims.iter().map(|claim| known.held(claim)).collect()
}

struct Known<'r> {
    entities: BTreeMap<&'r str, &'r Entity>,
    statements: BTreeMap<&'r str, &'r Statement>,
    places: &'r Places<'r>,
    sentences: Sentences<'r>,
    settled: &'r Settled,
}

impl Known<'_> {
    fn held(&self, claim: &Claim) -> Held {
        let place = claim.content.first().map(|span| words::place(self.places, span));
        Held {
            told: Claimed {
                article: 0,
                id: claim.id.clone(),
                content: claim.content.clone(),
                words: words::pieces(&claim.content, self.places),
                sentence: self.sentences.around(&claim.content),
                place: place.unwrap_or_default(),
            },
            about: claim.about.iter().filter_map(|id| self.named(id)).collect(),
            holdings: self.holdings(claim),
            carried: self.carried(claim).collect(),
        }
    }

    fn carried(&self, claim: &Claim) -> impl Iterator<Item = Carried> {
        claim.standings.iter().flat_map(|standing| {
            let keys = standing.statements.iter().filter_map(|id| self.settled.quotations.get(id));
            keys.map(|key| (key.clone(), standing.stance.affirms()))
        })
    }

    fn named(&self, id: &str) -> Option<Named> {
        self.entities.get(id).map(|entity| self.settled.named(entity))
    }

    /// A standing whose holder is not known may be that of several people: each of its statements is one of its own.
    fn holdings(&self, claim: &Claim) -> Vec<Holding> {
        let mut found = Vec::new();
        for standing in &claim.standings {
            let holder = standing.holder.as_deref().and_then(|id| self.named(id));
            let ids = standing.statements.iter();
            let shown = ids.filter_map(|id| self.statements.get(id.as_str()).copied());
            let shown = shown.filter_map(|statement| self.showing(statement));
            let stance = standing.stance;
            if holder.is_some() {
                let statements = shown.collect();
                found.push(Holding { holder, words: None, stance, statements });
            } else {
                found.extend(shown.map(|one| Holding {
                    holder: None,
                    words: one.source.clone(),
                    stance,
                    statements: vec![one],
                }));
            }
        }
        found
    }

    fn showing(&self, statement: &Statement) -> Option<Showing> {
        let stance = statement.stance.as_deref();
        Some(Showing {
            article: 0,
            id: statement.id.clone(),
            source: statement.source.span.as_ref().map(|span| span.text.clone()),
            reported: words::reported(statement),
            span: statement.content.first()?.clone(),
            words: words::content(statement, self.places),
            sentence: self.sentences.around(&statement.content),
            place: words::place_of(statement, self.places),
            commitment: stance.map(|stance| stance.commitment),
            cue_tone: statement.cue_tone,
            rule: stance.map(|stance| stance.rule.clone()),
            evidence: statement.evidence.iter().map(|evidence| self.rest(evidence)).collect(),
            answered_by: statement.answered_by.clone(),
        })
    }

    fn rest(&self, evidence: &onrecord_record::Evidence) -> Rest {
        let entity = evidence.entity.as_deref().and_then(|id| self.entities.get(id));
        Rest {
            kind: evidence.kind,
            words: evidence.span.text.clone(),
            name: entity.map(|entity| entity.name.clone()),
        }
    }
}

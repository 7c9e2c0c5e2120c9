//! Flags: what a reader should be told about sourcing, as diagnostics of the mildest severity. None is a verdict.

use crate::statements::Statements;
use onrecord_record::{
    Diagnostic, Entity, EntityKind, EvidenceKind, MentionKind, Severity, Span, StanceValue,
    Statement, StatementSourceKind,
};
use std::collections::{BTreeMap, BTreeSet};

/// Flags of one code that a text gets at most.
const MOST: usize = 20;
/// Code points from the head of a charge within which the charged is named ("that former Mayor Roe had …").
const HEAD: u32 = 40;

/// The flags of a text, in text order.
pub(crate) fn flags(entities: &[Entity], statements: &Statements) -> Vec<Diagnostic> {
    let named = Named::of(entities);
    let heard = heard(&named, &statements.all);
    let answered = answered(&statements.all);
    let mut out = Vec::new();
    for told in &statements.all {
        out.extend(
            unanswered(&named, &heard, told).filter(|_| !answered.contains(told.id.as_str())),
        );
        out.extend(unsourced(told));
        out.extend(opinion(told));
    }
    out.extend(unnamed(&statements.all));
    out.sort_by_key(|flag| flag.span.as_ref().map(|span| (span.start, span.end)));
    limited(out)
}

/// At most so many of each code; one for each person charged and each source, and no two for one place.
fn limited(all: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut seen: BTreeSet<(String, String, Option<u32>)> = BTreeSet::new();
    let place = |flag: &Diagnostic| {
        let by_place = flag.code == "unsourced-allegation";
        flag.span.as_ref().filter(|_| by_place).map(|span| span.start)
    };
    all.into_iter()
        .filter(|flag| seen.insert((flag.code.clone(), flag.message.clone(), place(flag))))
        .filter(|flag| {
            let count = counts.entry(flag.code.clone()).or_default();
            *count += 1;
            *count <= MOST
        })
        .collect()
}

fn flag(code: &str, message: String, span: &Span) -> Diagnostic {
    Diagnostic {
        code: code.to_owned(),
        severity: Severity::Info,
        message,
        span: Some(span.clone()),
    }
}

fn stance(told: &Statement) -> Option<StanceValue> {
    told.stance.as_ref().map(|stance| stance.value)
}

/// The people and bodies that the text names, by the places of their names.
struct Named<'e> {
    /// Start and end of each mention, with its entity; sorted.
    places: Vec<(u32, u32, &'e Entity)>,
}

impl<'e> Named<'e> {
    fn of(entities: &'e [Entity]) -> Self {
        let acting = entities.iter().filter(|entity| {
            let kind = matches!(entity.kind, EntityKind::Person | EntityKind::Organization);
            kind && entity.mentions.iter().any(|mention| mention.kind == MentionKind::Name)
        });
        let places = acting.flat_map(|entity| {
            entity.mentions.iter().map(move |m| (m.span.start, m.span.end, entity))
        });
        let mut places: Vec<_> = places.collect();
        places.sort_by_key(|&(start, end, _)| (start, end));
        Self { places }
    }

    /// The entities mentioned inside a stretch, in text order.
    fn inside(&self, span: &Span) -> impl Iterator<Item = (u32, &'e Entity)> {
        let from = self.places.partition_point(|place| place.0 < span.start);
        let end = span.end;
        let near = self.places[from..].iter().take_while(move |place| place.0 < end);
        near.filter(move |place| place.1 <= end).map(|place| (place.0, place.2))
    }
}

/// The entities that are made to say anything, themselves or through somebody who speaks for them.
fn heard(named: &Named<'_>, statements: &[Statement]) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for told in statements {
        out.extend(told.source.entity.clone());
        let words = told.source.span.iter().flat_map(|span| named.inside(span));
        out.extend(words.map(|(_, entity)| entity.id.clone()));
    }
    out
}

/// The statements that are answered, with what stands around and inside them: of a nest one answer is enough.
fn answered(statements: &[Statement]) -> BTreeSet<&str> {
    /// Statements inside each other that are looked through.
    const DEEP: usize = 8;
    let known: BTreeMap<&str, &Statement> =
        statements.iter().map(|told| (told.id.as_str(), told)).collect();
    let around = |told: &&Statement| known.get(told.within.as_deref()?).copied();
    let nest = |told| std::iter::successors(Some(told), around).take(DEEP);
    let mut out = BTreeSet::new();
    for told in statements.iter().filter(|told| !told.answered_by.is_empty()) {
        out.extend(nest(told).map(|told| told.id.as_str()));
    }
    for told in statements {
        if nest(told).any(|told| !told.answered_by.is_empty()) {
            out.insert(told.id.as_str());
        }
    }
    out
}

/// A charge against somebody with a name whom this text never lets answer.
fn unanswered(named: &Named<'_>, heard: &BTreeSet<String>, told: &Statement) -> Option<Diagnostic> {
    let first = told.content.first()?;
    if stance(told) != Some(StanceValue::Alleges) {
        return None;
    }
    let (start, charged) = named.inside(first).next()?;
    let near = start <= first.start + HEAD;
    let message = format!("No response from {} in this article.", charged.name);
    (near && !heard.contains(&charged.id)).then(|| flag("unanswered-charge", message, first))
}

/// "Allegedly", "was accused of": a charge that nobody is said to make.
fn unsourced(told: &Statement) -> Option<Diagnostic> {
    let nobody = told.source.kind == StatementSourceKind::None;
    let charges = stance(told) == Some(StanceValue::Alleges);
    let span = told.cue.as_ref().or(told.content.first())?;
    let message = "This allegation has no source: the text does not say who makes it.".to_owned();
    (nobody && charges).then(|| flag("unsourced-allegation", message, span))
}

/// Praise or blame from somebody without a name.
fn opinion(told: &Statement) -> Option<Diagnostic> {
    let judges = stance(told) == Some(StanceValue::Appraises);
    let span = unnamed_words(told).filter(|_| judges)?;
    let message = format!("This opinion comes from a source without a name: {}.", span.text);
    Some(flag("unnamed-opinion", message, told.content.first()?))
}

/// Sources without names, each once.
fn unnamed(statements: &[Statement]) -> Vec<Diagnostic> {
    let all = statements.iter().filter_map(unnamed_words);
    let message = |span: &Span| format!("This source has no name: {}.", span.text);
    all.map(|span| flag("unnamed-sources", message(span), span)).collect()
}

/// The words for a source that a newsroom quotes without a name.
fn unnamed_words(told: &Statement) -> Option<&Span> {
    let unnamed = told.evidence.iter().find(|one| one.kind == EvidenceKind::UnnamedSource)?;
    let source = told.source.span.as_ref()?;
    (source.start <= unnamed.span.start && unnamed.span.end <= source.end).then_some(source)
}

//! Who said what, as the record writes it.

use crate::addressee::addressee;
use crate::confidence::{Evidence, confidence};
use crate::entities::Places;
use crate::medium::medium;
use crate::mode::{mode, read_on};
use crate::quotation::{Spoken, quotation};
use crate::{Layers, ids, spans};
use onrecord_language::attribution::Attribution;
use onrecord_language::coreference::ResolvedSource;
use onrecord_record::{Entity, Span, Statement, StatementSource, StatementSourceKind};

/// The statements in the order of their contents.
pub(crate) fn statements(layers: &Layers<'_>, entities: &[Entity]) -> Vec<Statement> {
    let places = Places::new(entities);
    let spoken = Spoken::of(layers.document);
    let resolved = resolved(layers);
    let mut out: Vec<Statement> = Vec::with_capacity(layers.attributions.len());
    for (attribution, resolved) in layers.attributions.iter().zip(resolved) {
        out.push(statement(layers, &places, &spoken, attribution, resolved));
    }
    read_on(layers, layers.attributions, &mut out);
    let ids: Vec<String> = out.iter().map(|statement| statement.id.clone()).collect();
    for (statement, attribution) in out.iter_mut().zip(layers.attributions) {
        statement.within = attribution.within.and_then(|at| ids.get(at).cloned());
    }
    out.sort_by_key(|statement| {
        (statement.content.first().map(|span| span.start), statement.within.is_some())
    });
    out
}

/// For each attribution: who its source is, if it has one.
fn resolved(layers: &Layers<'_>) -> Vec<Option<ResolvedSource>> {
    let mut sources = layers.entities.sources.iter();
    layers
        .attributions
        .iter()
        .map(|attribution| attribution.source.and_then(|_| sources.next().copied()))
        .collect()
}

fn statement(
    layers: &Layers<'_>,
    places: &Places<'_>,
    spoken: &Spoken,
    attribution: &Attribution,
    resolved: Option<ResolvedSource>,
) -> Statement {
    let source = source(layers, places, attribution, resolved);
    let cue = attribution.cue.map(|cue| spans::of_tokens(layers, cue));
    let content: Vec<Span> =
        attribution.content.iter().map(|&span| spans::of_tokens(layers, span)).collect();
    let quotation = quotation(layers, spoken, &attribution.content);
    let medium = medium(layers, attribution);
    Statement {
        id: id(layers, &source, cue.as_ref(), &content),
        mode: mode(layers, attribution, &source, medium.as_ref()),
        about: places.inside(&content),
        addressee: addressee(layers, attribution, places),
        confidence: confidence(layers, &Evidence::of(layers, attribution, quotation)),
        source,
        cue,
        content,
        quotation,
        medium,
        said: None,
        within: None,
        stance: None,
        cue_tone: None,
        answers: None,
        answered_by: Vec::new(),
        evidence: Vec::new(),
    }
}

fn id(
    layers: &Layers<'_>,
    source: &StatementSource,
    cue: Option<&Span>,
    content: &[Span],
) -> String {
    let parts = source.span.iter().map(|span| ("source", span));
    let parts = parts
        .chain(cue.map(|span| ("cue", span)))
        .chain(content.iter().map(|span| ("content", span)));
    ids::id("s", &layers.source.id, parts)
}

/// What kind of source: words that stand for nobody who could be told are an unnamed one.
fn kind(resolved: Option<ResolvedSource>) -> StatementSourceKind {
    match resolved.map(|resolved| resolved.kind) {
        None => StatementSourceKind::None,
        Some(StatementSourceKind::None) => StatementSourceKind::Unnamed,
        Some(kind) => kind,
    }
}

fn source(
    layers: &Layers<'_>,
    places: &Places<'_>,
    attribution: &Attribution,
    resolved: Option<ResolvedSource>,
) -> StatementSource {
    let entity = resolved.and_then(|resolved| resolved.entity);
    StatementSource {
        span: attribution.source.map(|tokens| spans::of_tokens(layers, tokens)),
        entity: entity.and_then(|entity| places.id(entity.0 as usize)),
        kind: kind(resolved),
    }
}

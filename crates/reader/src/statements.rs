//! Who said what, as the record writes it.

use crate::addressee::addressee;
use crate::confidence::{Evidence, confidence};
use crate::entities::Places;
use crate::events::said;
use crate::medium::medium;
use crate::mode::{mode, read_on};
use crate::quotation::{Spoken, quotation};
use crate::{Layers, ids, spans};
use onrecord_language::attribution::Attribution;
use onrecord_language::coreference::ResolvedSource;
use onrecord_language::stance::Stance;
use onrecord_record::{Span, Statement, StatementSource, StatementSourceKind};

/// The statements of a record, and where to find that of an attribution.
pub(crate) struct Statements {
    /// One for each attribution, in the same order.
    pub(crate) all: Vec<Statement>,
    /// The id of each attribution's statement, and the entity of its source.
    told: Vec<(String, Option<String>)>,
}

impl Statements {
    /// The id of an attribution's statement.
    pub(crate) fn id_of(&self, attribution: u32) -> Option<String> {
        self.told.get(attribution as usize).map(|(id, _)| id.clone())
    }

    /// The statements in the order of their contents, as the record has them.
    pub(crate) fn in_text_order(mut self) -> Vec<Statement> {
        self.all.sort_by_key(|statement| {
            (statement.content.first().map(|span| span.start), statement.within.is_some())
        });
        self.all
    }

    /// The entity that makes an attribution's statement.
    pub(crate) fn speaker_of(&self, attribution: u32) -> Option<String> {
        self.told.get(attribution as usize).and_then(|(_, speaker)| speaker.clone())
    }
}

/// Writes the statements down.
pub(crate) fn statements(layers: &Layers<'_>, places: &Places<'_>) -> Statements {
    let spoken = Spoken::of(layers.document);
    let resolved = resolved(layers);
    let mut all: Vec<Statement> = Vec::with_capacity(layers.attributions.len());
    let attributions = layers.attributions.iter().zip(layers.stances);
    for ((attribution, stance), resolved) in attributions.zip(resolved) {
        all.push(statement(layers, places, &spoken, (attribution, stance), resolved));
    }
    read_on(layers, layers.attributions, &mut all);
    let told: Vec<_> = all.iter().map(|s| (s.id.clone(), s.source.entity.clone())).collect();
    for (statement, attribution) in all.iter_mut().zip(layers.attributions) {
        statement.within = attribution.within.and_then(|at| told.get(at)).map(|(id, _)| id.clone());
    }
    Statements { all, told }
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
    (attribution, stance): (&Attribution, &Stance),
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
        said: said(layers, attribution).map(Box::new),
        within: None,
        stance: Some(Box::new(done(layers, stance))),
        cue_tone: Some(stance.tone),
        answers: None,
        answered_by: Vec::new(),
        evidence: Vec::new(),
    }
}

/// What a statement does, as the record writes it.
fn done(layers: &Layers<'_>, stance: &Stance) -> onrecord_record::Stance {
    onrecord_record::Stance {
        value: stance.value,
        commitment: stance.commitment,
        rule: stance.rule.to_owned(),
        span: spans::of_tokens(layers, stance.words),
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

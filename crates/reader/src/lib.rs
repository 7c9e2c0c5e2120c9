//! The pipeline told as steps: a source becomes a record.
//!
//! 1. Segment: paragraphs outside the furniture, tokens, sentences, quotation marks.
//! 2. Tag: forms and parts of speech.
//! 3. Attribute: source, cue and content, linked into relations, inner ones inside outer ones.
//! 4. Name: people, organisations, places, works.
//! 5. Resolve: who each source is in this text.
//! 6. Date: time expressions, resolved against the day of publication and the narrative.
//! 7. Find happenings and duties: clauses with a time, words of order, promise and schedule.
//! 8. Weigh: what each statement does, and what the writer says in the writer's own voice.
//! 9. Write down: statements with ids, spans in code points, what can be told of each; evidence, answers and claims;
//!    events; obligations with due dates; conflicts.
//!
//! Each step reads the layers before it and adds its own; none fails on any text.

mod addressee;
mod answers;
mod claims;
mod confidence;
mod conflicts;
mod diagnostics;
mod entities;
mod events;
mod evidence;
mod flags;
mod ids;
mod medium;
mod mode;
mod obligations;
mod quotation;
mod rules;
mod sentences;
mod source;
mod spans;
mod statements;
mod times;
mod voice;
mod words;

pub use confidence::{Calibration, Evidence, share};
pub use rules::{Explained, Phenomenon, rules, triggers};
pub use sentences::sentences;

use entities::Places;
use jiff::civil::Date;
use onrecord_calendar::Reading;
use onrecord_ingest::Source;
use onrecord_language::Document;
use onrecord_language::attribution::full::Unread;
use onrecord_language::attribution::{Attribution, Context, Full, Index, Models, attributions};
use onrecord_language::clauses::clauses;
use onrecord_language::coreference::{Entities, SourceMention, resolve};
use onrecord_language::duties::{Duty, duties};
use onrecord_language::happenings::{Happening, happenings};
use onrecord_language::lexemes::lexemes;
use onrecord_language::names::names;
use onrecord_language::stance::{Stance, stances};
use onrecord_language::tags::{Tag, tags};
use onrecord_language::times::Time;
use onrecord_language::voice::{Remark, remarks};
use onrecord_models::{
    ATTRIBUTION_FIRST, ATTRIBUTION_LINK, ATTRIBUTION_SECOND, CLASSES, Chain, Classes, Encoder,
    ModelError, TAGGER,
};
use onrecord_record::{FORMAT, Generator, Record};
use onrecord_text::{Bytes, Span, Tokens};
use std::sync::Arc;

/// Reads sources into records. Cheap to clone, shared between threads.
#[derive(Debug, Clone)]
pub struct Reader {
    classes: &'static Classes,
    tagger: &'static Chain,
    attribution: Models<'static>,
    full: Option<Arc<FullModel>>,
    reading: Reading,
}

/// The full model of attribution, read from its file.
#[derive(Debug)]
pub struct FullModel {
    model: Full,
    /// SHA-256 of the file, in hexadecimal digits.
    digest: String,
}

impl FullModel {
    /// Reads the model from the bytes of its file.
    ///
    /// # Errors
    /// [`ModelError`] where the bytes are no full model of this release.
    pub fn parse(bytes: &[u8]) -> Result<Self, ModelError> {
        Ok(Self { model: Full::new(Encoder::parse(bytes)?)?, digest: ids::digest(bytes) })
    }
}

/// The layers of one document, as far as a record needs them.
pub(crate) struct Layers<'a> {
    pub(crate) source: &'a Source,
    pub(crate) document: &'a Document<'a>,
    pub(crate) tags: &'a [Tag],
    pub(crate) attributions: &'a [Attribution],
    pub(crate) entities: &'a Entities,
    pub(crate) times: &'a [Time],
    /// The day on which the source came out, if that is known.
    pub(crate) published: Option<Date>,
    pub(crate) clauses: &'a [Span<Tokens>],
    pub(crate) happenings: &'a [Happening],
    pub(crate) duties: &'a [Duty],
    /// One for each attribution.
    pub(crate) stances: &'a [Stance],
    pub(crate) remarks: &'a [Remark],
    /// Where the attributions are.
    pub(crate) reported: &'a Index,
    /// How periods are counted.
    pub(crate) reading: Reading,
    /// The full model that was asked to read the document, and why it did not, if so.
    pub(crate) full: Option<&'a FullModel>,
    pub(crate) unread: Option<Unread>,
    /// How sure the label of each token is.
    pub(crate) margins: &'a [i32],
}

impl Layers<'_> {
    /// Whether the full model read the document.
    pub(crate) fn read_in_full(&self) -> bool {
        self.full.is_some() && self.unread.is_none()
    }
}

/// A statement with what the confidence in it rests on, for calibrating that confidence.
#[derive(Debug, Clone)]
pub struct Judged {
    /// Who says it.
    pub source: Option<Span<Bytes>>,
    /// The words that report.
    pub cue: Option<Span<Bytes>>,
    /// What is said.
    pub content: Vec<Span<Bytes>>,
    /// What the confidence rests on.
    pub evidence: Evidence,
}

impl Reader {
    /// A reader with the models that the program carries: the fast ones.
    ///
    /// # Errors
    /// [`ModelError`] where the weights inside the program are damaged.
    pub fn new() -> Result<Self, ModelError> {
        Ok(Self {
            full: None,
            reading: Reading::default(),
            classes: CLASSES.get()?,
            tagger: TAGGER.get()?,
            attribution: Models {
                full: None,
                first: ATTRIBUTION_FIRST.get()?,
                second: ATTRIBUTION_SECOND.get()?,
                link: ATTRIBUTION_LINK.get()?,
            },
        })
    }

    /// The same reader with the full model of attribution in the place of the fast one.
    #[must_use]
    pub fn with_full(self, full: Arc<FullModel>) -> Self {
        Self { full: Some(full), ..self }
    }

    /// The same reader, counting periods in this reading.
    #[must_use]
    pub fn with_reading(self, reading: Reading) -> Self {
        Self { reading, ..self }
    }

    /// Reads one source. Never fails: what cannot be told is left out and said in the diagnostics.
    pub fn read(&self, source: &Source) -> Record {
        self.with_layers(source, record)
    }

    /// The statements of a source with what the confidence in each rests on.
    pub fn judged(&self, source: &Source) -> Vec<Judged> {
        self.with_layers(source, |layers| {
            let spoken = quotation::Spoken::of(layers.document);
            let attributions = layers.attributions.iter();
            attributions.map(|attribution| judged(layers, &spoken, attribution)).collect()
        })
    }

    /// Makes all layers of a source and hands them on.
    fn with_layers<T>(&self, source: &Source, then: impl FnOnce(&Layers<'_>) -> T) -> T {
        let furniture: Vec<_> = source.furniture.iter().map(|line| line.span).collect();
        let document = Document::segment(&source.text, &furniture);
        let lexemes = lexemes(&document, self.classes);
        let tags = tags(&document, &lexemes, self.tagger);
        let context = Context { document: &document, lexemes: &lexemes, tags: &tags, inside: 0 };
        let full = self.full.as_deref();
        let models = Models { full: full.map(|full| &full.model), ..self.attribution };
        let found = attributions(&context, models);
        let attributions = found.relations;
        let names = names(&document);
        let entities = resolve(&document, &tags, &names, &mentions(&document, &attributions));
        let published = times::published(source);
        let times = onrecord_language::times::times(&document, published);
        let clauses = clauses(&context);
        let happenings = happenings(&context, &clauses, &times);
        let duties = duties(&onrecord_language::duties::Layers {
            context,
            clauses: &clauses,
            attributions: &attributions,
            times: &times,
            published,
        });
        let reported = Index::new(&attributions);
        let remarks = remarks(&onrecord_language::voice::Layers {
            context,
            clauses: &clauses,
            attributions: &attributions,
            reported: &reported,
            times: &times,
        });
        let layers = Layers {
            source,
            document: &document,
            tags: &tags,
            attributions: &attributions,
            entities: &entities,
            times: &times,
            published,
            clauses: &clauses,
            happenings: &happenings,
            duties: &duties,
            stances: &stances(&context, &attributions),
            remarks: &remarks,
            reported: &reported,
            reading: self.reading,
            full,
            unread: found.unread,
            margins: &found.margins,
        };
        then(&layers)
    }
}

fn judged(layers: &Layers<'_>, spoken: &quotation::Spoken, attribution: &Attribution) -> Judged {
    let quotation = quotation::quotation(layers, spoken, &attribution.content);
    let bytes = |tokens| layers.document.bytes(tokens);
    Judged {
        source: attribution.source.map(bytes),
        cue: attribution.cue.map(bytes),
        content: attribution.content.iter().copied().map(bytes).collect(),
        evidence: Evidence::of(layers, attribution, quotation),
    }
}

/// The stretches for which coreference is asked who they are: one for each attribution with a source.
fn mentions(document: &Document<'_>, attributions: &[Attribution]) -> Vec<SourceMention> {
    let mention = |attribution: &Attribution| {
        Some(SourceMention {
            tokens: without_reflexive(document, attribution.source?),
            cue: attribution.cue,
            content: attribution.content.clone(),
        })
    };
    attributions.iter().filter_map(mention).collect()
}

/// "Roe himself" is Roe.
fn without_reflexive(document: &Document<'_>, source: Span<Tokens>) -> Span<Tokens> {
    let last = source.end.saturating_sub(1);
    let reflexive = matches!(
        document.word(last).to_lowercase().as_str(),
        "himself" | "herself" | "itself" | "themselves"
    );
    if reflexive && source.len() > 1 { Span::new(source.start, last) } else { source }
}

fn record(layers: &Layers<'_>) -> Record {
    let entities = entities::entities(layers);
    let places = Places::new(&entities);
    let mut statements = statements::statements(layers, &places);
    evidence::give(layers, &places, &mut statements);
    answers::link(layers, &entities, &places, &mut statements);
    let claims = claims::claims(layers, &places, &mut statements);
    let events = events::events(layers, &places, &statements);
    let obligations = obligations::obligations(layers, &places, &statements);
    Record {
        format: FORMAT.to_owned(),
        generator: generator(layers),
        source: source::source(layers, &entities),
        diagnostics: [diagnostics::diagnostics(layers), flags::flags(&entities, &statements)]
            .concat(),
        conflicts: conflicts::conflicts(layers, &entities, &statements),
        voice: voice::voice(layers),
        entities,
        claims,
        statements: statements.in_text_order(),
        times: times::times(layers),
        events,
        obligations,
    }
}

fn generator(layers: &Layers<'_>) -> Generator {
    Generator {
        name: "onrecord".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        models: ids::models(layers.full.filter(|_| layers.read_in_full())),
    }
}

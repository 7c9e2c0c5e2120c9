//! The pipeline told as steps: a source becomes a record.
//!
//! 1. Segment: paragraphs outside the furniture, tokens, sentences, quotation marks.
//! 2. Tag: forms and parts of speech.
//! 3. Attribute: source, cue and content, linked into relations, inner ones inside outer ones.
//! 4. Name: people, organisations, places, works.
//! 5. Resolve: who each source is in this text.
//! 6. Write down: statements with ids, spans in code points, what can be told of each.
//!
//! Each step reads the layers before it and adds its own; none fails on any text.

mod addressee;
mod confidence;
mod diagnostics;
mod entities;
mod ids;
mod medium;
mod mode;
mod quotation;
mod source;
mod spans;
mod statements;

use onrecord_ingest::Source;
use onrecord_language::Document;
use onrecord_language::attribution::{Attribution, Context, Models, attributions};
use onrecord_language::coreference::{Entities, SourceMention, resolve};
use onrecord_language::lexemes::lexemes;
use onrecord_language::names::names;
use onrecord_language::tags::{Tag, tags};
use onrecord_models::{
    ATTRIBUTION_FIRST, ATTRIBUTION_LINK, ATTRIBUTION_SECOND, CLASSES, Chain, Classes, ModelError,
    TAGGER,
};
use onrecord_record::{FORMAT, Generator, Record};
use onrecord_text::{Span, Tokens};

/// Reads sources into records. Cheap to clone, shared between threads.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    classes: &'static Classes,
    tagger: &'static Chain,
    attribution: Models<'static>,
}

/// The layers of one document, as far as a record needs them.
pub(crate) struct Layers<'a> {
    pub(crate) source: &'a Source,
    pub(crate) document: &'a Document<'a>,
    pub(crate) tags: &'a [Tag],
    pub(crate) attributions: &'a [Attribution],
    pub(crate) entities: &'a Entities,
}

impl Reader {
    /// A reader with the models that the program carries.
    ///
    /// # Errors
    /// [`ModelError`] where the weights inside the program are damaged.
    pub fn new() -> Result<Self, ModelError> {
        Ok(Self {
            classes: CLASSES.get()?,
            tagger: TAGGER.get()?,
            attribution: Models {
                first: ATTRIBUTION_FIRST.get()?,
                second: ATTRIBUTION_SECOND.get()?,
                link: ATTRIBUTION_LINK.get()?,
            },
        })
    }

    /// Reads one source. Never fails: what cannot be told is left out and said in the diagnostics.
    pub fn read(&self, source: &Source) -> Record {
        let furniture: Vec<_> = source.furniture.iter().map(|line| line.span).collect();
        let document = Document::segment(&source.text, &furniture);
        let lexemes = lexemes(&document, self.classes);
        let tags = tags(&document, &lexemes, self.tagger);
        let context = Context { document: &document, lexemes: &lexemes, tags: &tags, inside: 0 };
        let attributions = attributions(&context, self.attribution);
        let names = names(&document);
        let entities = resolve(&document, &names, &mentions(&document, &attributions));
        let layers = Layers {
            source,
            document: &document,
            tags: &tags,
            attributions: &attributions,
            entities: &entities,
        };
        record(&layers)
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
    let statements = statements::statements(layers, &entities);
    Record {
        format: FORMAT.to_owned(),
        generator: generator(),
        source: source::source(layers, &entities),
        diagnostics: diagnostics::diagnostics(layers),
        entities,
        statements,
        claims: Vec::new(),
        times: Vec::new(),
        events: Vec::new(),
        obligations: Vec::new(),
        voice: Vec::new(),
        conflicts: Vec::new(),
    }
}

fn generator() -> Generator {
    Generator {
        name: "onrecord".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        models: ids::models(),
    }
}

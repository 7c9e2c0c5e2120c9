//! The stages of reading, each with a clock beside it.

use crate::error::BenchError;
use jiff::civil::{Date, date};
use onrecord_ingest::{Hints, Raw, Source, parse};
use onrecord_language::Document;
use onrecord_language::attribution::{Attribution, Context, Index, Models, attributions};
use onrecord_language::clauses::clauses;
use onrecord_language::coreference::{SourceMention, resolve};
use onrecord_language::duties::{Layers, duties};
use onrecord_language::happenings::happenings;
use onrecord_language::lexemes::lexemes;
use onrecord_language::names::names;
use onrecord_language::stance::stances;
use onrecord_language::tags::tags;
use onrecord_language::times::times as dates;
use onrecord_language::voice::{self, remarks};
use onrecord_models::{ATTRIBUTION_FIRST, ATTRIBUTION_LINK, ATTRIBUTION_SECOND, CLASSES, TAGGER};
use onrecord_reader::Reader;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// What is timed, in the order of reading.
pub(crate) const STAGES: [&str; 14] = [
    "bytes to source (`parse`)",
    "paragraphs, tokens, sentences, quotation marks",
    "lexemes and part-of-speech tags",
    "attribution, fast model",
    "names and coreference",
    "time expressions",
    "text to time expressions, all that they need",
    "clauses, happenings, duties",
    "stance of statements",
    "the writer's voice",
    "all of `Reader::read`",
    "record to JSON",
    "bytes to JSON, the whole, fast model",
    "bytes to JSON, the whole, full model",
];

/// How long each of [`STAGES`] took.
pub(crate) type Times = [Duration; STAGES.len()];

/// Reads one article stage by stage and as a whole, and adds how long each took.
pub(crate) fn measure(
    [fast, full]: &[Reader; 2],
    raw: &Raw,
    times: &mut Times,
) -> Result<(), BenchError> {
    let hints = Hints::default();
    let source = timed(&mut times[0], || parse(raw, &hints))?;
    language(&source, times)?;
    let record = timed(&mut times[10], || fast.read(&source));
    timed(&mut times[11], || serde_json::to_vec(&record))?;
    for (reader, time) in [fast, full].into_iter().zip(&mut times[12..]) {
        timed(time, || -> Result<_, BenchError> {
            Ok(serde_json::to_vec(&reader.read(&parse(raw, &hints)?))?)
        })?;
    }
    Ok(())
}

fn language(source: &Source, times: &mut Times) -> Result<(), BenchError> {
    let (classes, tagger) = (CLASSES.get()?, TAGGER.get()?);
    let models = Models {
        full: None,
        first: ATTRIBUTION_FIRST.get()?,
        second: ATTRIBUTION_SECOND.get()?,
        link: ATTRIBUTION_LINK.get()?,
    };
    let furniture: Vec<_> = source.furniture.iter().map(|line| line.span).collect();
    let document = timed(&mut times[1], || Document::segment(&source.text, &furniture));
    let (lexemes, tags) = timed(&mut times[2], || {
        let lexemes = lexemes(&document, classes);
        let tags = tags(&document, &lexemes, tagger);
        (lexemes, tags)
    });
    let context = Context { document: &document, lexemes: &lexemes, tags: &tags, inside: 0 };
    let found = timed(&mut times[3], || attributions(&context, models));
    let mentions = mentions(&found.relations);
    timed(&mut times[4], || resolve(&document, &tags, &names(&document), &mentions));
    let published = Some(PUBLISHED);
    let whens = timed(&mut times[5], || dates(&document, published));
    timed(&mut times[6], || dates(&Document::segment(&source.text, &furniture), published));
    let attributions = &found.relations;
    let clauses = timed(&mut times[7], || {
        let clauses = clauses(&context);
        let layers = Layers { context, clauses: &clauses, attributions, times: &whens, published };
        black_box((happenings(&context, &clauses, &whens), duties(&layers)));
        clauses
    });
    timed(&mut times[8], || stances(&context, attributions));
    let reported = &Index::new(attributions);
    timed(&mut times[9], || {
        remarks(&voice::Layers {
            context,
            clauses: &clauses,
            reported,
            attributions,
            times: &whens,
        })
    });
    Ok(())
}

/// A day of publication for articles that state none: relative times are resolved as they would be.
const PUBLISHED: Date = date(2016, 6, 1);

fn mentions(attributions: &[Attribution]) -> Vec<SourceMention> {
    let mention = |of: &Attribution| {
        Some(SourceMention { tokens: of.source?, cue: of.cue, content: of.content.clone() })
    };
    attributions.iter().filter_map(mention).collect()
}

/// What `work` gives; how long it took is added to `time`.
fn timed<T>(time: &mut Duration, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = black_box(work());
    *time += start.elapsed();
    done
}

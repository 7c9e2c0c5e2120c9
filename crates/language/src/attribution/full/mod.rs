//! The full model: a transformer encoder whose vectors say what each token is and which cue it belongs to.
//!
//! It sees a window of sentences at a time. A linear head scores the labels of every token, a chain over
//! them finds the best sequence; bilinear heads (Dozat & Manning 2017, without the hidden layers) tie
//! sources and contents to cues. The encoder's arithmetic is exact or in fixed order (see
//! `onrecord_models`); its scores are rounded to integers before anything is compared.

mod features;
mod linking;
mod pairs;
mod windows;

pub use features::{FEATURES, features};
pub use windows::{LONGEST, Pieces, windows};

use super::features::Context;
use super::labels::{Label, Run, runs};
use super::whole::whole;
use super::{Found, UNIT};
use linking::linked;
use onrecord_models::{
    Encoder, EncoderScratch, Head, ModelError, Path, Transitions, Window, WindowError,
};
use pairs::Side;

/// What training writes for a transition that is forbidden: the lowest number that a model's file may hold.
const FORBIDDEN: f32 = -1000.0;

/// An encoder with the heads of attribution.
#[derive(Debug, Clone)]
pub struct Full {
    encoder: Encoder,
    labels: Head,
    transitions: Transitions,
    /// From a source or content to its cue.
    member: Side,
    /// From a cue to its source.
    cue: Side,
}

impl Full {
    /// Takes an encoder that was trained for attribution.
    ///
    /// # Errors
    /// [`ModelError`] where it lacks a head or number that attribution needs.
    pub fn new(encoder: Encoder) -> Result<Self, ModelError> {
        let missing = || ModelError::new("they are not those of attribution");
        let labels = encoder.head("labels").ok_or_else(missing)?.clone();
        let transitions = transitions(encoder.numbers("transitions").ok_or_else(missing)?);
        let member = Side::of(&encoder, "member").ok_or_else(missing)?;
        let cue = Side::of(&encoder, "cue").ok_or_else(missing)?;
        let fits = labels.width() == Label::COUNT && encoder.features() >= FEATURES;
        match transitions {
            Some(transitions) if fits && encoder.longest() >= LONGEST + 2 => {
                Ok(Self { encoder, labels, transitions, member, cue })
            }
            _ => Err(missing()),
        }
    }
}

fn transitions(scores: &[f32]) -> Option<Transitions> {
    let score = |&score: &f32| if score <= FORBIDDEN { i32::MIN / 4 } else { units(score) };
    Transitions::new(Label::COUNT, scores.iter().map(score).collect())
}

/// A score as an integer; the same float gives the same integer everywhere.
fn units(score: f32) -> i32 {
    (score * UNIT).round() as i32
}

/// The most word pieces of a document that the full model reads: some thirty long articles in one. What is
/// longer is no article, and would take more than a few seconds.
const MOST_PIECES: usize = 30_000;

/// Why the full model did not read a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It has too many word pieces.
    Long {
        /// How many it has.
        pieces: usize,
        /// The most that are read.
        most: usize,
    },
    /// Program and model do not fit together.
    Unfit(WindowError),
}

/// What the model finds in a document.
///
/// # Errors
/// [`Unread`] where the document is too long, or program and model do not fit together.
pub(super) fn find(context: &Context<'_, '_>, full: &Full) -> Result<Found, Unread> {
    let pieces = Pieces::of(context.document, &full.encoder);
    if pieces.len() > MOST_PIECES {
        return Err(Unread::Long { pieces: pieces.len(), most: MOST_PIECES });
    }
    let mut reading = Reading::new(full);
    let mut out = Found::default();
    for tokens in windows(context.document, &pieces) {
        windows::lay_out(context.document, &pieces, &full.encoder, tokens, &mut reading.window);
        full.encoder.encode(&reading.window, &mut reading.scratch).map_err(Unread::Unfit)?;
        let runs = reading.runs(context, tokens.start);
        let vectors = Vectors {
            all: reading.scratch.chosen(),
            width: full.encoder.width(),
            first: tokens.start,
        };
        out.relations.extend(linked(full, &whole(context, runs), vectors));
        out.margins.extend(&reading.margins);
    }
    Ok(out)
}

/// Memory that all windows use.
struct Reading<'f> {
    full: &'f Full,
    window: Window,
    scratch: EncoderScratch,
    path: Path,
    scores: Vec<f32>,
    labels: Vec<u8>,
    margins: Vec<i32>,
}

impl<'f> Reading<'f> {
    fn new(full: &'f Full) -> Self {
        Self {
            full,
            window: Window::default(),
            scratch: EncoderScratch::default(),
            path: Path::default(),
            scores: Vec::new(),
            labels: Vec::new(),
            margins: Vec::new(),
        }
    }

    /// The runs of the window just encoded, whose first token is `first`; no run goes on in another paragraph.
    fn runs(&mut self, context: &Context<'_, '_>, first: u32) -> Vec<Run> {
        self.full.labels.apply(self.scratch.chosen(), &mut self.scores);
        let scores: Vec<i32> = self.scores.iter().copied().map(units).collect();
        let transitions = &self.full.transitions;
        transitions.best(&scores, &mut self.path, &mut self.labels);
        transitions.margins(&scores, &self.labels, &mut self.path, &mut self.margins);
        let mut labels: Vec<Label> = self.labels.iter().copied().map(Label).collect();
        let paragraphs = &context.document.paragraphs;
        let from = paragraphs.partition_point(|paragraph| paragraph.tokens.start < first);
        for paragraph in &paragraphs[from..] {
            let Some(label) = labels.get_mut((paragraph.tokens.start - first) as usize) else {
                break;
            };
            *label = label.role().map_or(*label, Label::begin);
        }
        runs(&labels, first)
    }
}

/// The vectors of the tokens of a window.
#[derive(Debug, Clone, Copy)]
struct Vectors<'v> {
    all: &'v [f32],
    /// Numbers of one.
    width: usize,
    /// The window's first token.
    first: u32,
}

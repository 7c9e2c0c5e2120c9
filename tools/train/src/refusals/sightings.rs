//! How often each noun stands in each frame, and how much more often than chance has it.

use super::frames::Scene;
use crate::error::TrainError;
use onrecord_language::Document;
use onrecord_language::lexemes::lexemes;
use onrecord_language::tags::tags;
use onrecord_models::{CLASSES, TAGGER};
use onrecord_text::SourceText;
use rustc_hash::FxHashMap;

/// Least sightings of a noun, of a pair of words, and of a frame.
const LEAST_NOUN: u32 = 5;
const LEAST_PAIR: u32 = 12;
const LEAST_FRAME: u32 = 60;

/// A noun with the frames that it is seen in more often than by chance, each with how much more (pointwise mutual information), the whole
/// of length one.
pub(crate) struct Noun {
    pub(crate) word: String,
    pub(crate) count: u32,
    pub(crate) frames: Vec<(u32, f32)>,
}

/// Numbers of strings, in the order in which they were met.
#[derive(Default)]
struct Numbers {
    known: FxHashMap<String, u32>,
    counts: Vec<u32>,
}

impl Numbers {
    fn count(&mut self, word: &str) -> u32 {
        let number = if let Some(&number) = self.known.get(word) {
            number
        } else {
            let number = self.counts.len() as u32;
            self.known.insert(word.to_owned(), number);
            self.counts.push(0);
            number
        };
        self.counts[number as usize] += 1;
        number
    }
}

/// All sightings of a corpus.
#[derive(Default)]
pub(crate) struct Sightings {
    nouns: Numbers,
    frames: Numbers,
    pairs: FxHashMap<u64, u32>,
}

impl Sightings {
    /// Counts the nouns of a text.
    pub(crate) fn read(&mut self, text: String) -> Result<(), TrainError> {
        let text = SourceText::new(text)?;
        let document = Document::segment(&text, &[]);
        let lexemes = lexemes(&document, CLASSES.get()?);
        let tags = tags(&document, &lexemes, TAGGER.get()?);
        Scene::new(&document, &tags).sightings(|noun, frames| {
            let noun = self.nouns.count(noun);
            for frame in frames {
                let frame = self.frames.count(frame);
                *self.pairs.entry(u64::from(noun) << 32 | u64::from(frame)).or_default() += 1;
            }
        });
        Ok(())
    }

    /// How many frames there are.
    pub(crate) fn frames(&self) -> usize {
        self.frames.counts.len()
    }

    /// The nouns that were seen often enough, in the order of the alphabet.
    pub(crate) fn nouns(&self) -> Vec<Noun> {
        let mut by_noun: Vec<Vec<(u32, f32)>> = vec![Vec::new(); self.nouns.counts.len()];
        let all: u64 = self.frames.counts.iter().map(|&count| u64::from(count)).sum();
        let mut sums = vec![0_u64; self.nouns.counts.len()];
        for (&key, &count) in &self.pairs {
            sums[(key >> 32) as usize] += u64::from(count);
        }
        for (&key, &count) in &self.pairs {
            let (noun, frame) = ((key >> 32) as usize, key as u32);
            let seen = self.frames.counts[frame as usize];
            if seen < LEAST_FRAME {
                continue;
            }
            let chance = sums[noun] as f32 * seen as f32 / all as f32;
            let more = libm::logf((count as f32 + 0.1) / (chance + 0.6));
            if more > 0.0 {
                by_noun[noun].push((frame, more));
            }
        }
        let mut out: Vec<Noun> = self
            .nouns
            .known
            .iter()
            .filter_map(|(word, &number)| {
                let count = self.nouns.counts[number as usize];
                let least = if word.contains(' ') { LEAST_PAIR } else { LEAST_NOUN };
                let plain = word.len() > 2
                    && word.starts_with(|c: char| c.is_ascii_lowercase())
                    && word.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c == ' ');
                (count >= least && plain).then(|| Noun {
                    word: word.clone(),
                    count,
                    frames: normal(&by_noun[number as usize]),
                })
            })
            .collect();
        out.sort_by(|left, right| left.word.cmp(&right.word));
        out
    }
}

/// Frames in their order, the whole of length one.
fn normal(frames: &[(u32, f32)]) -> Vec<(u32, f32)> {
    let mut out = frames.to_vec();
    out.sort_by_key(|&(frame, _)| frame);
    let length = libm::sqrtf(out.iter().map(|(_, value)| value * value).sum()).max(f32::EPSILON);
    for (_, value) in &mut out {
        *value /= length;
    }
    out
}

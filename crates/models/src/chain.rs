//! A linear-chain model over hashed features with 8-bit weights.
//!
//! Scores are sums of integers, so the same text gets the same labels on every machine.

use crate::format::{MAGIC, ModelError, stride};
use crate::viterbi::{Path, Transitions};

/// A trained linear-chain model: per-token scores from hashed features, scores between
/// neighbouring labels, and the best sequence by Viterbi's algorithm.
#[derive(Debug, Clone)]
pub struct Chain {
    labels: Vec<&'static str>,
    stride: usize,
    mask: u32,
    scale: f32,
    transitions: Transitions,
    weights: &'static [u8],
}

/// Memory that decoding uses again and again.
#[derive(Debug, Clone, Default)]
pub struct Scratch {
    scores: Vec<i32>,
    path: Path,
}

impl Scratch {
    /// Per-token scores of the sequence decoded last, `labels` for each token.
    pub fn scores(&self) -> &[i32] {
        &self.scores
    }
}

struct Cursor {
    rest: &'static [u8],
}

impl Cursor {
    fn take(&mut self, length: usize) -> Result<&'static [u8], ModelError> {
        if self.rest.len() < length {
            return Err(ModelError::new("they end too early"));
        }
        let (head, rest) = self.rest.split_at(length);
        self.rest = rest;
        Ok(head)
    }

    fn word(&mut self) -> Result<[u8; 4], ModelError> {
        let mut word = [0; 4];
        word.copy_from_slice(self.take(4)?);
        Ok(word)
    }

    fn number(&mut self) -> Result<usize, ModelError> {
        Ok(u32::from_le_bytes(self.word()?) as usize)
    }

    fn label(&mut self) -> Result<&'static str, ModelError> {
        let length = self.take(1)?[0] as usize;
        std::str::from_utf8(self.take(length)?).map_err(|_| ModelError::new("a label is not UTF-8"))
    }
}

impl Chain {
    /// Reads a model; the weights stay where they are.
    ///
    /// # Errors
    /// [`ModelError`] where the bytes are no model of this format.
    pub fn parse(bytes: &'static [u8]) -> Result<Self, ModelError> {
        let mut cursor = Cursor { rest: bytes };
        if cursor.take(MAGIC.len())? != MAGIC {
            return Err(ModelError::new("they are of another format"));
        }
        let (count, width, bits) = (cursor.number()?, cursor.number()?, cursor.number()?);
        if count == 0 || count > 255 || width != stride(count) || bits > 28 {
            return Err(ModelError::new("their dimensions make no sense"));
        }
        let labels = (0..count).map(|_| cursor.label()).collect::<Result<_, _>>()?;
        let scale = f32::from_le_bytes(cursor.word()?);
        let transitions = (0..(count + 1) * count)
            .map(|_| cursor.word().map(i32::from_le_bytes))
            .collect::<Result<_, _>>()?;
        let transitions = Transitions::new(count, transitions)
            .ok_or(ModelError::new("their dimensions make no sense"))?;
        let weights = cursor.take(width << bits)?;
        Ok(Self { labels, stride: width, mask: (1 << bits) - 1, scale, transitions, weights })
    }

    /// Names of the labels; a label is its index here.
    pub fn labels(&self) -> &[&'static str] {
        &self.labels
    }

    /// How many units of score make one natural-log unit of odds.
    pub fn scale(&self) -> f32 {
        self.scale
    }

    /// Best labels for a sequence. Each part gives features to every token: those of token `i` are
    /// `ids[ends[i - 1]..ends[i]]`. The sequence is as long as the first part.
    pub fn decode(&self, parts: &[(&[u32], &[u32])], scratch: &mut Scratch, out: &mut Vec<u8>) {
        let tokens = parts.first().map_or(0, |(_, ends)| ends.len());
        self.score(parts, tokens, scratch);
        self.transitions.best(&scratch.scores, &mut scratch.path, out);
    }

    /// How sure each label of the sequence decoded last is, in natural-log units times `units`.
    pub fn margins(&self, units: f32, best: &[u8], scratch: &mut Scratch, out: &mut Vec<i32>) {
        self.transitions.margins(&scratch.scores, best, &mut scratch.path, out);
        for margin in out {
            *margin = (*margin as f32 * units / self.scale).round() as i32;
        }
    }

    /// For a model of two labels and a sequence of one token, just decoded: the score of the second
    /// label over the first.
    pub fn odds(&self, scratch: &Scratch) -> i32 {
        match (scratch.scores.as_slice(), self.transitions.first()) {
            ([no, yes, ..], [start_no, start_yes, ..]) => yes + start_yes - no - start_no,
            _ => 0,
        }
    }

    /// Fills the per-token scores.
    fn score(&self, parts: &[(&[u32], &[u32])], tokens: usize, scratch: &mut Scratch) {
        let labels = self.labels.len();
        scratch.scores.clear();
        let mut sums = [0_i32; 256];
        for token in 0..tokens {
            sums[..self.stride].fill(0);
            for (ids, ends) in parts {
                let start = token
                    .checked_sub(1)
                    .and_then(|before| ends.get(before))
                    .map_or(0, |&end| end as usize);
                let end = ends.get(token).map_or(start, |&end| end as usize);
                for feature in ids.get(start..end).unwrap_or_default() {
                    self.add(*feature, &mut sums[..self.stride]);
                }
            }
            scratch.scores.extend_from_slice(&sums[..labels]);
        }
    }

    fn add(&self, feature: u32, sums: &mut [i32]) {
        let at = (feature & self.mask) as usize * self.stride;
        let row = &self.weights[at..at + self.stride];
        for (sums, row) in sums.chunks_exact_mut(8).zip(row.chunks_exact(8)) {
            for (sum, &weight) in sums.iter_mut().zip(row) {
                *sum += i32::from(weight as i8);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Parameters, encode};

    fn leaked(parameters: &Parameters) -> &'static [u8] {
        Box::leak(encode(parameters).into_boxed_slice())
    }

    fn two_labels() -> Parameters {
        Parameters {
            labels: vec!["O".into(), "X".into()],
            bits: 2,
            weights: vec![0.0, 0.0, 1.0, -1.0, -1.0, 1.0, 0.0, 0.0],
            transitions: vec![0.0, 0.0, 0.0, 0.0, 0.0, f32::NEG_INFINITY],
        }
    }

    #[test]
    fn the_best_sequence_obeys_forbidden_transitions() {
        let chain = Chain::parse(leaked(&two_labels())).unwrap();
        let mut out = Vec::new();
        chain.decode(
            &[(&[2, 2], &[1, 2, 2]), (&[1], &[0, 0, 1])],
            &mut Scratch::default(),
            &mut out,
        );
        assert_eq!(out, [0, 1, 0]);
    }

    #[test]
    fn cut_bytes_are_refused() {
        let bytes = leaked(&two_labels());
        for length in [0, 3, 16, 30, bytes.len() - 1] {
            assert!(Chain::parse(&bytes[..length]).is_err(), "{length} bytes were accepted");
        }
    }

    #[test]
    fn an_empty_sequence_has_no_labels() {
        let chain = Chain::parse(leaked(&two_labels())).unwrap();
        let mut out = vec![7];
        chain.decode(&[], &mut Scratch::default(), &mut out);
        assert!(out.is_empty());
    }
}

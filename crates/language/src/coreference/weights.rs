//! The weights of the evidence for an antecedent, as `data/pronoun_weights.tsv` keeps them.

use super::questions::{ANSWERS, answers};
use crate::lists;
use rustc_hash::FxHashMap;
use std::fmt::Write;
use std::sync::LazyLock;

/// How many forms of pronoun are weighed apart: "he" and "she"; "they"; "it".
pub const FORMS: usize = 3;

/// The share that an antecedent needs of the belief that all candidates and nobody divide among them, for each form. Set by
/// hand on the development articles, where a wrong name is dearer than none; F1 on the training texts hardly moves.
const BELIEF: [f32; FORMS] = [0.50, 0.25, 0.40];

/// How much less likely than learned it is that a pronoun of each form stands for nobody: the texts of GAP are clipped
/// from longer ones, a whole text names nearly everybody whom it calls "he" or "she".
const WHOLE: [f32; FORMS] = [1.0, 0.0, 0.0];

/// A weight for every answer and form of pronoun.
#[derive(Debug, Clone, PartialEq)]
pub struct PronounWeights(Vec<[f32; FORMS]>);

static SHIPPED: LazyLock<PronounWeights> =
    LazyLock::new(|| PronounWeights::parse(include_str!("../../data/pronoun_weights.tsv")));

impl PronounWeights {
    /// The weights that the program carries.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// No evidence weighs anything.
    pub fn zero() -> Self {
        Self(vec![[0.0; FORMS]; ANSWERS])
    }

    /// Reads a table with the columns answer, "he/she", "they", "it"; what it does not hold weighs nothing.
    pub fn parse(table: &'static str) -> Self {
        let numbers: FxHashMap<String, usize> =
            answers().into_iter().enumerate().map(|(at, words)| (words, at)).collect();
        let mut out = Self::zero();
        for line in lists::lines(table) {
            let mut columns = line.split('\t');
            let Some(&at) = columns.next().and_then(|words| numbers.get(words)) else { continue };
            for (slot, weight) in out.0[at].iter_mut().zip(columns) {
                *slot = weight.trim().parse().unwrap_or_default();
            }
        }
        out
    }

    /// The table as [`Self::parse`] reads it, without answers that weigh nothing.
    pub fn table(&self) -> String {
        let mut out = String::new();
        for (words, weights) in answers().iter().zip(&self.0) {
            let columns: Vec<String> =
                weights.iter().map(|weight| format!("{weight:.2}")).collect();
            if columns.iter().any(|column| !matches!(column.as_str(), "0.00" | "-0.00")) {
                // Writing to a string cannot fail.
                let _ = writeln!(out, "{words}\t{}", columns.join("\t"));
            }
        }
        out
    }

    /// Sets the weight of an answer for a form of pronoun.
    pub fn set(&mut self, answer: usize, form: usize, weight: f32) {
        if let Some(slot) = self.0.get_mut(answer).and_then(|weights| weights.get_mut(form)) {
            *slot = weight;
        }
    }

    /// Which of the candidates a pronoun of this form stands for, by the evidence for each and for nobody; none where
    /// nobody is likelier, or the best is not likely enough.
    pub fn choose<'e>(
        &self,
        form: usize,
        candidates: impl Iterator<Item = &'e [u16]>,
        nobody: Option<&[u16]>,
    ) -> Option<usize> {
        let scores: Vec<f32> = candidates.map(|evidence| self.score(form, evidence)).collect();
        let nobody =
            nobody.map_or(f32::NEG_INFINITY, |nobody| self.score(form, nobody) - WHOLE[form]);
        let best = (0..scores.len())
            .reduce(|best, at| if scores[at] > scores[best] { at } else { best })?;
        let top = scores[best];
        let sum: f32 = scores.iter().chain([&nobody]).map(|score| libm::expf(score - top)).sum();
        (top > nobody && sum * BELIEF[form] <= 1.0).then_some(best)
    }

    /// The sum of the weights of these answers.
    fn score(&self, form: usize, evidence: &[u16]) -> f32 {
        evidence.iter().map(|&answer| self.0[usize::from(answer)][form]).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::PronounWeights;
    use crate::lists;

    #[test]
    fn a_table_is_read_as_it_is_written() {
        let mut weights = PronounWeights::zero();
        weights.set(3, 1, 0.5);
        let table: &'static str = weights.table().leak();
        assert_eq!(table.lines().count(), 1);
        assert_eq!(PronounWeights::parse(table), weights);
    }

    #[test]
    fn every_line_that_ships_weighs_an_answer() {
        let shipped = include_str!("../../data/pronoun_weights.tsv");
        assert_eq!(
            PronounWeights::shipped().table().lines().count(),
            lists::lines(shipped).count()
        );
    }
}

//! Ties the runs of a window into relations.

use super::super::labels::{Role, Run};
use super::super::relation::Attribution;
use super::{Full, Vectors, units};
use onrecord_text::{Span, Tokens};

/// A content joins a cue although it scores this much less than joining none, in natural-log units: the labels have
/// found both, so they hardly stand alone. Tuned on training articles held back.
const CONTENT_ALLOWANCE: f32 = 2.0;

/// The same for a cue and its source.
const SOURCE_ALLOWANCE: f32 = 4.0;

/// A stretch with what it asks for or answers.
struct Asked {
    tokens: Span<Tokens>,
    numbers: Vec<f32>,
}

/// One relation for each cue, and one without cue for each content that no cue takes.
pub(super) fn linked(full: &Full, runs: &[Run], vectors: Vectors<'_>) -> Vec<Attribution> {
    let linking = Linking::new(full, runs, vectors);
    let mut relations: Vec<Attribution> = (0..linking.cue_keys.len())
        .map(|at| Attribution {
            cue: Some(linking.cue_keys[at].tokens),
            source: linking.source(at),
            ..Attribution::default()
        })
        .collect();
    for run in runs.iter().filter(|run| run.role == Role::Content) {
        if let Some(at) = linking.cue_of(run.tokens) {
            relations[at].content.push(run.tokens);
        } else {
            let content = vec![run.tokens];
            relations.push(Attribution { content, ..Attribution::default() });
        }
    }
    relations
}

/// The cues and sources of a window. A stretch is represented by its first token.
struct Linking<'f, 'v> {
    full: &'f Full,
    vectors: Vectors<'v>,
    cue_keys: Vec<Asked>,
    cue_queries: Vec<Vec<f32>>,
    source_keys: Vec<Asked>,
    source_queries: Vec<Vec<f32>>,
}

impl<'f, 'v> Linking<'f, 'v> {
    fn new(full: &'f Full, runs: &[Run], vectors: Vectors<'v>) -> Self {
        let of = |role| runs.iter().filter(move |run| run.role == role).map(|run| run.tokens);
        let vector = |tokens: Span<Tokens>| vectors.of(tokens.start);
        let key = |side: &super::Side, tokens| Asked { tokens, numbers: side.key(vector(tokens)) };
        Self {
            full,
            vectors,
            cue_keys: of(Role::Cue).map(|tokens| key(&full.member, tokens)).collect(),
            cue_queries: of(Role::Cue).map(|tokens| full.cue.query(vector(tokens))).collect(),
            source_keys: of(Role::Source).map(|tokens| key(&full.cue, tokens)).collect(),
            source_queries: of(Role::Source).map(|at| full.member.query(vector(at))).collect(),
        }
    }

    /// The source that a cue points at, if it points at one rather than at none.
    fn source(&self, cue: usize) -> Option<Span<Tokens>> {
        let (asker, query) = (&self.cue_keys[cue], &self.cue_queries[cue]);
        let place = asker.tokens.start;
        let score = |(source, back): (&Asked, &Vec<f32>)| {
            let start = source.tokens.start;
            let there = self.full.cue.product(query, &source.numbers)
                + self.full.cue.distance(place, start);
            let back = self.full.member.product(back, &asker.numbers)
                + self.full.member.distance(start, place);
            (units(there + back / 2.0), units(there), source.tokens)
        };
        let scores = self.source_keys.iter().zip(&self.source_queries).map(score);
        let best = scores.max_by_key(|&(both, _, source)| (both, std::cmp::Reverse(source.start)));
        let least = units(self.full.cue.none() - SOURCE_ALLOWANCE);
        let pointed = best.filter(|&(_, there, _)| there > least).map(|(_, _, source)| source);
        pointed.or_else(|| self.beside(asker.tokens))
    }

    /// The source right before or behind a cue. The corpus gives a source that two cues share to one of them, from which
    /// the model learned to leave the other without ("Roe said in a statement, adding that …").
    fn beside(&self, cue: Span<Tokens>) -> Option<Span<Tokens>> {
        let touches = |source: &Span<Tokens>| source.end == cue.start || source.start == cue.end;
        self.source_keys.iter().map(|source| source.tokens).find(touches)
    }

    /// The cue that a content points at, on the mean of its tokens.
    fn cue_of(&self, content: Span<Tokens>) -> Option<usize> {
        let query = self.full.member.query(&self.vectors.mean(content));
        let score = |cue: &Asked| {
            let distances =
                content.iter().map(|at| self.full.member.distance(at, cue.tokens.start));
            let distance = distances.sum::<f32>() / content.len() as f32;
            units(self.full.member.product(&query, &cue.numbers) + distance)
        };
        let scores = self.cue_keys.iter().map(score).enumerate();
        let best = scores.max_by_key(|&(at, score)| (score, std::cmp::Reverse(at)));
        let least = units(self.full.member.none() - CONTENT_ALLOWANCE);
        best.filter(|&(_, score)| score > least).map(|(at, _)| at)
    }
}

impl<'v> Vectors<'v> {
    /// The vector of a token.
    fn of(self, token: u32) -> &'v [f32] {
        &self.all[(token - self.first) as usize * self.width..][..self.width]
    }

    /// The mean of the vectors of some tokens.
    fn mean(self, tokens: Span<Tokens>) -> Vec<f32> {
        let mut sum = vec![0.0; self.width];
        for token in tokens.iter() {
            for (sum, number) in sum.iter_mut().zip(self.of(token)) {
                *sum += number;
            }
        }
        for number in &mut sum {
            *number /= tokens.len() as f32;
        }
        sum
    }
}

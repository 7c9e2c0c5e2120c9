//! Linking: which source and which contents belong to which cue.
//!
//! Every cue makes a relation. A two-label model scores each pair of a cue and a candidate; a content
//! goes to its best cue, a cue takes its best source. Written once for training and reading.

use super::features::Context;
use super::labels::{Role, Run};
use super::relation::Attribution;
use crate::features::{Features, combine};
use onrecord_models::{Chain, Scratch};
use onrecord_text::{Span, Tokens};

/// Most runs between a cue and a candidate that are looked at.
const CROSSED: usize = 64;

/// How many cues before and behind a candidate are considered.
const NEIGHBOURS: usize = 3;

/// A pair of a cue and a source or content, by their indices into the runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The cue.
    pub cue: usize,
    /// The source or content.
    pub other: usize,
}

/// All runs of a document, in text order, with what linking asks about them.
#[derive(Debug)]
pub struct Linking<'c, 'a, 't> {
    context: &'c Context<'a, 't>,
    runs: &'c [Run],
    cues: Vec<usize>,
    sentence: Vec<usize>,
    paragraph: Vec<usize>,
}

impl<'c, 'a, 't> Linking<'c, 'a, 't> {
    /// Prepares to link these runs, which are in text order.
    pub fn new(context: &'c Context<'a, 't>, runs: &'c [Run]) -> Self {
        let cues = (0..runs.len()).filter(|&at| runs[at].role == Role::Cue).collect();
        let document = context.document;
        let sentence = runs.iter().map(|run| document.sentence_of(run.tokens.start)).collect();
        let paragraph = runs.iter().map(|run| document.paragraph_of(run.tokens.start)).collect();
        Self { context, runs, cues, sentence, paragraph }
    }

    /// The pairs worth scoring for one source or content: with its nearest cues on either side, in its
    /// own paragraph or (for contents) the ones beside it.
    pub fn pairs(&self, other: usize) -> impl Iterator<Item = Pair> + '_ {
        let near = self.cues.partition_point(|&cue| cue < other);
        let from = near.saturating_sub(NEIGHBOURS);
        let to = (near + NEIGHBOURS).min(self.cues.len());
        let reach = usize::from(self.runs[other].role == Role::Content);
        self.cues[from..to]
            .iter()
            .filter(move |&&cue| self.paragraph[cue].abs_diff(self.paragraph[other]) <= reach)
            .map(move |&cue| Pair { cue, other })
    }

    /// Whether a content may belong to a cue: it stands in the cue's sentence, or some of it between
    /// quotation marks.
    fn may_join(&self, cue: usize, content: usize) -> bool {
        self.sentence[cue] == self.sentence[content] || self.quoted(self.runs[content].tokens) > 0
    }

    /// Features of a pair, as a sequence of one token.
    pub fn extract(&self, pair: Pair, out: &mut Features) {
        out.clear();
        let (cue, other) = (self.runs[pair.cue], self.runs[pair.other]);
        let role = other.role as u32;
        let before = u32::from(pair.other < pair.cue);
        let sentences = signed(self.sentence[pair.other], self.sentence[pair.cue]);
        let paragraphs = signed(self.paragraph[pair.other], self.paragraph[pair.cue]);
        let place = combine(combine(role, before), combine(sentences, paragraphs));
        let between = self.between(pair);
        let distance = bucket(cue.tokens.gap(other.tokens));
        let crossed = self.crossed(pair);
        let (cue_first, cue_last) = self.edges(cue.tokens);
        let (other_first, other_last) = self.edges(other.tokens);
        let quoted = self.quoted(other.tokens);
        out.add(0, place);
        out.pair(1, place, distance);
        out.pair(2, place, crossed);
        out.pair(3, place, between);
        out.pair(4, combine(place, crossed), distance);
        out.pair(5, combine(place, crossed), between);
        out.pair(6, place, cue_first);
        out.pair(7, place, cue_last);
        out.pair(8, place, combine(cue_first, crossed));
        out.pair(9, place, other_first);
        out.pair(10, place, other_last);
        out.pair(11, place, self.tag(cue.tokens.start));
        out.pair(12, place, self.tag(cue.tokens.end.saturating_sub(1)));
        out.pair(
            13,
            place,
            combine(self.tag(other.tokens.start), self.tag(other.tokens.end.saturating_sub(1))),
        );
        out.pair(14, place, combine(quoted, crossed));
        out.pair(15, place, combine(quoted, between));
        out.pair(16, place, self.rank(pair));
        out.pair(17, place, combine(self.rank(pair), crossed));
        out.pair(18, place, combine(self.neighbours(pair.cue), crossed));
        out.pair(19, place, combine(self.neighbours(pair.other), crossed));
        out.pair(20, place, bucket(other.tokens.len()));
        out.end();
    }

    /// Words at the edges of a stretch.
    fn edges(&self, tokens: Span<Tokens>) -> (u32, u32) {
        let word = |at: u32| self.context.lexemes.get(at as usize).map_or(0, |lexeme| lexeme.lower);
        (word(tokens.start), word(tokens.end.saturating_sub(1)))
    }

    fn tag(&self, at: u32) -> u32 {
        self.context.tags.get(at as usize).map_or(99, |tag| u32::from(tag.0))
    }

    /// Whether the stretch begins and ends inside a quotation.
    fn quoted(&self, tokens: Span<Tokens>) -> u32 {
        let depth = |at: u32| {
            self.context
                .document
                .quotes
                .depth
                .get(at as usize)
                .map_or(0, |depth| u32::from(*depth > 0))
        };
        depth(tokens.start) * 2 + depth(tokens.end.saturating_sub(1))
    }

    /// The runs between the two, by role, each counted up to two.
    fn crossed(&self, pair: Pair) -> u32 {
        let (from, to) = (pair.cue.min(pair.other) + 1, pair.cue.max(pair.other));
        let mut counts = [0_u32; 3];
        for run in self.runs.get(from..to).unwrap_or_default().iter().take(CROSSED) {
            let count = &mut counts[run.role as usize];
            *count = (*count + 1).min(2);
        }
        counts[0] * 9 + counts[1] * 3 + counts[2]
    }

    /// Marks between the two: comma, colon, sentence end, quotation mark, conjunction; as bits.
    fn between(&self, pair: Pair) -> u32 {
        let (cue, other) = (self.runs[pair.cue].tokens, self.runs[pair.other].tokens);
        let (from, to) = (cue.end.min(other.end), cue.start.max(other.start));
        (from..to.min(from + 40)).fold(0, |bits, at| {
            bits | match self.context.document.word(at) {
                "," => 1,
                ":" => 2,
                "." | "!" | "?" => 4,
                "“" | "”" | "\"" => 8,
                "and" | "but" | "or" => 16,
                "that" | "to" => 32,
                _ => 64,
            }
        })
    }

    /// How many runs of the same role lie closer to the cue on the same side.
    fn rank(&self, pair: Pair) -> u32 {
        let (from, to) = (pair.cue.min(pair.other) + 1, pair.cue.max(pair.other));
        let role = self.runs[pair.other].role;
        self.runs
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .take(CROSSED)
            .filter(|run| run.role == role)
            .count()
            .min(3) as u32
    }

    /// Roles of the runs before and behind a run in its sentence.
    fn neighbours(&self, at: usize) -> u32 {
        let role = |index: Option<usize>| {
            index
                .and_then(|index| self.runs.get(index).map(|run| (index, run)))
                .filter(|(index, _)| self.sentence[*index] == self.sentence[at])
                .map_or(3, |(_, run)| run.role as u32)
        };
        role(at.checked_sub(1)) * 4 + role(Some(at + 1))
    }
}

fn signed(other: usize, cue: usize) -> u32 {
    (other as i64 - cue as i64).clamp(-3, 3) as u32
}

fn bucket(number: u32) -> u32 {
    match number {
        0..=4 => number,
        5..=8 => 5,
        9..=16 => 6,
        17..=32 => 7,
        _ => 8,
    }
}

/// Makes relations of runs: one for each cue (also where no content was found for it), and one without cue
/// for each content that no cue takes.
pub fn link(context: &Context<'_, '_>, runs: &[Run], model: &Chain) -> Vec<Attribution> {
    let linking = Linking::new(context, runs);
    let mut scorer = Scorer {
        linking: &linking,
        model,
        features: Features::default(),
        scratch: Scratch::default(),
    };
    let mut relations: Vec<Attribution> = runs.iter().map(|run| seed(*run)).collect();
    let mut best_source: Vec<Option<(i32, usize)>> = vec![None; runs.len()];
    for (at, run) in runs.iter().enumerate() {
        match run.role {
            Role::Cue => {}
            Role::Source => {
                for (score, cue) in scorer.scores(at) {
                    if score > 0 && best_source[cue].is_none_or(|(best, _)| score > best) {
                        best_source[cue] = Some((score, at));
                    }
                }
            }
            Role::Content => match scorer
                .scores(at)
                .into_iter()
                .max_by_key(|&(score, cue)| (score, std::cmp::Reverse(cue)))
            {
                Some((score, cue)) if score > 0 && linking.may_join(cue, at) => {
                    relations[cue].content.push(run.tokens);
                }
                _ => relations[at].content.push(run.tokens),
            },
        }
    }
    for (relation, source) in relations.iter_mut().zip(best_source) {
        relation.source = source.map(|(_, at)| runs[at].tokens);
    }
    relations.retain(|relation| !relation.content.is_empty() || relation.cue.is_some());
    relations
}

fn seed(run: Run) -> Attribution {
    Attribution { cue: (run.role == Role::Cue).then_some(run.tokens), ..Attribution::default() }
}

struct Scorer<'l, 'c, 'a, 't> {
    linking: &'l Linking<'c, 'a, 't>,
    model: &'l Chain,
    features: Features,
    scratch: Scratch,
}

impl Scorer<'_, '_, '_, '_> {
    /// The score of each cue for one source or content: above zero where they belong together.
    fn scores(&mut self, other: usize) -> Vec<(i32, usize)> {
        let pairs: Vec<Pair> = self.linking.pairs(other).collect();
        let mut labels = Vec::new();
        pairs
            .into_iter()
            .map(|pair| {
                self.linking.extract(pair, &mut self.features);
                self.model.decode(&[self.features.parts()], &mut self.scratch, &mut labels);
                (self.model.odds(&self.scratch), pair.cue)
            })
            .collect()
    }
}

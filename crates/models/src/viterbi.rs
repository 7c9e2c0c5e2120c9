//! The best sequence of labels under integer scores (Viterbi 1967), for every model that labels sequences.

/// Scores between neighbouring labels: `(labels + 1) * labels` of them, from each label to each, then
/// from the start of a sequence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transitions {
    labels: usize,
    scores: Vec<i32>,
}

/// Memory that decoding uses again and again.
#[derive(Debug, Clone, Default)]
pub struct Path {
    best: Vec<i32>,
    next: Vec<i32>,
    from: Vec<i32>,
    back: Vec<u8>,
    /// Best score up to each token and label, all tokens.
    forward: Vec<i32>,
}

/// No score of a sequence falls lower, so that a sum with a forbidden transition stays within 32 bits.
const LOWEST: i32 = i32::MIN / 2;

impl Transitions {
    /// Takes `(labels + 1) * labels` scores; `None` for any other number of them, and for no label or
    /// more than a byte can name.
    pub fn new(labels: usize, scores: Vec<i32>) -> Option<Self> {
        let fits = (1..256).contains(&labels) && scores.len() == (labels + 1) * labels;
        fits.then_some(Self { labels, scores })
    }

    /// The scores of the first label of a sequence.
    pub fn first(&self) -> &[i32] {
        &self.scores[self.labels * self.labels..]
    }

    /// The best labels of a sequence. `scores` has one number for each token and label, token by token.
    pub fn best(&self, scores: &[i32], path: &mut Path, out: &mut Vec<u8>) {
        let labels = self.labels;
        let tokens = scores.len() / labels;
        out.clear();
        if tokens == 0 {
            return;
        }
        path.best.clear();
        path.best.extend(scores.iter().zip(self.first()).map(|(a, b)| (a + b).max(LOWEST)));
        path.back.clear();
        path.back.resize(tokens * labels, 0);
        for at in 1..tokens {
            self.step(at, &scores[at * labels..(at + 1) * labels], path);
        }
        let last = path
            .best
            .iter()
            .enumerate()
            .max_by_key(|&(label, score)| (score, std::cmp::Reverse(label)));
        let mut label = last.map_or(0, |(label, _)| label as u8);
        for at in (0..tokens).rev() {
            out.push(label);
            label = path.back[at * labels + label as usize];
        }
        out.reverse();
    }

    /// How sure each label of the best sequence is: by how much the score of the whole falls at least if the
    /// token had another label (the max-marginals of the chain). Never below zero.
    pub fn margins(&self, scores: &[i32], best: &[u8], path: &mut Path, out: &mut Vec<i32>) {
        let labels = self.labels;
        out.clear();
        if best.is_empty() || scores.len() != best.len() * labels {
            return;
        }
        self.fill_forward(scores, path);
        path.best.clear();
        path.best.resize(labels, 0);
        for (at, &label) in best.iter().enumerate().rev() {
            let forward = &path.forward[at * labels..(at + 1) * labels];
            let whole = |label: usize| i64::from(forward[label]) + i64::from(path.best[label]);
            let other = (0..labels).filter(|&other| other != usize::from(label)).map(whole).max();
            let margin = other.map_or(0, |other| whole(usize::from(label)) - other);
            out.push(margin.clamp(0, i64::from(i32::MAX)) as i32);
            self.step_back(&scores[at * labels..(at + 1) * labels], path);
        }
        out.reverse();
    }

    fn fill_forward(&self, scores: &[i32], path: &mut Path) {
        let labels = self.labels;
        path.forward.clear();
        let first = scores.iter().zip(self.first()).map(|(a, b)| (a + b).max(LOWEST));
        path.forward.extend(first);
        for at in 1..scores.len() / labels {
            for (to, score) in scores[at * labels..(at + 1) * labels].iter().enumerate() {
                let before = &path.forward[(at - 1) * labels..at * labels];
                let sums =
                    before.iter().enumerate().map(|(from, best)| best + self.between(from, to));
                let best = sums.max().unwrap_or(LOWEST).max(LOWEST);
                path.forward.push((best + score).max(LOWEST));
            }
        }
    }

    /// From the best scores behind a token to those behind the token before.
    fn step_back(&self, scores: &[i32], path: &mut Path) {
        path.next.clear();
        for from in 0..self.labels {
            let behind = path.best.iter().zip(scores).enumerate();
            let sums = behind
                .map(|(to, (best, score))| (best + score).max(LOWEST) + self.between(from, to));
            path.next.push(sums.max().unwrap_or(LOWEST).max(LOWEST));
        }
        std::mem::swap(&mut path.best, &mut path.next);
    }

    fn between(&self, from: usize, to: usize) -> i32 {
        self.scores[from * self.labels + to]
    }

    /// One step. Plain selections over equal widths, so that the compiler can do several labels at once;
    /// no sum can overflow, as no score falls below [`LOWEST`].
    fn step(&self, at: usize, scores: &[i32], path: &mut Path) {
        let labels = self.labels;
        path.next.clear();
        path.next.resize(labels, LOWEST);
        path.from.clear();
        path.from.resize(labels, 0);
        for (from, &score) in path.best.iter().enumerate() {
            let row = &self.scores[from * labels..(from + 1) * labels];
            for ((next, back), &transition) in path.next.iter_mut().zip(&mut path.from).zip(row) {
                let sum = score + transition;
                let better = sum > *next;
                *next = if better { sum } else { *next };
                *back = if better { from as i32 } else { *back };
            }
        }
        let back = &mut path.back[at * labels..(at + 1) * labels];
        for (back, &from) in back.iter_mut().zip(&path.from) {
            *back = from as u8;
        }
        for (next, score) in path.next.iter_mut().zip(scores) {
            *next = (*next + score).max(LOWEST);
        }
        std::mem::swap(&mut path.best, &mut path.next);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEVER: i32 = i32::MIN / 4;

    /// Two labels; the second may not begin a sequence.
    fn chain() -> Transitions {
        Transitions::new(2, vec![0, 1, 0, 2, 0, NEVER]).unwrap()
    }

    /// The score of a sequence, added up one by one.
    fn score(chain: &Transitions, scores: &[i32], labels: &[u8]) -> i64 {
        let mut sum = i64::from(chain.first()[usize::from(labels[0])]);
        for (at, &label) in labels.iter().enumerate() {
            sum += i64::from(scores[at * 2 + usize::from(label)]);
            if at > 0 {
                sum += i64::from(chain.between(usize::from(labels[at - 1]), usize::from(label)));
            }
        }
        sum
    }

    fn all(tokens: u32) -> impl Iterator<Item = Vec<u8>> {
        (0..1_u32 << tokens).map(move |bits| (0..tokens).map(|at| (bits >> at & 1) as u8).collect())
    }

    #[test]
    fn the_best_sequence_and_its_margins_are_those_of_trying_all() {
        let (chain, scores) = (chain(), [0, 9, 3, 1, -2, 4, 5, 5]);
        let (mut path, mut best, mut margins) = (Path::default(), Vec::new(), Vec::new());
        chain.best(&scores, &mut path, &mut best);
        chain.margins(&scores, &best, &mut path, &mut margins);
        let top = all(4).map(|labels| score(&chain, &scores, &labels)).max().unwrap();
        assert_eq!(score(&chain, &scores, &best), top);
        for at in 0..4 {
            let others = all(4).filter(|labels| labels[at] != best[at]);
            let other = others.map(|labels| score(&chain, &scores, &labels)).max().unwrap();
            assert_eq!(i64::from(margins[at]), top - other, "token {at}");
        }
    }

    #[test]
    fn wrong_dimensions_are_refused() {
        assert_eq!(Transitions::new(2, vec![0; 5]), None);
        assert_eq!(Transitions::new(0, Vec::new()), None);
    }
}

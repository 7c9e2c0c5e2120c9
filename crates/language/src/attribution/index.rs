//! Which attribution reports at a place: looking relations up by token.

use super::relation::Attribution;
use onrecord_text::{Span, Tokens};
use std::cmp::Reverse;

/// The cues and contents of attributions by place.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// The cues with their attributions, in text order.
    cues: Vec<(Span<Tokens>, u32)>,
    /// The pieces of content with theirs, in text order, the longer before the shorter.
    contents: Vec<(Span<Tokens>, u32)>,
}

/// Pieces of content that can lie around one token and are looked at.
const DEEP: usize = 64;

impl Index {
    /// The index of these attributions.
    pub fn new(attributions: &[Attribution]) -> Self {
        let all = || (0..).zip(attributions);
        let mut cues: Vec<_> = all().filter_map(|(at, told)| Some((told.cue?, at))).collect();
        let pieces =
            all().flat_map(|(at, told)| told.content.iter().map(move |&piece| (piece, at)));
        let mut contents: Vec<_> = pieces.collect();
        cues.sort_unstable();
        contents.sort_unstable_by_key(|(piece, at)| (piece.start, Reverse(piece.end), *at));
        Self { cues, contents }
    }

    /// The innermost attribution whose content holds a token, as an index into the list that was indexed.
    pub fn telling(&self, token: u32) -> Option<u32> {
        let before = self.contents.partition_point(|(piece, _)| piece.start <= token);
        let near = self.contents[..before].iter().rev().take(DEEP);
        near.into_iter().find(|(piece, _)| piece.holds(token)).map(|(_, at)| *at)
    }

    /// The attribution whose cue holds a token.
    pub fn cue_at(&self, token: u32) -> Option<u32> {
        let before = self.cues.partition_point(|(cue, _)| cue.start <= token);
        self.cues[..before].last().filter(|(cue, _)| cue.holds(token)).map(|(_, at)| *at)
    }

    /// The first attribution whose cue begins inside a stretch.
    pub fn cue_in(&self, stretch: Span<Tokens>) -> Option<u32> {
        let from = self.cues.partition_point(|(cue, _)| cue.start < stretch.start);
        self.cues.get(from).filter(|(cue, _)| cue.start < stretch.end).map(|(_, at)| *at)
    }
}

#[cfg(test)]
mod tests {
    use super::Index;
    use crate::attribution::Attribution;
    use onrecord_text::Span;

    #[test]
    fn the_innermost_content_tells() {
        let told = |cue, content| Attribution {
            cue: Some(cue),
            content: vec![content],
            ..Attribution::default()
        };
        let index = Index::new(&[
            told(Span::new(1, 2), Span::new(2, 20)),
            told(Span::new(5, 6), Span::new(6, 12)),
        ]);
        assert_eq!([3, 7, 15, 30].map(|at| index.telling(at)), [Some(0), Some(1), Some(0), None]);
        assert_eq!([1, 5, 6].map(|at| index.cue_at(at)), [Some(0), Some(1), None]);
        assert_eq!(index.cue_in(Span::new(3, 9)), Some(1));
        assert_eq!(index.cue_in(Span::new(6, 9)), None);
    }
}

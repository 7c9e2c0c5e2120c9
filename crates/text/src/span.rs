//! Half-open stretches that carry the unit they count in.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Range;

/// Unit: bytes of the UTF-8 source text. The program's own offsets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bytes {}

/// Unit: Unicode code points of the source text. The record's offsets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chars {}

/// Unit: indices into the list of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tokens {}

/// Unit: indices into the list of sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sentences {}

/// A half-open stretch `[start, end)` counted in `U`. Spans of different units do not mix.
pub struct Span<U> {
    /// First position inside.
    pub start: u32,
    /// First position outside; never below `start`.
    pub end: u32,
    unit: PhantomData<fn() -> U>,
}

impl<U> Span<U> {
    /// The stretch `[start, end)`; an `end` below `start` gives the empty stretch at `start`.
    pub const fn new(start: u32, end: u32) -> Self {
        let end = if end < start { start } else { end };
        Self { start, end, unit: PhantomData }
    }

    /// How many units lie inside.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether nothing lies inside.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `position` lies inside.
    pub const fn holds(self, position: u32) -> bool {
        self.start <= position && position < self.end
    }

    /// Whether all of `other` lies inside (an empty `other` at either edge does).
    pub const fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one position.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The shortest stretch that covers both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The part of it that lies at most `reach` positions before `position`, or fewer than `reach` behind.
    #[must_use]
    pub fn near(self, position: u32, reach: u32) -> Self {
        Self::new(
            self.start.max(position.saturating_sub(reach)),
            self.end.min(position.saturating_add(reach)),
        )
    }

    /// Number of positions between the two, 0 where they touch or overlap.
    pub fn gap(self, other: Self) -> u32 {
        self.start.saturating_sub(other.end).max(other.start.saturating_sub(self.end))
    }

    /// As indices, for slicing.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The positions inside, in order.
    pub fn iter(self) -> Range<u32> {
        self.start..self.end
    }
}

impl<U> Clone for Span<U> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<U> Copy for Span<U> {}
impl<U> PartialEq for Span<U> {
    fn eq(&self, other: &Self) -> bool {
        (self.start, self.end) == (other.start, other.end)
    }
}
impl<U> Eq for Span<U> {}
impl<U> PartialOrd for Span<U> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<U> Ord for Span<U> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.start, self.end).cmp(&(other.start, other.end))
    }
}
impl<U> Hash for Span<U> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.start, self.end).hash(state);
    }
}
impl<U> Default for Span<U> {
    fn default() -> Self {
        Self::new(0, 0)
    }
}
impl<U> fmt::Debug for Span<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backward_span_is_empty_at_its_start() {
        let span: Span<Bytes> = Span::new(7, 3);
        assert_eq!((span.start, span.end), (7, 7));
    }

    #[test]
    fn near_keeps_what_lies_around_a_position() {
        let span: Span<Bytes> = Span::new(10, 90);
        assert_eq!(span.near(50, 5), Span::new(45, 55));
        assert_eq!(span.near(12, 5), Span::new(10, 17));
        assert!(span.near(u32::MAX, 5).is_empty());
    }

    #[test]
    fn gap_is_zero_where_spans_touch() {
        let left: Span<Bytes> = Span::new(0, 4);
        assert_eq!(left.gap(Span::new(4, 9)), 0);
        assert_eq!(left.gap(Span::new(6, 9)), 2);
        assert_eq!(Span::<Bytes>::new(6, 9).gap(left), 2);
    }
}

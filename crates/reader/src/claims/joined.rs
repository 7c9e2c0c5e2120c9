//! Statements joined into groups, each on its side: about what the group's first one is about, or about its negation.

/// Places joined into groups, each known by its first, with whether each is on the other side than its parent.
pub(super) struct Joined(Vec<(usize, bool)>);

impl Joined {
    pub(super) fn of(count: usize) -> Self {
        Self((0..count).map(|at| (at, false)).collect())
    }

    /// The first of a place's group, and whether the place is on the other side than that one.
    pub(super) fn root(&mut self, at: usize) -> (usize, bool) {
        let (mut root, mut turned) = (at, false);
        while self.0[root].0 != root {
            turned ^= self.0[root].1;
            root = self.0[root].0;
        }
        self.0[at] = (root, turned);
        (root, turned)
    }

    /// Joins two places, on one side or on opposite ones. What is joined already stays as it is.
    pub(super) fn join(&mut self, one: usize, other: usize, opposite: bool) {
        let ((one, first), (other, second)) = (self.root(one), self.root(other));
        if one != other {
            self.0[one.max(other)] = (one.min(other), first ^ second ^ opposite);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_follow_from_one_to_the_next() {
        let mut joined = Joined::of(5);
        joined.join(3, 4, true);
        joined.join(1, 4, true);
        joined.join(0, 3, false);
        let roots: Vec<_> = (0..5).map(|at| joined.root(at)).collect();
        assert_eq!(roots, [(0, false), (0, false), (2, false), (0, false), (0, true)]);
    }
}

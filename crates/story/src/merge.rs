//! Puts tellings into groups without comparing each with each.
//!
//! Items come one by one in the order of the articles. Each looks for groups that share one of its buckets (the
//! time, or who owes) and one of its words, in an index; of each list at most [`MAX_CANDIDATES`] are looked
//! at. So an item costs its buckets times its words times a constant, however many items there are. A group
//! is compared by its first telling, so that it cannot drift.

use std::collections::{BTreeMap, BTreeSet};

/// Most groups of one bucket and one word that an item is compared with, the latest first. Tellings of one
/// event share several words; only where more groups than this have all of them can one be missed.
const MAX_CANDIDATES: usize = 32;

/// Groups of items that belong together.
pub(crate) struct Groups<B, G> {
    groups: Vec<G>,
    index: BTreeMap<(B, String), Vec<usize>>,
}

impl<B: Ord + Clone, G> Groups<B, G> {
    pub(crate) fn new() -> Self {
        Self { groups: Vec::new(), index: BTreeMap::new() }
    }

    /// The oldest group that shares one of the buckets and words and that `is_one` takes.
    pub(crate) fn find(
        &self,
        buckets: &[B],
        words: &BTreeSet<String>,
        is_one: impl Fn(&G) -> bool,
    ) -> Option<usize> {
        let mut candidates = BTreeSet::new();
        for bucket in buckets {
            for word in words {
                let listed = self.index.get(&(bucket.clone(), word.clone()));
                let listed = listed.map(Vec::as_slice).unwrap_or_default();
                candidates.extend(listed.iter().rev().take(MAX_CANDIDATES).copied());
            }
        }
        candidates.into_iter().find(|&group| is_one(&self.groups[group]))
    }

    /// Adds a group and says which one it is.
    pub(crate) fn add(&mut self, group: G) -> usize {
        self.groups.push(group);
        self.groups.len() - 1
    }

    /// Lets a group be found by these buckets and words.
    pub(crate) fn list(&mut self, group: usize, buckets: &[B], words: &BTreeSet<String>) {
        for bucket in buckets {
            for word in words {
                let listed = self.index.entry((bucket.clone(), word.clone())).or_default();
                if listed.last() != Some(&group) {
                    listed.push(group);
                }
            }
        }
    }

    pub(crate) fn get_mut(&mut self, group: usize) -> &mut G {
        &mut self.groups[group]
    }

    pub(crate) fn get(&self, group: usize) -> &G {
        &self.groups[group]
    }

    /// The groups in the order in which they were begun.
    pub(crate) fn finish(self) -> Vec<G> {
        self.groups
    }
}

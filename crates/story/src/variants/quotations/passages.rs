//! Kindred tellings put together into passages.

use super::atoms::Atoms;
use super::kinship::Kinship;
use super::verdict::Voice;
use super::wordings::Wordings;
use std::cmp::Reverse;

/// Words of the longest passage that is put together of overlapping stretches. What is longer is a transcript: it goes with
/// the passage that it shares most with and ties no others together.
const LONGEST: u32 = 120;

/// Sets of atoms, each with what is known of it.
#[derive(Debug)]
pub(super) struct Passages {
    parents: Vec<u32>,
    speakers: Vec<Option<u32>>,
    /// Words of the passage, as far as its stretches were put together.
    words: Vec<u32>,
}

impl Passages {
    /// The surest kinships first.
    pub(super) fn of(wordings: &Wordings, atoms: &Atoms, kinships: &mut [Kinship]) -> Self {
        let count = |atom: u32| wordings.count(atoms.all[atom as usize].wording);
        let mut out = Self {
            parents: (0..atoms.all.len() as u32).collect(),
            speakers: atoms.all.iter().map(|atom| atom.speaker).collect(),
            words: atoms.all.iter().map(|atom| wordings.count(atom.wording)).collect(),
        };
        kinships.sort_unstable_by_key(|k| (k.voice, Reverse(k.strength), k.a, k.b));
        let is_hub = |k: &Kinship| {
            let longer = count(k.a).max(count(k.b));
            longer > LONGEST && k.matched * 2 < longer
        };
        for kinship in kinships.iter().filter(|k| !is_hub(k)) {
            out.join(kinship, count(kinship.a).max(count(kinship.b)));
        }
        let mut placed = vec![false; atoms.all.len()];
        for kinship in kinships.iter().filter(|k| is_hub(k)) {
            let (a, b) = (kinship.a, kinship.b);
            let (long, clip) = if count(a) > count(b) { (a, b) } else { (b, a) };
            out.place(long, clip, kinship, &mut placed);
        }
        out
    }

    /// Puts a transcript with a passage clipped from it, unless it stands with one already.
    fn place(&mut self, long: u32, clip: u32, kinship: &Kinship, placed: &mut [bool]) {
        let (long, clip) = (self.root(long), self.root(clip));
        let is_free = long != clip && !placed[long as usize];
        if is_free && self.are_of_one_voice(long, clip, kinship) {
            let root = self.unite(long, clip, self.words[clip as usize]);
            placed[root as usize] = true;
        }
    }

    /// The atom that stands for the passage.
    pub(super) fn root(&mut self, mut atom: u32) -> u32 {
        while self.parents[atom as usize] != atom {
            let parent = self.parents[atom as usize];
            self.parents[atom as usize] = self.parents[parent as usize];
            atom = parent;
        }
        atom
    }

    /// Puts two atoms of one wording together.
    pub(super) fn tie(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        if a != b {
            self.unite(a, b, self.words[a as usize]);
        }
    }

    fn join(&mut self, kinship: &Kinship, longer: u32) {
        let (a, b) = (self.root(kinship.a), self.root(kinship.b));
        if a == b || !self.are_of_one_voice(a, b, kinship) {
            return;
        }
        let (left, right) = (self.words[a as usize], self.words[b as usize]);
        let words = (left + right).saturating_sub(kinship.matched).max(left.max(right));
        if words <= LONGEST || kinship.matched * 5 >= longer * 4 {
            self.unite(a, b, words);
        }
    }

    /// Two known speakers come together only by words that join them themselves.
    fn are_of_one_voice(&self, a: u32, b: u32, kinship: &Kinship) -> bool {
        let (a, b) = (self.speakers[a as usize], self.speakers[b as usize]);
        kinship.voice == Voice::Other || a.is_none() || b.is_none() || a == b
    }

    fn unite(&mut self, a: u32, b: u32, words: u32) -> u32 {
        let (root, other) = (a.min(b), a.max(b));
        self.parents[other as usize] = root;
        self.speakers[root as usize] = self.speakers[a as usize].or(self.speakers[b as usize]);
        self.words[root as usize] = words;
        root
    }
}

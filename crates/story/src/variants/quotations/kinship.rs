//! Which tellings carry the same utterance, two by two: what the index proposes, aligned and judged.

use super::SHORTEST;
use super::atoms::{Atom, Atoms};
use super::formulas::Formulas;
use super::overlap::{Compared, Overlap};
use super::shingles::Shingles;
use super::verdict::{Voice, verdict, voice};
use super::wordings::Wordings;

/// Up to so many pairs of atoms of two wordings all are judged.
const MAX_PAIRS: usize = 36;
/// Where there are more: each is judged with so many of the nearest days before and behind.
const NEAREST: usize = 3;
/// And so many of the same speaker.
const NEAREST_OF_SPEAKER: usize = 2;

/// Two atoms that carry the same utterance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kinship {
    pub a: u32,
    pub b: u32,
    pub voice: Voice,
    /// How sure it is.
    pub strength: u32,
    /// How many words they share.
    pub matched: u32,
}

/// All kinships.
pub(super) fn kinships(wordings: &Wordings, atoms: &Atoms, shingles: &Shingles) -> Vec<Kinship> {
    let mut out = Vec::new();
    let formulas = Formulas::of(wordings);
    for wording in (0..wordings.len()).filter(|&wording| wordings.count(wording) >= SHORTEST) {
        let compared = Compared::new(wordings, shingles, wording);
        let judge = Judge { wordings, atoms };
        if atoms.of_wording(wording).len() > 1 {
            judge.within(wording, &compared.whole(), &mut out);
        }
        for other in shingles.candidates(wordings, wording) {
            if formulas.hold(wording, other) {
                continue;
            }
            let shared = compared.overlap(other);
            let is_same =
                |shared: &Overlap| !formulas.has(&[wording, other]) || shared.replaced == 0;
            if let Some(shared) = shared.filter(is_same) {
                judge.between((wording, other), &shared, &mut out);
            }
        }
    }
    out
}

struct Judge<'w> {
    wordings: &'w Wordings,
    atoms: &'w Atoms,
}

impl Judge<'_> {
    /// Atoms of one wording: each with some before it.
    fn within(&self, wording: u32, shared: &Overlap, out: &mut Vec<Kinship>) {
        let all = self.atoms.of_wording(wording);
        for (at, atom) in all.iter().enumerate() {
            for before in near(&all[..at], at, atom) {
                self.judge((wording, at), (wording, before), shared, out);
            }
        }
    }

    /// Atoms of two wordings.
    fn between(&self, (one, other): (u32, u32), shared: &Overlap, out: &mut Vec<Kinship>) {
        let (a, b) = (self.atoms.of_wording(one), self.atoms.of_wording(other));
        let few = a.len() * b.len() <= MAX_PAIRS;
        for (at, atom) in a.iter().enumerate() {
            let place = b.partition_point(|other| order(other) < order(atom));
            let chosen = if few { (0..b.len()).collect() } else { near(b, place, atom) };
            for against in chosen {
                self.judge((one, at), (other, against), shared, out);
            }
        }
    }

    fn judge(&self, a: (u32, usize), b: (u32, usize), shared: &Overlap, out: &mut Vec<Kinship>) {
        let number = |(wording, at): (u32, usize)| self.atoms.range(wording).start + at as u32;
        let (a, b) = (number(a), number(b));
        let (one, other) = (&self.atoms.all[a as usize], &self.atoms.all[b as usize]);
        let lengths = (self.wordings.count(one.wording), self.wordings.count(other.wording));
        if let Some(strength) = verdict(one, other, lengths, shared) {
            let voice = voice(one, other);
            out.push(Kinship { a, b, voice, strength, matched: shared.matched });
        }
    }
}

fn order(atom: &Atom) -> (bool, Option<i32>) {
    (atom.day.is_none(), atom.day)
}

/// Places of the atoms around `place`, those of the same speaker further away too.
fn near(all: &[Atom], place: usize, atom: &Atom) -> Vec<usize> {
    let is_same = |at: &usize| atom.speaker.is_some() && all[*at].speaker == atom.speaker;
    let before = || (0..place.min(all.len())).rev();
    let behind = || place.min(all.len())..all.len();
    let mut out: Vec<usize> = before().take(NEAREST).chain(behind().take(NEAREST)).collect();
    out.extend(before().take(64).filter(is_same).take(NEAREST_OF_SPEAKER));
    out.extend(behind().take(64).filter(is_same).take(NEAREST_OF_SPEAKER));
    out.sort_unstable();
    out.dedup();
    out
}

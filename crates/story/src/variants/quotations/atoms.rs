//! Who carries a wording, and when: tellings that nothing can keep apart.

use super::wordings::Wordings;
use super::{Ordered, SHORTEST};
use crate::variants::{Speaker, Telling};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Tellings in equal words, of one known speaker and of one day; what lacks speaker or day, or is short, stands alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Atom {
    pub wording: u32,
    /// Number of the known speaker.
    pub speaker: Option<u32>,
    /// Day of publication, counted from a fixed day.
    pub day: Option<i32>,
    /// Its tellings, in [`Atoms::ranks`].
    pub ranks: Range<u32>,
}

/// All atoms, by wording and then by day, those without a day last.
#[derive(Debug, Default)]
pub(super) struct Atoms {
    pub all: Vec<Atom>,
    /// Ranks of tellings, atom after atom.
    pub ranks: Vec<u32>,
    /// Where the atoms of each wording begin; one more for the end.
    starts: Vec<u32>,
}

impl Atoms {
    pub(super) fn of(ordered: Ordered<'_>, wordings: &Wordings) -> Self {
        let speakers = speakers(ordered);
        let mut out = Self { starts: vec![0], ..Self::default() };
        for wording in 0..wordings.len() {
            let begin = out.all.len();
            let is_long = wordings.count(wording) >= SHORTEST;
            let mut carried: Vec<_> = wordings.tellings[wording as usize]
                .iter()
                .map(|&rank| {
                    let day = ordered.at(rank).published.map(day);
                    (day.is_none(), day, speakers[rank as usize], rank)
                })
                .collect();
            carried.sort_unstable();
            for (_, day, speaker, rank) in carried {
                let is_sure = is_long && speaker.is_some() && day.is_some();
                out.ranks.push(rank);
                let end = out.ranks.len() as u32;
                let atom = Atom { wording, speaker, day, ranks: end - 1..end };
                out.add(begin, atom, is_sure);
            }
            out.starts.push(out.all.len() as u32);
        }
        out
    }

    /// `begin`: where the atoms of the wording begin; the telling goes with the last one where both are surely one.
    fn add(&mut self, begin: usize, atom: Atom, is_sure: bool) {
        match self.all[begin..].last_mut() {
            Some(last) if is_sure && (last.day, last.speaker) == (atom.day, atom.speaker) => {
                last.ranks.end = atom.ranks.end;
            }
            _ => self.all.push(atom),
        }
    }

    /// Numbers of the atoms of a wording.
    pub(super) fn range(&self, wording: u32) -> Range<u32> {
        self.starts[wording as usize]..self.starts[wording as usize + 1]
    }

    /// The atoms of a wording.
    pub(super) fn of_wording(&self, wording: u32) -> &[Atom] {
        let range = self.range(wording);
        &self.all[range.start as usize..range.end as usize]
    }

    /// The tellings of an atom.
    pub(super) fn tellings(&self, atom: u32) -> &[u32] {
        let ranks = &self.all[atom as usize].ranks;
        &self.ranks[ranks.start as usize..ranks.end as usize]
    }

    /// The known speaker who carries a wording most often.
    pub(super) fn leader(&self, wording: u32) -> Option<u32> {
        let mut known: Vec<u32> =
            self.of_wording(wording).iter().filter_map(|atom| atom.speaker).collect();
        known.sort_unstable();
        known.chunk_by(|a, b| a == b).max_by_key(|chunk| chunk.len()).map(|chunk| chunk[0])
    }
}

/// Number of the known speaker of each telling, by rank.
fn speakers<'t>(ordered: Ordered<'t>) -> Vec<Option<u32>> {
    let mut numbers: FxHashMap<&'t str, u32> = FxHashMap::default();
    let number = |telling: &'t Telling| match &telling.speaker {
        Speaker::Known(key) => {
            let next = numbers.len() as u32;
            Some(*numbers.entry(key).or_insert(next))
        }
        Speaker::Words(_) | Speaker::Nobody => None,
    };
    ordered.all().map(number).collect()
}

/// Days from the year 0.
pub(super) fn day(date: Date) -> i32 {
    (Date::ZERO.duration_until(date).as_hours() / 24) as i32
}

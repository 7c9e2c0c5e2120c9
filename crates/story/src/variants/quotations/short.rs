//! Quotations of a few words: equal ones of one known speaker, where the occasion is the same.

use super::atoms::{Atom, Atoms};
use super::passages::Passages;
use super::verdict::NEAR;
use super::wordings::Wordings;
use super::{Ordered, SHORTEST};
use rustc_hash::FxHashMap;

/// Days between two tellings of a few words without a longer quotation that both articles carry.
const SAME_DAY: i32 = 1;
/// What words weigh at least, in tenths, that are joined at all: "no" is said on every occasion.
const BARE: u32 = 10;
/// What such words weigh at least, in tenths, and how many there are.
const TELLING: u32 = 20;
const FEWEST: u32 = 3;

/// Joins tellings in few words. Two articles are of one occasion where both carry a longer utterance of the speaker.
pub(super) fn join(
    ordered: Ordered<'_>,
    wordings: &Wordings,
    atoms: &Atoms,
    passages: &mut Passages,
) {
    let occasions = occasions(ordered, wordings, atoms, passages);
    for wording in (0..wordings.len()).filter(|&wording| wordings.count(wording) < SHORTEST) {
        if weight(wordings, wording) < BARE {
            continue;
        }
        by_occasion(ordered, atoms, wording, &occasions, passages);
        if is_telling(wordings, wording) {
            by_day(atoms, wording, passages);
        }
    }
}

/// The longer utterances of a speaker that an article carries, for those that several carry.
type Occasions = FxHashMap<(usize, u32), Vec<u32>>;

fn occasions(
    ordered: Ordered<'_>,
    wordings: &Wordings,
    atoms: &Atoms,
    passages: &mut Passages,
) -> Occasions {
    let mut out = Occasions::default();
    for (number, atom) in (0_u32..).zip(&atoms.all) {
        let Some(speaker) = atom.speaker else { continue };
        if wordings.count(atom.wording) >= SHORTEST {
            let root = passages.root(number);
            for &rank in atoms.tellings(number) {
                out.entry((ordered.at(rank).article, speaker)).or_default().push(root);
            }
        }
    }
    out
}

fn by_occasion(
    ordered: Ordered<'_>,
    atoms: &Atoms,
    wording: u32,
    occasions: &Occasions,
    passages: &mut Passages,
) {
    let mut met: FxHashMap<(u32, u32), (u32, Option<i32>)> = FxHashMap::default();
    for number in atoms.range(wording) {
        let Atom { speaker: Some(speaker), day, .. } = atoms.all[number as usize] else { continue };
        for &rank in atoms.tellings(number) {
            let carried = occasions.get(&(ordered.at(rank).article, speaker));
            for &occasion in carried.into_iter().flatten() {
                let (first, began) = *met.entry((speaker, occasion)).or_insert((number, day));
                if began.zip(day).is_none_or(|(began, day)| day - began <= NEAR) {
                    passages.tie(first, number);
                }
            }
        }
    }
}

/// Atoms come by day: each is tied to the last one of its speaker, unless that was said long before it.
fn by_day(atoms: &Atoms, wording: u32, passages: &mut Passages) {
    let mut last: FxHashMap<u32, (u32, i32)> = FxHashMap::default();
    for (number, atom) in atoms.range(wording).zip(atoms.of_wording(wording)) {
        let Atom { speaker: Some(speaker), day: Some(day), .. } = *atom else { continue };
        match last.get(&speaker) {
            Some(&(first, began)) if day - began <= SAME_DAY => passages.tie(first, number),
            _ => {
                last.insert(speaker, (number, day));
            }
        }
    }
}

fn is_telling(wordings: &Wordings, wording: u32) -> bool {
    wordings.count(wording) >= FEWEST && weight(wordings, wording) >= TELLING
}

fn weight(wordings: &Wordings, wording: u32) -> u32 {
    wordings.words(wording).iter().map(|&word| wordings.weight(word)).sum()
}

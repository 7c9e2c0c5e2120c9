//! Passages written down as quotations.

use super::atoms::Atoms;
use super::kinship::Kinship;
use super::passages::Passages;
use super::wordings::Wordings;
use super::{Ordered, Quotation};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Each wording is set beside so many others, those that are surest: their number grows with the wordings.
const PAIRS_OF_ONE: usize = 6;

/// Passages that more than one telling carries, by their first telling.
pub(super) fn quotations(
    ordered: Ordered<'_>,
    wordings: &Wordings,
    atoms: &Atoms,
    kinships: &[Kinship],
    passages: &mut Passages,
) -> Vec<Quotation> {
    let pairs = pairs(atoms, kinships, passages);
    let mut members: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for number in 0..atoms.all.len() as u32 {
        members.entry(passages.root(number)).or_default().push(number);
    }
    let mut out: Vec<(u32, Quotation)> = Vec::new();
    for (root, members) in members {
        let carried = carried(wordings, atoms, &members);
        if carried.iter().map(|(_, ranks)| ranks.len()).sum::<usize>() > 1 {
            let first = carried.iter().map(|(_, ranks)| ranks[0]).min().unwrap_or_default();
            out.push((
                first,
                quotation(ordered, &carried, pairs.get(&root).map_or(&[], Vec::as_slice)),
            ));
        }
    }
    out.sort_unstable_by_key(|(first, _)| *first);
    out.into_iter().map(|(_, quotation)| quotation).collect()
}

/// Wordings of a passage with the ranks of their tellings; the longest one, then the one carried most comes first.
fn carried(wordings: &Wordings, atoms: &Atoms, members: &[u32]) -> Vec<(u32, Vec<u32>)> {
    let mut by_wording: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for &number in members {
        let ranks = by_wording.entry(atoms.all[number as usize].wording).or_default();
        ranks.extend(atoms.tellings(number));
    }
    let mut out: Vec<(u32, Vec<u32>)> = by_wording.into_iter().collect();
    for (_, ranks) in &mut out {
        ranks.sort_unstable();
    }
    out.sort_by_key(|(wording, ranks)| {
        (Reverse(wordings.count(*wording)), Reverse(ranks.len()), *wording)
    });
    out
}

fn quotation(
    ordered: Ordered<'_>,
    carried: &[(u32, Vec<u32>)],
    pairs: &[(u32, u32, u32)],
) -> Quotation {
    let places: FxHashMap<u32, usize> =
        carried.iter().enumerate().map(|(place, (wording, _))| (*wording, place)).collect();
    let mut kept = vec![0; carried.len()];
    let mut out = Vec::new();
    for (_, one, other) in pairs {
        let (Some(&one), Some(&other)) = (places.get(one), places.get(other)) else { continue };
        if kept[one] < PAIRS_OF_ONE || kept[other] < PAIRS_OF_ONE {
            kept[one] += 1;
            kept[other] += 1;
            out.push((one.min(other), one.max(other)));
        }
    }
    out.sort_unstable();
    let places = |ranks: &Vec<u32>| {
        ranks.iter().map(|&rank| ordered.order[rank as usize] as usize).collect()
    };
    let wordings = carried.iter().map(|(_, ranks)| places(ranks)).collect();
    Quotation { wordings, pairs: out, reported: Vec::new() }
}

/// Pairs of wordings with kindred tellings, by passage, the surest first.
fn pairs(
    atoms: &Atoms,
    kinships: &[Kinship],
    passages: &mut Passages,
) -> FxHashMap<u32, Vec<(u32, u32, u32)>> {
    let mut out: FxHashMap<u32, Vec<(u32, u32, u32)>> = FxHashMap::default();
    for kinship in kinships {
        let wording = |number: u32| atoms.all[number as usize].wording;
        let (one, other) = (wording(kinship.a), wording(kinship.b));
        let root = passages.root(kinship.a);
        if one != other && root == passages.root(kinship.b) {
            out.entry(root).or_default().push((kinship.strength, one.min(other), one.max(other)));
        }
    }
    for pairs in out.values_mut() {
        pairs.sort_unstable_by_key(|&(strength, one, other)| (one, other, Reverse(strength)));
        pairs.dedup_by_key(|pair| (pair.1, pair.2));
        pairs.sort_unstable_by_key(|&(strength, one, other)| (Reverse(strength), one, other));
    }
    out
}

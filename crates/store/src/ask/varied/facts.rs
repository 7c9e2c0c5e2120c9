//! One difference, however many pairs of wordings have it.
//!
//! Four wordings of which one has "seven" and three have "nine" are three pairs and one difference. Two pairs have the same difference where the
//! same words stand against each other between the same two words.

use crate::ask::carried::Line;
use onrecord_language::likeness::folded;
use onrecord_story::variants::{Edit, EditKind, Words};
use std::collections::{BTreeMap, BTreeSet};

/// Two wordings of a quotation that differ materially.
#[derive(Debug)]
pub(super) struct Pair {
    pub(super) wordings: [usize; 2],
    pub(super) edits: Vec<Edit>,
}

/// A difference in one place of a quotation.
#[derive(Debug)]
pub(super) struct Fact {
    pub(super) key: String,
    /// From the side that was published first to the other.
    pub(super) edit: Edit,
    /// Who carries the one and the other: first the tellings that the edit is about, the rest by day.
    pub(super) sides: [Vec<Line>; 2],
    pub(super) pairs: usize,
}

impl Fact {
    /// The day on which either side was published last.
    pub(super) fn last_day(&self) -> Option<String> {
        self.sides.iter().flatten().filter_map(|line| line.published.clone()).max()
    }
}

/// What makes two differences one: kind, the words of both sides (the smaller first), the word before and the word behind.
type Place = (EditKind, [Vec<String>; 2], [Option<String>; 2]);

/// A pair that has a difference: its wordings with the side of the smaller words first, and the edit from the first to the second.
struct Held {
    wordings: [usize; 2],
    edit: Edit,
}

/// The differences of one quotation. `lines` are its tellings, wording by wording; `words` those of the first of each.
pub(super) fn facts(
    key: &str,
    pairs: &[Pair],
    lines: &[Line],
    words: &BTreeMap<usize, Words>,
) -> Vec<Fact> {
    let by_wording: BTreeMap<usize, &[Line]> = lines
        .chunk_by(|a, b| a.wording == b.wording)
        .filter_map(|same| Some((same.first()?.wording, same)))
        .collect();
    let mut held: BTreeMap<Place, Vec<Held>> = BTreeMap::new();
    for pair in pairs {
        for edit in pair.edits.iter().filter(|edit| edit.is_material) {
            let (place, one) = placed(pair, edit, words);
            held.entry(place).or_default().push(one);
        }
    }
    held.into_values().filter_map(|held| fact(key, held, &by_wording)).collect()
}

fn placed(pair: &Pair, edit: &Edit, words: &BTreeMap<usize, Words>) -> (Place, Held) {
    let [one, other] = [folded(&edit.one), folded(&edit.other)];
    let held = Held { wordings: pair.wordings, edit: edit.clone() };
    let held = if one <= other { held } else { held.turned() };
    let (at, all) = (&held.edit.one_at, words.get(&held.wordings[0]));
    let word = |place: Option<usize>| Some(all?.all.get(place?)?.folded.clone());
    let around = [word(at.start.checked_sub(1)), word(Some(at.end))];
    let sides = if one <= other { [one, other] } else { [other, one] };
    ((edit.kind, sides, around), held)
}

impl Held {
    fn turned(self) -> Self {
        let Edit { kind, one, other, one_at, other_at, is_material, rule } = self.edit;
        let edit = Edit {
            kind,
            one: other,
            other: one,
            one_at: other_at,
            other_at: one_at,
            is_material,
            rule,
        };
        Self { wordings: [self.wordings[1], self.wordings[0]], edit }
    }
}

/// The difference that some pairs have; none where a wording has no telling any more.
fn fact(key: &str, held: Vec<Held>, by_wording: &BTreeMap<usize, &[Line]>) -> Option<Fact> {
    let pairs = held.len();
    let first = |wording: usize| by_wording.get(&wording)?.first().map(order);
    let earliest = |side: usize| held.iter().filter_map(|one| first(one.wordings[side])).min();
    let is_turned = earliest(1)? < earliest(0)?;
    let turn = |one: Held| if is_turned { one.turned() } else { one };
    let held: Vec<_> = held.into_iter().map(turn).collect();
    let sides = [0, 1].map(|side| held.iter().map(|one| one.wordings[side]).collect());
    let told = held
        .into_iter()
        .filter(|one| one.wordings.iter().all(|wording| by_wording.contains_key(wording)))
        .min_by_key(|one| one.wordings.map(first))?;
    let [one, other] = told.wordings;
    let [ones, others]: [BTreeSet<usize>; 2] = sides;
    let sides = [side(one, &ones, by_wording), side(other, &others, by_wording)];
    Some(Fact { key: key.to_owned(), edit: told.edit, sides, pairs })
}

/// The tellings of one side by day, that of the wording that is told first before all others.
fn side(told: usize, all: &BTreeSet<usize>, by_wording: &BTreeMap<usize, &[Line]>) -> Vec<Line> {
    let lines = all.iter().filter_map(|wording| by_wording.get(wording)).copied().flatten();
    let mut lines: Vec<_> = lines.cloned().collect();
    lines.sort_by(|a, b| order(a).cmp(&order(b)));
    if let Some(first) = lines.iter().position(|line| line.wording == told) {
        lines[..=first].rotate_right(1);
    }
    lines
}

/// What tellings are sorted by: day (unknown last), page, place among the tellings of the page.
fn order(line: &Line) -> (bool, Option<&str>, &str, i64) {
    (line.published.is_none(), line.published.as_deref(), &line.page, line.row)
}

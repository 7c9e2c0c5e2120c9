//! Changes to a schedule, tied to what they change: an obligation whose date the text moves says so.

use crate::Layers;
use onrecord_record::Obligation;
use std::collections::{BTreeMap, BTreeSet};

/// Letters of a word that names what is moved, at least: shorter ones are articles and prepositions.
const WORD: usize = 4;
/// Obligations of one day that a change is compared with.
const MOST: usize = 50;

/// Tells every obligation whose date another one takes the place of. `obligations` are those of the duties, in their order.
pub(super) fn tie(layers: &Layers<'_>, obligations: &mut [Obligation]) {
    let changes: Vec<_> = layers
        .duties
        .iter()
        .zip(obligations.iter())
        .filter_map(|(duty, change)| {
            let old = layers.times.get(duty.replaces? as usize)?.interval?.last.date();
            Some((old.to_string(), words(change), change.id.clone(), change.due.clone()?.value))
        })
        .collect();
    let by_date = by_date(obligations);
    for (old, about, id, new) in changes {
        let dated = by_date.get(&old).map_or(&[][..], Vec::as_slice);
        for &at in dated.iter().take(MOST) {
            let Some(owed) = obligations.get_mut(at) else { continue };
            if owed.id == id || words(owed).is_disjoint(&about) {
                continue;
            }
            let Some(due) = owed.due.as_mut() else { continue };
            let to = new.as_deref().unwrap_or("a time that it does not name");
            due.rule = format!("{}; the text moves this to {to} ({id})", due.rule);
        }
    }
}

/// The obligations of each due date.
fn by_date(obligations: &[Obligation]) -> BTreeMap<String, Vec<usize>> {
    let mut out: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, owed) in obligations.iter().enumerate() {
        if let Some(date) = owed.due.as_ref().and_then(|due| due.value.clone()) {
            out.entry(date).or_default().push(at);
        }
    }
    out
}

fn words(owed: &Obligation) -> BTreeSet<String> {
    let words = owed.span.text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| word.len() >= WORD).map(str::to_lowercase).collect()
}

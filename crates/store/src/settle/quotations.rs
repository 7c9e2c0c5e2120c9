//! The quotations of a story.

use super::pairs::{Pair, pairs};
use super::people::People;
use super::reported::Beside;
use super::tellings::{Carried, Tellings, tellings};
use crate::StoreError;
use onrecord_story::variants::{Nearby, Quotation, Telling, quotations};
use rusqlite::Connection;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Puts the quotations of a story together anew.
pub(super) fn settle(
    connection: &Connection,
    story: i64,
    people: &People,
) -> Result<(), StoreError> {
    let Tellings { all, carried, articles } = tellings(connection, story, people)?;
    let fault = |_| StoreError::Fault { what: "the quotations of the story" };
    let (found, pairs) = catch_unwind(AssertUnwindSafe(|| compared(&all))).map_err(fault)?;
    let own_words =
        || Beside::of(connection, story, (people, &articles), &Nearby::of(&all, &found));
    let beside = catch_unwind(AssertUnwindSafe(own_words)).map_err(fault)??;
    drop(all);
    let keys = keys(&found, &carried);
    let ids = write(connection, story, &keys)?;
    let known = known_variants(connection, story)?;
    for (id, pairs) in ids.iter().zip(&pairs) {
        write_pairs(connection, *id, known.get(id).map_or(&[], Vec::as_slice), pairs)?;
    }
    point(connection, &found, &ids, &carried)?;
    beside.point(connection, &ids)?;
    remove(connection, story, &ids)
}

/// The quotations of several tellings, with the edits between their wordings.
fn compared(tellings: &[Telling]) -> (Vec<Quotation>, Vec<Vec<Pair>>) {
    let mut found = quotations(tellings);
    // What one statement carries is no quotation of several.
    found.retain(|quotation| quotation.wordings.iter().map(Vec::len).sum::<usize>() > 1);
    let pairs = pairs(&found, tellings);
    (found, pairs)
}

/// The key of each quotation: that of the first of its statements, by the statements' own keys. The same bytes on two pages
/// have the same statements, so a number is put behind where two quotations begin with one key.
fn keys(found: &[Quotation], carried: &[Carried]) -> Vec<String> {
    let mut taken: BTreeMap<&str, usize> = BTreeMap::new();
    let key = |quotation: &Quotation| {
        let members = quotation.wordings.iter().flatten();
        let first =
            members.filter_map(|place| carried.get(*place)).map(|row| row.key.as_str()).min();
        let first = first.unwrap_or_default();
        let times = taken.entry(first).and_modify(|times| *times += 1).or_insert(1);
        let id = first.strip_prefix("s-").unwrap_or(first);
        if *times == 1 { format!("q-{id}") } else { format!("q-{id}-{times}") }
    };
    found.iter().map(key).collect()
}

/// The row of each quotation, new ones written.
fn write(connection: &Connection, story: i64, keys: &[String]) -> rusqlite::Result<Vec<i64>> {
    let known: HashMap<String, i64> = connection
        .prepare_cached("SELECT key, id FROM quotation WHERE story = ?1")?
        .query_map([story], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let mut insert =
        connection.prepare_cached("INSERT INTO quotation (story, key) VALUES (?1, ?2)")?;
    let id = |key: &String| match known.get(key) {
        Some(id) => Ok(*id),
        None => insert.insert((story, key)),
    };
    keys.iter().map(id).collect()
}

fn known_variants(
    connection: &Connection,
    story: i64,
) -> rusqlite::Result<HashMap<i64, Vec<Pair>>> {
    let mut select = connection.prepare_cached(
        "SELECT quotation, one, other, is_material, edits
         FROM variant JOIN quotation ON quotation.id = variant.quotation
         WHERE quotation.story = ?1 ORDER BY one, other",
    )?;
    let mut known: HashMap<i64, Vec<Pair>> = HashMap::new();
    let mut rows = select.query([story])?;
    while let Some(row) = rows.next()? {
        let pair = Pair {
            one: row.get(1)?,
            other: row.get(2)?,
            is_material: row.get(3)?,
            edits: row.get(4)?,
        };
        known.entry(row.get(0)?).or_default().push(pair);
    }
    Ok(known)
}

fn write_pairs(
    connection: &Connection,
    quotation: i64,
    known: &[Pair],
    wanted: &[Pair],
) -> rusqlite::Result<()> {
    let mut wanted: Vec<_> = wanted.iter().collect();
    wanted.sort_unstable_by_key(|pair| (pair.one, pair.other));
    if known.iter().eq(wanted.iter().copied()) {
        return Ok(());
    }
    connection.prepare_cached("DELETE FROM variant WHERE quotation = ?1")?.execute([quotation])?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO variant (quotation, one, other, is_material, edits) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for pair in wanted {
        insert.execute((quotation, pair.one, pair.other, pair.is_material, &pair.edits))?;
    }
    Ok(())
}

/// Writes which quotation and wording each statement has, where that is new.
fn point(
    connection: &Connection,
    found: &[Quotation],
    ids: &[i64],
    carried: &[Carried],
) -> rusqlite::Result<()> {
    let mut wanted = vec![(None, None); carried.len()];
    for (quotation, id) in found.iter().zip(ids) {
        for (number, wording) in quotation.wordings.iter().enumerate() {
            for place in wording {
                wanted[*place] = (Some(*id), Some(number as i64));
            }
        }
    }
    let mut update =
        connection.prepare_cached("UPDATE statement SET quote = ?2, wording = ?3 WHERE id = ?1")?;
    for (row, (quote, wording)) in carried.iter().zip(wanted) {
        if (row.quote, row.wording) != (quote, wording) {
            update.execute((row.id, quote, wording))?;
        }
    }
    Ok(())
}

/// Removes quotations that nobody carries any more.
fn remove(connection: &Connection, story: i64, ids: &[i64]) -> Result<(), StoreError> {
    let wanted: HashSet<_> = ids.iter().collect();
    let mut select = connection.prepare_cached("SELECT id FROM quotation WHERE story = ?1")?;
    let known: Vec<i64> = select.query_map([story], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for id in known.iter().filter(|id| !wanted.contains(id)) {
        connection.prepare_cached("DELETE FROM quotation WHERE id = ?1")?.execute([id])?;
    }
    Ok(())
}

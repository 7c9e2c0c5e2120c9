//! Who is meant by a name.
//!
//! A name that several bear is nobody's: who asks is told of all of them. A name of several words means whoever bears exactly that one;
//! fewer words than the name has mean its bearer where there is no other. Somebody of the same name in another story is another one.

use crate::{Store, StoreError};
use onrecord_language::likeness::folded;
use onrecord_record::EntityKind;
use onrecord_story::asked::Bearer;
use rusqlite::Row;
use std::collections::{BTreeMap, BTreeSet};

/// Most bearers of a name that are told of.
const MAX_BEARERS: usize = 50;

/// Most others that are told of beside who is meant.
const MAX_OTHERS: usize = 10;

/// Who is meant.
#[derive(Debug)]
pub(super) enum Meant {
    /// One in each story, all of one name; and the others whose names hold the same words.
    These(Vec<Found>, Candidates),
    /// The name does not say which of these, if any.
    OneOf(Candidates),
}

/// Who may be meant, those in most articles first.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    /// At most as many as are told of.
    pub(super) first: Vec<Found>,
    /// How many there are in all.
    pub(super) total: usize,
}

impl Candidates {
    fn of(mut all: Vec<Found>, most: usize) -> Self {
        let total = all.len();
        all.truncate(most);
        Self { first: all, total }
    }
}

/// Somebody who says something.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) id: i64,
    pub(super) story: i64,
    pub(super) bearer: Bearer,
}

const SELECT: &str =
    "SELECT person.id, person.story, story.name, person.key, person.kind, person.name,
    person.named_in, person.statements";

/// Who says nothing may be meant too, where it is a human being: a surname alone must not pass for the one of its bearers who speaks.
const SPEAKS: &str = "(person.kind = 'person' OR person.statements > 0)";

impl Store {
    /// Who says something under this name, in one story or in all.
    pub(super) fn meant(&self, asked: &str, story: Option<i64>) -> Result<Meant, StoreError> {
        let by_key = self.bearers_of_key(asked.trim(), story)?;
        if !by_key.is_empty() {
            return Ok(Meant::These(by_key, Candidates::default()));
        }
        let words = super::words_of(asked)?;
        let all = self.bearers(&words, story)?;
        if let Some(these) = decided(&words, &all) {
            let (these, others): (Vec<_>, Vec<_>) =
                all.into_iter().partition(|found| these.contains(&found.id));
            return Ok(Meant::These(these, Candidates::of(others, MAX_OTHERS)));
        }
        let mut nearest = all;
        if nearest.is_empty() {
            nearest = self.bearers(words.last().map_or(&[], std::slice::from_ref), story)?;
        }
        Ok(Meant::OneOf(Candidates::of(nearest, MAX_BEARERS)))
    }

    fn bearers_of_key(&self, key: &str, story: Option<i64>) -> Result<Vec<Found>, StoreError> {
        let sql = format!(
            "{SELECT} FROM story CROSS JOIN person ON person.story = story.id AND person.key = ?1
             WHERE (?2 IS NULL OR story.id = ?2) AND {SPEAKS} ORDER BY story.name"
        );
        let mut select = self.connection.prepare_cached(&sql)?;
        let found = select.query_map((key, story), found)?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// Those who say something and whose names hold all these words, in most articles first.
    pub(super) fn bearers(
        &self,
        words: &[String],
        story: Option<i64>,
    ) -> Result<Vec<Found>, StoreError> {
        let Some((last, others)) = words.split_last() else { return Ok(Vec::new()) };
        let sql = format!(
            "{SELECT} FROM person_word CROSS JOIN person ON person.id = person_word.person
                 JOIN story ON story.id = person.story
             WHERE word = ?1 AND (?2 IS NULL OR person.story = ?2) AND {SPEAKS}"
        );
        let mut select = self.connection.prepare_cached(&sql)?;
        let mut bearers = Vec::new();
        for found in select.query_map((last, story), found)? {
            let found = found?;
            if self.bears(found.id, others)? {
                bearers.push(found);
            }
        }
        bearers.sort_by(|a, b| order(&a.bearer).cmp(&order(&b.bearer)));
        Ok(bearers)
    }

    /// Whether all these words stand in names of a person.
    fn bears(&self, person: i64, words: &[String]) -> Result<bool, StoreError> {
        let mut select = self
            .connection
            .prepare_cached("SELECT 1 FROM person_word WHERE word = ?1 AND person = ?2")?;
        for word in words {
            if !select.exists((word, person))? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

fn order(bearer: &Bearer) -> (std::cmp::Reverse<usize>, &str, &str) {
    (std::cmp::Reverse(bearer.articles), &bearer.story, &bearer.key)
}

/// The one in each story who is meant, by row; none where a story has several, or where they differ by name.
fn decided(words: &[String], all: &[Found]) -> Option<BTreeSet<i64>> {
    let mut stories: BTreeMap<i64, Vec<&Found>> = BTreeMap::new();
    for found in all {
        stories.entry(found.story).or_default().push(found);
    }
    let these = stories.values().map(|found| the_one(words, found)).collect::<Option<Vec<_>>>()?;
    let names: BTreeSet<_> = these.iter().map(|one| folded(&one.bearer.name)).collect();
    (names.len() == 1).then(|| these.iter().map(|one| one.id).collect())
}

/// The one of a story who is meant.
fn the_one<'f>(words: &[String], found: &[&'f Found]) -> Option<&'f Found> {
    if let [one] = found {
        return Some(one);
    }
    // One word is the whole name of an organisation and may be anybody's surname.
    let may_be_whole = |one: &Found| words.len() > 1 || one.bearer.kind != EntityKind::Person;
    let mut exact =
        found.iter().filter(|one| may_be_whole(one) && folded(&one.bearer.name) == words);
    exact.next().filter(|_| exact.next().is_none()).copied()
}

fn found(row: &Row<'_>) -> rusqlite::Result<Found> {
    let kind: String = row.get(4)?;
    Ok(Found {
        id: row.get(0)?,
        story: row.get(1)?,
        bearer: Bearer {
            story: row.get(2)?,
            key: row.get(3)?,
            kind: super::term(&kind).unwrap_or(EntityKind::Other),
            name: row.get(5)?,
            articles: super::number(row, 6)?,
            statements: super::number(row, 7)?,
        },
    })
}

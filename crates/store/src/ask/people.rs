//! Who speaks in a story.

use crate::{Store, StoreError};
use onrecord_record::EntityKind;
use onrecord_story::asked::{Cast, Decided, Member};
use std::collections::BTreeSet;

impl Store {
    /// Who speaks in a story, at most `limit`, those who are named in most articles first; only those whose names hold some words, where these
    /// are given. With them what was decided of who is who.
    ///
    /// # Errors
    /// [`StoreError`] where there is no story of this name, or no word in that of somebody.
    pub fn cast(&self, story: &str, name: &str, limit: usize) -> Result<Cast, StoreError> {
        self.at_one_moment(|| {
            let id = self.story_id(story)?;
            let wanted = if name.is_empty() { Vec::new() } else { super::words_of(name)? };
            let mut cast = Cast::of(story);
            let members = if wanted.is_empty() {
                cast.total = self.how_many_speak(id)?;
                self.speakers(id, limit)?
            } else {
                let bearers = self.bearers(&wanted, Some(id))?;
                let bearers: BTreeSet<_> = bearers.into_iter().map(|found| found.id).collect();
                let mut members = self.speakers(id, usize::MAX)?;
                members.retain(|(person, _)| bearers.contains(person));
                cast.total = members.len();
                members
            };
            for (person, mut member) in members.into_iter().take(limit) {
                member.other_names = self.other_names(person, &member.name)?;
                cast.people.push(member);
            }
            cast.decided = self.decided(id)?;
            Ok(cast)
        })
    }

    fn how_many_speak(&self, story: i64) -> Result<usize, StoreError> {
        let mut count = self
            .connection
            .prepare_cached("SELECT count(*) FROM person WHERE story = ?1 AND statements > 0")?;
        Ok(count.query_row([story], |row| super::number(row, 0))?)
    }

    fn speakers(&self, story: i64, limit: usize) -> Result<Vec<(i64, Member)>, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, key, kind, name, speaks_in, statements FROM person
             WHERE story = ?1 AND statements > 0
             ORDER BY speaks_in DESC, statements DESC, key LIMIT ?2",
        )?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let members = select.query_map((story, limit), |row| {
            let kind: String = row.get(2)?;
            let member = Member {
                key: row.get(1)?,
                kind: super::term(&kind).unwrap_or(EntityKind::Other),
                name: row.get(3)?,
                other_names: Vec::new(),
                articles: super::number(row, 4)?,
                statements: super::number(row, 5)?,
            };
            Ok((row.get(0)?, member))
        })?;
        Ok(members.collect::<Result<_, _>>()?)
    }

    /// The other names under which articles know somebody, in the order of the alphabet.
    fn other_names(&self, person: i64, name: &str) -> Result<Vec<String>, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT DISTINCT name FROM entity WHERE person = ?1 AND name <> ?2 ORDER BY name",
        )?;
        let names = select.query_map((person, name), |row| row.get(0))?;
        Ok(names.collect::<Result<_, _>>()?)
    }

    fn decided(&self, story: i64) -> Result<Vec<Decided>, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT verdict = 'one', a, b FROM decision WHERE story = ?1 ORDER BY kind, a, b",
        )?;
        let decided = select.query_map([story], |row| {
            Ok(Decided { is_one: row.get(0)?, names: [row.get(1)?, row.get(2)?] })
        })?;
        Ok(decided.collect::<Result<_, _>>()?)
    }
}

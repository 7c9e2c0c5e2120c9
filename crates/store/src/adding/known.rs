//! Whether a story has what is read already, or a page went back to what it was.
//!
//! A page has its versions in the order of adding. What is read now of a page by itself is how it stands now: it is known where
//! the latest version has the same bytes, and a new version where an earlier one has. An archive is different: it holds what
//! was, and reading it again is no news. So what an archive says is known wherever its readings of a page, one after the other,
//! follow the versions that there are; what it brings again behind something that came later is a new version. Where both the
//! reading and the latest version say when they were retrieved, their times decide instead: a reading of bytes that the page had is new
//! where it is later than all versions.

use jiff::Timestamp;
use onrecord_ingest::{Member, Within};
use rusqlite::Connection;
use std::collections::HashMap;

/// What matters of a reading for whether it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) key: String,
    pub(crate) digest: [u8; 32],
    retrieved: Option<Timestamp>,
    /// The archive that it comes from, numbered by [`Archives`].
    archive: Option<u64>,
}

impl Reading {
    /// A reading of which nothing more is known.
    pub(crate) fn bare(key: String, digest: [u8; 32]) -> Self {
        Self { key, digest, retrieved: None, archive: None }
    }

    pub(super) fn of(member: &Member, digest: [u8; 32], archive: Option<u64>) -> Self {
        let retrieved = member.raw.retrieved.as_deref().and_then(moment);
        Self { key: member.key.clone(), digest, retrieved, archive }
    }
}

fn moment(written: &str) -> Option<Timestamp> {
    written.parse().ok()
}

/// The archives of a run: each gets a number every time it is opened.
#[derive(Debug, Default)]
pub(super) struct Archives {
    last: Option<Within>,
    number: u64,
}

impl Archives {
    /// The number of the archive that a member is of, and whether it is opened with it.
    pub(super) fn number(&mut self, within: Option<&Within>) -> Option<u64> {
        let within = within?;
        let goes_on = self
            .last
            .as_ref()
            .is_some_and(|last| last.archive == within.archive && last.number < within.number);
        self.number += u64::from(!goes_on);
        self.last = Some(within.clone());
        Some(self.number)
    }
}

/// How far archives came in the versions of pages that have several.
#[derive(Debug, Default)]
pub(super) struct Cursors {
    at: HashMap<(u64, String), u32>,
}

impl Cursors {
    /// Whether a reading is of a version that the page has.
    pub(super) fn known(
        &mut self,
        connection: &Connection,
        story: i64,
        reading: &Reading,
    ) -> rusqlite::Result<bool> {
        let versions = versions(connection, story, reading)?;
        let cursor = track(reading).map_or(0, |cursor| self.at.get(&cursor).copied().unwrap_or(0));
        let found = found(&versions, reading, cursor);
        if let Some(version) = found.filter(|_| versions.len() > 1) {
            self.note(reading, version);
        }
        Ok(found.is_some())
    }

    /// A reading became this version.
    pub(super) fn note(&mut self, reading: &Reading, version: u32) {
        // The first version is where every archive begins.
        if let Some(cursor) = track(reading).filter(|_| version > 1) {
            self.at.insert(cursor, version);
        }
    }

    /// Forgets archives before this one.
    pub(super) fn forget_before(&mut self, archive: u64) {
        self.at.retain(|(of, _), _| *of >= archive);
    }
}

/// Whose place among the versions of which page a reading moves.
fn track(reading: &Reading) -> Option<(u64, String)> {
    Some((reading.archive?, reading.key.clone()))
}

/// A version of the page that is read.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Version {
    number: u32,
    /// Whether it has the bytes that are read.
    is_same: bool,
    retrieved: Option<Timestamp>,
}

/// The versions of a page in their order.
fn versions(
    connection: &Connection,
    story: i64,
    reading: &Reading,
) -> rusqlite::Result<Vec<Version>> {
    connection
        .prepare_cached(
            "SELECT version, digest = ?3, retrieved FROM page
                 JOIN article ON article.page = page.id JOIN blob ON blob.id = article.blob
             WHERE page.story = ?1 AND page.key = ?2 ORDER BY version",
        )?
        .query_map((story, &reading.key, reading.digest), |row| {
            let retrieved: Option<String> = row.get(2)?;
            Ok(Version {
                number: row.get(0)?,
                is_same: row.get(1)?,
                retrieved: retrieved.as_deref().and_then(moment),
            })
        })?
        .collect()
}

/// The version that a reading is; none where it is another one. `cursor` is the version that its archive had before.
fn found(versions: &[Version], reading: &Reading, cursor: u32) -> Option<u32> {
    let latest = versions.last()?;
    if reading.archive.is_none() {
        return latest.is_same.then_some(latest.number);
    }
    let mut same = versions.iter().filter(|version| version.is_same).map(|version| version.number);
    match reading.retrieved.filter(|_| latest.retrieved.is_some()) {
        Some(moment) => {
            let is_later = versions.iter().all(|version| version.retrieved < Some(moment));
            if is_later && !latest.is_same { None } else { same.next_back() }
        }
        None => same.find(|number| *number >= cursor),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Reads these states of one page into its versions; says how many versions there are then.
    fn read(
        versions: &mut Vec<(u8, Option<i64>)>,
        archive: Option<u64>,
        states: &[(u8, Option<i64>)],
    ) -> usize {
        let mut cursor = 0;
        for &(bytes, time) in states {
            let moment = |time: i64| Timestamp::from_second(time).unwrap();
            let reading = Reading {
                key: String::new(),
                digest: [0; 32],
                retrieved: time.map(moment),
                archive,
            };
            let seen: Vec<_> = versions
                .iter()
                .zip(1..)
                .map(|(of, number)| Version {
                    number,
                    is_same: of.0 == bytes,
                    retrieved: of.1.map(moment),
                })
                .collect();
            cursor = found(&seen, &reading, cursor).unwrap_or_else(|| {
                versions.push((bytes, time));
                u32::try_from(versions.len()).unwrap()
            });
        }
        versions.len()
    }

    fn undated(states: &str) -> Vec<(u8, Option<i64>)> {
        states.bytes().map(|state| (state, None)).collect()
    }

    #[test]
    fn a_page_that_is_read_by_itself_is_as_it_stands_now() {
        let mut versions = Vec::new();
        for (state, count) in [("A", 1), ("A", 1), ("B", 2), ("A", 3), ("A", 3), ("B", 4)] {
            assert_eq!(read(&mut versions, None, &undated(state)), count);
        }
    }

    #[test]
    fn an_archive_is_no_news_but_for_what_comes_back_in_it() {
        for (before, archive, after) in [
            ("", "ABA", 3),
            ("ABA", "ABA", 3),
            ("AB", "A", 2),
            ("AB", "AAB", 2),
            ("AB", "BA", 3),
            ("AB", "ACA", 4),
            ("ABC", "AC", 3),
        ] {
            let mut versions = undated(before);
            assert_eq!(
                read(&mut versions, Some(1), &undated(archive)),
                after,
                "{before} {archive}"
            );
        }
    }

    #[test]
    fn times_tell_an_old_capture_from_a_page_that_went_back() {
        let mut versions = vec![(b'A', Some(10)), (b'B', Some(20))];
        assert_eq!(read(&mut versions, Some(1), &[(b'A', Some(10)), (b'A', Some(15))]), 2);
        assert_eq!(read(&mut versions, Some(2), &[(b'A', Some(30))]), 3);
        assert_eq!(read(&mut versions, Some(3), &[(b'B', Some(20)), (b'A', Some(30))]), 3);
    }

    proptest! {
        /// Whatever came before, an archive that was just read changes nothing.
        #[test]
        fn the_second_run_over_an_archive_changes_nothing(
            before in "[A-C]{0,6}",
            states in "[A-D]{0,8}",
            dated in any::<bool>(),
        ) {
            let mut versions = undated(&before);
            let times = (1..).map(|time| dated.then_some(time));
            let states: Vec<_> = states.bytes().zip(times).collect();
            let count = read(&mut versions, Some(1), &states);
            prop_assert_eq!(read(&mut versions, Some(2), &states), count);
        }
    }
}

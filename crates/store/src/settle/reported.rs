//! What articles tell in their own words, beside the quotations of the story.

use super::people::People;
use super::tellings::{rows_of, telling};
use crate::StoreError;
use onrecord_story::variants::{Nearby, Telling, own_words};
use rayon::iter::{
    IndexedParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _,
};
use rusqlite::Connection;
use std::collections::HashMap;

/// Tellings that are looked up together; there are many times more than fit in memory beside all else.
const TOGETHER: usize = 8192;

/// A statement in an article's own words.
struct Own {
    id: i64,
    quote: Option<i64>,
    telling: Telling,
}

/// Statements that stand, or stood, beside a quotation.
#[derive(Default)]
pub(super) struct Beside {
    /// The statement's row, the row of the quotation it stood beside, the place of the one it stands beside.
    rows: Vec<(i64, Option<i64>, Option<usize>)>,
}

impl Beside {
    /// Of the latest versions. `articles`: the numbers that articles have in the tellings between marks.
    pub(super) fn of(
        connection: &Connection,
        story: i64,
        (people, articles): (&People, &HashMap<i64, usize>),
        nearby: &Nearby<'_>,
    ) -> Result<Self, StoreError> {
        let mut select = connection.prepare_cached(&rows_of("content", "pieces = '[]'"))?;
        let (mut out, mut waiting) = (Self::default(), Vec::with_capacity(TOGETHER));
        let mut rows = select.query([story])?;
        while let Some(row) = rows.next()? {
            // An article without words between marks has no number, and needs none.
            let article = articles.get(&row.get(4)?).copied().unwrap_or(articles.len());
            let pieces = own_words(&row.get::<_, String>(6)?);
            let telling = telling(row, (article, pieces, true), people)?;
            waiting.push(Own { id: row.get(0)?, quote: row.get(2)?, telling });
            if waiting.len() == TOGETHER {
                out.look_up(&mut waiting, nearby);
            }
        }
        out.look_up(&mut waiting, nearby);
        Ok(out)
    }

    fn look_up(&mut self, waiting: &mut Vec<Own>, nearby: &Nearby<'_>) {
        let place = |own: &Own| nearby.find(&own.telling).map(|(quotation, _)| quotation);
        let found: Vec<_> = waiting.par_iter().map(place).with_min_len(64).collect();
        let looked_up = waiting.drain(..).zip(found);
        let rows = looked_up.map(|(own, place)| (own.id, own.quote, place));
        self.rows.extend(rows.filter(|(_, quote, place)| quote.is_some() || place.is_some()));
    }

    /// Writes which quotation each stands beside, where that is new. `ids`: the rows of the quotations.
    pub(super) fn point(&self, connection: &Connection, ids: &[i64]) -> rusqlite::Result<()> {
        let mut update = connection
            .prepare_cached("UPDATE statement SET quote = ?2, wording = NULL WHERE id = ?1")?;
        for &(id, quote, place) in &self.rows {
            let wanted = place.and_then(|place| ids.get(place)).copied();
            if wanted != quote {
                update.execute((id, wanted))?;
            }
        }
        Ok(())
    }
}

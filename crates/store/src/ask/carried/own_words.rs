//! What articles tell in their own words that others have between marks.

use super::tellings::Told;
use crate::ask::placed::give_places;
use crate::ask::sources::Sources;
use crate::{Store, StoreError};
use onrecord_story::asked::Retold;
use onrecord_story::variants::{Telling, Words, align, edits};
use std::cmp::Reverse;

/// Most of them that are shown; the rest is counted.
const MAX_SHOWN: usize = 40;

/// Most wordings that each is compared with, those that hold most of the utterance.
const MAX_WORDINGS: usize = 24;

/// The first telling of a wording.
type Shown<'t> = (&'t Telling, Words);

impl Store {
    /// What other articles tell in their own words, each beside the wording that it is nearest to.
    pub(super) fn own_words(
        &self,
        quotation: i64,
        told: &[Told],
        sources: &mut Sources<'_>,
    ) -> Result<Vec<Retold>, StoreError> {
        let lines = self.lines_of("quote = ?1 AND wording IS NULL", quotation)?;
        let mut own = self.told(&lines.iter().take(MAX_SHOWN).collect::<Vec<_>>(), sources)?;
        give_places(&self.connection, own.iter_mut().map(Told::placed))?;
        let keyed: Vec<_> =
            own.iter().map(|one| (one.article(), one.aspect.statement.as_str())).collect();
        let contents = self.contents_of(&keyed)?;
        for (one, spans) in own.iter_mut().zip(contents) {
            one.aspect.spans = spans;
        }
        let wordings = told.chunk_by(|a, b| a.wording() == b.wording()).take(MAX_WORDINGS);
        let shown: Vec<Shown<'_>> =
            wordings.map(|same| (&same[0].telling, Words::of(&same[0].telling.pieces))).collect();
        Ok(own.iter().filter_map(|one| retold(one, &shown)).collect())
    }

    pub(super) fn how_many_in_own_words(&self, quotation: i64) -> Result<usize, StoreError> {
        let mut count = self.connection.prepare_cached(
            "SELECT count(*) FROM statement WHERE quote = ?1 AND wording IS NULL",
        )?;
        Ok(count.query_row([quotation], |row| crate::ask::number(row, 0))?)
    }
}

fn retold(own: &Told, shown: &[Shown<'_>]) -> Option<Retold> {
    let words = Words::of(&own.telling.pieces);
    let aligned = shown.iter().map(|(_, wording)| align(wording, &words)).zip(0..);
    let (shared, wording) = aligned.max_by_key(|(shared, number)| {
        let longer = shown[*number].1.len().abs_diff(words.len());
        (shared.pairs.len(), Reverse(longer), Reverse(*number))
    })?;
    let (first, first_words) = &shown[wording];
    let difference = edits((first, first_words), (&own.telling, &words), &shared);
    Some(Retold {
        words: own.words(),
        telling: own.aspect.clone(),
        wording,
        edits: difference.edits,
    })
}

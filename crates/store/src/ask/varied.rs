//! Where outlets differ in what they carry of the same utterance.

use super::carried::{Carrier, Told};
use super::placed::give_places;
use super::sources::Sources;
use crate::{Store, StoreError};
use onrecord_story::asked::{Side, Variations};
use onrecord_story::variants::Difference;

impl Store {
    /// The pairs of wordings of a story that differ materially, at most `limit`: those of which one was published last first.
    ///
    /// # Errors
    /// [`StoreError::NoStory`] where there is none of this name.
    pub fn variants(&self, story: &str, limit: usize) -> Result<Variations, StoreError> {
        let id = self.story_id(story)?;
        let mut answer = Variations::of(story);
        answer.total = self.how_many_material(id)?;
        let mut select = self.connection.prepare_cached(
            "SELECT quotation.id, quotation.key, one, other, edits,
                 (SELECT max(published) FROM statement JOIN article ON article.id = statement.article
                  WHERE quote = quotation.id AND wording IN (one, other)) AS day
             FROM quotation JOIN variant ON variant.quotation = quotation.id
             WHERE story = ?1 AND is_material = 1
             ORDER BY day DESC, quotation.key, one, other LIMIT ?2",
        )?;
        let mut rows = select.query((id, limit as i64))?;
        let mut sources = Sources::new(&self.connection);
        let mut articles = Vec::new();
        while let Some(row) = rows.next()? {
            let told = self.told(Carrier::Quotation(row.get(0)?), &mut sources)?;
            let edits: Difference = super::column(&row.get::<_, String>(4)?, "a difference")?;
            let sides = [super::number(row, 2)?, super::number(row, 3)?]
                .map(|wording| first(&told, wording));
            if let [Some(one), Some(other)] = sides {
                articles.extend([one.article(), other.article()]);
                answer.variations.push(Side {
                    key: row.get(1)?,
                    words: [one.words(), other.words()],
                    tellings: [one.aspect().clone(), other.aspect().clone()],
                    edits: edits.edits,
                });
            }
        }
        let tellings = answer.variations.iter_mut().flat_map(|side| &mut side.tellings);
        give_places(&self.connection, articles.into_iter().zip(tellings))?;
        answer.sources = sources.finish();
        Ok(answer)
    }

    /// How many pairs of wordings of a story differ materially.
    pub(super) fn how_many_material(&self, story: i64) -> Result<usize, StoreError> {
        let mut count = self.connection.prepare_cached(
            "SELECT count(*) FROM quotation JOIN variant ON variant.quotation = quotation.id
             WHERE story = ?1 AND is_material = 1",
        )?;
        Ok(count.query_row([story], |row| super::number(row, 0))?)
    }
}

/// The first telling of a wording.
fn first(told: &[Told], wording: usize) -> Option<&Told> {
    told.iter().find(|one| one.wording() == wording)
}

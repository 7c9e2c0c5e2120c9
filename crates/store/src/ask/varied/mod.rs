//! Where outlets differ in what they carry of the same utterance.

mod facts;

use super::carried::{Carrier, Line, Told};
use super::placed::give_places;
use super::sources::Sources;
use crate::{Store, StoreError};
use facts::{Fact, Pair, facts};
use onrecord_story::asked::{Side, Variation, Variations};
use onrecord_story::variants::{Difference, Words};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Most tellings of one side of a difference that are told of; of the others the answer has the number and the outlets.
const MAX_TELLINGS: usize = 12;

/// The key of a quotation and its pairs of wordings that differ materially.
type Differing = (String, Vec<Pair>);

impl Store {
    /// Where the wordings of a story's quotations differ materially, each difference once: at most `limit`, those that were published last first.
    ///
    /// # Errors
    /// [`StoreError::NoStory`] where there is none of this name.
    pub fn variants(&self, story: &str, limit: usize) -> Result<Variations, StoreError> {
        self.at_one_moment(|| {
            let mut answer = Variations::of(story);
            let mut all = Vec::new();
            for (quotation, (key, pairs)) in self.differing(self.story_id(story)?)? {
                answer.pairs += pairs.len();
                let lines = self.lines(Carrier::Quotation(quotation))?;
                let words = self.words_of_wordings(&pairs, &lines)?;
                all.extend(facts(&key, &pairs, &lines, &words));
            }
            answer.total = all.len();
            all.sort_by_cached_key(|fact| {
                let edit = &fact.edit;
                let place = (fact.key.clone(), edit.one_at.start, edit.kind);
                (Reverse(fact.last_day()), place, edit.one.clone(), edit.other.clone())
            });
            let mut sources = Sources::new(&self.connection);
            for fact in all.into_iter().take(limit) {
                answer.variations.push(self.variation(fact, &mut sources)?);
            }
            answer.sources = sources.finish();
            Ok(answer)
        })
    }

    /// The pairs of wordings that differ materially, by the rows of their quotations.
    fn differing(&self, story: i64) -> Result<BTreeMap<i64, Differing>, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT quotation.id, quotation.key, one, other, edits
             FROM quotation JOIN variant ON variant.quotation = quotation.id
             WHERE story = ?1 AND is_material = 1 ORDER BY one, other",
        )?;
        let mut found: BTreeMap<i64, Differing> = BTreeMap::new();
        let mut rows = select.query([story])?;
        while let Some(row) = rows.next()? {
            let edits: Difference = super::column(&row.get::<_, String>(4)?, "a difference")?;
            let wordings = [super::number(row, 2)?, super::number(row, 3)?];
            let pairs = &mut found.entry(row.get(0)?).or_insert((row.get(1)?, Vec::new())).1;
            pairs.push(Pair { wordings, edits: edits.edits });
        }
        Ok(found)
    }

    /// The words of the first telling of each wording that differs: places of differences are places among these.
    fn words_of_wordings(
        &self,
        pairs: &[Pair],
        lines: &[Line],
    ) -> Result<BTreeMap<usize, Words>, StoreError> {
        let wanted: BTreeSet<_> = pairs.iter().flat_map(|pair| pair.wordings).collect();
        let mut select =
            self.connection.prepare_cached("SELECT pieces FROM statement WHERE id = ?1")?;
        let mut words = BTreeMap::new();
        for same in lines.chunk_by(|a, b| a.wording == b.wording) {
            let Some(first) = same.first().filter(|line| wanted.contains(&line.wording)) else {
                continue;
            };
            let pieces: String = select.query_row([first.row], |row| row.get(0))?;
            let pieces: Vec<String> = super::column(&pieces, "a quotation")?;
            words.insert(first.wording, Words::of(&pieces));
        }
        Ok(words)
    }

    fn variation(&self, fact: Fact, sources: &mut Sources<'_>) -> Result<Variation, StoreError> {
        let [one, other] = &fact.sides;
        Ok(Variation {
            sides: [self.side(one, sources)?, self.side(other, sources)?],
            key: fact.key,
            edit: fact.edit,
            pairs: fact.pairs,
        })
    }

    fn side(&self, lines: &[Line], sources: &mut Sources<'_>) -> Result<Side, StoreError> {
        let shown: Vec<_> = lines.iter().take(MAX_TELLINGS).collect();
        let mut told = self.told(&shown, sources)?;
        give_places(&self.connection, told.iter_mut().map(Told::placed))?;
        let mut outlets: Vec<String> = Vec::new();
        for outlet in lines.iter().filter_map(|line| line.outlet.as_ref()) {
            if !outlets.contains(outlet) {
                outlets.push(outlet.clone());
            }
        }
        Ok(Side {
            words: told.first().map(Told::words).unwrap_or_default(),
            tellings: told.into_iter().map(Told::into_aspect).collect(),
            tellings_total: lines.len(),
            outlets,
        })
    }
}

//! Who carried some words, and how.

mod apart;
mod carriers;
mod contexts;
mod own_words;
mod tellings;
mod tree;

pub(super) use carriers::Carrier;
pub(super) use tellings::{Line, Told};

use super::among::Filter;
use super::phrases::Query;
use super::placed::give_places;
use super::sources::Sources;
use crate::{Store, StoreError};
use onrecord_story::asked::{Carried, Carrying, Variant};
use onrecord_story::variants::Difference;
use tellings::wordings;

/// Most statements that hold the words and are looked at. Words that more of them hold say nothing by themselves.
const MOST: usize = 5_000;

/// How much of what carries some words is told; of the rest the answer has the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Quotations.
    pub quotations: usize,
    /// Wordings of each.
    pub wordings: usize,
    /// Tellings of each wording.
    pub tellings: usize,
}

impl Default for Limits {
    /// As much as anybody reads: 20 quotations, 40 wordings of each, 40 tellings of each wording.
    fn default() -> Self {
        Self { quotations: 20, wordings: 40, tellings: 40 }
    }
}

impl Limits {
    /// All there is.
    pub const NONE: Self =
        Self { quotations: usize::MAX, wordings: usize::MAX, tellings: usize::MAX };
}

impl Store {
    /// The quotations that hold some words, in one story or in all. `asked` may be the id of one, or of a statement that carries it. A single one,
    /// and the one that several articles carry if there is one, is told in full: how its wordings differ, and which telling follows which.
    ///
    /// Where none holds the words as they stand the answer has what comes nearest, and says so.
    ///
    /// # Errors
    /// [`StoreError`] where there is no such story or no word to look for.
    pub fn quote(
        &self,
        asked: &str,
        story: Option<&str>,
        limits: Limits,
    ) -> Result<Carried, StoreError> {
        self.at_one_moment(|| self.carried(asked, self.story_asked(story)?, limits))
    }

    fn carried(
        &self,
        asked: &str,
        story: Option<i64>,
        limits: Limits,
    ) -> Result<Carried, StoreError> {
        let mut answer = Carried::asked(asked);
        let filter = self.filter(story, None)?;
        let mut carriers = self.carriers_of_key(asked.trim(), &filter)?;
        if carriers.is_empty() {
            (carriers, answer.has_more) = self.carriers_of_words(asked, &filter)?;
        }
        if carriers.is_empty() {
            carriers = self.nearest(asked, &filter)?;
            answer.is_exact = carriers.is_empty();
        }
        answer.total = carriers.len();
        let mut sources = Sources::new(&self.connection);
        let shared = carriers.iter().filter(|one| matches!(one, Carrier::Quotation(_))).count();
        for (number, carrier) in carriers.into_iter().take(limits.quotations).enumerate() {
            let in_full = number == 0 && (shared == 1 || answer.total == 1);
            answer.quotations.push(self.carrying(carrier, in_full, limits, &mut sources)?);
        }
        answer.sources = sources.finish();
        answer.apart = apart::apart(&answer);
        Ok(answer)
    }

    /// What carries the words as they stand, and whether more statements hold them than are looked at.
    fn carriers_of_words(
        &self,
        asked: &str,
        filter: &Filter,
    ) -> Result<(Vec<Carrier>, bool), StoreError> {
        let matches = self.matches(&Query::verbatim(asked)?)?;
        let mut rows = self.first_by_day(&matches, filter, MOST + 1)?;
        let has_more = rows.len() > MOST;
        rows.truncate(MOST);
        Ok((self.carriers(&rows)?, has_more))
    }

    /// Everything about one of them, or its wordings alone.
    fn carrying(
        &self,
        carrier: Carrier,
        in_full: bool,
        limits: Limits,
        sources: &mut Sources<'_>,
    ) -> Result<Carrying, StoreError> {
        let lines = self.lines(carrier)?;
        let mut told = self.told(&tellings::shown(&lines, limits), sources)?;
        give_places(&self.connection, told.iter_mut().map(Told::placed))?;
        let mut carrying = tellings::counted(&lines);
        carrying.wordings = wordings(&told, &lines);
        let Carrier::Quotation(id) = carrier else { return Ok(carrying) };
        self.give_variants(id, &mut carrying, &told)?;
        carrying.own_words_total = self.how_many_in_own_words(id)?;
        if in_full {
            carrying.own_words = self.own_words(id, &told, sources)?;
            self.give_contexts(&mut carrying.variants, &told)?;
            (carrying.stemma, carrying.compared) = self.tree(&told)?;
        }
        let mut key = self.connection.prepare_cached("SELECT key FROM quotation WHERE id = ?1")?;
        carrying.key = Some(key.query_row([id], |row| row.get(0))?);
        Ok(carrying)
    }

    /// How the wordings of a quotation differ; pairs with a material difference first. Those of which both wordings are told, and the number of all.
    fn give_variants(
        &self,
        quotation: i64,
        carrying: &mut Carrying,
        told: &[Told],
    ) -> Result<(), StoreError> {
        let places = tellings::places(told);
        let mut select = self.connection.prepare_cached(
            "SELECT one, other, is_material, edits FROM variant WHERE quotation = ?1
             ORDER BY is_material DESC, one, other",
        )?;
        let mut rows = select.query([quotation])?;
        while let Some(row) = rows.next()? {
            let is_material = row.get(2)?;
            carrying.variants_total += 1;
            carrying.material_total += usize::from(is_material);
            let sides = [super::number(row, 0)?, super::number(row, 1)?];
            if let [Some(one), Some(other)] = sides.map(|side| places.get(&side).copied()) {
                let edits: Difference = super::column(&row.get::<_, String>(3)?, "a difference")?;
                carrying.variants.push(Variant {
                    wordings: [one, other],
                    is_material,
                    edits: edits.edits,
                    contexts: Vec::new(),
                });
            }
        }
        Ok(())
    }
}

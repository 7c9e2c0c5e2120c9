//! Who carried some words, and how.

use super::phrases::Query;
use super::placed::{give_places, point};
use super::sources::Sources;
use super::unpacked::texts;
use crate::{Store, StoreError};
use jiff::civil::Date;
use onrecord_language::likeness::folded;
use onrecord_record::{Places, words};
use onrecord_story::asked::{Aspect, Carried, Carrying, Context, Variant, Wording};
use onrecord_story::variants::{self, Difference, Node, Speaker, Telling, Witness};
use rusqlite::Row;
use std::collections::BTreeMap;

/// Most statements that hold the words and are looked at. Words that more of them hold say nothing by themselves.
const MOST: usize = 5_000;

/// Most pairs of wordings with a material difference of which the text around both is shown.
const MAX_CONTEXTS: usize = 8;

/// Most tellings of which it is asked which follows which: each needs its article's text.
const MAX_WITNESSES: usize = 120;

/// Most tellings of one quotation of which the paragraph is told: it needs the article's text. Of further ones the answer has the offset.
const MAX_PLACED: usize = 1_000;

/// Most code points of a paragraph on either side of the first word that are shown as its context.
const MAX_CONTEXT: u32 = 300;

/// What carries the words: a quotation, or a statement that no other shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Carrier {
    Quotation(i64),
    Statement(i64),
}

/// A telling with what is looked up of it.
pub(super) struct Told {
    article: i64,
    wording: usize,
    pieces: Vec<String>,
    aspect: Aspect,
    pub(super) telling: Telling,
}

impl Store {
    /// The quotations that hold some words, in one story or in all, at most `limit`; `asked` may be the key of one. A single one, and the one that
    /// several articles carry if there is one, is told in full: how its wordings differ, and which telling follows which.
    ///
    /// Where none holds the words as they stand the answer has what comes nearest, and says so.
    ///
    /// # Errors
    /// [`StoreError`] where there is no such story or no word to look for.
    pub fn quote(
        &self,
        asked: &str,
        story: Option<&str>,
        limit: usize,
    ) -> Result<Carried, StoreError> {
        let story = self.story_asked(story)?;
        let mut answer = Carried::asked(asked);
        let mut carriers = self.carriers_of_key(asked.trim(), story)?;
        if carriers.is_empty() {
            let rows = self.first_matches(&Query::verbatim(asked)?, MOST)?;
            carriers = self.carriers(&rows, story)?;
        }
        if carriers.is_empty() {
            carriers = self.nearest(asked, story)?;
            answer.is_exact = carriers.is_empty();
        }
        answer.total = carriers.len();
        let mut sources = Sources::new(&self.connection);
        let shared = carriers.iter().filter(|one| matches!(one, Carrier::Quotation(_))).count();
        for (number, carrier) in carriers.into_iter().take(limit).enumerate() {
            let in_full = number == 0 && (shared == 1 || answer.total == 1);
            answer.quotations.push(self.carrying(carrier, in_full, &mut sources)?);
        }
        answer.sources = sources.finish();
        Ok(answer)
    }

    fn carriers_of_key(&self, key: &str, story: Option<i64>) -> Result<Vec<Carrier>, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT quotation.id FROM story CROSS JOIN quotation ON quotation.story = story.id AND quotation.key = ?1
             WHERE ?2 IS NULL OR story.id = ?2 ORDER BY story.name",
        )?;
        let found = select.query_map((key, story), |row| row.get(0).map(Carrier::Quotation))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// What carries the words of these statements, what most articles carry first. Words in the articles' own words carry nothing.
    pub(super) fn carriers(
        &self,
        rows: &[i64],
        story: Option<i64>,
    ) -> Result<Vec<Carrier>, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT quote FROM statement WHERE id = ?1 AND pieces <> '[]' AND (?2 IS NULL OR ?2 =
                 (SELECT story FROM article JOIN page ON page.id = article.page WHERE article.id = statement.article))",
        )?;
        let mut carriers = BTreeMap::new();
        for row in rows {
            for quote in select.query_map((row, story), |found| found.get::<_, Option<i64>>(0))? {
                let carrier = quote?.map_or(Carrier::Statement(*row), Carrier::Quotation);
                carriers.insert(carrier, 1);
            }
        }
        self.count_articles(&mut carriers)?;
        let mut ordered: Vec<_> = carriers.into_iter().collect();
        ordered.sort_by_key(|&(carrier, articles)| (std::cmp::Reverse(articles), carrier));
        Ok(ordered.into_iter().map(|(carrier, _)| carrier).collect())
    }

    fn count_articles(&self, carriers: &mut BTreeMap<Carrier, i64>) -> Result<(), StoreError> {
        let mut count = self
            .connection
            .prepare_cached("SELECT count(DISTINCT article) FROM statement WHERE quote = ?1 AND wording IS NOT NULL")?;
        for (carrier, articles) in carriers {
            if let Carrier::Quotation(id) = carrier {
                *articles = count.query_row([*id], |row| row.get(0))?;
            }
        }
        Ok(())
    }

    /// Everything about one of them, or its wordings alone.
    fn carrying(
        &self,
        carrier: Carrier,
        in_full: bool,
        sources: &mut Sources<'_>,
    ) -> Result<Carrying, StoreError> {
        let mut told = self.told(carrier, sources)?;
        give_places(&self.connection, told.iter_mut().take(MAX_PLACED).map(Told::placed))?;
        let mut carrying = Carrying::of(wordings(&told));
        let Carrier::Quotation(id) = carrier else { return Ok(carrying) };
        carrying.variants = self.variants_of(id)?;
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

    /// The tellings, wording by wording, those published first first.
    pub(super) fn told(
        &self,
        carrier: Carrier,
        sources: &mut Sources<'_>,
    ) -> Result<Vec<Told>, StoreError> {
        let (wanted, id) = match carrier {
            Carrier::Quotation(id) => ("quote = ?1 AND wording IS NOT NULL", id),
            Carrier::Statement(id) => ("statement.id = ?1", id),
        };
        self.selected("pieces", wanted, (id, -1), |row| {
            let (pieces, at) = (row.get::<_, Option<String>>(4)?, super::number(row, 3)?);
            let pieces =
                pieces.map_or(Ok(Vec::new()), |json| super::column(&json, "a quotation"))?;
            telling(row, (at, pieces, false), sources)
        })
    }

    /// The tellings of some rows, at most so many, in which `words` is the column with the words.
    pub(super) fn selected(
        &self,
        words: &str,
        wanted: &str,
        (id, limit): (i64, i64),
        mut telling: impl FnMut(&Row<'_>) -> Result<Told, StoreError>,
    ) -> Result<Vec<Told>, StoreError> {
        let sql = format!(
            "SELECT statement.article, statement.key, at, coalesce(wording, 0), {words}, stance, source,
                 coalesce(person.name, entity.name), person.key, outlet, published
             FROM statement JOIN article ON article.id = statement.article
                 LEFT JOIN entity ON entity.article = statement.article AND entity.number = statement.entity
                 LEFT JOIN person ON person.id = entity.person
             WHERE {wanted}
             ORDER BY coalesce(wording, 0), published IS NULL, published, page, at LIMIT ?2"
        );
        let mut select = self.connection.prepare_cached(&sql)?;
        let mut rows = select.query((id, limit))?;
        let mut told = Vec::new();
        while let Some(row) = rows.next()? {
            told.push(telling(row)?);
        }
        Ok(told)
    }

    /// How the wordings of a quotation differ; pairs with a material difference first.
    fn variants_of(&self, quotation: i64) -> Result<Vec<Variant>, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT one, other, is_material, edits FROM variant WHERE quotation = ?1
             ORDER BY is_material DESC, one, other",
        )?;
        let mut rows = select.query([quotation])?;
        let mut variants = Vec::new();
        while let Some(row) = rows.next()? {
            variants.push(Variant {
                wordings: [super::number(row, 0)?, super::number(row, 1)?],
                is_material: row.get(2)?,
                edits: super::column::<Difference>(&row.get::<_, String>(3)?, "a difference")?
                    .edits,
                contexts: Vec::new(),
            });
        }
        Ok(variants)
    }

    /// Gives the text around both sides of the first material differences.
    fn give_contexts(&self, variants: &mut [Variant], told: &[Told]) -> Result<(), StoreError> {
        let material = variants.iter_mut().filter(|variant| variant.is_material);
        let material: Vec<_> = material.take(MAX_CONTEXTS).collect();
        let first = |wording: usize| told.iter().find(|one| one.wording == wording);
        let sides = material.iter().flat_map(|variant| variant.wordings).filter_map(first);
        let texts = texts(&self.connection, sides.map(|one| one.article))?;
        for variant in material {
            let sides = variant.wordings.into_iter().filter_map(first);
            variant.contexts = sides
                .filter_map(|one| {
                    let places = Places::new(texts.get(&one.article)?);
                    context(&places, one.aspect.article, one.aspect.at)
                })
                .collect();
        }
        Ok(())
    }

    /// Which telling most plausibly follows which, and how many were looked at: of very many the first of each wording and those published
    /// first.
    fn tree(&self, told: &[Told]) -> Result<(Vec<Node>, usize), StoreError> {
        let looked_at = looked_at(told);
        let texts = texts(&self.connection, looked_at.iter().map(|&place| told[place].article))?;
        let mut places = Vec::with_capacity(looked_at.len());
        let mut witnesses = Vec::with_capacity(looked_at.len());
        for place in looked_at {
            let one = &told[place];
            if let Some(source) = texts.get(&one.article) {
                let (map, credits) = (Places::new(source), variants::credits(source));
                witnesses.push(Witness::of(source, &map, one.telling.clone(), &credits));
                places.push(place);
            }
        }
        let mut nodes = variants::stemma(&witnesses).nodes;
        for telling in nodes.iter_mut().flat_map(|node| &mut node.tellings) {
            *telling = places[*telling];
        }
        Ok((nodes, places.len()))
    }
}

/// The places of the tellings that a tree is made of, in their order.
fn looked_at(told: &[Told]) -> Vec<usize> {
    let mut places: Vec<_> = (0..told.len()).collect();
    if told.len() > MAX_WITNESSES {
        let is_first = |place: usize| place == 0 || told[place - 1].wording != told[place].wording;
        places.sort_by_key(|&place| {
            let day = told[place].telling.published;
            (!is_first(place), day.is_none(), day, place)
        });
        places.truncate(MAX_WITNESSES);
        places.sort_unstable();
    }
    places
}

/// The telling of a row; its wording, its words, whether they are the article's own.
pub(super) fn telling(
    row: &Row<'_>,
    (wording, pieces, is_reported): (usize, Vec<String>, bool),
    sources: &mut Sources<'_>,
) -> Result<Told, StoreError> {
    let article = row.get(0)?;
    let stance: Option<String> = row.get(5)?;
    let (source, name): (Option<String>, Option<String>) = (row.get(6)?, row.get(7)?);
    let key: Option<String> = row.get(8)?;
    let published: Option<String> = row.get(10)?;
    let aspect = Aspect {
        article: sources.place(article)?,
        statement: row.get(1)?,
        speaker: name.or_else(|| source.clone()),
        stance: stance.as_deref().and_then(super::term),
        at: row.get(2)?,
        place: format!("at {}", row.get::<_, u32>(2)?),
    };
    let telling = Telling {
        article: aspect.article,
        statement: aspect.statement.clone(),
        at: aspect.at,
        pieces: pieces.clone(),
        is_reported,
        speaker: speaker(key, source.as_deref()),
        outlet: row.get(9)?,
        published: published.and_then(|day| day.get(..10)?.parse::<Date>().ok()),
    };
    Ok(Told { article, wording, pieces, aspect, telling })
}

fn speaker(key: Option<String>, words: Option<&str>) -> Speaker {
    match (key, words) {
        (Some(key), _) => Speaker::Known(key),
        (None, Some(words)) => Speaker::Words(folded(words).join(" ")),
        (None, None) => Speaker::Nobody,
    }
}

/// The tellings by wording.
pub(super) fn wordings(told: &[Told]) -> Vec<Wording> {
    let same = told.chunk_by(|a, b| a.wording == b.wording);
    let wording = |same: &[Told]| Wording {
        words: same.first().map(Told::words).unwrap_or_default(),
        tellings: same.iter().map(|one| one.aspect.clone()).collect(),
    };
    same.map(wording).collect()
}

impl Told {
    /// What stands between marks, on one line.
    pub(super) fn words(&self) -> String {
        let pieces: Vec<_> = self.pieces.iter().map(|piece| words::on_one_line(piece)).collect();
        pieces.join(" […] ")
    }

    pub(super) fn wording(&self) -> usize {
        self.wording
    }

    pub(super) fn aspect(&self) -> &Aspect {
        &self.aspect
    }

    /// The telling and its article, to be given the place.
    pub(super) fn placed(&mut self) -> (i64, &mut Aspect) {
        (self.article, &mut self.aspect)
    }

    /// The row of its article.
    pub(super) fn article(&self) -> i64 {
        self.article
    }
}

/// The paragraph around a place on one line, cut where it is long.
fn context(places: &Places, article: usize, at: u32) -> Option<Context> {
    let from = at.saturating_sub(MAX_CONTEXT);
    let to = places.len().min(at.saturating_add(2 * MAX_CONTEXT));
    let before = places.slice(from, at)?;
    let after = places.slice(at, to)?;
    let before = before.rfind('\n').map_or(before, |line| &before[line + 1..]);
    let after = after.find('\n').map_or(after, |line| &after[..line]);
    Some(Context {
        article,
        words: words::on_one_line(&[before, after].concat()),
        place: words::place(places, &point(at)),
    })
}

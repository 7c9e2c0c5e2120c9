//! The tellings of a quotation.

use super::{Carrier, Limits};
use crate::ask::placed::Placed;
use crate::ask::sources::Sources;
use crate::numbering::article_of;
use crate::{Store, StoreError};
use jiff::civil::Date;
use onrecord_language::likeness::folded;
use onrecord_record::words;
use onrecord_story::asked::{Aspect, Carrying, Wording};
use onrecord_story::variants::{Speaker, Telling, own_words};
use rusqlite::Row;
use std::collections::{BTreeMap, BTreeSet};

/// A telling, as much of it as its place among the others needs.
#[derive(Debug, Clone)]
pub(in crate::ask) struct Line {
    pub(in crate::ask) row: i64,
    pub(in crate::ask) wording: usize,
    pub(in crate::ask) outlet: Option<String>,
    /// Day or moment.
    pub(in crate::ask) published: Option<String>,
    /// The key of the page.
    pub(in crate::ask) page: String,
}

/// A telling with what is looked up of it.
pub(in crate::ask) struct Told {
    article: i64,
    wording: usize,
    pub(super) aspect: Aspect,
    pub(in crate::ask) telling: Telling,
}

/// What a telling is made of.
const COLUMNS: &str = "statement.article, statement.key, at, coalesce(wording, 0), stance, source,
    coalesce(person.name, entity.name), person.key, outlet, published, pieces, content";

impl Store {
    /// The tellings, wording by wording, those published first first; equal days by the keys of the pages.
    pub(in crate::ask) fn lines(&self, carrier: Carrier) -> Result<Vec<Line>, StoreError> {
        match carrier {
            Carrier::Quotation(id) => self.lines_of("quote = ?1 AND wording IS NOT NULL", id),
            Carrier::Statement(id) => self.lines_of("statement.id = ?1", id),
        }
    }

    pub(super) fn lines_of(&self, wanted: &str, id: i64) -> Result<Vec<Line>, StoreError> {
        let sql = format!(
            "SELECT statement.id, coalesce(wording, 0), outlet, published, page.key
             FROM statement JOIN article ON article.id = statement.article JOIN page ON page.id = article.page
             WHERE {wanted}
             ORDER BY coalesce(wording, 0), published IS NULL, published, page.key, at, statement.key"
        );
        let mut select = self.connection.prepare_cached(&sql)?;
        let lines = select.query_map([id], |row| {
            Ok(Line {
                row: row.get(0)?,
                wording: crate::ask::number(row, 1)?,
                outlet: row.get(2)?,
                published: row.get(3)?,
                page: row.get(4)?,
            })
        })?;
        Ok(lines.collect::<Result<_, _>>()?)
    }

    /// Some tellings with all that is told of them, in their order.
    pub(in crate::ask) fn told(
        &self,
        lines: &[&Line],
        sources: &mut Sources<'_>,
    ) -> Result<Vec<Told>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM statement JOIN article ON article.id = statement.article
                 LEFT JOIN entity ON entity.article = statement.article AND entity.number = statement.entity
                 LEFT JOIN person ON person.id = entity.person
             WHERE statement.id = ?1"
        );
        let mut select = self.connection.prepare_cached(&sql)?;
        let mut told = Vec::with_capacity(lines.len());
        for line in lines {
            let mut rows = select.query([line.row])?;
            while let Some(row) = rows.next()? {
                told.push(one(row, sources)?);
            }
        }
        Ok(told)
    }
}

/// The first tellings of the first wordings.
pub(super) fn shown(lines: &[Line], limits: Limits) -> Vec<&Line> {
    let wordings = lines.chunk_by(|a, b| a.wording == b.wording).take(limits.wordings);
    wordings.flat_map(|same| same.iter().take(limits.tellings)).collect()
}

/// How much there is in all.
pub(super) fn counted(lines: &[Line]) -> Carrying {
    let articles: BTreeSet<_> = lines.iter().map(|line| article_of(line.row)).collect();
    let outlets: BTreeSet<_> = lines.iter().filter_map(|line| line.outlet.as_deref()).collect();
    Carrying {
        articles: articles.len(),
        outlets: outlets.len(),
        wordings_total: lines.chunk_by(|a, b| a.wording == b.wording).count(),
        tellings_total: lines.len(),
        ..Carrying::default()
    }
}

/// The telling of a row.
fn one(row: &Row<'_>, sources: &mut Sources<'_>) -> Result<Told, StoreError> {
    let article = row.get(0)?;
    let stance: Option<String> = row.get(4)?;
    let (source, name): (Option<String>, Option<String>) = (row.get(5)?, row.get(6)?);
    let published: Option<String> = row.get(9)?;
    let (pieces, is_reported) = pieces(row)?;
    let aspect = Aspect {
        article: sources.place(article)?,
        statement: row.get(1)?,
        speaker: name.or_else(|| source.clone()),
        stance: stance.as_deref().and_then(crate::ask::term),
        at: row.get(2)?,
        place: String::new(),
        spans: Vec::new(),
    };
    let telling = Telling {
        article: aspect.article,
        statement: aspect.statement.clone(),
        at: aspect.at,
        pieces,
        is_reported,
        speaker: speaker(row.get(7)?, source.as_deref()),
        outlet: row.get(8)?,
        published: published.and_then(|day| day.get(..10)?.parse::<Date>().ok()),
    };
    Ok(Told { article, wording: crate::ask::number(row, 3)?, aspect, telling })
}

/// The words of a row, and whether they are the article's own.
fn pieces(row: &Row<'_>) -> Result<(Vec<String>, bool), StoreError> {
    let pieces: Option<String> = row.get(10)?;
    let pieces: Vec<String> = match pieces {
        Some(json) => crate::ask::column(&json, "a quotation")?,
        None => Vec::new(),
    };
    if pieces.is_empty() {
        return Ok((own_words(&row.get::<_, String>(11)?), true));
    }
    Ok((pieces, false))
}

fn speaker(key: Option<String>, words: Option<&str>) -> Speaker {
    match (key, words) {
        (Some(key), _) => Speaker::Known(key),
        (None, Some(words)) => Speaker::Words(folded(words).join(" ")),
        (None, None) => Speaker::Nobody,
    }
}

/// The tellings that are told by wording; `lines` are all.
pub(super) fn wordings(told: &[Told], lines: &[Line]) -> Vec<Wording> {
    let told = told.chunk_by(|a, b| a.wording == b.wording);
    let all = lines.chunk_by(|a, b| a.wording == b.wording);
    let wording = |(same, all): (&[Told], &[Line])| Wording {
        words: same.first().map(Told::words).unwrap_or_default(),
        tellings: same.iter().map(|one| one.aspect.clone()).collect(),
        tellings_total: all.len(),
    };
    told.zip(all).map(wording).collect()
}

/// The places that wordings have among those that are told, by their numbers. While a story is not settled anew a wording may have lost all its
/// tellings.
pub(super) fn places(told: &[Told]) -> BTreeMap<usize, usize> {
    let same = told.chunk_by(|a, b| a.wording == b.wording);
    same.filter_map(|same| same.first()).map(Told::wording).zip(0..).collect()
}

impl Told {
    /// What stands between marks, on one line.
    pub(in crate::ask) fn words(&self) -> String {
        let pieces = self.telling.pieces.iter();
        pieces.map(|piece| words::on_one_line(piece)).collect::<Vec<_>>().join(" […] ")
    }

    pub(in crate::ask) fn wording(&self) -> usize {
        self.wording
    }

    pub(in crate::ask) fn into_aspect(self) -> Aspect {
        self.aspect
    }

    /// The telling and its article, to be given the place.
    pub(in crate::ask) fn placed(&mut self) -> Placed<'_> {
        let pieces = if self.telling.is_reported { &[][..] } else { &self.telling.pieces };
        Placed { article: self.article, aspect: &mut self.aspect, pieces }
    }

    /// The row of its article.
    pub(super) fn article(&self) -> i64 {
        self.article
    }
}

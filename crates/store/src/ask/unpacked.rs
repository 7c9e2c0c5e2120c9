//! Statements as their records have them.

use super::sources::Sources;
use crate::packed::Packed;
use crate::{Store, StoreError};
use onrecord_record::{Places, Source, Statement, words};
use onrecord_story::asked::Saying;
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use rusqlite::{Connection, OptionalExtension as _};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};

/// What an answer needs of a record; all else in it is passed over.
#[derive(Debug, Deserialize)]
struct Unpacked {
    source: Source,
    statements: Vec<Statement>,
}

impl Unpacked {
    /// The statement of this id.
    fn statement(&self, id: &str) -> Option<&Statement> {
        self.statements.iter().find(|statement| statement.id == id)
    }
}

/// A record of which the source alone is wanted.
#[derive(Debug, Deserialize)]
struct Text {
    source: Source,
}

/// The sources of some articles.
pub(super) fn texts(
    connection: &Connection,
    articles: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, Source>, StoreError> {
    let texts: BTreeMap<i64, Text> = unpacked(connection, articles)?;
    Ok(texts.into_iter().map(|(article, text)| (article, text.source)).collect())
}

/// What is wanted of the records of some articles, unpacked in parallel.
fn unpacked<T: DeserializeOwned + Send>(
    connection: &Connection,
    articles: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, T>, StoreError> {
    let wanted: BTreeSet<_> = articles.into_iter().collect();
    let mut select =
        connection.prepare_cached("SELECT size, packed FROM record WHERE article = ?1")?;
    let mut packed = Vec::with_capacity(wanted.len());
    for article in wanted {
        let found =
            select.query_row([article], |row| Ok(Packed { size: row.get(0)?, bytes: row.get(1)? }));
        packed.extend(found.optional()?.map(|found| (article, found)));
    }
    let open = |(article, packed): (i64, Packed)| Ok((article, packed.parsed("a record")?));
    packed.into_par_iter().map(open).collect()
}

/// A statement that is to be shown.
#[derive(Debug)]
struct Shown {
    article: i64,
    key: String,
    speaker: Option<String>,
    carried: Option<String>,
}

impl Store {
    /// Statements, by their rows, as they are shown: in the order given, those of an article in the order of its text
    /// where they stand together.
    pub(super) fn sayings(
        &self,
        rows: &[i64],
        sources: &mut Sources<'_>,
    ) -> Result<Vec<Saying>, StoreError> {
        let shown = rows.iter().map(|&row| self.shown(row)).collect::<Result<Vec<_>, _>>()?;
        let articles = shown.iter().map(|one| one.article);
        let records: BTreeMap<_, Unpacked> = unpacked(&self.connection, articles)?;
        let places: BTreeMap<_, _> =
            records.iter().map(|(id, record)| (id, Places::new(&record.source))).collect();
        let mut sayings = Vec::with_capacity(shown.len());
        for one in shown {
            let statement = records.get(&one.article).and_then(|all| all.statement(&one.key));
            if let (Some(statement), Some(places)) = (statement, places.get(&one.article)) {
                let article = sources.place(one.article)?;
                sayings.extend(saying(one, statement, places, article));
            }
        }
        Ok(sayings)
    }

    fn shown(&self, row: i64) -> Result<Shown, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT statement.article, statement.key, coalesce(person.name, entity.name), quotation.key
             FROM statement
                 LEFT JOIN entity ON entity.article = statement.article AND entity.number = statement.entity
                 LEFT JOIN person ON person.id = entity.person
                 LEFT JOIN quotation ON quotation.id = statement.quote
             WHERE statement.id = ?1",
        )?;
        Ok(select.query_row([row], |row| {
            Ok(Shown {
                article: row.get(0)?,
                key: row.get(1)?,
                speaker: row.get(2)?,
                carried: row.get(3)?,
            })
        })?)
    }
}

fn saying(one: Shown, statement: &Statement, places: &Places, article: usize) -> Option<Saying> {
    let stance = statement.stance.as_deref();
    Some(Saying {
        article,
        id: one.key,
        speaker: one.speaker,
        source: statement.source.span.as_ref().map(|span| words::on_one_line(&span.text)),
        reported: words::reported(statement),
        quotation: statement.quotation,
        stance: stance.map(|stance| stance.value),
        commitment: stance.map(|stance| stance.commitment),
        cue_tone: statement.cue_tone,
        evidence: statement.evidence.iter().map(|evidence| evidence.kind).collect(),
        span: statement.content.first()?.clone(),
        words: words::content(statement, places),
        place: words::place_of(statement, places),
        carried: one.carried,
    })
}

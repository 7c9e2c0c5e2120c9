//! Statements as their records have them.

use super::sources::Sources;
use crate::packed::Packed;
use crate::records::record_of;
use crate::{Store, StoreError};
use onrecord_record::{Places, Source, Span, Statement, words};
use onrecord_story::asked::Saying;
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use rusqlite::Connection;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};

/// Statements whose records are unpacked at a time.
const AT_A_TIME: usize = 256;

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
pub(super) struct Texts(BTreeMap<i64, Text>);

impl Texts {
    /// The source of one of them.
    pub(super) fn of(&self, article: i64) -> Result<&Source, StoreError> {
        match self.0.get(&article) {
            Some(text) => Ok(&text.source),
            None => Err(damaged("an article", "its record was not looked up")),
        }
    }
}

/// The sources of some articles.
pub(super) fn texts(
    connection: &Connection,
    articles: impl IntoIterator<Item = i64>,
) -> Result<Texts, StoreError> {
    Ok(Texts(unpacked(connection, articles)?))
}

fn damaged(what: &str, reason: &str) -> StoreError {
    StoreError::Damaged { what: what.to_owned(), reason: reason.to_owned() }
}

/// What is wanted of the records of some articles, unpacked in parallel.
fn unpacked<T: DeserializeOwned + Send>(
    connection: &Connection,
    articles: impl IntoIterator<Item = i64>,
) -> Result<BTreeMap<i64, T>, StoreError> {
    let wanted: BTreeSet<_> = articles.into_iter().collect();
    let packed = wanted.into_iter().map(|article| Ok((article, record_of(connection, article)?)));
    let packed = packed.collect::<Result<Vec<_>, StoreError>>()?;
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
        let mut sayings = Vec::with_capacity(rows.len().min(AT_A_TIME));
        for some in rows.chunks(AT_A_TIME) {
            let shown = some.iter().map(|&row| self.shown(row)).collect::<Result<Vec<_>, _>>()?;
            let articles = shown.iter().map(|one| one.article);
            let records: BTreeMap<_, Unpacked> = unpacked(&self.connection, articles)?;
            let places: BTreeMap<_, _> =
                records.iter().map(|(id, record)| (id, Places::new(&record.source))).collect();
            for one in shown {
                let statement = records.get(&one.article).and_then(|all| all.statement(&one.key));
                let place = sources.place(one.article)?;
                let saying = statement
                    .zip(places.get(&one.article))
                    .and_then(|(statement, places)| saying(&one, statement, places, place));
                sayings.push(saying.ok_or_else(|| not_in_record(&one.key))?);
            }
        }
        Ok(sayings)
    }

    /// Where the words of statements stand that are told in the articles' own words: of each, by article and id, its stretches.
    pub(super) fn contents_of(
        &self,
        statements: &[(i64, &str)],
    ) -> Result<Vec<Vec<Span>>, StoreError> {
        let articles = statements.iter().map(|(article, _)| *article);
        let records: BTreeMap<_, Unpacked> = unpacked(&self.connection, articles)?;
        let spans = |(article, key): &(i64, &str)| {
            let statement = records.get(article).and_then(|record| record.statement(key));
            statement.map(|found| found.content.clone()).ok_or_else(|| not_in_record(key))
        };
        statements.iter().map(spans).collect()
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

/// Says that a row has a statement that its record has not.
fn not_in_record(key: &str) -> StoreError {
    damaged(&format!("the statement {key}"), "the record of its article does not have it")
}

fn saying(one: &Shown, statement: &Statement, places: &Places, article: usize) -> Option<Saying> {
    let stance = statement.stance.as_deref();
    Some(Saying {
        article,
        id: one.key.clone(),
        speaker: one.speaker.clone(),
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
        carried: one.carried.clone(),
    })
}

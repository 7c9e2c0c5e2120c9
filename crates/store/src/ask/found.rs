//! Where words stand.
//!
//! Articles are gone through by day of publication, the last one first, until there are as many findings as were asked for. Statements of one
//! article have rows that follow each other, so that of each article only these are compared with the rows that match.

use super::excerpt::{Sought, excerpt};
use super::matches::Matches;
use super::phrases::Query;
use super::sources::Sources;
use super::unpacked::texts;
use crate::{Store, StoreError};
use jiff::civil::Date;
use onrecord_language::likeness::folded;
use onrecord_record::{Places, StanceValue, words};
use onrecord_story::asked::{Finding, Findings};
use rusqlite::OptionalExtension as _;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Most statements whose articles are looked up and sorted. Of more the articles are gone through by day: one of seven holds one.
const FEW: usize = 4_000;

/// What articles are sorted by: day of publication (unknown last), page, row.
type Order = (Reverse<Option<String>>, i64, i64);

/// What is looked for. What is not given is not asked for.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Words and `"phrases"`, all of which must be there; `word*` stands for all words that begin so.
    pub words: String,
    /// In this story alone.
    pub story: Option<String>,
    /// Statements of somebody whose name holds these words.
    pub speaker: Option<String>,
    /// In articles of an outlet whose name holds these words.
    pub outlet: Option<String>,
    /// Statements that do this.
    pub stance: Option<StanceValue>,
    /// In articles published on this day or later.
    pub from: Option<Date>,
    /// In articles published on this day or earlier.
    pub to: Option<Date>,
    /// Whether statements are looked for.
    pub statements: bool,
    /// Whether articles are looked for. Where a speaker or a stance is given none is.
    pub articles: bool,
    /// Most statements, and most articles.
    pub limit: usize,
}

impl Store {
    /// Where words stand, in one story or in all.
    ///
    /// # Errors
    /// [`StoreError`] where there is no such story, or no word to look for.
    pub fn search(&self, wanted: &Wanted) -> Result<Findings, StoreError> {
        let mut answer = Findings::asked(&wanted.words);
        let search = Search::new(self, wanted)?;
        let mut sources = Sources::new(&self.connection);
        if wanted.statements {
            let rows = search.statements()?;
            answer.has_more |= rows.len() > wanted.limit;
            let shown = &rows[..rows.len().min(wanted.limit)];
            answer.statements = self.sayings(shown, &mut sources)?;
        }
        if wanted.articles && wanted.speaker.is_none() && wanted.stance.is_none() {
            let rows = search.articles()?;
            answer.has_more |= rows.len() > wanted.limit;
            let shown = &rows[..rows.len().min(wanted.limit)];
            answer.articles = self.excerpts(shown, &wanted.words, &mut sources)?;
        }
        answer.sources = sources.finish();
        Ok(answer)
    }

    /// The articles with the paragraphs that hold most of the words.
    fn excerpts(
        &self,
        rows: &[i64],
        asked: &str,
        sources: &mut Sources<'_>,
    ) -> Result<Vec<Finding>, StoreError> {
        let texts = texts(&self.connection, rows.iter().copied())?;
        let asked: Vec<_> = asked.split_whitespace().map(Sought::of).collect();
        let mut findings = Vec::with_capacity(rows.len());
        for row in rows {
            if let Some(source) = texts.get(row) {
                let span = excerpt(&source.text, &asked);
                findings.push(Finding {
                    article: sources.place(*row)?,
                    words: words::on_one_line(&span.text),
                    at: span.start,
                    place: words::place(&Places::new(source), &span),
                });
            }
        }
        Ok(findings)
    }
}

struct Search<'s> {
    store: &'s Store,
    wanted: &'s Wanted,
    query: Query,
    story: Option<i64>,
    /// Rows of what those say whose names hold the words for the speaker, in order.
    said: Option<Vec<i64>>,
    outlet: Vec<String>,
}

impl<'s> Search<'s> {
    fn new(store: &'s Store, wanted: &'s Wanted) -> Result<Self, StoreError> {
        let story = store.story_asked(wanted.story.as_deref())?;
        let said =
            wanted.speaker.as_deref().map(|name| store.said_under(name, story)).transpose()?;
        Ok(Self {
            store,
            wanted,
            query: Query::of(&wanted.words)?,
            story,
            said,
            outlet: wanted.outlet.as_deref().map(folded).unwrap_or_default(),
        })
    }

    /// Rows of statements, one more than asked for where there are more.
    fn statements(&self) -> Result<Vec<i64>, StoreError> {
        let mut rows = Vec::new();
        let mut take = |article: i64, found: Vec<i64>| {
            let found = self.by_speaker(found);
            if !found.is_empty() && self.is_outlet(article)? {
                rows.extend(self.of_article(article, found)?);
            }
            Ok(rows.len() <= self.wanted.limit)
        };
        let matches = match self.store.matches(self.query.clone())? {
            Matches::All(all) => Matches::All(self.by_speaker(all)),
            many @ Matches::TooMany(_) => many,
        };
        match matches {
            Matches::All(few) if few.len() <= FEW => self.each_of(few, &mut take)?,
            matches => self.each_article(|article| {
                let Some((first, last)) = self.rows_of(article)? else { return Ok(true) };
                // Whom an article does not let speak need not be looked for in it.
                if !self.has_speaker(first, last) {
                    return Ok(true);
                }
                take(article, self.store.between(&matches, first, last)?)
            })?,
        }
        rows.truncate(self.wanted.limit + 1);
        Ok(rows)
    }

    /// The articles of a few statements within the days asked for, with those of them that each has; those published last first.
    fn each_of(
        &self,
        few: Vec<i64>,
        take: &mut impl FnMut(i64, Vec<i64>) -> Result<bool, StoreError>,
    ) -> Result<(), StoreError> {
        let mut select = self.store.connection.prepare_cached(
            "SELECT published, page, article.id FROM statement
                 JOIN article ON article.id = statement.article
             WHERE statement.id = ?1 AND (?2 IS NULL OR published >= ?2) AND (?3 IS NULL OR published <= ?3)
                 AND (?4 IS NULL OR (SELECT story FROM page WHERE page.id = article.page) = ?4)",
        )?;
        let (from, to) = self.days();
        let mut articles: BTreeMap<Order, Vec<i64>> = BTreeMap::new();
        for row in few {
            let found = select.query_row((row, &from, &to, self.story), |row| {
                Ok((Reverse(row.get(0)?), row.get(1)?, row.get(2)?))
            });
            if let Some(order) = found.optional()? {
                articles.entry(order).or_default().push(row);
            }
        }
        for ((_, _, article), rows) in articles {
            if !take(article, rows)? {
                break;
            }
        }
        Ok(())
    }

    /// First and last day asked for, as days of publication are compared: a date-time of a day is longer than the day and begins with it.
    fn days(&self) -> (Option<String>, Option<String>) {
        let from = self.wanted.from.map(|day| day.to_string());
        (from, self.wanted.to.map(|day| format!("{day}~")))
    }

    /// Those of some rows that the speaker asked for says.
    fn by_speaker(&self, mut rows: Vec<i64>) -> Vec<i64> {
        if let Some(said) = &self.said {
            rows.retain(|row| said.binary_search(row).is_ok());
        }
        rows
    }

    /// Whether the speaker asked for says any of the statements between two rows.
    fn has_speaker(&self, first: i64, last: i64) -> bool {
        self.said.as_ref().is_none_or(|said| {
            said.get(said.partition_point(|row| *row < first)).is_some_and(|row| *row <= last)
        })
    }

    /// Rows of articles, one more than asked for where there are more.
    fn articles(&self) -> Result<Vec<i64>, StoreError> {
        let matches = self.store.article_matches(&self.query)?;
        let mut rows = Vec::new();
        self.each_article(|article| {
            if matches.binary_search(&article).is_ok() && self.is_outlet(article)? {
                rows.push(article);
            }
            Ok(rows.len() <= self.wanted.limit)
        })?;
        Ok(rows)
    }

    /// The latest readings within the days asked for, those published last first, until `take` has enough.
    fn each_article(
        &self,
        mut take: impl FnMut(i64) -> Result<bool, StoreError>,
    ) -> Result<(), StoreError> {
        let (from, to) = self.days();
        let mut select = self.store.connection.prepare_cached(
            "SELECT id FROM article
             WHERE is_latest = 1 AND (?1 IS NULL OR published >= ?1) AND (?2 IS NULL OR published <= ?2)
                 AND (?3 IS NULL OR (SELECT story FROM page WHERE page.id = article.page) = ?3)
             ORDER BY published DESC, page",
        )?;
        let mut rows = select.query((from, to, self.story))?;
        while let Some(row) = rows.next()? {
            if !take(row.get(0)?)? {
                break;
            }
        }
        Ok(())
    }

    /// Whether an article's outlet is the one asked for.
    fn is_outlet(&self, article: i64) -> Result<bool, StoreError> {
        if self.outlet.is_empty() {
            return Ok(true);
        }
        let mut select =
            self.store.connection.prepare_cached("SELECT outlet FROM article WHERE id = ?1")?;
        let name: Option<String> = select.query_row([article], |row| row.get(0))?;
        let name = name.as_deref().map(folded).unwrap_or_default();
        Ok(name.windows(self.outlet.len()).any(|part| part == self.outlet))
    }

    /// First and last row of an article's statements.
    fn rows_of(&self, article: i64) -> Result<Option<(i64, i64)>, StoreError> {
        let mut select = self
            .store
            .connection
            .prepare_cached("SELECT min(id), max(id) FROM statement WHERE article = ?1")?;
        let ends = select.query_row([article], |row| {
            let ends: (Option<i64>, Option<i64>) = (row.get(0)?, row.get(1)?);
            Ok(ends.0.zip(ends.1))
        });
        Ok(ends?)
    }

    /// Those of an article's statements that are wanted, in the order of its text.
    fn of_article(&self, article: i64, rows: Vec<i64>) -> Result<Vec<i64>, StoreError> {
        let mut select = self
            .store
            .connection
            .prepare_cached("SELECT at, stance FROM statement WHERE id = ?1 AND article = ?2")?;
        let mut kept = Vec::new();
        for row in rows {
            let found = select.query_row((row, article), |row| {
                Ok((row.get::<_, i64>(0)?, row.get::<_, Option<String>>(1)?))
            });
            if let Some((at, stance)) = found.optional()?
                && self.is_stance(stance.as_deref())
            {
                kept.push((at, row));
            }
        }
        kept.sort_unstable();
        Ok(kept.into_iter().map(|(_, row)| row).collect())
    }

    fn is_stance(&self, stance: Option<&str>) -> bool {
        self.wanted.stance.is_none_or(|wanted| stance.and_then(super::term) == Some(wanted))
    }
}

impl Store {
    /// Rows of what all those say whose names hold some words, in order.
    fn said_under(&self, name: &str, story: Option<i64>) -> Result<Vec<i64>, StoreError> {
        let bearers = self.bearers(&folded(name), story)?;
        let said = bearers.iter().map(|found| self.rows_said_by(found.id));
        let mut rows = said.collect::<Result<Vec<_>, _>>()?.concat();
        rows.sort_unstable();
        Ok(rows)
    }

    /// Rows of all that somebody said.
    fn rows_said_by(&self, person: i64) -> Result<Vec<i64>, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT statement.id FROM entity CROSS JOIN statement
                 ON statement.article = entity.article AND statement.entity = entity.number
             WHERE entity.person = ?1",
        )?;
        let rows = select.query_map([person], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

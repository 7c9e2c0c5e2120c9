//! Where words stand.
//!
//! 1. Everything that holds the words is gathered in one pass over the index, as rows.
//! 2. What is asked of the speaker, the stance, the outlet and the story takes rows out of these.
//! 3. The articles that are left are gone through by day of publication, the last one first, until there are as many findings as were asked for.

use super::among::Filter;
use super::excerpt::{Sought, excerpt};
use super::matches::{articles_of, both, within};
use super::names::Found;
use super::phrases::Query;
use super::sources::Sources;
use super::unpacked::texts;
use crate::rows::word;
use crate::{Store, StoreError};
use jiff::civil::Date;
use onrecord_record::{Places, StanceValue, words};
use onrecord_story::asked::{Finding, Findings};

/// Most of those whose names hold the words for the speaker that an answer names.
const MAX_SPEAKERS: usize = 10;

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
    /// [`StoreError`] where there is no such story, no word to look for, or no word in what a speaker or outlet is to be called.
    pub fn search(&self, wanted: &Wanted) -> Result<Findings, StoreError> {
        self.at_one_moment(|| {
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
            answer.speakers_total = search.speakers.len();
            answer.speakers = search.speakers.into_iter().map(|found| found.bearer).collect();
            answer.speakers.truncate(MAX_SPEAKERS);
            answer.sources = sources.finish();
            Ok(answer)
        })
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
            let source = texts.of(*row)?;
            let span = excerpt(&source.text, &asked);
            findings.push(Finding {
                article: sources.place(*row)?,
                words: words::on_one_line(&span.text),
                at: span.start,
                place: words::place(&Places::new(source), &span),
            });
        }
        Ok(findings)
    }
}

struct Search<'s> {
    store: &'s Store,
    wanted: &'s Wanted,
    query: Query,
    filter: Filter,
    /// Those whose names hold the words for the speaker.
    speakers: Vec<Found>,
}

impl<'s> Search<'s> {
    fn new(store: &'s Store, wanted: &'s Wanted) -> Result<Self, StoreError> {
        let story = store.story_asked(wanted.story.as_deref())?;
        let mut speakers = match &wanted.speaker {
            Some(name) => store.bearers(&super::words_of(name)?, story)?,
            None => Vec::new(),
        };
        speakers.retain(|found| found.bearer.statements > 0);
        let filter = store.filter(story, wanted.outlet.as_deref())?;
        Ok(Self {
            store,
            wanted,
            query: Query::of(&wanted.words)?,
            filter: filter.within(wanted.from, wanted.to),
            speakers,
        })
    }

    /// Rows of statements, one more than asked for where there are more; each article in the order of its text.
    fn statements(&self) -> Result<Vec<i64>, StoreError> {
        let matches = self.wanted_matches()?;
        let articles = self.filter.of(articles_of(&matches));
        let mut rows = Vec::new();
        self.store.by_day(&articles, &self.filter, |article| {
            rows.extend(self.store.in_text_order(within(&matches, article), self.wanted.stance)?);
            Ok(rows.len() <= self.wanted.limit)
        })?;
        rows.truncate(self.wanted.limit + 1);
        Ok(rows)
    }

    /// All statements that hold the words, of the speaker and stance asked for.
    fn wanted_matches(&self) -> Result<Vec<i64>, StoreError> {
        let mut matches = Vec::new();
        let said = match self.wanted.speaker {
            Some(_) => Some(self.store.said_by_all(&self.speakers)?),
            None => None,
        };
        if said.as_ref().is_none_or(|said| !said.is_empty()) {
            matches = self.store.matches(&self.query)?;
        }
        if let Some(said) = said {
            matches = both(matches, &said);
        }
        // Most statements assert something: there is no index of those, and the next ones do.
        if let Some(stance) = self.wanted.stance.filter(|stance| *stance != StanceValue::Asserts) {
            matches = both(matches, &self.store.of_stance(stance)?);
        }
        Ok(matches)
    }

    /// Rows of articles, one more than asked for where there are more.
    fn articles(&self) -> Result<Vec<i64>, StoreError> {
        let articles = self.filter.of(self.store.article_matches(&self.query)?);
        let mut rows = Vec::new();
        self.store.by_day(&articles, &self.filter, |article| {
            rows.push(article);
            Ok(rows.len() <= self.wanted.limit)
        })?;
        Ok(rows)
    }
}

impl Store {
    /// Rows of an article's statements that have a stance, in the order of its text.
    fn in_text_order(
        &self,
        rows: &[i64],
        stance: Option<StanceValue>,
    ) -> Result<Vec<i64>, StoreError> {
        let mut select = self
            .connection
            .prepare_cached("SELECT at, key, stance FROM statement WHERE id = ?1")?;
        let mut kept: Vec<(i64, String, i64)> = Vec::with_capacity(rows.len());
        for row in rows {
            let (at, key, found) = select.query_row([row], |found| {
                Ok((found.get(0)?, found.get(1)?, found.get::<_, Option<String>>(2)?))
            })?;
            let is = |wanted| found.as_deref().and_then(super::term) == Some(wanted);
            if stance.is_none_or(is) {
                kept.push((at, key, *row));
            }
        }
        kept.sort_unstable();
        Ok(kept.into_iter().map(|(_, _, row)| row).collect())
    }

    /// Rows of statements of a stance that is not that of most, in order.
    fn of_stance(&self, stance: StanceValue) -> Result<Vec<i64>, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT id FROM statement WHERE stance = ?1 AND stance <> 'asserts' ORDER BY id",
        )?;
        let rows = select.query_map([word(&stance)], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Rows of what all of these said, in order.
    fn said_by_all(&self, bearers: &[Found]) -> Result<Vec<i64>, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT statement.id FROM entity CROSS JOIN statement
                 ON statement.article = entity.article AND statement.entity = entity.number
             WHERE entity.person = ?1",
        )?;
        let mut rows = Vec::new();
        for found in bearers {
            for row in select.query_map([found.id], |row| row.get(0))? {
                rows.push(row?);
            }
        }
        rows.sort_unstable();
        Ok(rows)
    }
}

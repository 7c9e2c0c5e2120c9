//! The articles that a question is about, and the order in which they answer.

use super::matches::both;
use crate::numbering::article_of;
use crate::{Store, StoreError};
use jiff::civil::Date;
use onrecord_language::likeness::folded;

/// What articles must have. What is not given is not asked for.
#[derive(Debug, Default)]
pub(super) struct Filter {
    /// Rows of the articles of a story or an outlet, in order.
    allowed: Option<Vec<i64>>,
    /// First and last day, as days of publication are compared: a date-time of a day is longer than the day and begins with it.
    days: (Option<String>, Option<String>),
}

impl Filter {
    /// Those of some articles that may be shown by story and outlet; both in order.
    pub(super) fn of(&self, articles: Vec<i64>) -> Vec<i64> {
        match &self.allowed {
            Some(allowed) => both(articles, allowed),
            None => articles,
        }
    }

    /// Whether all stories and outlets pass.
    pub(super) fn is_open(&self) -> bool {
        self.allowed.is_none()
    }

    /// Rows of statements, in order, of articles that may be shown by story and outlet.
    pub(super) fn of_statements(&self, mut rows: Vec<i64>) -> Vec<i64> {
        if let Some(allowed) = &self.allowed {
            rows.retain(|row| allowed.binary_search(&article_of(*row)).is_ok());
        }
        rows
    }

    /// Only articles of these days too.
    pub(super) fn within(self, from: Option<Date>, to: Option<Date>) -> Self {
        let days = (from.map(|day| day.to_string()), to.map(|day| format!("{day}~")));
        Self { days, ..self }
    }
}

impl Store {
    /// The articles of a story and of outlets whose names hold some words.
    ///
    /// # Errors
    /// [`StoreError::NoWords`] where there is no word in the outlet's name.
    pub(super) fn filter(
        &self,
        story: Option<i64>,
        outlet: Option<&str>,
    ) -> Result<Filter, StoreError> {
        let mut allowed = match story {
            Some(story) if self.has_other_stories(story)? => Some(self.articles_of_story(story)?),
            _ => None,
        };
        if let Some(name) = outlet {
            let of_outlet = self.articles_of_outlet(name)?;
            allowed = Some(match allowed {
                Some(allowed) => both(allowed, &of_outlet),
                None => of_outlet,
            });
        }
        Ok(Filter { allowed, days: (None, None) })
    }

    /// The articles among some (their rows in order) that a filter lets pass, those published last first, those of unknown date last, equal days
    /// by the keys of their pages, until `take` has enough.
    pub(super) fn by_day(
        &self,
        articles: &[i64],
        filter: &Filter,
        mut take: impl FnMut(i64) -> Result<bool, StoreError>,
    ) -> Result<(), StoreError> {
        for of_day in self.published(articles, filter)?.chunk_by(|a, b| a.0 == b.0) {
            let mut of_day: Vec<_> = of_day.iter().map(|one| one.1).collect();
            self.by_page(&mut of_day)?;
            for article in of_day {
                if !take(article)? {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// When each of some articles was published that a filter lets pass by its day, those published last first.
    fn published(
        &self,
        articles: &[i64],
        filter: &Filter,
    ) -> Result<Vec<(Option<String>, i64)>, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT published, id FROM article
             WHERE is_latest = 1 AND (?1 IS NULL OR published >= ?1) AND (?2 IS NULL OR published <= ?2)
             ORDER BY published DESC",
        )?;
        let mut rows = select.query((&filter.days.0, &filter.days.1))?;
        let mut published = Vec::new();
        while let Some(row) = rows.next()? {
            let article = row.get(1)?;
            if articles.binary_search(&article).is_ok() {
                published.push((row.get(0)?, article));
            }
            if published.len() == articles.len() {
                break;
            }
        }
        Ok(published)
    }

    /// Sorts articles by story and page.
    pub(super) fn by_page(&self, articles: &mut [i64]) -> Result<(), StoreError> {
        if articles.len() < 2 {
            return Ok(());
        }
        let mut select = self.connection.prepare_cached(
            "SELECT story.name, page.key FROM article JOIN page ON page.id = article.page
                 JOIN story ON story.id = page.story WHERE article.id = ?1",
        )?;
        let mut keyed = Vec::with_capacity(articles.len());
        for article in articles.iter() {
            let key: (String, String) =
                select.query_row([article], |row| Ok((row.get(0)?, row.get(1)?)))?;
            keyed.push((key, *article));
        }
        keyed.sort_unstable();
        for (place, (_, article)) in articles.iter_mut().zip(keyed) {
            *place = article;
        }
        Ok(())
    }

    fn has_other_stories(&self, story: i64) -> Result<bool, StoreError> {
        let mut select =
            self.connection.prepare_cached("SELECT 1 FROM story WHERE id <> ?1 LIMIT 1")?;
        Ok(select.exists([story])?)
    }

    fn articles_of_story(&self, story: i64) -> Result<Vec<i64>, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT article.id FROM page CROSS JOIN article ON article.page = page.id AND is_latest = 1
             WHERE page.story = ?1",
        )?;
        let rows = select.query_map([story], |row| row.get(0))?;
        let mut articles = rows.collect::<Result<Vec<_>, _>>()?;
        articles.sort_unstable();
        Ok(articles)
    }

    fn articles_of_outlet(&self, name: &str) -> Result<Vec<i64>, StoreError> {
        let wanted = super::words_of(name)?;
        let mut names = self
            .connection
            .prepare_cached("SELECT DISTINCT outlet FROM article WHERE outlet IS NOT NULL")?;
        let mut select = self
            .connection
            .prepare_cached("SELECT id FROM article WHERE outlet = ?1 AND outlet IS NOT NULL")?;
        let mut articles = Vec::new();
        for outlet in names.query_map([], |row| row.get::<_, String>(0))? {
            let outlet = outlet?;
            if folded(&outlet).windows(wanted.len()).any(|part| part == wanted) {
                for article in select.query_map([outlet], |row| row.get(0))? {
                    articles.push(article?);
                }
            }
        }
        articles.sort_unstable();
        Ok(articles)
    }
}

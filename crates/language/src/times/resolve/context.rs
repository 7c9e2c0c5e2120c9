//! What is known where an expression stands.

use super::Resolved;
use super::direction::{Direction, direction, sentence};
use super::telling::{Line, is_news, news};
use crate::times::Anchor;
use crate::times::rules::Action;
use crate::times::scan::{Mention, Scan};
use crate::times::slots::{Count, Unit};
use crate::times::values::Value;
use jiff::civil::Date;

/// A dated expression of the text and its place in the list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reference {
    pub(crate) value: Value,
    pub(crate) index: u32,
}

impl Reference {
    /// As what is counted from.
    pub(crate) fn anchor(self) -> Anchor {
        Anchor::Time(self.index)
    }
}

/// Pieces that a sentence has about.
const CLOSE: usize = 25;
/// Pieces up to which a passage goes on with the date that it began with.
const PASSAGE: usize = 40;

/// What is known where an expression stands.
pub(crate) struct Context<'a> {
    pub(crate) scan: &'a Scan<'a>,
    pub(crate) published: Option<Date>,
    /// The text tells of a time long before its publication: dates follow each other, not publication.
    pub(crate) telling: bool,
    /// The whole text tells, but for these places.
    tells: bool,
    news: Vec<usize>,
    /// The last dated expression.
    pub(crate) last: Option<Reference>,
    /// The piece behind it.
    last_end: usize,
    /// The last that is exact to the day.
    pub(crate) last_day: Option<Reference>,
    /// The dates along which the text tells.
    pub(crate) line: Line,
    /// The last that says its year and month, and the piece behind it.
    said: Option<(Reference, usize)>,
    /// The last quarter.
    pub(crate) last_quarter: Option<Reference>,
    /// The last expression, where it names the year before for comparison ("a year earlier").
    pub(crate) compared: Option<Reference>,
    /// Figures are given for a length of months or years.
    pub(crate) in_period: bool,
    /// The mention in question and its place.
    pub(crate) mention: Option<Mention>,
    pub(crate) index: u32,
}

impl<'a> Context<'a> {
    pub(crate) fn new(scan: &'a Scan<'a>, published: Option<Date>, telling: bool) -> Self {
        Self {
            scan,
            published,
            telling,
            tells: telling,
            news: if telling { news(scan) } else { Vec::new() },
            last: None,
            last_end: 0,
            last_day: None,
            line: if telling { Line::of(scan) } else { Line::default() },
            said: None,
            last_quarter: None,
            compared: None,
            in_period: false,
            mention: None,
            index: 0,
        }
    }

    /// Turns to the next mention.
    pub(crate) fn enter(&mut self, index: usize, mention: &Mention) {
        self.index = index as u32;
        self.mention = Some(*mention);
        self.telling = self.tells && !is_news(&self.news, mention);
    }

    /// Remembers what came of it.
    pub(crate) fn leave(&mut self, mention: &Mention, resolved: &Resolved) {
        let compares = Self::compares(mention);
        if Self::is_period(mention) {
            self.last_quarter = None;
            self.compared = None;
            self.in_period = true;
        } else if mention.rule.action == Action::Quarter {
            self.in_period = false;
        }
        let Some(value) = resolved.dated else { return };
        let reference = Reference { value, index: self.index };
        self.last = Some(reference);
        self.last_end = mention.end;
        if mention.slots.year.is_some() && mention.slots.month.is_some() {
            self.said = Some((reference, mention.end));
        }
        if value.day().is_some() {
            self.last_day = Some(reference);
        }
        self.compared = compares.then_some(reference);
        if self.telling {
            self.line.go_on(self.index, value);
        }
        if matches!(value, Value::Quarter(..))
            && !compares
            && self.is_reported(mention, value)
            && self.is_later_quarter(value)
        {
            self.last_quarter = Some(reference);
        }
    }

    /// Whether a mention is a length of months or of a year, to which what is compared next belongs.
    fn is_period(mention: &Mention) -> bool {
        matches!(mention.rule.action, Action::Span | Action::Length)
            && matches!(mention.slots.unit, Some(Unit::Month | Unit::Year))
            && mention.slots.count.and_then(Count::whole).is_some_and(|count| count > 1)
    }

    /// Whether results of a quarter can have been reported: it has ended, or is one of a fiscal year.
    fn is_reported(&self, mention: &Mention, value: Value) -> bool {
        let fiscal = (mention.start..mention.end).any(|at| self.scan.is(at, &["fiscal"]));
        let ended = value
            .interval()
            .zip(self.published)
            .is_none_or(|(interval, now)| interval.last.date() < now);
        fiscal
            || ended
            || self.last_quarter.is_none()
            || self.scan.is(mention.end, &["ended", "ending"])
    }

    /// Whether a quarter does not lie before the one that is reported: "after a flat second quarter" is background.
    fn is_later_quarter(&self, value: Value) -> bool {
        let first = |value: Value| value.first_day();
        self.last_quarter.is_none_or(|last| first(value) >= first(last.value))
    }

    /// Whether a mention names the year before, for comparison.
    fn compares(mention: &Mention) -> bool {
        let one = mention.slots.count.and_then(Count::whole) == Some(1)
            && mention.slots.unit == Some(Unit::Year);
        match mention.rule.action {
            Action::YearAgo => true,
            Action::Ago | Action::Earlier => one,
            Action::Shift => {
                mention.slots.unit == Some(Unit::Year) && mention.slots.shift == Some(-1)
            }
            _ => false,
        }
    }

    /// Whether the last date stands close enough to go on with: anywhere in a telling, else in about the same
    /// sentence.
    pub(crate) fn is_close(&self) -> bool {
        let gap = self.mention.map_or(0, |mention| mention.start.saturating_sub(self.last_end));
        self.telling || gap <= CLOSE
    }

    /// What a passage of a report tells of: the last date with year and month, where it stands near and lies
    /// long before publication.
    pub(crate) fn passage(&self) -> Option<Reference> {
        let (reference, end) = self.said?;
        let near = self.mention?.start.saturating_sub(end) <= PASSAGE;
        let long_ago = self
            .published
            .is_none_or(|now| reference.value.year().is_some_and(|year| year + 1 < now.year()));
        (near && long_ago).then_some(reference)
    }

    /// The day from which the telling is counted: that of the last date in a telling, else publication.
    pub(crate) fn now(&self) -> Option<(Date, Anchor)> {
        if let Some(last) = self.last.filter(|_| self.telling)
            && let Some(day) = last.value.first_day()
        {
            return Some((day, last.anchor()));
        }
        self.published.map(|day| (day, Anchor::Published))
    }

    /// Which way the words around the mention point, if they do.
    pub(crate) fn direction(&self) -> Option<Direction> {
        self.mention.and_then(|mention| direction(self.scan, &mention))
    }

    /// Whether one of these words follows the mention.
    pub(crate) fn followed_by(&self, words: &[&str]) -> bool {
        self.mention.is_some_and(|mention| self.scan.is(mention.end, words))
    }

    /// The year of a date with one that follows within a few words of the same sentence.
    pub(crate) fn year_behind(&self) -> Option<(i16, Anchor)> {
        let mention = self.mention?;
        let next = self.scan.found.get(self.index as usize + 1)?;
        let (_, end) = sentence(self.scan, &mention);
        let year = next.slots.calendar_year().filter(|_| next.rule.action == Action::Date)?;
        let close = next.start < end && next.start <= mention.end + 6;
        let bound = (mention.end..next.start).any(|at| self.scan.is(at, &["of", "in"]));
        (close && bound).then_some((year, Anchor::Time(self.index + 1)))
    }
}

//! What happened, over several articles.

use crate::article::Actor;
use crate::cards::in_order;
use crate::merge::Groups;
use crate::people::{Identity, People};
use crate::{Article, Card, Told};
use jiff::civil::Date;
use onrecord_language::likeness::{Content, MANY_WORDS, MANY_WORDS_ALONE};
use onrecord_record::{Interval, Record, Span, When, words};
use serde::Serialize;
use std::collections::BTreeSet;

/// Version of the shape that [`Timeline`] has as JSON.
pub(crate) const FORMAT: &str = "onrecord-timeline/1";

/// Longest stretch, in days, in which a telling that gives one day may be the same event as a telling that
/// gives the stretch only: a month.
const MAX_STRETCH: i32 = 31;

/// What several articles say has happened, in the order of the calendar.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Timeline {
    /// The version of this shape: "onrecord-timeline/1".
    pub format: String,
    /// The articles: first those published first, those of unknown date last.
    pub sources: Vec<Card>,
    /// What the texts date: by its beginning, narrower before wider.
    pub dated: Vec<Entry>,
    /// What they put in order only, article by article in the order of the text.
    pub undated: Vec<Entry>,
}

/// Something that happened, with everything that tells it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    /// Id of its first telling in the article that was published first, so that an article published later
    /// does not change it.
    pub id: String,
    /// First day or moment, inclusive, by the telling that is most exact.
    pub from: Option<String>,
    /// Last day or moment, inclusive, by the same telling.
    pub to: Option<String>,
    /// The unit to which that telling is exact.
    pub precision: Option<String>,
    /// The date in words, as exact as that telling is ("March 2019").
    pub date: Option<String>,
    /// Names of who took part, each person or organisation once.
    pub participants: Vec<String>,
    /// Whether what happened is that a statement was made.
    pub is_statement: bool,
    /// Who tells it and how, in the order of `sources` and of the text.
    pub tellings: Vec<Told>,
}

impl Entry {
    /// The interval in which it happened, by the telling that is most exact.
    pub fn interval(&self) -> Option<Interval> {
        Interval::of(self.from.as_deref(), self.to.as_deref())
    }
}

/// The timeline of several records.
pub fn timeline(records: &[Record]) -> Timeline {
    Timeline::of(records.iter().map(Article::of).collect())
}

impl Timeline {
    /// The timeline of several articles. Neither their order nor giving one twice changes it.
    pub fn of(articles: Vec<Article>) -> Self {
        let articles = in_order(articles);
        let mut people = People::default();
        articles.iter().flat_map(|article| &article.named).for_each(|named| people.add(named));
        let sources = articles.iter().map(|article| article.card.clone()).collect();
        let mut merging = Merging { people, groups: Groups::new(), undated: Vec::new() };
        for (place, article) in articles.into_iter().enumerate() {
            for (told, actors) in article.told {
                merging.take(Told { article: place, ..told }, &actors);
            }
        }
        let mut dated = merging.groups.finish();
        dated.sort_by_key(|group| (group.interval.rank(), group.first()));
        Self {
            format: FORMAT.to_owned(),
            sources,
            dated: dated.into_iter().map(Group::entry).collect(),
            undated: merging.undated,
        }
    }

    /// All entries, dated ones first.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.dated.iter().chain(&self.undated)
    }

    /// Whether nothing happened that these articles tell.
    pub fn is_empty(&self) -> bool {
        self.dated.is_empty() && self.undated.is_empty()
    }

    /// Only what touches the days from `from` to `to`; what is not dated goes where one of them is given.
    #[must_use]
    pub fn between(mut self, from: Option<Date>, to: Option<Date>) -> Self {
        if from.is_some() || to.is_some() {
            self.undated.clear();
        }
        self.dated.retain(|entry| entry.interval().is_some_and(|when| touches(when, from, to)));
        self
    }
}

/// Whether an interval shares a day with the days from `from` to `to`.
pub(crate) fn touches(interval: Interval, from: Option<Date>, to: Option<Date>) -> bool {
    let (first, last) = match interval {
        Interval::Closed(..) => interval.days(),
        Interval::From(first) => (first.day(), Date::MAX),
        Interval::Until(last) => (Date::MIN, last.day()),
    };
    from.is_none_or(|from| from <= last) && to.is_none_or(|to| first <= to)
}

/// Tellings of one event so far.
struct Group {
    tellings: Vec<Told>,
    /// The narrowest interval told, and which telling gives it.
    interval: Interval,
    narrowest: usize,
    /// Of the first telling.
    content: Content,
    actors: BTreeSet<Identity>,
    /// All who took part, each once, as they were named first.
    known: Vec<Identity>,
    names: Vec<String>,
}

impl Group {
    fn first(&self) -> Option<(usize, u32, u32)> {
        self.tellings.first().map(|told| (told.article, told.span.start, told.span.end))
    }

    fn entry(self) -> Entry {
        let when = self.tellings.get(self.narrowest).and_then(|told| told.when.clone());
        entry(when.as_ref(), self.names, self.tellings)
    }

    fn is_one(&self, other: &Compared) -> bool {
        let alone = self.actors.is_empty() || other.actors.is_empty();
        self.is_statement() == other.is_statement
            && (contains(self.interval, other.interval) || contains(other.interval, self.interval))
            && (alone || !self.actors.is_disjoint(&other.actors))
            && !(alone && other.is_statement)
            && self.content.is_like(&other.content, other.least(alone))
            && !self.overlaps(other)
    }

    fn is_statement(&self) -> bool {
        self.tellings.first().is_some_and(|told| told.is_statement)
    }

    /// Whether a telling of the same article shares words of the text with the other one: one stands inside the
    /// other then ("he said that she had said …") and is another event.
    fn overlaps(&self, other: &Compared) -> bool {
        let own = self.tellings.iter().rev().take_while(|told| told.article == other.article);
        own.into_iter().any(|told| told.span.start < other.end && other.start < told.span.end)
    }
}

fn entry(when: Option<&When>, participants: Vec<String>, tellings: Vec<Told>) -> Entry {
    Entry {
        id: tellings.first().map(|told| told.id.clone()).unwrap_or_default(),
        from: when.and_then(|when| when.from.clone()),
        to: when.and_then(|when| when.to.clone()),
        precision: when.map(|when| when.precision.clone()),
        date: when.and_then(words::when),
        participants,
        is_statement: tellings.first().is_some_and(|told| told.is_statement),
        tellings,
    }
}

/// What a telling is compared by.
struct Compared {
    interval: Interval,
    content: Content,
    actors: BTreeSet<Identity>,
    is_statement: bool,
    /// Where it is told.
    article: usize,
    start: u32,
    end: u32,
}

impl Compared {
    /// Fewest content words that must be shared. Of a person's statements of one day, short ones are
    /// alike by chance.
    fn least(&self, alone: bool) -> usize {
        if alone || days(self.interval) > MAX_STRETCH {
            MANY_WORDS_ALONE
        } else if self.is_statement {
            MANY_WORDS
        } else {
            1
        }
    }
}

struct Merging {
    people: People,
    groups: Groups<Bucket, Group>,
    undated: Vec<Entry>,
}

impl Merging {
    fn take(&mut self, told: Told, actors: &[Actor]) {
        let Some(interval) = told.when.as_ref().and_then(When::interval) else {
            let (when, names) = (told.when.clone(), told.participants.clone());
            self.undated.push(entry(when.as_ref(), names, vec![told]));
            return;
        };
        let identity = |actor: &Actor| self.people.identity(&actor.named, told.article);
        let known: Vec<_> = actors.iter().map(identity).collect();
        let compared = compared(&told, interval, actors, &known);
        let found = self
            .groups
            .find(&Bucket::asked(interval), &compared.content.words, |g| g.is_one(&compared));
        let place = found.unwrap_or_else(|| self.groups.add(begun(compared)));
        self.join(place, told, interval, known);
    }

    /// Adds a telling to a group, which can from now on be found by its time too.
    fn join(&mut self, place: usize, told: Told, interval: Interval, known: Vec<Identity>) {
        let group = self.groups.get_mut(place);
        if contains(group.interval, interval) {
            (group.interval, group.narrowest) = (interval, group.tellings.len());
        }
        for (identity, name) in known.into_iter().zip(&told.participants) {
            if !group.known.contains(&identity) {
                group.known.push(identity);
                group.names.push(name.clone());
            }
        }
        group.tellings.push(told);
        let words = self.groups.get(place).content.words.clone();
        self.groups.list(place, &Bucket::own(interval), &words);
    }
}

fn compared(told: &Told, interval: Interval, actors: &[Actor], known: &[Identity]) -> Compared {
    let time = told.when.iter().filter(|when| is_within(&when.span, &told.span));
    let time = time.map(|when| when.span.text.as_str());
    let named = actors.iter().map(|actor| &actor.named);
    let names = named.flat_map(|named| std::iter::once(&named.name).chain(&named.aliases));
    let counting = actors.iter().zip(known).filter(|(actor, _)| actor.counts);
    Compared {
        interval,
        content: Content::of(&told.words, time.chain(names.map(String::as_str))),
        actors: counting.map(|(_, identity)| identity.clone()).collect(),
        is_statement: told.is_statement,
        article: told.article,
        start: told.span.start,
        end: told.span.end,
    }
}

/// Whether a span lies in another one: words of a time elsewhere must not hide those of the telling.
pub(crate) fn is_within(inner: &Span, outer: &Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

fn begun(compared: Compared) -> Group {
    Group {
        tellings: Vec::new(),
        interval: compared.interval,
        narrowest: 0,
        content: compared.content,
        actors: compared.actors,
        known: Vec::new(),
        names: Vec::new(),
    }
}

/// Whether all of `inner` lies in `outer`. An open one holds only itself, and a stretch of more than
/// [`MAX_STRETCH`] days too: "in 2019" may be any of a year's events.
fn contains(outer: Interval, inner: Interval) -> bool {
    if outer == inner {
        return true;
    }
    let is_closed = |interval| matches!(interval, Interval::Closed(..));
    let ((a, b), (c, d)) = (outer.rank(), inner.rank());
    is_closed(outer) && is_closed(inner) && days(outer) <= MAX_STRETCH && a <= c && d <= b
}

/// Days that an interval touches.
fn days(interval: Interval) -> i32 {
    let (first, last) = interval.days();
    last.since(first).map_or(i32::MAX, |span| span.get_days().saturating_add(1))
}

/// By what tellings are found whose times can be one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Bucket {
    /// A telling that gives this day.
    Day(Date),
    /// A telling that gives a day of this month.
    DayOf(i16, i8),
    /// A telling that gives a stretch of at most [`MAX_STRETCH`] days that touches this month.
    StretchOf(i16, i8),
    /// A telling that gives just these days, many of them or open.
    Just(Date, Date),
}

impl Bucket {
    /// Where a telling with this interval is listed.
    fn own(interval: Interval) -> Vec<Self> {
        let (first, last) = interval.days();
        match Width::of(interval) {
            Width::Day => vec![Self::Day(first), Self::DayOf(first.year(), first.month())],
            Width::Stretch => months(first, last, Self::StretchOf),
            Width::Wide => vec![Self::Just(first, last)],
        }
    }

    /// Where tellings are listed that can be one with a telling that has this interval.
    fn asked(interval: Interval) -> Vec<Self> {
        let (first, last) = interval.days();
        match Width::of(interval) {
            Width::Day => vec![Self::Day(first), Self::StretchOf(first.year(), first.month())],
            Width::Stretch => {
                let mut asked = months(first, last, Self::StretchOf);
                asked.extend(months(first, last, Self::DayOf));
                asked
            }
            Width::Wide => vec![Self::Just(first, last)],
        }
    }
}

/// How wide an interval is.
enum Width {
    Day,
    Stretch,
    Wide,
}

impl Width {
    fn of(interval: Interval) -> Self {
        match (interval, days(interval)) {
            (Interval::Closed(..), 1) => Self::Day,
            (Interval::Closed(..), 2..=MAX_STRETCH) => Self::Stretch,
            _ => Self::Wide,
        }
    }
}

/// The buckets of the months in which a stretch begins and ends: at most [`MAX_STRETCH`] days touch two, but
/// for those around a February, where the one between is asked for by both.
fn months(first: Date, last: Date, bucket: impl Fn(i16, i8) -> Bucket) -> Vec<Bucket> {
    let mut months = vec![bucket(first.year(), first.month())];
    if (first.year(), first.month()) != (last.year(), last.month()) {
        months.push(bucket(last.year(), last.month()));
    }
    months
}

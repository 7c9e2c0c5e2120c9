//! What is due, over several articles.

use crate::article::Named;
use crate::cards::in_order;
use crate::merge::Groups;
use crate::people::{Identity, People};
use crate::timeline::{is_within, touches};
use crate::{Article, Card, Owed};
use jiff::civil::{Date, DateTime};
use onrecord_language::likeness::{Content, MANY_WORDS_ALONE, folded, is_empty};
use onrecord_record::{Due, DueRank, Interval, Moment, Record, words};
use serde::Serialize;
use std::collections::BTreeSet;

/// Version of the shape that [`Diary`] has as JSON.
pub(crate) const FORMAT: &str = "onrecord-diary/1";

/// What several articles say is owed, in the order in which it falls due.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Diary {
    /// The version of this shape: "onrecord-diary/1".
    pub format: String,
    /// The articles: first those published first, those of unknown date last.
    pub sources: Vec<Card>,
    /// What has a due date, by the moment after which it is overdue.
    pub dated: Vec<Duty>,
    /// What lies in an interval of which the text fixes no day, by the end of it.
    pub within: Vec<Duty>,
    /// What the texts give no date for, article by article in the order of the text. The rule of each says
    /// what would settle it.
    pub open: Vec<Duty>,
}

/// Something owed, with everything that tells it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Duty {
    /// Id of its first telling in the article that was published first.
    pub id: String,
    /// The due date: `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or a date-time; absent where no telling fixes it.
    pub due: Option<String>,
    /// First day or moment of the interval in which it lies, where one is known.
    pub from: Option<String>,
    /// Last day or moment of it.
    pub to: Option<String>,
    /// The due date in words, as exact as it is known.
    pub date: Option<String>,
    /// The rule by which the telling was read that gives the date; where none does, what would settle it.
    pub rule: Option<String>,
    /// Who tells it and how, in the order of `sources` and of the text.
    pub tellings: Vec<Owed>,
    /// Ids of duties of this diary of the same person and the same words, two at least, with another due date: one
    /// of the dates may be superseded, and all stay visible. Two of one article are among them only where that
    /// article itself says that the one date takes the place of the other.
    pub other_dates: Vec<String>,
}

/// The diary of several records.
pub fn diary(records: &[Record]) -> Diary {
    Diary::of(records.iter().map(Article::of).collect())
}

impl Diary {
    /// The diary of several articles. Neither their order nor giving one twice changes it.
    pub fn of(articles: Vec<Article>) -> Self {
        let articles = in_order(articles);
        let mut people = People::default();
        articles.iter().flat_map(|article| &article.named).for_each(|named| people.add(named));
        let sources = articles.iter().map(|article| article.card.clone()).collect();
        let mut merging = Merging { people, groups: Groups::new() };
        for (place, article) in articles.into_iter().enumerate() {
            for (owed, who) in article.owed {
                merging.take(Owed { article: place, ..owed }, who.as_ref());
            }
        }
        Self::sorted(sources, merging.groups.finish())
    }

    fn sorted(sources: Vec<Card>, mut groups: Vec<Group>) -> Self {
        let ids: Vec<_> = groups.iter().map(|group| group.id().to_owned()).collect();
        groups.sort_by_key(|group| (group.rank(), group.first()));
        let (mut dated, mut within, mut open) = (Vec::new(), Vec::new(), Vec::new());
        for group in groups {
            match group.rank().0 {
                DueRank::Date => dated.push(group.duty(&ids)),
                DueRank::Interval => within.push(group.duty(&ids)),
                DueRank::Unknown => open.push(group.duty(&ids)),
            }
        }
        Self { format: FORMAT.to_owned(), sources, dated, within, open }
    }

    /// All duties in order.
    pub fn duties(&self) -> impl Iterator<Item = &Duty> {
        self.dated.iter().chain(&self.within).chain(&self.open)
    }

    /// Whether these articles tell of nothing that is owed.
    pub fn is_empty(&self) -> bool {
        self.duties().next().is_none()
    }

    /// Only what may fall due on the days from `from` to `to`; what has no date goes where one of them is
    /// given.
    #[must_use]
    pub fn between(mut self, from: Option<Date>, to: Option<Date>) -> Self {
        if from.is_some() || to.is_some() {
            self.open.clear();
        }
        self.keep(|duty| duty.days().is_none_or(|days| touches(days, from, to)))
    }

    /// Only what is owed by somebody whose name or description holds these words, without regard to case and
    /// accents.
    #[must_use]
    pub fn owed_by(self, name: &str) -> Self {
        let wanted = folded(name);
        let is_wanted = |words: &str| {
            wanted.is_empty() || folded(words).windows(wanted.len()).any(|part| part == wanted)
        };
        self.keep(|duty| {
            let sides = duty.tellings.iter().filter_map(|owed| owed.who.as_ref());
            sides
                .into_iter()
                .any(|who| is_wanted(&who.words) || who.name.as_deref().is_some_and(is_wanted))
        })
    }

    fn keep(mut self, is_kept: impl Fn(&Duty) -> bool) -> Self {
        for list in [&mut self.dated, &mut self.within, &mut self.open] {
            list.retain(&is_kept);
        }
        self
    }
}

impl Duty {
    /// The days on which it may fall due, as far as they are known.
    pub fn days(&self) -> Option<Interval> {
        let date = self.due.as_deref().and_then(onrecord_record::DueDate::parse);
        date.map_or_else(
            || Interval::of(self.from.as_deref(), self.to.as_deref()),
            |date| {
                let (first, last) = (date.first_day(), date.last_day());
                Some(Interval::Closed(Moment::Day(first), Moment::Day(last)))
            },
        )
    }
}

/// Who owes it, for comparison: the entity, else the words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    Known(Identity),
    Words(Vec<String>),
    Nobody,
}

/// Fewest content words that duties of two articles with different dates share to be named together: "pay the
/// fine" and "pay the pilots" share one.
const MANY_WORDS_ELSEWHERE: usize = 2;

/// How a due date's rule says that it changes another one, whose value it gives in parentheses.
const REPLACES: &str = "takes the place of";

/// Whether the first one's rule says that its date takes the place of the other one's.
fn takes_place(new: &Owed, old: &Owed) -> bool {
    let rule = new.due.as_ref().map(|due| due.rule.as_str());
    let value = old.due.as_ref().and_then(|due| due.value.as_deref());
    rule.zip(value).is_some_and(|(rule, value)| {
        rule.split_once(REPLACES).is_some_and(|(_, old)| old.contains(&format!("({value})")))
    })
}

/// Tellings of one duty so far.
struct Group {
    tellings: Vec<Owed>,
    /// The telling that gives the due date, or the most that is known of it.
    best: usize,
    who: Who,
    content: Content,
    /// Groups with another date, by their place.
    others: BTreeSet<usize>,
}

impl Group {
    fn due(&self) -> Option<&Due> {
        self.tellings.get(self.best).and_then(|owed| owed.due.as_ref())
    }

    fn rank(&self) -> (DueRank, Option<DateTime>) {
        rank(self.due())
    }

    fn id(&self) -> &str {
        self.tellings.first().map(|owed| owed.id.as_str()).unwrap_or_default()
    }

    fn first(&self) -> Option<(usize, u32, u32)> {
        self.tellings.first().map(|owed| (owed.article, owed.span.start, owed.span.end))
    }

    fn is_same(&self, who: &Who, content: &Content) -> bool {
        let least = if *who == Who::Nobody { MANY_WORDS_ALONE } else { 1 };
        self.who == *who && self.content.is_like(content, least)
    }

    /// Whether a telling of the same words with another date may be the same duty with the date changed. An
    /// article that gives two dates means two duties, unless it says that the one takes the place of the other.
    fn may_be_dated_anew(&self, owed: &Owed, content: &Content) -> bool {
        let mut here = self.tellings.iter().filter(|told| told.article == owed.article).peekable();
        if here.peek().is_some() {
            return here.any(|told| takes_place(told, owed) || takes_place(owed, told));
        }
        self.content.words.intersection(&content.words).count() >= MANY_WORDS_ELSEWHERE
    }

    /// Whether nothing is known that tells the two due dates apart.
    fn is_when(&self, due: Option<&Due>) -> bool {
        let values = [self.due(), due].map(|due| due.and_then(|due| due.value.as_deref()));
        match (values, self.due().and_then(Due::interval), due.and_then(Due::interval)) {
            ([Some(one), Some(other)], ..) => one == other,
            (_, Some(one), Some(other)) => one == other,
            _ => true,
        }
    }

    fn duty(self, ids: &[String]) -> Duty {
        let due = self.due().cloned();
        Duty {
            id: self.id().to_owned(),
            due: due.as_ref().and_then(|due| due.value.clone()),
            from: due.as_ref().and_then(|due| due.from.clone()),
            to: due.as_ref().and_then(|due| due.to.clone()),
            date: due.as_ref().and_then(words::due),
            rule: due.map(|due| due.rule),
            other_dates: self.others.iter().filter_map(|&place| ids.get(place).cloned()).collect(),
            tellings: self.tellings,
        }
    }
}

fn rank(due: Option<&Due>) -> (DueRank, Option<DateTime>) {
    due.map_or((DueRank::Unknown, None), Due::rank)
}

struct Merging {
    people: People,
    groups: Groups<Who, Group>,
}

impl Merging {
    /// Who owes it. Words that name nobody ("which", "they") are nobody's in particular.
    fn who(&self, owed: &Owed, named: Option<&Named>) -> Who {
        if let Some(named) = named {
            return Who::Known(self.people.identity(named, owed.article));
        }
        let words = owed.who.as_ref().map(|side| folded(&side.words)).unwrap_or_default();
        if words.iter().all(|word| is_empty(word)) { Who::Nobody } else { Who::Words(words) }
    }

    fn take(&mut self, owed: Owed, named: Option<&Named>) {
        let who = self.who(&owed, named);
        let time = owed.due.iter().filter(|due| is_within(&due.span, &owed.what));
        let time = time.map(|due| due.span.text.as_str());
        let content = Content::of(&owed.what.text, time);
        let buckets = [who.clone()];
        let same = |group: &Group| group.is_same(&who, &content);
        let found = self.groups.find(&buckets, &content.words, |group| {
            same(group) && group.is_when(owed.due.as_ref())
        });
        if let Some(place) = found {
            join(self.groups.get_mut(place), owed);
            return;
        }
        let other = self.groups.find(&buckets, &content.words, |group| {
            same(group) && group.may_be_dated_anew(&owed, &content)
        });
        let words = content.words.clone();
        let others = other.into_iter().collect();
        let group = Group { tellings: vec![owed], best: 0, who, content, others };
        let place = self.groups.add(group);
        if let Some(other) = other {
            self.groups.get_mut(other).others.insert(place);
        }
        self.groups.list(place, &buckets, &words);
    }
}

/// Adds a telling; the due date is that of the one that knows most of it, the earlier one of two equals.
fn join(group: &mut Group, owed: Owed) {
    if rank(owed.due.as_ref()).0 < group.rank().0 {
        group.best = group.tellings.len();
    }
    group.tellings.push(owed);
}

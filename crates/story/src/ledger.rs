//! Who claims what, over several articles, and where each holder stands.
//!
//! The claims are those of the records. Claims of two articles become one only where they are nearly surely the same:
//! they concern the same people ([`crate::people`]) and name the same one first, share at least [`MANY_WORDS_ALONE`] content words, four fifths of those
//! of the shorter one and half of those of the longer one, and no figure, negation or opposite tells them apart
//! ([`onrecord_language::likeness`]). Fewer words are often no more than somebody's title ("national security adviser"), and a few
//! words of a long sentence may be about something else. The shared words must stand in the same order, since "Kerr stabbed Marsh"
//! is not "Marsh stabbed Kerr"; a claim of fewer than six words, praise and blame, and what one says of "I" or "you" and another
//! one repeats stay alone. A claim that concerns nobody whom its article names stays
//! alone. Claims of one article stay as its record has them.
//!
//! In a story, statements of two articles that carry one quotation make one claim, whether they affirm it or deny it, however the
//! outlets differ in its words: it was said once. Where they differ so that the speaker may be understood otherwise, the words of
//! each stand in `standings`, and [`crate::asked::Carried`] tells how.
//!
//! A claim *concerns* whom its content speaks of and who denies it: of "Holm denied hiding the cracks" the record
//! knows nobody else.

use crate::article::Named;
use crate::cards::in_order;
use crate::claimed::{Carried, Held, Holding};
use crate::merge::Groups;
use crate::people::{Identity, People};
use crate::{Article, Card, Claimed, Showing};
use onrecord_language::likeness::{Content, MANY_WORDS_ALONE, folded};
use onrecord_record::{Record, StanceValue, is_contested};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Fewest words of a claim that is compared: fewer are often a noun phrase, which says of nothing that it is so.
const FEWEST_WORDS: usize = 6;

/// Version of the shape that [`Ledger`] has as JSON.
pub(crate) const FORMAT: &str = "onrecord-claims/1";

/// What several articles say is claimed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ledger {
    /// The version of this shape: "onrecord-claims/1".
    pub format: String,
    /// The articles: first those published first, those of unknown date last.
    pub sources: Vec<Card>,
    /// What one holder says and another one denies, article by article in the order of the text.
    pub contested: Vec<Position>,
    /// All other claims, in the same order.
    pub uncontested: Vec<Position>,
}

/// A claim, and where everybody stands on it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Position {
    /// Id of the claim in the article that was published first, so that an article published later does not change it.
    pub id: String,
    /// Its words there, on one line: what stands between their pieces is left out and marked.
    pub words: String,
    /// The sentence around them, where they are too few to be understood by themselves.
    pub sentence: Option<String>,
    /// Names of whom it speaks, each person or organisation once.
    pub about: Vec<String>,
    /// Whether one holder says so and another one denies it. Two holders of whom neither is known may be the same
    /// and contest nothing. No statement about who is right.
    pub contested: bool,
    /// Where each holder stands, in the order of `sources` and of the text; one holder with two stances stands twice.
    pub standings: Vec<Stand>,
    /// The claim in each article.
    pub tellings: Vec<Claimed>,
    /// Keys of the quotations of the story that its statements carry, in the order of the alphabet.
    pub quotations: Vec<String>,
}

impl Position {
    /// What is shown of it to people: the sentence around its words where these are few.
    pub fn shown(&self) -> &str {
        self.sentence.as_ref().unwrap_or(&self.words)
    }
}

/// Where one holder stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stand {
    /// The holder's name; absent where the article does not name the holder or the record does not know who it is.
    pub holder: Option<String>,
    /// The stance held, in the record's own term.
    pub stance: StanceValue,
    /// The statements that show it.
    pub statements: Vec<Showing>,
}

/// The ledger of several records.
pub fn ledger(records: &[Record]) -> Ledger {
    Ledger::of(records.iter().map(Article::of).collect())
}

impl Ledger {
    /// The ledger of several articles. Neither their order nor giving one twice changes it.
    pub fn of(articles: Vec<Article>) -> Self {
        let articles = in_order(articles);
        let mut people = People::default();
        articles.iter().flat_map(|article| &article.named).for_each(|named| people.add(named));
        let sources = articles.iter().map(|article| article.card.clone()).collect();
        let mut merging = Merging { people, groups: Groups::new(), carried: BTreeMap::new() };
        for (place, article) in articles.into_iter().enumerate() {
            article.claims.into_iter().for_each(|held| merging.take(held, place));
        }
        let positions = merging.groups.finish().into_iter().map(Group::position);
        let (contested, uncontested) = positions.partition(|position| position.contested);
        Self { format: FORMAT.to_owned(), sources, contested, uncontested }
    }

    /// All claims, contested ones first.
    pub fn positions(&self) -> impl Iterator<Item = &Position> {
        self.contested.iter().chain(&self.uncontested)
    }

    /// Only claims that speak of somebody, or are held or denied by somebody, whose name holds these words.
    #[must_use]
    pub fn concerning(mut self, name: &str) -> Self {
        let wanted = folded(name);
        let is_wanted = |name: &String| {
            let words = folded(name);
            !wanted.is_empty() && words.windows(wanted.len()).any(|part| part == wanted)
        };
        let is_kept = |position: &Position| {
            let holders = position.standings.iter();
            position.about.iter().chain(holders.filter_map(|s| s.holder.as_ref())).any(is_wanted)
        };
        self.contested.retain(is_kept);
        self.uncontested.retain(is_kept);
        self
    }
}

/// Who holds a stance, for comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Holder {
    Known(Identity),
    /// Words for somebody in one article ("a former foreman").
    Described(usize, Vec<String>),
    Nobody,
}

impl Holder {
    /// The same where it may be told from others: two who are not known may be one.
    fn identity(&self) -> Option<&Identity> {
        match self {
            Self::Known(identity) => Some(identity),
            _ => None,
        }
    }
}

/// Tellings of one claim so far.
struct Group {
    tellings: Vec<Claimed>,
    standings: Vec<(Holder, Stand)>,
    about: Vec<String>,
    known: Vec<Identity>,
    quotations: BTreeSet<String>,
    /// Of the first telling.
    compared: Compared,
}

/// What a claim is compared by.
#[derive(Clone)]
struct Compared {
    content: Content,
    /// Whom it concerns.
    concerned: BTreeSet<Identity>,
    /// Whom it names first.
    first: Option<Identity>,
    /// Who says that it is so.
    holders: BTreeSet<Identity>,
    /// Whether it may be one with others at all.
    is_clause: bool,
}

impl Compared {
    fn of(held: &Held, article: usize, people: &People) -> Self {
        let somebody = || held.about.iter().filter(|named| named.is_somebody());
        let identities = |wanted: fn(StanceValue) -> bool| {
            let holdings = held.holdings.iter().filter(move |one| wanted(one.stance));
            holdings.filter_map(|one| one.holder.as_ref()).map(|one| people.identity(one, article))
        };
        let deniers = identities(|stance| stance == StanceValue::Denies);
        let about = somebody().map(|named| people.identity(named, article));
        let names =
            held.about.iter().flat_map(|named| std::iter::once(&named.name).chain(&named.aliases));
        let content = Content::of(&held.told.words, names.map(String::as_str));
        let judges = held.holdings.iter().any(|one| one.stance == StanceValue::Appraises);
        Self {
            // What is denied is compared as if it were said: "he did not pay" and "that he paid" are one claim.
            content: Content { negated: content.negated && held.is_affirmed(), ..content },
            concerned: about.chain(deniers).collect(),
            first: named_first(held).map(|named| people.identity(named, article)),
            holders: identities(StanceValue::affirms).collect(),
            is_clause: !judges && held.told.words.split_whitespace().count() >= FEWEST_WORDS,
        }
    }

    fn is_one(&self, other: &Self) -> bool {
        let fewer = self.concerned.len().min(other.concerned.len());
        let shared = self.concerned.intersection(&other.concerned).count();
        let first = self.first.is_none() || other.first.is_none() || self.first == other.first;
        shared > 0
            && shared == fewer
            && first
            && self.is_clause
            && other.is_clause
            && self.means_same_persons(other)
            && self.content.claims_like(&other.content, MANY_WORDS_ALONE)
            && shares_half(&self.content, &other.content)
    }

    /// Whether "I" and "you" mean the same in both.
    fn means_same_persons(&self, other: &Self) -> bool {
        match (self.content.is_personal, other.content.is_personal) {
            (false, false) => true,
            (true, true) => !self.holders.is_disjoint(&other.holders),
            _ => false,
        }
    }
}

/// Whom the words of a claim name first.
fn named_first(held: &Held) -> Option<&Named> {
    let words = folded(&held.told.words);
    let place = |named: &Named| {
        let names = std::iter::once(&named.name).chain(&named.aliases).map(|name| folded(name));
        names
            .filter_map(|name| words.windows(name.len().max(1)).position(|part| part == name))
            .min()
    };
    let somebody = held.about.iter().filter(|named| named.is_somebody());
    somebody
        .filter_map(|named| Some((place(named)?, named)))
        .min_by_key(|(at, _)| *at)
        .map(|(_, one)| one)
}

impl Group {
    fn is_one(&self, compared: &Compared, article: usize) -> bool {
        !self.is_told_by(article) && self.compared.is_one(compared)
    }

    fn is_told_by(&self, article: usize) -> bool {
        self.tellings.iter().any(|told| told.article == article)
    }

    fn stand(&mut self, holder: Holder, name: Option<String>, held: Holding, article: usize) {
        let shown = held.statements.into_iter().map(|shown| Showing { article, ..shown });
        let is_same =
            |(other, stand): &&mut (Holder, Stand)| *other == holder && stand.stance == held.stance;
        match self.standings.iter_mut().find(is_same) {
            Some((_, stand)) => stand.statements.extend(shown),
            None => self.standings.push((
                holder,
                Stand { holder: name, stance: held.stance, statements: shown.collect() },
            )),
        }
    }

    fn position(self) -> Position {
        let holders: Vec<_> =
            self.standings.iter().map(|(holder, one)| (holder.identity(), one.stance)).collect();
        let first = self.tellings.first();
        Position {
            id: first.map(|told| told.id.clone()).unwrap_or_default(),
            words: first.map(|told| told.words.clone()).unwrap_or_default(),
            sentence: first.and_then(|told| told.sentence.clone()),
            about: self.about,
            contested: is_contested(&holders),
            standings: self.standings.into_iter().map(|(_, stand)| stand).collect(),
            tellings: self.tellings,
            quotations: self.quotations.into_iter().collect(),
        }
    }
}

/// Whether half of the longer one's content words stand in the shorter one.
fn shares_half(one: &Content, other: &Content) -> bool {
    let shared = one.words.intersection(&other.words).count();
    shared * 2 >= one.words.len().max(other.words.len())
}

struct Merging {
    people: People,
    groups: Groups<Identity, Group>,
    /// The first group that each quotation stands in.
    carried: BTreeMap<Carried, usize>,
}

impl Merging {
    fn take(&mut self, held: Held, article: usize) {
        let compared = Compared::of(&held, article, &self.people);
        let buckets: Vec<_> = compared.concerned.iter().cloned().collect();
        let words = compared.content.words.clone();
        let found = self.of_quotation(&held, article).or_else(|| {
            self.groups.find(&buckets, &words, |group| group.is_one(&compared, article))
        });
        let place = found.unwrap_or_else(|| {
            self.groups.add(Group {
                tellings: Vec::new(),
                standings: Vec::new(),
                about: Vec::new(),
                known: Vec::new(),
                quotations: BTreeSet::new(),
                compared,
            })
        });
        self.groups.list(place, &buckets, &words);
        self.join(place, held, article);
    }

    /// The claim that the same quotation makes in an earlier article.
    fn of_quotation(&self, held: &Held, article: usize) -> Option<usize> {
        let places = held.carried.iter().filter_map(|key| self.carried.get(key).copied());
        places.filter(|&place| !self.groups.get(place).is_told_by(article)).min()
    }

    fn join(&mut self, place: usize, held: Held, article: usize) {
        let Self { people, groups, carried } = self;
        let group = groups.get_mut(place);
        for key in held.carried {
            group.quotations.insert(key.0.clone());
            carried.entry(key).or_insert(place);
        }
        for named in held.about {
            let identity = people.identity(&named, article);
            if !group.known.contains(&identity) {
                group.known.push(identity);
                group.about.push(named.name);
            }
        }
        group.tellings.push(Claimed { article, ..held.told });
        for mut one in held.holdings {
            let name = one.holder.as_ref().map(|named| named.name.clone());
            let holder = match (one.holder.take(), one.words.take()) {
                (Some(named), _) => Holder::Known(people.identity(&named, article)),
                (None, Some(words)) => Holder::Described(article, folded(&words)),
                (None, None) => Holder::Nobody,
            };
            group.stand(holder, name, one, article);
        }
    }
}

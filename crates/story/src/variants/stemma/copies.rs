//! The articles that carry a quotation, as they are compared.

use super::witness::{QUOTED, Witness, is_strong};
use super::{Credit, outlets};
use crate::variants::Words;
use jiff::Timestamp;
use jiff::civil::Date;
use onrecord_language::likeness::folded;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Words of a shingle. Five words in a row are rarely the same by chance in two articles on one matter (Broder 1997 and
/// the literature on near-duplicates use four to ten).
const SHINGLE: usize = 5;

/// Names and titles in a stretch from which on it is not counted: who came along, two reporters list alike.
const MANY_NAMES: usize = 3;

/// Five words by their numbers.
pub(super) type Shingle = [u32; SHINGLE];

/// What one article has of the quotation.
pub(super) struct Copy<'w> {
    /// Places of the witnesses of this article, the one with most words first.
    pub(super) tellings: Vec<usize>,
    /// The words of that one.
    pub(super) words: Words,
    /// Its pieces.
    pub(super) pieces: &'w [String],
    /// Key of the outlet.
    pub(super) outlet: Option<String>,
    pub(super) day: Option<Date>,
    pub(super) moment: Option<Timestamp>,
    /// Stretches of five words around the quotation, sorted, each once.
    pub(super) context: Vec<Shingle>,
    /// Credits that say where words come from, the nearest kinds last.
    pub(super) credits: Vec<&'w Credit>,
}

impl Copy<'_> {
    /// Which of two was published first, where that is known.
    pub(super) fn published(&self, other: &Self) -> Option<Ordering> {
        if let (Some(one), Some(two)) = (self.moment, other.moment) {
            return (one != two).then(|| one.cmp(&two));
        }
        match (self.day?, other.day?) {
            (one, two) if one != two => Some(one.cmp(&two)),
            _ => None,
        }
    }

    /// Whether its outlet is this one.
    pub(super) fn is_of(&self, outlet: &str) -> bool {
        self.outlet.as_deref() == Some(outlet)
    }

    /// Whether both are of one outlet.
    pub(super) fn is_of_same_outlet(&self, other: &Self) -> bool {
        self.outlet.is_some() && self.outlet == other.outlet
    }

    /// The credit to this outlet.
    pub(super) fn credit_to(&self, outlet: &str) -> Option<&Credit> {
        self.credits.iter().copied().find(|credit| credit.outlet == outlet)
    }

    /// How many stretches both have around the quotation.
    pub(super) fn shared_context(&self, other: &Self) -> usize {
        let (mut at, mut shared) = (0, 0);
        for shingle in &self.context {
            at += other.context[at..].partition_point(|one| one < shingle);
            shared += usize::from(other.context.get(at) == Some(shingle));
        }
        shared
    }
}

/// One copy for each article, in the order of publication (unknown last), outlet and article.
pub(super) fn copies(witnesses: &[Witness]) -> Vec<Copy<'_>> {
    let mut articles: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (place, witness) in witnesses.iter().enumerate() {
        articles.entry(witness.telling.article).or_default().push(place);
    }
    let words: Vec<_> = witnesses.iter().map(|one| Words::of(&one.telling.pieces)).collect();
    let mut numbers = Numbers::default();
    let said: BTreeSet<Shingle> = words.iter().flat_map(|words| numbers.said(words)).collect();
    let articles = articles.into_values();
    let mut all: Vec<_> =
        articles.map(|places| copy(places, witnesses, &words, &mut numbers, &said)).collect();
    all.sort_by(|one, two| order(one, witnesses).cmp(&order(two, witnesses)));
    all
}

/// What copies are sorted by: nothing that depends on where in the list a witness stands, unless all else is equal.
fn order<'c>(copy: &'c Copy<'_>, witnesses: &'c [Witness]) -> impl Ord + 'c {
    let telling = copy.tellings.first().map(|&place| &witnesses[place].telling);
    let words = telling.map(|telling| (&telling.pieces, telling.article));
    (copy.day.is_none(), copy.day, copy.moment.is_none(), copy.moment, &copy.outlet, words)
}

fn copy<'w>(
    mut places: Vec<usize>,
    witnesses: &'w [Witness],
    words: &[Words],
    numbers: &mut Numbers,
    said: &BTreeSet<Shingle>,
) -> Copy<'w> {
    places.sort_by_key(|&place| {
        (std::cmp::Reverse(words[place].len()), witnesses[place].telling.at, place)
    });
    let own = places.iter().map(|&place| &witnesses[place]);
    let mut context: Vec<_> = own.clone().flat_map(|one| numbers.context(one)).collect();
    context.retain(|shingle| !said.contains(shingle));
    context.sort_unstable();
    context.dedup();
    let longest = places.first().copied().unwrap_or_default();
    let telling = &witnesses[longest].telling;
    Copy {
        words: words[longest].clone(),
        pieces: &telling.pieces,
        outlet: telling.outlet.as_deref().map(outlets::key).filter(|key| !key.is_empty()),
        day: telling.published,
        moment: witnesses[longest].moment,
        context,
        credits: strong_credits(own),
        tellings: places,
    }
}

/// The credits that are sure enough, each outlet once, by its surest.
fn strong_credits<'w>(witnesses: impl Iterator<Item = &'w Witness>) -> Vec<&'w Credit> {
    let mut credits: Vec<_> = witnesses.flat_map(|one| &one.credits).collect();
    credits.retain(|credit| is_strong(credit));
    credits.sort_by_key(|credit| (std::cmp::Reverse(credit.kind), !credit.is_known));
    credits.dedup_by_key(|credit| &credit.outlet);
    credits
}

/// Words by numbers, so that stretches of them compare fast.
#[derive(Default)]
struct Numbers(BTreeMap<String, u32>);

impl Numbers {
    fn of(&mut self, word: &str) -> u32 {
        if let Some(number) = self.0.get(word) {
            return *number;
        }
        let number = self.0.len() as u32;
        self.0.insert(word.to_owned(), number);
        number
    }

    fn shingles(&mut self, words: &[String]) -> Vec<Shingle> {
        let numbers: Vec<_> = words.iter().map(|word| self.of(word)).collect();
        numbers.windows(SHINGLE).filter_map(|window| window.try_into().ok()).collect()
    }

    /// Those of the quotation itself, which an article may also have without marks.
    fn said(&mut self, words: &Words) -> Vec<Shingle> {
        let all = words.all.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ");
        self.shingles(&folded(&all))
    }

    fn context(&mut self, witness: &Witness) -> Vec<Shingle> {
        let sides = [&witness.before, &witness.after];
        let parts = sides.into_iter().flat_map(|side| side.split(QUOTED));
        parts.flat_map(|part| self.own(part)).collect()
    }

    /// Stretches that are no mere list of names and titles.
    fn own(&mut self, part: &str) -> Vec<Shingle> {
        let words = part.split_whitespace().flat_map(|token| {
            let is_name = token.contains(char::is_uppercase);
            folded(token).into_iter().map(move |word| (word, is_name))
        });
        let (words, are_names): (Vec<_>, Vec<_>) = words.unzip();
        let names =
            are_names.windows(SHINGLE).map(|window| window.iter().filter(|one| **one).count());
        let all = self.shingles(&words).into_iter().zip(names);
        all.filter(|(_, names)| *names < MANY_NAMES).map(|(shingle, _)| shingle).collect()
    }
}

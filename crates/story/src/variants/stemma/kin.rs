//! What ties two copies together, and in which direction.

use super::copies::Copy;
use super::readings::{Alteration, Readings};
use super::{CreditKind, Reason};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Fewest stretches of five words around a quotation that two articles share before that is more than chance: fourteen words in one
/// run, or several runs. "Said in a statement on Tuesday night that" is four.
pub(super) const MUCH_CONTEXT: usize = 10;
/// Share of the smaller context from which on two articles have the same text, in tenths.
const SAME_TEXT: usize = 7;
/// Copies with which one that shares a stretch or an alteration is compared: the first of those that have it, and the last before it. Copies of
/// one text in three hundred outlets need not all be compared with each other.
const FIRST: usize = 4;
const LAST: usize = 2;
/// Words that a copy has and another one lacks from which on it cannot come from that one alone: fewer a writer puts in.
const MORE: usize = 3;

/// Days after which that both are of one outlet shows nothing by itself: what is quoted again after months is known to everybody.
const ARCHIVE_DAYS: i32 = 31;

/// What ties two copies together.
#[derive(Default)]
pub(super) struct Tie {
    /// Stretches of five words that both have around the quotation.
    pub(super) context: usize,
    /// Innovations that both have, by their places in the list.
    pub(super) alterations: Vec<usize>,
}

impl Tie {
    /// Whether it tells of copying and not of one occasion only.
    pub(super) fn is_shown(&self) -> bool {
        self.context >= MUCH_CONTEXT || !self.alterations.is_empty()
    }
}

/// All that is known of the copies of one quotation.
pub(super) struct Kin<'w> {
    pub(super) copies: Vec<Copy<'w>>,
    pub(super) readings: Readings,
    pub(super) alterations: Vec<Alteration>,
    /// Pairs that are compared, the smaller place first.
    pub(super) ties: BTreeMap<(usize, usize), Tie>,
}

impl<'w> Kin<'w> {
    pub(super) fn of(copies: Vec<Copy<'w>>) -> Self {
        let readings = Readings::of(&copies);
        let alterations = readings.alterations();
        let mut pairs = by_context(&copies);
        pairs.extend(alterations.iter().flat_map(|one| few(&one.holders)));
        pairs.extend(by_outlet(&copies));
        let ties = pairs.into_iter().map(|pair| (pair, tie(pair, &copies, &alterations))).collect();
        Self { copies, readings, alterations, ties }
    }

    /// Whether a copy can come from another one as far as time and words tell.
    pub(super) fn can_follow(&self, later: usize, earlier: usize) -> bool {
        let order = self.copies[earlier].published(&self.copies[later]);
        order != Some(Ordering::Greater)
            && self.readings.more(later, earlier).is_some_and(|more| more < MORE)
    }

    /// Whether an outlet wrote on in its own earlier text, and has more of the words by then.
    fn goes_on(&self, later: usize, earlier: usize, tie: &Tie) -> bool {
        let (one, other) = (&self.copies[later], &self.copies[earlier]);
        let is_own = one.is_of_same_outlet(other) && tie.context >= MUCH_CONTEXT;
        is_own && other.published(one) == Some(Ordering::Less)
    }

    /// Whether two copies have the same text around the quotation.
    pub(super) fn is_same_text(&self, (one, other): (usize, usize), tie: &Tie) -> bool {
        let smaller = self.copies[one].context.len().min(self.copies[other].context.len());
        tie.context >= MUCH_CONTEXT && tie.context * 10 >= smaller * SAME_TEXT
    }

    /// Why a copy follows another one; none where it cannot, or nothing shows that it does.
    pub(super) fn reasons(&self, later: usize, earlier: usize, tie: &Tie) -> Option<Vec<Reason>> {
        if !self.can_follow(later, earlier) && !self.goes_on(later, earlier, tie) {
            return None;
        }
        let credit = self.credit(later, earlier);
        let mut reasons: Vec<_> = credit.into_iter().collect();
        reasons.extend(self.shared((later, earlier), tie));
        let order = self.order(later, earlier);
        let (one, other) = (&self.copies[later], &self.copies[earlier]);
        let is_credited = matches!(reasons.first(), Some(Reason::Credit { .. }));
        let days = order.iter().find_map(|reason| match reason {
            Reason::Earlier { days } => Some(*days),
            _ => None,
        });
        let is_own = one.is_of_same_outlet(other) && days.is_some();
        if is_own {
            reasons.push(Reason::SameOutlet);
        }
        let is_from_archive = is_own && days.is_some_and(|days| days <= ARCHIVE_DAYS);
        let is_decided = is_credited || !order.is_empty();
        reasons.extend(order);
        let is_shown = is_credited || tie.is_shown() || is_from_archive;
        (is_decided && is_shown).then_some(reasons)
    }

    /// Why two copies belong together, whichever came first.
    pub(super) fn shared(&self, (one, other): (usize, usize), tie: &Tie) -> Vec<Reason> {
        let altered = tie.alterations.iter().map(|&at| Reason::SharedAlteration {
            words: self.alterations[at].words.clone(),
            instead: self.alterations[at].instead.clone(),
        });
        let mut reasons: Vec<_> = altered.collect();
        let context = (tie.context >= MUCH_CONTEXT).then(|| Reason::SharedContext {
            stretches: tie.context,
            of: self.copies[one].context.len().min(self.copies[other].context.len()),
        });
        reasons.extend(context);
        reasons
    }

    /// The credit that one copy gives to the other one's outlet.
    fn credit(&self, later: usize, earlier: usize) -> Option<Reason> {
        let (one, other) = (&self.copies[later], &self.copies[earlier]);
        let is_mutual = one.outlet.as_deref().is_some_and(|own| other.credit_to(own).is_some());
        if one.is_of_same_outlet(other) || is_mutual {
            return None;
        }
        other.outlet.as_deref().and_then(|outlet| one.credit_to(outlet)).map(Reason::credit)
    }

    /// What tells which of the two came first, besides a credit.
    fn order(&self, later: usize, earlier: usize) -> Vec<Reason> {
        let (one, other) = (&self.copies[later], &self.copies[earlier]);
        let mut order = Vec::new();
        if other.published(one) == Some(Ordering::Less) {
            let days =
                one.day.zip(other.day).and_then(|(one, other)| (one - other).get_days().into());
            order.push(Reason::Earlier { days: days.unwrap_or(0) });
        }
        let more = self.readings.more(earlier, later).filter(|more| *more >= MORE);
        order.extend(more.map(|words| Reason::HoldsMore { words }));
        order
    }

    /// Whether the article says that the words were said to its own outlet.
    pub(super) fn is_told_here(&self, copy: usize) -> bool {
        let copy = &self.copies[copy];
        let own = copy.outlet.as_deref().and_then(|own| copy.credit_to(own));
        own.is_some_and(|credit| credit.kind == CreditKind::Told)
    }
}

fn tie(pair: (usize, usize), copies: &[Copy<'_>], alterations: &[Alteration]) -> Tie {
    let (one, other) = pair;
    let has = |one: &Alteration, copy: usize| one.holders.binary_search(&copy).is_ok();
    let shared = alterations.iter().enumerate().filter(|(_, a)| has(a, one) && has(a, other));
    Tie {
        context: copies[one].shared_context(&copies[other]),
        alterations: shared.map(|(at, _)| at).collect(),
    }
}

/// Few pairs of those who have something in common, so that all of them hang together.
fn few(holders: &[usize]) -> impl Iterator<Item = (usize, usize)> + '_ {
    holders.iter().enumerate().flat_map(move |(at, &later)| {
        let first = &holders[..at.min(FIRST)];
        let last = &holders[at.saturating_sub(LAST).max(first.len())..at];
        first.iter().chain(last).map(move |&earlier| (earlier.min(later), earlier.max(later)))
    })
}

/// Pairs that share enough stretches around the quotation to be looked at.
fn by_context(copies: &[Copy<'_>]) -> BTreeSet<(usize, usize)> {
    let placed = |(at, copy): (usize, &Copy<'_>)| {
        copy.context.iter().map(move |&shingle| (shingle, at)).collect::<Vec<_>>()
    };
    let mut all: Vec<_> = copies.iter().enumerate().flat_map(placed).collect();
    all.sort_unstable();
    let mut found = BTreeMap::new();
    for those in all.chunk_by(|one, other| one.0 == other.0).filter(|those| those.len() > 1) {
        let holders: Vec<_> = those.iter().map(|(_, copy)| *copy).collect();
        few(&holders).for_each(|pair| *found.entry(pair).or_insert(0) += 1);
    }
    found.into_iter().filter(|(_, shared)| *shared >= MUCH_CONTEXT).map(|(pair, _)| pair).collect()
}

/// Copies of one outlet one after the other, and those that credit an outlet with copies of it.
fn by_outlet(copies: &[Copy<'_>]) -> BTreeSet<(usize, usize)> {
    let mut outlets: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, copy) in copies.iter().enumerate() {
        outlets.entry(copy.outlet.as_deref().unwrap_or_default()).or_default().push(at);
    }
    let known = outlets.iter().filter(|(outlet, _)| !outlet.is_empty());
    let mut pairs: BTreeSet<_> = known.flat_map(|(_, those)| few(those)).collect();
    for (at, copy) in copies.iter().enumerate() {
        for credit in &copy.credits {
            let those = outlets.get(credit.outlet.as_str()).map(Vec::as_slice).unwrap_or_default();
            let here = those.partition_point(|&one| one < at);
            let near = those[here.saturating_sub(LAST)..].iter().take(2 * LAST);
            let pair = |&other: &usize| (at.min(other), at.max(other));
            pairs.extend(those.iter().take(FIRST).chain(near).filter(|&&o| o != at).map(pair));
        }
    }
    pairs
}

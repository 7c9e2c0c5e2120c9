//! Statements of two readings, matched by what they say and who says it.

use onrecord_language::likeness::{Content, folded};
use onrecord_record::{Record, StanceValue, Statement};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Most statements of the other reading that share one word and are still looked at for it: a word that all have finds nothing.
const COMMON: usize = 24;
/// Fewest content words that a clipped statement must share with the whole one.
const FEWEST: usize = 3;

/// A statement as it is compared.
pub(super) struct Said<'r> {
    pub(super) statement: &'r Statement,
    /// All its words, folded.
    words: Vec<String>,
    content: Content,
    /// The speaker's name, folded; else the article's words.
    speaker: Vec<String>,
    /// Whether the record knows who that is.
    is_known: bool,
}

impl Said<'_> {
    pub(super) fn stance(&self) -> Option<StanceValue> {
        self.statement.stance.as_deref().map(|stance| stance.value)
    }

    /// Whether both speakers are known and no name of one ("Viktor A. Holm", "Holm"): a pronoun that one reading could not resolve shows nothing.
    pub(super) fn is_of_other_speaker(&self, other: &Self) -> bool {
        let mut names = [&self.speaker, &other.speaker];
        names.sort_by_key(|name| name.len());
        let [few, many] = names;
        let is_name_of = few.last() == many.last() && few.iter().all(|word| many.contains(word));
        self.is_known && other.is_known && !is_name_of
    }

    /// Whether some of its words stand between quotation marks.
    pub(super) fn is_quoted(&self) -> bool {
        self.statement.quotation != onrecord_record::Quotation::Indirect
    }

    pub(super) fn is_same_words(&self, other: &Self) -> bool {
        self.words == other.words
    }
}

/// The statements of a record with what they are compared by.
pub(super) fn said(record: &Record) -> Vec<Said<'_>> {
    let entities = record.entities_by_id();
    let of = |statement| {
        let text = text(statement);
        let source = &statement.source;
        let name =
            source.entity.as_deref().and_then(|id| entities.get(id)).map(|e| e.name.as_str());
        let name = name.or(source.span.as_ref().map(|span| span.text.as_str()));
        Said {
            statement,
            words: folded(&text),
            content: Content::of(&text, []),
            speaker: folded(name.unwrap_or_default()),
            is_known: source.entity.is_some(),
        }
    };
    record.statements.iter().map(of).collect()
}

fn text(statement: &Statement) -> String {
    statement.content.iter().map(|span| span.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// Pairs of statements that are one, by their places; those without a pair stand in none.
pub(super) fn pairs(old: &[Said<'_>], new: &[Said<'_>]) -> Vec<(usize, usize)> {
    let mut matching = Matching { old: vec![None; old.len()], new: vec![false; new.len()] };
    matching.exact(old, new, true);
    matching.exact(old, new, false);
    matching.alike(old, new);
    let pairs = matching.old.into_iter().enumerate();
    pairs.filter_map(|(at, place)| Some((at, place?))).collect()
}

struct Matching {
    /// The statement of the new reading that each old one is.
    old: Vec<Option<usize>>,
    /// Whether a new one is taken.
    new: Vec<bool>,
}

impl Matching {
    /// The same words, and where asked the same speaker: the first with the first, the second with the second.
    fn exact(&mut self, old: &[Said<'_>], new: &[Said<'_>], with_speaker: bool) {
        fn key<'s>(said: &'s Said<'_>, with: bool) -> (&'s [String], &'s [String]) {
            (&said.words, if with { &said.speaker } else { &[] })
        }
        let mut places: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (at, said) in new.iter().enumerate().rev().filter(|(at, _)| !self.new[*at]) {
            places.entry(key(said, with_speaker)).or_default().push(at);
        }
        for (at, said) in
            old.iter().enumerate().filter(|(at, _)| self.old[*at].is_none()).collect::<Vec<_>>()
        {
            if let Some(place) = places.get_mut(&key(said, with_speaker)).and_then(Vec::pop) {
                self.take(at, place);
            }
        }
    }

    fn take(&mut self, old: usize, new: usize) {
        self.old[old] = Some(new);
        self.new[new] = true;
    }

    /// Alike: the pair with most in common first.
    fn alike(&mut self, old: &[Said<'_>], new: &[Said<'_>]) {
        let mut found = self.candidates(old, new);
        found.sort();
        for (_, _, Reverse(at), Reverse(place)) in found.into_iter().rev() {
            if self.old[at].is_none() && !self.new[place] {
                self.take(at, place);
            }
        }
    }

    /// Statements without a pair that share words which few have, with how much they have in common.
    fn candidates(&self, old: &[Said<'_>], new: &[Said<'_>]) -> Vec<Candidate> {
        let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, said) in new.iter().enumerate().filter(|(at, _)| !self.new[*at]) {
            said.content.words.iter().for_each(|word| places.entry(word).or_default().push(at));
        }
        let mut found = Vec::new();
        for (at, said) in old.iter().enumerate().filter(|(at, _)| self.old[*at].is_none()) {
            let words = said.content.words.iter().filter_map(|word| places.get(word.as_str()));
            let near: BTreeSet<usize> =
                words.filter(|those| those.len() <= COMMON).flatten().copied().collect();
            found.extend(near.into_iter().filter_map(|place| {
                let likeness = likeness(said, &new[place])?;
                Some((likeness, Reverse(at.abs_diff(place)), Reverse(at), Reverse(place)))
            }));
        }
        found
    }
}

/// How much two have in common, how near they stand, and their places.
type Candidate = ((bool, usize), Reverse<usize>, Reverse<usize>, Reverse<usize>);

/// How much two have in common, the same speaker first; none where it is not enough to be one statement. Negations and figures do not
/// part them here: that they changed is what a reader wants to see.
fn likeness(one: &Said<'_>, other: &Said<'_>) -> Option<(bool, usize)> {
    let shared = one.content.words.intersection(&other.content.words).count();
    let (a, b) = (one.content.words.len(), other.content.words.len());
    let is_same_speaker = !one.is_of_other_speaker(other);
    let is_half = shared * 2 > a.max(b);
    let is_clip = shared >= FEWEST && shared * 5 >= a.min(b) * 4 && is_same_speaker;
    let is_enough = shared > 0 && (is_half || is_clip) && (is_same_speaker || shared >= FEWEST);
    is_enough.then_some((is_same_speaker, shared))
}

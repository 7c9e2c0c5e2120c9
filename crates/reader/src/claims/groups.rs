//! Which statements are about one claim: those that answer one, and those that say the same in nearly the same words.

use super::{affirms, value};
use onrecord_language::likeness::{Content, MANY_WORDS};
use onrecord_record::{StanceValue, Statement};
use std::collections::BTreeMap;

/// Statements with a word in common, the nearest before, that one is compared with at most, for each of its words.
const COMPARED: usize = 16;

/// Of a statement's words so many, the rarest of the text, find the others to compare it with.
const TELLING: usize = 4;

/// The statements of each claim, by their places, in text order.
pub(super) fn groups(statements: &[Statement]) -> Vec<Vec<usize>> {
    let mut joined = Joined::of(statements.len());
    let places = places(statements);
    let answered = answers(statements, &places, &mut joined);
    alike(statements, &places, &mut joined);
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, told) in statements.iter().enumerate() {
        let denies = value(told) == Some(StanceValue::Denies);
        if makes(told) || denies || answered.binary_search(&at).is_ok() || joined.root(at) != at {
            groups.entry(joined.root(at)).or_default().push(at);
        }
    }
    for group in groups.values_mut() {
        group.sort_by_key(|&at| (super::start(&statements[at]), at));
    }
    groups.into_values().collect()
}

/// Where each statement stands in the list, by its id.
fn places(statements: &[Statement]) -> BTreeMap<&str, usize> {
    statements.iter().enumerate().map(|(at, told)| (told.id.as_str(), at)).collect()
}

/// Whether a statement makes a claim of its own: orders, demands and refusals to speak say of nothing that it is so. A
/// question claims nothing, and a denial that answers something here is about the other's claim.
fn makes(told: &Statement) -> bool {
    match value(told) {
        Some(StanceValue::Promises) | None => false,
        Some(StanceValue::Denies) => told.answers.as_ref().is_none_or(|to| to.statement.is_none()),
        Some(stance) => affirms(stance),
    }
}

/// Joins answers to what they answer, where that says that something is so, and gives the places of what is answered.
fn answers(
    statements: &[Statement],
    places: &BTreeMap<&str, usize>,
    joined: &mut Joined,
) -> Vec<usize> {
    let mut answered = Vec::new();
    for (at, told) in statements.iter().enumerate() {
        let target = told.answers.as_ref().and_then(|answer| answer.statement.as_deref());
        let target = target.and_then(|id| places.get(id)).copied();
        let says = |at: &usize| value(&statements[*at]).is_some_and(affirms);
        if let Some(target) = target.filter(says) {
            joined.join(target, at);
            answered.push(target);
        }
    }
    answered.sort_unstable();
    answered.dedup();
    answered
}

/// Joins statements that say the same. What is denied is compared as if it were said: "denied that he paid" and "said that he
/// did not pay" are about one claim.
fn alike(statements: &[Statement], places: &BTreeMap<&str, usize>, joined: &mut Joined) {
    let contents: Vec<Option<Content>> =
        statements.iter().map(|told| makes(told).then(|| content(told))).collect();
    let mut with: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, content) in contents.iter().enumerate() {
        for word in content.iter().flat_map(|content| &content.words) {
            with.entry(word).or_default().push(at);
        }
    }
    for (at, content) in contents.iter().enumerate() {
        let Some(content) = content else { continue };
        for other in candidates(at, content, &with) {
            let Some(before) = &contents[other] else { continue };
            if content.is_like(before, MANY_WORDS)
                && same_people(&statements[at], &statements[other])
                && !is_within(at, other, statements, places)
                && !is_within(other, at, statements, places)
            {
                joined.join(other, at);
            }
        }
    }
}

/// The words of a statement's content, without its denial.
fn content(told: &Statement) -> Content {
    let words: Vec<&str> = told.content.iter().map(|span| span.text.as_str()).collect();
    let content = Content::of(&words.join(" "), []);
    let denies = value(told) == Some(StanceValue::Denies);
    Content { negated: content.negated && !denies, ..content }
}

/// The statements before this one that share one of its rarest words.
fn candidates(at: usize, content: &Content, with: &BTreeMap<&str, Vec<usize>>) -> Vec<usize> {
    let mut words: Vec<&Vec<usize>> =
        content.words.iter().filter_map(|word| with.get(word.as_str())).collect();
    words.sort_by_key(|all| all.len());
    let near = |all: &&Vec<usize>| {
        let before = all.partition_point(|&other| other < at);
        all[before.saturating_sub(COMPARED)..before].to_vec()
    };
    let mut out: Vec<usize> = words.iter().take(TELLING).flat_map(near).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// Whether two statements speak of somebody in common, or one of them names nobody.
fn same_people(one: &Statement, other: &Statement) -> bool {
    one.about.is_empty()
        || other.about.is_empty()
        || one.about.iter().any(|id| other.about.contains(id))
}

/// Whether a statement stands inside another's content.
fn is_within(
    inner: usize,
    outer: usize,
    statements: &[Statement],
    places: &BTreeMap<&str, usize>,
) -> bool {
    let above = |at: &usize| places.get(statements[*at].within.as_deref()?).copied();
    std::iter::successors(above(&inner), above).take(statements.len()).any(|at| at == outer)
}

/// Places joined into groups, each known by its first.
struct Joined(Vec<usize>);

impl Joined {
    fn of(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, at: usize) -> usize {
        let mut root = at;
        while self.0[root] != root {
            root = self.0[root];
        }
        self.0[at] = root;
        root
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.0[one.max(other)] = one.min(other);
    }
}

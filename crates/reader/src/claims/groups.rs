//! Which statements are about one claim: those that answer one, and those that say the same in nearly the same words.

use super::joined::Joined;
use super::said::{Alike, Said, alike, makes};
use super::value;
use onrecord_language::likeness::Content;
use onrecord_record::{StanceValue, Statement};
use std::collections::BTreeMap;

/// Statements with a word in common, the nearest before, that one is compared with at most, for each of its words.
const COMPARED: usize = 16;

/// Of a statement's words so many, the rarest of the text, find the others to compare it with.
const TELLING: usize = 4;

/// Code points before what others say, inside the words of who denies it ("any of the reports that …").
const BEFORE: u32 = 24;

/// The statements of each claim, by their places, in text order, each with whether it is about the negation of what the
/// group's first statement is about.
pub(super) fn groups(statements: &[Statement], said: &[Said]) -> Vec<Vec<(usize, bool)>> {
    let mut joined = Joined::of(statements.len());
    let places = places(statements);
    let answered = answers(statements, &places, &mut joined);
    denied_inside(statements, &places, &mut joined);
    in_like_words(statements, said, &places, &mut joined);
    let mut groups: BTreeMap<usize, Vec<(usize, bool)>> = BTreeMap::new();
    for (at, told) in statements.iter().enumerate() {
        let denies = value(told) == Some(StanceValue::Denies);
        let (root, turned) = joined.root(at);
        if makes(told) || denies || answered.binary_search(&at).is_ok() || root != at {
            groups.entry(root).or_default().push((at, turned));
        }
    }
    for group in groups.values_mut() {
        group.sort_by_key(|&(at, _)| (super::start(&statements[at]), at));
    }
    groups.into_values().collect()
}

/// Where each statement stands in the list, by its id.
fn places(statements: &[Statement]) -> BTreeMap<&str, usize> {
    statements.iter().enumerate().map(|(at, told)| (told.id.as_str(), at)).collect()
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
        let says = |at: &usize| value(&statements[*at]).is_some_and(StanceValue::affirms);
        if let Some(target) = target.filter(says) {
            joined.join(target, at, false);
            answered.push(target);
        }
    }
    answered.sort_unstable();
    answered.dedup();
    answered
}

/// Joins a denial to what it denies where that stands inside it and nobody known says it ("Obi denied reports that he would
/// resign").
fn denied_inside(statements: &[Statement], places: &BTreeMap<&str, usize>, joined: &mut Joined) {
    for (at, inner) in statements.iter().enumerate() {
        let outer = inner.within.as_deref().and_then(|id| places.get(id)).copied();
        if let Some(outer) = outer.filter(|&outer| denies_inner(&statements[outer], inner)) {
            joined.join(outer, at, false);
        }
    }
}

fn denies_inner(outer: &Statement, inner: &Statement) -> bool {
    let parts = inner.source.span.iter().chain(&inner.cue).chain(&inner.content);
    let begin = parts.map(|span| span.start).min().unwrap_or(u32::MAX);
    value(outer) == Some(StanceValue::Denies)
        && outer.answers.as_ref().is_none_or(|answer| answer.statement.is_none())
        && inner.source.entity.is_none()
        && value(inner).is_some_and(StanceValue::affirms)
        && begin <= super::start(outer).saturating_add(BEFORE)
}

/// Joins statements that say the same, or the opposite, in nearly the same words.
fn in_like_words(
    statements: &[Statement],
    said: &[Said],
    places: &BTreeMap<&str, usize>,
    joined: &mut Joined,
) {
    let mut with: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, one) in said.iter().enumerate() {
        for word in one.content.iter().flat_map(|content| &content.words) {
            with.entry(word).or_default().push(at);
        }
    }
    for (at, one) in said.iter().enumerate() {
        let Some(content) = &one.content else { continue };
        for other in candidates(at, content, &with) {
            let before = (&statements[other], &said[other]);
            let found = alike((&statements[at], one), before);
            if let Some(alike) = found
                && !is_within(at, other, statements, places)
                && !is_within(other, at, statements, places)
            {
                joined.join(other, at, alike == Alike::Reverse);
            }
        }
    }
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

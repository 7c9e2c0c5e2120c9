//! Words that stand in one telling only.

use super::senses::Sense;
use super::side::{Side, is_number};
use super::{EditKind, Verdict, limits, missing, splice};
use crate::variants::Before;
use onrecord_language::names::spelling;

/// Words back to which something is taken up again.
const TAKEN_UP: usize = 10;
/// Most words that are read with a negator or a hedge among them.
const FEW: usize = 3;
/// Words from which on a sentence can be left out as one.
const SENTENCE: usize = 3;
/// Most words that are begun and begun again.
const BEGUN: usize = 6;
/// Words that have to come again for a stretch to be taken up.
const TAIL: usize = 4;
/// Most words of a hedge that runs to a mark.
const HEDGE: usize = 8;

/// What words are that one side has and the other lacks.
pub(super) fn read(side: &Side<'_>, words: &[usize]) -> Verdict {
    let said: Vec<usize> = words.iter().copied().filter(|&at| is_said(side, at)).collect();
    if is_repeated(side, words) || is_begun_again(side, words) {
        return Verdict::listed(EditKind::ElisionUnmarked, "repetition");
    }
    if words.len() >= SENTENCE && splice::is_sentence(side, &(words[0]..words[words.len() - 1] + 1))
    {
        return Verdict::listed(EditKind::ElisionUnmarked, "whole-sentence");
    }
    if said.is_empty() {
        return unsaid(side, words);
    }
    if let Some(verdict) = of_sense(side, words, &said) {
        return verdict;
    }
    if splice::is_spelled_out(side, &(words[0]..words[words.len() - 1] + 1)) {
        return Verdict::listed(EditKind::ElisionUnmarked, "spelled-out");
    }
    if let Some(rule) = name_part(side, &said) {
        return Verdict::listed(EditKind::Word, rule);
    }
    let is_bound = words.len() == 2 && words.iter().any(|&at| limits::is_bound(side.folded(at)));
    if said.len() == 1 && words.len() <= 2 && !is_bound {
        return missing::read(side, words).unwrap_or_else(|| one_word(side, words));
    }
    splice::unmarked(side, words)
}

/// One word that says something, between marks or not.
fn one_word(side: &Side<'_>, words: &[usize]) -> Verdict {
    if splice::is_closed(side, &(words[0]..words[words.len() - 1] + 1)) {
        return Verdict::listed(EditKind::ElisionUnmarked, "aside");
    }
    Verdict::listed(EditKind::Word, "one-word")
}

/// Whether a word says something by itself and has no sense that is read apart.
pub(super) fn is_said(side: &Side<'_>, at: usize) -> bool {
    side.unit(at).is_none() && !side.is_function(at) && !is_number(side.folded(at))
}

/// A few words around a negator or a hedge, and a hedge that runs to a mark ("according to this man,").
fn of_sense(side: &Side<'_>, words: &[usize], said: &[usize]) -> Option<Verdict> {
    let (&first, &last) = (words.first()?, words.last()?);
    let hedges = |at: usize| {
        side.unit(at)
            .is_some_and(|unit| matches!(unit.sense, Sense::Qualifier { is_raised: true, .. }))
    };
    let to_a_mark = hedges(first) && words.len() <= HEDGE && side.before(last + 1) >= Before::Mark;
    if to_a_mark && side.before(first) >= Before::Mark {
        return Some(Verdict::raised(EditKind::Qualifier, "qualifier"));
    }
    let negates = |at: &usize| side.unit(*at).is_some_and(|unit| unit.sense == Sense::Negator);
    let few = said.len() == 1 && words.len() <= FEW && words.len() > 1;
    (few && (words.iter().any(negates) || words.iter().any(|&at| hedges(at))))
        .then(|| missing::read(side, words))?
}

/// What words are that say nothing by themselves.
fn unsaid(side: &Side<'_>, words: &[usize]) -> Verdict {
    if let Some(verdict) = missing::read(side, words) {
        return verdict;
    }
    if words.iter().any(|&at| side.is_filler(at)) {
        return Verdict::listed(EditKind::ElisionUnmarked, "filler");
    }
    match words.len() {
        0..=2 => Verdict::listed(EditKind::Word, "function-word"),
        _ => Verdict::listed(EditKind::ElisionUnmarked, "function-words"),
    }
}

/// Words that stand just before or behind once more ("I think, I think"), or that only take up what was said just before
/// ("I can't do it. I just can't do it").
fn is_repeated(side: &Side<'_>, words: &[usize]) -> bool {
    let (Some(&first), Some(&last)) = (words.first(), words.last()) else { return false };
    let len = last + 1 - first;
    let same = |from: usize| {
        from + len <= side.words.len()
            && (0..len).all(|step| side.folded(from + step) == side.folded(first + step))
    };
    let twice = len == words.len() && (same(last + 1) || first.checked_sub(len).is_some_and(same));
    let before = first.saturating_sub(TAKEN_UP)..first;
    let is_old = |at: usize| before.clone().any(|old| side.folded(old) == side.folded(at));
    twice || words.len() > 2 && words.iter().all(|&at| side.is_filler(at) || is_old(at))
}

/// A false start, which a transcript keeps and an article drops ("that this place - that the city"), and a stretch at the end
/// of which the words before it come once more.
fn is_begun_again(side: &Side<'_>, words: &[usize]) -> bool {
    let (Some(&first), Some(&last)) = (words.first(), words.last()) else { return false };
    if last + 1 - first != words.len() {
        return false;
    }
    let starts = (first..=last).find(|&at| !matches!(side.folded(at), "and" | "but" | "so" | "or"));
    let again = starts.is_some_and(|at| side.folded(at) == side.folded(last + 1));
    let breaks = side.before(last + 1) == Before::Mark;
    if side.before(first) <= Before::Space && words.len() <= BEGUN && is_fresh_start(side, last + 1)
    {
        return true;
    }
    let tail = (0..TAIL).all(|step| {
        let (before, end) = (first.checked_sub(step + 1), last.checked_sub(step));
        before.is_some() && end.map(|at| side.folded(at)) == before.map(|at| side.folded(at))
    });
    let is_one = (first + 1..=last).all(|at| side.before(at) < Before::Sentence);
    again && breaks && words.len() <= BEGUN || is_one && words.len() >= TAIL && tail
}

/// Whether a dash breaks off what was begun and another subject follows: "we know that he had made - she had got".
fn is_fresh_start(side: &Side<'_>, next: usize) -> bool {
    let is_subject = matches!(side.folded(next), "i" | "we" | "you" | "he" | "she" | "they");
    let dashed = || matches!(side.between(next).trim(), "—" | "–" | "--" | "-");
    is_subject && dashed()
}

/// A title before a name, or more of a name, whose rest is there.
fn name_part(side: &Side<'_>, said: &[usize]) -> Option<&'static str> {
    let (&first, &last) = (said.first()?, said.last()?);
    if last + 1 - first != said.len() {
        return None;
    }
    let near = |at: Option<usize>| at.is_some_and(|at| at < side.words.len() && side.is_name(at));
    let titles = said.iter().all(|&at| spelling::is_title(side.surface(at)));
    if titles && near(Some(last + 1)) {
        return Some("title");
    }
    let names = said.iter().all(|&at| side.is_name(at));
    let close = |at: usize| side.before(at) <= Before::Space;
    let follows = near(Some(last + 1)) && close(last + 1);
    let precedes = near(first.checked_sub(1)) && close(first);
    (names && (follows || precedes)).then_some("fuller-name")
}

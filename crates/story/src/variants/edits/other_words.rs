//! Words of one telling for words of the other.

use super::senses::{Sense, Unit};
use super::side::Side;
use super::{EditKind, Verdict, format, left_out, modality, names, negation, numbers, splice};
use crate::variants::Before;

/// Words from which on two stretches are taken to have nothing to do with each other.
const LONG: usize = 9;
/// Words from which on a mark among them parts two clauses.
const PARTED: usize = 4;
/// Most words that stand for a long stretch that was left out.
const STUMP: usize = 2;

/// The words that one side has and the other lacks.
pub(super) type Part<'s, 't> = (&'s Side<'t>, &'s [usize]);

/// What words for words are. Where words of several senses differ, each is an edit; what remains is another word.
pub(super) fn read(a: Part<'_, '_>, b: Part<'_, '_>) -> Vec<Verdict> {
    if let Some(verdict) = inflection(a, b).or_else(|| long(a, b)).or_else(|| other_content(a, b)) {
        return vec![verdict];
    }
    let mut out: Vec<Verdict> = [numbers::read(a, b), names::read(a, b), negation::read(a, b)]
        .into_iter()
        .flatten()
        .collect();
    if out.is_empty() {
        out.extend(modality(a, b).or_else(|| qualifier(a, b)));
    }
    if out.is_empty() {
        out.push(Verdict::listed(EditKind::Word, "other-word"));
    }
    out
}

fn long(a: Part<'_, '_>, b: Part<'_, '_>) -> Option<Verdict> {
    let (short, long) = if a.1.len() <= b.1.len() { (a, b) } else { (b, a) };
    if long.1.len() < LONG {
        return None;
    }
    let runs_over = long.1.iter().skip(1).any(|&at| long.0.before(at) >= Before::Sentence);
    let stump =
        !runs_over && short.1.len() <= STUMP && short.1.iter().all(|&at| short.0.is_function(at));
    Some(if stump {
        splice::unmarked(long.0, long.1)
    } else {
        Verdict::listed(EditKind::Word, "other-passage")
    })
}

/// Where most of the words say something else anyway, a negation or a number among them alters nothing.
fn other_content(a: Part<'_, '_>, b: Part<'_, '_>) -> Option<Verdict> {
    let (ours, theirs) = (content(a), content(b));
    if is_worded_out(a, b) || is_worded_out(b, a) || borders_differ(a, b) {
        return Some(Verdict::listed(EditKind::Word, "other-words"));
    }
    let alone = a.1.len() == 1 && b.1.len() == 1;
    let strangers = ours == 1 && theirs == 1 && !alone && !are_related(a, b);
    let many = ours.min(theirs) > 0 && ours + theirs > 2 || ours.max(theirs) > 2;
    let other = many || strangers || runs_over(a) || runs_over(b) || !alone && ends_apart(a, b);
    other.then_some(Verdict::listed(EditKind::Word, "other-words"))
}

/// Whether many words, some of which say something, stand for one or two that say nothing ("has always been and remains" for
/// "is"), or several for a verb that negates what follows ("have a credible claim of" for "lack").
fn is_worded_out(long: Part<'_, '_>, short: Part<'_, '_>) -> bool {
    let says = content(long) > 0 && content(short) == 0;
    let bare = short.1.len() <= STUMP && short.1.iter().all(|&at| short.0.is_function(at));
    let implies = short.1.iter().any(|&at| negation::is_implicit(short.0.folded(at)));
    says && (bare && long.1.len() > PARTED || implies && content(long) > 1)
}

/// Whether a sentence begins behind the words of one side and none of the two sides breaks off there for the other.
fn borders_differ(a: Part<'_, '_>, b: Part<'_, '_>) -> bool {
    let behind = |(side, words): Part<'_, '_>| words.last().map(|&at| side.before(at + 1));
    let (Some(here), Some(there)) = (behind(a), behind(b)) else { return false };
    let apart = |one: Before, other: Before| one == Before::Sentence && other <= Before::Space;
    let ends =
        |(side, words): Part<'_, '_>| words.last().is_some_and(|&at| at + 1 >= side.words.len());
    !ends(a) && !ends(b) && (apart(here, there) || apart(there, here))
}

/// Whether a sentence ends among words, or a clause among many.
fn runs_over((side, words): Part<'_, '_>) -> bool {
    let border = if words.len() >= PARTED { Before::Mark } else { Before::Sentence };
    words.iter().skip(1).any(|&at| side.before(at) >= border)
}

/// Whether a sentence ends behind the words of one side and goes on behind those of the other, which say something else.
fn ends_apart(a: Part<'_, '_>, b: Part<'_, '_>) -> bool {
    let ends = |(side, words): Part<'_, '_>| {
        words.last().is_some_and(|&at| side.before(at + 1) >= Before::Sentence)
    };
    content(a) > 0 && content(b) > 0 && ends(a) != ends(b)
}

/// Whether the words that say something may be forms of one another: they begin alike, or differ by a prefix.
fn are_related(a: Part<'_, '_>, b: Part<'_, '_>) -> bool {
    let word = |part: Part<'_, '_>| {
        part.1.iter().find(|&&at| is_plain(part.0, at)).map(|&at| part.0.folded(at).to_owned())
    };
    let (Some(one), Some(other)) = (word(a), word(b)) else { return false };
    one.bytes().zip(other.bytes()).take(2).all(|(one, other)| one == other)
        || one.ends_with(&other)
        || other.ends_with(&one)
}

/// Words that say something and are neither of a sense that is read apart, nor numbers, nor names.
fn content(part: Part<'_, '_>) -> usize {
    part.1.iter().filter(|&&at| is_plain(part.0, at)).count()
}

fn is_plain(side: &Side<'_>, at: usize) -> bool {
    let folded = side.folded(at);
    left_out::is_said(side, at)
        && !side.is_name(at)
        && !negation::is_implicit(folded)
        && !numbers::is_quantity(folded)
}

/// Units of both sides that the other does not have, by what `key` says of them.
fn differing<'s, K: PartialEq>(
    a: Part<'s, '_>,
    b: Part<'s, '_>,
    key: impl Fn(&Unit) -> Option<K>,
) -> (Vec<K>, Vec<K>) {
    let keys = |part: Part<'_, '_>| -> Vec<K> {
        part.0.units(part.1).into_iter().filter_map(&key).collect()
    };
    let (mut ours, mut theirs) = (keys(a), keys(b));
    ours.retain(|one| match theirs.iter().position(|other| other == one) {
        Some(at) => {
            theirs.remove(at);
            false
        }
        None => true,
    });
    (ours, theirs)
}

fn modality(a: Part<'_, '_>, b: Part<'_, '_>) -> Option<Verdict> {
    let group = |unit: &Unit| match unit.sense {
        Sense::Modal(group) => Some(group),
        _ => None,
    };
    let has =
        |part: Part<'_, '_>| part.0.units(part.1).into_iter().any(|unit| group(unit).is_some());
    let is_noun = |part: Part<'_, '_>| {
        part.1.first().is_some_and(|&at| matches!(part.0.folded(at), "the" | "a" | "an"))
    };
    if !has(a) && !has(b) || is_noun(a) || is_noun(b) {
        return None;
    }
    let (ours, theirs) = differing(a, b, group);
    let only_can = ours.iter().chain(&theirs).all(|group| *group == "can");
    let is_mere = only_can && content(a) == 1 && content(b) == 1;
    let is_same = ours.is_empty() && theirs.is_empty();
    let groups = ((a, ours.as_slice()), (b, theirs.as_slice()));
    let is_light = modality::is_light(groups.0, groups.1)
        || modality::is_bound(groups.0, groups.1)
        || modality::is_form(a, b);
    Some(if is_same || is_mere || is_light || is_purpose(a) != is_purpose(b) {
        Verdict::listed(EditKind::Modality, "same-modality")
    } else {
        Verdict::raised(EditKind::Modality, "modality")
    })
}

/// "so that", or an infinitive.
fn is_purpose((side, words): Part<'_, '_>) -> bool {
    words.iter().any(|&at| side.folded(at) == "so")
        || words.iter().all(|&at| matches!(side.folded(at), "to" | "for"))
}

fn qualifier(a: Part<'_, '_>, b: Part<'_, '_>) -> Option<Verdict> {
    let group = |unit: &Unit| match unit.sense {
        Sense::Qualifier { group, is_raised } => Some((group, is_raised)),
        _ => None,
    };
    let has =
        |part: Part<'_, '_>| part.0.units(part.1).into_iter().any(|unit| group(unit).is_some());
    if !has(a) && !has(b) {
        return None;
    }
    let (ours, theirs) = differing(a, b, group);
    let raised = ours.iter().chain(&theirs).any(|&(_, is_raised)| is_raised)
        && !(is_pronoun(a) && is_pronoun(b))
        && !(is_whole(a, &ours) && owns(b) || is_whole(b, &theirs) && owns(a))
        && !(is_manner(a) && is_manner(b));
    Some(match (ours.is_empty() && theirs.is_empty(), raised) {
        (true, _) => Verdict::listed(EditKind::Qualifier, "same-qualifier"),
        (false, true) => Verdict::raised(EditKind::Qualifier, "qualifier"),
        (false, false) => Verdict::listed(EditKind::Qualifier, "degree"),
    })
}

/// Whether "all" is the only qualifier of words: "all the people" are "our people".
fn is_whole((side, words): Part<'_, '_>, groups: &[(&str, bool)]) -> bool {
    matches!(groups, [("all", _)]) && words.iter().any(|&at| side.folded(at) == "all")
}

/// Whether words say whose something is.
fn owns((side, words): Part<'_, '_>) -> bool {
    let owner =
        |at: usize| matches!(side.folded(at), "my" | "our" | "your" | "his" | "her" | "their");
    words.iter().any(|&at| owner(at)) && words.iter().all(|&at| side.is_function(at))
}

/// Whether words are a manner of speaking: "frankly", "I think".
fn is_manner((side, words): Part<'_, '_>) -> bool {
    words.iter().all(|&at| {
        side.unit(at).is_some_and(|unit| {
            matches!(unit.sense, Sense::Filler | Sense::Qualifier { group: "opinion", .. })
        })
    })
}

/// Whether the first word stands for people or things: "everyone", "you", "it".
fn is_pronoun(part: Part<'_, '_>) -> bool {
    part.1.first().is_some_and(|&at| {
        matches!(
            part.0.folded(at),
            "everyone"
                | "everybody"
                | "everything"
                | "you"
                | "we"
                | "they"
                | "it"
                | "he"
                | "she"
                | "i"
        )
    })
}

/// Another form of one word.
fn inflection(a: Part<'_, '_>, b: Part<'_, '_>) -> Option<Verdict> {
    let ([i], [j]) = (a.1, b.1) else { return None };
    let senses = a.0.unit(*i).is_some() && b.0.unit(*j).is_some();
    let is_form = !senses && format::is_inflected(a.0.folded(*i), b.0.folded(*j));
    is_form.then_some(Verdict::listed(EditKind::Word, "inflection"))
}

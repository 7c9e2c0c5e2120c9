//! The earlier charge that a denial or question in full repeats in like words.

use super::anaphor::Names;
use super::candidates::{Aim, Candidate, before, is_first, is_marked};
use super::charges::{family, field};
use super::stems::{LIGHT, stem, stems};
use super::{Asked, Link, View};
use crate::words::{lower, tag};
use onrecord_language::attribution::Attribution;
use onrecord_record::StanceValue;
use std::collections::BTreeSet;

/// Least share of the shorter one's words that both have.
const SHARE: f64 = 0.3;
/// Least words in common where the charge is not against the one who answers; one more for a question or confirmation, which may
/// be about anything.
const ASKED: usize = 2;
/// Words of a content that are read for its verbs.
const VERBS: usize = 40;
/// Words that call somebody something are one, whatever the verb: "labeled as" and "designations".
const CALLING: &str = "to call";
/// Families of such words.
const NAMING: [&str; 4] = ["label", "designate", "describe", "characterize"];

/// The nearest charge that shares the answer's words.
pub(super) fn find(view: &View<'_, '_>, asked: &Asked) -> Option<Link> {
    let nobody = asked.party.is_unknown() && !asked.party.is_pronoun;
    if !matches!(asked.names, Names::Matter | Names::Deed(_)) || nobody && is_by_word(view, asked) {
        return None;
    }
    let own = words_of(view, &view.layers.attributions[asked.at]);
    let all = before(view, asked.rank, &asked.party);
    let said = |candidate: &&Candidate| {
        candidate.charges
            || !is_marked(view, candidate.at) && !candidate.in_headline
            || candidate.aim >= Aim::Called && !is_marked(view, candidate.at)
    };
    let fitting = all.iter().filter(said).filter(|c| fits(view, asked, c) && is_brief(view, c.at));
    let scored = fitting.filter_map(|c| Some((shared(view, asked, &own, c)?, c)));
    let best = scored.reduce(|best, next| if next.0 > best.0 { next } else { best });
    let candidate = best.map(|(_, candidate)| candidate).or_else(|| one_deed(view, asked, &all))?;
    let words = view.layers.attributions[asked.at].content.first().copied();
    Some(Link { to: Some(candidate.at), words, rule: "same-words" })
}

/// Whether a content is short enough for its words to be of one matter.
fn is_brief(view: &View<'_, '_>, at: usize) -> bool {
    /// Words of a content, about three lines.
    const MOST: u32 = 60;
    view.layers.attributions[at].content.iter().map(|piece| piece.len()).sum::<u32>() <= MOST
}

/// A denial is of a charge that may be against the denier, or, where it is a denial by its word, of what was told of
/// the denier; a question or confirmation is of any charge.
fn fits(view: &View<'_, '_>, asked: &Asked, candidate: &Candidate) -> bool {
    match asked.stance {
        StanceValue::Denies if candidate.aim == Aim::Elsewhere => {
            candidate.in_headline && candidate.charges
        }
        StanceValue::Denies => {
            candidate.charges
                || candidate.in_headline
                || (is_told_of(view, asked, candidate)
                    && is_by_word(view, asked)
                    && !deeds(view, asked.at).is_disjoint(&deeds(view, candidate.at)))
        }
        _ => candidate.charges,
    }
}

/// Whether a statement tells first of all of the one who denies.
fn is_told_of(view: &View<'_, '_>, asked: &Asked, candidate: &Candidate) -> bool {
    let tells = matches!(view.stance(candidate.at), StanceValue::Asserts | StanceValue::Alleges);
    tells && candidate.aim >= Aim::Called && is_first(view, candidate.at, &asked.party)
}

/// The only statement near that tells of the one who denies, or of the body whose member denies right behind it, where a verb of
/// both is one or of one field: "had walked off the set", "denied that she had left early".
fn one_deed<'c>(view: &View<'_, '_>, asked: &Asked, all: &'c [Candidate]) -> Option<&'c Candidate> {
    /// Paragraphs before the denial.
    const NEAR: usize = 2;
    if asked.stance != StanceValue::Denies || !is_by_word(view, asked) {
        return None;
    }
    let told = |c: &&Candidate| {
        let of_body = c.aim == Aim::Open && asked.party.is_body && c.apart == 0;
        is_told_of(view, asked, c) || (of_body && view.stance(c.at) == StanceValue::Asserts)
    };
    let mut near = all.iter().filter(|c| c.apart <= NEAR || c.in_headline).filter(told);
    let only = near.next()?;
    let own = deeds(view, asked.at);
    (near.next().is_none() && !own.is_disjoint(&deeds(view, only.at))).then_some(only)
}

/// The verbs of a content without their endings, and their fields.
fn deeds(view: &View<'_, '_>, at: usize) -> BTreeSet<String> {
    let content = view.layers.attributions[at].content.iter();
    let words = content.flat_map(|piece| piece.iter()).take(VERBS);
    let mut out = BTreeSet::new();
    for at in words.filter(|&at| tag(view.layers, at).starts_with("VB")) {
        let word = lower(view.layers, at);
        if !LIGHT.contains(&word.as_ref()) && family(&word).is_none() {
            out.insert(stem(&word));
            out.extend(field(&word).map(str::to_owned));
        }
    }
    out
}

/// Whether a denial is one by its word ("denied"), not by what is said.
fn is_by_word(view: &View<'_, '_>, asked: &Asked) -> bool {
    let stance = view.statements[asked.at].stance.as_ref();
    stance.is_some_and(|stance| stance.rule == "denying-word")
}

/// How many words they share, where these are enough.
fn shared(
    view: &View<'_, '_>,
    asked: &Asked,
    own: &BTreeSet<String>,
    candidate: &Candidate,
) -> Option<usize> {
    let other = words_of(view, &view.layers.attributions[candidate.at]);
    let both = own.intersection(&other).filter(|word| !asked.party.is_named(word)).count();
    let least = own.len().min(other.len()).max(1);
    // To call somebody something in both says more than any other word.
    let calls = own.contains(CALLING) && other.contains(CALLING);
    let aimed = candidate.aim >= Aim::Called && (candidate.charges || candidate.in_headline);
    let needed = match asked.stance {
        StanceValue::Denies if is_by_word(view, asked) && aimed => 1,
        StanceValue::Denies => ASKED,
        _ if calls => ASKED,
        _ => ASKED + 1,
    };
    let enough = both >= needed && (calls || both as f64 / least as f64 >= SHARE);
    enough.then_some(both + usize::from(calls))
}

/// The words of a content, and of a cue that names or describes.
fn words_of(view: &View<'_, '_>, told: &Attribution) -> BTreeSet<String> {
    let mut out = stems(view.layers, &told.content);
    out.retain(|word| family(word).is_none_or(|family| family == "deed"));
    let cue = told.cue.into_iter().chain(told.content.iter().copied());
    let naming = cue.flat_map(|span| span.iter().take(80)).any(|at| {
        let word = lower(view.layers, at);
        family(&word).is_some_and(|family| NAMING.contains(&family)) || word == "designate"
    });
    if naming {
        out.insert(CALLING.to_owned());
    }
    out
}

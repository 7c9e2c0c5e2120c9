//! What a denial may answer: earlier statements within reach, and how each is aimed at the one who answers.

use super::View;
use super::charges::family;
use super::party::Party;
use crate::spans;
use crate::words::{lower, tag};
use onrecord_language::attribution::Attribution;
use onrecord_record::{EntityKind, EvidenceKind, StanceValue, StatementSourceKind};

/// Statements before an answer that are looked at.
const LOOK_BACK: usize = 40;
/// Paragraphs before it in which a charge is looked for.
const PARAGRAPHS: usize = 12;
/// Statements at the head of a text that may be its headline's.
const HEADLINE: usize = 3;
/// Words of a content that are read for whom it is aimed at.
const AIM: usize = 60;
/// Words at the head of a content that may be its subject.
const SUBJECT_FIRST: usize = 6;
/// Words before a cue in which a passive names whom it charges.
const SUBJECT: u32 = 12;

/// How a statement is aimed at a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Aim {
    /// At somebody else.
    Elsewhere,
    /// It names nobody.
    Open,
    /// At "he" or "they", who may be the party.
    Pronoun,
    /// At a body or person that the party's nouns fit.
    Called,
    /// At the party by name.
    Named,
}

/// An earlier statement that may be answered.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub(super) at: usize,
    pub(super) aim: Aim,
    /// Whether it charges somebody.
    pub(super) charges: bool,
    /// Paragraphs between it and the answer.
    pub(super) apart: usize,
    /// Whether it stands in the headline.
    pub(super) in_headline: bool,
}

/// The statements before an answer, the nearest first, then the headline's.
pub(super) fn before(view: &View<'_, '_>, rank: usize, party: &Party) -> Vec<Candidate> {
    let own = view.order[rank];
    let near = view.order[..rank].iter().rev().take(LOOK_BACK).copied();
    let head = view.order[..rank.saturating_sub(LOOK_BACK).min(HEADLINE)].iter().rev().copied();
    near.chain(head).filter_map(|at| candidate(view, own, at, party)).collect()
}

fn candidate(view: &View<'_, '_>, own: usize, at: usize, party: &Party) -> Option<Candidate> {
    let told = &view.layers.attributions[at];
    let answer = &view.layers.attributions[own];
    let first = told.content.first()?;
    let paragraph = |at: u32| view.layers.document.paragraph_of(at);
    let place = paragraph(told.anchor().start);
    let apart = paragraph(answer.anchor().start).saturating_sub(place);
    let in_headline = place == 0 && apart > 0 && view.has_headline;
    let holds = told.content.iter().any(|piece| piece.covers(answer.anchor()));
    let inside = answer.content.iter().any(|piece| piece.covers(told.anchor()));
    let earlier = first.start < answer.anchor().start && !holds && !inside;
    let stance = view.stance(at);
    let said = matches!(
        stance,
        StanceValue::Alleges | StanceValue::Asserts | StanceValue::Appraises | StanceValue::Orders
    );
    let speaker = Party::of(view, at);
    let own_words = speaker.is_same(party) && !is_passive(view, told);
    (earlier && said && !own_words && (apart <= PARAGRAPHS || in_headline)).then(|| Candidate {
        at,
        aim: if in_headline { in_heading(view, told, party) } else { aim(view, told, party) },
        charges: stance == StanceValue::Alleges || is_filed(view, at),
        apart,
        in_headline,
    })
}

/// What a lawsuit or indictment says charges somebody.
fn is_filed(view: &View<'_, '_>, at: usize) -> bool {
    let told = &view.statements[at];
    told.source.kind == StatementSourceKind::Document
        && told.evidence.iter().any(|one| one.kind == EvidenceKind::CourtFiling)
}

/// "Was accused of", "labeled as": who is charged stands before the cue.
pub(super) fn is_passive(view: &View<'_, '_>, told: &Attribution) -> bool {
    let Some(cue) = told.cue else { return false };
    let last = lower(view.layers, cue.end.saturating_sub(1));
    let verb = cue.iter().any(|at| tag(view.layers, at) == "VBN");
    (verb && told.source.is_none()) || matches!(last.as_ref(), "of" | "with" | "as")
}

/// How what was said is aimed: whom it names first decides, where it names the party later too.
pub(super) fn aim(view: &View<'_, '_>, told: &Attribution, party: &Party) -> Aim {
    let content = told.content.iter().flat_map(|piece| piece.iter()).take(AIM);
    let mut words: Vec<u32> = content.collect();
    if is_passive(view, told) {
        let cue = told.cue.unwrap_or_default();
        let sentence = view.layers.document.sentence_at(cue.start).map_or(cue, |s| s.tokens);
        let from = sentence.start.max(cue.start.saturating_sub(SUBJECT));
        words.splice(0..0, from..cue.start);
    }
    let named = ids(view, told).iter().any(|id| party.entities.contains(id));
    let mut out = if named { Aim::Named } else { Aim::Open };
    for &at in &words {
        out = out.max(of_word(view, at, party));
    }
    if out < Aim::Called && names_other(view, told, party) {
        return Aim::Elsewhere;
    }
    out
}

/// In a headline people are called by their offices ("Teacher burned books"); else as everywhere.
fn in_heading(view: &View<'_, '_>, told: &Attribution, party: &Party) -> Aim {
    let first = told.content.first().map_or(0, |piece| piece.start);
    let noun = |at: &u32| tag(view.layers, *at).starts_with("NN");
    let nouns = (first..first + SUBJECT).take_while(noun);
    let nouns: Vec<String> = nouns.map(|at| lower(view.layers, at).into_owned()).collect();
    let found = aim(view, told, party);
    if party.holds_office(&nouns) { found.max(Aim::Called) } else { found }
}

/// Whether of all that a content names or calls by a noun the party comes first.
pub(super) fn is_first(view: &View<'_, '_>, at: usize, party: &Party) -> bool {
    let told = &view.layers.attributions[at];
    let words: Vec<u32> = told.content.iter().flat_map(|piece| piece.iter()).take(AIM).collect();
    let ours = words.iter().position(|&at| of_word(view, at, party) >= Aim::Called);
    let ids = ids(view, told);
    let entity = ids
        .iter()
        .filter_map(|id| view.entity(id))
        .find(|entity| matches!(entity.kind, EntityKind::Person | EntityKind::Organization));
    match entity {
        Some(first) if party.entities.contains(&first.id) => true,
        Some(_) => ours.is_some_and(|place| place < SUBJECT_FIRST),
        None => ours.is_some(),
    }
}

fn of_word(view: &View<'_, '_>, at: u32, party: &Party) -> Aim {
    let word = lower(view.layers, at);
    let bare = word.strip_suffix("'s").unwrap_or(&word);
    let capital = view.layers.document.word(at).starts_with(char::is_uppercase);
    match tag(view.layers, at) {
        _ if capital && party.is_named(bare) => Aim::Named,
        tag if tag.starts_with("NN") && party.is_called(bare) => Aim::Called,
        "PRP" if matches!(bare, "he" | "she" | "they" | "him" | "her" | "them") => Aim::Pronoun,
        _ => Aim::Open,
    }
}

/// Whether a content names a person or body, and none that the party could be: a party that is taken up as a body may
/// be a body that is named.
fn names_other(view: &View<'_, '_>, told: &Attribution, party: &Party) -> bool {
    if party.is_unknown() {
        return false;
    }
    ids(view, told).iter().filter_map(|id| view.entity(id)).any(|entity| match entity.kind {
        EntityKind::Organization => !party.is_body,
        // A firm whose name shows nothing of what it is looks like a person's; people are called by surname too.
        EntityKind::Person => {
            !party.is_body || !entity.aliases.is_empty() || entity.mentions.len() > 1
        }
        _ => false,
    })
}

/// The kinds of people and bodies that a content names.
pub(super) fn named(view: &View<'_, '_>, told: &Attribution) -> Vec<EntityKind> {
    let ids = ids(view, told);
    let kinds = ids.iter().filter_map(|id| view.entity(id)).map(|entity| entity.kind);
    kinds.filter(|kind| matches!(kind, EntityKind::Person | EntityKind::Organization)).collect()
}

/// The entities that a content mentions.
fn ids(view: &View<'_, '_>, told: &Attribution) -> Vec<String> {
    let pieces = told.content.iter().take(4).map(|&piece| spans::of_tokens(view.layers, piece));
    view.places.inside(&pieces.collect::<Vec<_>>())
}

/// Whether the party is taken up as a body, and a body is the first that a content names.
pub(super) fn is_the_body(view: &View<'_, '_>, at: usize, party: &Party) -> bool {
    let kinds = named(view, &view.layers.attributions[at]);
    party.is_body && kinds.first() == Some(&EntityKind::Organization)
}

/// Whether a noun ("the accusation") comes from the verb of a statement ("accused").
pub(super) fn is_of(view: &View<'_, '_>, noun: &str, at: usize) -> bool {
    let cue = view.layers.attributions[at].cue.unwrap_or_default();
    noun != "any" && cue.iter().any(|at| family(&lower(view.layers, at)) == Some(noun))
}

/// Whether a statement's cue is a word for charges or names ("named … as the source").
pub(super) fn is_worded(view: &View<'_, '_>, at: usize) -> bool {
    let cue = view.layers.attributions[at].cue.unwrap_or_default();
    cue.iter().any(|at| family(&lower(view.layers, at)).is_some_and(|f| f != "any" && f != "deed"))
}

//! What a denial may answer: earlier statements within reach, and how each is aimed at the one who answers.

use super::View;
use super::charges::family;
use super::party::Party;
use crate::spans;
use crate::words::{lower, noun_phrase, tag};
use onrecord_language::attribution::Attribution;
use onrecord_record::{
    Entity, EntityKind, EvidenceKind, Mention, StanceValue, StatementSourceKind,
};
use onrecord_text::Span;
use std::collections::BTreeSet;

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
    /// Whether it names nobody else before the party.
    pub(super) leads: bool,
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
        leads: leads(view, told, party),
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

/// Whether a content tells of the party first: it stands at its head, and nobody else is named before.
pub(super) fn is_first(view: &View<'_, '_>, at: usize, party: &Party) -> bool {
    let told = &view.layers.attributions[at];
    let ours = first_of(view, told, party);
    ours.is_some_and(|(place, _)| {
        place < SUBJECT_FIRST || place < SUBJECT as usize && leads(view, told, party)
    })
}

/// The first word of a content that names, calls or takes up the party: how many words stand before it, and its place in the text.
fn first_of(view: &View<'_, '_>, told: &Attribution, party: &Party) -> Option<(usize, u32)> {
    let own = party.entities.iter().filter_map(|id| view.entity(id));
    let own: BTreeSet<u32> = own.flat_map(|one| mentions(view, told, one)).collect();
    let words = told.content.iter().flat_map(|piece| piece.iter()).take(AIM).enumerate();
    let placed = words.map(|(place, at)| (place, at, start_of(view, at)));
    let mut ours = placed
        .filter(|&(_, at, start)| own.contains(&start) || of_word(view, at, party) >= Aim::Called);
    ours.next().map(|(place, _, start)| (place, start))
}

/// Where a token begins in the text.
fn start_of(view: &View<'_, '_>, at: u32) -> u32 {
    spans::of_tokens(view.layers, Span::new(at, at + 1)).start
}

/// Where an entity is mentioned in a content.
fn mentions<'e>(
    view: &View<'_, '_>,
    told: &Attribution,
    one: &'e Entity,
) -> impl Iterator<Item = u32> + 'e {
    let pieces = told.content.iter().take(4).map(|&piece| spans::of_tokens(view.layers, piece));
    let pieces: Vec<_> = pieces.map(|piece| (piece.start, piece.end)).collect();
    let inside = move |mention: &&Mention| {
        let span = &mention.span;
        pieces.iter().any(|&(start, end)| start <= span.start && span.end <= end)
    };
    one.mentions.iter().filter(inside).map(|mention| mention.span.start)
}

/// Whether nobody else is named before the party: who is charged comes first. An owner ("Ms. Roe's driver", "her driver") does not count.
fn leads(view: &View<'_, '_>, told: &Attribution, party: &Party) -> bool {
    let Some((_, ours)) = first_of(view, told, party).filter(|_| !is_passive(view, told)) else {
        return true;
    };
    let ids = ids(view, told);
    let others = ids.iter().filter(|id| !party.entities.contains(*id));
    let others = others.filter_map(|id| view.entity(id));
    let acting =
        others.filter(|one| matches!(one.kind, EntityKind::Person | EntityKind::Organization));
    let owners = owners(view, told);
    let mut named = acting.flat_map(|one| mentions(view, told, one));
    !named.any(|start| start < ours && !owners.contains(&start))
}

/// Where the owners of a content begin: "her", and the words before "'s".
fn owners(view: &View<'_, '_>, told: &Attribution) -> BTreeSet<u32> {
    /// Words of an owner's name.
    const NAME: u32 = 4;
    let words = told.content.iter().flat_map(|piece| piece.iter()).take(AIM);
    let mut out = BTreeSet::new();
    for at in words {
        match tag(view.layers, at) {
            "PRP$" => out.extend([start_of(view, at)]),
            "POS" => out.extend((at.saturating_sub(NAME)..at).map(|at| start_of(view, at))),
            _ => {}
        }
    }
    out
}

fn of_word(view: &View<'_, '_>, at: u32, party: &Party) -> Aim {
    let word = lower(view.layers, at);
    let bare = word.strip_suffix("'s").unwrap_or(&word);
    let capital = view.layers.document.word(at).starts_with(char::is_uppercase);
    match tag(view.layers, at) {
        _ if capital && party.is_named(bare) => Aim::Named,
        tag if (tag.starts_with("NN") || is_definite(view, at)) && party.is_called(bare) => {
            Aim::Called
        }
        "PRP"
            if matches!(bare, "he" | "she" | "they" | "him" | "her" | "them")
                && party.can_be(bare) =>
        {
            Aim::Pronoun
        }
        _ => Aim::Open,
    }
}

/// "The congressman left": a noun behind its article, whatever the tag.
fn is_definite(view: &View<'_, '_>, at: u32) -> bool {
    at.checked_sub(1).is_some_and(|before| matches!(tag(view.layers, before), "DT" | "PRP$"))
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

/// Whether the party is taken up as a body, and a body is the first that a content names, or "the commission" opens it.
pub(super) fn is_the_body(view: &View<'_, '_>, at: usize, party: &Party) -> bool {
    let told = &view.layers.attributions[at];
    let first = named(view, told).first().copied();
    let opening = told.content.first().is_some_and(|piece| {
        let phrase = noun_phrase(view.layers, piece.start, piece.end);
        let the = lower(view.layers, phrase.start) == "the";
        the && !phrase.is_empty() && party.is_of_body(&lower(view.layers, phrase.end - 1))
    });
    party.is_body && (first == Some(EntityKind::Organization) || first.is_none() && opening)
}

/// Whether a noun ("the accusation") comes from the verb of a statement ("accused").
pub(super) fn is_of(view: &View<'_, '_>, noun: &str, at: usize) -> bool {
    let cue = view.layers.attributions[at].cue.unwrap_or_default();
    noun != "any" && cue.iter().any(|at| family(&lower(view.layers, at)) == Some(noun))
}

/// Whether a statement's cue charges or calls by its word; what is reported, found or testified may be of any kind.
pub(super) fn is_charging(view: &View<'_, '_>, at: usize) -> bool {
    const TELLING: [&str; 9] =
        ["any", "deed", "report", "state", "find", "conclude", "testify", "argue", "assert"];
    let cue = view.layers.attributions[at].cue.unwrap_or_default();
    cue.iter().any(|at| family(&lower(view.layers, at)).is_some_and(|f| !TELLING.contains(&f)))
}

/// Whether a content is told in a clause and not named by a phrase.
pub(super) fn is_clause(view: &View<'_, '_>, at: usize) -> bool {
    let mut words = view.layers.attributions[at].content.iter().flat_map(|piece| piece.iter());
    words.any(|at| matches!(tag(view.layers, at), "VBD" | "VBZ" | "VBP" | "MD"))
}

/// Whether a headline's colon is all that makes a statement ("Summit: leader attacks critics").
pub(super) fn is_marked(view: &View<'_, '_>, at: usize) -> bool {
    let cue = view.layers.attributions[at].cue;
    cue.is_none_or(|cue| !view.layers.document.word(cue.start).starts_with(char::is_alphabetic))
}

/// Whether a statement's cue is a word for charges or names ("named … as the source").
pub(super) fn is_worded(view: &View<'_, '_>, at: usize) -> bool {
    let cue = view.layers.attributions[at].cue.unwrap_or_default();
    cue.iter().any(|at| family(&lower(view.layers, at)).is_some_and(|f| f != "any" && f != "deed"))
}

//! What the same speaker denied a moment before: "disputed the claims, insisting that …".

use super::anaphor::Names;
use super::party::Party;
use super::{Asked, Link, View};
use crate::words::lower;
use onrecord_record::StanceValue;
use std::collections::BTreeMap;

/// Statements before an answer in which the same speaker may have answered already.
const BREATH: usize = 4;

/// What the same speaker denied a moment before, in the same sentence where `close`, else in the same paragraph: "disputed the claims, insisting that …".
pub(super) fn same_breath(
    view: &View<'_, '_>,
    asked: &Asked,
    known: &BTreeMap<usize, Link>,
    close: bool,
) -> Option<Link> {
    let sentence =
        |at: usize| view.layers.document.sentence_of(view.layers.attributions[at].anchor().start);
    if asked.stance != StanceValue::Denies || is_besides(view, asked) {
        return None;
    }
    let paragraph =
        |at: usize| view.layers.document.paragraph_of(view.layers.attributions[at].anchor().start);
    let near = view.order[..asked.rank].iter().rev().take(BREATH).copied();
    let goes_on = |at: &usize| {
        view.stance(*at) == StanceValue::Denies
            && paragraph(asked.at) == paragraph(*at)
            && (!close || sentence(asked.at) == sentence(*at))
            && same_speaker(view, asked, *at)
    };
    let to = near.filter(goes_on).find_map(|at| known.get(&at)?.to)?;
    Some(Link { to: Some(to), words: None, rule: "same-breath" })
}

/// "Also denied the claims of others": what is denied besides is something else.
fn is_besides(view: &View<'_, '_>, asked: &Asked) -> bool {
    let told = &view.layers.attributions[asked.at];
    let cue = told.cue.unwrap_or_default();
    let also = (cue.start.saturating_sub(1)..cue.end).any(|at| lower(view.layers, at) == "also");
    let other = told.content.iter().flat_map(|piece| piece.iter()).take(12);
    let mut other = other.filter(|&at| matches!(&*lower(view.layers, at), "other" | "others"));
    asked.names != Names::Matter && (also || other.next().is_some())
}

fn same_speaker(view: &View<'_, '_>, asked: &Asked, at: usize) -> bool {
    let source = |at: usize| view.layers.attributions[at].source;
    let same_words = source(at).is_some() && source(at) == source(asked.at);
    same_words || Party::of(view, at).is_same(&asked.party)
}

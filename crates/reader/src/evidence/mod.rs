//! Evidence: what a statement rests on, as far as the text says.
//!
//! It is looked for in the words of the source ("court records"), of the cue ("tweeted") and of the phrases beside them
//! ("in a court filing", "citing a video", "told the Herald"); then it is handed on, from what a source is quoted with to
//! its next words, and between a statement and those inside it.

mod chain;
mod lacking;
mod outlets;
mod terms;
mod unnamed;
mod zones;

use crate::entities::Places;
use crate::statements::Statements;
use crate::{Layers, spans};
use onrecord_record::{Evidence, EvidenceKind, StanceValue, Statement};
use onrecord_text::{Span, Tokens};
use outlets::Own;
use terms::Terms;

/// Kinds of evidence that one statement may have at most; more are a list and no evidence.
const MOST: usize = 6;

/// What the finders of evidence look at.
struct View<'a, 'l> {
    layers: &'a Layers<'l>,
    terms: Terms,
    own: Own,
}

/// Something that a statement rests on, at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Found {
    kind: EvidenceKind,
    words: Span<Tokens>,
}

/// Gives every statement its evidence.
pub(crate) fn give(layers: &Layers<'_>, places: &Places<'_>, statements: &mut Statements) {
    let view = View { layers, terms: Terms::of(layers), own: Own::of(layers) };
    for (at, attribution) in layers.attributions.iter().enumerate() {
        let statement = &mut statements.all[at];
        let charges = statement.stance.as_ref().is_some_and(|s| s.value == StanceValue::Alleges);
        let mut found = zones::find(&view, attribution, statement.source.kind, charges);
        if found.is_empty() {
            found.extend(unnamed::find(layers, attribution, statement));
        }
        found.extend(lacking::find(layers, attribution));
        for one in found {
            add(layers, places, statement, one);
        }
    }
    chain::hand_on(layers, statements);
    lacking::after(layers, places, statements);
}

/// Adds evidence of a kind that the statement does not have yet.
fn add(layers: &Layers<'_>, places: &Places<'_>, statement: &mut Statement, found: Found) {
    let span = spans::of_tokens(layers, found.words);
    let entity = match found.kind {
        EvidenceKind::OtherOutlet => places.last_inside(&span),
        EvidenceKind::OfficialStatement
        | EvidenceKind::SocialPost
        | EvidenceKind::NamedWitness
        | EvidenceKind::UnnamedSource => statement.source.entity.clone(),
        _ => None,
    };
    take(statement, Evidence { kind: found.kind, span, entity });
}

fn take(statement: &mut Statement, evidence: Evidence) {
    let all = &mut statement.evidence;
    if all.len() < MOST && !all.iter().any(|known| known.kind == evidence.kind) {
        all.push(evidence);
    }
}

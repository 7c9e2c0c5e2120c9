//! Evidence handed on: to what the same one says next in the same paper or interview, from a statement to those inside it,
//! and from what stands inside to an outlet that reports it.

use super::take;
use crate::Layers;
use crate::statements::Statements;
use crate::words::lower;
use onrecord_language::attribution::Attribution;
use onrecord_record::{Evidence, EvidenceKind, Statement};

/// Words from the head of a content in which a source inside is one that the whole content rests on.
const HEAD: u32 = 6;

/// Hands evidence on, in the three ways.
pub(super) fn hand_on(layers: &Layers<'_>, statements: &mut Statements) {
    on(layers, &mut statements.all);
    up(layers, &mut statements.all);
    down(layers, &mut statements.all);
}

/// Somebody's next plain words in the paragraph, nobody else's between: "she said in the letter. … she said."
fn on(layers: &Layers<'_>, statements: &mut [Statement]) {
    let mut last: Option<(usize, Vec<Evidence>)> = None;
    for (at, attribution) in layers.attributions.iter().enumerate() {
        if attribution.within.is_some() {
            continue;
        }
        let goes_on = last.take().filter(|(before, _)| {
            follows(
                layers,
                (&layers.attributions[*before], &statements[*before]),
                (attribution, &statements[at]),
            )
        });
        if let Some((_, evidence)) = goes_on.filter(|_| statements[at].evidence.is_empty()) {
            statements[at].evidence = evidence;
        }
        let lasting = statements[at].evidence.iter().filter(|one| lasts(one.kind));
        last = Some((at, lasting.cloned().collect()));
    }
}

/// Kinds in which somebody says more than one sentence.
fn lasts(kind: EvidenceKind) -> bool {
    matches!(
        kind,
        EvidenceKind::OfficialStatement
            | EvidenceKind::CourtFiling
            | EvidenceKind::OtherOutlet
            | EvidenceKind::SocialPost
            | EvidenceKind::UnnamedSource
    )
}

/// Whether a statement goes on where the one before it ended: the same known source, a plain cue, the same paragraph or,
/// for "wrote", the next ones.
fn follows(
    layers: &Layers<'_>,
    before: (&Attribution, &Statement),
    next: (&Attribution, &Statement),
) -> bool {
    /// Paragraphs over which what somebody wrote goes on.
    const WRITING: usize = 2;
    let word = |at: u32| lower(layers, at);
    let Some(cue) = next.0.cue else { return false };
    let plain = cue.iter().any(|at| {
        matches!(
            word(at).as_ref(),
            "said" | "says" | "added" | "adding" | "continued" | "saying" | "wrote"
        )
    });
    let wrote = cue.iter().any(|at| word(at) == "wrote");
    let paragraph = |told: &Attribution| layers.document.paragraph_of(told.anchor().start);
    let apart = paragraph(next.0).saturating_sub(paragraph(before.0));
    let same = before.1.source.entity.is_some() && before.1.source.entity == next.1.source.entity;
    same && plain && next.1.medium.is_none() && (apart == 0 || (wrote && apart <= WRITING))
}

/// An outlet that reports what "documents show" rests on the documents too.
fn up(layers: &Layers<'_>, statements: &mut [Statement]) {
    for (at, attribution) in layers.attributions.iter().enumerate() {
        let Some(outer) = attribution.within else { continue };
        let reports =
            statements[outer].evidence.iter().any(|e| e.kind == EvidenceKind::OtherOutlet);
        let opens = layers.attributions[outer]
            .content
            .first()
            .is_some_and(|content| attribution.anchor().start < content.start + HEAD);
        let papers: Vec<Evidence> =
            statements[at].evidence.iter().filter(|one| is_paper(one.kind)).cloned().collect();
        if reports && opens {
            for paper in papers {
                take(&mut statements[outer], paper);
            }
        }
    }
}

/// Kinds that can be looked up and hold what others said.
fn is_paper(kind: EvidenceKind) -> bool {
    matches!(
        kind,
        EvidenceKind::CourtFiling
            | EvidenceKind::Record
            | EvidenceKind::Footage
            | EvidenceKind::Study
    )
}

/// What stands inside a paper's or a film's statement rests on it, where nothing else is told.
fn down(layers: &Layers<'_>, statements: &mut [Statement]) {
    for (at, attribution) in layers.attributions.iter().enumerate() {
        let Some(outer) = attribution.within.filter(|&outer| outer < statements.len()) else {
            continue;
        };
        if statements[at].evidence.is_empty() {
            let papers = statements[outer].evidence.iter().filter(|one| is_paper(one.kind));
            statements[at].evidence = papers.cloned().collect();
        }
    }
}

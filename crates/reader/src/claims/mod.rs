//! Claims: statements of one text that say the same thing of the same people, and where each holder stands.

mod groups;

use crate::statements::Statements;
use crate::{Layers, ids};
use onrecord_record::{Claim, Span, StanceValue, Standing, Statement};

/// The claims of a text, in the order of their first statements. Answers to a claim get its id.
pub(crate) fn claims(layers: &Layers<'_>, statements: &mut Statements) -> Vec<Claim> {
    let groups = groups::groups(&statements.all);
    let mut out: Vec<(u32, Claim)> = Vec::with_capacity(groups.len());
    for group in &groups {
        let members: Vec<&Statement> = group.iter().map(|&at| &statements.all[at]).collect();
        let Some(claim) = claim(layers, &members) else { continue };
        out.push((start(members[0]), claim));
    }
    out.sort_by_key(|(start, _)| *start);
    let claims: Vec<Claim> = out.into_iter().map(|(_, claim)| claim).collect();
    refer(&claims, &mut statements.all);
    claims
}

/// Where what is said begins.
fn start(statement: &Statement) -> u32 {
    statement.content.first().map_or(0, |span| span.start)
}

/// The claim of statements in text order. Its words are those of the first that holds it, and if nobody does, of the first that
/// denies it.
fn claim(layers: &Layers<'_>, members: &[&Statement]) -> Option<Claim> {
    let first = members.iter().find(|told| holds(told)).or(members.first())?;
    let standings = standings(members);
    Some(Claim {
        id: id(layers, first),
        content: first.content.clone(),
        about: about(members),
        contested: is_contested(&standings),
        standings,
    })
}

/// A statement's stretches tell its claim from all others.
fn id(layers: &Layers<'_>, told: &Statement) -> String {
    let part = |role, span| (role, span);
    let source = told.source.span.iter().map(|span: &Span| part("source", span));
    let cue = told.cue.iter().map(|span| part("cue", span));
    let content = told.content.iter().map(|span| part("content", span));
    ids::id("c", &layers.source.id, source.chain(cue).chain(content))
}

/// Whom those that hold the claim speak of; each once, in text order.
fn about(members: &[&Statement]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for id in members.iter().filter(|told| holds(told)).flat_map(|told| &told.about) {
        if !out.contains(id) {
            out.push(id.clone());
        }
    }
    out
}

/// One standing for each holder and stance, in text order.
fn standings(members: &[&Statement]) -> Vec<Standing> {
    let mut out: Vec<Standing> = Vec::new();
    for told in members {
        let Some(stance) = value(told) else { continue };
        let same =
            |held: &&mut Standing| held.holder == told.source.entity && held.stance == stance;
        match out.iter_mut().find(same) {
            Some(held) => held.statements.push(told.id.clone()),
            None => out.push(Standing {
                holder: told.source.entity.clone(),
                stance,
                statements: vec![told.id.clone()],
            }),
        }
    }
    out
}

fn value(told: &Statement) -> Option<StanceValue> {
    told.stance.as_ref().map(|stance| stance.value)
}

/// Whether a statement says that the claim is so.
fn holds(told: &Statement) -> bool {
    value(told).is_some_and(affirms)
}

/// Whether who takes this stance says that something is so, or will be.
fn affirms(stance: StanceValue) -> bool {
    matches!(
        stance,
        StanceValue::Asserts
            | StanceValue::Alleges
            | StanceValue::Confirms
            | StanceValue::Predicts
            | StanceValue::Appraises
            | StanceValue::Promises
    )
}

/// Whether one holder denies what another one says. Two holders of whom neither is known may be the same.
fn is_contested(standings: &[Standing]) -> bool {
    let denies = |held: &&Standing| held.stance == StanceValue::Denies;
    standings.iter().filter(denies).any(|denied| {
        let mut others = standings.iter().filter(|held| affirms(held.stance));
        others.any(|held| held.holder != denied.holder)
    })
}

/// Tells each answer which claim it is about: that of the statement that it answers.
fn refer(claims: &[Claim], statements: &mut [Statement]) {
    let shown = claims.iter().flat_map(|claim| {
        let all = claim.standings.iter().flat_map(|held| &held.statements);
        all.map(|statement| (statement.clone(), claim.id.clone()))
    });
    let of: std::collections::BTreeMap<String, String> = shown.collect();
    for answer in statements.iter_mut().filter_map(|told| told.answers.as_mut()) {
        answer.claim = answer.statement.as_ref().and_then(|id| of.get(id)).cloned();
    }
}

//! Claims: statements of one text that say the same thing of the same people, and where each holder stands.

mod groups;
mod joined;
mod said;

use crate::entities::Places;
use crate::statements::Statements;
use crate::{Layers, ids};
use onrecord_record::{Claim, Span, StanceValue, Standing, Statement, is_contested};
use said::Said;

/// The claims of a text, in the order of their first statements. Answers to a claim get its id.
pub(crate) fn claims(
    layers: &Layers<'_>,
    places: &Places<'_>,
    statements: &mut Statements,
) -> Vec<Claim> {
    let said = said::said(layers, places, &statements.all);
    let groups = groups::groups(&statements.all, &said);
    let mut out: Vec<(u32, Claim)> = Vec::with_capacity(groups.len());
    for group in &groups {
        let members: Vec<Member> = group
            .iter()
            .map(|&(at, turned)| Member::of(&statements.all[at], &said[at], turned))
            .collect();
        let Some((begin, claim)) = claim(layers, &members) else { continue };
        out.push((begin, claim));
    }
    out.sort_by_key(|(start, _)| *start);
    let claims: Vec<Claim> = out.into_iter().map(|(_, claim)| claim).collect();
    refer(&claims, &mut statements.all);
    claims
}

/// A statement that shows where somebody stands on a claim.
struct Member<'s> {
    told: &'s Statement,
    /// Whether it says that something is not so.
    is_negated: bool,
    /// Whether it is about the negation of what the group's first one is about.
    turned: bool,
}

impl<'s> Member<'s> {
    fn of(told: &'s Statement, said: &Said, turned: bool) -> Self {
        let is_negated = said.content.as_ref().is_some_and(|content| content.negated);
        Self { told, is_negated, turned }
    }

    /// Whether it says that the claim is so, or the negation of the claim.
    fn holds(&self) -> bool {
        value(self.told).is_some_and(StanceValue::affirms)
    }
}

/// Where what is said begins.
fn start(statement: &Statement) -> u32 {
    statement.content.first().map_or(0, |span| span.start)
}

/// The claim of statements in text order, and where the first of them begins. Its words are those of the first that holds it,
/// without a negation if there are such, and if nobody holds it, of the first that denies it.
fn claim(layers: &Layers<'_>, members: &[Member]) -> Option<(u32, Claim)> {
    let is_turned = members.iter().any(|one| one.turned != members[0].turned);
    let plain = members.iter().find(|one| one.holds() && !(is_turned && one.is_negated));
    let holds = || members.iter().find(|one| one.holds());
    let first = plain.or_else(holds).or(members.first())?;
    let standings = standings(members, first.turned);
    let holders: Vec<_> = standings.iter().map(|one| (one.holder.as_deref(), one.stance)).collect();
    let claim = Claim {
        id: id(layers, first.told),
        content: first.told.content.clone(),
        about: about(members),
        contested: is_contested(&holders),
        standings,
    };
    Some((start(members[0].told), claim))
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
fn about(members: &[Member]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for id in members.iter().filter(|one| one.holds()).flat_map(|one| &one.told.about) {
        if !out.contains(id) {
            out.push(id.clone());
        }
    }
    out
}

/// One standing for each holder and stance, in text order. A standing is relative to the claim: who says that it is not so
/// denies it, and who denies that says that it is.
fn standings(members: &[Member], turned: bool) -> Vec<Standing> {
    let mut out: Vec<Standing> = Vec::new();
    for one in members {
        let told = one.told;
        let Some(stance) = value(told) else { continue };
        let stance = if one.turned == turned { stance } else { stance.turned() };
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

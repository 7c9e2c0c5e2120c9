//! Employers: whose spokesman, which place’s governor somebody is.

use super::discourse::{Discourse, Id};
use super::grammar;
use super::nominals::{self, Nominal};
use super::nouns::{self, Noun};
use super::roles;
use crate::names::NameKind;
use onrecord_record::EntityKind;
use onrecord_text::{Span, Tokens};

/// How far behind a role the name of the employer may end, in tokens ("a spokesman for *the City Water Board*").
const COMPLEMENT: u32 = 6;

/// How many of somebody’s roles are read.
const ROLES: usize = 6;

/// Whether the phrase names an employer ("a Navy spokesman"), the text tells another of the person, and none in common.
pub(crate) fn differ(discourse: &Discourse<'_>, nominal: &Nominal, id: Id) -> bool {
    let wanted = bearers(discourse, nominal.full);
    if wanted.is_empty() {
        return false;
    }
    let roles = discourse.get(id).roles.iter().take(ROLES);
    let told: Vec<Id> = roles.flat_map(|role| of_role(discourse, *role)).collect();
    !told.is_empty() && !wanted.contains(&id) && !wanted.iter().any(|id| told.contains(id))
}

/// Who is named in a role, before it as its owner, and in what qualifies it behind.
fn of_role(discourse: &Discourse<'_>, role: Span<Tokens>) -> Vec<Id> {
    let qualified = matches!(discourse.document.word(role.end), "for" | "of" | "at" | "with");
    let limit = discourse.sentence_end(role.start).min(role.end + COMPLEMENT);
    let in_phrase = |token: &u32| {
        !matches!(discourse.document.word(*token), "," | "." | ";" | "(")
            || discourse.titled_at(*token).is_some()
    };
    let end = (role.end..limit).take_while(in_phrase).last().map_or(role.end, |last| last + 1);
    let mut out = bearers(discourse, Span::new(role.start, if qualified { end } else { role.end }));
    let mark = role.start.checked_sub(1);
    let mark = mark.filter(|&mark| grammar::is_possessive(discourse.document, mark));
    let owner = mark.and_then(|mark| discourse.titled_at(mark.checked_sub(1)?));
    out.extend(owner.and_then(|owner| discourse.bearer[owner]));
    out
}

/// Whom and what the names are that lie in this stretch, titles not counted.
fn bearers(discourse: &Discourse<'_>, tokens: Span<Tokens>) -> Vec<Id> {
    let from = discourse.name_from(tokens.start);
    let inside = discourse.names[from..].iter().zip(&discourse.bearer[from..]);
    inside
        .take_while(|(name, _)| name.tokens.end <= tokens.end)
        .filter(|(name, _)| name.tokens.start >= tokens.start && name.kind != NameKind::Place)
        .filter_map(|(_, bearer)| *bearer)
        .collect()
}

/// "Ohio’s weary governor": the one governor of the text. A well-known president is no other country’s.
pub(crate) fn head_of_place(
    discourse: &Discourse<'_>,
    nominal: &Nominal,
    noun: &Noun,
) -> Option<Id> {
    let one_each = matches!(
        noun.singular,
        "governor"
            | "mayor"
            | "president"
            | "premier"
            | "prime-minister"
            | "chancellor"
            | "king"
            | "queen"
    );
    let (mark, owner) = owner(discourse, nominal)?;
    let is_former = (mark..nominal.head).any(|token| {
        matches!(discourse.document.word(token), "former" | "late" | "next" | "first")
    });
    if !one_each || is_former || discourse.names[owner].kind != NameKind::Place {
        return None;
    }
    nominals::only_bearer(discourse, nominal, noun)
        .filter(|&id| !roles::is_known_holder(discourse, id))
}

/// "Roe’s chief lawyer": the one person of whom the text tells that relation to the same owner, here or below.
pub(crate) fn servant(discourse: &Discourse<'_>, nominal: &Nominal, noun: &Noun) -> Option<Id> {
    let (_, owner) = owner(discourse, nominal)?;
    let owner = discourse.bearer[owner]?;
    let words: &[&str] = match noun.singular {
        "lawyer" | "attorney" => &["lawyer", "attorney"],
        "adviser" | "advisor" => &["adviser", "advisor"],
        _ => &[noun.singular],
    };
    let is_known = |role: &Span<Tokens>| {
        let head = nouns::noun(discourse.document.word(role.end.saturating_sub(1)));
        head.is_some_and(|head| words.contains(&head.singular))
            && of_role(discourse, *role).contains(&owner)
    };
    let mut found: Vec<Id> = words
        .iter()
        .flat_map(|word| discourse.bearers(word))
        .filter(|&id| discourse.get(id).kind == EntityKind::Person && id != owner)
        .filter(|&id| discourse.get(id).may_be(noun.gender))
        .filter(|&id| discourse.get(id).roles.iter().take(ROLES).any(is_known))
        .collect();
    found.sort_unstable();
    found.dedup();
    (found.len() == 1 && !nominal.anonymous).then(|| found[0])
}

/// The possessive mark inside or right before a phrase, and the name that it stands behind.
fn owner(discourse: &Discourse<'_>, nominal: &Nominal) -> Option<(u32, usize)> {
    let from = nominal.core.start.saturating_sub(1);
    let mark = (from..nominal.head)
        .rev()
        .find(|&token| grammar::is_possessive(discourse.document, token))?;
    Some((mark, discourse.titled_at(mark.checked_sub(1)?)?))
}

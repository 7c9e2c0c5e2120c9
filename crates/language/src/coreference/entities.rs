//! The entities that the walk found, written down for the record.

use super::discourse::{Discourse, Id, Referent, Standing};
use super::sources::Resolved;
use super::{Entities, Entity, EntityId, ResolvedSource};
use crate::document::Document;
use onrecord_record::MentionKind;
use rustc_hash::FxHashSet;

/// Everybody who is named or is a source, by first mention; and each source's entity.
pub(crate) fn entities(discourse: &Discourse<'_>, resolved: &[Resolved]) -> Entities {
    let document = discourse.document;
    let mut order: Vec<usize> =
        (0..discourse.referents.len()).filter(|&at| is_listed(&discourse.referents[at])).collect();
    order.sort_by_key(|&at| {
        (discourse.referents[at].mentions.first().map(|mention| mention.tokens), at)
    });
    let mut ids = vec![None; discourse.referents.len()];
    for (id, &at) in order.iter().enumerate() {
        ids[at] = Some(EntityId(id as u32));
    }
    let entity_of = |id: Id| ids[id.0];
    let sources = resolved
        .iter()
        .map(|source| ResolvedSource {
            entity: source.referent.and_then(entity_of),
            kind: source.kind,
        })
        .collect();
    let all = order.iter().map(|&at| entity(document, &discourse.referents[at])).collect();
    Entities { all, sources }
}

fn is_listed(referent: &Referent) -> bool {
    referent.listed && referent.standing != Standing::Anonymous && !referent.mentions.is_empty()
}

fn entity(document: &Document<'_>, referent: &Referent) -> Entity {
    let mut forms = forms(document, referent);
    let name = if forms.is_empty() { String::new() } else { forms.remove(0) };
    Entity {
        kind: referent.kind,
        name,
        aliases: forms,
        roles: referent.roles.clone(),
        mentions: referent.mentions.clone(),
    }
}

/// What it is called, without repetition: its name or first phrase, then the other forms in text order.
fn forms(document: &Document<'_>, referent: &Referent) -> Vec<String> {
    let by_name = referent.mentions.iter().filter(|mention| {
        mention.kind == MentionKind::Name
            || referent.name.is_none() && mention.kind == MentionKind::Nominal
    });
    let spans = referent
        .name
        .into_iter()
        .chain(referent.forms.iter().copied())
        .chain(by_name.map(|mention| mention.tokens));
    let mut seen = FxHashSet::default();
    let texts =
        spans.map(|span| document.words(span).split_whitespace().collect::<Vec<_>>().join(" "));
    texts.filter(|text| !text.is_empty() && seen.insert(text.clone())).collect()
}

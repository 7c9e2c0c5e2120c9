//! What learning needs to see of the resolution of pronouns.

use super::discourse::{Discourse, Id};
use super::pronouns::{Place, Weighed};
use super::weights::PronounWeights;
use super::{SourceMention, prepare};
use crate::document::Document;
use crate::names::Name;
use crate::tags::Tag;
use onrecord_record::MentionKind;
use onrecord_text::{Span, Tokens};

/// How one pronoun was weighed.
#[derive(Debug, Clone)]
pub struct Weighing {
    /// The pronoun.
    pub token: u32,
    /// The form under which its evidence is weighed; see [`super::FORMS`].
    pub form: usize,
    /// Those that it may stand for.
    pub candidates: Vec<Weighable>,
    /// The evidence that it stands for nobody of them, where that may be.
    pub nobody: Option<Vec<u16>>,
}

/// Somebody whom a pronoun may stand for.
#[derive(Debug, Clone)]
pub struct Weighable {
    id: Id,
    /// Where it is named anywhere in the text, and by which nouns so far.
    pub spans: Vec<Span<Tokens>>,
    /// The evidence for it, by the numbers of the answers.
    pub evidence: Vec<u16>,
}

/// How all third-person pronouns of a document are weighed when earlier ones are resolved with these weights.
pub fn weighings(
    document: &Document<'_>,
    tags: &[Tag],
    names: &[Name],
    sources: &[SourceMention],
    weights: &PronounWeights,
) -> Vec<Weighing> {
    let mut discourse = Discourse::new(document, tags, names, weights);
    discourse.weighings = Some(Vec::new());
    prepare(&mut discourse, sources);
    let mut out = discourse.weighings.take().unwrap_or_default();
    for candidate in out.iter_mut().flat_map(|weighing| &mut weighing.candidates) {
        let bearers = discourse.bearer.iter().zip(names);
        let named = bearers.filter(|(bearer, _)| **bearer == Some(candidate.id));
        candidate.spans.extend(named.map(|(_, name)| name.tokens));
    }
    out
}

/// Notes a weighing where somebody wants to learn from it.
pub(crate) fn note(discourse: &mut Discourse<'_>, place: &Place<'_>, weighed: &Weighed) {
    if discourse.weighings.is_none() {
        return;
    }
    let weighing = weighing(discourse, place, weighed);
    discourse.weighings.iter_mut().for_each(|known| known.push(weighing.clone()));
}

fn weighing(discourse: &Discourse<'_>, place: &Place<'_>, weighed: &Weighed) -> Weighing {
    let candidate = |(id, evidence): &(Id, Vec<u16>)| {
        let mentions = discourse.get(*id).mentions.iter();
        let nouns = mentions.filter(|mention| mention.kind == MentionKind::Nominal);
        Weighable {
            id: *id,
            spans: nouns.map(|mention| mention.tokens).collect(),
            evidence: evidence.clone(),
        }
    };
    Weighing {
        token: place.token,
        form: weighed.form,
        candidates: weighed.candidates.iter().map(candidate).collect(),
        nobody: weighed.nobody.clone(),
    }
}

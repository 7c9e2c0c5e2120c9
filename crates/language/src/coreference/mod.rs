//! Coreference, as far as speakers need it: who "he", "Bukele’s post" and "the senator" are.
//!
//! In steps: `people` and `organizations` put the names of one bearer together; `roles` collects what the
//! text says of them; `phrase` finds the head of the words for each source; `walk` goes through all
//! mentions in text order and lets `nominals` and `pronouns` find their antecedents; `sources` reads off
//! who each source is; `entities` writes the result down. Every step looks back over a bounded window,
//! so the cost grows with the length of the text.

mod authors;
mod candidates;
mod discourse;
mod employers;
mod entities;
mod evidence;
mod function;
mod grammar;
mod joint;
mod namesakes;
mod nominals;
mod nouns;
mod organizations;
mod people;
mod phrase;
mod plurals;
mod pronouns;
mod questions;
mod roles;
mod sources;
mod training;
mod voices;
mod walk;
mod weights;

use crate::document::Document;
use crate::names::Name;
use crate::tags::Tag;
use discourse::Discourse;
use onrecord_record::{EntityKind, MentionKind, StatementSourceKind as SourceKind};
use onrecord_text::{Span, Tokens};

pub use questions::{ANSWERS, answers};
pub use training::{Weighable, Weighing, weighings};
pub use weights::{FORMS, PronounWeights};

pub(crate) use nouns::{is_document_noun, is_person_noun};

/// The words for the source of a statement, as attribution found them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceMention {
    /// The words for the source ("He", "a spokesman for the ministry").
    pub tokens: Span<Tokens>,
    /// The words that report.
    pub cue: Option<Span<Tokens>>,
    /// What was said.
    pub content: Vec<Span<Tokens>>,
}

/// Index into [`Entities::all`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub u32);

/// Somebody or something that the text speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// The fullest form in this text, without title or article.
    pub name: String,
    /// Other forms in this text, without repetition, in text order.
    pub aliases: Vec<String>,
    /// Titles and descriptions that the text gives.
    pub roles: Vec<Span<Tokens>>,
    /// Where the text speaks of it, in text order.
    pub mentions: Vec<Mention>,
}

/// One place where the text speaks of an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// The words.
    pub tokens: Span<Tokens>,
    /// What kind of words.
    pub kind: MentionKind,
}

/// Who a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResolvedSource {
    /// The entity, unless the text does not say who it is.
    pub entity: Option<EntityId>,
    /// What kind of source it is.
    pub kind: SourceKind,
}

/// The entities of a text, and which of them each source is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entities {
    /// By first mention.
    pub all: Vec<Entity>,
    /// One for each source mention that was asked for, in the same order.
    pub sources: Vec<ResolvedSource>,
}

/// Says who the sources are. Reads tokens, sentences, quotation marks, tags (one for each token) and names
/// (in text order).
pub fn resolve(
    document: &Document<'_>,
    tags: &[Tag],
    names: &[Name],
    sources: &[SourceMention],
) -> Entities {
    let mut discourse = Discourse::new(document, tags, names, PronounWeights::shipped());
    let (phrases, heads) = prepare(&mut discourse, sources);
    let resolved = sources::resolve(&mut discourse, sources, &phrases, &heads);
    entities::entities(&discourse, &resolved)
}

/// Gives every name its bearer and goes through all mentions; the sources’ phrases and whom their heads speak of.
fn prepare(
    discourse: &mut Discourse<'_>,
    sources: &[SourceMention],
) -> (Vec<phrase::Phrase>, Vec<Option<discourse::Id>>) {
    people::link(discourse);
    organizations::link(discourse);
    discourse.count_names();
    roles::collect(discourse);
    let phrases: Vec<_> =
        sources.iter().map(|source| phrase::analyse(discourse, source.tokens)).collect();
    let heads = walk::walk(discourse, sources, &phrases);
    (phrases, heads)
}

#[cfg(test)]
mod tests;

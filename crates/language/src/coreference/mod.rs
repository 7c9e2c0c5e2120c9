//! Coreference, as far as speakers need it: who "he", "Bukele’s post" and "the senator" are.
//!
//! In steps: `people` and `organizations` put the names of one bearer together; `roles` collects what the
//! text says of them; `phrase` finds the head of the words for each source; `walk` goes through all
//! mentions in text order and lets `nominals` and `pronouns` find their antecedents; `sources` reads off
//! who each source is; `entities` writes the result down. Every step looks back over a bounded window,
//! so the cost grows with the length of the text.

mod choice;
mod discourse;
mod entities;
mod grammar;
mod joint;
mod nominals;
mod nouns;
mod organizations;
mod people;
mod phrase;
mod pronouns;
mod roles;
mod sources;
mod walk;

use crate::document::Document;
use crate::names::Name;
use onrecord_record::{EntityKind, MentionKind, StatementSourceKind as SourceKind};
use onrecord_text::{Span, Tokens};

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

/// Says who the sources are. Reads tokens, sentences, quotation marks and names (in text order).
pub fn resolve(document: &Document<'_>, names: &[Name], sources: &[SourceMention]) -> Entities {
    let mut discourse = discourse::Discourse::new(document, names);
    people::link(&mut discourse);
    organizations::link(&mut discourse);
    discourse.count_names();
    roles::collect(&mut discourse);
    let phrases: Vec<_> =
        sources.iter().map(|source| phrase::analyse(&discourse, source.tokens)).collect();
    let heads = walk::walk(&mut discourse, sources, &phrases);
    let resolved = sources::resolve(&mut discourse, sources, &phrases, &heads);
    entities::entities(&discourse, &resolved)
}

#[cfg(test)]
mod tests;

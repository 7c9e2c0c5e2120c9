//! Names: where the text names a person, an organisation, a place or a work.
//!
//! Rules over capitals and reviewed lists, in steps: `casing` says which capitals are evidence,
//! `runs` strings capitalised words together, `titles` parts a title from the name behind it,
//! `kinds` says what is named, `works` finds titles between quotation marks. A learned tagger can
//! take the place of all of them: what follows reads [`Name`] alone.

mod casing;
mod kinds;
pub(crate) mod lexicon;
mod runs;
pub mod spelling;
mod titles;
mod works;

use crate::document::Document;
use casing::Casing;
use onrecord_text::{Span, Tokens};

pub use lexicon::Gender;

/// One place where the text names somebody or something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// The name alone: no title, no article, no possessive ending.
    pub tokens: Span<Tokens>,
    /// What bears it.
    pub kind: NameKind,
    /// The title right before it ("U.S. District Judge"), or the noun that a work is introduced by
    /// ("documentary").
    pub title: Option<Span<Tokens>>,
    /// The gender that title or first name tell.
    pub gender: Option<Gender>,
}

/// What bears a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// A human being.
    Person,
    /// A company, party, agency, court, newspaper, …
    Organization,
    /// A country, city, building, …
    Place,
    /// A book, film, song, programme, …
    Work,
    /// A name that its form and place do not tell the bearer of.
    Other,
}

impl Name {
    /// Title and name together.
    pub fn with_title(&self) -> Span<Tokens> {
        match self.title {
            Some(title) if title.end == self.tokens.start => title.join(self.tokens),
            _ => self.tokens,
        }
    }
}

/// All names of a document in text order, none overlapping another. Reads tokens, sentences and
/// quotation marks.
pub fn names(document: &Document<'_>) -> Vec<Name> {
    let casing = Casing::new(document);
    let works = works::works(document);
    let mut out = Vec::new();
    for run in runs::runs(document, &casing) {
        titles::part(document, run, |name, title| out.extend(kinds::name(document, name, title)));
    }
    out.retain(|name| !overlaps_work(&works, name.tokens));
    out.extend(works);
    out.sort_by_key(|name| name.tokens);
    out
}

/// Whether a work, of which there are none overlapping and all in order, shares a token with `name`.
fn overlaps_work(works: &[Name], name: Span<Tokens>) -> bool {
    let at = works.partition_point(|work| work.tokens.end <= name.start);
    works.get(at).is_some_and(|work| work.tokens.overlaps(name))
}

#[cfg(test)]
mod tests;

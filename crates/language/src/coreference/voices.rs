//! Voices: in whose statement a token stands.

use super::SourceMention;
use super::discourse::{Discourse, Id};
use super::phrase::{Head, Phrase};

/// Contents longer than this are not looked into, in tokens.
const LONGEST_CONTENT: u32 = 2_000;

/// For every token the statement whose content it stands in, the innermost.
pub(crate) struct Voices(Vec<Option<usize>>);

impl Voices {
    pub(crate) fn new(discourse: &Discourse<'_>, sources: &[SourceMention]) -> Self {
        let mut contents: Vec<_> = sources
            .iter()
            .enumerate()
            .flat_map(|(index, source)| source.content.iter().map(move |&content| (index, content)))
            .filter(|(_, content)| content.len() <= LONGEST_CONTENT)
            .collect();
        contents.sort_by_key(|(index, content)| (std::cmp::Reverse(content.len()), *index));
        let mut out = vec![None; discourse.document.tokens.len()];
        for (index, content) in contents {
            for slot in out.get_mut(content.range()).into_iter().flatten() {
                *slot = Some(index);
            }
        }
        Self(out)
    }

    /// The statement in whose content a token stands.
    pub(crate) fn statement(&self, token: u32) -> Option<usize> {
        self.0.get(token as usize).copied().flatten()
    }

    /// Who speaks where a token stands, as far as names and what has passed tell.
    pub(crate) fn speaker(
        &self,
        discourse: &Discourse<'_>,
        phrases: &[Phrase],
        heads: &[Option<Id>],
        token: u32,
    ) -> Option<Id> {
        let statement = self.statement(token)?;
        let by_name = match phrases.get(statement)?.head {
            Head::Name(name) => discourse.bearer[name],
            _ => None,
        };
        by_name.or_else(|| heads.get(statement).copied().flatten())
    }
}

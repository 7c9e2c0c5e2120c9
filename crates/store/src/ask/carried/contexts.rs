//! The text around both sides of a material difference.

use super::tellings::Told;
use crate::ask::placed::point;
use crate::ask::unpacked::texts;
use crate::{Store, StoreError};
use onrecord_record::{Places, Span, words};
use onrecord_story::asked::{Context, Variant};

/// Most pairs of wordings with a material difference of which the text around both is shown.
const MAX_CONTEXTS: usize = 8;

/// Most code points of a paragraph on either side of the first word that are shown as its context.
const MAX_CONTEXT: u32 = 300;

impl Store {
    /// Gives the text around both sides of the first material differences.
    pub(super) fn give_contexts(
        &self,
        variants: &mut [Variant],
        told: &[Told],
    ) -> Result<(), StoreError> {
        let material = variants.iter_mut().filter(|variant| variant.is_material);
        let material: Vec<_> = material.take(MAX_CONTEXTS).collect();
        let wordings = told.chunk_by(|a, b| a.wording() == b.wording());
        let firsts: Vec<_> = wordings.filter_map(|same| same.first()).collect();
        let first = |wording: usize| firsts.get(wording).copied();
        let sides = material.iter().flat_map(|variant| variant.wordings).filter_map(first);
        let texts = texts(&self.connection, sides.map(Told::article))?;
        for variant in material {
            for one in variant.wordings.into_iter().filter_map(first) {
                let places = Places::new(texts.of(one.article())?);
                variant.contexts.extend(context(&places, one.aspect.article, one.aspect.at));
            }
        }
        Ok(())
    }
}

/// The paragraph around a place, cut where it is long.
fn context(places: &Places, article: usize, at: u32) -> Option<Context> {
    let from = at.saturating_sub(MAX_CONTEXT);
    let to = places.len().min(at.saturating_add(2 * MAX_CONTEXT));
    let before = places.slice(from, at)?;
    let after = places.slice(at, to)?;
    let before = before.rfind('\n').map_or(before, |line| &before[line + 1..]);
    let after = after.find('\n').map_or(after, |line| &after[..line]);
    let start = at - before.chars().count() as u32;
    let end = at + after.chars().count() as u32;
    Some(Context {
        article,
        span: Span { start, end, text: [before, after].concat() },
        place: words::place(places, &point(at)),
    })
}

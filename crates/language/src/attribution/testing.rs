//! What the tests of this room share.

use super::Models;
use super::features::Context;
use super::relation::Attribution;
use crate::document::Document;
use crate::lexemes::lexemes;
use crate::tags::tags;
use onrecord_models::{ATTRIBUTION_FIRST, ATTRIBUTION_LINK, ATTRIBUTION_SECOND, CLASSES, TAGGER};
use onrecord_text::{SourceText, Span};

/// Calls `test` with the layers of a text.
pub(crate) fn with<T>(text: &str, test: impl FnOnce(&Context<'_, '_>) -> T) -> T {
    let source = SourceText::new(text.to_owned()).unwrap();
    let document = Document::segment(&source, &[]);
    let lexemes = lexemes(&document, CLASSES.get().unwrap());
    let tags = tags(&document, &lexemes, TAGGER.get().unwrap());
    test(&Context { document: &document, lexemes: &lexemes, tags: &tags, inside: 0 })
}

/// The models that the program carries.
pub(crate) fn models() -> Models<'static> {
    Models {
        full: None,
        first: ATTRIBUTION_FIRST.get().unwrap(),
        second: ATTRIBUTION_SECOND.get().unwrap(),
        link: ATTRIBUTION_LINK.get().unwrap(),
    }
}

/// A relation as "source | cue | content … content", "-" for what is missing.
pub(super) fn told(context: &Context<'_, '_>, relation: &Attribution) -> String {
    let words = |span: Option<Span<_>>| span.map_or("-", |span| context.document.words(span));
    let content: Vec<&str> =
        relation.content.iter().map(|&span| context.document.words(span)).collect();
    format!("{} | {} | {}", words(relation.source), words(relation.cue), content.join(" … "))
}

/// What a rule finds in a text, as [`told`].
pub(super) fn found(
    text: &str,
    rule: impl Fn(&Context<'_, '_>) -> Vec<Attribution>,
) -> Vec<String> {
    with(text, |context| rule(context).iter().map(|relation| told(context, relation)).collect())
}

/// All relations of a text, as [`told`].
pub(super) fn all(text: &str) -> Vec<String> {
    found(text, |context| super::attributions(context, models()).relations)
}

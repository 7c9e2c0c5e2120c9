//! Attribution: who is made to say what. Source, cue and content are labelled token by token, in two
//! passes, and then linked into relations.

mod features;
mod headless;
mod holders;
mod labelled_lines;
mod labels;
mod link;
mod naming;
mod nested;
mod owners;
mod phrases;
mod quoted;
mod relation;
mod relative;
mod saying;
mod speech;
mod subject;
#[cfg(test)]
mod testing;
mod that_clauses;
mod unlabelled;
mod window;

pub use features::{Context, extract_found, extract_words};
pub use labels::{Label, Role, Run, runs};
pub use link::{Linking, Pair, link};
pub use relation::Attribution;
pub use speech::{is_speech, is_title};
pub use window::windows;

use crate::features::Features;
use onrecord_models::{Chain, Scratch};
use onrecord_text::{Span, TokenKind, Tokens};

/// The models of attribution.
#[derive(Debug, Clone, Copy)]
pub struct Models<'m> {
    /// Labels from words and marks.
    pub first: &'m Chain,
    /// Labels from words, marks and what the first pass found.
    pub second: &'m Chain,
    /// Whether a cue and a source or content belong together.
    pub link: &'m Chain,
}

/// The attribution relations of a document: the outermost in the order of their cues, then those inside
/// their contents.
pub fn attributions(context: &Context<'_, '_>, models: Models<'_>) -> Vec<Attribution> {
    let runs = labelled(context, models, &windows(context.document));
    let mut relations = link(context, &runs, models.link);
    subject::fill(context, &mut relations);
    replace(&mut relations, labelled_lines::find(context));
    let mut inner = headless::join(context, &mut relations);
    inner.extend(quoted::complete(context, &mut relations));
    inner.extend(relative::find(context));
    inner.extend(naming::find(context));
    inner.extend(that_clauses::find(context));
    nested::nest(context, models, inner, &mut relations);
    relations
}

/// Puts relations that a rule is sure of in the place of those that share their cue or source, or hold them.
fn replace(relations: &mut Vec<Attribution>, sure: Vec<Attribution>) {
    let taken: Vec<Span<Tokens>> = sure.iter().map(Attribution::extent).collect();
    relations.retain(|relation| {
        let anchor = relation.anchor();
        let at = taken.partition_point(|span| span.end <= anchor.start);
        !taken.get(at).is_some_and(|span| span.overlaps(anchor))
    });
    relations.extend(sure);
}

/// The runs that both passes find in these windows; marks without a word say nothing.
fn labelled(context: &Context<'_, '_>, models: Models<'_>, windows: &[Span<Tokens>]) -> Vec<Run> {
    let (mut words, mut nearby, mut scratch) =
        (Features::default(), Features::default(), Scratch::default());
    let (mut first, mut second) = (Vec::new(), Vec::new());
    let mut out = Vec::new();
    let has_word = |window: &Span<Tokens>| {
        let tokens = context.document.tokens.get(window.range()).unwrap_or_default();
        tokens.iter().any(|token| token.kind == TokenKind::Word)
    };
    for &window in windows.iter().filter(|window| has_word(window)) {
        extract_words(context, window, &mut words);
        models.first.decode(&[words.parts()], &mut scratch, &mut first);
        let found: Vec<Label> = first.iter().copied().map(Label).collect();
        extract_found(context, window, &found, &mut nearby);
        models.second.decode(&[words.parts(), nearby.parts()], &mut scratch, &mut second);
        let found: Vec<Label> = second.iter().copied().map(Label).collect();
        out.extend(runs(&found, window.start));
    }
    out
}

//! Attribution: who is made to say what. Source, cue and content are labelled token by token, in two
//! passes, and then linked into relations.

mod charges;
mod denials;
mod features;
pub mod full;
mod headless;
mod headlines;
mod holders;
mod index;
mod labelled_lines;
mod labels;
mod link;
mod naming;
mod nested;
mod owners;
pub(crate) mod phrases;
mod plain;
mod quoted;
mod relation;
mod relative;
mod resumed;
mod saying;
mod speech;
mod strays;
mod subject;
#[cfg(test)]
pub(crate) mod testing;
mod that_clauses;
mod unlabelled;
mod whole;
mod window;

pub use features::{Context, extract_found, extract_words};
pub use full::Full;
pub use index::Index;
pub use labels::{Label, Role, Run, runs};
pub use link::{Linking, Pair, link};
pub use relation::Attribution;
pub use speech::{is_speech, is_title};
pub use window::windows;

use crate::features::Features;
use onrecord_models::{Chain, Scratch};
use onrecord_text::{Span, TokenKind, Tokens};

/// The models of attribution: the fast ones always, as they also read inside contents, and the full one
/// where it is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Models<'m> {
    /// Labels and links from an encoder's vectors, in the place of the fast models'.
    pub full: Option<&'m Full>,
    /// Labels from words and marks.
    pub first: &'m Chain,
    /// Labels from words, marks and what the first pass found.
    pub second: &'m Chain,
    /// Whether a cue and a source or content belong together.
    pub link: &'m Chain,
}

/// Units of score in one natural-log unit of odds.
pub const UNIT: f32 = 256.0;

/// What the stage of attribution found.
#[derive(Debug, Clone, Default)]
pub struct Attributions {
    /// The relations: the outermost in the order of their cues, then those inside their contents.
    pub relations: Vec<Attribution>,
    /// For each token: how sure its label is, in [`UNIT`]s of a natural-log unit of odds.
    pub margins: Vec<i32>,
    /// Why the full model, although there, did not read this document.
    pub unread: Option<full::Unread>,
}

/// The attribution relations of a document.
pub fn attributions(context: &Context<'_, '_>, models: Models<'_>) -> Attributions {
    let (found, unread) = match models.full.map(|full| full::find(context, full)) {
        Some(Ok(found)) => (found, None),
        Some(Err(unread)) => (fast(context, models), Some(unread)),
        None => (fast(context, models), None),
    };
    let relations = completed(context, models, found.relations);
    Attributions { relations, margins: found.margins, unread }
}

/// What a model found in a document.
#[derive(Debug, Clone, Default)]
struct Found {
    relations: Vec<Attribution>,
    margins: Vec<i32>,
}

/// What the fast models find.
fn fast(context: &Context<'_, '_>, models: Models<'_>) -> Found {
    let mut margins = Vec::new();
    let runs = labelled(context, models, &windows(context.document), Some(&mut margins));
    let runs = whole::whole(context, runs);
    Found { relations: link(context, &runs, models.link), margins }
}

/// The relations that a model found, completed and corrected by what marks and syntax decide.
fn completed(
    context: &Context<'_, '_>,
    models: Models<'_>,
    mut relations: Vec<Attribution>,
) -> Vec<Attribution> {
    subject::fill(context, &mut relations);
    strays::drop(context, &mut relations);
    headlines::cut(context, &mut relations);
    headlines::close(context, &mut relations);
    plain::drop(context, &mut relations);
    replace(&mut relations, labelled_lines::find(context));
    replace(&mut relations, unlabelled::signed(context));
    let mut inner = headless::join(context, &mut relations);
    inner.extend(denials::hold(context, &mut relations));
    inner.extend(quoted::complete(context, &mut relations));
    inner.extend(relative::find(context));
    inner.extend(naming::find(context));
    inner.extend(that_clauses::find(context));
    inner.extend(charges::find(context));
    inner.extend(denials::find(context));
    nested::nest(context, models, inner, &mut relations);
    relations
}

/// Puts relations that a rule is sure of, in text order, in the place of those that share their cue or source, or
/// hold them; what other relations have of their words is taken out of these.
fn replace(relations: &mut Vec<Attribution>, sure: Vec<Attribution>) {
    let taken: Vec<Span<Tokens>> = sure.iter().map(Attribution::extent).collect();
    let is_taken = |span: Span<Tokens>| {
        let at = taken.partition_point(|taken| taken.end <= span.start);
        taken.get(at).is_some_and(|taken| taken.overlaps(span))
    };
    relations.retain_mut(|relation| {
        let told = !relation.content.is_empty();
        let anchor = relation.anchor();
        relation.content.retain(|&content| !is_taken(content));
        relation.source = relation.source.filter(|&source| !is_taken(source));
        !is_taken(anchor) && (!told || !relation.content.is_empty())
    });
    relations.extend(sure);
}

/// The runs that both passes find in these windows; marks without a word say nothing. `margins`, where they
/// are wanted, get how sure the label of each token is, window after window.
fn labelled(
    context: &Context<'_, '_>,
    models: Models<'_>,
    windows: &[Span<Tokens>],
    mut margins: Option<&mut Vec<i32>>,
) -> Vec<Run> {
    let (mut words, mut nearby, mut scratch) =
        (Features::default(), Features::default(), Scratch::default());
    let (mut first, mut second, mut sure) = (Vec::new(), Vec::new(), Vec::new());
    let mut out = Vec::new();
    let has_word = |window: &Span<Tokens>| {
        let tokens = context.document.tokens.get(window.range()).unwrap_or_default();
        tokens.iter().any(|token| token.kind == TokenKind::Word)
    };
    for window in windows {
        if !has_word(window) {
            if let Some(margins) = &mut margins {
                margins.resize(margins.len() + window.len() as usize, 0);
            }
            continue;
        }
        let window = *window;
        extract_words(context, window, &mut words);
        models.first.decode(&[words.parts()], &mut scratch, &mut first);
        let found: Vec<Label> = first.iter().copied().map(Label).collect();
        extract_found(context, window, &found, &mut nearby);
        models.second.decode(&[words.parts(), nearby.parts()], &mut scratch, &mut second);
        if let Some(margins) = &mut margins {
            models.second.margins(UNIT, &second, &mut scratch, &mut sure);
            margins.extend_from_slice(&sure);
        }
        let found: Vec<Label> = second.iter().copied().map(Label).collect();
        out.extend(runs(&found, window.start));
    }
    out
}

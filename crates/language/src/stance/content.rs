//! The sentences of a content, without what stands in attributions inside it.

use crate::attribution::{Attribution, Context};
use crate::quotes::MarkRole;
use onrecord_text::{Span, Tokens};

/// Tokens of a content that are looked at: what a statement does shows at its beginning.
pub(super) const LONGEST: usize = 200;

/// One sentence of a content.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    /// Its tokens, in order; breaks by cue and source are left out.
    pub(super) tokens: Vec<u32>,
    /// Whether it begins between quotation marks.
    pub(super) is_quoted: bool,
}

/// The sentences of a content.
pub(super) fn lines(
    context: &Context<'_, '_>,
    attribution: &Attribution,
    inner: &[Span<Tokens>],
) -> Vec<Line> {
    let mut lines = vec![Line::default()];
    let pieces = attribution.content.iter().flat_map(|piece| piece.iter());
    for at in pieces.take(LONGEST) {
        if inner.iter().any(|told| told.holds(at)) {
            continue;
        }
        if ends(context, lines.last(), at) {
            lines.push(Line::default());
        }
        if let Some(line) = lines.last_mut() {
            if line.tokens.is_empty() {
                line.is_quoted = is_quoted(context, at);
            }
            line.tokens.push(at);
        }
    }
    lines.retain(|line| !line.tokens.is_empty());
    lines
}

/// The first sentence of a content, with what is told inside it.
pub(super) fn first(context: &Context<'_, '_>, attribution: &Attribution) -> Line {
    let mut line = Line::default();
    for at in attribution.content.iter().flat_map(|piece| piece.iter()).take(LONGEST) {
        if ends(context, Some(&line), at) {
            break;
        }
        if line.tokens.is_empty() {
            line.is_quoted = is_quoted(context, at);
        }
        line.tokens.push(at);
    }
    line
}

/// Whether a token stands between quotation marks.
fn is_quoted(context: &Context<'_, '_>, at: u32) -> bool {
    context.document.quotes.depth.get(at as usize) > Some(&context.inside)
}

/// Whether a sentence has ended before a token: its last word is a stop, and the token is no mark that closes it.
fn ends(context: &Context<'_, '_>, line: Option<&Line>, at: u32) -> bool {
    let stops = |last: &u32| context.is(*last, &[".", "!", "?"]);
    let closes =
        matches!(context.document.quotes.roles.get(at as usize), Some(Some(MarkRole::Close)));
    let mut marks = line.into_iter().flat_map(|line| line.tokens.iter().rev().take(2));
    !closes && marks.any(stops)
}

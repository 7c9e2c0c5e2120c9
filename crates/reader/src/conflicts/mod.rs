//! Conflicts: what cannot all hold, after the innocent explanations were tried.
//!
//! One file for each kind. Every finder looks at the layers alone and is silent unless nearly sure: it names what stands
//! against what, and which innocent explanations it tried. None says which of the places is wrong.

mod calendar;
mod lexicon;
mod names;
mod number;
mod phrases;
mod quotation;
mod status;
mod view;

use crate::statements::Statements;
use crate::{Layers, ids, spans};
use onrecord_record::{Conflict, ConflictKind, Entity};
use onrecord_text::{Span, Tokens};
use view::View;

/// A conflict, with its stretches in tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Found {
    kind: ConflictKind,
    rule: &'static str,
    /// The stretches that stand against each other, or the one that cannot hold by itself.
    spans: Vec<Span<Tokens>>,
    explanation: String,
}

/// Conflicts that a text shows at most: a text with more is no article.
const MOST: usize = 200;

/// The conflicts of a text, in text order.
pub(crate) fn conflicts(
    layers: &Layers<'_>,
    _entities: &[Entity],
    _statements: &Statements,
) -> Vec<Conflict> {
    let known = view::known(layers);
    let view = View::new(layers, &known);
    let mut found = Vec::new();
    calendar::find(view, &mut found);
    names::find(view, &mut found);
    number::find(view, &mut found);
    quotation::find(view, &mut found);
    status::find(view, &mut found);
    for conflict in &mut found {
        conflict.spans.sort_unstable();
    }
    found.sort_by(|a, b| (&a.spans, a.kind, a.rule).cmp(&(&b.spans, b.kind, b.rule)));
    found.dedup_by(|a, b| (&a.spans, a.kind) == (&b.spans, b.kind));
    found.truncate(MOST);
    found.into_iter().map(|found| conflict(layers, found)).collect()
}

fn conflict(layers: &Layers<'_>, found: Found) -> Conflict {
    let spans: Vec<_> = found.spans.iter().map(|&span| spans::of_tokens(layers, span)).collect();
    let roles = spans.iter().map(|span| (found.rule, span));
    Conflict {
        id: ids::id("x", &layers.source.id, roles),
        kind: found.kind,
        explanation: found.explanation,
        rule: found.rule.to_owned(),
        spans,
    }
}

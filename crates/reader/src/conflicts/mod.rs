//! Conflicts: what cannot all hold, after the innocent explanations were tried.

use crate::Layers;
use crate::statements::Statements;
use onrecord_record::{Conflict, Entity};

/// The conflicts of a text, in text order.
pub(crate) fn conflicts(
    _layers: &Layers<'_>,
    _entities: &[Entity],
    _statements: &Statements,
) -> Vec<Conflict> {
    Vec::new()
}

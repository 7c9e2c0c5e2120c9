//! Flags: what a reader should be told about sourcing, as diagnostics.

use crate::Layers;
use crate::statements::Statements;
use onrecord_record::{Diagnostic, Entity};

/// The flags of a text, in text order.
pub(crate) fn flags(
    _layers: &Layers<'_>,
    _entities: &[Entity],
    _statements: &Statements,
) -> Vec<Diagnostic> {
    Vec::new()
}

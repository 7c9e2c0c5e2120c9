//! Claims: statements of one text that say the same thing of the same people, and where each holder stands.

use crate::Layers;
use crate::statements::Statements;
use onrecord_record::{Claim, Entity};

/// The claims of a text, contested ones first in nothing but their flag: in text order. Answers to a claim get its id.
pub(crate) fn claims(
    _layers: &Layers<'_>,
    _entities: &[Entity],
    _statements: &mut Statements,
) -> Vec<Claim> {
    Vec::new()
}
